//! Small functions on strings.
//!
//! Sets of characters are strings and predicates are plain functions, so that all callers share one compiled body: a
//! closure or an array would compile the standard library's search again for each. Does not depend on what a token
//! looks like.

/// Whether every byte matches.
pub(super) fn is_all(text: &str, fits: fn(&u8) -> bool) -> bool {
    text.as_bytes().iter().all(fits)
}

/// Whether any byte matches.
pub(super) fn has(text: &str, fits: fn(&u8) -> bool) -> bool {
    text.as_bytes().iter().any(fits)
}

/// The text without any of these characters at its start.
pub(super) fn trim_start<'a>(text: &'a str, characters: &str) -> &'a str {
    text.trim_start_matches(|character| characters.contains(character))
}

/// The text without any of these characters at its end.
pub(super) fn trim_end<'a>(text: &'a str, characters: &str) -> &'a str {
    text.trim_end_matches(|character| characters.contains(character))
}

/// The text before the first matching character.
pub(super) fn until(text: &str, ends: fn(char) -> bool) -> &str {
    text.split(ends).next().unwrap_or_default()
}

/// The text after the last matching byte.
pub(super) fn since(text: &str, ends: fn(u8) -> bool) -> &str {
    let end = text.bytes().rposition(ends).map_or(0, |at| at + 1);
    text.get(end..).unwrap_or_default()
}

/// The text after the first of these prefixes that matches.
pub(super) fn without_any<'a>(text: &'a str, openings: &[&str]) -> Option<&'a str> {
    openings.iter().find_map(|opening| text.strip_prefix(opening))
}

/// Whether the text starts with one of these prefixes.
pub(super) fn starts_with_any(text: &str, openings: &[&str]) -> bool {
    without_any(text, openings).is_some()
}

/// The text after a word at its start, in any letter case.
pub(super) fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// Whether the text ends with a word, in any letter case.
pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// The nearest character boundary at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first bytes of a text, up to a character boundary.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    text.get(..floor(text, bytes)).unwrap_or_default()
}

/// The last bytes of a text, from a character boundary.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    text.get(floor(text, text.len().saturating_sub(bytes))..)
        .unwrap_or_default()
}

/// The text before and after the first separator. One compiled body for all callers.
pub(crate) fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(mark)
}

/// The parts of a text between separators.
pub(crate) fn split<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).collect()
}

/// Whether a text contains any item of a list, whose items are separated by `mark`.
pub(crate) fn holds_any(text: &str, list: &str, mark: &str) -> bool {
    split(list, mark).into_iter().any(|piece| text.contains(piece))
}

/// Whether a text could be a word or a number: letters of one case, with or without an initial capital, or digits.
pub(super) fn is_word(piece: &str) -> bool {
    let tail = trim_end(piece, ".-");
    let small = tail
        .get(1..)
        .filter(|_| has(tail.get(..1).unwrap_or_default(), u8::is_ascii_uppercase));
    piece.len() <= 20
        && (is_all(small.unwrap_or(tail), u8::is_ascii_lowercase)
            || is_all(tail, u8::is_ascii_uppercase)
            || is_all(piece, u8::is_ascii_digit))
}
