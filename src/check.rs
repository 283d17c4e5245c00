//! One run of "Test Connection" as a pure state machine: which calls go next, and what is known after each reply.
//!
//! The only place that knows the order of the questions. Must not know how a call is sent or how a report is shown.

mod chain;
mod public_report;
mod run;
mod token_facts;
mod verdict;
mod words;

pub use chain::{Check, CheckId, CheckState};
pub use run::{Call, CallId, ConnectionRequest, Outcome, Run};
pub use token_facts::{TokenFacts, TokenType};
pub use verdict::{ConnectionReport, Verdict};
pub use words::SENDING_NOT_TESTED;
