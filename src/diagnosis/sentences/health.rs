//! The sentences of a health status.

use crate::graph::CanSendMessage;

pub(in crate::diagnosis) const META_SAYS: &str = " Meta says: ";
pub(in crate::diagnosis) const WAY_OUT: &str = " Its way out: ";

/// Whether messages pass one entity, with its name from `place`.
pub(in crate::diagnosis) fn entity_health(place: &str, can_send: &CanSendMessage, is_harmless: bool) -> String {
    let capital = place.get(..1).unwrap_or_default().to_ascii_uppercase();
    let place = [&capital, place.get(1..).unwrap_or(place)].concat();
    match can_send {
        CanSendMessage::Available => [&place, ": nothing in the way."].concat(),
        CanSendMessage::Limited if is_harmless => [&place, ": limited, but not for messages."].concat(),
        CanSendMessage::Limited => [&place, ": sending is limited."].concat(),
        CanSendMessage::Blocked => [&place, ": sending is blocked."].concat(),
        CanSendMessage::Other(word) => [&place, ": ", word, "."].concat(),
    }
}

/// What an error of a health status means in practice, by its code (Meta, "Messaging and Calling Health Status").
pub(in crate::diagnosis) fn health_effect(code: i64) -> Option<&'static str> {
    match code {
        141_006 => {
            Some("Replies within 24 hours of a customer's message still go out; messages that you begin do not.")
        }
        141_010 => Some("Messages go out, but you can begin conversations with few customers a day."),
        138_024 => Some("It is about calls."),
        _ => None,
    }
}
