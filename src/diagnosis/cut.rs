//! Cutting texts at a mark. The standard functions are compiled anew wherever they are called; these, once.

/// What stands before and after the first such mark.
pub(super) fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(mark)
}

/// The parts of a text between such marks.
pub(super) fn split<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).collect()
}
