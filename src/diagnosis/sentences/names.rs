//! What is said of the token first, and the names that sentences are filled with.

use crate::diagnosis::context::ObjectKind;
use crate::graph::{BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING};

/// Said first where the token is proven fine.
pub(in crate::diagnosis) const TOKEN_IS_FINE: &str = "Your token is fine.";
/// Said first where nothing is known of the token.
pub(in crate::diagnosis) const TOKEN_IS_OPEN: &str = "This says nothing about the token.";

/// What a token without a permission may do and what not.
pub(in crate::diagnosis) fn permission_purpose(permission: &str) -> Option<&'static str> {
    match permission {
        WHATSAPP_BUSINESS_MANAGEMENT => Some("it cannot read your account and its numbers"),
        WHATSAPP_BUSINESS_MESSAGING => Some("it cannot send messages"),
        BUSINESS_MANAGEMENT => Some("it cannot list the accounts of your portfolio"),
        _ => None,
    }
}

/// The name of what a message passes through, by the `entity_type` of a health status.
pub(in crate::diagnosis) fn place(entity_type: &str) -> Option<&'static str> {
    match entity_type {
        "PHONE_NUMBER" => Some("phone number"),
        "WABA" => Some("WhatsApp Business Account"),
        "BUSINESS" => Some("business portfolio"),
        "APP" => Some("app"),
        _ => None,
    }
}

/// What an ID turned out to be.
pub(in crate::diagnosis) fn object_kind(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Account => "your WhatsApp Business Account",
        ObjectKind::PhoneNumber => "a phone number ID",
        ObjectKind::Portfolio => "your business portfolio",
        ObjectKind::App => "your app",
        ObjectKind::Holder => "the ID of whoever holds the token",
    }
}
