//! The sentences of a health status.

use crate::graph::CanSendMessage;
use crate::words::{Said, Text, Value, t};

pub(in crate::diagnosis) const META_SAYS: Text = t!("Meta says: {words}");
pub(in crate::diagnosis) const META_ADVISES: Text = t!("Meta advises: {words}");

/// Whether messages pass one entity, by its `entity_type`.
pub(in crate::diagnosis) fn entity_health(entity_type: &str, can_send: &CanSendMessage, is_harmless: bool) -> Said {
    let said = match can_send {
        CanSendMessage::Available => Said::from(t!("{place}: nothing in the way.")),
        CanSendMessage::Limited if is_harmless => Said::from(t!("{place}: limited, but not for messages.")),
        CanSendMessage::Limited => Said::from(t!("{place}: sending is limited.")),
        CanSendMessage::Blocked => Said::from(t!("{place}: sending is blocked.")),
        CanSendMessage::Other(word) => Said::from(t!("{place}: {word}.")).with("word", word.as_str()),
    };
    said.with("place", first_place(entity_type))
}

/// The name of an entity at the start of a sentence.
fn first_place(entity_type: &str) -> Value {
    match entity_type {
        "PHONE_NUMBER" => Said::from(t!("Phone number")).into(),
        "WABA" => Said::from(t!("WhatsApp Business Account")).into(),
        "BUSINESS" => Said::from(t!("Business portfolio")).into(),
        "APP" => Said::from(t!("App")).into(),
        // A word that is new, with a capital.
        word => {
            let capital = word.get(..1).unwrap_or_default().to_ascii_uppercase();
            [&capital, word.get(1..).unwrap_or(word)].concat().into()
        }
    }
}

/// What an error of a health status means in practice, by its code (Meta, "Messaging and Calling Health Status").
pub(in crate::diagnosis) fn health_effect(code: i64) -> Option<Text> {
    match code {
        141_006 => Some(t!(
            "Replies within 24 hours of a customer's message still go out; messages that you begin do not."
        )),
        141_010 => Some(t!(
            "Messages go out, but you can begin conversations with few customers a day."
        )),
        138_024..=138_026 => Some(t!("It is about calls.")),
        _ => None,
    }
}

/// A health error beside others, by its code.
pub(in crate::diagnosis) fn blocker(code: i64) -> Option<Text> {
    match code {
        131_000 => Some(t!("the business profile is incomplete")),
        141_000 => Some(t!("the phone number is not registered")),
        141_006 => Some(t!("no payment method works")),
        141_010 => Some(t!("the business is not verified")),
        141_011 => Some(t!("the app that asks cannot send")),
        141_014 => Some(t!("the account is banned")),
        _ => None,
    }
}
