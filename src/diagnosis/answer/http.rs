//! HTTP around an answer: the status in what `curl -i` prints, and the pages with which gateways answer.
//!
//! Does not depend on what a status means.

use crate::paste::{cut, holds_any};

/// What only pages have; a gateway writes its tags in either case.
const TAGS: &str = "<html | <HTML | <!doctype html | <!DOCTYPE | <head | <body | <title | <center";

/// The last status in a line such as `HTTP/1.1 502 Bad Gateway`, which `curl -i` prints, or `< HTTP/2 400` of `curl -v`.
pub(super) fn status_line(text: &str) -> Option<u16> {
    let mut status = None;
    for line in text.lines() {
        let line = line.trim_start_matches(['<', ' ']);
        if line.starts_with("HTTP/") {
            let number = line
                .split_ascii_whitespace()
                .nth(1)
                .and_then(|number| number.parse().ok());
            status = number.filter(|number| (200..600).contains(number)).or(status);
        }
    }
    status
}

/// The status in `<title>502 Bad Gateway</title>`.
pub(super) fn status_in_title(html: &str) -> Option<u16> {
    let lower = html.to_ascii_lowercase();
    let (_, after) = cut(&lower, "<title")?;
    let (title, _) = cut(after, "</title")?;
    title
        .split(|character: char| !character.is_ascii_digit())
        .filter(|digits| digits.len() == 3)
        .find_map(|digits| digits.parse().ok().filter(|status| (400..600).contains(status)))
}

/// Whether a text is a page of HTML, alone or after the headers of an answer.
pub(super) fn is_page(text: &str) -> bool {
    let begins = text.starts_with('<') || status_line(text).is_some();
    begins && has_tags(text)
}

/// Whether a text has a page of HTML in it, as the answer of a gateway that a program passes on.
pub(super) fn has_tags(text: &str) -> bool {
    holds_any(text, TAGS, " | ")
}
