//! The JavaScript module: the functions and shapes of `token-doctor.d.ts`.
//!
//! Knows how arguments and results look in JavaScript. Must not know the page, and decides nothing.

mod answer;
mod argument;
mod promise;
mod shape;
mod signal;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::access_token::{self, AppId};
use crate::check::{ConnectionRequest, ExchangeRequest, Run, replay};
use crate::clock;
use crate::diagnosis::{self, Category, Context};
use crate::fetch::{OpenCall, Progress, Test};
use crate::graph::{AppSecret, PhoneNumberId, WabaId};

use answer::Answer;
use argument::Request;
use promise::Settle;
use shape::{ConnectionReport, Diagnosis, ExchangeReport, TokenInspection, to_js};

/// `inspectToken(pasted: string): TokenInspection`. What the pasted text alone can tell, without any network.
///
/// # Errors
/// A `TypeError` where `pasted` is no string.
#[wasm_bindgen(js_name = inspectToken)]
pub fn inspect_token(pasted: &JsValue) -> Result<JsValue, JsValue> {
    let pasted = argument::string(pasted, "pasted")?;
    let clock = clock::now();
    let (inspection, _) = diagnosis::read_paste(&pasted, &Context::of_paste(&clock));
    to_js(&TokenInspection::of(&inspection))
}

/// `explainError(answer: string | object, httpStatus?: number): Diagnosis`. Reads an answer of the Graph API, or an
/// error as a person pastes it.
///
/// # Errors
/// A `TypeError` if `answer` is neither a string nor an object, or `httpStatus` is no HTTP status.
#[wasm_bindgen(js_name = explainError)]
pub fn explain_error(answer: &JsValue, http_status: &JsValue) -> Result<JsValue, JsValue> {
    let Answer {
        text: answer,
        http_status: found_status,
        may_be_healthy,
    } = argument::answer(answer, "answer")?;
    let http_status = argument::http_status(http_status, "httpStatus")?.or(found_status);
    let clock = clock::now();
    let context = Context::of_paste(&clock);
    // What the copied command has printed is examined as a whole.
    let replayed =
        replay(&answer, &clock).map(|report| report.diagnosis.unwrap_or_else(|| diagnosis::healthy(&context)));
    let diagnosis = replayed.unwrap_or_else(|| diagnosis::explain(&answer, http_status, &context));
    let is_all_clear = diagnosis.category == Category::NoFault;
    let diagnosis = if is_all_clear && !may_be_healthy {
        diagnosis::no_answer_found(&context)
    } else {
        diagnosis
    };
    to_js(&Diagnosis::of(&diagnosis))
}

/// `testConnection(request: ConnectionRequest): Promise<ConnectionReport>`. Asks Meta what the token reaches.
///
/// # Errors
/// Thrown, not rejected, and before anything is sent: a `TypeError` where a member of `request` is of the wrong type.
#[wasm_bindgen(js_name = testConnection)]
pub fn test_connection(request: &JsValue) -> Result<Promise, JsValue> {
    let request = Request::of(request)?;
    let connection = ConnectionRequest {
        inspection: access_token::inspect(&request.string("token")?),
        phone_number_id: PhoneNumberId::parse(&request.optional_string("phoneNumberId")?),
        whatsapp_business_account_id: WabaId::parse(&request.optional_string("whatsappBusinessAccountId")?),
        app_secret: AppSecret::parse(&request.optional_string("appSecret")?),
        graph_version: request.graph_version()?,
    };
    let timeout_millis = request.timeout_millis()?;
    let on_progress = request.function("onProgress")?;
    let signal = request.signal()?;

    let (promise, settle) = Settle::promise();
    let Some(settle) = settle else { return Ok(promise) };
    let settled = settle.clone();
    let tell = move |checks: &[_]| {
        if let (Some(on_progress), Ok(checks)) = (&on_progress, to_js(&shape::Check::all(checks))) {
            // What a host's own function throws is the host's affair, and breaks no run.
            let _ = on_progress.call1(&JsValue::UNDEFINED, &checks);
        }
    };
    let run = Run::new(connection).without_commands();
    let test = Test::start(run, timeout_millis, move |progress| match progress {
        Progress::Checks(checks) => tell(&checks),
        Progress::Ended(report) => {
            tell(&report.checks);
            settled.settle(to_js(&ConnectionReport::of(&report)));
        }
    });
    settle.heed(signal, move || test.cancel());
    Ok(promise)
}

/// `exchangeToken(request: ExchangeRequest): Promise<ExchangeReport>`. Asks Meta for a token that lives for 60 days.
///
/// # Errors
/// Thrown, not rejected, and before anything is sent: a `TypeError` where a member of `request` is of the wrong type.
#[wasm_bindgen(js_name = exchangeToken)]
pub fn exchange_token(request: &JsValue) -> Result<Promise, JsValue> {
    let request = Request::of(request)?;
    let exchange = ExchangeRequest {
        inspection: access_token::inspect(&request.string("token")?),
        app_id: AppId::parse(request.string("appId")?.trim()),
        app_secret: AppSecret::parse(&request.string("appSecret")?),
        renew: request.truth("renew")?,
        command_is_offered: false,
    };
    let version = request.graph_version()?;
    let timeout_millis = request.timeout_millis()?;
    let signal = request.signal()?;

    let (promise, settle) = Settle::promise();
    let Some(settle) = settle else { return Ok(promise) };
    let call = match exchange.call(&clock::now()) {
        Ok(call) => call,
        Err(refusal) => {
            settle.heed(signal, || {});
            settle.settle(to_js(&ExchangeReport::of(&Err(refusal))));
            return Ok(promise);
        }
    };
    let settled = settle.clone();
    let call = OpenCall::send(call.to_http(&version), timeout_millis, move |outcome| {
        let exchanged = exchange.read(&outcome, &clock::now());
        settled.settle(to_js(&ExchangeReport::of(&exchanged)));
    });
    settle.heed(signal, move || call.abort());
    Ok(promise)
}
