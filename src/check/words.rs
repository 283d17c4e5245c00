//! The sentences of a run: the success headline, and the rows of the chain.

use crate::access_token::Completeness;
use crate::diagnosis::{Clock, moment};
use crate::graph::PhoneNumber;

use super::chain::{CheckId, CheckState};
use super::token_facts::{TokenFacts, TokenType};

/// The line that every success carries.
pub const SENDING_NOT_TESTED: &str = "Reading works; sending was not tested.";

pub(super) const NO_TOKEN: &str = "There is no token in the field.";
pub(super) const ASKING_TOKEN: &str = "Asking Meta whether the token works";
pub(super) const TOKEN_UNKNOWN: &str = "No answer proved or disproved it.";
pub(super) const ASKING_APP: &str = "Asking which app made the token";
pub(super) const ASKING_PERMISSIONS: &str = "Waiting for the phone number";
pub(super) const PERMISSIONS_UNKNOWN: &str = "The phone number was not read, so no permission is proven.";
pub(super) const PERMISSIONS_NOT_ASKED: &str = "A phone number ID is needed to prove them.";
pub(super) const ACCOUNT_NOT_ASKED: &str = "Not part of this test.";
pub(super) const WEBHOOK_NOT_ASKED: &str = "Not part of this test.";
pub(super) const ASKING_PHONE_NUMBER: &str = "Reading the phone number";
pub(super) const NO_PHONE_NUMBER_ID: &str = "No phone number ID was given.";
pub(super) const NOT_AN_ID: &str = "What stands in its field is not a phone number ID.";
pub(super) const PHONE_NUMBER_UNKNOWN: &str = "It could not be read, which says nothing about the number.";
pub(super) const ASKING_HEALTH: &str = "Waiting for the phone number";
pub(super) const HEALTH_NOT_ASKED: &str = "The phone number was not read.";
pub(super) const HEALTH_AVAILABLE: &str = "Meta says that messages can be sent.";
pub(super) const HEALTH_LIMITED: &str = "Meta says that sending is limited.";
pub(super) const HEALTH_HARMLESS: &str = "Messages can be sent; what Meta limits is something else.";
pub(super) const HEALTH_BLOCKED: &str = "Meta says that sending is blocked.";
pub(super) const NOT_REGISTERED: &str = "The number is not registered with the Cloud API.";
pub(super) const HEALTH_UNKNOWN: &str = "Meta did not say whether messages can be sent.";

/// The success sentence, to the letter of the public contract.
pub(super) fn connected(phone_number: &PhoneNumber) -> String {
    let name = phone_number.name().unwrap_or_default();
    format!("WhatsApp connected successfully! Verified: {name}")
}

/// The name of a row.
pub(super) fn label(id: CheckId) -> &'static str {
    match id {
        CheckId::Text => "Text of the token",
        CheckId::Token => "Token",
        CheckId::App => "App",
        CheckId::Permissions => "Permissions",
        CheckId::Account => "WhatsApp Business Account",
        CheckId::PhoneNumber => "Phone number",
        CheckId::Health => "Sending",
        CheckId::Webhook => "Webhook",
    }
}

/// How the text of a token looks. A hint, never a failure.
pub(super) fn shape(completeness: Completeness) -> (CheckState, &'static str) {
    match completeness {
        Completeness::LooksComplete => (CheckState::Pass, "looks whole"),
        Completeness::LooksTruncated => (CheckState::Warn, "looks cut"),
        Completeness::LooksAltered => (CheckState::Warn, "looks altered"),
        Completeness::Unknown => (CheckState::Unknown, "not of the usual shape"),
    }
}

/// The row of the text.
pub(super) fn text(characters: usize, shape: &str) -> String {
    format!("{characters} characters, {shape}.")
}

/// The row of a living token.
pub(super) fn lifetime(token_type: TokenType, expires_at: Option<i64>, clock: &Clock) -> String {
    match (token_type, expires_at.and_then(|at| moment(at, clock))) {
        (TokenType::Permanent, _) => "Works, and has no end.".to_owned(),
        (TokenType::Temporary, Some(when)) => format!("Works. Temporary: ends {when}."),
        (TokenType::LongLived, Some(when)) => format!("Works. Ends {when}."),
        (_, _) => "Works. Meta did not say when it ends.".to_owned(),
    }
}

/// The row of an app that Meta named.
pub(super) fn app(token: &TokenFacts) -> String {
    match (&token.app_name, &token.app_id) {
        (Some(name), Some(id)) => format!("{name} ({})", id.as_str()),
        (Some(name), None) => name.clone(),
        (None, Some(id)) => id.as_str().to_owned(),
        (None, None) => String::new(),
    }
}

/// The row of an app that Meta did not name.
pub(super) fn app_unknown(token: &TokenFacts) -> String {
    match &token.app_id {
        Some(id) => format!("Meta did not say. By the token's own text: {}.", id.as_str()),
        None => "Meta did not say.".to_owned(),
    }
}

/// The row of the permissions, once the number was read: that proves managing.
pub(super) fn permissions(is_messaging_listed: Option<bool>) -> &'static str {
    match is_messaging_listed {
        Some(true) => "whatsapp_business_management is proven, whatsapp_business_messaging is listed.",
        Some(false) => "whatsapp_business_management is proven; whatsapp_business_messaging is not in Meta's list.",
        None => "whatsapp_business_management is proven. Meta did not list the others.",
    }
}

/// The row of a number that was read.
pub(super) fn phone_number(phone_number: &PhoneNumber) -> String {
    let known = [&phone_number.verified_name, &phone_number.display_phone_number];
    let known: Vec<&str> = known.into_iter().filter_map(Option::as_deref).collect();
    if known.is_empty() {
        return "It was read.".to_owned();
    }
    known.join(", ")
}
