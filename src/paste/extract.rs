//! Finds tokens inside other text, and what is beside them: names, IDs, other secrets, signs of an answer.
//!
//! Reads a text of any size once, word by word. Recognises the names before tokens (`access_token`, `Bearer`). Does not
//! depend on what an answer means.

use super::ids::{FoundId, Ids};
use super::names::{Name, named};
use super::scan::{MAX_TOKENS, Values, after_assignment, next_word, past, visit};
use super::signs::{Sign, sign_at};
use super::text::{ends_with_word, is_all, is_word, starts_with_any, trim_end, trim_start, until, without_any};

/// Where a token was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After a name, in a URL, JSON or a setting.
    NamedValue(Name),
    /// After `Bearer`.
    Header,
    /// In running text.
    Text,
}

/// Result of a single pass over a text.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// The different tokens, up to [`MAX_TOKENS`], in order.
    pub(super) tokens: Vec<(&'a str, Place)>,
    /// One of them occurs more than once.
    pub(super) is_repeated: bool,
    /// The value under the most specific name, if it does not look like a token.
    pub(super) value: Option<(&'a str, Place)>,
    /// The first word that may be another company's key.
    pub(super) key: Option<&'a str>,
    /// Position of the first word that only errors of the Graph API contain, in bytes.
    pub(super) error_at: Option<usize>,
    /// The text has fields that only answers of the Graph API contain.
    pub(super) is_answer: bool,
    /// IDs whose kind is known.
    pub(super) ids: Vec<FoundId>,
}

/// A word that starts like a token counts as one from this length.
const SHORTEST_IN_TEXT: usize = 50;

/// A value under a token's name counts as a token from this length, if it starts like one.
const SHORTEST_NAMED: usize = 20;

/// Shortest app ID, in digits.
const SHORTEST_APP_ID: usize = 5;

/// Longest app access token, in bytes: app ID, `|` and secret.
const LONGEST_APP_TOKEN: usize = 128;

/// Longest key that consists of parts joined by dots, in bytes.
const LONGEST_KEY: usize = 8_192;

/// Searches a text for tokens, IDs and signs of an answer. `is_key` says whether a word is another company's key.
pub(super) fn search(text: &str, is_key: fn(&str) -> bool) -> Found<'_> {
    let mut found = Found::default();
    let mut values = Values::default();
    let mut ids = Ids::default();
    let mut rest = text;
    let mut previous = "";
    let mut keys_end = 0;
    let mut before = None;
    while let Some((gap, word, after)) = next_word(rest) {
        let gap_end = gap.bytes().next_back().or(before);
        let label = if matches!(gap, " " | "." | "_") { previous } else { "" };
        let at = text.len() - after.len() - word.len();
        rest = after;
        before = word.bytes().next_back();
        previous = word;
        if word.starts_with("EA") && word.len() >= SHORTEST_IN_TEXT {
            if !text.get(..at).is_some_and(is_echo) {
                found.add_token(word, Place::Text);
            }
        } else if let Some((value, place)) = value_after_label(&mut values, label, word, after) {
            if value.starts_with("EA") && value.len() >= SHORTEST_NAMED {
                // The rest of a URL may be percent-encoded.
                let value = until(value, |character| character == '%');
                rest = past(after, value);
                before = value.bytes().next_back();
                found.add_token(value, place);
            } else if !is_another_name(value, past(after, value)) {
                // The value is also searched as a word: it may be the start of an answer.
                found.add_value(value, place);
            }
        } else if found.key.is_none() {
            // What was read as one key of several parts is not read again from each part.
            let key = if at >= keys_end && starts_joined_key(gap, word, after) {
                joined_key(text.get(at..).unwrap_or_default(), after)
            } else if word.len() >= SHORTEST_NAMED {
                word
            } else {
                ""
            };
            keys_end = keys_end.max(at + key.len());
            found.key = Some(trim_end(key, ".")).filter(|key| is_key(key));
        }
        ids.note(text, word, after);
        match sign_at(word, gap_end, after) {
            Some(sign) if sign.is_certain() => found.error_at = found.error_at.or(Some(at)),
            Some(Sign::AnswerField) => found.is_answer = true,
            Some(_) | None => {}
        }
    }
    found.ids = ids.found;
    found
}

