//! The answer of `GET /{waba-id}` (Meta, "`WhatsApp` Business Account", `WhatsApp` Business Management API reference, November
//! 2026).

use serde_json::Value;

use super::fields::{shown, text};
use super::health_status::HealthStatus;

/// A `WhatsApp` Business Account (WABA).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `account_review_status`, such as `APPROVED`, `PENDING` or `REJECTED`.
    pub account_review_status: Option<String>,
    /// `health_status`.
    pub health_status: Option<HealthStatus>,
}

impl Account {
    /// The fields to request. The whole call fails if Meta does not know one of them; it is then repeated without it.
    pub const FIELDS: &'static [&'static str] = &["name", "account_review_status", "health_status"];

    /// Reads an answer; `None` if it has no `id`.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        Some(Self {
            id: text(answer, "id")?,
            name: shown(answer, "name"),
            account_review_status: shown(answer, "account_review_status"),
            health_status: HealthStatus::of(answer),
        })
    }
}
