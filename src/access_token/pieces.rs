//! Putting together a text that line wraps or blanks have broken, and leaving words apart.
//!
//! Knows how a broken text differs from a sentence. What a token looks like inside is asked of [`super::anatomy`].

use super::Completeness;
use super::anatomy::Anatomy;
use super::paste::{Mark, Place, Removed};

/// How the pieces of a text belong together.
pub(super) enum Whole {
    /// One text, its pieces joined.
    One(String),
    /// The same text more than once.
    Repeated(String),
    /// Several texts that are each long enough for a token.
    Several,
    /// Words, or things of several kinds.
    Prose,
}

/// A stretch without gaps.
struct Piece {
    text: String,
    after_line_break: bool,
}

/// A piece that starts like a token begins another one, once so much stands before it.
const LENGTH_BEFORE_ANOTHER: usize = 60;

/// Pieces of a broken text are longer than words: this many characters on average.
const MEAN_LENGTH_OF_PIECES: usize = 12;

/// Removes unseen characters inside and joins what line wraps have parted; words are left apart.
pub(super) fn join(core: &str, removed: &mut Removed) -> Whole {
    let mut inside = removed.clone();
    let pieces = pieces(core, &mut inside);
    let whole = match pieces.as_slice() {
        [piece] => Whole::One(piece.text.clone()),
        [] => Whole::One(String::new()),
        several => put_together(several),
    };
    if !matches!(whole, Whole::Prose) {
        *removed = inside;
    }
    whole
}

fn pieces(core: &str, removed: &mut Removed) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut current = String::new();
    let mut after_line_break = false;
    let mut previous = None;
    for character in core.chars() {
        let mark = Mark::of(character).filter(|mark| !mark.is_quote());
        if let Some(mark) = mark {
            if !(previous == Some('\r') && character == '\n') {
                removed.add(mark, Place::Inside);
            }
            if mark.is_gap() && !current.is_empty() {
                pieces.push(Piece {
                    text: std::mem::take(&mut current),
                    after_line_break,
                });
                after_line_break = false;
            }
            after_line_break |= mark == Mark::LineBreak;
        } else {
            current.push(character);
        }
        previous = Some(character);
    }
    if !current.is_empty() {
        pieces.push(Piece {
            text: current,
            after_line_break,
        });
    }
    pieces
}

fn put_together(pieces: &[Piece]) -> Whole {
    let Some((last, before)) = pieces.split_last() else {
        return Whole::Prose;
    };
    let length: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    let is_broken_text = before
        .iter()
        .all(|piece| is_solid(&piece.text) && !is_word(&piece.text))
        && is_solid(&last.text)
        && length >= MEAN_LENGTH_OF_PIECES * pieces.len();
    if !is_broken_text {
        return Whole::Prose;
    }
    let mut texts: Vec<String> = Vec::new();
    for piece in before {
        append(&mut texts, &piece.text);
    }
    if is_word(&last.text) && !belongs(last, texts.last()) {
        return Whole::Prose;
    }
    append(&mut texts, &last.text);
    compare(&texts)
}

/// Adds a piece to the last text, or begins another text with it.
fn append(texts: &mut Vec<String>, piece: &str) {
    match texts.last_mut() {
        Some(text) if !(piece.starts_with("EAA") && text.len() >= LENGTH_BEFORE_ANOTHER) => text.push_str(piece),
        _ => texts.push(piece.to_owned()),
    }
}

/// Whether the last piece, which could be a word or a number, is the end of the text before it.
fn belongs(last: &Piece, before: Option<&String>) -> bool {
    let Some(before) = before else {
        return false;
    };
    let with_it = Anatomy::of(&format!("{before}{}", last.text)).completeness();
    let without_it = Anatomy::of(before).completeness();
    without_it != Completeness::LooksComplete && (last.after_line_break || with_it == Completeness::LooksComplete)
}

fn compare(texts: &[String]) -> Whole {
    let several = texts.len() > 1;
    let Some(longest) = texts.iter().max_by_key(|text| text.len()).cloned() else {
        return Whole::Prose;
    };
    if !several {
        Whole::One(longest)
    } else if texts.iter().all(|text| longest.starts_with(text.as_str())) {
        Whole::Repeated(longest)
    } else {
        Whole::Several
    }
}

/// Whether a piece holds only characters that tokens and keys are made of.
fn is_solid(piece: &str) -> bool {
    piece
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'|'))
}

/// Whether a piece could be a word or a number: letters of one case, with or without a capital, or digits.
pub(super) fn is_word(piece: &str) -> bool {
    let tail = piece
        .strip_prefix(|first: char| first.is_ascii_uppercase())
        .unwrap_or(piece);
    let tail = tail.trim_end_matches(['.', '-']);
    piece.len() <= 20
        && (tail.bytes().all(|byte| byte.is_ascii_lowercase())
            || tail.bytes().all(|byte| byte.is_ascii_uppercase())
            || piece.bytes().all(|byte| byte.is_ascii_digit()))
}
