//! The state of a run: what was asked, what came back, and what goes next within its limits.
//!
//! Must not know which question follows from which answer (`plan`), or what any of it means for the verdict.

use crate::access_token::Inspection;
use crate::diagnosis::{Category, NoAnswer, category_of};
use crate::graph::{
    AppSecret, AppSecretProof, ErrorCode, GraphRequest, GraphVersion, HttpRequest, IdProblem, PhoneNumber,
    PhoneNumberId, Reply, UnreadableBody, WabaId,
};

use super::question::{Question, Told};
use super::reach::Reach;

/// How many calls are out at one time.
const AT_A_TIME: usize = 6;
/// How many calls a run makes at most: they count against the customer's own quota.
const REQUESTS_LIMIT: usize = 20;
/// How many more a press of "more" may make.
const REQUESTS_LIMIT_OF_MORE: usize = 4;
/// How long to wait before the one repetition after a passing fault, in milliseconds.
const RETRY_AFTER_MILLIS: u32 = 1_000;

/// What a run is made with.
#[derive(Clone, Debug)]
pub struct ConnectionRequest {
    /// What was pasted, inspected.
    pub inspection: Inspection,
    /// What stands in the field of the phone number ID.
    pub phone_number_id: Result<Option<PhoneNumberId>, IdProblem>,
    /// What stands in the field of the account's ID.
    pub whatsapp_business_account_id: Result<Option<WabaId>, IdProblem>,
    /// The app secret, for an app that demands a proof made with it. It is sent nowhere.
    pub app_secret: Option<AppSecret>,
    /// The version of the Graph API to ask.
    pub graph_version: GraphVersion,
}

impl ConnectionRequest {
    /// The phone number ID, where one was given that can be one.
    pub(super) fn given_phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.phone_number_id.as_ref().ok()?.as_ref()
    }

    /// The account's ID, where one was given that can be one.
    pub(super) fn given_account_id(&self) -> Option<&WabaId> {
        self.whatsapp_business_account_id.as_ref().ok()?.as_ref()
    }
}

/// A call to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// By which its outcome is given back.
    pub id: CallId,
    /// What to ask.
    pub request: GraphRequest,
    /// How long to wait before it is sent, in milliseconds.
    pub after_millis: u32,
}

/// Names a call within its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId {
    question: usize,
    /// The how-manieth call for this question.
    attempt: usize,
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something answered.
    Answered {
        /// The HTTP status.
        http_status: u16,
        /// The body.
        body: String,
    },
    /// Nothing readable came.
    NoAnswer(NoAnswer),
    /// The call was not made: answers that were pasted lack it.
    NotMade,
}

/// What came back for a question in the end.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Told(Box<Told>),
    /// An error of Meta's, or something that is no answer.
    Refused(Reply),
    NoAnswer(NoAnswer),
}

/// How a question stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Standing<'a> {
    NotAsked,
    Asking,
    /// It came up and was not asked: the run's limit was reached, or pasted answers lack it.
    Dropped,
    Answered(&'a Answer),
}

#[derive(Clone, Debug)]
enum Stage {
    Waiting { after_millis: u32 },
    Open,
    Dropped,
    Answered(Answer),
}

#[derive(Clone, Debug)]
struct Asked {
    question: Question,
    stage: Stage,
    attempts: usize,
    /// Whether it was asked again after a passing fault.
    is_repeated: bool,
    /// Fields that Meta does not know.
    left_out: Vec<&'static str>,
}

/// A run: hands out calls, takes in what became of them, and can be read at any time.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) request: ConnectionRequest,
    /// In the order in which they came up.
    asked: Vec<Asked>,
    /// What the answers show by now; worked out once after each.
    pub(super) reach: Reach,
    requests: usize,
    limit: usize,
    /// Whether the calls were made elsewhere.
    pub(super) is_replay: bool,
    /// Whether the calls can be had for a terminal beside the diagnosis.
    pub(super) offers_commands: bool,
}

impl Run {
    /// Begins a run; nothing is sent yet. Without a token there is nothing to ask, and the run has ended.
    #[must_use]
    pub fn new(request: ConnectionRequest) -> Self {
        let has_token = request.inspection.token.is_some();
        let mut run = Self::begun(request);
        if has_token {
            run.go_on();
        }
        run
    }

