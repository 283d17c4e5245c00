//! One call: sent, timed, and told once what became of it.

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

/// A call under way. Dropping it does not stop it; [`OpenCall::abort`] does.
pub struct OpenCall(Rc<Open>);

type Tell = Box<dyn FnOnce(Outcome)>;

struct Open {
    tell: RefCell<Option<Tell>>,
    timer: Cell<Option<Timeout>>,
    abort: Option<AbortController>,
}

impl OpenCall {
    /// Sends a call; `tell` is told what became of it, after as much time at the latest.
    #[must_use]
    pub fn send(request: HttpRequest, timeout_millis: u32, tell: impl FnOnce(Outcome) + 'static) -> Self {
        let open = Rc::new(Open {
            tell: RefCell::new(Some(Box::new(tell))),
            timer: Cell::default(),
            // Where there is none, the call cannot be aborted, and its answer is dropped instead.
            abort: AbortController::new().ok(),
        });
        // Told by the timer itself: a fetch that a host has patched may not heed its signal.
        let timed = open.clone();
        open.timer.set(Some(Timeout::new(timeout_millis, move || {
            let after_secs = timeout_millis.div_ceil(1_000);
            timed.tell(Outcome::NoAnswer(NoAnswer::TimedOut { after_secs }));
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
            let is_given_up = matches!(outcome, Outcome::NoAnswer(NoAnswer::TooLarge));
            sent.tell(outcome);
            if is_given_up {
                sent.abort();
            }
        });
        Self(open)
    }

    /// Stops the call at once; nothing of it is told any more.
    pub fn abort(&self) {
        self.0.close();
        self.0.abort();
    }
}

impl Open {
    /// Tells what became of it; what comes after that is dropped.
    fn tell(&self, outcome: Outcome) {
        if let Some(tell) = self.close() {
            tell(outcome);
        }
    }

    fn close(&self) -> Option<Tell> {
        drop(self.timer.take());
        self.tell.take()
    }

    fn is_closed(&self) -> bool {
        self.tell.borrow().is_none()
    }

    fn abort(&self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// One fetch. The error is whatever it was rejected with; nothing can be told from it.
async fn answer(
    request: HttpRequest,
    abort: Option<&AbortController>,
    is_awaited: impl Fn() -> bool,
) -> Result<Outcome, JsValue> {
    let response = call_fetch(&to_web(request, abort)?).await?;
    // A host's own fetch may give a response that is not of this realm, so its members are looked up by name.
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
        Body::BrokenOff if is_offline() => Outcome::NoAnswer(NoAnswer::Offline),
        // What came of it is not read: an answer that breaks off counts as one that ended too early.
        Body::BrokenOff => Outcome::Answered {
            http_status,
            body: String::new(),
        },
    })
}

/// A simple request, so that no preflight is made: no header of ours beyond a form's content type.
fn to_web(request: HttpRequest, abort: Option<&AbortController>) -> Result<web_sys::Request, JsValue> {
    let signal = abort.map(AbortController::signal);
    let builder = RequestBuilder::new(&request.url)
        // `Access-Control-Allow-Origin: *` does not go with credentials.
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

/// Calls the global `fetch`, of a page, a Worker or Node. By hand, because gloo-net panics when a host's patched fetch
/// rejects with something that is no `Error`.
async fn call_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let fetch: Function = member(&global, "fetch").dyn_into()?;
    settled(fetch.call1(&global, request)?).await
}

fn is_offline() -> bool {
    member(&member(&js_sys::global(), "navigator"), "onLine") == JsValue::FALSE
}
