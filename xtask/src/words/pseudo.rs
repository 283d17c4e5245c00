//! Pseudo-languages, to find texts that cannot be translated, and places that are too small or have a fixed direction.
//! Does not depend on files of translations.

use super::message::Message;
use super::po::Translation;

/// A part of a text.
enum Part<'a> {
    /// Text that a translator would change.
    Words(&'a str),
    /// Text that stays: a placeholder, a code name, a name in double quotes.
    Fixed(&'a str),
}

/// `en-XA`: accents, a third longer, in brackets.
pub fn accented(messages: &[Message]) -> Vec<Translation> {
    translated(messages, |text| {
        let changed: String = parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => words.chars().map(accent).collect(),
                Part::Fixed(fixed) => fixed.to_owned(),
            })
            .collect();
        let longer_by = (text.chars().count() * 35).div_ceil(100);
        format!("⟦{changed} {}⟧", "~".repeat(longer_by))
    })
}

/// `ar-XB`: words from right to left.
pub fn mirrored(messages: &[Message]) -> Vec<Translation> {
    translated(messages, |text| {
        parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => mirror(words),
                Part::Fixed(fixed) => fixed.to_owned(),
            })
            .collect()
    })
}

fn translated(messages: &[Message], translate: impl Fn(&str) -> String) -> Vec<Translation> {
    messages
        .iter()
        .filter(|message| message.context.is_none())
        .map(|message| Translation {
            english: message.english.clone(),
            plural: message.plural.clone(),
            forms: message.forms().map(&translate).collect(),
            ..Translation::default()
        })
        .collect()
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = fixed(rest) {
        let (before, from_fixed) = rest.split_at(start);
        let (fixed, after) = from_fixed.split_at(end - start);
        parts.extend([Part::Words(before), Part::Fixed(fixed)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts
}

/// The position of the first part that stays.
fn fixed(text: &str) -> Option<(usize, usize)> {
    text.char_indices().find_map(|(start, character)| {
        let close = match character {
            '{' => '}',
            '`' | '"' => character,
            _ => return None,
        };
        let (_, inside) = text.split_at(start + 1);
        Some((start, start + 1 + inside.find(close)? + 1))
    })
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwYyZz";
    const ACCENTED: &str = "ÅåƁƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵÝýŽž";
    let accented = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
    accented.map_or(letter, |(_, accented)| accented)
}

/// Wraps each word so that its letters run from right to left.
fn mirror(words: &str) -> String {
    words
        .split_inclusive(char::is_whitespace)
        .map(|word| {
            let letters = word.trim_end();
            let space = word.strip_prefix(letters).unwrap_or_default();
            if letters.chars().any(char::is_alphabetic) {
                format!("\u{202e}{letters}\u{202c}{space}")
            } else {
                word.to_owned()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(translate: fn(&[Message]) -> Vec<Translation>, english: &str) -> Vec<String> {
        let message = Message {
            english: english.to_owned(),
            ..Message::default()
        };
        translate(&[message])
            .into_iter()
            .flat_map(|translation| translation.forms)
            .collect()
    }

    #[test]
    fn words_change_and_names_stay() {
        let text = "Press \"Save\" for {app}, `a_b` too.";
        assert_eq!(
            forms(accented, text),
            ["⟦Þŕéšš \"Save\" ƒöŕ {app}, `a_b` ţöö. ~~~~~~~~~~~~⟧"]
        );
        assert_eq!(
            forms(mirrored, text),
            ["\u{202e}Press\u{202c} \"Save\" \u{202e}for\u{202c} {app}, `a_b` \u{202e}too.\u{202c}"]
        );
    }

    #[test]
    fn each_letter_has_one_accented_letter() {
        for letter in ('a'..='z').chain('A'..='Z').filter(|letter| !"qQxX".contains(*letter)) {
            assert!(!accent(letter).is_ascii(), "{letter}");
        }
        assert_eq!([accent('Z'), accent('z'), accent('R')], ['Ž', 'ž', 'Ŕ']);
    }

    #[test]
    fn a_quote_that_does_not_end_is_a_word() {
        assert_eq!(forms(mirrored, "5\" {a}"), ["5\" {a}"]);
    }
}
