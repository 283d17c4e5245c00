//! A run of "Test Connection": returns calls within its limits, records their outcomes, and can be read at any time.
//! Only this file changes what was asked and answered. Does not depend on how a call is sent or how a report is written.

use crate::diagnosis::Clock;
use crate::graph::{AppSecretProof, GraphRequest, HttpRequest, Way};

use super::answers::Answers;
use super::checks::Check;
use super::facts::{Assets, FollowUp, Remainder};
use super::question::Question;
use super::question_state::{Outcome, QuestionState, Status};
use super::report::ConnectionReport;
use super::request::ConnectionRequest;
use super::snapshot::Snapshot;
use super::transport::Forms;
use super::written::glance::glance;
use super::{links, plan, verdict};

/// How many calls are open at one time.
const AT_A_TIME: usize = 6;
/// The limit of calls in a run. They count against the customer's own quota.
const REQUESTS_LIMIT: usize = 20;
/// The limit of additional calls for a remainder.
const REQUESTS_LIMIT_OF_REMAINDER: usize = 4;

/// The limit of additional calls for a call that writes: only itself.
const REQUESTS_LIMIT_OF_WRITE: usize = 1;

/// A call to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Identifies the call when its outcome is reported.
    pub id: CallId,
    /// What to ask.
    pub request: GraphRequest,
    /// How to send it.
    pub way: Way,
    /// How long to wait before it is sent, in milliseconds.
    pub after_millis: u32,
}

/// Identifies a call within its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId {
    question: usize,
    /// Attempt number for this question, starting at 1.
    attempt: usize,
}

/// One run of "Test Connection".
#[derive(Clone, Debug)]
pub struct Run {
    request: ConnectionRequest,
    /// In the order in which they were added.
    questions: Vec<QuestionState>,
    /// What the answers show so far. Derived once after each answer.
    assets: Assets,
    requests: usize,
    /// How many of them had the token in their address.
    requests_by_address: usize,
    limit: usize,
    /// Whether the calls were made elsewhere.
    is_replay: bool,
    /// Whether curl commands are offered beside the diagnosis.
    offers_commands: bool,
    /// The time of the request for an automatic sending check after the reads, if the host wants one.
    sending_check: Option<Clock>,
}

impl Run {
    /// Starts a run; nothing is sent yet. Without a token there is nothing to ask, and the run has ended.
    #[must_use]
    pub fn new(request: ConnectionRequest) -> Self {
        let has_token = request.inspection.token.is_some();
        Self::start(request, has_token, false)
    }

    /// A run whose calls were made elsewhere. It asks the same questions, and gets the answers that were printed there.
    pub(super) fn of_transcript(request: ConnectionRequest) -> Self {
        Self::start(request, true, true)
    }

    fn start(request: ConnectionRequest, may_ask: bool, is_replay: bool) -> Self {
        let mut run = Self {
            request,
            questions: Vec::new(),
            assets: Assets::default(),
            requests: 0,
            requests_by_address: 0,
            limit: REQUESTS_LIMIT,
            is_replay,
            offers_commands: true,
            sending_check: None,
        };
        if may_ask {
            run.ask_wanted();
        }
        run
    }

    /// For a host that cannot show curl commands: no step mentions them.
    #[must_use]
    pub fn without_commands(mut self) -> Self {
        self.offers_commands = false;
        self
    }

    /// For a host that wants to know whether the token may send: one call follows the reads, if a number was read. It sends nothing.
    #[must_use]
    pub fn with_sending_check(mut self, clock: &Clock) -> Self {
        self.sending_check = Some(*clock);
        self
    }

    /// What the run started with.
    #[must_use]
    pub fn request(&self) -> &ConnectionRequest {
        &self.request
    }

    /// The calls to send now; at most six are open at a time. Each is returned once; ask again after every outcome.
    pub fn next_calls(&mut self) -> Vec<Call> {
        loop {
            let calls = self.due_calls();
            if !calls.is_empty() || self.questions.iter().any(QuestionState::is_sent) {
                return calls;
            }
            if !self.has_ended() {
                // Questions that wait for a proof which does not come.
                self.questions.iter_mut().for_each(QuestionState::give_up);
                self.ask_wanted();
            } else if let Some(clock) = self.sending_check.take() {
                self.follow_up(&FollowUp::CheckSending, &clock);
            } else {
                return calls;
            }
        }
    }

    fn due_calls(&mut self) -> Vec<Call> {
        let forms = self.forms();
        let mut open = self.questions.iter().filter(|state| state.is_sent()).count();
        let mut calls = Vec::new();
        for (question, state) in self.questions.iter_mut().enumerate() {
            let Status::Waiting { after_millis } = state.status else {
                continue;
            };
            if open == AT_A_TIME || self.requests == self.limit {
                break;
            }
            let way = if self.is_replay {
                Some(Way::Form)
            } else {
                forms.way(&state.question, &state.transmission)
            };
            let Some(way) = way else { continue };
            open += 1;
            self.requests += 1;
            self.requests_by_address += usize::from(way == Way::Get);
            let (attempt, request) = state.send(way);
            calls.push(Call {
                id: CallId { question, attempt },
                request,
                way,
                after_millis,
            });
        }
        calls
    }

