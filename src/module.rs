//! The JavaScript module: the functions of `token-doctor.d.ts`.
//!
//! Converts arguments and results. Each function has one more argument than in JavaScript, the last one: `translate`, the language
//! that `languages.js` has chosen. Does not depend on the page (`ui`).

#![cfg_attr(
    not(feature = "module"),
    allow(
        dead_code,
        unused_imports,
        reason = "with one function alone, the others are not there"
    )
)]

mod argument;
mod error_to_json;
mod language;
mod promise;
mod signal;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::check::{ConnectionRequest, ExchangeRequest, Run, replay};
use crate::clock;
use crate::diagnosis::{self, Category, Context};
use crate::fetch::{OpenCall, Progress, Test};
use crate::graph::{AppSecret, PhoneNumberId, WabaId};
use crate::paste::{self, AppId};
use crate::shape::{self, ConnectionReport, Diagnosis, ExchangeReport, TokenInspection};

use argument::Request;
use error_to_json::Answer;
use promise::Deferred;
use serde::Serialize;

/// Converts to plain JavaScript objects, with `null` for `None`.
pub(crate) fn to_js(shape: &impl Serialize) -> Result<JsValue, JsValue> {
    shape
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// `inspectToken(pasted: string): TokenInspection`. Reads the pasted text without any network access.
///
/// # Errors
/// A `TypeError` if `pasted` is not a string.
#[cfg(feature = "inspect-token")]
#[wasm_bindgen(js_name = inspectToken)]
pub fn inspect_token(pasted: &JsValue, translate: &JsValue) -> Result<JsValue, JsValue> {
    let pasted = argument::string(pasted, "pasted")?;
    let clock = clock::now();
    let (inspection, _) = diagnosis::read_paste(&pasted, &Context::of_paste(&clock));
    to_js(&TokenInspection::of(&inspection, &language::words(translate)))
}

/// `explainError(answer: string | object, httpStatus?: number): Diagnosis`. Explains an answer of the Graph API, or an
/// error that a person pasted.
///
/// # Errors
/// A `TypeError` if `answer` is neither a string nor an object, or `httpStatus` is not an HTTP status.
#[cfg(feature = "explain-error")]
#[wasm_bindgen(js_name = explainError)]
pub fn explain_error(answer: &JsValue, http_status: &JsValue, translate: &JsValue) -> Result<JsValue, JsValue> {
    let Answer {
        text: answer,
        http_status: found_status,
        may_be_healthy,
    } = argument::answer(answer, "answer")?;
    let http_status = argument::http_status(http_status, "httpStatus")?.or(found_status);
    let clock = clock::now();
    let context = Context::of_paste(&clock);
    // The output of the copied curl commands is read as a complete run.
    let replayed =
        replay(&answer, &clock).map(|report| report.diagnosis.unwrap_or_else(|| diagnosis::healthy(&context)));
    let diagnosis = replayed.unwrap_or_else(|| diagnosis::explain(&answer, http_status, &context));
    let is_all_clear = diagnosis.category == Category::NoFault;
    let diagnosis = if is_all_clear && !may_be_healthy {
        diagnosis::no_answer_found(&context)
    } else {
        diagnosis
    };
    to_js(&Diagnosis::of(&diagnosis, &language::words(translate)))
}

/// `testConnection(request: ConnectionRequest): Promise<ConnectionReport>`. Asks Meta what the token can access.
///
/// # Errors
/// A `TypeError` if a member of `request` has the wrong type. It is thrown, not a rejection, before anything is sent.
#[cfg(feature = "test-connection")]
#[wasm_bindgen(js_name = testConnection)]
pub fn test_connection(request: &JsValue, translate: &JsValue) -> Result<Promise, JsValue> {
    let request = Request::of(request)?;
    let connection = ConnectionRequest {
        inspection: paste::inspect(&request.string("token")?),
        phone_number_id: PhoneNumberId::parse(&request.optional_string("phoneNumberId")?),
        whatsapp_business_account_id: WabaId::parse(&request.optional_string("whatsappBusinessAccountId")?),
        app_secret: AppSecret::parse(&request.optional_string("appSecret")?),
        graph_version: request.graph_version()?,
        webhook_url: request.webhook_url()?,
        expected_app_id: request.app_id()?,
    };
    let timeout_millis = request.timeout_millis()?;
    let probes_sending = request.truth("probeSending")?;
    let on_progress = request.function("onProgress")?;
    let signal = request.signal()?;

    let (promise, deferred) = Deferred::with_promise();
    let Some(deferred) = deferred else { return Ok(promise) };
    let settled = deferred.clone();
    let words = language::words(translate);
    let words_of_progress = words.clone();
    let report_progress = move |checks: &[_]| {
        if let (Some(on_progress), Ok(checks)) = (&on_progress, to_js(&shape::Check::all(checks, &words_of_progress))) {
            // An exception in the host's callback does not stop the run.
            let _ = on_progress.call1(&JsValue::UNDEFINED, &checks);
        }
    };
    let mut run = Run::new(connection).without_commands();
    if probes_sending {
        run = run.with_sending_check(&clock::now());
    }
    let test = Test::start(run, timeout_millis, move |progress| match progress {
        Progress::Checks(checks) => report_progress(&checks),
        Progress::Ended(report) => {
            report_progress(&report.checks);
            settled.settle(to_js(&ConnectionReport::of(&report, &words)));
        }
    });
    deferred.on_abort(signal, move || test.cancel());
    Ok(promise)
}

/// `exchangeToken(request: ExchangeRequest): Promise<ExchangeReport>`. Asks Meta for a token that expires in 60 days.
///
/// # Errors
/// A `TypeError` if a member of `request` has the wrong type. It is thrown, not a rejection, before anything is sent.
#[cfg(feature = "exchange-token")]
#[wasm_bindgen(js_name = exchangeToken)]
pub fn exchange_token(request: &JsValue, translate: &JsValue) -> Result<Promise, JsValue> {
    let request = Request::of(request)?;
    let exchange = ExchangeRequest {
        inspection: paste::inspect(&request.string("token")?),
        app_id: AppId::parse(request.string("appId")?.trim()),
        app_secret: AppSecret::parse(&request.string("appSecret")?),
        renew: request.truth("renew")?,
        command_is_offered: false,
    };
    let version = request.graph_version()?;
    let timeout_millis = request.timeout_millis()?;
    let signal = request.signal()?;

    let (promise, deferred) = Deferred::with_promise();
    let Some(deferred) = deferred else { return Ok(promise) };
    let words = language::words(translate);
    let call = match exchange.call(&clock::now()) {
        Ok(call) => call,
        Err(refusal) => {
            deferred.on_abort(signal, || {});
            deferred.settle(to_js(&ExchangeReport::of(&Err(refusal), &words)));
            return Ok(promise);
        }
    };
    let settled = deferred.clone();
    let call = OpenCall::send(call.to_http(&version), timeout_millis, move |outcome| {
        let exchanged = exchange.read(&outcome, &clock::now());
        settled.settle(to_js(&ExchangeReport::of(&exchanged, &words)));
    });
    deferred.on_abort(signal, move || call.abort());
    Ok(promise)
}
