//! Finding tokens inside other text, what stands beside them, and telling an answer of the Graph API from it.
//!
//! Reads a text once, word by word, whatever its size. Knows the names under which tokens are written (`access_token`,
//! `Bearer`) and the words of Meta's answers. Must not know what an answer means: that is for the diagnosis.

use super::ids::{self, FoundId};
use super::names::{Name, named};
use super::pieces::is_word;
use super::text::{ends_with_word, is_all, starts_with_any, trim_end, trim_start, until, without_any, without_word};

/// Where a token was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After a name, in a URL, JSON or a setting.
    NamedValue(Name),
    /// After `Bearer`.
    Header,
    /// Among other text.
    Text,
}

/// What one reading of a text found.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// The tokens that differ, up to [`MOST_TOKENS`], in order.
    pub(super) tokens: Vec<(&'a str, Place)>,
    /// One of them stands here more than once.
    pub(super) is_repeated: bool,
    /// The value under the most telling name, where it does not look like a token.
    pub(super) value: Option<(&'a str, Place)>,
    /// The first word that may be a key of another company.
    pub(super) key: Option<&'a str>,
    /// Where the first word stands that only errors of the Graph API have, in bytes.
    pub(super) error_at: Option<usize>,
    /// Fields stand here that only answers of the Graph API have.
    pub(super) is_answer: bool,
    /// IDs of a known kind.
    pub(super) ids: Vec<FoundId>,
}

/// More tokens than a person would choose from are not told apart.
pub(super) const MOST_TOKENS: usize = 8;

/// A word of this length that starts like a token is taken for one.
const SHORTEST_IN_TEXT: usize = 50;

/// A value of this length under a token's name is taken for one, when it starts like a token.
const SHORTEST_NAMED: usize = 20;

/// A quoted value is read no further than this.
const LONGEST_VALUE: usize = 8_192;

/// Reads a text once for tokens, IDs and the signs of an answer. `is_key`: whether a word is a key of another company.
pub(super) fn search(text: &str, is_key: fn(&str) -> bool) -> Found<'_> {
    let mut found = Found::default();
    let mut rest = text;
    let mut previous = "";
    let mut before = None;
    while let Some((gap, word, after)) = next_word(rest) {
        let gap_end = gap.bytes().next_back().or(before);
        let label = if matches!(gap, " " | "." | "_") { previous } else { "" };
        rest = after;
        before = word.bytes().next_back();
        previous = word;
        if word.starts_with("EA") && word.len() >= SHORTEST_IN_TEXT {
            let at = text.len() - after.len() - word.len();
            if !text.get(..at).is_some_and(is_echo) {
                found.add_token(word, Place::Text);
            }
        } else if let Some((value, place)) = value_after_label(label, word, after) {
            if value.starts_with("EA") && value.len() >= SHORTEST_NAMED {
                // What follows in an address may be encoded.
                let value = until(value, |character| character == '%');
                rest = past(after, value);
                before = value.bytes().next_back();
                found.add_token(value, place);
            } else if !is_another_name(value, past(after, value)) {
                // A value is a word of its own too: it may be the start of an answer.
                found.add_value(value, place);
            }
        } else if found.key.is_none() {
            found.key = key_at(text, gap, word, after).filter(|key| is_key(key));
        }
        ids::note(&mut found.ids, text, word, after);
        if found.error_at.is_none() && is_sign_of_an_error(word, gap_end, after) {
            found.error_at = Some(text.len() - after.len() - word.len());
        }
        found.is_answer = found.is_answer || is_field_of_an_answer(word, after);
    }
    found
}

impl<'a> Found<'a> {
    /// Notes a token. One that was cut elsewhere in the text is the same token.
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
        } else if self.tokens.len() < MOST_TOKENS {
            self.tokens.push((token, place));
        }
    }

    /// Notes a value under a name, where no value under a more telling name is known.
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

