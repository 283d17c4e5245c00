//! The state of a run: what was asked, what came back, and what goes next.

use crate::access_token::Inspection;
use crate::diagnosis::NoAnswer;
use crate::graph::{
    App, DebugToken, ErrorCode, GraphRequest, GraphVersion, HttpRequest, IdProblem, PhoneNumber, PhoneNumberId, Reply,
    UnreadableBody, WabaId,
};

/// What a run is made with.
#[derive(Clone, Debug)]
pub struct ConnectionRequest {
    /// What was pasted, inspected.
    pub inspection: Inspection,
    /// What stands in the field of the phone number ID.
    pub phone_number_id: Result<Option<PhoneNumberId>, IdProblem>,
    /// What stands in the field of the account's ID.
    pub whatsapp_business_account_id: Result<Option<WabaId>, IdProblem>,
    /// The version of the Graph API to ask.
    pub graph_version: GraphVersion,
}

/// A call to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// By which its outcome is given back.
    pub id: CallId,
    /// What to ask.
    pub request: GraphRequest,
}

/// Names a call within its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId(usize);

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
}

/// What is asked of Meta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// `GET /{phone-number-id}`: the best single probe.
    PhoneNumber,
    /// `GET /debug_token`, asking the token about itself; refused for many tokens, which proves nothing.
    DebugToken,
    /// `GET /app`: the app without `debug_token`.
    App,
}

impl Question {
    /// A healthy answer that is not an answer to this question comes from something else than Meta.
    fn expect(self, http_status: u16, reply: Reply) -> Reply {
        let Reply::Answer(answer) = &reply else {
            return reply;
        };
        let is_to_the_point = match self {
            Self::PhoneNumber => PhoneNumber::from_answer(answer).is_some(),
            Self::DebugToken => DebugToken::from_answer(answer).is_some(),
            Self::App => App::from_answer(answer).is_some(),
        };
        if is_to_the_point {
            return reply;
        }
        Reply::Unreadable {
            http_status: Some(http_status),
            body: UnreadableBody::OtherJson,
        }
    }
}

/// What came back for a question.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Reply(Reply),
    NoAnswer(NoAnswer),
}

/// How a question stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Standing<'a> {
    NotAsked,
    Asking,
    Answered(&'a Answer),
}

#[derive(Clone, Debug)]
struct Asked {
    question: Question,
    /// Whether the call was handed out.
    is_sent: bool,
    answer: Option<Answer>,
}

/// A run: hands out calls, takes in what became of them, and can be read at any time.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) request: ConnectionRequest,
    asked: Vec<Asked>,
    phone_number_fields: Vec<&'static str>,
}

impl Run {
    /// Begins a run; nothing is sent yet. Without a token there is nothing to ask, and the run has ended.
    #[must_use]
    pub fn new(request: ConnectionRequest) -> Self {
        let mut run = Self {
            request,
            asked: Vec::new(),
            phone_number_fields: PhoneNumber::FIELDS.to_vec(),
        };
        if run.request.inspection.token.is_some() {
            if let Ok(Some(_)) = run.request.phone_number_id {
                run.ask(Question::PhoneNumber);
            }
            run.ask(Question::DebugToken);
            run.ask(Question::App);
        }
        run
    }

    /// What the run was made with.
    #[must_use]
    pub fn request(&self) -> &ConnectionRequest {
        &self.request
    }

    /// The calls to send now. Each is given once; ask again after every outcome.
    pub fn next_calls(&mut self) -> Vec<Call> {
        let mut calls = Vec::new();
        for index in 0..self.asked.len() {
            let Some(asked) = self.asked.get_mut(index).filter(|asked| !asked.is_sent) else {
                continue;
            };
            asked.is_sent = true;
            let question = asked.question;
            if let Some(request) = self.request_for(question) {
                calls.push(Call {
                    id: CallId(index),
                    request,
                });
            }
        }
        calls
    }

    /// A call as it goes over the wire; `None` without a token.
    #[must_use]
    pub fn to_http(&self, request: &GraphRequest) -> Option<HttpRequest> {
        let token = self.request.inspection.token.as_ref()?;
        Some(request.to_http(&self.request.graph_version, token))
    }