    /// A run whose calls were made elsewhere: it asks, and is told what was answered there.
    pub(super) fn of_transcript(request: ConnectionRequest) -> Self {
        let mut run = Self::begun(request);
        run.is_replay = true;
        run.go_on();
        run
    }

    fn begun(request: ConnectionRequest) -> Self {
        Self {
            request,
            asked: Vec::new(),
            reach: Reach::default(),
            requests: 0,
            limit: REQUESTS_LIMIT,
            is_replay: false,
            offers_commands: true,
        }
    }

    /// For whoever cannot show the calls for a terminal: no step names them.
    #[must_use]
    pub fn without_commands(mut self) -> Self {
        self.offers_commands = false;
        self
    }

    /// What the run was made with.
    #[must_use]
    pub fn request(&self) -> &ConnectionRequest {
        &self.request
    }

    /// The calls to send now, at most six of them under way at a time. Each is given once; ask again after every outcome.
    pub fn next_calls(&mut self) -> Vec<Call> {
        let mut open = self.asked.iter().filter(|asked| asked.is_open()).count();
        let mut calls = Vec::new();
        for (index, asked) in self.asked.iter_mut().enumerate() {
            let Stage::Waiting { after_millis } = asked.stage else {
                continue;
            };
            if open == AT_A_TIME || self.requests == self.limit {
                break;
            }
            asked.stage = Stage::Open;
            asked.attempts += 1;
            open += 1;
            self.requests += 1;
            calls.push(Call {
                id: CallId {
                    question: index,
                    attempt: asked.attempts,
                },
                request: asked.question.request(&asked.left_out),
                after_millis,
            });
        }
        calls
    }

    /// A call as it goes over the wire; `None` without a token.
    #[must_use]
    pub fn to_http(&self, request: &GraphRequest, proof: Option<&AppSecretProof>) -> Option<HttpRequest> {
        let token = self.request.inspection.token.as_ref()?;
        Some(request.to_http(&self.request.graph_version, token, proof))
    }

    /// Takes in what became of a call. One that is unknown or already answered changes nothing, and gives `false`.
    pub fn receive(&mut self, call: CallId, outcome: Outcome) -> bool {
        let is_awaited = |asked: &&mut Asked| asked.is_open() && asked.attempts == call.attempt;
        let Some(asked) = self.asked.get_mut(call.question).filter(is_awaited) else {
            return false;
        };
        if outcome == Outcome::NotMade {
            self.requests -= 1;
        }
        asked.take_in(outcome);
        self.reach = Reach::of(self);
        self.go_on();
        true
    }

    /// The name of a call's question, as a transcript has it.
    pub(super) fn label_of(&self, call: CallId) -> Option<String> {
        self.asked.get(call.question).map(|asked| asked.question.label())
    }

