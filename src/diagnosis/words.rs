//! The one catalogue of all sentences, keyed by cause. No sentence of a diagnosis stands anywhere else.
//!
//! A sentence may have alternatives, parted by ` | `, and `{placeholders}` for what is known of the case: the first
//! alternative whose placeholders are all known is said, and none where none is. The order is always: what happened,
//! why, what to do. Explanations stay within 60 words.

mod app_and_account;
mod attention;
mod health;
mod id;
mod meta;
mod other;
mod permission;
mod request;
mod shared;
mod template;
mod token;

pub(super) use health::{META_SAYS, WAY_OUT, entity_health, health_effect};
pub(super) use id::{phone_number_id_problem, whatsapp_business_account_id_problem};
pub(super) use other::{TOKEN_IS_FINE, TOKEN_IS_OPEN, object_kind, permission_purpose, place};
pub(super) use template::fill;

use super::category::{Category, Cause};
use super::screens::Screen;

/// Everything that is said about one cause.
pub(super) struct Entry {
    pub(super) cause: Cause,
    /// What happened and why: one to three short sentences, each on its line.
    pub(super) explanation: &'static str,
    /// What to do, in order; the groups are shared between causes.
    pub(super) steps: &'static [&'static [StepWords]],
}

/// One step: what to do, and the screen to do it on.
pub(super) struct StepWords {
    pub(super) text: &'static str,
    pub(super) screen: Option<Screen>,
}

const fn entry(cause: Cause, explanation: &'static str, steps: &'static [&'static [StepWords]]) -> Entry {
    Entry {
        cause,
        explanation,
        steps,
    }
}

/// A step on a screen of Meta's.
const fn on(screen: Screen, text: &'static str) -> StepWords {
    StepWords {
        text,
        screen: Some(screen),
    }
}

/// A step that is taken elsewhere.
const fn act(text: &'static str) -> StepWords {
    StepWords { text, screen: None }
}

/// What is said about a cause. Every cause has an entry; a test holds that.
pub(super) fn of(cause: Cause) -> Option<&'static Entry> {
    [
        token::ENTRIES,
        permission::ENTRIES,
        id::ENTRIES,
        app_and_account::ENTRIES,
        meta::ENTRIES,
        attention::ENTRIES,
        request::ENTRIES,
        other::ENTRIES,
    ]
    .into_iter()
    .flatten()
    .find(|entry| entry.cause == cause)
}

/// The headline of a category.
pub(super) fn headline(category: Category) -> &'static str {
    match category {
        Category::TokenExpired => "Token expired",
        Category::PermissionDenied => "Permission denied",
        Category::InvalidToken => "Invalid token",
        Category::WrongId => "Wrong ID or not assigned",
        Category::AppProblem => "App problem",
        Category::AccountRestricted => "Account restricted",
        Category::RateLimited => "Too many requests",
        Category::TemporaryFault => "Temporary fault at Meta",
        Category::Unreachable => "Could not reach Meta",
        Category::EndsSoon => "Works now, ends {ends} | Works now, ends soon",
        Category::NeedsChoice => "{no_phone_numbers}Choose a phone number to add | Choose a phone number ID",
        Category::SendingLimited => "Connected, but sending is limited",
        Category::NotTokenProblem => "{already_permanent}Nothing to exchange | Not a token problem",
        Category::NoFault => "Nothing wrong in this answer",
        Category::Unrecognised => "Unrecognised answer",
    }
}
