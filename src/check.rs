//! One run of "Test Connection" as a pure state machine: which calls come next, and what is known after each reply. Also the
//! exchange of a token, which is one call, and the comparison of two tokens, which needs no call.
//!
//! The files in reading order; each depends only on those above it:
//!
//! - `question`, `transport`, `question_state`, `answers`: what is asked, how it is sent, and a read-only view of what was
//!   answered.
//! - `facts`, `plan`: what the answers say, and which questions follow.
//! - `checks`, `report`: the checks, and what was found, as facts.
//! - `snapshot`, `links`, `sending`, `verdict`: a run at one moment, the result of each check, and the one verdict.
//! - `run`: the state machine, which is the only file that changes it.
//! - `written`: reports, commands and headlines, written from a report on request.
//!
//! The only place that knows the order of the questions. Does not depend on how a call is sent, or on how a page looks.

mod answers;
mod checks;
mod compare;
mod exchange;
mod facts;
mod links;
mod places;
mod plan;
mod question;
mod question_state;
mod report;
mod request;
mod run;
mod sending;
mod snapshot;
mod transport;
mod verdict;
mod words;
mod written;

pub use checks::{Check, CheckId, CheckState, Glance, GlanceId};
pub use compare::{ComparedRow, Comparison, Conclusion, Mark, compare};
pub use exchange::{ExchangeRequest, Exchanged, Prepared};
pub use facts::{
    FollowUp, FoundAccount, FoundNumber, Holder, NextPage, PermissionFact, PermissionState, Remainder, Sending,
    SendingFacts, TokenFacts, TokenType, WebhookFacts,
};
pub use question_state::Outcome;
pub use report::{ConnectionReport, Origin, RunSummary, Verdict};
pub use request::ConnectionRequest;
pub use run::{Call, CallId, Run};
pub use words::{sending_line, token_in_addresses};
pub use written::commands::{Commands, curl_commands, exchange_command};
pub use written::contract::report_of_stored;
pub use written::glance::not_checked;
pub use written::heading::{headline, success};
pub use written::public_report::{public_report, report_with_names};
pub use written::steps::{steps_of_report, steps_to_pass_on};
pub use written::transcript::{recorded, replay};
