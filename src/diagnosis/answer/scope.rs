//! Decides which part of a pasted text is searched, and writes the sentences that say which parts were read. Does not
//! depend on what an answer means.

use crate::paste::{error_position, floor};
use crate::words::{Said, Sentences, t};

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

    /// "We found the answer in line 3 of 40." `parts` are the answers, in bytes of `plain`, which has the same lines as the
    /// searched text; empty if only words could be read.
    pub(super) fn sentences(&self, plain: &str, parts: &[(usize, usize)], http_status: Option<u16>) -> Sentences {
        let line_of = |at: usize| {
            let before = plain.get(..floor(plain, at)).unwrap_or_default();
            self.lines_before + line_breaks(before) + 1
        };
        let first = parts.first().map_or(0, |&(start, _)| start);
        let last = parts.last().map_or(0, |&(_, end)| end.saturating_sub(1));
        let is_complete = self.is_all && first == 0 && last + 1 >= plain.len();
        let (from, to) = (line_of(first), line_of(last));
        let place = if self.lines == 1 {
            Place::Inside
        } else if from == to {
            Place::Line
        } else {
            Place::Lines
        };
        let count = parts.len();
        let found = match (count, place) {
            (0, _) => t!("We found error text, but not a complete answer.").into(),
            (1, _) if is_complete => t!("The pasted text is one complete answer.").into(),
            (1, Place::Inside) => t!("We found one answer inside the text.").into(),
            (1, Place::Line) => Said::from(t!("We found one answer in line {from} of {lines}.")),
            (1, Place::Lines) => Said::from(t!("We found one answer in lines {from} to {to} of {lines}.")),
            (_, Place::Inside) => Said::from(t!("We found {count} answers inside the text.")),
            (_, Place::Line) => Said::from(t!("We found {count} answers in line {from} of {lines}.")),
            (_, Place::Lines) => Said::from(t!("We found {count} answers in lines {from} to {to} of {lines}.")),
        };
        let values = [("count", count), ("from", from), ("to", to), ("lines", self.lines)];
        let found = values
            .into_iter()
            .fold(found, |found, (name, value)| found.with(name, value.to_string()));
        let explained = (count > 1).then(|| t!("We explain the most important one.").into());
        let status =
            http_status.map(|status| Said::from(t!("The HTTP status is {status}.")).with("status", status.to_string()));
        [Some(found), explained, status].into_iter().flatten().collect()
    }
}

/// Where answers are in a text.
#[derive(Clone, Copy)]
enum Place {
    /// In a text of one line.
    Inside,
    Line,
    Lines,
}

fn line_breaks(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}
