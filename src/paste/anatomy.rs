//! The inner structure of a token: whether it is complete, and the app that it belongs to.
//!
//! Reads the layout seen in public tokens: a type letter, then base64 in which `Z`, `+`, `/` and `=` are written `ZA`,
//! `ZB`, `ZC` and `ZD`; the first eight bytes are the app ID, big-endian. Meta documents none of it and calls the token
//! opaque, so every result is a hint. Does not depend on how the text was pasted, or on other kinds of secrets.

use super::scan::visit;
use super::{AppId, Completeness};

/// Length of the shortest complete token seen in public.
pub(super) const SHORTEST_SEEN: usize = 111;

/// App IDs have at most 17 digits today. A bigger number means that the text does not have this layout.
const HIGHEST_APP_ID: u64 = 1_000_000_000_000_000_000;

/// Eight bytes fill the first eleven base64 symbols, with two bits left over.
const SYMBOLS_OF_THE_APP_ID: usize = 11;

/// A text with fewer letters may have only one case by chance.
const LETTERS_THAT_SHOW_CASE: usize = 40;

/// A defect in the text. If there are several, the clearest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alteration {
    /// All letters are lower case, or all are upper case.
    OneCase,
    /// Number of characters that are neither ASCII letters nor digits.
    ForeignCharacters(usize),
    /// A `Z` that does not begin an escape, or padding before the end.
    WrongLetter,
}

/// Result of a single pass over the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Anatomy {
    /// Number of characters.
    pub(super) characters: usize,
    /// Number of base64 symbols after the type letter.
    symbols: usize,
    /// Number of well-formed escapes (`ZA` to `ZD`).
    pub(super) escapes: usize,
    /// The last character begins an escape.
    ends_in_escape: bool,
    /// Number of `Z`s that are not followed by `A` to `D`.
    bad_escapes: usize,
    /// Number of characters that are neither ASCII letters nor digits.
    foreign: usize,
    /// Number of padding symbols.
    padding: usize,
    /// There are symbols after the padding.
    follows_padding: bool,
    small: usize,
    capitals: usize,
    /// The number in the first eight bytes, as far as it has been read.
    number: u64,
    /// One of the first symbols is not base64.
    is_number_unreadable: bool,
}

impl Anatomy {
    /// Reads a text that begins with the type letter.
    pub(super) fn of(text: &str) -> Self {
        let mut characters = text.chars();
        let letter = characters.next();
        let mut anatomy = Self::of_body(characters.as_str());
        anatomy.characters += usize::from(letter.is_some());
        anatomy
    }

    /// Reads a text without the type letter.
    pub(super) fn of_body(body: &str) -> Self {
        let mut anatomy = Self::default();
        anatomy.extend(body);
        anatomy
    }

    /// Continues with the next part of the same text.
    pub(super) fn extend(&mut self, text: &str) {
        visit(text.len());
        text.chars().for_each(|character| self.push(character));
    }

    fn push(&mut self, character: char) {
        if std::mem::take(&mut self.ends_in_escape) {
            if let Some(symbol) = unescape(character) {
                self.note(character);
                self.escapes += 1;
                self.push_symbol(Some(symbol));
                return;
            }
            self.bad_escapes += 1;
            self.push_symbol(Some('Z'));
        }
        self.note(character);
        if character == 'Z' {
            self.ends_in_escape = true;
        } else if character.is_ascii_alphanumeric() {
            self.push_symbol(Some(character));
        } else {
            self.foreign += 1;
            self.push_symbol(None);
        }
    }

    fn push_symbol(&mut self, symbol: Option<char>) {
        if symbol == Some('=') {
            self.padding += 1;
        } else if self.padding > 0 {
            self.follows_padding = true;
        }
        if self.symbols < SYMBOLS_OF_THE_APP_ID {
            match symbol.and_then(sextet) {
                // The last symbol has two bits left over.
                Some(sextet) if self.symbols == SYMBOLS_OF_THE_APP_ID - 1 => {
                    self.number = self.number << 4 | u64::from(sextet >> 2);
                }
                Some(sextet) => self.number = self.number << 6 | u64::from(sextet),
                None => self.is_number_unreadable = true,
            }
        }
        self.symbols += 1;
    }

    /// Symbols after the padding, or more padding than base64 allows.
    fn has_misplaced_padding(&self) -> bool {
        self.follows_padding || self.padding > 2
    }

    fn note(&mut self, character: char) {
        self.characters += 1;
        self.small += usize::from(character.is_ascii_lowercase());
        self.capitals += usize::from(character.is_ascii_uppercase());
    }

    /// The clearest defect in the text.
    pub(super) fn alteration(&self) -> Option<Alteration> {
        if self.small.abs_diff(self.capitals) >= LETTERS_THAT_SHOW_CASE && (self.small == 0 || self.capitals == 0) {
            Some(Alteration::OneCase)
        } else if self.foreign > 0 {
            Some(Alteration::ForeignCharacters(self.foreign))
        } else if self.bad_escapes > 0 || self.has_misplaced_padding() {
            Some(Alteration::WrongLetter)
        } else {
            None
        }
    }

    /// Whether the text looks complete.
    ///
    /// A missing end leaves half an escape or a wrong length. Anything that a missing end cannot cause counts as
    /// altered. A short text is reported by [`Anatomy::is_short`] instead.
    pub(super) fn completeness(&self) -> Completeness {
        if self.alteration().is_some() {
            Completeness::LooksAltered
        } else if self.ends_in_escape || !self.symbols.is_multiple_of(4) || self.symbols <= SYMBOLS_OF_THE_APP_ID {
            Completeness::LooksTruncated
        } else {
            Completeness::LooksComplete
        }
    }

    /// Whether the text is shorter than any complete token seen.
    pub(super) fn is_short(&self) -> bool {
        self.characters < SHORTEST_SEEN
    }

    /// Whether the text contains only what tokens consist of.
    pub(super) fn has_token_alphabet(&self) -> bool {
        self.foreign == 0 && self.bad_escapes == 0 && !self.has_misplaced_padding()
    }

    /// The app that the token belongs to, if the first bytes are a possible app ID.
    pub(super) fn app_id(&self) -> Option<AppId> {
        let is_read = !self.is_number_unreadable && self.symbols >= SYMBOLS_OF_THE_APP_ID;
        let is_app_id = is_read && (1..HIGHEST_APP_ID).contains(&self.number);
        is_app_id.then(|| AppId::parse(&self.number.to_string())).flatten()
    }
}

/// The base64 symbol that `Z` followed by this character encodes.
fn unescape(second: char) -> Option<char> {
    match second {
        'A' => Some('Z'),
        'B' => Some('+'),
        'C' => Some('/'),
        'D' => Some('='),
        _ => None,
    }
}

/// The six bits of a base64 symbol.
fn sextet(symbol: char) -> Option<u8> {
    let symbol = u8::try_from(symbol).ok()?;
    match symbol {
        b'A'..=b'Z' => Some(symbol - b'A'),
        b'a'..=b'z' => Some(symbol - b'a' + 26),
        b'0'..=b'9' => Some(symbol - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