/// What may be a key: a long word, the parts of a key that dots join, or the digits and the secret of an app access token.
fn key_at<'a>(text: &'a str, gap: &str, word: &'a str, after: &str) -> Option<&'a str> {
    let is_joined = match after.bytes().next() {
        Some(b'|') => is_all(word, u8::is_ascii_digit),
        Some(b'.') => gap != "." && starts_with_any(word, &["SG", "eyJ", "ya29"]),
        _ => false,
    };
    if !is_joined {
        return (word.len() >= SHORTEST_NAMED).then_some(word);
    }
    let from_word = text.get(text.len() - after.len() - word.len()..)?;
    let mut ends = from_word.char_indices().take(LONGEST_VALUE);
    let end = ends.find(|&(_, character)| !(character.is_ascii_alphanumeric() || "_-.|".contains(character)));
    Some(trim_end(
        end.map_or(from_word, |(end, _)| from_word.get(..end).unwrap_or(from_word)),
        ".",
    ))
}

/// Where the first word stands that only errors of the Graph API have, in bytes from the start.
pub(super) fn error_position(text: &str) -> Option<usize> {
    let mut rest = text;
    let mut before = None;
    while let Some((gap, word, after)) = next_word(rest) {
        let gap_end = gap.bytes().next_back().or(before);
        if is_sign_of_an_error(word, gap_end, after) {
            return Some(text.len() - after.len() - word.len());
        }
        rest = after;
        before = word.bytes().next_back();
    }
    None
}

/// Whether what follows is a token that Meta echoes: it was sent to Meta as it stands there, damage included.
fn is_echo(before: &str) -> bool {
    ends_with_word(trim_end(before, "\"'\\: "), "malformed access token")
}

/// The text before the next word, the word, and what follows it.
pub(super) fn next_word(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.bytes().position(is_word_byte)?;
    let (gap, word_on) = text.split_at_checked(start)?;
    let end = word_on
        .bytes()
        .position(|byte| !is_word_byte(byte))
        .unwrap_or(word_on.len());
    let (word, after) = word_on.split_at_checked(end)?;
    Some((gap, word, after))
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// What follows a value that stands in a text.
fn past<'a>(text: &'a str, value: &str) -> &'a str {
    text.find(value)
        .and_then(|start| text.get(start + value.len()..))
        .unwrap_or(text)
}

/// Whether a word is a name under which a token is written.
fn is_name(word: &str) -> bool {
    word.len() <= 60 && (ends_with_word(word, "access_token") || ends_with_word(word, "accessToken"))
}

/// The value that follows a name or `Bearer`.
pub(super) fn value_after<'a>(word: &str, after: &'a str) -> Option<(&'a str, Place)> {
    if word.eq_ignore_ascii_case("bearer") {
        let value = unquoted(trim_start(without_any(after, &[" ", "\t"])?, " \t"));
        let is_value = value.len() >= SHORTEST_NAMED && !is_word(value) || starts_with_any(value, &["<", "{", "$"]);
        is_value.then_some((value, Place::Header))
    } else if is_name(word) {
        assigned(after).map(|value| (value, Place::NamedValue(Name::AccessToken)))
    } else {
        None
    }
}

/// The same, with the names of other secrets, of which the label may have two words. A word after such a label may be the
/// next word of a sentence.
fn value_after_label<'a>(label: &str, word: &str, after: &'a str) -> Option<(&'a str, Place)> {
    value_after(word, after).or_else(|| {
        let name = named(label, word)?;
        let is_label = matches!(word.len(), 5 | 6);
        let value = assigned(after).filter(|value| !(is_label && is_word(value)))?;
        Some((value, Place::NamedValue(name)))
    })
}

/// The value that a sign assigns to the name before it: `=x`, `: "x"`, `\": \"x\"`, `%3Dx`.
pub(super) fn assigned(after: &str) -> Option<&str> {
    let value = trim_start(after_sign(after)?, " \t\\");
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => {
            let value = value.get(1..)?;
            let mut end = value.char_indices().take(LONGEST_VALUE);
            match end.find(|&(_, character)| character == quote || character == '\\') {
                Some((end, _)) => value.get(..end)?,
                None => unquoted(value),
            }
        }
        _ => unquoted(value),
    };
    (!value.is_empty()).then_some(value)
}

