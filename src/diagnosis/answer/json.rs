//! Finds JSON values inside other text, in one pass.
//!
//! Does not depend on what a value means.

use std::collections::VecDeque;

use serde_json::Value;

use crate::graph::read_json;
use crate::paste::visit;

/// Braces nested deeper than this are not JSON. Meta's JSON has fewer than ten levels, and the parser accepts 128.
const DEEPEST: usize = 100;

/// Further values are not read; a log may contain more.
const MAX_VALUES: usize = 50;

/// How many nested pairs of braces are tried after the outer ones turned out not to be JSON.
const LEVELS_TRIED: usize = 8;

pub(super) struct Region {
    /// Start and end, in bytes.
    pub(super) range: (usize, usize),
    pub(super) value: Value,
}

/// The JSON values in a text, in order: the whole text if it is JSON, otherwise the outermost pairs of braces that are.
///
/// Visits each character at most [`LEVELS_TRIED`] + 2 times.
pub(super) fn regions(text: &str) -> Vec<Region> {
    visit(text.len());
    // Only these can begin an answer. Other texts are not parsed.
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
    // The ends of pairs that are not JSON but may contain some.
    let mut tried: Vec<usize> = Vec::new();
    for (start, end) in pairs_of_braces(text) {
        if start < read_to || regions.len() >= MAX_VALUES {
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

/// The start and end of each pair of braces, in order. Braces in quotes do not count; a quote ends with the line.
fn pairs_of_braces(text: &str) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // Indices of the open pairs; the outermost ones are dropped if there are too many.
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

/// The text with each value replaced by a space.
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
