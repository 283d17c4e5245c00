//! What is said of healthy and of unrecognised answers, and the small pieces that sentences are filled with.

use super::{Entry, act, entry};
use crate::diagnosis::ObjectKind;
use crate::diagnosis::category::Cause;

/// Said first where the token is proven fine.
pub(in crate::diagnosis) const TOKEN_IS_FINE: &str = "Your token is fine.";
/// Said first where nothing is known of the token.
pub(in crate::diagnosis) const TOKEN_IS_OPEN: &str = "This says nothing about the token.";

/// What a token without a permission may do and what not.
pub(in crate::diagnosis) fn permission_purpose(permission: &str) -> Option<&'static str> {
    match permission {
        "whatsapp_business_management" => Some("it cannot read your account and its numbers"),
        "whatsapp_business_messaging" => Some("it cannot send messages"),
        "business_management" => Some("it cannot list the accounts of your portfolio"),
        _ => None,
    }
}

/// The name of what a message passes through, by the `entity_type` of a health status.
pub(in crate::diagnosis) fn place(entity_type: &str) -> Option<&'static str> {
    match entity_type {
        "PHONE_NUMBER" => Some("phone number"),
        "WABA" => Some("WhatsApp account"),
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

pub(super) const ENTRIES: &[Entry] = &[
    entry(
        Cause::HealthyAnswer,
        "This is an answer of Meta's without an error.\n\
         It shows {shown}.\n\
         The call that it answers worked, with the token that was used then.",
        &[&[act(
            "If the CRM still fails, paste the answer that it shows there, or paste the token and test it.",
        )]],
    ),
    entry(
        Cause::HealthyToken,
        "This is Meta's description of a token, and it says that the token is valid.\n\
         It ends {ends}.",
        &[&[act(
            "To see whether it reaches your number, paste the token itself and press \"Test Connection\".",
        )]],
    ),
    entry(
        Cause::Unrecognised,
        "The answer fits nothing that is known here.\n\
         Meta says: {said}\n\
         {facts}",
        &[&[
            act("Try again: it may pass by itself."),
            act(
                "If it comes back, quote {trace} to Meta's support: it names this very call. | If it comes back, give \
                 Meta's words to its support.",
            ),
        ]],
    ),
    entry(
        Cause::NoAnswerFound,
        "No answer of Meta's can be found in this text.",
        &[&[act(
            "Paste the whole answer, from its first brace to its last, or the token itself.",
        )]],
    ),
    entry(
        Cause::NotFromMeta,
        "This looks like an answer from {service}, not from Meta. | This looks like source code, a test or documentation, not like an answer from Meta.",
        &[&[act(
            "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
        )]],
    ),
    entry(
        Cause::NothingFailed,
        "This answer reports no error.\n\
         It does not look like an answer from Meta, so it says nothing about your access token.",
        &[&[act(
            "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
        )]],
    ),
    entry(
        Cause::ContradictoryAnswers,
        "Meta accepted this token in one call and refused it in another, so neither counts.\n\
         It may have ended in between.\n\
         Meta says: {said}",
        &[&[
            act("Press \"Test Connection\" again: an ended token is then refused in every call."),
            act("If the answers still differ, quote {trace} to Meta's support: it names the call that was refused."),
        ]],
    ),
    entry(
        Cause::UnexpectedAnswer,
        "Meta answered without an error, but not to what was asked.",
        &[&[act("Choose a current Graph API version, and try again.")]],
    ),
];