/// Whether what stands under a name is itself a name with a value, as where the same name is written again and again.
fn is_another_name(value: &str, after: &str) -> bool {
    let name = trim_end(value, ":\"'");
    is_name(name) && (name.len() < value.len() || after_sign(after).is_some())
}

/// What follows the sign that assigns a value to the name before it.
fn after_sign(after: &str) -> Option<&str> {
    without_any(trim_start(after, "\\\"' \t]"), &["%3D", "=>", ":", "="])
}

/// A value up to where it ends in a URL, a shell, a setting or a sentence.
fn unquoted(text: &str) -> &str {
    let mut value = until(text, |character| {
        character.is_whitespace() || "\"'`\\&#,;=".contains(character)
    });
    for (open, close) in [('{', "}"), ('<', ">"), ('[', "]"), ('(', ")")] {
        if !value.contains(open) {
            value = trim_end(value, close);
        }
    }
    value
}

/// Words that stand in answers of the Graph API alone.
const ERROR_WORDS: &[&str] = &[
    "OAuthException",
    "GraphMethodException",
    "IGApiException",
    "FacebookApiException",
    "fbtrace_id",
    "error_subcode",
    "error_user_msg",
    "error_data",
];

/// Fields that only answers and webhooks of the Graph API have.
pub const ANSWER_FIELDS: &[&str] = &[
    "is_valid",
    "granular_scopes",
    "can_send_message",
    "display_phone_number",
    "verified_name",
    "quality_rating",
    "account_review_status",
    "message_template_namespace",
    "wa_id",
];

/// The header that every answer of the Graph API has.
const ANSWER_HEADER: &str = "facebook-api-version";

/// Parts of Meta's sentences that nobody else writes. Each begins with a longer word, so that few words of a text ask for it.
const ERROR_SENTENCES: &[&str] = &[
    "validating access token",
    "validating application",
    "validating client secret",
    "malformed access token",
    "oauth access token",
    "oauth 2.0 access token",
    "parse access token",
    "access token is required to request this resource",
    "access token could not be decrypted",
    "active access token must be used",
    "unsupported get request",
    "unsupported post request",
    "access blocked",
    "provide valid app id",
    "session has expired on",
    "session has been invalidated",
    "session was invalidated",
    "session does not match",
    "session is invalid because",
    "oauth \"facebook platform\"",
];

/// The shortest first word of [`ERROR_SENTENCES`].
const SHORTEST_FIRST_WORD: usize = 5;

/// Whether a word is the name of such a field, in JSON or in the manner of another language, or such a header.
fn is_field_of_an_answer(word: &str, after: &str) -> bool {
    let is_assigned = || starts_with_any(trim_start(after, "\\\"' "), &[":", "=>"]);
    word == ANSWER_HEADER || ANSWER_FIELDS.contains(&word) && is_assigned()
}

fn is_sign_of_an_error(word: &str, before: Option<u8>, after: &str) -> bool {
    if before == Some(b'#') && is_all(word, u8::is_ascii_digit) {
        let sentence = after.strip_prefix(") ").unwrap_or_default();
        return sentence.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    }
    if word.len() < SHORTEST_FIRST_WORD {
        return false;
    }
    if before == Some(b'"') && word.eq_ignore_ascii_case("error") {
        let value = trim_start(after, "\\\" :\r\n\t");
        return value.len() < after.len() && value.starts_with('{');
    }
    ERROR_WORDS.contains(&word)
        || ERROR_SENTENCES.iter().any(|sentence| {
            without_word(sentence, word)
                .filter(|tail| tail.starts_with(' '))
                .is_some_and(|tail| without_word(after, tail).is_some())
        })
}
