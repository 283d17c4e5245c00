//! Removes and counts the characters that copying adds to a token.
//!
//! Handles white space, invisible characters, quotes and the `Bearer` prefix. Does not depend on what a token looks
//! like.

use super::text::{trim_start, without_word};

/// A kind of character that is removed from pasted text.
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
    /// The kind of this character; `None` if it is kept.
    pub(super) fn of(character: char) -> Option<Self> {
        if character.is_ascii_alphanumeric() {
            return None;
        }
        match character {
            ' ' => Some(Self::Space),
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

    /// Whether it is removed only at the start and end: a quote inside the text has another meaning.
    pub(super) fn is_quote(self) -> bool {
        matches!(self, Self::StraightQuote | Self::CurlyQuote | Self::Backtick)
    }

    /// Whether it separates words.
    pub(super) fn is_gap(self) -> bool {
        matches!(self, Self::Tab | Self::Space | Self::LineBreak | Self::NonBreakingSpace)
    }
}

/// Whether a character has no width, so that a word with it inside looks unbroken.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        Mark::of(character),
        Some(Mark::ZeroWidth | Mark::ByteOrder | Mark::SoftHyphen | Mark::Direction | Mark::Invisible)
    )
}

/// Whether a character is removed everywhere in the text.
pub(super) fn is_blank_or_invisible(character: char) -> bool {
    Mark::of(character).is_some_and(|mark| !mark.is_quote())
}

/// How often one kind of character was removed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) mark: Mark,
    pub(super) number: usize,
    /// Where they all were; `None` if they were in different places.
    pub(super) place: Option<Place>,
}

/// Where a character was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Inside,
    End,
}

/// Everything removed from one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Removed {
    /// In order of first occurrence.
    pub(super) counts: Vec<Count>,
    /// Whether there was a `Bearer` prefix.
    pub(super) bearer: bool,
}

impl Removed {
    pub(super) fn add(&mut self, mark: Mark, place: Place) {
        match self.counts.iter_mut().find(|count| count.mark == mark) {
            Some(count) => {
                count.number += 1;
                count.place = count.place.filter(|&known| known == place);
            }
            None => self.counts.push(Count {
                mark,
                number: 1,
                place: Some(place),
            }),
        }
    }
}

/// Removes white space, invisible characters, quotes and `Bearer` prefixes around a text, in any order and number.
pub(super) fn trim(pasted: &str) -> (&str, Removed) {
    let mut removed = Removed::default();
    let mut trimmed = pasted;
    loop {
        trimmed = without_start(trimmed, &mut removed);
        match without_bearer(trimmed) {
            Some(rest) => {
                removed.bearer = true;
                trimmed = rest;
            }
            None => break,
        }
    }
    (without_end(trimmed, &mut removed), removed)
}

/// The same without `Bearer`, for single-line fields.
pub(super) fn trim_marks(pasted: &str) -> (&str, Removed) {
    let mut removed = Removed::default();
    let trimmed = without_start(pasted, &mut removed);
    (without_end(trimmed, &mut removed), removed)
}

fn without_start<'a>(text: &'a str, removed: &mut Removed) -> &'a str {
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

fn without_end<'a>(text: &'a str, removed: &mut Removed) -> &'a str {
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

/// The text after `Bearer ` or `Authorization: Bearer `, in any letter case, including JSON and source code notation.
fn without_bearer(text: &str) -> Option<&str> {
    let after_name = without_word(text, "authorization").map_or(text, |rest| trim_start(rest, "\"':=> \t"));
    let rest = without_word(after_name, "bearer")?;
    let value = rest.trim_start_matches(|character| character == ':' || Mark::of(character).is_some());
    (value.len() < rest.len() && !value.is_empty()).then_some(value)
}
