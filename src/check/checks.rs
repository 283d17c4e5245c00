//! The checks of a run, in the order of their chain: text, token, app, permissions, account, phone number, health, webhook.
//!
//! Does not depend on anything that was asked or answered.

use std::borrow::Cow;

/// A check, in the order of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckId {
    /// The pasted text.
    Text,
    /// Whether the token works.
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
    /// Whether the app gets incoming messages.
    Webhook,
}

impl CheckId {
    /// Every check, in order.
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

    /// The name of the check, for people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Text => "Text of the token",
            Self::Token => "Token",
            Self::App => "App",
            Self::Permissions => "Permissions",
            Self::Account => "WhatsApp Business Account",
            Self::PhoneNumber => "Phone number",
            Self::Health => "Sending",
            Self::Webhook => "Webhook",
        }
    }
}

/// The state of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// Proven.
    Pass,
    /// Works, but needs attention.
    Warn,
    /// Broken.
    Fail,
    /// Not known.
    Unknown,
    /// Not checked.
    Skipped,
    /// Being checked.
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

/// One check and its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which check.
    pub id: CheckId,
    /// Its state.
    pub state: CheckState,
    /// Its name, for people.
    pub label: &'static str,
    /// What was found, or what is being asked: one sentence or more, each thought on its line.
    pub detail: Cow<'static, str>,
}
