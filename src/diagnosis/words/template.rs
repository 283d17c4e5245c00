//! Fills a sentence of the catalogue with what is known of the case.

use crate::diagnosis::cut::{cut, split};

/// The first alternative of a sentence whose placeholders all have a value; `None` where there is none.
pub(in crate::diagnosis) fn fill(sentence: &str, value_of: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    split(sentence, " | ")
        .into_iter()
        .find_map(|alternative| fill_one(alternative, value_of))
}

fn fill_one(sentence: &str, value_of: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, from_name)) = cut(rest, "{") {
        let (name, after) = cut(from_name, "}")?;
        filled.push_str(before);
        filled.push_str(&value_of(name)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}
