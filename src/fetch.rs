//! Sends the calls of a run from the browser, a Worker or Node, and tells what became of it.
//!
//! The only place that touches the network. Knows no meaning of any answer.

mod proof;

pub use proof::can_prove;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use crate::check::{Call, CallId, Check, ConnectionReport, More, Outcome, Run};
use crate::clock;
use crate::diagnosis::NoAnswer;
use crate::graph::{AppSecretProof, GraphRequest, HttpRequest};

/// What is told of a run while it goes on.
pub enum Progress {
    /// It began, or an outcome came in: the chain as it stands.
    Checks(Vec<Check>),
    /// It has ended.
    Ended(Box<ConnectionReport>),
}

/// A run under way. Dropping it does not stop it; [`Test::cancel`] does.
#[derive(Clone)]
pub struct Test(Rc<Ongoing>);

struct Ongoing {
    run: RefCell<Run>,
    proof: RefCell<Option<AppSecretProof>>,
    timeout_millis: u32,
    is_over: Cell<bool>,
    open_calls: RefCell<Vec<AbortController>>,
    on_progress: Box<dyn Fn(Progress)>,
}

impl Test {
    /// Sends the first calls of a run. `on_progress` is told of each change, and last of the end.
    #[must_use]
    pub fn start(run: Run, timeout_millis: u32, on_progress: impl Fn(Progress) + 'static) -> Self {
        let test = Self(Rc::new(Ongoing {
            run: RefCell::new(run),
            proof: RefCell::default(),
            timeout_millis,
            is_over: Cell::new(false),
            open_calls: RefCell::default(),
            on_progress: Box::new(on_progress),
        }));
        let ongoing = test.0.clone();
        spawn_local(async move {
            ongoing.prove().await;
            ongoing.go_on();
        });
        test
    }

    /// Fetches more of what a run has found, once it has ended. The end is told anew.
    pub fn fetch_more(&self, more: &More) {
        self.0.run.borrow_mut().fetch_more(more);
        self.0.is_over.set(false);
        self.0.go_on();
    }

    /// Stops the run at once: its open calls are aborted, and nothing of it is told any more.
    pub fn cancel(&self) {
        if !self.0.is_over.get() {
            self.0.end();
        }
    }
}

impl Ongoing {
    /// Makes the proof that the app demands, where its secret was given.
    async fn prove(&self) {
        let (token, secret) = {
            let run = self.run.borrow();
            let request = run.request();
            (request.inspection.token.clone(), request.app_secret.clone())
        };
        if let (Some(token), Some(secret)) = (token, secret) {
            *self.proof.borrow_mut() = proof::prove(&token, &secret).await;
        }
    }

    /// Sends what is to be sent now, and tells how the run stands.
    fn go_on(self: &Rc<Self>) {
        if self.is_over.get() {
            return;
        }
        let calls = self.run.borrow_mut().next_calls();
        for call in calls {
            self.send(call);
        }
        let clock = clock::now();
        let progress = if self.run.borrow().has_ended() {
            self.end();
            Progress::Ended(Box::new(self.run.borrow().report(&clock)))
        } else {
            Progress::Checks(self.run.borrow().checks(&clock))
        };
        (self.on_progress)(progress);
    }

    fn end(&self) {
        self.is_over.set(true);
        for call in self.open_calls.take() {
            call.abort();
        }
        forget_resource_timings();
    }

    fn take_in(self: &Rc<Self>, call: CallId, outcome: Outcome) {
        if !self.is_over.get() && self.run.borrow_mut().receive(call, outcome) {
            self.go_on();
        }
    }

    fn send(self: &Rc<Self>, call: Call) {
        let Call {
            id,
            request,
            after_millis,
        } = call;
        if after_millis == 0 {
            self.send_now(id, &request);
        } else {
            let ongoing = self.clone();
            Timeout::new(after_millis, move || ongoing.send_now(id, &request)).forget();
        }
    }

    fn send_now(self: &Rc<Self>, id: CallId, request: &GraphRequest) {
        if self.is_over.get() {
            return;
        }
        let ongoing = self.clone();
        let Some(request) = self.run.borrow().to_http(request, self.proof.borrow().as_ref()) else {
            return;
        };
        spawn_local(async move {
            let outcome = match AbortController::new() {
                Ok(abort) => {
                    ongoing.open_calls.borrow_mut().push(abort.clone());
                    // Told by the timer itself: a fetch that a host has patched may not heed its signal.
                    let timer = ongoing.abort_late(id, abort.clone());
                    let answer = answer(request, &abort).await;
                    drop(timer);
                    answer
                }
                Err(error) => Err(error),
            };
            let outcome = outcome.unwrap_or_else(|_| {
                Outcome::NoAnswer(if is_offline() {
                    NoAnswer::Offline
                } else {
                    NoAnswer::Rejected
                })
            });
            ongoing.take_in(id, outcome);
        });
    }

    fn abort_late(self: &Rc<Self>, call: CallId, abort: AbortController) -> Timeout {
        let ongoing = self.clone();
        let after_secs = self.timeout_millis / 1_000;
        Timeout::new(self.timeout_millis, move || {
            ongoing.take_in(call, Outcome::NoAnswer(NoAnswer::TimedOut { after_secs }));
            abort.abort();
        })
    }
}

/// One fetch. The error is whatever it was rejected with; nothing can be told from it.
async fn answer(request: HttpRequest, abort: &AbortController) -> Result<Outcome, JsValue> {
    let response = call_fetch(&to_web(request, abort)?).await?;
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
    request.map(web_sys::Request::from).map_err(|_| JsValue::UNDEFINED)
}

/// Calls the global `fetch`, of a page, a Worker or Node. By hand, because gloo-net panics when a host's patched fetch
/// rejects with something that is no `Error`.
async fn call_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let fetch: Function = member(&global, "fetch").dyn_into()?;
    JsFuture::from(Promise::resolve(&fetch.call1(&global, request)?)).await
}

fn is_offline() -> bool {
    member(&member(&js_sys::global(), "navigator"), "onLine") == JsValue::FALSE
}

/// A member by its name; `undefined` where there is none.
fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The browser lists the address of every request, token included, until it is told to forget. An aborted request is
/// listed a moment later than it ends.
fn forget_resource_timings() {
    clear_resource_timings();
    Timeout::new(200, clear_resource_timings).forget();
}

fn clear_resource_timings() {
    let performance = member(&js_sys::global(), "performance");
    let clear = member(&performance, "clearResourceTimings");
    if let Some(clear) = clear.dyn_ref::<Function>() {
        // A host without it has nothing to forget.
        let _ = clear.call0(&performance);
    }
}
