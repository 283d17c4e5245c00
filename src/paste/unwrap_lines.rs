//! Undoes what email programs, terminals and shells do to lines: quote marks before them, and breaks inside a token.
//!
//! Recognises how lines are quoted and wrapped. The layout of a token is in [`super::anatomy`].

use super::Completeness;
use super::anatomy::Anatomy;
use super::scan::visit;
use super::text::{has, is_all, is_word, since, trim_end, trim_start};

/// The text without the `>` that email programs put before quoted lines; `None` if there are none.
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
            // A line of quote marks alone keeps its line break.
            if unmarked.is_empty() { "\n" } else { unmarked }
        } else {
            line
        };
        clean.push_str(line);
    }
    Some(clean)
}

/// The part of a token at the end of a line has at least this length.
const SHORTEST_PIECE: usize = 20;

/// After this many characters, the next token can begin.
const LENGTH_BEFORE_ANOTHER: usize = 60;

/// The part of a token at the end of the text so far.
struct Piece {
    length: usize,
    /// The structure, without the type letter.
    body: Anatomy,
}

/// Joins the lines of a wrapped token among other lines, and returns the number of removed line breaks.
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

/// The part of a token at the end of a line.
fn open_piece(line: &str) -> Option<Piece> {
    let piece = since(before_break(line), |byte| !byte.is_ascii_alphanumeric());
    let is_piece = piece.starts_with("EA") && piece.len() >= SHORTEST_PIECE;
    is_piece.then(|| Piece {
        length: piece.len(),
        body: Anatomy::of_body(piece.get(1..).unwrap_or_default()),
    })
}

/// A line without what marks the break: a shell's backslash, an email's `=`, or the operator that joins strings.
fn before_break(line: &str) -> &str {
    let line = trim_end(line, " \t\r");
    match line.strip_suffix(['+', '.']) {
        Some(string) if string.trim_end().ends_with(['"', '\'']) => trim_end(string, " \t\"'"),
        _ => line.strip_suffix(['\\', '=']).unwrap_or(line),
    }
}

impl Piece {
    /// The part extended by the next line, if that line belongs to the same token.
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

/// Whether a line is a separate ID or secret.
fn is_other_value(line: &str) -> bool {
    is_all(line, u8::is_ascii_digit) && line.len() >= 10
        || is_all(line, u8::is_ascii_hexdigit) && line.len() == 32 && has(line, u8::is_ascii_lowercase)
}
