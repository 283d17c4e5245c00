//! The inside of a token's text: what it says about being whole, and the app that made it.
//!
//! Knows the layout seen in public tokens: a type letter, then base64 in which `Z`, `+`, `/` and `=` are written `ZA`,
//! `ZB`, `ZC` and `ZD`; the first eight bytes are the app's ID, big-endian. Meta documents none of it and calls the token
//! opaque, so everything here is a hint. Must not know how the text was pasted, and nothing about other kinds of secrets.

use super::scan::visit;
use super::{AppId, Completeness};

/// The shortest whole token seen in public has this many characters.
pub(super) const SHORTEST_SEEN: usize = 111;

/// App IDs have at most 17 digits today. Bigger numbers mean that the text is no token of this layout.
const HIGHEST_APP_ID: u64 = 1_000_000_000_000_000_000;

/// Eight bytes are the first eleven base64 symbols, with two bits to spare.
const SYMBOLS_OF_THE_APP_ID: usize = 11;

/// A text with fewer letters may be of one case by chance.
const LETTERS_THAT_SHOW_CASE: usize = 40;

/// What cannot be right in the text, the strongest sign first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alteration {
    /// All letters are small, or all are capitals.
    OneCase,
    /// Characters that are neither a letter of the Latin alphabet nor a digit.
    ForeignCharacters(usize),
    /// A `Z` that no escape begins with, or padding before the end.
    WrongLetter,
}

/// What one reading of the text from its first to its last character gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Anatomy {
    /// Characters of the text.
    pub(super) characters: usize,
    /// Base64 symbols after the type letter.
    symbols: usize,
    /// Well-formed escapes (`ZA` to `ZD`).
    pub(super) escapes: usize,
    /// The last character begins an escape.
    ends_in_escape: bool,
    /// A `Z` before something else than `A` to `D`.
    bad_escapes: usize,
    /// Characters outside of letters and digits.
    foreign: usize,
    /// Padding symbols.
    padding: usize,
    /// Something follows the padding.
    follows_padding: bool,
    small: usize,
    capitals: usize,
    /// The number in the first eight bytes, as far as it is read.
    number: u64,
    /// One of the first symbols is none of base64.
    is_number_unreadable: bool,
}

impl Anatomy {
    /// Reads a text whose first character is the type letter.
    pub(super) fn of(text: &str) -> Self {
        let mut characters = text.chars();
        let letter = characters.next();
        let mut anatomy = Self::of_body(characters.as_str());
        anatomy.characters += usize::from(letter.is_some());
        anatomy
    }

    /// Reads a text that lacks the type letter.
    pub(super) fn of_body(body: &str) -> Self {
        let mut anatomy = Self::default();
        anatomy.extend(body);
        anatomy
    }

    /// Reads on: the text so far and this are one text.
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
                // The last symbol has two bits to spare.
                Some(sextet) if self.symbols == SYMBOLS_OF_THE_APP_ID - 1 => {
                    self.number = self.number << 4 | u64::from(sextet >> 2);
                }
                Some(sextet) => self.number = self.number << 6 | u64::from(sextet),
                None => self.is_number_unreadable = true,
            }
        }
        self.symbols += 1;
    }

    /// Padding that something follows, or more of it than base64 has.
    fn has_misplaced_padding(&self) -> bool {
        self.follows_padding || self.padding > 2
    }

    fn note(&mut self, character: char) {
        self.characters += 1;
        self.small += usize::from(character.is_ascii_lowercase());
        self.capitals += usize::from(character.is_ascii_uppercase());
    }

    /// What cannot be right in the text.
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

    /// Whether the text looks whole.
    ///
    /// A cut leaves half an escape or a wrong length; what no cut can leave counts as altered. Length alone says
    /// nothing here, see [`Anatomy::is_short`].
    pub(super) fn completeness(&self) -> Completeness {
        if self.alteration().is_some() {
            Completeness::LooksAltered
        } else if self.ends_in_escape || !self.symbols.is_multiple_of(4) || self.symbols <= SYMBOLS_OF_THE_APP_ID {
            Completeness::LooksTruncated
        } else {
            Completeness::LooksComplete
        }
    }

    /// Whether the text is shorter than any whole token seen.
    pub(super) fn is_short(&self) -> bool {
        self.characters < SHORTEST_SEEN
    }

    /// Whether the text has only what tokens are made of.
    pub(super) fn has_token_alphabet(&self) -> bool {
        self.foreign == 0 && self.bad_escapes == 0 && !self.has_misplaced_padding()
    }

    /// The app that made the token, where the first bytes are such a number as apps have.
    pub(super) fn app_id(&self) -> Option<AppId> {
        let is_read = !self.is_number_unreadable && self.symbols >= SYMBOLS_OF_THE_APP_ID;
        let is_app_id = is_read && (1..HIGHEST_APP_ID).contains(&self.number);
        is_app_id.then(|| AppId::parse(&self.number.to_string())).flatten()
    }
}

/// The base64 symbol that `Z` and this character stand for.
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
