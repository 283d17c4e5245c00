//! Reads errors that are not JSON: in a log line, an incomplete answer, another notation of objects, or a sentence.
//! Also recognises answers without an error in another notation. Does not depend on what an error means.

use super::author::{has_sentence, mentions_meta, names_a_service_with_tokens};
use super::debug_token;
use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::translated_position;
use crate::graph::{ErrorCode, GraphError, bounded};
use crate::paste::codes::{agrees, is_documented, is_unique_to_meta};
use crate::paste::cut;
use crate::paste::{ANSWER_FIELDS, ERROR_TYPES, Sign, floor, redact, signs, visit};

/// Words before a code, in lower case.
const CODE_WORDS: &[&str] = &[
    "code",
    "errorcode",
    "error_code",
    "facebookerrorcode",
    "statuscode",
    "error",
    "oauthexception",
    // Other languages. The words are cut at non-ASCII letters: `digo` is the end of `código`.
    "kod",
    "kode",
    "codigo",
    "digo",
    "codice",
    "fehlercode",
];
const SUBCODE_WORDS: &[&str] = &[
    "subcode",
    "error_subcode",
    "errorsubcode",
    "suberrorcode",
    "sottocodice",
];
const TRACE_WORDS: &[&str] = &["fbtrace_id", "fbtraceid", "fbtrace"];
/// Types that some notations write between a name and its value: `["code"]=> int(190)`.
const TYPE_NAMES: &[&str] = &["int", "integer", "number", "float", "string", "int32", "int64", "num"];
/// How much of a message is kept, in characters.
const MESSAGE_LIMIT: usize = 2_000;
/// How much of a text without a `message` counts as one, from the line of its first sentence on, in bytes.
const SENTENCE_LIMIT: usize = 600;
/// Further sentences from Meta are not read.
const MAX_SENTENCES: usize = 20;

/// The cause, if the text has the field names of an answer without an error.
pub(super) fn healthy(text: &str) -> Option<Cause> {
    let words = words(text);
    if debug_token::has_another_field(|field| words.contains(&field)) {
        match after(&words, |word| word == "is_valid").next() {
            Some("true") => return Some(Cause::HealthyToken),
            Some("false") => return Some(Cause::SaidInvalid),
            _ => {}
        }
    }
    match after(&words, |word| word == "can_send_message").next() {
        Some("BLOCKED") => return Some(Cause::SendingBlocked),
        Some("LIMITED") => return Some(Cause::SendingPartlyLimited),
        _ => {}
    }
    let is_field = |word: &&str| ANSWER_FIELDS.contains(word);
    // One field name alone may be a word in a sentence.
    (words.iter().filter(|word| is_field(word)).count() >= 2).then_some(Cause::HealthyAnswer)
}

fn words(text: &str) -> Vec<&str> {
    visit(text.len());
    text.split(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '_' | '-')))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The errors from Meta in a text: the first one with all codes in the text, and one for each further line with a
/// sentence from Meta. Empty if nothing in the text is from Meta.
pub(super) fn errors_of_meta(text: &str) -> Vec<GraphError> {
    let mut sentences = signs(text)
        .filter(|(_, sign)| *sign == Sign::Sentence)
        .map(|(at, _)| at);
    let sentence_at = sentences.next().or_else(|| translated_position(text));
    let Some(first) = first_error(text, sentence_at) else {
        return Vec::new();
    };
    let mut errors = vec![first];
    let mut line_end = sentence_at.map_or(text.len(), |at| end_of_line(text, at));
    for at in sentences {
        if at < line_end {
            continue;
        }
        line_end = end_of_line(text, at);
        let line = stretch(text.get(..line_end).unwrap_or(text), Some(at));
        errors.push(GraphError {
            message: bounded(line),
            code: marked_code(line).and_then(ErrorCode::new),
            ..GraphError::default()
        });
        if errors.len() >= MAX_SENTENCES {
            break;
        }
    }
    errors
}

fn end_of_line(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|from| from.find('\n'))
        .map_or(text.len(), |end| at + end)
}

/// The error in an object with field names of another program: one of Meta's types and codes, in any notation.
pub(super) fn error_with_type(text: &str) -> Option<GraphError> {
    first_error(text, None).filter(|error| error.error_type.is_some() && error.code.is_some())
}

fn first_error(text: &str, sentence_at: Option<usize>) -> Option<GraphError> {
    let words = words(text);
    let error_type = ERROR_TYPES
        .iter()
        .find(|name| contains_name(text, name))
        .map(|name| (*name).to_owned());
    let error_subcode = after(&words, |word| SUBCODE_WORDS.contains(&word))
        .find_map(|word| Some(ErrorCode::new(word.parse().ok()?)?.0));
    let fbtrace_id = after(&words, |word| TRACE_WORDS.contains(&word))
        .next()
        .and_then(bounded);
    let message = message(text, sentence_at);
    let code = code_in_brackets(&message)
        .or_else(|| code(&words))
        .or_else(|| marked_code(text));
    let is_signed = sentence_at.is_some()
        || error_type.is_some()
        || fbtrace_id.is_some()
        || error_subcode.is_some() && code.is_some()
        || code.is_some_and(is_unique_to_meta)
        || mentions_meta(text) && is_about_token(text, code);
    is_signed.then(|| GraphError {
        message: Some(message),
        error_type,
        code: code.and_then(ErrorCode::new),
        error_subcode,
        fbtrace_id,
        ..GraphError::default()
    })
}

