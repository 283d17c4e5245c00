//! Starts and stops tests. A new test abandons the one before; what still comes of that is dropped by its number.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::state::{Action, State};
use crate::check::{ConnectionRequest, Run};
use crate::fetch::{Progress, Test};

/// How long to wait for each answer, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// The test under way, if any.
#[derive(Default)]
pub struct Runner {
    number: u32,
    test: Option<Test>,
}

impl Runner {
    /// Stops the test under way.
    pub fn stop(&mut self) {
        if let Some(test) = self.test.take() {
            test.cancel();
        }
    }

    /// Starts a test. `before_end` is called once, right before the state learns of the end.
    pub fn start(
        &mut self,
        request: ConnectionRequest,
        dispatch: &UseReducerDispatcher<State>,
        before_end: impl Fn() + 'static,
    ) {
        self.stop();
        self.number += 1;
        let (number, dispatch) = (self.number, dispatch.clone());
        dispatch.dispatch(Action::Began(number));
        let test = Test::start(Run::new(request), TIMEOUT_MILLIS, move |progress| match progress {
            Progress::Checks(checks) => dispatch.dispatch(Action::Progressed(number, checks)),
            Progress::Ended(report) => {
                before_end();
                dispatch.dispatch(Action::Ended(number, Rc::from(report)));
            }
        });
        self.test = Some(test);
    }
}

/// A runner that outlives renders.
pub type SharedRunner = Rc<RefCell<Runner>>;
