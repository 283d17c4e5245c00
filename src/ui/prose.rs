//! Sentences as they are shown: code names in code type, IDs with one press to copy them.
//!
//! Everything becomes a text node: what comes from outside, such as a business's name, cannot become markup.

use yew::prelude::*;

use super::copy::copy_id;

/// From this many digits on, a number is an ID, or a phone number, to be copied.
const ID_DIGITS: usize = 10;

#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Words(String),
    Code(String),
    Id(String),
}

/// The text with its IDs copyable.
pub fn prose(text: &str) -> Html {
    segments(text).into_iter().map(|segment| view(segment, true)).collect()
}

/// The text for inside a link, where there can be no button.
pub fn link_prose(text: &str) -> Html {
    segments(text).into_iter().map(|segment| view(segment, false)).collect()
}

fn view(segment: Segment, can_copy: bool) -> Html {
    match segment {
        Segment::Words(words) => html! { { words } },
        Segment::Code(code) => html! { <code>{ code }</code> },
        Segment::Id(id) if can_copy => copy_id(&id),
        Segment::Id(id) => html! { <span class="number">{ id }</span> },
    }
}

/// Splits at backticks, then at long numbers. A backtick without a partner stays as it is.
fn segments(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = next_code(rest) {
        push_words(&mut segments, before);
        segments.push(Segment::Code(code.to_owned()));
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

fn push_words(segments: &mut Vec<Segment>, text: &str) {
    let mut words = String::new();
    let mut digits = String::new();
    for character in text.chars() {
        if character.is_ascii_digit() {
            digits.push(character);
        } else {
            end_number(segments, &mut words, &mut digits);
            words.push(character);
        }
    }
    end_number(segments, &mut words, &mut digits);
    if !words.is_empty() {
        segments.push(Segment::Words(words));
    }
}

fn end_number(segments: &mut Vec<Segment>, words: &mut String, digits: &mut String) {
    // Digits inside a word, as in a trace ID, are no number of their own.
    let stands_alone = !words.ends_with(|character: char| character.is_alphanumeric() || "+_-".contains(character));
    if digits.len() < ID_DIGITS || !stands_alone {
        words.push_str(digits);
    } else {
        if !words.is_empty() {
            segments.push(Segment::Words(std::mem::take(words)));
        }
        segments.push(Segment::Id(digits.clone()));
    }
    digits.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Segment {
        Segment::Words(text.to_owned())
    }

    #[test]
    fn code_names_and_ids_are_told_from_words() {
        let (code, id) = (
            |text: &str| Segment::Code(text.to_owned()),
            |text: &str| Segment::Id(text.to_owned()),
        );
        let rows = [
            ("", vec![]),
            ("Plain words.", vec![words("Plain words.")]),
            (
                "It lacks `a_b`: ask",
                vec![words("It lacks "), code("a_b"), words(": ask")],
            ),
            ("106540352242922 is", vec![id("106540352242922"), words(" is")]),
            (
                "app 911602140448729, then",
                vec![words("app "), id("911602140448729"), words(", then")],
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
