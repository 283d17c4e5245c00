//! The forms that programs put a text into before it is pasted: quoted by mail, escaped for JSON, for HTML or for an address.
//!
//! Undoes them one after the other. Must not know what stands in the text.

use std::borrow::Cow;

use crate::access_token::without_quote_marks;

/// Signs as HTML writes them.
const ENTITIES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&amp;", "&"),
];

/// What parts words in the addresses of pages, and in the strings of programs.
const IN_ADDRESSES: &[&str] = &["+", "%20"];
const IN_STRINGS: &[&str] = &["\\r", "\\n", "\\t"];

/// The text as it is, then with one more form undone each time.
pub(super) fn plain_texts(text: &str) -> Vec<Cow<'_, str>> {
    let mut texts = vec![Cow::Borrowed(text)];
    let mut add = |undone: Option<String>| texts.extend(undone.map(Cow::Owned));
    let unquoted = without_quote_marks(text);
    let base = unquoted.as_deref().unwrap_or(text).to_owned();
    add(unquoted);
    let undone = without_entities(&base);
    let base = undone.clone().unwrap_or(base);
    add(undone);
    add(base
        .contains("\\\"")
        .then(|| base.replace("\\\\", "").replace("\\\"", "\"")));
    texts
}

/// The text in words: every form undone, and line breaks that are written as `\n` parting words.
pub(super) fn words(text: &str) -> String {
    let unquoted = without_quote_marks(text);
    let text = unquoted.as_deref().unwrap_or(text);
    let mut words = without_entities(text).unwrap_or_else(|| text.to_owned());
    let is_of_address = !words.contains(char::is_whitespace);
    for escape in if is_of_address { IN_ADDRESSES } else { IN_STRINGS } {
        words = words.replace(escape, " ");
    }
    words
}

fn without_entities(text: &str) -> Option<String> {
    if !text.contains('&') {
        return None;
    }
    let mut plain = text.to_owned();
    for (entity, sign) in ENTITIES {
        plain = plain.replace(entity, sign);
    }
    (plain != text).then_some(plain)
}