    /// Whether every call has an outcome and none is to follow.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        let is_out_of_calls = self.requests == self.limit;
        self.asked.iter().all(|asked| match asked.stage {
            Stage::Answered(_) | Stage::Dropped => true,
            Stage::Waiting { .. } => is_out_of_calls,
            Stage::Open => false,
        })
    }

    /// How many calls were handed out.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// Asks a further question that a press asked for, beyond the limit of the run: this one, and nothing that was left over.
    pub(super) fn ask_more(&mut self, question: Question) {
        for asked in &mut self.asked {
            if matches!(asked.stage, Stage::Waiting { .. } | Stage::Open) {
                asked.stage = Stage::Dropped;
            }
        }
        self.limit = self.requests + REQUESTS_LIMIT_OF_MORE;
        match self.asked.iter_mut().find(|asked| asked.question == question) {
            Some(asked) => {
                asked.stage = Stage::Waiting { after_millis: 0 };
                asked.is_repeated = false;
            }
            None => self.ask(question),
        }
    }

    /// Whether a press may ask: it was not asked yet, or what kept the answer away may be over.
    pub(super) fn may_be_asked(&self, question: &Question) -> bool {
        match self.standing(question) {
            Standing::NotAsked | Standing::Dropped | Standing::Answered(Answer::NoAnswer(_)) => true,
            Standing::Answered(Answer::Refused(reply)) => matches!(
                category_of(reply),
                Category::RateLimited | Category::TemporaryFault | Category::Unreachable | Category::Unrecognised
            ),
            Standing::Asking | Standing::Answered(Answer::Told(_)) => false,
        }
    }

    /// How a question stands.
    pub(super) fn standing(&self, question: &Question) -> Standing<'_> {
        match self.asked.iter().find(|asked| asked.question == *question) {
            None => Standing::NotAsked,
            Some(asked) => match &asked.stage {
                Stage::Answered(answer) => Standing::Answered(answer),
                Stage::Dropped => Standing::Dropped,
                Stage::Waiting { .. } if self.requests == self.limit => Standing::Dropped,
                Stage::Waiting { .. } | Stage::Open => Standing::Asking,
            },
        }
    }

    /// Whether a question's answer is still to come.
    pub(super) fn is_asking(&self, question: &Question) -> bool {
        matches!(self.standing(question), Standing::Asking)
    }

    /// Whether a question has its answer, or will get none.
    pub(super) fn is_settled(&self, question: &Question) -> bool {
        matches!(self.standing(question), Standing::Answered(_) | Standing::Dropped)
    }

    /// What was told in answer to a question.
    pub(super) fn told(&self, question: &Question) -> Option<&Told> {
        match self.standing(question) {
            Standing::Answered(Answer::Told(told)) => Some(told),
            _ => None,
        }
    }

    /// Every question that came up, in that order.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.asked.iter().map(|asked| &asked.question)
    }

    fn go_on(&mut self) {
        for question in self.wanted() {
            self.ask(question);
        }
    }

    fn ask(&mut self, question: Question) {
        if self.questions().any(|known| *known == question) {
            return;
        }
        self.asked.push(Asked {
            question,
            stage: Stage::Waiting { after_millis: 0 },
            attempts: 0,
            is_repeated: false,
            left_out: Vec::new(),
        });
    }
}

impl Asked {
    fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open)
    }

    fn take_in(&mut self, outcome: Outcome) {
        let answer = match outcome {
            Outcome::Answered { http_status, body } => self.read(http_status, &body),
            Outcome::NoAnswer(why) => Answer::NoAnswer(why),
            Outcome::NotMade => {
                self.stage = Stage::Dropped;
                return;
            }
        };
        self.stage = match &answer {
            Answer::Refused(reply) if !self.is_repeated && category_of(reply) == Category::TemporaryFault => {
                self.is_repeated = true;
                Stage::Waiting {
                    after_millis: RETRY_AFTER_MILLIS,
                }
            }
            Answer::Refused(reply) => match self.droppable_field_refused_by(reply) {
                Some(field) => {
                    self.left_out.push(field);
                    Stage::Waiting { after_millis: 0 }
                }
                None => Stage::Answered(answer),
            },
            Answer::Told(_) | Answer::NoAnswer(_) => Stage::Answered(answer),
        };
    }

    /// A healthy answer that is not an answer to this question comes from something else than Meta.
    fn read(&self, http_status: u16, body: &str) -> Answer {
        match Reply::read(Some(http_status), body) {
            Reply::Answer(answer) => self.question.read(&answer).map_or(
                Answer::Refused(Reply::Unreadable {
                    http_status: Some(http_status),
                    body: UnreadableBody::OtherJson,
                }),
                |told| Answer::Told(Box::new(told)),
            ),
            reply => Answer::Refused(reply),
        }
    }

    /// The field that Meta refused, where the call may be made again without it. A node that lacks the fields by which it
    /// is known is a node of another kind.
    fn droppable_field_refused_by(&self, reply: &Reply) -> Option<&'static str> {
        let Reply::Refused { errors, .. } = reply else {
            return None;
        };
        let error = errors.first()?;
        let refused = error.nonexisting_field()?;
        let is_of_other_kind = error
            .node_type()
            .is_some_and(|name| self.question.is_about_other_than(name));
        if is_of_other_kind
            || error.stated_code() != Some(ErrorCode(100))
            || PhoneNumber::FIELDS_OF_EVERY_VERSION.contains(&refused)
        {
            return None;
        }
        self.question
            .fields()
            .iter()
            .copied()
            .find(|field| *field == refused && *field != "name" && !self.left_out.contains(field))
    }
}
