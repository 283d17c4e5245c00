//! The chain of checks, in its order: text, token, app, permissions, account, phone number, health, webhook.
//!
//! Each link is worked out once, with what is wrong with it; the verdict is read off the links.

mod account;
mod app;
mod health;
mod permissions;
mod phone_number;
mod text;
mod token;
mod webhook;

use std::borrow::Cow;

use crate::diagnosis::{Category, Diagnosis};

use super::examination::Examination;
use super::words;

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

impl CheckId {
    /// Every link, in its order.
    pub(super) const ALL: &'static [Self] = &[
        Self::Text,
        Self::Token,
        Self::App,
        Self::Permissions,
        Self::Account,
        Self::PhoneNumber,
        Self::Health,
        Self::Webhook,
    ];

    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Token => "token",
            Self::App => "app",
            Self::Permissions => "permissions",
            Self::Account => "account",
            Self::PhoneNumber => "phone_number",
            Self::Health => "health",
            Self::Webhook => "webhook",
        }
    }
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

impl CheckState {
    pub(super) const ALL: &'static [Self] = &[
        Self::Pass,
        Self::Warn,
        Self::Fail,
        Self::Unknown,
        Self::Skipped,
        Self::Running,
    ];

    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
            Self::Running => "running",
        }
    }
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
    /// What was found, or what is being asked: one sentence or more, each thought on its line.
    pub detail: Cow<'static, str>,
}

/// A link, and what is wrong with it.
pub(super) struct Link {
    pub(super) state: CheckState,
    pub(super) detail: Cow<'static, str>,
    /// What is broken, or wants looking at.
    pub(super) trouble: Option<Diagnosis>,
    /// Whether the trouble stops all sending now, and so comes before every other that only wants looking at.
    pub(super) is_urgent: bool,
}

impl Link {
    pub(super) fn new(state: CheckState, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            state,
            detail: detail.into(),
            trouble: None,
            is_urgent: false,
        }
    }

    pub(super) fn pass(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(CheckState::Pass, detail)
    }

    pub(super) fn skipped(why: &'static str) -> Self {
        Self::new(CheckState::Skipped, why)
    }

    pub(super) fn running(asking: &'static str) -> Self {
        Self::new(CheckState::Running, asking)
    }

    pub(super) fn unknown(why: impl Into<Cow<'static, str>>) -> Self {
        Self::new(CheckState::Unknown, why)
    }

    /// Broken; the row says it in the words of its diagnosis.
    pub(super) fn broken(trouble: Diagnosis) -> Self {
        let said = [&trouble.title, ". ", &trouble.explanation].concat();
        Self {
            trouble: Some(trouble),
            ..Self::new(CheckState::Fail, said.trim_end_matches(':').to_owned())
        }
    }

    /// Leaves of what is broken only the headline.
    pub(super) fn shorten(&mut self) {
        if let Some(trouble) = &self.trouble {
            let explanation = trouble.explanation.trim_end_matches(':');
            self.detail = self.detail.replacen(&[" ", explanation].concat(), "", 1).into();
        }
    }

    pub(super) fn warn(detail: impl Into<Cow<'static, str>>, trouble: Diagnosis) -> Self {
        Self {
            trouble: Some(trouble),
            ..Self::new(CheckState::Warn, detail)
        }
    }

    /// What a failure makes of the link that it is about: broken where it is certain, else unknown with its reason.
    pub(super) fn failed(failure: Diagnosis) -> Self {
        if is_certain(failure.category) {
            Self::broken(failure)
        } else {
            Self::unknown(words::not_read(&failure.title))
        }
    }
}

/// Whether a failure of this category tells that something is broken, and not only that it could not be told.
fn is_certain(category: Category) -> bool {
    !matches!(
        category,
        Category::RateLimited | Category::TemporaryFault | Category::Unreachable | Category::Unrecognised
    )
}

impl Examination<'_> {
    /// The links in their order.
    pub(super) fn links(&self) -> Vec<(CheckId, Link)> {
        vec![
            (CheckId::Text, self.text()),
            (CheckId::Token, self.token()),
            (CheckId::App, self.app()),
            (CheckId::Permissions, self.permissions()),
            (CheckId::Account, self.account()),
            (CheckId::PhoneNumber, self.phone_number()),
            (CheckId::Health, self.health()),
            (CheckId::Webhook, self.webhook()),
        ]
    }

    /// A link that is not settled yet: running while a call is out, else what it is in the end.
    fn running_or(&self, asking: &'static str, in_the_end: impl FnOnce() -> Link) -> Link {
        if self.run.has_ended() {
            in_the_end()
        } else {
            Link::running(asking)
        }
    }
}
