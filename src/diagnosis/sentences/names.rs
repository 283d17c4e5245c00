//! What a diagnosis says first about the token, and the names that fill its sentences.

use crate::diagnosis::context::{IdField, ObjectKind};
use crate::graph::{BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING};
use crate::paste::holds_any;
use crate::words::{Text, t};

/// Comes first if the token is proven to be fine.
pub(in crate::diagnosis) const TOKEN_IS_FINE: Text = t!("Your token is fine.");
/// Comes first if nothing is known about the token.
pub(in crate::diagnosis) const TOKEN_IS_OPEN: Text = t!("This result says nothing about the token.");

/// What a CRM cannot do without a permission, as whole sentences.
pub(in crate::diagnosis) fn permission_purpose(permission: &str) -> Option<Text> {
    match permission {
        WHATSAPP_BUSINESS_MANAGEMENT => Some(t!(
            "Without it, your CRM cannot read your account and phone numbers. Sending messages may still work."
        )),
        WHATSAPP_BUSINESS_MESSAGING => Some(t!("Without it, your CRM cannot send messages.")),
        BUSINESS_MANAGEMENT => Some(t!("Without it, your CRM cannot list the accounts of your portfolio.")),
        _ => None,
    }
}

/// The name of what a message passes through, from the `entity_type` of a health status.
pub(in crate::diagnosis) fn place(entity_type: &str) -> Option<Text> {
    match entity_type {
        "PHONE_NUMBER" => Some(t!("phone number")),
        "WABA" => Some(t!("WhatsApp Business Account")),
        "BUSINESS" => Some(t!("business portfolio")),
        "APP" => Some(t!("app")),
        _ => None,
    }
}

/// What an ID turned out to be.
pub(in crate::diagnosis) fn object_kind(kind: ObjectKind) -> Text {
    match kind {
        ObjectKind::Account => t!("the ID of your WhatsApp Business Account"),
        ObjectKind::PhoneNumber => t!("a phone number ID"),
        ObjectKind::Portfolio => t!("the ID of your business portfolio"),
        ObjectKind::App => t!("the ID of your app"),
        ObjectKind::Holder => t!("the ID of the person or system user that the token belongs to"),
    }
}

/// An object that Meta's text names.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::diagnosis) struct NamedObject {
    /// Parts of the text in lower case, separated by ` | `.
    words: &'static str,
    /// Its name in a sentence.
    pub(in crate::diagnosis) name: Text,
    /// The field on the page for its ID, if there is one.
    pub(in crate::diagnosis) kind: Option<IdField>,
    /// Whether it has its own owner, who can give access to it. A part of a number has the owner of its account.
    pub(in crate::diagnosis) has_owner: bool,
}

const fn named(words: &'static str, name: Text) -> NamedObject {
    NamedObject {
        words,
        name,
        kind: None,
        has_owner: true,
    }
}

const fn part(words: &'static str, name: Text) -> NamedObject {
    NamedObject {
        has_owner: false,
        ..named(words, name)
    }
}

const fn in_field(field: IdField, words: &'static str, name: Text) -> NamedObject {
    NamedObject {
        kind: Some(field),
        ..named(words, name)
    }
}

/// The objects of the business messaging API (Meta, `OpenAPI` specification v23.0, github.com/facebook/openapi, read in November
/// 2026). A text about a part also names what it belongs to, so the parts come first.
const OBJECTS: &[NamedObject] = &[
    in_field(
        IdField::WhatsAppBusinessAccountId,
        "limit exceeded for this whatsapp business account | numbers per business account",
        t!("this WhatsApp Business Account"),
    ),
    part("qr code", t!("this QR code")),
    named("mobility intent", t!("this mobility intent")),
    named("migration intent", t!("this migration intent")),
    named("solution", t!("this Multi-Partner Solution")),
    part("business profile", t!("this business profile")),
    part("message history", t!("this message history")),
    named("pre-verified phone number", t!("this pre-verified phone number")),
    part("business bot", t!("this bot")),
    named("client businesses", t!("these client businesses")),
    named(
        "user not found | for this user | user is not assigned | user is already",
        t!("this user"),
    ),
    in_field(IdField::PhoneNumberId, "phone number", t!("this phone number")),
    in_field(
        IdField::WhatsAppBusinessAccountId,
        "whatsapp business account | whatsappbusinessaccount | this waba",
        t!("this WhatsApp Business Account"),
    ),
    named(
        "business portfolio | business not found | business is not | this business | the business | specified business",
        t!("this business portfolio"),
    ),
    named(
        "application not found | for this application | this app ",
        t!("this app"),
    ),
];

/// The object that a text in lower case names.
pub(in crate::diagnosis) fn named_object(text: &str) -> Option<&'static NamedObject> {
    OBJECTS.iter().find(|object| holds_any(text, object.words, " | "))
}
