//! Starts and stops tests. A new test abandons the one before; what still comes of that is dropped by its number.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::state::{Action, State};
use crate::check::{ConnectionRequest, Run};
use crate::fetch::{self, Cancel};

/// How long to wait for each answer, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// The test under way, if any.
#[derive(Default)]
pub struct Runner {
    number: u32,
    cancel: Cancel,
}

impl Runner {
    /// Stops the test under way.
    pub fn stop(&self) {
        self.cancel.cancel();
    }

    /// Starts a test. `before_end` is called once, right before the state learns of the end.
    pub fn start(
        &mut self,
        request: ConnectionRequest,
        dispatch: &UseReducerDispatcher<State>,
        before_end: impl FnOnce() + 'static,
    ) {
        self.stop();
        self.number += 1;
        self.cancel = Cancel::default();
        let (number, cancel, dispatch) = (self.number, self.cancel.clone(), dispatch.clone());
        dispatch.dispatch(Action::Began(number));
        spawn_local(async move {
            let on_progress = {
                let dispatch = dispatch.clone();
                move |checks| dispatch.dispatch(Action::Progressed(number, checks))
            };
            let report = fetch::run(Run::new(request), TIMEOUT_MILLIS, cancel, on_progress).await;
            if let Some(report) = report {
                before_end();
                dispatch.dispatch(Action::Ended(number, Rc::new(report)));
            }
        });
    }
}

/// A runner that outlives renders.
pub type SharedRunner = Rc<RefCell<Runner>>;
