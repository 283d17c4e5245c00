//! Sends the calls of a run from the browser, a Worker or Node, and hands back what became of them.
//!
//! The only place that touches the network. Knows no meaning of any answer.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::future::{AbortHandle, AbortRegistration, Abortable, Either, select};
use futures_util::stream::FuturesUnordered;
use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use crate::access_token::AccessToken;
use crate::check::{Call, CallId, Check, ConnectionReport, Outcome, Run};
use crate::clock;
use crate::diagnosis::NoAnswer;
use crate::graph::{GraphVersion, HttpRequest};

/// Stops a run: nothing of it is waited for or reported any more, and its open calls are aborted.
#[derive(Clone)]
pub struct Cancel {
    handle: AbortHandle,
    registration: Rc<RefCell<Option<AbortRegistration>>>,
}

impl Default for Cancel {
    fn default() -> Self {
        let (handle, registration) = AbortHandle::new_pair();
        Self {
            handle,
            registration: Rc::new(RefCell::new(Some(registration))),
        }
    }
}

impl Cancel {
    /// Stops the run at once.
    pub fn cancel(&self) {
        self.handle.abort();
    }
}

/// Runs a test to its end; `None` when it was cancelled. Each `Cancel` serves one run. `on_progress` gets the checks at
/// the start and after every outcome.
pub async fn run(
    run: Run,
    timeout_millis: u32,
    cancel: Cancel,
    on_progress: impl FnMut(Vec<Check>),
) -> Option<ConnectionReport> {
    let registration = cancel.registration.borrow_mut().take()?;
    let report = Abortable::new(to_the_end(run, timeout_millis, on_progress), registration)
        .await
        .ok();
    forget_resource_timings();
    report
}

async fn to_the_end(mut run: Run, timeout_millis: u32, mut on_progress: impl FnMut(Vec<Check>)) -> ConnectionReport {
    let version = run.request().graph_version.clone();
    let token = run.request().inspection.token.clone();
    let mut open_calls = FuturesUnordered::new();
    loop {
        for call in run.next_calls() {
            if let Some(token) = &token {
                open_calls.push(send(call, version.clone(), token.clone(), timeout_millis));
            }
        }
        on_progress(run.checks(&clock::now()));
        match open_calls.next().await {
            Some((call, outcome)) => run.receive(call, outcome),
            None => return run.report(&clock::now()),
        }
    }
}

async fn send(call: Call, version: GraphVersion, token: AccessToken, timeout_millis: u32) -> (CallId, Outcome) {
    let request = call.request.to_http(&version, &token);
    let answering = Box::pin(answer(request));
    let outcome = match select(answering, TimeoutFuture::new(timeout_millis)).await {
        Either::Left((Ok(outcome), _)) => outcome,
        Either::Left((Err(_), _)) if is_offline() => Outcome::NoAnswer(NoAnswer::Offline),
        Either::Left((Err(_), _)) => Outcome::NoAnswer(NoAnswer::Rejected),
        Either::Right(((), _)) => Outcome::NoAnswer(NoAnswer::TimedOut {
            after_secs: timeout_millis / 1_000,
        }),
    };
    (call.id, outcome)
}

/// Aborts its fetch when it is dropped, which is what a time-out and a cancelled run do.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// One fetch. The error is whatever it was rejected with; nothing can be told from it.
async fn answer(request: HttpRequest) -> Result<Outcome, JsValue> {
    let abort = AbortOnDrop(AbortController::new()?);
    let response = call_fetch(&to_web(request, &abort.0)?).await?;
    // A host's own fetch may give a response that is not of this realm, so its members are looked up by name.
    let http_status = Reflect::get(&response, &"status".into())?.as_f64().unwrap_or_default();
    let read_text: Function = Reflect::get(&response, &"text".into())?.dyn_into()?;
    let body = JsFuture::from(Promise::resolve(&read_text.call0(&response)?)).await?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float beyond the range saturates"
    )]
    let http_status = http_status as u16;
    Ok(Outcome::Answered {
        http_status,
        body: body.as_string().unwrap_or_default(),
    })
}

/// A simple request, so that no preflight is made: no header of ours beyond a form's content type.
fn to_web(request: HttpRequest, abort: &AbortController) -> Result<web_sys::Request, JsValue> {
    let builder = RequestBuilder::new(&request.url)
        // `Access-Control-Allow-Origin: *` does not go with credentials.
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(&abort.signal()));
    let request = match request.form {
        None => builder.build(),
        Some(form) => builder
            .method(Method::POST)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form),
    };
    request
        .map(web_sys::Request::from)
        .map_err(|error| JsValue::from(error.to_string()))
}

/// Calls the global `fetch`, of a page, a Worker or Node. By hand, because gloo-net panics when a host's patched fetch
/// rejects with something that is no `Error`.
async fn call_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &"fetch".into())?.dyn_into()?;
    JsFuture::from(Promise::resolve(&fetch.call1(&global, request)?)).await
}

fn is_offline() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).unwrap_or_default();
    Reflect::get(&navigator, &"onLine".into()).is_ok_and(|on_line| on_line == JsValue::FALSE)
}

/// The browser lists the address of every request, token included, until it is told to forget. An aborted request is
/// listed a moment later than it ends.
fn forget_resource_timings() {
    clear_resource_timings();
    wasm_bindgen_futures::spawn_local(async {
        TimeoutFuture::new(200).await;
        clear_resource_timings();
    });
}

fn clear_resource_timings() {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or_default();
    let clear = Reflect::get(&performance, &"clearResourceTimings".into()).unwrap_or_default();
    if let Some(clear) = clear.dyn_ref::<Function>() {
        // A host without it has nothing to forget.
        let _ = clear.call0(&performance);
    }
}
