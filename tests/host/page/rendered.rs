//! The page or the checker, rendered on the host and read as its elements.

use token_doctor::ui::model::State;
use token_doctor::ui::{Checker, CheckerProps, Page, PageProps, Start};
use token_doctor::words::Words;
use yew::LocalServerRenderer;

/// Elements that have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "input"];

/// Elements that are a part of a line.
const INLINE: &[&str] = &["a", "abbr", "b", "em", "i", "kbd", "span", "strong"];

/// The attributes that are read out or shown.
pub const READ_OUT: &[&str] = &["aria-label", "title", "placeholder", "alt"];

pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    /// Its own text and that of all elements in it.
    pub text: String,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(own, _)| own == name);
        attribute.map(|(_, value)| value.as_str())
    }
}

pub struct Rendered {
    pub html: String,
    /// In the order of their start tags. The first has no tag and contains all others.
    pub elements: Vec<Element>,
}

impl Rendered {
    pub async fn page() -> Self {
        Self::page_in(Words::default()).await
    }

    pub async fn page_in(words: Words) -> Self {
        let renderer = LocalServerRenderer::<Page>::with_props(PageProps {
            words,
            lang: "en".into(),
            languages: Vec::new(),
        })
        .hydratable(false);
        Self::read(renderer.render().await)
    }

    pub async fn checker(state: State) -> Self {
        Self::checker_in(Words::default(), state).await
    }

    pub async fn checker_in(words: Words, state: State) -> Self {
        let start = Start {
            state,
            ..Start::default()
        };
        let props = CheckerProps {
            start: start.into(),
            words,
            ..CheckerProps::default()
        };
        let renderer = LocalServerRenderer::<Checker>::with_props(props).hydratable(false);
        Self::read(renderer.render().await)
    }

    /// Panics if a start tag has no end tag.
    fn read(html: String) -> Self {
        let around_all = Element {
            tag: String::new(),
            attributes: Vec::new(),
            text: String::new(),
        };
        let (mut elements, mut open) = (vec![around_all], vec![0]);
        for piece in html.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(elements[open.pop().unwrap()].tag, name);
            } else {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                if !VOID.contains(&name) {
                    open.push(elements.len());
                }
                elements.push(Element {
                    tag: name.to_owned(),
                    attributes: attributes_of(attributes),
                    text: String::new(),
                });
            }
            for &element in &open {
                elements[element].text += &unescaped(text);
            }
        }
        assert_eq!(open, [0], "{html}");
        Self { html, elements }
    }

    /// The text of everything.
    pub fn text(&self) -> &str {
        &self.elements[0].text
    }

    /// The lines that a person reads, with code in backticks, and the names that are read out or shown as hints.
    pub fn lines(&self) -> Vec<String> {
        let mut text = String::new();
        for piece in self.html.split('<').skip(1) {
            let (tag, after) = piece.split_once('>').unwrap();
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            match name {
                "code" => text.push('`'),
                // A hidden part is shown by itself, by a script.
                name if INLINE.contains(&name) && !tag.contains(" hidden") => {}
                _ => text.push('\n'),
            }
            text += &unescaped(after);
        }
        let hints = READ_OUT.iter().flat_map(|name| self.values(name));
        text.lines()
            .chain(hints)
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// Whether an element of this type has exactly this text.
    pub fn has(&self, tag: &str, text: &str) -> bool {
        self.elements
            .iter()
            .any(|element| element.tag == tag && element.text == text)
    }

    /// The value of an attribute, for every element that has it.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.elements
            .iter()
            .filter_map(|element| element.attribute(name))
            .collect()
    }

    /// The only element whose attribute has this value.
    pub fn one(&self, name: &str, value: &str) -> &Element {
        let mut found = self
            .elements
            .iter()
            .filter(|element| element.attribute(name) == Some(value));
        let element = found.next();
        assert!(found.next().is_none(), "several elements whose {name} is {value}");
        element.unwrap_or_else(|| panic!("no element whose {name} is {value}"))
    }
}

/// `a="x" b c="y"`, as Yew writes it.
fn attributes_of(written: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut pieces = written.split('"');
    while let Some(names) = pieces.next() {
        let mut names: Vec<&str> = names.split_whitespace().collect();
        if let Some(value) = pieces.next() {
            let name = names.pop().unwrap().trim_end_matches('=');
            attributes.push((name.to_owned(), unescaped(value)));
        }
        attributes.extend(names.into_iter().map(|name| (name.to_owned(), String::new())));
    }
    attributes
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}
