//! The checks of a run, in order: text, token, app, permissions, account, phone number, health,
//! webhook. Does not depend on anything that was asked or answered.

use crate::coded::coded;
use crate::words::{Lines, Text, t};

coded! {
    /// A check, in order.
    CheckId {
        /// The pasted text.
        Text = "text",
        /// Whether the token works.
        Token = "token",
        /// The app it belongs to.
        App = "app",
        /// Its permissions.
        Permissions = "permissions",
        /// The `WhatsApp` Business Account.
        Account = "account",
        /// The phone number.
        PhoneNumber = "phone_number",
        /// Whether messages can be sent.
        Health = "health",
        /// Whether the app gets incoming messages.
        Webhook = "webhook",
    }
}

impl CheckId {
    /// The name of the check, for people.
    pub(super) fn label(self) -> Text {
        match self {
            Self::Text => t!("Text of the token"),
            Self::Token => t!("Token"),
            Self::App => t!("App"),
            Self::Permissions => t!("Permissions"),
            Self::Account => t!("WhatsApp Business Account"),
            Self::PhoneNumber => t!("Phone number"),
            Self::Health => t!("Sending"),
            Self::Webhook => t!("Webhook"),
        }
    }
}

coded! {
    /// The state of a check.
    CheckState {
        /// Proven.
        Pass = "pass",
        /// Works, but needs attention.
        Warn = "warn",
        /// Failed.
        Fail = "fail",
        /// Not known.
        Unknown = "unknown",
        /// Not checked.
        Skipped = "skipped",
        /// Being checked.
        Running = "running",
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
    pub label: Text,
    /// What was found, or what is being checked: one or more sentences, each finding on its own line.
    pub detail: Lines,
}

coded! {
    /// What a line of the list "At a glance" is about.
    GlanceId {
        /// The token: its type, its expiry and its owner.
        Token = "token",
        /// The app that the token belongs to.
        App = "app",
        /// The phone number.
        Number = "number",
        /// The account.
        Account = "account",
        /// Whether messages can be sent.
        Sending = "sending",
        /// Where incoming messages go.
        Webhook = "webhook",
    }
}

impl GlanceId {
    /// Its name.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Token => t!("Token"),
            Self::App => t!("App"),
            Self::Number => t!("Number"),
            Self::Account => t!("Account"),
            Self::Sending => t!("Sending"),
            Self::Webhook => t!("Webhook"),
        }
    }
}

/// One line of the list "At a glance".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// What it is about.
    pub id: GlanceId,
    /// Its state, one of the states of the checks.
    pub state: CheckState,
    /// What is known, in a sentence or two.
    pub text: Lines,
}
