//! HTTP around an answer: the status line in the output of `curl -i`, and HTML pages from gateways.
//!
//! Does not depend on what a status means.

use crate::paste::{cut, holds_any};

/// Tags that occur only in HTML pages, in the spellings that gateways use.
const TAGS: &str = "<html | <HTML | <!doctype html | <!DOCTYPE | <head | <body | <title | <center";

/// The last status in a line such as `HTTP/1.1 502 Bad Gateway` from `curl -i`, or `< HTTP/2 400` from `curl -v`.
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

/// Whether a text is an HTML page, alone or after HTTP headers.
pub(super) fn is_page(text: &str) -> bool {
    let begins = text.starts_with('<') || status_line(text).is_some();
    begins && has_tags(text)
}

/// Whether a text contains an HTML page, such as a gateway's answer that a program quotes.
pub(super) fn has_tags(text: &str) -> bool {
    holds_any(text, TAGS, " | ")
}
