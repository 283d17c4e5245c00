//! Sends one call, with a timeout, and reports its outcome once. Does not depend on what an answer means.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::body::{self, Body};
use super::javascript::{member, settled};
use crate::check::Outcome;
use crate::diagnosis::NoAnswer;
use crate::graph::{ANSWER_LIMIT_BYTES, HttpRequest};

/// A call in progress. Dropping it does not stop it; [`OpenCall::abort`] does.
pub struct OpenCall(Rc<Open>);

type OnOutcome = Box<dyn FnOnce(Outcome)>;

struct Open {
    on_outcome: RefCell<Option<OnOutcome>>,
    timer: Cell<Option<Timeout>>,
    abort: Option<AbortController>,
}

impl OpenCall {
    /// Sends a call. `on_outcome` is called once, at the latest after the timeout.
    #[must_use]
    pub fn send(request: HttpRequest, timeout_millis: u32, on_outcome: impl FnOnce(Outcome) + 'static) -> Self {
        let open = Rc::new(Open {
            on_outcome: RefCell::new(Some(Box::new(on_outcome))),
            timer: Cell::default(),
            // Without a controller the call cannot be aborted; its answer is ignored instead.
            abort: AbortController::new().ok(),
        });
        // The timer reports the timeout itself, because a host's patched `fetch` may ignore the signal.
        let timed = open.clone();
        open.timer.set(Some(Timeout::new(timeout_millis, move || {
            let after_secs = timeout_millis.div_ceil(1_000);
            timed.complete(Outcome::NoAnswer(NoAnswer::TimedOut { after_secs }));
            timed.abort();
        })));
        let sent = open.clone();
        spawn_local(async move {
            if sent.is_closed() {
                return;
            }
            let is_awaited = || !sent.is_closed();
            let outcome = answer(request, sent.abort.as_ref(), is_awaited)
                .await
                .unwrap_or_else(|_| {
                    Outcome::NoAnswer(if is_offline() {
                        NoAnswer::Offline
                    } else {
                        NoAnswer::Rejected
                    })
                });
            let is_too_large = matches!(outcome, Outcome::NoAnswer(NoAnswer::TooLarge));
            sent.complete(outcome);
            if is_too_large {
                sent.abort();
            }
        });
        Self(open)
    }

    /// Stops the call; nothing more is reported.
    pub fn abort(&self) {
        self.0.close();
        self.0.abort();
    }
}

impl Open {
    /// Reports the outcome, unless one was reported before.
    fn complete(&self, outcome: Outcome) {
        if let Some(on_outcome) = self.close() {
            on_outcome(outcome);
        }
    }

    fn close(&self) -> Option<OnOutcome> {
        drop(self.timer.take());
        self.on_outcome.take()
    }

    fn is_closed(&self) -> bool {
        self.on_outcome.borrow().is_none()
    }

    fn abort(&self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// Performs one fetch. The reason of a rejection says nothing useful.
async fn answer(
    request: HttpRequest,
    abort: Option<&AbortController>,
    is_awaited: impl Fn() -> bool,
) -> Result<Outcome, JsValue> {
    let response = call_fetch(&to_web(request, abort)?).await?;
    // A host's own `fetch` may return a response of another realm, so members are looked up by name.
    let http_status = Reflect::get(&response, &"status".into())?.as_f64().unwrap_or_default();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float beyond the range saturates"
    )]
    let http_status = http_status as u16;
    Ok(match body::read(&response, ANSWER_LIMIT_BYTES, is_awaited).await? {
        Body::Read(body) => Outcome::Answered { http_status, body },
        Body::TooLarge => Outcome::NoAnswer(NoAnswer::TooLarge),
        Body::Interrupted if is_offline() => Outcome::NoAnswer(NoAnswer::Offline),
        // A body that breaks off counts as an empty answer.
        Body::Interrupted => Outcome::Answered {
            http_status,
            body: String::new(),
        },
    })
}

/// A simple request, which needs no preflight: no header except the content type of a form.
fn to_web(request: HttpRequest, abort: Option<&AbortController>) -> Result<web_sys::Request, JsValue> {
    let signal = abort.map(AbortController::signal);
    let builder = RequestBuilder::new(&request.url)
        // `Access-Control-Allow-Origin: *` is not allowed with credentials.
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        .abort_signal(signal.as_ref());
    let request = match request.form {
        None => builder.build(),
        Some(form) => builder
            .method(Method::POST)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form),
    };
    request.map(web_sys::Request::from).map_err(|_| JsValue::UNDEFINED)
}

/// Calls the global `fetch` of a page, a Worker or Node.js directly, because gloo-net panics if a host's patched
/// `fetch` rejects with a value that is not an `Error`.
async fn call_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let fetch: Function = member(&global, "fetch").dyn_into()?;
    settled(fetch.call1(&global, request)?).await
}

fn is_offline() -> bool {
    member(&member(&js_sys::global(), "navigator"), "onLine") == JsValue::FALSE
}
