//! Cutting texts at a mark. The standard functions are compiled anew wherever they are called; these, once.

/// What stands before and after the first such mark.
pub(super) fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(mark)
}

/// The parts of a text between such marks.
pub(super) fn split<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).collect()
}

/// Whether a text holds any piece of a list, whose pieces such marks part.
pub(super) fn holds_any(text: &str, list: &str, mark: &str) -> bool {
    split(list, mark).into_iter().any(|piece| text.contains(piece))
}