/// The code in `(#190) …`, if it is one of Meta's.
fn code_in_brackets(message: &str) -> Option<i64> {
    let (_, from_code) = cut(message, "(#")?;
    let (digits, _) = cut(from_code, ")")?;
    digits.parse().ok().filter(|code| is_documented(*code))
}

/// Whether a text that mentions Meta is about an access token, or has a code that fits its words.
fn is_about_token(text: &str, code: Option<i64>) -> bool {
    if let Some(code) = code {
        return is_documented(code) && agrees(code, text);
    }
    let text = text.to_ascii_lowercase();
    !names_a_service_with_tokens(&text) && (text.contains("access token") || text.contains("access_token"))
}

/// Whether a text contains a name, as written or in lower case.
fn contains_name(text: &str, name: &str) -> bool {
    text.contains(name) || text.contains(&name.to_ascii_lowercase())
}

/// The first code that is not an HTTP status, otherwise the first code.
fn code(words: &[&str]) -> Option<i64> {
    let names = |word: &str| {
        let ends = word.ends_with("error") || word.ends_with("code") && !word.ends_with("subcode");
        ends || CODE_WORDS.contains(&word)
    };
    let codes: Vec<i64> = after(words, names).filter_map(|word| word.parse().ok()).collect();
    codes
        .iter()
        .find(|code| !matches!(code, 400..=599))
        .or(codes.first())
        .copied()
}

/// A Cloud API code in a typical notation: `131031: …`, `(131026)`, `[131000]`, `131047 Re-engagement …`. Of the other
/// codes only `(190)`, because `#190` may be any number.
fn marked_code(text: &str) -> Option<i64> {
    let (mut before, mut before_that) = (None, None);
    let mut rest = text;
    visit(text.len());
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        if let Some(lead) = rest.get(..start).filter(|lead| !lead.is_empty()) {
            let mut lead = lead.chars().rev();
            (before, before_that) = (lead.next(), lead.next());
        }
        let digits = rest.get(start..)?;
        let end = digits.bytes().take_while(u8::is_ascii_digit).count();
        let after = digits.get(end..)?;
        let code: Option<i64> = digits.get(..end)?.parse().ok();
        let is_closed = after.starts_with([')', ']', ':', '*', '`']);
        let is_marked = before.is_none_or(|sign| "([#*`\n".contains(sign)) && is_closed;
        let is_first = before.is_none() && after.starts_with(' ');
        let is_alone = before == Some('(') && after.starts_with(')') && before_that == Some(' ');
        let is_code = |code: &i64| match code {
            190 => is_alone,
            130_000..140_000 => is_marked || is_first,
            _ => false,
        };
        if code.as_ref().is_some_and(is_code) {
            return code;
        }
        (before, before_that) = (Some('0'), None);
        rest = after;
    }
    None
}

/// Every word after one of the given words; a type name between them is skipped.
fn after<'a>(words: &'a [&'a str], names: fn(&str) -> bool) -> impl Iterator<Item = &'a str> {
    words
        .iter()
        .zip(words.iter().skip(1))
        .zip(words.iter().skip(2).chain([&""]))
        .filter(move |((word, _), _)| names(&word.to_ascii_lowercase()))
        .map(|((_, next), second)| if TYPE_NAMES.contains(next) { *second } else { *next })
}

/// The quoted value of a `message`, otherwise the text from the line of its first sentence on.
fn message(text: &str, sentence_at: Option<usize>) -> String {
    let quoted = ["message", "error"].iter().find_map(|name| quoted_value(text, name));
    let has_sign = |value: &&str| sentence_at.is_none() || has_sentence(value);
    let stretch = quoted.filter(has_sign).unwrap_or_else(|| stretch(text, sentence_at));
    redact(stretch).chars().take(MESSAGE_LIMIT).collect()
}

/// How often a name is tried, until one has a quoted value.
const NAMES_TRIED: usize = 8;

/// The first quoted value of a name.
fn quoted_value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut names = text.match_indices(name).take(NAMES_TRIED);
    names.find_map(|(at, _)| value_in_quotes(text.get(at + name.len()..)?))
}

/// The quoted value after a name.
fn value_in_quotes(after: &str) -> Option<&str> {
    let value = after.trim_start_matches(['"', '\'', ':', '=', '>', ']', ' ', '\\']);
    let quote = after.get(..after.len() - value.len())?.chars().next_back()?;
    let end = [",", "}", "\n", ")"]
        .iter()
        .filter_map(|next| Some(cut(value, &format!("{quote}{next}"))?.0.len()))
        .min()?;
    let is_quoted = matches!(quote, '"' | '\'');
    value.get(..end).filter(|value| is_quoted && !value.is_empty())
}

/// The text from the line of its first sentence on; the whole text if there is no sentence.
fn stretch(text: &str, sentence_at: Option<usize>) -> &str {
    let Some(at) = sentence_at else { return text };
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    // A line can be long, and text far before the sentence is irrelevant. The text is cut between words, because the
    // end of a secret alone would not be recognised.
    let far = at.saturating_sub(SENTENCE_LIMIT);
    let start = if start >= far {
        start
    } else {
        let from = floor(text, far);
        let lead = text.get(from..at).unwrap_or_default();
        from + lead.find(char::is_whitespace).unwrap_or(lead.len())
    };
    let end = floor(text, (at + SENTENCE_LIMIT).min(text.len()));
    let stretch = text.get(start..end).unwrap_or(text);
    cut(stretch, "\n\n").map_or(stretch, |(before, _)| before)
}
