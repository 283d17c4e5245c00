//! Finds Meta's IDs in a text, and what each ID identifies.
//!
//! Digits alone do not show the kind of an ID. A name beside them does (`phone_number_id`, "WABA ID"), or their place
//! in a URL of the Graph API or of Meta's screens. Does not depend on tokens, or on what an ID is used for.

use super::scan::{next_word, visit};
use super::text::{head, is_all, since, starts_with_any, tail, until};

/// What an ID identifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// A phone number: `phone_number_id`.
    PhoneNumber,
    /// A `WhatsApp` Business Account: `waba_id`.
    WhatsAppBusinessAccount,
    /// A business portfolio: `business_id`.
    BusinessPortfolio,
    /// An app: `app_id`.
    App,
}

/// An ID in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundId {
    /// What it identifies.
    pub kind: IdKind,
    /// Its digits.
    pub digits: String,
}

/// Every ID in a text whose kind the text shows, each once, in order. Linear in the length of the text.
#[must_use]
pub fn ids_in(text: &str) -> Vec<FoundId> {
    let mut ids = Ids::default();
    let mut rest = text;
    while let Some((_, word, after)) = next_word(rest) {
        ids.note(text, word, after);
        rest = after;
    }
    ids.found
}

/// More IDs than a person can choose from.
const MAX_IDS: usize = 8;

#[derive(Default)]
pub(super) struct Ids {
    pub(super) found: Vec<FoundId>,
}

impl Ids {
    /// Adds a word if it is an ID that is not known yet.
    pub(super) fn note(&mut self, text: &str, word: &str, after: &str) {
        if !is_id(word) || self.found.len() >= MAX_IDS {
            return;
        }
        let before = text.get(..text.len() - after.len() - word.len()).unwrap_or_default();
        if let Some(kind) = kind_of(before, after)
            && !self.found.iter().any(|known| known.digits == word)
        {
            self.found.push(FoundId {
                kind,
                digits: word.to_owned(),
            });
        }
    }
}

/// App IDs have at least 10 digits; the longest known IDs have 18.
fn is_id(word: &str) -> bool {
    (10..=20).contains(&word.len()) && !word.starts_with('0') && is_all(word, u8::is_ascii_digit)
}

/// How much text before a number is searched for its name, in bytes.
const NAME_BYTES: usize = 64;

/// How much of a URL before a number is read, in bytes.
const ADDRESS_BYTES: usize = 400;

/// How much of a URL after a number is read, in bytes.
const QUERY_BYTES: usize = 300;

/// Names before an ID, in lower case without separators. A longer name precedes the names that it ends with.
const NAMES: &[(&str, Option<IdKind>)] = &[
    ("whatsappid", None),
    ("phonenumberid", Some(IdKind::PhoneNumber)),
    ("phoneid", Some(IdKind::PhoneNumber)),
    ("numberid", Some(IdKind::PhoneNumber)),
    ("wabaid", Some(IdKind::WhatsAppBusinessAccount)),
    ("waba", Some(IdKind::WhatsAppBusinessAccount)),
    ("businessaccountid", Some(IdKind::WhatsAppBusinessAccount)),
    ("messagingaccountid", Some(IdKind::WhatsAppBusinessAccount)),
    // The ID of a WhatsApp account (the number and its profile), which the API does not take.
    ("waacid", None),
    ("whatsappaccountid", Some(IdKind::WhatsAppBusinessAccount)),
    ("businessid", Some(IdKind::BusinessPortfolio)),
    ("managerid", Some(IdKind::BusinessPortfolio)),
    ("portfolioid", Some(IdKind::BusinessPortfolio)),
    ("appid", Some(IdKind::App)),
    ("applicationid", Some(IdKind::App)),
];

/// What may follow an ID in a path of the Graph API or in its `fields`, and belongs to only one kind of object.
const EDGES: &[(&str, IdKind)] = &[
    (
        "messages media register deregister request_code verify_code whatsapp_business_profile settings \
         display_phone_number verified_name quality_rating code_verification_status",
        IdKind::PhoneNumber,
    ),
    (
        "phone_numbers message_templates subscribed_apps assigned_users flows template_analytics conversation_analytics \
         account_review_status message_template_namespace",
        IdKind::WhatsAppBusinessAccount,
    ),
    (
        "owned_whatsapp_business_accounts client_whatsapp_business_accounts system_users",
        IdKind::BusinessPortfolio,
    ),
];

fn kind_of(before: &str, after: &str) -> Option<IdKind> {
    let address = address_before(before);
    visit(NAME_BYTES + 2 * address.len());
    if follows_version(address) {
        return kind_by_edge(after);
    }
    if !address.contains("facebook.com/") {
        return kind_by_name(before);
    }
    if address.ends_with("/apps/") {
        return Some(IdKind::App);
    }
    if address.ends_with("/whatsapp-business-accounts/") {
        return Some(IdKind::WhatsAppBusinessAccount);
    }
    if address.ends_with("asset_id=") {
        return address.contains("whatsapp").then_some(IdKind::WhatsAppBusinessAccount);
    }
    if address.ends_with('/') {
        let is_of_graph = address.contains("graph.facebook.com/");
        return if is_of_graph { kind_by_edge(after) } else { None };
    }
    kind_by_name(before)
}

/// The start of the URL that contains the number.
fn address_before(before: &str) -> &str {
    since(tail(before, ADDRESS_BYTES), |byte| b" \t\r\n\"'`<>()".contains(&byte))
}

/// Whether a URL ends with a Graph API version, such as `/v25.0/`.
fn follows_version(address: &str) -> bool {
    let version = address
        .strip_suffix('/')
        .map(|address| since(address, |byte| byte == b'/'));
    let numbers = version.and_then(|version| version.strip_prefix('v')?.split_once('.'));
    numbers.is_some_and(|(major, minor)| {
        !major.is_empty() && is_all(major, u8::is_ascii_digit) && is_all(minor, u8::is_ascii_digit)
    })
}

/// The kind, from the name before a number: `"phone_number_id": "`, "Phone number ID:".
fn kind_by_name(before: &str) -> Option<IdKind> {
    let mut name = String::with_capacity(NAME_BYTES);
    for character in tail(before, NAME_BYTES).chars() {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        }
    }
    let (_, kind) = NAMES.iter().find(|(known, _)| name.ends_with(known))?;
    *kind
}

/// The kind, from the text after a number in a Graph API path: `/messages`, `?fields=verified_name`.
fn kind_by_edge(after: &str) -> Option<IdKind> {
    if !starts_with_any(after, &["/", "?"]) {
        return None;
    }
    let address = until(head(after, QUERY_BYTES), |character| {
        character.is_whitespace() || "\"'`<>".contains(character)
    });
    visit(2 * address.len());
    let mut words = address.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    words.find_map(|word| {
        let has_edge = |edges: &str| !word.is_empty() && edges.split(' ').any(|edge| edge == word);
        EDGES.iter().find(|(edges, _)| has_edge(edges)).map(|&(_, kind)| kind)
    })
}
