//! From evidence to one true diagnosis and the steps that mend it: a table of rules and a catalogue of sentences.
//!
//! Knows what Meta's answers mean. Must not know the network, the order of the questions, or how a page looks.

mod calendar;
mod category;
mod clock;
mod compose;
mod cut;
mod health;
mod hints;
mod paste;
mod rules;
mod screens;
mod when;
mod words;

pub use category::{Category, Cause};
pub use clock::Clock;
pub use health::limits_sending;
pub use paste::{Explained, explain, read_paste};
pub use when::{ends as moment, utc};

use crate::access_token::{AppId, Completeness};
use crate::graph::{GraphError, HealthStatus, IdProblem, Reply, UnreadableBody};
use compose::{Case, compose};
use hints::Hints;

/// What is wrong, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The coarse reading; decides the headline.
    pub category: Category,
    /// The finer reading.
    pub cause: Cause,
    /// The headline, such as "Token expired".
    pub title: String,
    /// What happened and why: one to three short sentences.
    pub explanation: String,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Whether the token is proven to be fine; `None`: cannot tell.
    pub token_is_fine: Option<bool>,
    /// Whether the same call may work when it is made again.
    pub retryable: bool,
    /// What Meta said, where Meta said something.
    pub graph: Option<GraphFacts>,
}

impl Diagnosis {
    /// What Meta said, by name, for people who want the raw facts: only what is known.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, String)> {
        let said = self.graph.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        [
            ("Message", said.message),
            ("Type", said.error_type),
            ("Code", number(said.code)),
            ("Subcode", number(said.subcode)),
            ("HTTP status", number(said.http_status.map(i64::from))),
            ("fbtrace_id", said.fbtrace_id),
        ]
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
    }
}

/// One step of the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The very screen to do it on.
    pub url: Option<String>,
}

/// What Meta said, redacted, for people who want the raw facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphFacts {
    /// `code`.
    pub code: Option<i64>,
    /// `error_subcode`.
    pub subcode: Option<i64>,
    /// `type`.
    pub error_type: Option<String>,
    /// `message`, then `error_user_msg` and `error_data.details` where they say more.
    pub message: Option<String>,
    /// The HTTP status, where it is known.
    pub http_status: Option<u16>,
    /// `fbtrace_id`.
    pub fbtrace_id: Option<String>,
}

/// What a diagnosis is made from.
#[derive(Clone, Debug)]
pub enum Evidence<'a> {
    /// A reply of Meta's, or of whatever answered in its place.
    Reply(&'a Reply),
    /// No readable reply.
    NoAnswer(NoAnswer),
    /// The token works, and ends at this time (Unix seconds).
    EndsSoon {
        /// When it ends.
        expires_at: i64,
        /// Whether it is one that lives for hours, as those from API Setup.
        is_temporary: bool,
    },
    /// What Meta says of sending, where it is not `AVAILABLE`.
    Health(&'a HealthStatus),
    /// The number was read, but is not registered with the Cloud API.
    NumberNotRegistered,
    /// No ID was given, and the token is proven to live.
    NoPhoneNumberId,
    /// What stands in the field of the phone number ID cannot be one.
    PhoneNumberIdProblem(IdProblem),
    /// `debug_token` says that the token is not valid, without saying why.
    SaidInvalid,
    /// The number was read, but the permission to send is not in Meta's list of this token's permissions.
    MessagingNotListed,
}

/// Why there was no readable reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser says that it is offline.
    Offline,
    /// Nothing came in time.
    TimedOut {
        /// How long was waited.
        after_secs: u32,
    },
    /// The browser rejected the call: a content blocker, a security policy, DNS, CORS. They cannot be told apart.
    Rejected,
}

/// What is known beside the evidence.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Now, and the person's time zone.
    pub clock: &'a Clock,
    /// The app that made the token, by the token's own text or by Meta.
    pub app_id: Option<&'a AppId>,
    /// What the text of the token says about being whole.
    pub completeness: Completeness,
    /// The ID that was asked for.
    pub phone_number_id: Option<&'a str>,
    /// Whether another call of the same run worked with this token, which proves that it lives.
    pub another_call_worked: bool,
}

impl<'a> Context<'a> {
    /// What is known beside a pasted answer: the time, and nothing of the token that it was made with.
    #[must_use]
    pub fn of_paste(clock: &'a Clock) -> Self {
        Self {
            clock,
            app_id: None,
            completeness: Completeness::Unknown,
            phone_number_id: None,
            another_call_worked: false,
        }
    }
}

/// Which of the two ID fields a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdField {
    /// "Phone number ID".
    PhoneNumberId,
    /// "`WhatsApp` Business Account ID".
    WhatsAppBusinessAccountId,
}

