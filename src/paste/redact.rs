//! Removes secrets from a text, by what they look like.
//!
//! Recognises tokens, app tokens and secrets in sentences, JSON and URLs. Does not depend on which token was sent:
//! Meta's echo may be incomplete, wrapped or escaped, so comparing would miss it. In doubt it removes too much.

use super::clean::{is_blank_or_invisible, is_invisible};
use super::extract::value_after;
use super::scan::{Values, next_word, past};
use super::text::{
    ends_with_word, has, is_all, is_word, starts_with_any, trim_start, until, without_any, without_word,
};

/// Replaces a secret.
const REDACTED: &str = "[redacted]";

/// Prefixes of secrets.
const OPENINGS: &[&str] = &["EAA", "IGAA", "IGQ", "THAA"];

/// A run of up to this many characters is not redacted.
const MAX_UNREDACTED: usize = 8;

/// Endings of names whose value is a secret.
const NAMES: &[&str] = &["token", "secret", "appsecret_proof"];

/// A run of letters and digits of this length is neither a word nor an ID. Meta's `fbtrace_id` is shorter.
const LONG: usize = 32;

/// Replaces whatever looks like an access token, an app token or an app secret.
///
/// At most the first four characters of a token remain: `EAAB…[redacted]`. Words, IDs and `fbtrace_id`s are kept.
/// Invisible characters are kept, unless removing them reveals a secret. Linear in the length of the text.
#[must_use]
pub fn redact(text: &str) -> String {
    if text.contains(is_invisible) {
        let visible: String = text.chars().filter(|&character| !is_invisible(character)).collect();
        let clean = redact_visible(&visible);
        if clean != visible {
            return clean;
        }
    }
    redact_visible(text)
}

fn redact_visible(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut values = Values::default();
    let mut rest = text;
    let mut before = "";
    let mut follows_a_secret = false;
    while let Some((gap, word, after)) = next_word(rest) {
        rest = after;
        if follows_a_secret && continues(gap, word) {
            continue;
        }
        clean.push_str(gap);
        follows_a_secret = false;
        if let Some(start) = secret_start(before, gap, word) {
            let (lead, secret) = word.split_at_checked(start).unwrap_or(("", word));
            clean.push_str(lead);
            push_masked(&mut clean, secret);
            follows_a_secret = true;
        } else if let Some((phrase, echo, remaining)) = echo(word, after) {
            clean.push_str(word);
            clean.push_str(phrase);
            push_masked(&mut clean, echo);
            rest = remaining;
        } else if let Some((lead, value, remaining)) = named_value(&mut values, word, after) {
            clean.push_str(word);
            clean.push_str(lead);
            push_masked(&mut clean, value);
            rest = remaining;
            follows_a_secret = true;
        } else {
            clean.push_str(word);
        }
        before = word;
    }
    clean.push_str(rest);
    clean
}

fn push_masked(clean: &mut String, secret: &str) {
    let is_known = starts_with_any(secret, OPENINGS);
    if let Some(head) = secret.get(..4).filter(|_| is_known && secret.len() > MAX_UNREDACTED) {
        clean.push_str(head);
        clean.push('\u{2026}');
    }
    clean.push_str(REDACTED);
}

/// Whether a word continues the secret before it, after a line wrap or an invisible character.
fn continues(gap: &str, word: &str) -> bool {
    let is_wrapped = match gap {
        "" => false,
        "\\" => starts_with_any(word, &["n", "r"]),
        "%" => starts_with_any(word, &["0A", "0D", "0a", "0d"]),
        other => other.chars().all(is_blank_or_invisible),
    };
    let is_spaced = is_all(gap, |byte| matches!(byte, b' ' | b'\t'));
    let has_digit = has(word, u8::is_ascii_digit);
    let is_piece = !is_word(word) && has_letter(word) && (has_digit || word.len() >= 16 && is_mixed_case(word));
    is_wrapped && is_piece && (!is_spaced || word.len() > MAX_UNREDACTED && has_digit && is_mixed_case(word))
}

/// Where in a word a secret begins. `before` is the word before it, `gap` the text between them.
fn secret_start(before: &str, gap: &str, word: &str) -> Option<usize> {
    let is_trace = before.eq_ignore_ascii_case("fbtrace_id") && gap.len() <= MAX_UNREDACTED && word.len() < LONG;
    if word.len() <= MAX_UNREDACTED || is_trace {
        return None;
    }
    if let Some(bar) = bar_before(before, gap, word) {
        return Some(bar);
    }
    let opening = OPENINGS.iter().filter_map(|opening| word.find(opening)).min();
    match opening.filter(|&start| word.len() - start > MAX_UNREDACTED) {
        Some(start) if start <= MAX_UNREDACTED || is_name_part(word.get(..start).unwrap_or(word)) => Some(start),
        Some(_) => Some(0),
        None => is_secret(word).then_some(0),
    }
}

