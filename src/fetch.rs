//! Sends the calls of a run from a browser, a Worker or Node.js, and returns their outcomes to the run.
//!
//! The only Rust module that uses the network. Does not depend on what an answer means.

mod body;
mod call;
mod javascript;
mod proof;

pub use call::OpenCall;
pub(crate) use javascript::member;
#[cfg(feature = "page")]
pub(crate) use javascript::settled;
pub use proof::can_prove;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::check::{Call, CallId, Check, ConnectionReport, FollowUp, Outcome, Run};
use crate::clock;
use crate::graph::AppSecretProof;
use crate::paste::AccessToken;

/// Reported while a run is in progress.
pub enum Progress {
    /// The run started, or an outcome arrived: the current state of all checks.
    Checks(Vec<Check>),
    /// The run has ended.
    Ended(Box<ConnectionReport>),
}

/// A run in progress. Dropping it does not stop it; [`Test::cancel`] does.
#[derive(Clone)]
pub struct Test(Rc<Ongoing>);

struct Ongoing {
    run: RefCell<Run>,
    proof: RefCell<Option<AppSecretProof>>,
    timeout_millis: u32,
    is_over: Cell<bool>,
    open_calls: RefCell<Vec<OpenCall>>,
    on_progress: Box<dyn Fn(Progress)>,
}

impl Test {
    /// Starts a run. `on_progress` is called after each change, and with the report at the end.
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
            ongoing.advance();
        });
        test
    }

    /// Asks what follows from a report, after the run has ended. Reports the end again.
    pub fn follow_up(&self, what: &FollowUp) {
        self.0.run.borrow_mut().follow_up(what, &clock::now());
        self.0.is_over.set(false);
        self.0.advance();
    }

    /// Whether it tests this token.
    #[must_use]
    pub fn is_of(&self, token: &AccessToken) -> bool {
        self.0.run.borrow().request().inspection.token.as_ref() == Some(token)
    }

    /// Stops the run: open calls are aborted, and nothing more is reported.
    pub fn cancel(&self) {
        if !self.0.is_over.get() {
            self.0.end();
        }
    }
}

impl Ongoing {
    /// Calculates the `appsecret_proof`, if the app secret was given.
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

    /// Sends the calls that are due, and reports the progress.
    fn advance(self: &Rc<Self>) {
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

    fn receive(self: &Rc<Self>, call: CallId, outcome: Outcome) {
        if !self.is_over.get() && self.run.borrow_mut().receive(call, outcome) {
            self.advance();
        }
    }

    fn send(self: &Rc<Self>, call: Call) {
        if call.after_millis == 0 {
            self.send_now(&call);
        } else {
            let ongoing = self.clone();
            Timeout::new(call.after_millis, move || ongoing.send_now(&call)).forget();
        }
    }

    fn send_now(self: &Rc<Self>, call: &Call) {
        if self.is_over.get() {
            return;
        }
        let ongoing = self.clone();
        let Some(request) = self.run.borrow().to_http(call, self.proof.borrow().as_ref()) else {
            return;
        };
        let id = call.id;
        let call = OpenCall::send(request, self.timeout_millis, move |outcome| {
            ongoing.receive(id, outcome);
        });
        self.open_calls.borrow_mut().push(call);
    }
}

/// Browsers list the URL of every request, with the token in that of a GET, until the list is cleared. An aborted request is added to it
/// shortly after it ends.
fn forget_resource_timings() {
    clear_resource_timings();
    Timeout::new(200, clear_resource_timings).forget();
}

fn clear_resource_timings() {
    let performance = member(&js_sys::global(), "performance");
    let clear = member(&performance, "clearResourceTimings");
    if let Some(clear) = clear.dyn_ref::<Function>() {
        // If the host does not have this function, it has no such list.
        let _ = clear.call0(&performance);
    }
}
