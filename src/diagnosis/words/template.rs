//! Fills a sentence of the catalogue with what is known of the case.

/// The first alternative of a sentence whose placeholders all have a value; `None` where there is none.
pub(in crate::diagnosis) fn fill(sentence: &str, value_of: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    sentence
        .split(" | ")
        .find_map(|alternative| fill_one(alternative, value_of))
}

fn fill_one(sentence: &str, value_of: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, from_name)) = rest.split_once('{') {
        let (name, after) = from_name.split_once('}')?;
        filled.push_str(before);
        filled.push_str(&value_of(name)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}
