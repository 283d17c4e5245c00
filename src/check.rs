//! One run of "Test Connection" as a pure state machine: which calls go next, and what is known after each reply. Beside
//! it the exchange of a token, which is one call, and the comparison of two tokens, which is none.
//!
//! The only place that knows the order of the questions. Must not know how a call is sent or how a report is shown.

mod chain;
mod compare;
mod examination;
mod exchange;
mod known;
mod permissions;
mod places;
mod plan;
mod public_report;
mod question;
mod reach;
mod run;
mod stored;
mod terminal;
mod token_facts;
mod transcript;
mod verdict;
mod words;

pub use chain::{Check, CheckId, CheckState};
pub use compare::{ComparedRow, Comparison, Conclusion, Mark, compare};
pub use exchange::{ExchangeRequest, Exchanged, Prepared};
pub use permissions::{PermissionFact, PermissionState};
pub use reach::{FoundAccount, FoundNumber, More, MoreKind};
pub use run::{Call, CallId, ConnectionRequest, Outcome, Run};
pub use stored::report_of_stored;
pub use terminal::{Commands, exchange_command};
pub use token_facts::{Holder, TokenFacts, TokenType};
pub use transcript::replay;
pub use verdict::{ConnectionReport, Verdict};
pub use words::SENDING_NOT_TESTED;
