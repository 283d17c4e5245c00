//! Decides whether a single value is an access token, complete or damaged.
//!
//! Uses how tokens begin and which traces damage leaves. Does not depend on the findings or their sentences.

use super::Completeness;
use super::anatomy::{Alteration, Anatomy};
use super::text::{has, is_all, starts_with_any, without_word};

/// A word may begin with EA, and the case of a token may have been changed; a few letters prove neither.
const LENGTH_THAT_IS_NO_WORD: usize = 16;

/// The layout of a shorter text proves nothing.
const LENGTH_THAT_SHOWS_ITS_LAYOUT: usize = 80;

/// A text of this length has so many escapes by chance only once in about 10,000.
const ESCAPES_THAT_SHOW_A_LAYOUT: usize = 3;

pub(super) fn begins_like_a_token(text: &str, anatomy: &Anatomy) -> bool {
    text.starts_with("EAA")
        || (text.starts_with("EA") && text.len() >= LENGTH_THAT_IS_NO_WORD && anatomy.app_id().is_some())
        || (without_word(text, "eaa").is_some()
            && text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
            && (anatomy.alteration() == Some(Alteration::OneCase) || anatomy.has_token_alphabet()))
}

/// Whether the characters that tokens do not have are single errors in one value, not the punctuation of another
/// format.
pub(super) fn holds_stray_characters(text: &str) -> bool {
    let inside = text.trim_end_matches(|character: char| !character.is_ascii_alphanumeric());
    let strays = inside
        .chars()
        .filter(|character| !character.is_ascii_alphanumeric())
        .count();
    let has_punctuation = has(inside, |byte| b"&=\"':{}[],;/?#<>()|\\".contains(byte));
    let is_raw_base64 = is_all(text, |byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte));
    strays > 0
        && strays * 10 <= text.chars().count()
        && ((inside.len() == text.len() && !has_punctuation) || is_raw_base64)
}

/// Older tokens began with other letters.
pub(super) fn is_older_token(text: &str, anatomy: &Anatomy) -> bool {
    starts_with_any(text, &["AAA", "BAA", "CAA", "DAA"])
        && text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
        && anatomy.escapes >= ESCAPES_THAT_SHOW_A_LAYOUT
        && anatomy.completeness() == Completeness::LooksComplete
        && anatomy.app_id().is_some()
}

pub(super) fn lacks_its_beginning(text: &str) -> bool {
    let anatomy = Anatomy::of_body(text);
    text.len() >= LENGTH_THAT_SHOWS_ITS_LAYOUT
        && anatomy.escapes >= ESCAPES_THAT_SHOW_A_LAYOUT
        && anatomy.alteration().is_none()
}

/// A shorter text is not a token that was pasted twice.
const SHORTEST_UNIT: usize = 40;

/// So many characters are not repeated by chance.
const OPENING: usize = 16;

/// The value that is repeated in this text without a gap: completely, or once completely and before or after it in
/// part.
pub(super) fn repeated_unit(text: &str) -> Option<&str> {
    if !text.starts_with("EA") || text.len() < 2 * OPENING {
        return None;
    }
    let opening = text.get(..OPENING)?;
    let length = OPENING + text.get(OPENING..)?.find(opening)?;
    let (unit, tail) = text.split_at_checked(length)?;
    let is_periodic = text.starts_with(tail);
    let is_unit = text.len().is_multiple_of(length) || Anatomy::of(unit).completeness() == Completeness::LooksComplete;
    let is_plain = |text: &str| is_all(text, u8::is_ascii_alphanumeric);
    if length >= SHORTEST_UNIT && is_periodic && is_unit && is_plain(unit) {
        return Some(unit);
    }
    let is_beginning = tail.starts_with(unit) && tail.get(OPENING..).is_some_and(|rest| !rest.contains(opening));
    (tail.len() >= SHORTEST_UNIT && is_plain(tail) && is_beginning).then_some(tail)
}
