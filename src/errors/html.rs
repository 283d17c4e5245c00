//! Text as HTML. Does not depend on what is written.

/// A text for an element or for an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::new();
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}

/// A sentence with its code names in code type. A backtick without a partner stays.
pub(super) fn prose(text: &str) -> String {
    let text = escaped(text);
    let mut html = String::new();
    let mut rest = text.as_str();
    while let Some((before, from_code)) = rest.split_once('`')
        && let Some((code, after)) = from_code.split_once('`')
    {
        html.push_str(before);
        html.push_str("<code>");
        html.push_str(code);
        html.push_str("</code>");
        rest = after;
    }
    html + rest
}

/// A link with HTML in it.
pub(super) fn link(address: &str, html: &str) -> String {
    format!("<a href=\"{}\">{html}</a>", escaped(address))
}

/// Pieces of HTML after one another.
pub(super) fn joined(pieces: impl Iterator<Item = String>) -> String {
    pieces.collect::<Vec<String>>().concat()
}

/// An attribute with a name for links, if the place has one.
pub(super) fn id(name: Option<&str>) -> String {
    name.map(|name| format!(" id=\"{}\"", escaped(name)))
        .unwrap_or_default()
}

/// A list, or nothing for no items. Each item is HTML.
pub(super) fn list(name: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items = joined(items.iter().map(|item| format!("<li>{item}</li>\n")));
    format!("<{name}>\n{items}</{name}>\n")
}
