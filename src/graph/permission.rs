//! One row of `GET /me/permissions` (Meta, "User Permissions", Graph API reference).

use serde_json::Value;

use super::lenient::{shown, text};

/// A permission and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `permission`, such as `whatsapp_business_management`.
    pub name: String,
    /// Whether `status` is `granted`; the other words are `declined` and `expired`.
    pub is_granted: bool,
}

impl Permission {
    /// Reads a row; `None` where it names no permission.
    #[must_use]
    pub fn from_row(row: &Value) -> Option<Self> {
        Some(Self {
            name: shown(row, "permission")?,
            is_granted: text(row, "status").is_none_or(|status| status.eq_ignore_ascii_case("granted")),
        })
    }
}
