//! The sentences of a health status.

use crate::graph::CanSendMessage;
use crate::words::{Said, Text, Value, t};

pub(in crate::diagnosis) const META_SAYS: Text = t!("Meta says: {words}");
pub(in crate::diagnosis) const META_ADVISES: Text = t!("Meta suggests: {words}");

/// Whether one entity can send messages, by its `entity_type`.
pub(in crate::diagnosis) fn entity_health(entity_type: &str, can_send: &CanSendMessage, is_harmless: bool) -> Said {
    let said = match can_send {
        CanSendMessage::Available => Said::from(t!("{place}: OK.")),
        CanSendMessage::Limited if is_harmless => Said::from(t!("{place}: limited, but messages are not affected.")),
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
        // An unknown word, with a capital letter.
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
            "You can still reply within 24 hours of a customer's message. Messages that you start are not sent."
        )),
        141_010 => Some(t!(
            "Messages are sent, but the number of customers that you can contact first each day is limited."
        )),
        138_024..=138_026 => Some(t!("This error is about calls, not messages.")),
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
        141_011 => Some(t!("the app of this token cannot send")),
        141_014 => Some(t!("the account is banned")),
        _ => None,
    }
}
