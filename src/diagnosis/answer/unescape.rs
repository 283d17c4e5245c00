//! Undoes what programs do to a text before it is pasted: email quote marks, and escaping for JSON, HTML, a table or a
//! URL.
//!
//! Does not depend on what the text means.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::paste::{visit, without_quote_marks};

/// How many layers of backslashes are removed: JSON in JSON in JSON.
const LAYERS_OF_ESCAPES: usize = 4;

/// Named character references in HTML.
const ENTITIES: &[(&str, char)] = &[
    ("quot", '"'),
    ("apos", '\''),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("lbrace", '{'),
    ("lcub", '{'),
    ("rbrace", '}'),
    ("rcub", '}'),
];

/// The longest entity between `&` and `;`, in bytes.
const LONGEST_ENTITY: usize = 8;

/// Applied in this order. A page that shows a page escapes twice (`&amp;quot;`), and so does a URL in a URL.
const UNDONE: &[fn(&str) -> Option<String>] = &[
    without_quote_marks,
    without_entities,
    without_entities,
    without_entities,
    without_percent_encoding,
    without_percent_encoding,
    without_doubled_quotes,
];

/// The text unchanged, then with one more layer undone each time.
pub(super) fn forms(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut next = Some(Cow::Borrowed(text));
    let mut undo = UNDONE.iter();
    let mut layers = 0;
    std::iter::from_fn(move || {
        let form = next.take()?;
        visit(form.len());
        next = undo
            .find_map(|undo| {
                visit(form.len());
                undo(&form)
            })
            .map(Cow::Owned);
        if next.is_none() && layers < LAYERS_OF_ESCAPES {
            layers += 1;
            next = without_escapes(&form).map(Cow::Owned);
        }
        Some(form)
    })
}

/// The text with every layer undone.
pub(super) fn all(text: &str) -> Cow<'_, str> {
    forms(text).last().unwrap_or(Cow::Borrowed(text))
}

/// Decodes `&quot;`, `&#123;` and `&#x7B;`.
fn without_entities(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at_checked(at)?;
        plain.push_str(before);
        let name = from.get(1..).unwrap_or_default();
        let end = name.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((name.get(..end)?, name.get(end + 1..)?)));
        if let Some((character, after)) = entity.and_then(|(entity, after)| Some((character(entity)?, after))) {
            plain.push(character);
            rest = after;
        } else {
            plain.push('&');
            rest = name;
        }
    }
    if plain.is_empty() {
        return None;
    }
    plain.push_str(rest);
    (plain != text).then_some(plain)
}

fn character(entity: &str) -> Option<char> {
    let Some(number) = entity.strip_prefix('#') else {
        return ENTITIES
            .iter()
            .find(|(name, _)| *name == entity)
            .map(|&(_, character)| character);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(number)
}

/// Decodes a URL or a submitted form with JSON in it.
fn without_percent_encoding(text: &str) -> Option<String> {
    let is_encoded = text.contains("%22") || text.contains('%') && !text.contains(char::is_whitespace);
    is_encoded
        .then(|| {
            let spaced = text.replace('+', " ");
            percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
        })
        .filter(|plain| plain != text)
}

/// A table cell (CSV) doubles the quotes in it.
fn without_doubled_quotes(text: &str) -> Option<String> {
    text.contains("{\"\"").then(|| text.replace("\"\"", "\""))
}

/// Removes one layer of backslashes. `\n` becomes a space, so that the lines of the text stay the same.
fn without_escapes(text: &str) -> Option<String> {
    let is_escaped = text.contains("\\\"") || text.contains("\\n") || text.contains("\\u");
    if !is_escaped {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some('n' | 'r' | 't') => plain.push(' '),
            Some('u') => {
                let digits = characters.as_str().get(..4);
                match digits.and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?)) {
                    Some(character) => {
                        plain.push(character);
                        characters = characters.as_str().get(4..).unwrap_or_default().chars();
                    }
                    None => plain.push_str("\\u"),
                }
            }
            Some(escaped @ ('"' | '\'' | '\\' | '/' | '`')) => plain.push(escaped),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    Some(plain)
}
