//! The names of permissions, and one row of `GET /me/permissions` (Meta, "User permissions",
//! developers.facebook.com/docs/graph-api/reference/user/permissions, November 2026).

use serde_json::Value;

use super::fields::{shown, text};

/// Reads accounts, phone numbers and templates.
pub const WHATSAPP_BUSINESS_MANAGEMENT: &str = "whatsapp_business_management";
/// Sends and receives messages.
pub const WHATSAPP_BUSINESS_MESSAGING: &str = "whatsapp_business_messaging";
/// Logs events of customers.
pub const WHATSAPP_BUSINESS_MANAGE_EVENTS: &str = "whatsapp_business_manage_events";
/// Lists the accounts of a business portfolio.
pub const BUSINESS_MANAGEMENT: &str = "business_management";

/// A permission and its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `permission`, such as `whatsapp_business_management`.
    pub name: String,
    /// Whether `status` is `granted`. Other values are `declined` and `expired`.
    pub is_granted: bool,
}

impl Permission {
    /// Reads a row; `None` if it has no `permission`.
    #[must_use]
    pub fn from_row(row: &Value) -> Option<Self> {
        Some(Self {
            name: shown(row, "permission")?,
            is_granted: text(row, "status").is_none_or(|status| status.eq_ignore_ascii_case("granted")),
        })
    }
}