impl<'a> Found<'a> {
    /// Adds a token. One that is incomplete elsewhere in the text is the same token.
    fn add_token(&mut self, token: &'a str, place: Place) {
        let known = self
            .tokens
            .iter_mut()
            .find(|(known, _)| known.starts_with(token) || token.starts_with(*known));
        if let Some(known) = known {
            self.is_repeated = true;
            if token.len() > known.0.len() {
                *known = (token, place);
            }
        } else if self.tokens.len() < MAX_TOKENS {
            self.tokens.push((token, place));
        }
    }

    /// Adds a named value, unless one with a more specific name is known.
    fn add_value(&mut self, value: &'a str, place: Place) {
        let rank = |place: Place| match place {
            Place::NamedValue(name) => name,
            Place::Header | Place::Text => Name::AccessToken,
        };
        if self.value.is_none_or(|(_, known)| rank(place) < rank(known)) {
            self.value = Some((value, place));
        }
    }
}

/// Whether a word is the start of a key of several parts: joined by dots, or the digits of an app access token.
fn starts_joined_key(gap: &str, word: &str, after: &str) -> bool {
    match after.bytes().next() {
        Some(b'|') => word.len() >= SHORTEST_APP_ID && is_all(word, u8::is_ascii_digit),
        Some(b'.') => gap != "." && starts_with_any(word, &["SG", "eyJ", "ya29"]),
        _ => false,
    }
}

/// The key at the start of a text. `after` is the text after its first part.
fn joined_key<'a>(text: &'a str, after: &str) -> &'a str {
    let longest = if after.starts_with('|') {
        LONGEST_APP_TOKEN
    } else {
        LONGEST_KEY
    };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.|".contains(byte);
    let length = text.bytes().take(longest).take_while(is_part).count();
    visit(length);
    text.get(..length).unwrap_or_default()
}

/// Whether the token after this text is an echo from Meta. It shows what was sent, damage included.
fn is_echo(before: &str) -> bool {
    ends_with_word(trim_end(before, "\"'\\: "), "malformed access token")
}

/// Whether a word is the name of a token.
fn is_name(word: &str) -> bool {
    word.len() <= 60 && (ends_with_word(word, "access_token") || ends_with_word(word, "accessToken"))
}

/// The value after a name or `Bearer`.
pub(super) fn value_after<'a>(values: &mut Values, word: &str, after: &'a str) -> Option<(&'a str, Place)> {
    if word.eq_ignore_ascii_case("bearer") {
        let value = values.unquoted(trim_start(without_any(after, &[" ", "\t"])?, " \t"))?;
        // A documentation sample is short and ends in dots.
        let is_sample = || value.starts_with("EA") && trim_end(value, ".\u{2026}").len() < value.len();
        let is_value = value.len() >= SHORTEST_NAMED && !is_word(value) || starts_with_any(value, &["<", "{", "$"]);
        (is_value || is_sample()).then_some((value, Place::Header))
    } else if is_name(word) {
        values
            .assigned(after)
            .map(|value| (value, Place::NamedValue(Name::AccessToken)))
    } else {
        None
    }
}

/// The same, including the names of other secrets, which may have two words. A word after such a name may simply
/// continue a sentence.
fn value_after_label<'a>(values: &mut Values, label: &str, word: &str, after: &'a str) -> Option<(&'a str, Place)> {
    value_after(values, word, after).or_else(|| {
        let name = named(label, word)?;
        let is_label = matches!(word.len(), 5 | 6);
        let value = values.assigned(after).filter(|value| !(is_label && is_word(value)))?;
        Some((value, Place::NamedValue(name)))
    })
}

/// Whether the value is itself a name with a value, as when the same name is repeated many times.
fn is_another_name(value: &str, after: &str) -> bool {
    let name = trim_end(value, ":\"'");
    is_name(name) && (name.len() < value.len() || after_assignment(after).is_some())
}
