//! The answers of the two calls that write: `POST /{phone-number-id}/messages` and `POST /{waba-id}/subscribed_apps` (Meta,
//! "Messages" and "Subscribed apps", `WhatsApp` Cloud API reference, November 2026). Does not depend on why they are sent.

use serde_json::Value;

use super::fields::{list, shown, truth};

/// A message that Meta accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedMessage {
    /// `messages[0].id`.
    pub id: String,
}

impl AcceptedMessage {
    /// Reads an answer; `None` if it names no message.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        let message = list(answer, "messages").first()?;
        Some(Self {
            id: shown(message, "id")?,
        })
    }
}

/// Whether Meta has subscribed the app; `None` if the answer does not say it.
#[must_use]
pub fn is_subscribed(answer: &Value) -> Option<bool> {
    truth(answer, "success")
}
