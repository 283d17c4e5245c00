//! Reads Rust's tokens for the scan: the value of a text, the arguments of a call. Does not depend on which texts are
//! translated.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;

/// The named texts: macros without arguments, and constants.
#[derive(Default)]
pub struct NamedTexts {
    /// By file and name.
    of_files: BTreeMap<(String, String), Vec<TokenTree>>,
    /// By name. If two texts have the same name, each is used only in its own file.
    of_all: BTreeMap<String, Vec<Vec<TokenTree>>>,
}

impl NamedTexts {
    /// Adds those of a file: `macro_rules! name { () => { … }; }` and `const NAME: &str = …;`.
    pub fn read(&mut self, file: &str, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let rest = tokens.get(index..).unwrap_or_default();
            if let Some((name, text)) = label_macro(rest).or_else(|| constant(rest)) {
                self.of_all.entry(name.clone()).or_default().push(text.clone());
                self.of_files.insert((file.to_owned(), name), text);
            }
            if let TokenTree::Group(group) = token {
                self.read(file, &group.stream());
            }
        }
    }

    fn find(&self, file: &str, name: &str) -> Option<&[TokenTree]> {
        if let Some(text) = self.of_files.get(&(file.to_owned(), name.to_owned())) {
            return Some(text);
        }
        match self.of_all.get(name)?.as_slice() {
            [text] => Some(text),
            _ => None,
        }
    }

    /// The value of a text in a file: a literal, a named text, or `concat!` of these. `None` for anything else.
    pub fn value(&self, file: &str, tokens: &[TokenTree]) -> Option<String> {
        // A recursive macro would never end.
        self.value_within(file, tokens, 20)
    }

    fn value_within(&self, file: &str, tokens: &[TokenTree], depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match tokens {
            [TokenTree::Literal(literal)] => Some(match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => text.value(),
                syn::Lit::Char(character) => character.value().to_string(),
                syn::Lit::Int(number) => number.base10_digits().to_owned(),
                _ => return None,
            }),
            [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(group)] if mark.as_char() == '!' => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                if name == "concat" {
                    let parts = arguments(&inside);
                    return parts.iter().map(|part| self.value_within(file, part, depth)).collect();
                }
                if name == "t" {
                    return self.value_within(file, &inside, depth);
                }
                self.value_within(file, self.find(file, &name.to_string())?, depth)
            }
            [TokenTree::Group(group)] => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                self.value_within(file, &inside, depth)
            }
            [.., TokenTree::Ident(name)] if is_path(tokens) => {
                self.value_within(file, self.find(file, &name.to_string())?, depth)
            }
            _ => None,
        }
    }
}

/// `NAME` or `module::NAME`.
fn is_path(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|token| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(mark) => mark.as_char() == ':',
        _ => false,
    })
}

/// A macro with one arm and no arguments.
fn label_macro(tokens: &[TokenTree]) -> Option<(String, Vec<TokenTree>)> {
    let [
        TokenTree::Ident(keyword),
        TokenTree::Punct(_),
        TokenTree::Ident(name),
        TokenTree::Group(arms),
        ..,
    ] = tokens
    else {
        return None;
    };
    if keyword != "macro_rules" {
        return None;
    }
    let arms: Vec<TokenTree> = arms.stream().into_iter().collect();
    let [
        TokenTree::Group(pattern),
        TokenTree::Punct(_),
        TokenTree::Punct(_),
        TokenTree::Group(text),
        after @ ..,
    ] = arms.as_slice()
    else {
        return None;
    };
    let is_alone = matches!(after, [] | [TokenTree::Punct(_)]);
    let has_no_arguments = pattern.stream().is_empty();
    (is_alone && has_no_arguments).then(|| (name.to_string(), text.stream().into_iter().collect()))
}

/// A constant, without its type.
fn constant(tokens: &[TokenTree]) -> Option<(String, Vec<TokenTree>)> {
    let [
        TokenTree::Ident(keyword),
        TokenTree::Ident(name),
        TokenTree::Punct(_),
        rest @ ..,
    ] = tokens
    else {
        return None;
    };
    if keyword != "const" {
        return None;
    }
    let mut from_value = rest.split(|token| is_mark(token, '=')).skip(1);
    let value = from_value.next()?.split(|token| is_mark(token, ';')).next()?;
    Some((name.to_string(), value.to_vec()))
}

/// Whether a token is this mark.
pub fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether a token is this word.
pub fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// The arguments of a call or of a macro.
pub fn arguments(inside: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut arguments: Vec<&[TokenTree]> = inside.split(|token| is_mark(token, ',')).collect();
    if arguments.last().is_some_and(|last| last.is_empty()) {
        arguments.pop();
    }
    arguments
}

/// The number of tokens of a part that only tests compile: `#[cfg(test)]` and the item after it. 0 for other parts.
pub fn length_of_test_item(tokens: &[TokenTree]) -> usize {
    let [mark, TokenTree::Group(attribute), item @ ..] = tokens else {
        return 0;
    };
    if !is_mark(mark, '#') || attribute.stream().to_string().replace(' ', "") != "cfg(test)" {
        return 0;
    }
    let is_end = |token: &TokenTree| {
        is_mark(token, ';') || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    };
    let end = item.iter().position(is_end).unwrap_or(item.len());
    2 + end + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn tokens(source: &str) -> TokenStream {
        TokenStream::from_str(source).unwrap_or_default()
    }

    fn value(source: &str, text: &str) -> Option<String> {
        let mut texts = NamedTexts::default();
        texts.read("a.rs", &tokens(source));
        texts.value("a.rs", &tokens(text).into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_text_is_a_literal_or_put_together() {
        let source = "macro_rules! button { () => { \"\\\"Save\\\"\" }; }
            const END: &str = concat!(button!(), \" now\");
            macro_rules! way { () => { concat!(\"Press \", END) }; }";
        for (text, expected) in [
            ("\"one \\\n    two\"", Some("one two")),
            ("r\"a\\b\"", Some("a\\b")),
            (
                "concat!(\"Press \", button!(), \". Wait \", 5, \" minutes\",)",
                Some("Press \"Save\". Wait 5 minutes"),
            ),
            ("way!()", Some("Press \"Save\" now")),
            ("labels::END", Some("\"Save\" now")),
            ("$text", None),
            ("other!()", None),
            ("if a { \"b\" } else { \"c\" }", None),
        ] {
            assert_eq!(value(source, text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_macro_that_calls_itself_has_no_text() {
        assert_eq!(value("macro_rules! round { () => { round!() }; }", "round!()"), None);
    }

    #[test]
    fn what_only_tests_compile_is_left_out() {
        let source: Vec<TokenTree> = tokens("#[cfg(test)] mod tests { } fn a() {}").into_iter().collect();
        let rest = source.get(length_of_test_item(&source)..).unwrap_or_default();
        assert!(rest.first().is_some_and(|token| is_word(token, "fn")));
    }
}
