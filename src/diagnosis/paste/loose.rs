//! Reads an error out of words: a log line, a cut answer, another language's way of writing an object, a bare sentence.

use crate::access_token::{ANSWER_FIELDS, redact};
use crate::diagnosis::category::Cause;
use crate::diagnosis::cut::cut;
use crate::graph::{ErrorCode, GraphError};

/// Words before the code, in lower case.
const CODE_WORDS: &[&str] = &[
    "code",
    "errorcode",
    "error_code",
    "facebookerrorcode",
    "error",
    "oauthexception",
];
const SUBCODE_WORDS: &[&str] = &["subcode", "error_subcode", "errorsubcode", "suberrorcode"];
const TRACE_WORDS: &[&str] = &["fbtrace_id", "fbtraceid", "fbtrace"];
const TYPES: &[&str] = &["OAuthException", "GraphMethodException", "FacebookApiException"];
/// How much of the text is kept as the message, in characters.
const MESSAGE_LIMIT: usize = 2_000;

/// What a text says in the manner of an answer without an error, by the names of its fields.
pub(super) fn healthy(text: &str) -> Option<Cause> {
    let words = words(text);
    match after(&words, &["is_valid"]).next() {
        Some("true") => return Some(Cause::HealthyToken),
        Some("false") => return Some(Cause::SaidInvalid),
        _ => {}
    }
    match after(&words, &["can_send_message"]).next() {
        Some("BLOCKED") => return Some(Cause::SendingBlocked),
        Some("LIMITED") => return Some(Cause::SendingPartlyLimited),
        _ => {}
    }
    let is_field = |word: &&str| ANSWER_FIELDS.contains(word);
    // Two fields beside each other are an answer, not a word in a sentence.
    (words.iter().filter(|word| is_field(word)).count() >= 2).then_some(Cause::HealthyAnswer)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '_' | '-')))
        .filter(|word| !word.is_empty())
        .collect()
}

/// What a text says in the manner of an error; its whole text, redacted, is the message.
pub(super) fn read(text: &str) -> GraphError {
    let words = words(text);
    GraphError {
        message: Some(message(text)),
        error_type: TYPES
            .iter()
            .find(|name| text.contains(**name))
            .map(|name| (*name).to_owned()),
        code: code(&words).or_else(|| marked_code(text)).map(ErrorCode),
        error_subcode: after(&words, SUBCODE_WORDS).find_map(|word| word.parse().ok()),
        fbtrace_id: after(&words, TRACE_WORDS).next().map(redact),
        ..GraphError::default()
    }
}

/// The first code that is no HTTP status, else the first.
fn code(words: &[&str]) -> Option<i64> {
    let codes: Vec<i64> = after(words, CODE_WORDS).filter_map(|word| word.parse().ok()).collect();
    codes
        .iter()
        .find(|code| !matches!(code, 400..=599))
        .or(codes.first())
        .copied()
}

/// A code of the Cloud API that its place marks as one: `131031: …`, `(131026)`, `[131000]`.
fn marked_code(text: &str) -> Option<i64> {
    let mut before = None;
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        before = rest.get(..start).and_then(|lead| lead.chars().next_back()).or(before);
        let digits = rest.get(start..)?;
        let end = digits.bytes().take_while(u8::is_ascii_digit).count();
        let after = digits.get(end..)?;
        let code = digits
            .get(..end)?
            .parse()
            .ok()
            .filter(|code| (130_000..140_000).contains(code));
        let is_marked = before.is_none_or(|sign| "([#".contains(sign)) && after.starts_with([')', ']', ':']);
        if code.is_some() && is_marked {
            return code;
        }
        before = Some('0');
        rest = after;
    }
    None
}

/// Every word that follows one of the given words.
fn after<'a>(words: &'a [&'a str], keys: &'a [&str]) -> impl Iterator<Item = &'a str> {
    words
        .iter()
        .zip(words.iter().skip(1))
        .filter(|(word, _)| keys.contains(&word.to_ascii_lowercase().as_str()))
        .map(|(_, next)| *next)
}

/// The value of a `message` in quotes, where there is one, else the text.
fn message(text: &str) -> String {
    let text = redact(text);
    let quoted = cut(&text, "message").and_then(|(_, after)| {
        let value = after.trim_start_matches(['"', '\'', ':', '=', ' ', '\\']);
        let quote = after.get(..after.len() - value.len())?.chars().next_back()?;
        let end = [",", "}", "\n"]
            .iter()
            .filter_map(|next| Some(cut(value, &format!("{quote}{next}"))?.0.len()))
            .min()?;
        matches!(quote, '"' | '\'').then(|| value.get(..end))?
    });
    quoted
        .filter(|message| !message.is_empty())
        .unwrap_or(&text)
        .chars()
        .take(MESSAGE_LIMIT)
        .collect()
}
