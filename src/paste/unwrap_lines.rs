//! What mail programs, terminals and shells do to the lines of a text: marks before them, and breaks inside of tokens.
//!
//! Knows how lines are quoted and wrapped. What a token looks like inside is asked of [`super::anatomy`].

use super::Completeness;
use super::anatomy::Anatomy;
use super::scan::visit;
use super::text::{has, is_all, is_word, since, trim_end, trim_start};

/// The text without the `>` that mail programs put before the lines that they quote; nothing where there are none.
#[must_use]
pub fn without_quote_marks(text: &str) -> Option<String> {
    let is_marked = |line: &str| line.trim_start_matches([' ', '\t']).starts_with('>');
    if !text.lines().any(is_marked) {
        return None;
    }
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let line = if is_marked(line) {
            let unmarked = line.trim_start_matches(['>', ' ', '\t']);
            // A line of marks alone keeps its end.
            if unmarked.is_empty() { "\n" } else { unmarked }
        } else {
            line
        };
        clean.push_str(line);
    }
    Some(clean)
}

/// A piece of a token at the end of a line is no shorter.
const SHORTEST_PIECE: usize = 20;

/// So much of a token stands before the next one can begin.
const LENGTH_BEFORE_ANOTHER: usize = 60;

/// The piece of a token that the text so far ends with.
struct Piece {
    length: usize,
    /// Without the type letter.
    body: Anatomy,
}

/// Joins the lines over which a token is wrapped among other lines, and says how many breaks were taken out.
pub(super) fn joined(text: &str) -> (String, usize) {
    let mut whole = String::with_capacity(text.len());
    let mut breaks = 0;
    let mut open: Option<Piece> = None;
    for line in text.lines() {
        visit(line.len());
        let marked = trim_start(line, "|>*#\"' \t");
        let next = trim_end(marked.trim_end(), "\\=\"'");
        if let Some(joined) = open.as_ref().and_then(|piece| piece.with(next)) {
            whole.push_str(next);
            breaks += 1;
            open = Some(joined);
            if line.trim_end().ends_with(['"', '\'']) {
                whole.push_str(marked.get(next.len()..).unwrap_or_default());
                open = None;
            }
            continue;
        }
        if !whole.is_empty() {
            whole.push('\n');
        }
        let start = whole.len();
        whole.push_str(line);
        open = open_piece(line);
        if open.is_some() {
            whole.truncate(start + before_break(line).len());
        }
    }
    (whole, breaks)
}

/// The piece of a token that a line ends with.
fn open_piece(line: &str) -> Option<Piece> {
    let piece = since(before_break(line), |byte| !byte.is_ascii_alphanumeric());
    let is_piece = piece.starts_with("EA") && piece.len() >= SHORTEST_PIECE;
    is_piece.then(|| Piece {
        length: piece.len(),
        body: Anatomy::of_body(piece.get(1..).unwrap_or_default()),
    })
}

/// A line without what marks a break in it: a backslash of a shell, the `=` of a mail, or the sign that joins strings.
fn before_break(line: &str) -> &str {
    let line = trim_end(line, " \t\r");
    match line.strip_suffix(['+', '.']) {
        Some(string) if string.trim_end().ends_with(['"', '\'']) => trim_end(string, " \t\"'"),
        _ => line.strip_suffix(['\\', '=']).unwrap_or(line),
    }
}

impl Piece {
    /// The piece with the next line, where that line belongs to the same token.
    fn with(&self, line: &str) -> Option<Self> {
        if line.is_empty() || !is_all(line, u8::is_ascii_alphanumeric) || is_other_value(line) {
            return None;
        }
        if line.starts_with("EA") && self.length >= LENGTH_BEFORE_ANOTHER {
            return None;
        }
        let looks_complete = |body: &Anatomy| body.completeness() == Completeness::LooksComplete;
        let mut body = self.body.clone();
        body.extend(line);
        let belongs = !is_word(line) || !looks_complete(&self.body) && looks_complete(&body);
        belongs.then(|| Self {
            length: self.length + line.len(),
            body,
        })
    }
}

/// Whether a line is an ID or a secret of its own.
fn is_other_value(line: &str) -> bool {
    is_all(line, u8::is_ascii_digit) && line.len() >= 10
        || is_all(line, u8::is_ascii_hexdigit) && line.len() == 32 && has(line, u8::is_ascii_lowercase)
}
