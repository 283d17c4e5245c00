//! Facts in Meta's texts: when a token expired, which permission is missing, which object was asked for.
//!
//! Nothing here decides a reading. A text can be reworded or translated, so every fact may be absent.

mod expiry;

pub(super) use expiry::{current_time, expired_at};

use super::sentences::{NamedObject, named_object};
use crate::graph::{
    BUSINESS_MANAGEMENT, GraphError, WHATSAPP_BUSINESS_MANAGE_EVENTS, WHATSAPP_BUSINESS_MANAGEMENT,
    WHATSAPP_BUSINESS_MESSAGING,
};
use crate::paste::{cut, split};

/// What the texts of one error tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ErrorFacts {
    /// When the session ended, in Unix seconds.
    pub(super) expired_at: Option<i64>,
    /// The missing permissions, such as `whatsapp_business_management`; Meta asks for one of them.
    pub(super) permissions: Vec<String>,
    /// The ID of the object that was asked for.
    pub(super) object_id: Option<String>,
    /// The field that Meta does not know.
    pub(super) field: Option<String>,
    /// The kind of object that the ID leads to, such as `WhatsAppBusinessAccount`.
    pub(super) node_type: Option<String>,
    /// The object that the text names, such as a QR code.
    pub(super) object: Option<&'static NamedObject>,
}

impl ErrorFacts {
    pub(super) fn of(error: &GraphError) -> Self {
        let text = error.texts().collect::<Vec<_>>().join("\n");
        Self {
            expired_at: expired_at(&text),
            permissions: permissions(&text),
            object_id: between(&text, "ID '", "'").filter(|id| id.chars().all(|digit| digit.is_ascii_digit())),
            field: error
                .nonexisting_field()
                .filter(|name| is_name(name))
                .map(str::to_owned),
            object: named_object(&text.to_ascii_lowercase()),
            node_type: error.node_type().filter(|name| is_name(name)).map(str::to_owned),
        }
    }
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = cut(text, before)?;
    let (found, _) = cut(rest, after)?;
    (!found.is_empty()).then(|| found.to_owned())
}

/// Whether a text is one word of letters, digits and underscores, as Meta's field and node names are.
fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// No sentence names more permissions than two, and of more none is the one that is missing.
const PERMISSIONS_LIMIT: usize = 3;

/// The permissions that a text names: those of `WhatsApp` wherever they are, any other after
/// `extended permission:` or in quotes before `permission`.
fn permissions(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let is_wanted = found.len() < PERMISSIONS_LIMIT && is_name(name) && !name.is_empty();
        if is_wanted && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    };
    text.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
        .filter(|word| {
            matches!(
                *word,
                WHATSAPP_BUSINESS_MANAGEMENT
                    | WHATSAPP_BUSINESS_MESSAGING
                    | WHATSAPP_BUSINESS_MANAGE_EVENTS
                    | BUSINESS_MANAGEMENT
            )
        })
        .for_each(&mut add);
    // The text before each `' permission`, from the quote on.
    let mut before_quotes = split(text, "' permission");
    before_quotes.pop();
    for before_quote in before_quotes {
        if let Some((_, name)) = before_quote.rsplit_once('\'') {
            add(name);
        }
    }
    if let Some((_, after)) = cut(text, "extended permission:") {
        add(after
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .trim_end_matches(['.', ',']));
    }
    found
}
