//! Reads a text word by word, once: its words, and the values after names.
//!
//! Each function visits a character a bounded number of times, even if the text is repetitive; [`visits`] counts it for
//! a test. Does not depend on what a word or a value means.

use super::text::{starts_with_any, trim_end, trim_start, until, without_any};

/// More tokens than a person can choose from.
pub(super) const MAX_TOKENS: usize = 8;

/// The longest value that is read, in bytes: longer than any token or key.
pub(super) const LONGEST_VALUE: usize = 8_192;

/// How many names are read in a stretch without gaps. A value can be a name with a value of its own
/// (`token:access_token:x`), but deep nesting adds nothing.
const NAMES_WITHOUT_GAP: u8 = 4;

/// The text before the next word, the word, and the text after it. A word consists of letters, digits, `_` and `-`.
pub(super) fn next_word(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.bytes().position(is_word_byte)?;
    let (gap, word_on) = text.split_at_checked(start)?;
    let end = word_on
        .bytes()
        .position(|byte| !is_word_byte(byte))
        .unwrap_or(word_on.len());
    let (word, after) = word_on.split_at_checked(end)?;
    visit(start + end);
    Some((gap, word, after))
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Reads the values of one text, from its start to its end.
///
/// Remembers where the current stretch without gaps ends, so that each name inside it does not read to its end.
#[derive(Default)]
pub(super) struct Values {
    /// End of the stretch, in bytes from the end of the text; 0 before the first one and at the end of the text.
    end_from_back: usize,
    /// Start of the stretch, counted in the same way.
    start_from_back: usize,
    /// How many names were read in it.
    names: u8,
}

impl Values {
    /// The value assigned to the name before it: `=x`, `: "x"`, `\": \"x\"`, `%3Dx`. `after` is the text after the
    /// name, up to the end of the whole text.
    pub(super) fn assigned<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        let value = trim_start(after_assignment(after)?, " \t\\");
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => {
                let value = without_escaped_blanks(value.get(1..)?);
                let mut end = value.char_indices().take(LONGEST_VALUE);
                match end.find(|&(_, character)| character == quote || character == '\\') {
                    Some((end, _)) => {
                        visit(end);
                        value.get(..end)?
                    }
                    None => self.unquoted(value)?,
                }
            }
            _ => self.unquoted(value)?,
        };
        (!value.is_empty()).then_some(value)
    }

    /// An unquoted value, up to its end in a URL, a shell, a setting or a sentence; `None` after too many names without
    /// a gap.
    pub(super) fn unquoted<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let is_in_stretch = (self.end_from_back + 1..=self.start_from_back).contains(&text.len());
        if is_in_stretch {
            self.names = self.names.saturating_add(1);
            if self.names > NAMES_WITHOUT_GAP {
                return None;
            }
        } else {
            let stretch = until(text, |character| {
                character.is_whitespace() || "\"'`\\&#,;=".contains(character)
            });
            visit(stretch.len());
            self.start_from_back = text.len();
            self.end_from_back = text.len() - stretch.len();
            self.names = 1;
        }
        let mut value = text.get(..text.len() - self.end_from_back)?;
        visit(value.len());
        for (open, close) in [('{', "}"), ('<', ">"), ('[', "]"), ('(', ")")] {
            if !value.contains(open) {
                value = trim_end(value, close);
            }
        }
        Some(value)
    }
}

/// The text after escaped white space, such as the TAB of a token that was copied from a table.
fn without_escaped_blanks(text: &str) -> &str {
    let mut rest = text;
    while let Some(next) = without_any(rest, &["\\t", "\\n", "\\r", " "]) {
        rest = next;
    }
    rest
}

/// The text after the `=` or `:` that assigns a value to a name.
pub(super) fn after_assignment(after: &str) -> Option<&str> {
    without_any(trim_start(after, "\\\"' \t]"), &["%3D", "=>", ":", "="])
}

/// The text after a value. The value must be a slice of the text.
pub(super) fn past<'a>(text: &'a str, value: &str) -> &'a str {
    let start = value.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    text.get(start + value.len()..).unwrap_or(text)
}

/// Whether a value is assigned to the name before it, in JSON or the notation of another language.
pub(super) fn is_assigned(after: &str) -> bool {
    starts_with_any(trim_start(after, "\\\"' "), &[":", "=>"])
}

#[cfg(debug_assertions)]
thread_local! {
    static VISITS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts visited bytes. Called wherever a loop runs over part of a text.
pub(crate) fn visit(bytes: usize) {
    #[cfg(debug_assertions)]
    VISITS.set(VISITS.get() + bytes + 1);
    #[cfg(not(debug_assertions))]
    let _ = bytes;
}

/// Bytes visited on this thread so far. Counted only in debug builds, for tests.
#[cfg(debug_assertions)]
#[must_use]
pub fn visits() -> usize {
    VISITS.get()
}