fn is_secret(word: &str) -> bool {
    has_mixed_run(word) || has_hex_run(word)
}

/// Where the secret begins in `APPID|secret`. The `|` may be escaped for a URL or for JSON, and is then part of the
/// word.
fn bar_before(before: &str, gap: &str, word: &str) -> Option<usize> {
    let id = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let escapes: &[&str] = match gap {
        "|" => &[""],
        "%" => &["7C", "257C"],
        "\\" => &["u007c"],
        _ => return None,
    };
    let secret = escapes.iter().find_map(|escape| without_word(word, escape))?;
    let is_secret = id >= 5 && secret.len() > MAX_UNREDACTED && has_letter(secret) && !is_word(secret);
    is_secret.then_some(word.len() - secret.len())
}

/// Whether the text before a secret in the same word is part of a name, such as `token_` or `user-`. Otherwise it may
/// be the end of another secret.
fn is_name_part(lead: &str) -> bool {
    (lead.ends_with('_') || lead.ends_with('-')) && !is_secret(lead)
}

/// Whether a word mixes letters and digits in a way that no word or ID does: long with both cases, or very long.
fn has_mixed_run(word: &str) -> bool {
    has_run(
        word,
        |character| matches!(character, '_' | '-'),
        |run| {
            has(run, u8::is_ascii_digit)
                && has_letter(run)
                && (run.len() >= LONG && is_mixed_case(run) || run.len() >= 2 * LONG)
        },
    )
}

/// Whether there are 32 or more hexadecimal digits in a row, as in an app secret or a proof.
fn has_hex_run(word: &str) -> bool {
    has_run(
        word,
        |character| !character.is_ascii_hexdigit(),
        |run| run.len() >= LONG,
    )
}

/// Whether any run between separators is a secret.
fn has_run(word: &str, is_separator: fn(char) -> bool, is_secret_run: fn(&str) -> bool) -> bool {
    word.split(is_separator).any(is_secret_run)
}

fn has_letter(text: &str) -> bool {
    has(text, u8::is_ascii_alphabetic)
}

fn is_mixed_case(text: &str) -> bool {
    has(text, u8::is_ascii_uppercase) && has(text, u8::is_ascii_lowercase)
}

/// What Meta echoes after "Malformed access token": the words before the echo, the echo, and the text after it.
///
/// The echo can be any text, so its shape is not checked. It ends with the line, the quote or the sentence.
fn echo<'a>(word: &str, after: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    if word.len() > 20 || !ends_with_word(word, "malformed") {
        return None;
    }
    let access = without_word(without_separators(after)?, "access")?;
    let token = without_word(without_separators(access)?, "token")?;
    let start = trim_start(without_separators(token)?, "\"'\\: \u{201c}");
    let line = until(start, |character| matches!(character, '"' | '\n' | '\r' | '\\'));
    let end = line.find(". ").unwrap_or(line.len());
    let (echo, remaining) = start.split_at_checked(end)?;
    let phrase = after.get(..after.len() - start.len())?;
    (!echo.trim().is_empty()).then_some((phrase, echo, remaining))
}

/// The text after one or more word separators, plain or encoded.
fn without_separators(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(next) = without_any(rest, &[" ", "+", "%20", "\\u0020", ":", "\u{a0}"]) {
        rest = next;
    }
    (rest.len() < text.len()).then_some(rest)
}

/// The value after `Bearer` or a name such as `access_token` or `client_secret`: the text before the value, the value,
/// and the text after it.
fn named_value<'a>(values: &mut Values, word: &str, after: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let is_name = word.len() <= 40 && NAMES.iter().any(|name| ends_with_word(word, name));
    let value = if is_name {
        values.assigned(after)?
    } else {
        value_after(values, word, after)?.0
    };
    let is_secret = !value.contains(REDACTED)
        && value.len() > MAX_UNREDACTED
        && has_letter(value)
        && has(value, u8::is_ascii_digit);
    if !is_secret {
        return None;
    }
    let remaining = past(after, value);
    let lead = after.get(..after.len() - remaining.len() - value.len())?;
    Some((lead, value, remaining))
}
