//! Starts and stops tests. A new test abandons the one before; what still comes of that is dropped by its number.

use std::rc::Rc;

use yew::Callback;

use super::host::HostCalls;
use super::state::Action;
use crate::check::{ConnectionRequest, More, Run, report_of_stored};
use crate::clock;
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
    pub fn stop(&self) {
        if let Some(test) = &self.test {
            test.cancel();
        }
    }

    /// Fetches more of what the last test has found. Its end is told anew.
    pub fn fetch_more(&self, more: &More) {
        if let Some(test) = &self.test {
            test.fetch_more(more);
        }
    }

    /// Has the host test its stored token, and gives the number of that test.
    pub fn start_stored(&mut self, host: &HostCalls, tell: Callback<Action>) -> u32 {
        self.stop();
        self.test = None;
        self.number += 1;
        let number = self.number;
        host.test_stored(move |said| {
            tell.emit(match said {
                Ok(said) => Action::Ended(number, Rc::new(report_of_stored(&said, &clock::now()))),
                Err(why) => Action::NotTested(number, why),
            });
        });
        number
    }

    /// Starts a test and gives its number. What comes of it is told after the message that is being taken in.
    pub fn start(&mut self, request: ConnectionRequest, tell: Callback<Action>) -> u32 {
        self.stop();
        self.number += 1;
        let number = self.number;
        self.test = Some(Test::start(Run::new(request), TIMEOUT_MILLIS, move |progress| {
            tell.emit(match progress {
                Progress::Checks(checks) => Action::Progressed(number, checks),
                Progress::Ended(report) => Action::Ended(number, Rc::from(report)),
            });
        }));
        number
    }
}
