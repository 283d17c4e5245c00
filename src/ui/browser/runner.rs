//! Starts and stops what takes time: tests, exchanges, saves. A new test stops the one before; late results of that are dropped
//! by its number. Does not depend on the state, or on why something is started.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::host::HostCalls;
use crate::check::{ConnectionReport, ConnectionRequest, ExchangeRequest, FollowUp, Run, compare, report_of_stored};
use crate::clock;
use crate::diagnosis::reminder;
use crate::fetch::{OpenCall, Progress, Test};
use crate::graph::{GraphVersion, TokenExchange};
use crate::paste::AccessToken;
use crate::ui::message::{Command, Msg};
use crate::ui::model::{ComparisonEvent, Event, ExchangeEvent, NewToken, ToSave, WAIT_SECS};
use crate::words::Words;

/// How long to wait for each answer, in milliseconds.
const TIMEOUT_MILLIS: u32 = 10_000;

/// What is under way: a test, the test of a second token, an exchange, a save. One numbering for all.
pub struct Runner {
    send: Callback<Msg>,
    number: u32,
    test: Option<Box<dyn UnderWay>>,
    second: Option<Box<dyn UnderWay>>,
    exchange: Option<OpenCall>,
}

/// A test under way. Behind a trait, so that the first load, which has a runner, has nothing of what a test is made of: not
/// even the code that drops it.
trait UnderWay {
    fn cancel(&self);
    fn follow_up(&self, what: &FollowUp);
    fn is_of(&self, token: &AccessToken) -> bool;
}

impl UnderWay for Test {
    fn cancel(&self) {
        self.cancel();
    }

    fn follow_up(&self, what: &FollowUp) {
        self.follow_up(what);
    }

    fn is_of(&self, token: &AccessToken) -> bool {
        self.is_of(token)
    }
}

impl Runner {
    /// `send` is called with what happens.
    pub fn new(send: Callback<Msg>) -> Self {
        Self {
            send,
            number: 0,
            test: None,
            second: None,
            exchange: None,
        }
    }

    /// The number of what is started next, and what to call with its events.
    fn next(&mut self) -> (u32, Callback<Event>) {
        self.number += 1;
        (self.number, self.send.reform(Msg::Event))
    }

    /// Starts a test and gives its number. Its events come after the message that is being handled.
    pub fn start(&mut self, request: ConnectionRequest) -> u32 {
        self.stop();
        let (number, tell) = self.next();
        let send = self.send.clone();
        let test = Test::start(Run::new(request), TIMEOUT_MILLIS, move |progress| match progress {
            Progress::Checks(checks) => tell.emit(Event::Progressed(number, checks)),
            Progress::Ended(report) => end(number, Rc::from(report), &send),
        });
        self.test = Some(Box::new(test));
        number
    }

    /// Has the host test its stored token, and gives the number of that test.
    pub fn start_stored(&mut self, host: &HostCalls) -> u32 {
        self.stop();
        self.test = None;
        let (number, tell) = self.next();
        let send = self.send.clone();
        host.test_stored(move |said| match said {
            Ok(said) => end(number, Rc::new(report_of_stored(&said, &clock::now())), &send),
            Err(why) => tell.emit(Event::NotTested(number, why)),
        });
        number
    }

    /// Asks what follows from the last test. Its end is an event again.
    pub fn follow_up(&self, what: &FollowUp) {
        if let Some(test) = &self.test {
            test.follow_up(what);
        }
    }

    /// Whether the last test was of this token; `None` is the token that the host has stored.
    pub fn has_tested(&self, token: Option<&AccessToken>) -> bool {
        match (&self.test, token) {
            (Some(test), Some(token)) => test.is_of(token),
            (test, token) => test.is_none() && token.is_none(),
        }
    }

    /// Stops the test under way.
    pub fn stop(&self) {
        if let Some(test) = &self.test {
            test.cancel();
        }
    }

    /// Tests the second token of a comparison and gives its number. `first` is the test of the token in use.
    pub fn compare(&mut self, first: Rc<ConnectionReport>, second: ConnectionRequest) -> u32 {
        if let Some(test) = &self.second {
            test.cancel();
        }
        let (number, tell) = self.next();
        let test = Test::start(Run::new(second), TIMEOUT_MILLIS, move |progress| {
            if let Progress::Ended(report) = progress {
                let comparison = compare(&first, &report, &clock::now());
                tell.emit(Event::Comparison(ComparisonEvent::Ended(number, Rc::new(comparison))));
            }
        });
        self.second = Some(Box::new(test));
        number
    }

    /// Sends the call of an exchange and gives its number. `old`: the test of the token to exchange, if there was one.
    pub fn exchange(
        &mut self,
        request: ExchangeRequest,
        call: &TokenExchange,
        version: &GraphVersion,
        old: Option<&ConnectionReport>,
    ) -> u32 {
        let (number, tell) = self.next();
        let old_expires_at = old.and_then(|report| report.token.expires_at);
        let call = OpenCall::send(call.to_http(version), TIMEOUT_MILLIS, move |outcome| {
            let now = clock::now();
            let exchanged = request.read(&outcome, &now).map_err(Rc::from);
            let outcome = exchanged.map(|token| Rc::new(NewToken::of(&request, &token, old_expires_at, &now)));
            tell.emit(Event::Exchange(ExchangeEvent::Ended(number, outcome)));
        });
        self.exchange = Some(call);
        number
    }

    /// Has the host save, and gives the number of that save. It is awaited until [`WAIT_SECS`] have passed. `report`: as for
    /// [`HostCalls::save`].
    pub fn save(&mut self, host: &HostCalls, to_save: &ToSave, report: JsValue) -> u32 {
        let (number, tell) = self.next();
        let ended = tell.clone();
        host.save(to_save, report, move |saved| {
            ended.emit(Event::SaveEnded(number, saved));
        });
        Timeout::new(WAIT_SECS * 1_000, move || tell.emit(Event::SaveTimedOut(number))).forget();
        number
    }

    /// Stops everything that is under way and can be stopped, and keeps nothing of it: each contains the token.
    pub fn stop_all(&mut self) {
        for test in self.test.take().into_iter().chain(self.second.take()) {
            test.cancel();
        }
        if let Some(call) = self.exchange.take() {
            call.abort();
        }
    }
}

/// Tells the end of a test, and whether a file can remind of the token's expiry. Then the host is told.
fn end(number: u32, report: Rc<ConnectionReport>, send: &Callback<Msg>) {
    let now = clock::now().now_unix_secs;
    let expires_at = report.token.expires_at;
    let has_reminder = expires_at.is_some_and(|at| reminder(at, &report.known(), now, &Words::default()).is_some());
    send.emit(Event::Ended(number, report).into());
    send.emit(Event::ReminderOffered(number, has_reminder).into());
    send.emit(Command::Report(number).into());
}