    /// Takes in what became of a call. One that is unknown or already answered changes nothing, and gives `false`.
    pub fn receive(&mut self, call: CallId, outcome: Outcome) -> bool {
        let Some(asked) = self.asked.get_mut(call.0).filter(|asked| asked.answer.is_none()) else {
            return false;
        };
        let answer = match outcome {
            Outcome::Answered { http_status, body } => Answer::Reply(
                asked
                    .question
                    .expect(http_status, Reply::read(Some(http_status), &body)),
            ),
            Outcome::NoAnswer(why) => Answer::NoAnswer(why),
        };
        let question = asked.question;
        let refused_field = match (&answer, question) {
            (Answer::Reply(reply), Question::PhoneNumber) => self.droppable_field_refused_by(reply),
            _ => None,
        };
        if let Some(asked) = self.asked.get_mut(call.0) {
            asked.answer = Some(answer);
        }
        if let Some(refused) = refused_field {
            self.phone_number_fields.retain(|field| *field != refused);
            self.ask(question);
        }
        true
    }

    /// Whether every call has an outcome and none is to follow.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.asked.iter().all(|asked| asked.answer.is_some())
    }

    /// How many calls were handed out.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.asked.iter().filter(|asked| asked.is_sent).count()
    }

    /// How a question stands; where it was asked again, the last time counts.
    pub(super) fn standing(&self, question: Question) -> Standing<'_> {
        match self.asked.iter().rev().find(|asked| asked.question == question) {
            None => Standing::NotAsked,
            Some(Asked { answer: None, .. }) => Standing::Asking,
            Some(Asked {
                answer: Some(answer), ..
            }) => Standing::Answered(answer),
        }
    }

    /// The phone number, once it was read.
    pub(super) fn phone_number(&self) -> Option<PhoneNumber> {
        PhoneNumber::from_answer(self.healthy_answer(Question::PhoneNumber)?)
    }

    /// What Meta says of the token, once it was read.
    pub(super) fn debug_token(&self) -> Option<DebugToken> {
        DebugToken::from_answer(self.healthy_answer(Question::DebugToken)?)
    }

    /// The app, once it was read.
    pub(super) fn app(&self) -> Option<App> {
        App::from_answer(self.healthy_answer(Question::App)?)
    }

    /// Whether a call worked, which only a living token makes work.
    pub(super) fn is_token_proven(&self) -> bool {
        let is_called_valid = || self.debug_token().is_some_and(|token| token.is_valid == Some(true));
        self.phone_number().is_some() || self.app().is_some() || is_called_valid()
    }

    /// Whether Meta lists the permission to send; `None` where it listed nothing. A list proves nothing either way.
    pub(super) fn is_messaging_listed(&self) -> Option<bool> {
        let scopes = self.debug_token().filter(|token| token.is_valid == Some(true))?.scopes;
        (!scopes.is_empty()).then(|| scopes.iter().any(|scope| scope == "whatsapp_business_messaging"))
    }

    fn healthy_answer(&self, question: Question) -> Option<&serde_json::Value> {
        match self.standing(question) {
            Standing::Answered(Answer::Reply(Reply::Answer(answer))) => Some(answer),
            _ => None,
        }
    }

    fn ask(&mut self, question: Question) {
        self.asked.push(Asked {
            question,
            is_sent: false,
            answer: None,
        });
    }

    fn request_for(&self, question: Question) -> Option<GraphRequest> {
        match question {
            Question::PhoneNumber => {
                let id = self.request.phone_number_id.as_ref().ok()?.as_ref()?;
                Some(GraphRequest::phone_number(id, &self.phone_number_fields))
            }
            Question::DebugToken => Some(GraphRequest::debug_token()),
            Question::App => Some(GraphRequest::app()),
        }
    }

    /// The field that Meta refused, where the call may be made again without it. A node that lacks the fields which
    /// every phone number has is not a phone number.
    fn droppable_field_refused_by(&self, reply: &Reply) -> Option<&'static str> {
        let Reply::Refused { errors, .. } = reply else {
            return None;
        };
        let error = errors.first()?;
        if error.stated_code() != Some(ErrorCode(100)) {
            return None;
        }
        let (_, from_name) = error.message.as_deref()?.split_once("nonexisting field (")?;
        let (name, _) = from_name.split_once(')')?;
        let is_droppable = !PhoneNumber::FIELDS_OF_EVERY_VERSION.contains(&name);
        self.phone_number_fields
            .iter()
            .copied()
            .find(|field| *field == name && is_droppable)
    }
}
