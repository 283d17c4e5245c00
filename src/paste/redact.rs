//! Taking secrets out of a text that Meta or a person wrote, by what they look like.
//!
//! Knows how tokens, app tokens and secrets stand in sentences, JSON and URLs. Does not depend on which token was sent: Meta
//! echoes it cut, wrapped or escaped, and equality would miss it. When in doubt it takes away too much.

use super::clean::{is_invisible, is_unseen};
use super::extract::value_after;
use super::scan::{Values, next_word, past};
use super::text::{
    ends_with_word, has, is_all, is_word, starts_with_any, trim_start, until, without_any, without_word,
};

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// What secrets begin with that are known by their first letters.
const OPENINGS: &[&str] = &["EAA", "IGAA", "IGQ", "THAA"];

/// So many characters of a secret may stay.
const HARMLESS: usize = 8;

/// Names whose value is a secret.
const NAMES: &[&str] = &["token", "secret", "appsecret_proof"];

/// A run of letters and digits this long is no word and no ID. Meta's `fbtrace_id` is shorter.
const LONG: usize = 32;

/// Replaces whatever looks like an access token, an app token or an app secret.
///
/// What is left of a token is at most its first four letters: `EAAB…[redacted]`. Words, IDs and `fbtrace_id`s stay as they
/// are. Characters that cannot be seen stay, unless a secret shows without them. Linear in the length of the text.
#[must_use]
pub fn redact(text: &str) -> String {
    let visible: String = text.chars().filter(|&character| !is_invisible(character)).collect();
    if visible.len() < text.len() {
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
    if let Some(head) = secret.get(..4).filter(|_| is_known && secret.len() > HARMLESS) {
        clean.push_str(head);
        clean.push('\u{2026}');
    }
    clean.push_str(REDACTED);
}

/// Whether a word is the next piece of the secret before it, parted from it by a line wrap or by what cannot be seen.
fn continues(gap: &str, word: &str) -> bool {
    let is_parted = match gap {
        "" => false,
        "\\" => starts_with_any(word, &["n", "r"]),
        "%" => starts_with_any(word, &["0A", "0D", "0a", "0d"]),
        other => other.chars().all(is_unseen),
    };
    let is_spaced = is_all(gap, |byte| matches!(byte, b' ' | b'\t'));
    let has_digit = has(word, u8::is_ascii_digit);
    let is_piece = !is_word(word) && has_letter(word) && (has_digit || word.len() >= 16 && is_mixed_case(word));
    is_parted && is_piece && (!is_spaced || word.len() > HARMLESS && has_digit && is_mixed_case(word))
}

/// Where in a word a secret begins. `before` is the word before it, `gap` what stands between.
fn secret_start(before: &str, gap: &str, word: &str) -> Option<usize> {
    let is_trace = before.eq_ignore_ascii_case("fbtrace_id") && gap.len() <= HARMLESS && word.len() < LONG;
    if word.len() <= HARMLESS || is_trace {
        return None;
    }
    if let Some(bar) = bar_before(before, gap, word) {
        return Some(bar);
    }
    let opening = OPENINGS.iter().filter_map(|opening| word.find(opening)).min();
    match opening.filter(|&start| word.len() - start > HARMLESS) {
        Some(start) if start <= HARMLESS || is_name_part(word.get(..start).unwrap_or(word)) => Some(start),
        Some(_) => Some(0),
        None => is_secret(word).then_some(0),
    }
}

fn is_secret(word: &str) -> bool {
    has_mixed_run(word) || has_hex_run(word)
}

/// Where the secret begins in `APPID|secret`; the bar may be escaped for a URL or for JSON, which puts it into the word.
fn bar_before(before: &str, gap: &str, word: &str) -> Option<usize> {
    let id = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let escapes: &[&str] = match gap {
        "|" => &[""],
        "%" => &["7C", "257C"],
        "\\" => &["u007c"],
        _ => return None,
    };
    let secret = escapes.iter().find_map(|escape| without_word(word, escape))?;
    let is_secret = id >= 5 && secret.len() > HARMLESS && has_letter(secret) && !is_word(secret);
    is_secret.then_some(word.len() - secret.len())
}

/// Whether what stands in a word before a secret is a part of a name, as in `token_` or `user-`. Anything else that is
/// glued to a secret may be the end of another one.
fn is_name_part(lead: &str) -> bool {
    (lead.ends_with('_') || lead.ends_with('-')) && !is_secret(lead)
}

/// Whether letters and digits stand together as no word or ID has them: long and mixed, or very long.
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

/// Whether 32 or more hexadecimal digits stand in a row, as in an app secret or a proof.
fn has_hex_run(word: &str) -> bool {
    has_run(
        word,
        |character| !character.is_ascii_hexdigit(),
        |run| run.len() >= LONG,
    )
}

/// Whether any of the runs between these signs is telling.
fn has_run(word: &str, parts: fn(char) -> bool, is_telling: fn(&str) -> bool) -> bool {
    word.split(parts).any(is_telling)
}

fn has_letter(text: &str) -> bool {
    has(text, u8::is_ascii_alphabetic)
}

fn is_mixed_case(text: &str) -> bool {
    has(text, u8::is_ascii_uppercase) && has(text, u8::is_ascii_lowercase)
}

/// What Meta echoes after "Malformed access token": the words up to it, the echo, and what follows.
///
/// Whatever was sent stands there, so it is not asked what it looks like. It ends with the line, the quote or the sentence.
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

/// What follows one or more separators of words, plain or encoded.
fn without_separators(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(next) = without_any(rest, &[" ", "+", "%20", "\\u0020", ":", "\u{a0}"]) {
        rest = next;
    }
    (rest.len() < text.len()).then_some(rest)
}

/// The value of a name such as `access_token` or `client_secret`, or after `Bearer`: what stands before it, the value, and what follows.
fn named_value<'a>(values: &mut Values, word: &str, after: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let is_name = word.len() <= 40 && NAMES.iter().any(|name| ends_with_word(word, name));
    let value = if is_name {
        values.assigned(after)?
    } else {
        value_after(values, word, after)?.0
    };
    let is_secret =
        !value.contains(REDACTED) && value.len() > HARMLESS && has_letter(value) && has(value, u8::is_ascii_digit);
    if !is_secret {
        return None;
    }
    let remaining = past(after, value);
    let lead = after.get(..after.len() - remaining.len() - value.len())?;
    Some((lead, value, remaining))
}
