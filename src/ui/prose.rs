//! Sentences as they are shown: code names in code type, IDs with one press to copy them.
//!
//! Everything becomes a text node: what comes from outside, such as a business's name, cannot become markup.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::copy::Copying;

/// From this many digits on, a number is an ID, or a phone number, to be copied.
const ID_DIGITS: usize = 10;

#[derive(Debug, PartialEq, Eq)]
enum Segment<'a> {
    Words(&'a str),
    Code(&'a str),
    /// An ID, and the marks right after it.
    Id(&'a str, &'a str),
}

/// The text with its code names marked and its IDs copyable.
pub fn prose(text: &str, copying: &Copying, link: &Scope<Checker>) -> Html {
    segments(text)
        .into_iter()
        .map(|segment| match segment {
            Segment::Words(words) => words.to_owned().into(),
            Segment::Code(code) => html! { <code>{ code }</code> },
            Segment::Id(id, "") => copying.id(id, link),
            Segment::Id(id, stop) => html! { <span class="with-stop">{ copying.id(id, link) }{ stop }</span> },
        })
        .collect()
}

/// Splits at backticks, then at long numbers. A backtick without a partner stays as it is.
fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = next_code(rest) {
        push_words(&mut segments, before);
        segments.push(Segment::Code(code));
        rest = after;
    }
    push_words(&mut segments, rest);
    segments
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

fn push_words<'a>(segments: &mut Vec<Segment<'a>>, text: &'a str) {
    let mut rest = text;
    while let Some((words, id, after)) = next_id(rest) {
        if !words.is_empty() {
            segments.push(Segment::Words(words));
        }
        let words = after.trim_start_matches(['.', ',', ':', ';', ')', '"']);
        let (stop, words) = after.split_at_checked(after.len() - words.len()).unwrap_or(("", after));
        segments.push(Segment::Id(id, stop));
        rest = words;
    }
    if !rest.is_empty() {
        segments.push(Segment::Words(rest));
    }
}

/// The words before the next ID, the ID, and what follows it.
fn next_id(text: &str) -> Option<(&str, &str, &str)> {
    let (mut start, mut lead, mut previous) = (0, b' ', b' ');
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        if byte.is_ascii_digit() && !previous.is_ascii_digit() {
            (start, lead) = (at, previous);
        } else if previous.is_ascii_digit() && !byte.is_ascii_digit() {
            // Digits inside a word, as in a trace ID, are no number of their own.
            let stands_alone = !(lead.is_ascii_alphanumeric() || b"+_-".contains(&lead));
            if stands_alone && at - start >= ID_DIGITS {
                let (words, from_id) = text.split_at_checked(start)?;
                let (id, after) = from_id.split_at_checked(at - start)?;
                return Some((words, id, after));
            }
        }
        previous = byte;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_names_and_ids_are_told_from_words() {
        let (words, code, id) = (Segment::Words, Segment::Code, Segment::Id);
        let rows = [
            ("", vec![]),
            ("Plain words.", vec![words("Plain words.")]),
            (
                "It lacks `a_b`: ask",
                vec![words("It lacks "), code("a_b"), words(": ask")],
            ),
            ("106540352242922 is", vec![id("106540352242922", ""), words(" is")]),
            (
                "app 911602140448729, then",
                vec![words("app "), id("911602140448729", ","), words(" then")],
            ),
            (
                "It is 106540352242922.",
                vec![words("It is "), id("106540352242922", ".")],
            ),
            ("In 2024, 3 days", vec![words("In 2024, 3 days")]),
            ("Trace A1065403522429", vec![words("Trace A1065403522429")]),
            ("one ` alone", vec![words("one ` alone")]),
            ("`106540352242922`", vec![code("106540352242922")]),
        ];
        for (text, expected) in rows {
            assert_eq!(segments(text), expected, "{text}");
        }
    }
}
