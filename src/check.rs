//! One run of "Test Connection" as a pure state machine: which calls go next, and what is known after each reply.
//!
//! The only place that knows the order of the questions. Must not know how a call is sent or how a report is shown.

use crate::access_token::{AppId, Inspection};
use crate::diagnosis::{Clock, Diagnosis, NoAnswer};
use crate::graph::{GraphRequest, GraphVersion, IdProblem, PhoneNumber, PhoneNumberId, WabaId};

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
pub struct CallId(pub usize);

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

/// The verdict over a whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that was asked works.
    Connected,
    /// It works, and something wants looking at.
    Attention,
    /// It does not work.
    Failed,
    /// Nothing was established about the token.
    CouldNotTell,
}

/// A link of the chain, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckId {
    /// The pasted text.
    Text,
    /// Whether the token lives.
    Token,
    /// The app it belongs to.
    App,
    /// Its permissions.
    Permissions,
    /// The `WhatsApp` Business Account.
    Account,
    /// The phone number.
    PhoneNumber,
    /// Whether messages can be sent.
    Health,
    /// Whether the app hears of messages.
    Webhook,
}

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// Proven.
    Pass,
    /// Works, with something to look at.
    Warn,
    /// Broken.
    Fail,
    /// Could not be told.
    Unknown,
    /// Not asked.
    Skipped,
    /// Being asked.
    Running,
}

/// One row of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which link.
    pub id: CheckId,
    /// How it stands.
    pub state: CheckState,
    /// Its name, for people.
    pub label: &'static str,
    /// What was found, or what is being asked.
    pub detail: String,
}

/// What a run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionReport {
    /// The verdict.
    pub verdict: Verdict,
    /// The headline of the verdict: the success sentence, or the title of the diagnosis.
    pub headline: String,
    /// The success sentence, in `Connected` and, where a number was read, in `Attention`.
    pub success: Option<String>,
    /// What is wrong; `None` when connected.
    pub diagnosis: Option<Diagnosis>,
    /// The chain.
    pub checks: Vec<Check>,
    /// The first check that failed.
    pub first_broken_check: Option<CheckId>,
    /// How many calls were made.
    pub requests: usize,
    /// What is known of the token.
    pub token: TokenFacts,
    /// The phone number that was read.
    pub phone_number: Option<PhoneNumber>,
    /// Redacted plain text, safe to post in public.
    pub report: String,
}

/// How long a token lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenType {
    /// At most 25 hours.
    Temporary,
    /// Longer, with an end.
    LongLived,
    /// No end.
    Permanent,
    /// Not known.
    Unknown,
}

/// What is known of a token beyond its text. Times are Unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// How long it lives.
    pub token_type: TokenType,
    /// When it ends; `None`: not known, or never.
    pub expires_at: Option<i64>,
    /// The app, by Meta's word, else by the token's own text.
    pub app_id: Option<AppId>,
    /// The app's name.
    pub app_name: Option<String>,
}

/// A run.
#[derive(Clone, Debug)]
pub struct Run {
    request: ConnectionRequest,
}

impl Run {
    /// Begins a run; nothing is sent yet.
    #[must_use]
    pub fn new(request: ConnectionRequest) -> Self {
        Self { request }
    }

    /// The calls to send now. Each is given once; ask again after every reply.
    pub fn next_calls(&mut self) -> Vec<Call> {
        let _ = &self.request;
        Vec::new()
    }

    /// Takes in what became of a call; one that is unknown or already answered changes nothing.
    pub fn receive(&mut self, _call: CallId, _outcome: Outcome) {}

    /// Whether every call has an outcome and none is to follow.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        true
    }

    /// The chain as it stands.
    #[must_use]
    pub fn checks(&self) -> Vec<Check> {
        Vec::new()
    }

    /// What the run found so far.
    #[must_use]
    pub fn report(&self, _clock: &Clock) -> Option<ConnectionReport> {
        None
    }
}
