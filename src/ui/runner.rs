//! Starts and stops what takes time: tests, exchanges, saves. A new test stops the one before; what still comes of that is
//! dropped by its number.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::comparing::ComparisonAction;
use super::exchanging::{ExchangeAction, NewToken};
use super::host::HostCalls;
use super::saving::{self, ToSave};
use super::state::Action;
use crate::check::{ConnectionReport, ConnectionRequest, ExchangeRequest, Remainder, Run, compare, report_of_stored};
use crate::clock;
use crate::diagnosis::reminder;
use crate::fetch::{OpenCall, Progress, Test};
use crate::graph::{GraphVersion, TokenExchange};

/// How long to wait for each answer, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// What is under way: a test, the test of a second token, an exchange, a save. One numbering for all.
#[derive(Default)]
pub struct Runner {
    number: u32,
    test: Option<Box<dyn UnderWay>>,
    second: Option<Box<dyn UnderWay>>,
    exchange: Option<OpenCall>,
}

/// A test under way. Behind a trait, so that the first load, which has a runner, has nothing of what a test is made of: not
/// even how to let go of it.
trait UnderWay {
    fn cancel(&self);
    fn fetch_more(&self, more: &Remainder);
}

impl UnderWay for Test {
    fn cancel(&self) {
        self.cancel();
    }

    fn fetch_more(&self, more: &Remainder) {
        self.fetch_more(more);
    }
}

/// An exchange that is ready to be sent.
pub struct Sent {
    /// What was asked for.
    pub request: ExchangeRequest,
    /// The call.
    pub call: TokenExchange,
    /// When the token to exchange ends, in Unix seconds, as far as it is known.
    pub old_ends_at: Option<i64>,
}

impl Runner {
    /// Stops the test under way.
    pub fn stop(&self) {
        if let Some(test) = &self.test {
            test.cancel();
        }
    }

    /// Fetches more of what the last test has found. Its end is told anew.
    pub fn fetch_more(&self, more: &Remainder) {
        if let Some(test) = &self.test {
            test.fetch_more(more);
        }
    }

    /// Sends an exchange and gives its number.
    pub fn exchange(&mut self, sent: Sent, version: &GraphVersion, tell: Callback<Action>) -> u32 {
        let Sent {
            request,
            call,
            old_ends_at,
        } = sent;
        self.number += 1;
        let number = self.number;
        let call = OpenCall::send(call.to_http(version), TIMEOUT_MILLIS, move |outcome| {
            let now = clock::now();
            let exchanged = request.read(&outcome, &now).map_err(Rc::from);
            let outcome = exchanged.map(|token| Rc::new(NewToken::of(&request, &token, old_ends_at, &now)));
            tell.emit(Action::Exchange(ExchangeAction::Ended(number, outcome)));
        });
        self.exchange = Some(call);
        number
    }

    /// Tests the second token of a comparison and gives its number. `first` is the test of the token in use.
    pub fn compare(&mut self, first: Rc<ConnectionReport>, second: ConnectionRequest, tell: Callback<Action>) -> u32 {
        self.stop_comparison();
        self.number += 1;
        let number = self.number;
        let test = Test::start(Run::new(second), TIMEOUT_MILLIS, move |progress| {
            if let Progress::Ended(report) = progress {
                let comparison = compare(&first, &report, &clock::now());
                tell.emit(Action::Comparison(ComparisonAction::Ended(number, Rc::new(comparison))));
            }
        });
        self.second = Some(Box::new(test));
        number
    }

    fn stop_comparison(&self) {
        if let Some(test) = &self.second {
            test.cancel();
        }
    }

    /// Stops everything that is under way and can be stopped, and keeps nothing of it: each holds the token.
    pub fn stop_all(&mut self) {
        for test in self.test.take().into_iter().chain(self.second.take()) {
            test.cancel();
        }
        if let Some(call) = self.exchange.take() {
            call.abort();
        }
    }

    /// Has the host save, and gives the number of that save. It is waited for until [`saving::WAIT_SECS`] have passed.
    pub fn save(&mut self, host: &HostCalls, to_save: &ToSave, tell: Callback<Action>) -> u32 {
        self.number += 1;
        let number = self.number;
        let ended = tell.clone();
        host.save(to_save, move |saved| ended.emit(Action::SaveEnded(number, saved)));
        Timeout::new(saving::WAIT_SECS * 1_000, move || {
            tell.emit(Action::SaveTimedOut(number));
        })
        .forget();
        number
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
        let test = Test::start(Run::new(request), TIMEOUT_MILLIS, move |progress| {
            tell.emit(match progress {
                Progress::Checks(checks) => Action::Progressed(number, checks),
                Progress::Ended(report) => Action::Ended(number, Rc::from(report)),
            });
        });
        self.test = Some(Box::new(test));
        number
    }
}

/// The file that reminds of a token's end, where it has one that is days away.
pub fn reminder_of(report: &ConnectionReport) -> Option<Rc<str>> {
    let ends_at = report.token.expires_at?;
    reminder(ends_at, &report.known(), clock::now().now_unix_secs).map(Rc::from)
}
