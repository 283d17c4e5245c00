//! Finds the code names and the IDs in a sentence. Does not depend on how they are shown.

/// From this many digits on, a number is an ID, or a phone number, to be copied.
const ID_DIGITS: usize = 10;

#[derive(Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    Words(&'a str),
    Code(&'a str),
    /// An ID, and the punctuation right after it.
    Id(&'a str, &'a str),
}

/// Splits at backticks, then at long numbers. A backtick without a partner stays as it is.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, from_code)) = rest.split_once('`')
        && let Some((code, after)) = from_code.split_once('`')
    {
        push_words(&mut segments, before);
        segments.push(Segment::Code(code));
        rest = after;
    }
    push_words(&mut segments, rest);
    segments
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
            // Digits inside a word, as in a trace ID, are not a number by themselves.
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
    use super::Segment::{Code, Id, Words};
    use super::*;

    #[test]
    fn code_names_and_ids_are_told_from_words() {
        for (text, expected) in [
            ("", vec![]),
            ("Plain words.", vec![Words("Plain words.")]),
            ("No `a_b`: ask", vec![Words("No "), Code("a_b"), Words(": ask")]),
            ("106540352242922 is", vec![Id("106540352242922", ""), Words(" is")]),
            (
                "app 9116021404, then",
                vec![Words("app "), Id("9116021404", ","), Words(" then")],
            ),
            (
                "It is 106540352242922.",
                vec![Words("It is "), Id("106540352242922", ".")],
            ),
            ("In 2024, 3 days", vec![Words("In 2024, 3 days")]),
            ("Trace A1065403522429", vec![Words("Trace A1065403522429")]),
            ("one ` alone", vec![Words("one ` alone")]),
            ("`106540352242922`", vec![Code("106540352242922")]),
        ] {
            assert_eq!(segments(text), expected, "{text}");
        }
    }
}
