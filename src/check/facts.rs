//! What the answers of a run say, before any judgement. Does not depend on the order of the questions, or on the verdict.

mod assets;
mod follow_up;
mod permissions;
mod remainder;
mod sending;
mod token;
mod webhook;

pub(super) use assets::{Assets, is_bound_to_accounts};
pub use assets::{FoundAccount, FoundNumber};
pub use follow_up::FollowUp;
pub(super) use permissions::{MANAGEMENT, MESSAGING, PORTFOLIO, messaging_accounts_other_than, permissions};
pub use permissions::{PermissionFact, PermissionState};
pub use remainder::{NextPage, Remainder};
pub(super) use remainder::{has_remainder, remainders};
pub use sending::{Sending, SendingFacts};
pub(super) use sending::{SendingAnswer, is_sending_proven, sending_answer};
pub(super) use token::is_token_proven;
pub use token::{Holder, TokenFacts, TokenType};
pub use webhook::WebhookFacts;
pub(super) use webhook::subscribed_apps;
