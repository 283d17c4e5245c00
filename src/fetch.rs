//! Sends the calls of a run from the browser, a Worker or Node, and tells what became of it.
//!
//! The only place that touches the network. Knows no meaning of any answer.

mod body;
mod call;
mod javascript;
mod proof;

pub use call::OpenCall;
pub(crate) use javascript::settled;
pub use proof::can_prove;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use javascript::member;

use crate::check::{Call, CallId, Check, ConnectionReport, Outcome, Remainder, Run};
use crate::clock;
use crate::graph::{AppSecretProof, GraphRequest};

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
    open_calls: RefCell<Vec<OpenCall>>,
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
    pub fn fetch_more(&self, remainder: &Remainder) {
        self.0.run.borrow_mut().fetch_more(remainder);
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
        let call = OpenCall::send(request, self.timeout_millis, move |outcome| {
            ongoing.take_in(id, outcome);
        });
        self.open_calls.borrow_mut().push(call);
    }
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
