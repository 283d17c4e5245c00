//! The names of placeholders, read from `src/diagnosis/template.rs`. Does not depend on the texts that have them.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// The placeholders of the catalogue.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The description of each placeholder, for translators.
    pub about: BTreeMap<String, String>,
    /// Placeholders that only decide whether a sentence is used. No text contains them.
    pub conditions: BTreeSet<String>,
}

impl Names {
    /// Reads `placeholders! { values { … } conditions { … } }`.
    pub fn read(source: &str) -> Option<Self> {
        let tokens: Vec<TokenTree> = TokenStream::from_str(source).ok()?.into_iter().collect();
        let blocks = tokens.windows(3).find_map(|window| match window {
            [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(group)]
                if name == "placeholders" && mark.as_char() == '!' =>
            {
                Some(group.stream())
            }
            _ => None,
        })?;
        let mut names = Self::default();
        let blocks: Vec<TokenTree> = blocks.into_iter().collect();
        for block in blocks.chunks(2) {
            let [TokenTree::Ident(kind), TokenTree::Group(rows)] = block else {
                return None;
            };
            for (name, about) in named(rows.stream()) {
                if kind == "conditions" {
                    names.conditions.insert(name);
                } else {
                    names.about.insert(name, about);
                }
            }
        }
        (!names.about.is_empty() && !names.conditions.is_empty()).then_some(names)
    }

    /// The texts of a template: each line has alternatives, and each alternative is one text, without the conditions before it. Follows
    /// `fill` in `src/diagnosis/template.rs`.
    pub fn alternatives<'a>(&self, template: &'a str) -> Vec<&'a str> {
        template
            .split('\n')
            .flat_map(|line| line.split(" | "))
            .map(|alternative| self.without_conditions(alternative))
            .collect()
    }

    fn without_conditions<'a>(&self, alternative: &'a str) -> &'a str {
        let mut text = alternative;
        let mut rest = alternative;
        while let Some((name, after)) = rest
            .split_once('{')
            .and_then(|(_, from_name)| from_name.split_once('}'))
        {
            if self.conditions.contains(name) {
                text = after;
            }
            rest = after;
        }
        text
    }
}

/// Each name, with the doc comment above it.
fn named(rows: TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut about = Vec::new();
    for token in rows {
        match token {
            TokenTree::Group(attribute) => {
                let inside: Vec<TokenTree> = attribute.stream().into_iter().collect();
                if let [TokenTree::Ident(doc), _, TokenTree::Literal(text)] = inside.as_slice()
                    && doc == "doc"
                {
                    about.extend(string(text));
                }
            }
            TokenTree::Literal(name) => {
                let comment = about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
                found.extend(string(&name).map(|name| (name, comment)));
                about.clear();
            }
            _ => {}
        }
    }
    found
}

fn string(literal: &proc_macro2::Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
        macro_rules! placeholders { (values { $($name:ident),* }) => {}; }
        placeholders! {
            values {
                // Times.
                /// When the token expired,
                /// in words.
                Expired = "ended",
                App = "app",
            }
            conditions {
                /// The diagnosis is of an exchange.
                InExchange = "in_exchange",
            }
        }
    "#;

    #[test]
    fn names_are_read_with_their_comments() {
        let names = Names::read(SOURCE).unwrap_or_default();
        assert_eq!(
            names.about.get("ended").map(String::as_str),
            Some("When the token expired, in words.")
        );
        assert_eq!(names.about.get("app").map(String::as_str), Some(""));
        assert_eq!(names.conditions.iter().collect::<Vec<_>>(), ["in_exchange"]);
        assert_eq!(Names::read("placeholders! { other }"), None);
    }

    #[test]
    fn the_projects_own_names_are_read() {
        let names = Names::read(include_str!("../../../src/diagnosis/template.rs")).unwrap_or_default();
        assert!(names.about.len() > 20 && names.conditions.len() > 5, "{names:?}");
    }

    #[test]
    fn a_template_is_taken_apart_as_it_is_filled() {
        let names = Names::read(SOURCE).unwrap_or_default();
        assert_eq!(
            names.alternatives(
                "Your token expired {ended}. | {app} has no token.\n{in_exchange}Exchange {app}. | Test it."
            ),
            [
                "Your token expired {ended}.",
                "{app} has no token.",
                "Exchange {app}.",
                "Test it."
            ]
        );
    }
}
