//! Joins a value that line wraps or spaces have broken, and leaves sentences alone.
//!
//! Tells a broken value from a sentence. The layout of a token is in [`super::anatomy`].

use super::Completeness;
use super::anatomy::Anatomy;
use super::clean::{Mark, Place, Removed};
use super::scan::MAX_TOKENS;
use super::text::{is_all, is_word};

/// How the parts of a text belong together.
pub(super) enum Whole {
    /// One value, its parts joined.
    One(String),
    /// The same value more than once.
    Repeated(String),
    /// Several values, each long enough for a token.
    Several(Vec<String>),
    /// Words, or values of different kinds.
    Prose,
}

/// After this many characters, a part that starts like a token begins a new one.
const LENGTH_BEFORE_ANOTHER: usize = 60;

/// Average length from which parts belong to a broken value; words are shorter.
const MEAN_LENGTH_OF_PIECES: usize = 12;

/// Removes blank and invisible characters inside a value and joins its parts; sentences are left alone.
pub(super) fn join(trimmed: &str, removed: &mut Removed) -> Whole {
    let mut inside = removed.clone();
    let (pieces, ends_after_line_break) = pieces(trimmed, &mut inside);
    let whole = match pieces.as_slice() {
        [] => Whole::One(String::new()),
        [piece] => Whole::One(piece.clone()),
        [before @ .., last] => join_parts(before, last, ends_after_line_break),
    };
    if !matches!(whole, Whole::Prose) {
        *removed = inside;
    }
    whole
}

/// The parts between gaps, and whether there is a line break before the last one.
fn pieces(trimmed: &str, removed: &mut Removed) -> (Vec<String>, bool) {
    let mut pieces: Vec<String> = Vec::new();
    let mut is_gap = true;
    let mut after_line_break = false;
    let mut previous = None;
    for character in trimmed.chars() {
        if let Some(mark) = Mark::of(character).filter(|mark| !mark.is_quote()) {
            if !(previous == Some('\r') && character == '\n') {
                removed.add(mark, Place::Inside);
            }
            if mark.is_gap() {
                after_line_break = mark == Mark::LineBreak || (is_gap && after_line_break);
                is_gap = true;
            }
        } else {
            if is_gap {
                pieces.push(String::new());
                is_gap = false;
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(character);
            }
        }
        previous = Some(character);
    }
    (pieces, after_line_break)
}

fn join_parts(before: &[String], last: &str, ends_after_line_break: bool) -> Whole {
    let length = before.iter().map(String::len).sum::<usize>() + last.len();
    let is_broken_text = before.iter().all(|piece| is_solid(piece) && !is_word(piece))
        && is_solid(last)
        && length >= MEAN_LENGTH_OF_PIECES * (before.len() + 1);
    if !is_broken_text || names_a_token(before, last) {
        return Whole::Prose;
    }
    let mut texts: Vec<String> = Vec::new();
    for piece in before {
        append(&mut texts, piece);
    }
    if is_word(last)
        && !texts
            .last()
            .is_some_and(|text| belongs(last, ends_after_line_break, text))
    {
        return Whole::Prose;
    }
    append(&mut texts, last);
    compare(texts)
}

/// Whether a name precedes a token: no broken value begins like that.
fn names_a_token(before: &[String], last: &str) -> bool {
    let mut pieces = before.iter().map(String::as_str).chain([last]);
    let begins = |piece: &str| piece.starts_with("EAA") && piece.len() >= LENGTH_BEFORE_ANOTHER;
    pieces
        .next()
        .is_some_and(|first| !first.starts_with("EA") && first.len() < LENGTH_BEFORE_ANOTHER)
        && pieces.any(begins)
}

/// Adds a part to the last value, or begins another value with it.
fn append(texts: &mut Vec<String>, piece: &str) {
    match texts.last_mut() {
        Some(text) if !(piece.starts_with("EAA") && text.len() >= LENGTH_BEFORE_ANOTHER) => text.push_str(piece),
        _ => texts.push(piece.to_owned()),
    }
}

/// Whether the last part, which could be a word or a number, is the end of the value before it.
fn belongs(last: &str, after_line_break: bool, before: &str) -> bool {
    let looks_complete = |text: &str| Anatomy::of(text).completeness() == Completeness::LooksComplete;
    !looks_complete(before) && (after_line_break || looks_complete(&[before, last].concat()))
}

fn compare(texts: Vec<String>) -> Whole {
    let several = texts.len() > 1;
    let Some(longest) = texts.iter().max_by_key(|text| text.len()).cloned() else {
        return Whole::Prose;
    };
    if !several {
        Whole::One(longest)
    } else if !texts.iter().all(|text| is_all(text, u8::is_ascii_alphanumeric)) {
        // There is punctuation between the tokens.
        Whole::Prose
    } else if texts.iter().all(|text| longest.starts_with(text.as_str())) {
        Whole::Repeated(longest)
    } else {
        Whole::Several(distinct(texts))
    }
}

/// The different values, up to [`MAX_TOKENS`]. A value and its beginning count as one.
fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        let is_same = |known: &&mut String| known.starts_with(&text) || text.starts_with(known.as_str());
        if let Some(known) = kept.iter_mut().find(is_same) {
            if text.len() > known.len() {
                *known = text;
            }
        } else if kept.len() < MAX_TOKENS {
            kept.push(text);
        }
    }
    kept
}

/// Whether a part contains only characters that occur in tokens and keys.
fn is_solid(piece: &str) -> bool {
    is_all(piece, |byte| byte.is_ascii_alphanumeric() || b"_-.|".contains(byte))
}
