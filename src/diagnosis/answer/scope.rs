//! Decides which part of a pasted text is searched, and writes the sentence that says which parts were read. Does not
//! depend on what an answer means.

use crate::paste::{error_position, floor};

/// How much of a paste is searched for an answer, in bytes.
const SEARCHED_BYTES: usize = 200_000;
/// How much of a longer paste is searched before the first sign of an error.
const BYTES_BEFORE: usize = 20_000;

pub(super) struct Scope<'a> {
    /// Trimmed.
    pub(super) text: &'a str,
    lines_before: usize,
    lines: usize,
    is_all: bool,
}

impl<'a> Scope<'a> {
    /// All of a short paste; of a longer one, the text around the first sign of an error, otherwise its start.
    pub(super) fn of(pasted: &'a str) -> Self {
        let is_all = pasted.len() <= SEARCHED_BYTES;
        let start = if is_all {
            0
        } else {
            floor(
                pasted,
                error_position(pasted).unwrap_or_default().saturating_sub(BYTES_BEFORE),
            )
        };
        let part = pasted
            .get(start..floor(pasted, start + SEARCHED_BYTES))
            .unwrap_or_default();
        let text = part.trim_start_matches('\u{feff}').trim_start();
        let before = pasted.get(..start + part.len() - text.len()).unwrap_or_default();
        Self {
            text: text.trim_end(),
            lines_before: line_breaks(before),
            lines: line_breaks(pasted.trim_end()) + 1,
            is_all,
        }
    }

    /// "Read: the answer in line 3 of 40." `parts` are the answers, in bytes of `plain`, which has the same lines as
    /// the searched text; empty if only words could be read.
    pub(super) fn sentence(&self, plain: &str, parts: &[(usize, usize)], http_status: Option<u16>) -> String {
        let line_of = |at: usize| {
            let before = plain.get(..floor(plain, at)).unwrap_or_default();
            self.lines_before + line_breaks(before) + 1
        };
        let first = parts.first().map_or(0, |&(start, _)| start);
        let last = parts.last().map_or(0, |&(_, end)| end.saturating_sub(1));
        let is_whole = self.is_all && first == 0 && last + 1 >= plain.len();
        let lines = self.lines;
        let place = match (line_of(first), line_of(last)) {
            _ if lines == 1 => " inside the text".to_owned(),
            (from, to) if from == to => format!(" in line {from} of {lines}"),
            (from, to) => format!(" in lines {from} to {to} of {lines}"),
        };
        let read = match parts.len() {
            0 => "the words; there is no complete answer".to_owned(),
            1 if is_whole => "all of it".to_owned(),
            1 => format!("the answer{place}"),
            number => format!("{number} answers{place}; the most important one is explained"),
        };
        match http_status {
            Some(status) => format!("Read: {read}, and HTTP status {status}."),
            None => format!("Read: {read}."),
        }
    }
}

fn line_breaks(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}
