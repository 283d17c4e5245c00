//! Finding a token inside other text, and telling an answer of the Graph API from it.
//!
//! Reads a text once, word by word, whatever its size. Knows the names under which tokens are written (`access_token`,
//! `Bearer`) and the words of Meta's errors. Must not know what the errors mean: that is for the diagnosis.

use super::pieces::is_word;
use super::text::{ends_with_word, is_all, starts_with_any, trim_end, trim_start, until, without_any, without_word};

/// Where a token was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After a name such as `access_token`, in a URL, JSON or a setting.
    NamedValue,
    /// After `Bearer`.
    Header,
    /// Among other text.
    Text,
}

/// The tokens of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tokens<'a> {
    /// None found.
    None,
    /// One, perhaps more than once.
    One(&'a str, Place),
    /// Several that differ.
    Several,
}

/// What one reading of a text found.
pub(super) struct Found<'a> {
    pub(super) tokens: Tokens<'a>,
    /// Words that only answers of the Graph API have.
    pub(super) is_graph_error: bool,
}

/// A word of this length that starts like a token is taken for one.
const SHORTEST_IN_TEXT: usize = 50;

/// A value of this length under a token's name is taken for one, when it starts like a token.
const SHORTEST_NAMED: usize = 20;

/// A quoted value is read no further than this.
const LONGEST_VALUE: usize = 8_192;

/// Reads a text once for tokens and for the signs of a Graph error.
pub(super) fn search(text: &str) -> Found<'_> {
    let mut tokens = Tokens::None;
    let mut other_value = Tokens::None;
    let mut is_graph_error = false;
    let mut rest = text;
    let mut before = None;
    while let Some((gap, word, after)) = next_word(rest) {
        let gap_end = gap.bytes().next_back().or(before);
        rest = after;
        before = word.bytes().next_back();
        if word.starts_with("EA") && word.len() >= SHORTEST_IN_TEXT {
            tokens = with(tokens, word, Place::Text);
        } else if let Some((value, place)) = value_after(word, after) {
            rest = past(after, value);
            if value.starts_with("EA") && value.len() >= SHORTEST_NAMED {
                tokens = with(tokens, value, place);
            } else if other_value == Tokens::None && !is_name(trim_end(value, ":\"'")) {
                other_value = Tokens::One(value, place);
            }
        }
        is_graph_error = is_graph_error || is_sign_of_an_error(word, gap_end, after);
    }
    Found {
        tokens: if tokens == Tokens::None { other_value } else { tokens },
        is_graph_error,
    }
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

/// The tokens found so far and one more; a token that was cut elsewhere in the text is the same token.
fn with<'a>(tokens: Tokens<'a>, token: &'a str, place: Place) -> Tokens<'a> {
    match tokens {
        Tokens::None => Tokens::One(token, place),
        Tokens::One(known, _) if known.starts_with(token) => tokens,
        Tokens::One(known, _) if token.starts_with(known) => Tokens::One(token, place),
        Tokens::One(..) | Tokens::Several => Tokens::Several,
    }
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
        assigned(after).map(|value| (value, Place::NamedValue))
    } else {
        None
    }
}

/// The value that a sign assigns to the name before it: `=x`, `: "x"`, `\": \"x\"`, `%3Dx`.
pub(super) fn assigned(after: &str) -> Option<&str> {
    let sign = trim_start(after, "\\\"' \t]");
    let value = trim_start(without_any(sign, &["%3D", "=>", ":", "="])?, " \t\\");
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
];

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
];

/// The shortest first word of [`ERROR_SENTENCES`].
const SHORTEST_FIRST_WORD: usize = 5;

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