/// What is said under an ID's field: which kind of number it looks like, and where the right one stands.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> String {
    let sentence = match field {
        IdField::PhoneNumberId => words::phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => words::whatsapp_business_account_id_problem(problem),
    };
    sentence.to_owned()
}

/// What the evidence of a run means, and what to do.
///
/// Evidence is given where something is wrong or wants looking at; a healthy answer is one that was not expected.
#[must_use]
pub fn diagnose(evidence: &Evidence, context: &Context) -> Diagnosis {
    match evidence {
        Evidence::Reply(Reply::Refused { http_status, errors }) => of_errors(errors, *http_status, context),
        Evidence::Reply(Reply::Unreadable { http_status, body }) => of_unreadable(*http_status, *body, context),
        Evidence::Reply(Reply::Answer(answer)) => paste::of_debug_token(answer, None, context)
            .filter(|diagnosis| diagnosis.category != Category::NoFault)
            .unwrap_or_else(|| compose(Cause::UnexpectedAnswer, &Case::default(), context)),
        Evidence::NoAnswer(no_answer) => of_no_answer(*no_answer, context),
        Evidence::EndsSoon {
            expires_at,
            is_temporary,
        } => {
            let cause = if *is_temporary {
                Cause::TemporaryToken
            } else {
                Cause::NearItsEnd
            };
            let case = Case {
                ends_at: Some(*expires_at),
                ..Case::default()
            };
            compose(cause, &case, context)
        }
        Evidence::Health(health) => {
            let reading = health::read(health);
            let case = Case {
                health_entity: reading.entity,
                health_error: reading.error,
                ..Case::default()
            };
            compose(reading.cause, &case, context)
        }
        Evidence::NumberNotRegistered => compose(Cause::NumberNotConnected, &Case::default(), context),
        Evidence::NoPhoneNumberId => compose(Cause::NoPhoneNumberId, &Case::default(), context),
        Evidence::PhoneNumberIdProblem(problem) => {
            let case = Case {
                id_problem: Some(words::phone_number_id_problem(*problem)),
                ..Case::default()
            };
            compose(Cause::IdCannotBeOne, &case, context)
        }
        Evidence::MessagingNotListed => compose(Cause::MessagingNotListed, &Case::default(), context),
        Evidence::SaidInvalid => compose(Cause::SaidInvalid, &Case::default(), context),
    }
}

/// Reads the errors of one answer, and makes the reading sharper by what is known beside it.
fn of_errors(errors: &[GraphError], http_status: Option<u16>, context: &Context) -> Diagnosis {
    let (cause, error) = rules::read(errors, http_status);
    let cause = match cause {
        Cause::Malformed | Cause::NotParsable | Cause::Altered | Cause::RejectedWithoutReason
            if context.completeness == Completeness::LooksTruncated =>
        {
            Cause::LooksCut
        }
        Cause::ObjectNotFound | Cause::IdMalformed | Cause::OtherKindOfObject
            if error
                .and_then(|error| compose::object_id(&Hints::of(error), context))
                .is_some_and(|id| looks_like_phone_number(&id)) =>
        {
            Cause::LooksLikePhoneNumber
        }
        cause => cause,
    };
    let case = Case {
        error,
        http_status,
        ..Case::default()
    };
    compose(cause, &case, context)
}

/// A body that is not an answer of the Graph API: the status says whose fault it is.
fn of_unreadable(http_status: Option<u16>, body: UnreadableBody, context: &Context) -> Diagnosis {
    let cause = match (http_status, body) {
        (Some(429), _) => Cause::Throttled,
        (Some(500..=599), _) => Cause::ServerError,
        (_, UnreadableBody::Html) => Cause::NotMetaAnswered,
        (_, UnreadableBody::Empty | UnreadableBody::CutJson) => Cause::AnswerIncomplete,
        (Some(401), UnreadableBody::OtherJson) => Cause::RejectedWithoutReason,
        (_, UnreadableBody::OtherJson | UnreadableBody::OtherText) => Cause::Unrecognised,
    };
    let case = Case {
        http_status,
        ..Case::default()
    };
    compose(cause, &case, context)
}

fn of_no_answer(no_answer: NoAnswer, context: &Context) -> Diagnosis {
    let (cause, waited_secs) = match no_answer {
        NoAnswer::Offline => (Cause::Offline, None),
        NoAnswer::TimedOut { after_secs } => (Cause::TimedOut, Some(after_secs)),
        NoAnswer::Rejected => (Cause::CallRejected, None),
    };
    let case = Case {
        waited_secs,
        ..Case::default()
    };
    compose(cause, &case, context)
}

/// Whether the digits of an ID have the length of a phone number with its country code. IDs of numbers and accounts have
/// 15 or more.
fn looks_like_phone_number(id: &str) -> bool {
    (10..=13).contains(&id.len()) && !id.starts_with('0')
}