    /// A call as an HTTP request; `None` without a token.
    #[must_use]
    pub fn to_http(&self, call: &Call, proof: Option<&AppSecretProof>) -> Option<HttpRequest> {
        let token = self.request.inspection.token.as_ref()?;
        Some(
            call.request
                .to_http(call.way, &self.request.graph_version, token, proof),
        )
    }

    /// Records the outcome of a call. An unknown or already answered call changes nothing, and returns `false`.
    pub fn receive(&mut self, call: CallId, outcome: Outcome) -> bool {
        let state = self.questions.get_mut(call.question);
        let Some(state) = state.filter(|state| state.awaits(call.attempt)) else {
            return false;
        };
        if outcome == Outcome::NotMade {
            self.requests -= 1;
        }
        state.settle(outcome);
        let is_subscription = matches!(state.question, Question::Subscription(_));
        self.assets = Assets::of(self.answers());
        self.ask_wanted();
        if is_subscription {
            self.read_subscriptions_again();
        }
        true
    }

    /// The name of a call's question, as in a transcript.
    pub(super) fn label_of(&self, call: CallId) -> Option<String> {
        self.questions.get(call.question).map(|state| state.question.label())
    }

    /// Whether every call has an outcome and no call follows.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.answers().has_ended()
    }

    /// How many calls were returned to be sent.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// The checks as they are now.
    #[must_use]
    pub fn checks(&self, clock: &Clock) -> Vec<Check> {
        links::checks(links::results(&self.snapshot(clock)), None)
    }

    /// What the run found. Before it has ended, what is known so far.
    #[must_use]
    pub fn report(&self, clock: &Clock) -> ConnectionReport {
        let report = ConnectionReport {
            requests: self.requests,
            requests_by_address: self.requests_by_address,
            ..verdict::report(self.snapshot(clock), self.forms().are_proven(), clock.now_unix_secs)
        };
        ConnectionReport {
            glance: glance(&report, clock),
            ..report
        }
    }

    /// Asks a follow-up question of a report, after the run has ended and beyond its limit. Waiting questions are not sent. The
    /// calls come with [`Run::next_calls`]. A question that was asked before, or is not possible, is ignored.
    pub fn follow_up(&mut self, what: &FollowUp, clock: &Clock) {
        self.questions.iter_mut().for_each(QuestionState::give_up);
        match what {
            FollowUp::FetchMore(remainder) => self.fetch_more(remainder),
            FollowUp::CheckSending => {
                // The time makes sure that no account has a template of this name.
                let template_name = format!("token_doctor_no_such_template_{}", clock.now_unix_secs.unsigned_abs());
                let number = self.snapshot(clock).number_to_send_from();
                self.write(number.map(|number| Question::SendingCheck(number, template_name)));
            }
            FollowUp::Subscribe => {
                let account = self.snapshot(clock).account_to_subscribe();
                self.write(account.map(Question::Subscription));
            }
        }
    }

    fn fetch_more(&mut self, remainder: &Remainder) {
        self.limit = self.requests + REQUESTS_LIMIT_OF_REMAINDER;
        let mut states = self.questions.iter_mut();
        match states.find(|state| state.question == remainder.question) {
            Some(state) => state.ask_again(),
            None => self.ask(remainder.question.clone()),
        }
    }

    fn write(&mut self, question: Option<Question>) {
        if let Some(question) = question {
            self.limit = self.requests + REQUESTS_LIMIT_OF_WRITE;
            self.ask(question);
        }
    }

    fn read_subscriptions_again(&mut self) {
        self.limit = self.requests + REQUESTS_LIMIT_OF_REMAINDER;
        let mut states = self.questions.iter_mut();
        if let Some(state) = states.find(|state| matches!(state.question, Question::SubscribedApps(_))) {
            state.ask_again();
        }
    }

    fn forms(&self) -> Forms {
        let states = self.questions.iter();
        Forms::of(states.map(|state| (&state.question, &state.transmission, state.is_open())))
    }

    fn answers(&self) -> Answers<'_> {
        let is_at_limit = self.requests == self.limit;
        Answers::of(&self.request, &self.questions, is_at_limit, self.is_replay)
    }

    fn snapshot(&self, clock: &Clock) -> Snapshot<'_> {
        Snapshot::of(self.answers(), &self.assets, self.offers_commands, clock)
    }

    fn ask_wanted(&mut self) {
        for question in plan::wanted(self.answers(), &self.assets) {
            self.ask(question);
        }
    }

    fn ask(&mut self, question: Question) {
        if self.questions.iter().all(|state| state.question != question) {
            self.questions.push(QuestionState::new(question));
        }
    }
}
