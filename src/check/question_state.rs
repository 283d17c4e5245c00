//! The state of one question: whether it was sent, and what came back. Does not depend on the other questions.

use crate::diagnosis::{Category, NoAnswer, category_of};
use crate::graph::{Account, ErrorCode, GraphRequest, PhoneNumber, Reply, UnreadableBody, Way};

use super::question::{Answer, Question};
use super::transport::Transmission;

/// The delay before a call is repeated after a temporary fault, in milliseconds. It is repeated once.
const RETRY_AFTER_MILLIS: u32 = 1_000;

/// The outcome of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There was an answer.
    Answered {
        /// The HTTP status.
        http_status: u16,
        /// The body.
        body: String,
    },
    /// There was no readable answer.
    NoAnswer(NoAnswer),
    /// The call was not made: pasted answers do not contain it.
    NotMade,
}

/// The status of a question.
#[derive(Clone, Debug)]
pub(super) enum Status {
    /// To be sent after this delay.
    Waiting {
        after_millis: u32,
    },
    /// Sent, and not answered yet.
    Sent,
    /// Not sent: the run reached its limit, or pasted answers do not contain it.
    NotSent,
    Answered(Box<Answer>),
    /// An error from Meta, or something that is no answer to the question.
    Refused(Reply),
    /// There was no readable answer.
    NoAnswer(NoAnswer),
}

/// A question of a run, from the moment it is added.
#[derive(Clone, Debug)]
pub(super) struct QuestionState {
    pub(super) question: Question,
    pub(super) status: Status,
    /// How its call was sent, and how Meta answered.
    pub(super) transmission: Transmission,
    attempts: usize,
    /// Whether it was asked again after a temporary fault.
    is_repeated: bool,
    /// Whether it was asked again after the browser gave no answer, this time for answers with HTTP status 200 alone.
    suppresses_http_code: bool,
    /// The fields that Meta does not know.
    left_out: Vec<&'static str>,
}

impl QuestionState {
    pub(super) fn new(question: Question) -> Self {
        Self {
            question,
            status: Status::Waiting { after_millis: 0 },
            transmission: Transmission::default(),
            attempts: 0,
            is_repeated: false,
            suppresses_http_code: false,
            left_out: Vec::new(),
        }
    }

    pub(super) fn is_sent(&self) -> bool {
        matches!(self.status, Status::Sent)
    }

    /// Whether this attempt was sent and is not answered yet.
    pub(super) fn awaits(&self, attempt: usize) -> bool {
        self.is_sent() && self.attempts == attempt
    }

