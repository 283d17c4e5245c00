//! JSON inside other text: where its values are, found in one pass.
//!
//! Does not depend on what a value means.

use std::collections::VecDeque;

use serde_json::Value;

use crate::graph::read_json;
use crate::paste::visit;

/// Brackets around more brackets than this are prose. A JSON value from Meta has fewer than ten, and the parser takes 128.
const DEEPEST: usize = 100;

/// How many values are read; a log may hold more.
const MOST_VALUES: usize = 50;

/// How often brackets are tried again from inside, where what is around them is no JSON.
const LEVELS_TRIED: usize = 8;

/// A JSON value in a text.
pub(super) struct Region {
    /// Where it begins and ends, in bytes.
    pub(super) range: (usize, usize),
    pub(super) value: Value,
}

/// The JSON objects in a text, in order: the text as a whole where it is JSON, else the outermost pairs of braces that are.
///
/// Visits each character at most [`LEVELS_TRIED`] times and twice.
pub(super) fn regions(text: &str) -> Vec<Region> {
    visit(text.len());
    // Nothing else is a JSON value that could be an answer, and prose is not parsed in vain.
    if text.starts_with(['{', '[', '"'])
        && let Ok(value) = read_json(text)
    {
        return vec![Region {
            range: (0, text.len()),
            value,
        }];
    }
    let mut regions: Vec<Region> = Vec::new();
    let mut read_to = 0;
    // The ends of those that were tried, are no JSON, and may hold some.
    let mut tried: Vec<usize> = Vec::new();
    for (start, end) in pairs_of_braces(text) {
        if start < read_to || regions.len() >= MOST_VALUES {
            continue;
        }
        tried.retain(|&around| around > start);
        if tried.len() >= LEVELS_TRIED {
            continue;
        }
        visit(end - start);
        match text.get(start..end).and_then(|part| read_json(part).ok()) {
            Some(value) => {
                read_to = end;
                regions.push(Region {
                    range: (start, end),
                    value,
                });
            }
            None => tried.push(end),
        }
    }
    regions
}

/// Where pairs of braces begin and end, in order. Braces in quotes do not count; quotes end with the line.
fn pairs_of_braces(text: &str) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // The places in that list of those that are open, without those around the last few.
    let mut open: VecDeque<usize> = VecDeque::new();
    let (mut is_quoted, mut is_escaped) = (false, false);
    visit(text.len());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_quoted,
            b'\n' => is_quoted = false,
            b'"' => is_quoted = !is_quoted && !open.is_empty(),
            b'{' if !is_quoted => {
                if open.len() >= DEEPEST {
                    open.pop_front();
                }
                open.push_back(pairs.len());
                pairs.push((at, at));
            }
            b'}' if !is_quoted => {
                if let Some((_, end)) = open.pop_back().and_then(|pair| pairs.get_mut(pair)) {
                    *end = at + 1;
                }
            }
            _ => {}
        }
    }
    pairs.retain(|(start, end)| start < end);
    pairs
}

/// The text with the values taken out: each is a blank.
pub(super) fn around(text: &str, regions: &[Region]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for region in regions {
        let (start, end) = region.range;
        rest.push_str(text.get(from..start).unwrap_or_default());
        rest.push(' ');
        from = end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}
