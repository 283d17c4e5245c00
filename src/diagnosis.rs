//! From evidence to one true diagnosis and the steps that mend it: a table of rules and a catalogue of sentences.
//!
//! Knows what Meta's answers mean. Must not know the network, the order of the questions, or how a page looks.

mod category;
mod clock;

pub use category::{Category, Cause};
pub use clock::Clock;

use crate::access_token::{AppId, Completeness};
use crate::graph::{HealthStatus, IdProblem, Reply};

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