    /// Whether its call is open or not sent yet.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.status, Status::Waiting { .. } | Status::Sent)
    }

    /// Marks the question as sent this way and returns the attempt number, starting at 1, and the call.
    pub(super) fn send(&mut self, way: Way) -> (usize, GraphRequest) {
        self.status = Status::Sent;
        self.attempts += 1;
        self.transmission.sent(way);
        let request = self.question.request(&self.left_out);
        let request = if self.suppresses_http_code {
            request.suppressing_http_code()
        } else {
            request
        };
        (self.attempts, request)
    }

    /// Asks again, with its own repetition after a temporary fault.
    pub(super) fn ask_again(&mut self) {
        self.status = Status::Waiting { after_millis: 0 };
        self.is_repeated = false;
        self.suppresses_http_code = false;
    }

    /// Gives up a question that has no answer yet.
    pub(super) fn give_up(&mut self) {
        if self.is_open() {
            self.status = Status::NotSent;
        }
    }

    /// Records the outcome of the call: the question is settled, or must be asked again.
    pub(super) fn settle(&mut self, outcome: Outcome) {
        self.status = match outcome {
            Outcome::Answered { http_status, body } => {
                let reply = Reply::read(Some(http_status), &body);
                if self.transmission.note(&self.question, &reply) {
                    Status::Waiting { after_millis: 0 }
                } else {
                    self.read(http_status, reply)
                }
            }
            // The browser may have hidden an answer, for example with HTTP status 401 and without CORS headers.
            Outcome::NoAnswer(NoAnswer::Rejected) if !self.suppresses_http_code && !self.question.is_write() => {
                self.suppresses_http_code = true;
                Status::Waiting { after_millis: 0 }
            }
            Outcome::NoAnswer(why) => Status::NoAnswer(why),
            Outcome::NotMade => Status::NotSent,
        };
        let Status::Refused(reply) = &self.status else { return };
        if self.question.is_write() {
            return;
        }
        if !self.is_repeated && category_of(reply) == Category::TemporaryFault {
            self.is_repeated = true;
            self.status = Status::Waiting {
                after_millis: RETRY_AFTER_MILLIS,
            };
        } else {
            let refused = self.droppable_fields_refused_by(reply);
            if !refused.is_empty() {
                self.left_out.extend(refused);
                self.status = Status::Waiting { after_millis: 0 };
            }
        }
    }

    /// A healthy answer that is not an answer to this question does not come from Meta.
    fn read(&self, http_status: u16, reply: Reply) -> Status {
        match reply {
            Reply::Answer(answer) => self.question.read(&answer).map_or(
                Status::Refused(Reply::Unreadable {
                    http_status: Some(http_status),
                    body: UnreadableBody::OtherJson,
                }),
                |answer| Status::Answered(Box::new(answer)),
            ),
            reply => Status::Refused(reply),
        }
    }

    /// The fields that Meta refused, if the call can be repeated without them. Each field is left out once, so a call is repeated
    /// a few times at most. A node without the fields that every node of its kind has is a node of another kind.
    fn droppable_fields_refused_by(&self, reply: &Reply) -> Vec<&'static str> {
        let Reply::Refused { http_status, errors } = reply else {
            return Vec::new();
        };
        let Some(error) = errors.first() else {
            return Vec::new();
        };
        let droppable = self
            .question
            .fields()
            .iter()
            .copied()
            .filter(|field| !matches!(*field, "id" | "name") && !PhoneNumber::FIELDS_OF_EVERY_VERSION.contains(field))
            .filter(|field| !self.left_out.contains(field));
        let is_about_request = error.stated_code() == Some(ErrorCode(100)) || *http_status == Some(422);
        let is_of_other_kind = error
            .node_type()
            .is_some_and(|name| self.question.is_about_other_than(name));
        if is_of_other_kind || !is_about_request {
            return Vec::new();
        }
        if let Some(refused) = error.nonexisting_field() {
            return droppable.filter(|field| *field == refused).collect();
        }
        let message = error.message.as_deref().unwrap_or_default();
        let details = error.details.as_deref().unwrap_or_default();
        let text = [message, " ", details].concat();
        match RefusedFields::of(&text) {
            Some(RefusedFields::Named) => droppable.filter(|field| names(&text, field)).collect(),
            Some(RefusedFields::AllBut) => droppable.filter(|field| !names(&text, field)).collect(),
            Some(RefusedFields::NotNamed) => droppable.collect(),
            None => Vec::new(),
        }
    }
}

/// Which fields a refusal of fields means (Meta, `OpenAPI` specification of the business messaging API v23.0): "Invalid field
/// requested. Available fields: …", "Invalid fields parameter …", "The requested fields are not available for …".
enum RefusedFields {
    /// Those in the text.
    Named,
    /// Those that are not in the text.
    AllBut,
    /// The text names none of the requested fields.
    NotNamed,
}

impl RefusedFields {
    fn of(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let is_of_fields = [
            "invalid field",
            "requested fields are not",
            "fields are not available",
            "field is not available",
        ]
        .iter()
        .any(|words| lower.contains(words));
        if !is_of_fields {
            return None;
        }
        let is_asked_for = |field: &&&str| names(text, field);
        Some(if lower.contains("available fields") {
            Self::AllBut
        } else if PhoneNumber::FIELDS
            .iter()
            .chain(Account::FIELDS)
            .any(|field| is_asked_for(&field))
        {
            Self::Named
        } else {
            Self::NotNamed
        })
    }
}

/// Whether a text has the name of a field as a word.
fn names(text: &str, field: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    text.split(|character| !is_word(character)).any(|word| word == field)
}
