//! Cleaning: what a paste brings along that belongs to no token, removed and counted.
//!
//! Knows characters that cannot be seen, quotes and the `Bearer` prefix, and where one text was broken into pieces.
//! Must not know what a token looks like inside; whether two texts are one is asked of [`super::anatomy`] alone.

use super::Completeness;
use super::anatomy::Anatomy;

/// A character that a paste brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Tab,
    Space,
    LineBreak,
    NonBreakingSpace,
    ZeroWidth,
    ByteOrder,
    SoftHyphen,
    Direction,
    ControlCharacter,
    Invisible,
    StraightQuote,
    CurlyQuote,
    Backtick,
}

impl Mark {
    /// What this character is, where it belongs to no token.
    pub(super) fn of(character: char) -> Option<Self> {
        if character.is_ascii_alphanumeric() {
            return None;
        }
        match character {
            '\t' => Some(Self::Tab),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Self::LineBreak),
            '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(Self::NonBreakingSpace),
            '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{180e}' => Some(Self::ZeroWidth),
            '\u{feff}' => Some(Self::ByteOrder),
            '\u{ad}' => Some(Self::SoftHyphen),
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                Some(Self::Direction)
            }
            '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{e0000}'..='\u{e01ef}' => Some(Self::Invisible),
            '"' | '\'' | '\u{ff02}' | '\u{ff07}' => Some(Self::StraightQuote),
            '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{2032}' | '\u{2033}' => {
                Some(Self::CurlyQuote)
            }
            '`' | '\u{b4}' => Some(Self::Backtick),
            other if other.is_whitespace() => Some(Self::Space),
            other if other.is_control() => Some(Self::ControlCharacter),
            _ => None,
        }
    }

    /// Whether it is removed only around a text: a quote inside has another meaning.
    fn is_quote(self) -> bool {
        matches!(self, Self::StraightQuote | Self::CurlyQuote | Self::Backtick)
    }

    /// Whether it parts words.
    fn is_gap(self) -> bool {
        matches!(self, Self::Tab | Self::Space | Self::LineBreak | Self::NonBreakingSpace)
    }
}

/// Whether a character is removed wherever it stands.
pub(super) fn is_unseen(character: char) -> bool {
    Mark::of(character).is_some_and(|mark| !mark.is_quote())
}

/// How often one mark was removed, by place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) mark: Mark,
    pub(super) at_start: usize,
    pub(super) inside: usize,
    pub(super) at_end: usize,
}

/// Where a mark stood.
#[derive(Clone, Copy)]
enum Place {
    Start,
    Inside,
    End,
}

/// Everything removed from one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Removed {
    /// In the order in which they were met.
    pub(super) counts: Vec<Count>,
    /// A `Bearer` prefix was there.
    pub(super) bearer: bool,
}

impl Removed {
    fn add(&mut self, mark: Mark, place: Place) {
        let known = self.counts.iter().position(|count| count.mark == mark);
        let index = known.unwrap_or_else(|| {
            self.counts.push(Count {
                mark,
                at_start: 0,
                inside: 0,
                at_end: 0,
            });
            self.counts.len() - 1
        });
        if let Some(count) = self.counts.get_mut(index) {
            match place {
                Place::Start => count.at_start += 1,
                Place::Inside => count.inside += 1,
                Place::End => count.at_end += 1,
            }
        }
    }
}

/// Takes away what stands around a text: unseen characters, quotes and a `Bearer` prefix, in any order and number.
pub(super) fn trim(pasted: &str) -> (&str, Removed) {
    let mut removed = Removed::default();
    let mut core = pasted;
    loop {
        core = trim_start(core, &mut removed);
        match without_bearer(core) {
            Some(rest) => {
                removed.bearer = true;
                core = rest;
            }
            None => break,
        }
    }
    (trim_end(core, &mut removed), removed)
}

fn trim_start<'a>(text: &'a str, removed: &mut Removed) -> &'a str {
    let mut previous = None;
    text.trim_start_matches(|character| {
        let mark = Mark::of(character);
        if let Some(mark) = mark
            && !(previous == Some('\r') && character == '\n')
        {
            removed.add(mark, Place::Start);
        }
        previous = Some(character);
        mark.is_some()
    })
}

fn trim_end<'a>(text: &'a str, removed: &mut Removed) -> &'a str {
    let mut following = None;
    text.trim_end_matches(|character| {
        let mark = Mark::of(character);
        if let Some(mark) = mark
            && !(character == '\r' && following == Some('\n'))
        {
            removed.add(mark, Place::End);
        }
        following = Some(character);
        mark.is_some()
    })
}

/// What follows `Bearer ` or `Authorization: Bearer `, in any letter case; also as a line of JSON or of code.
fn without_bearer(text: &str) -> Option<&str> {
    let after_name = without_word(text, "authorization").map_or(text, |rest| {
        rest.trim_start_matches(['"', '\'', ':', '=', '>', ' ', '\t'])
    });
    let rest = without_word(after_name, "bearer")?;
    let value = rest.trim_start_matches(|character| character == ':' || Mark::of(character).is_some());
    (value.len() < rest.len() && !value.is_empty()).then_some(value)
}

/// What follows a word at the start of a text, in any letter case.
pub(super) fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

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
