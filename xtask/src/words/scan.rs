//! Finds every translatable text in the sources. Does not depend on files of translations.

use super::javascript;
use super::message::{Message, is_script, is_translatable, placeholders};
use super::names::Names;
use super::tokens::{NamedTexts, arguments, is_mark, is_word, length_of_test_item};
use crate::project;
use proc_macro2::{Group, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file with the names of placeholders.
const TEMPLATE: &str = "src/diagnosis/template.rs";

/// A function of the catalogue that takes a template: lines with alternatives and conditions.
struct Constructor {
    /// The folder of the files that call it.
    folder: &'static str,
    /// Its name, with its type if it has one.
    name: &'static str,
    /// The index of its template argument, starting at 0.
    template: usize,
}

const fn constructor(folder: &'static str, name: &'static str, template: usize) -> Constructor {
    Constructor { folder, name, template }
}

/// Every function that takes a template. All other texts are marked with `t!`.
const CONSTRUCTORS: &[Constructor] = &[
    constructor("src/diagnosis", "Template::new", 0),
    constructor("src/diagnosis/sentences", "entry", 0),
    constructor("src/diagnosis/sentences", "on", 1),
    constructor("src/diagnosis/sentences", "act", 0),
    constructor("src/diagnosis/sentences", "here", 0),
];

/// The placeholder of a number.
const COUNT: &str = "count";

/// The functions that take a text for 1 and one for any other number.
const COUNTED: [&str; 2] = ["Said::counted", "Said::counted_items"];

/// A literal that looks like a sentence but is not a message.
#[derive(Debug, PartialEq, Eq)]
pub struct Unmarked {
    /// The file and the line.
    pub place: String,
    /// The literal.
    pub text: String,
}

/// The texts of the sources.
#[derive(Debug, Default)]
pub struct Scan {
    /// The texts, in the order of files and lines, each once.
    pub messages: Vec<Message>,
    /// Literals that look like sentences but are not messages.
    pub unmarked: Vec<Unmarked>,
    /// The placeholders of the catalogue.
    pub names: Names,
}

/// Reads the project's sources.
pub fn project() -> Result<Scan, String> {
    let names = Names::read(&project::read(Path::new(TEMPLATE))?)
        .ok_or_else(|| format!("{TEMPLATE} has no readable placeholders! with values and conditions. Restore it."))?;
    let mut files = Vec::new();
    list(Path::new("src"), &mut files)?;
    files.sort();
    let mut sources = Vec::new();
    for file in files {
        sources.push((file.to_string_lossy().into_owned(), project::read(&file)?));
    }
    read(&sources, names)
}

/// The Rust files, and the scripts of the page and the card.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let cannot = |error| format!("Cannot list {}: {error}.", folder.display());
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_script = path.extension().is_some_and(|extension| extension == "js") && path.starts_with("src/ui");
        if path.is_dir() {
            list(&path, files)?;
        } else if is_script || path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads sources: the path and the text of each.
pub fn read(sources: &[(String, String)], names: Names) -> Result<Scan, String> {
    let mut scanner = Scanner {
        names,
        ..Scanner::default()
    };
    let mut parsed = Vec::new();
    for (file, source) in sources {
        if is_script(file) {
            continue;
        }
        let tokens = TokenStream::from_str(source).map_err(|error| format!("Cannot read {file}: {error}."))?;
        scanner.texts.read(file, &tokens);
        parsed.push((file, tokens));
    }
    let mut parsed: BTreeMap<&String, TokenStream> = parsed.into_iter().collect();
    for (file, source) in sources {
        scanner.file.clone_from(file);
        match parsed.remove(file) {
            Some(tokens) => scanner.walk(tokens),
            None => javascript::texts(source)
                .into_iter()
                .for_each(|text| scanner.say(text, None)),
        }
    }
    scanner.finish()
}

#[derive(Default)]
struct Scanner {
    names: Names,
    texts: NamedTexts,
    file: String,
    messages: Vec<Message>,
    /// The index of each message by its English text.
    known: BTreeMap<String, usize>,
    /// Literals of sentences, with their places.
    literals: Vec<Unmarked>,
    /// The places of the literals of messages.
    used: BTreeSet<String>,
    errors: Vec<String>,
}

impl Scanner {
    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let before = tokens.get(..index).unwrap_or_default();
            let rest = tokens.get(index..).unwrap_or_default();
            let test_item = length_of_test_item(rest);
            if test_item > 0 {
                index += test_item;
                continue;
            }
            index += match rest {
                [mark, TokenTree::Group(_), ..] if is_mark(mark, '#') => 2,
                [mark, inner, TokenTree::Group(_), ..] if is_mark(mark, '#') && is_mark(inner, '!') => 3,
                [word, mark, TokenTree::Group(marked), ..] if is_word(word, "t") && is_mark(mark, '!') => {
                    let text: Vec<TokenTree> = marked.stream().into_iter().collect();
                    if let Some(text) = self.value(&text) {
                        self.say(text, None);
                    }
                    3
                }
                [TokenTree::Ident(_), TokenTree::Group(call), ..] if is_counted(before, token) => {
                    self.counted(call.stream());
                    2
                }
                [TokenTree::Ident(_), TokenTree::Group(call), ..] => {
                    self.constructed(before, token, call.stream());
                    self.walk(call.stream());
                    2
                }
                [TokenTree::Group(group), ..] => {
                    if !self.pair(group) {
                        self.walk(group.stream());
                    }
                    1
                }
                [TokenTree::Literal(literal), ..] => {
                    self.literal(literal);
                    1
                }
                _ => 1,
            };
        }
    }

    /// Takes the template of a call of the catalogue.
    fn constructed(&mut self, before: &[TokenTree], name: &TokenTree, call: TokenStream) {
        let Some(constructor) = CONSTRUCTORS.iter().find(|constructor| {
            Path::new(&self.file).starts_with(constructor.folder) && is_call_of(before, name, constructor.name)
        }) else {
            return;
        };
        let call: Vec<TokenTree> = call.into_iter().collect();
        let Some(template) = arguments(&call).get(constructor.template).copied() else {
            return;
        };
        // One constructor passes its argument on to another.
        if is_variable(template) {
            return;
        }
        if let Some(template) = self.value(template) {
            let alternatives = self.names.alternatives(&template);
            let alternatives: Vec<String> = alternatives.into_iter().map(str::to_owned).collect();
            for alternative in alternatives {
                self.say(alternative, None);
            }
        }
    }

    /// Takes the two texts of a count. Variables contain pairs, which are found separately.
    fn counted(&mut self, call: TokenStream) {
        let call: Vec<TokenTree> = call.into_iter().collect();
        if let [count, one, other] = arguments(&call).as_slice() {
            self.walk(count.iter().cloned().collect());
            if is_variable(one) && is_variable(other) {
                return;
            }
            if let (Some(one), Some(other)) = (self.value(one), self.value(other)) {
                self.say(one, Some(other));
            }
        }
    }

    /// Takes the two texts of a pair if they are for a count: the second has its placeholder.
    fn pair(&mut self, group: &Group) -> bool {
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let arguments = arguments(&inside);
        let [one, other] = arguments.as_slice() else {
            return false;
        };
        if !(is_marked(one) && is_marked(other)) {
            return false;
        }
        let (Some(one), Some(other)) = (self.value(one), self.value(other)) else {
            return true;
        };
        let is_counted = placeholders(&other).contains(&COUNT);
        if is_counted {
            self.say(one, Some(other));
        }
        is_counted
    }

    /// The value of a text, or an error if it is not known.
    fn value(&mut self, text: &[TokenTree]) -> Option<String> {
        let value = self.texts.value(&self.file, text);
        if value.is_none() {
            let line = text.first().map_or(0, |token| token.span().start().line);
            let shown: TokenStream = text.iter().cloned().collect();
            self.errors.push(format!(
                "{}:{line}: not a text that is written there, a constant, or concat! of these: {shown}",
                self.file
            ));
        }
        self.use_literals(text);
        value
    }

    fn use_literals(&mut self, tokens: &[TokenTree]) {
        for token in tokens {
            match token {
                TokenTree::Literal(literal) => {
                    let place = self.place(literal);
                    self.used.insert(place);
                }
                TokenTree::Group(group) => self.use_literals(&group.stream().into_iter().collect::<Vec<_>>()),
                _ => {}
            }
        }
    }

    fn place(&self, literal: &proc_macro2::Literal) -> String {
        let start = literal.span().start();
        format!("{}:{}:{}", self.file, start.line, start.column + 1)
    }

    /// Keeps a literal if it looks like a sentence or a part of one.
    fn literal(&mut self, literal: &proc_macro2::Literal) {
        if let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) {
            let text = text.value();
            let has_words = text
                .split(' ')
                .filter(|word| word.starts_with(char::is_alphabetic))
                .count()
                > 1;
            let is_name = text.starts_with(char::is_uppercase) && text.chars().skip(1).all(char::is_lowercase);
            if has_words || is_name && text.len() > 1 {
                let place = self.place(literal);
                self.literals.push(Unmarked { place, text });
            }
        }
    }

    fn say(&mut self, english: String, plural: Option<String>) {
        if !is_translatable(&english) && !plural.as_deref().is_some_and(is_translatable) {
            return;
        }
        let file = self.file.clone();
        let Some(message) = self.known.get(&english).and_then(|index| self.messages.get_mut(*index)) else {
            self.known.insert(english.clone(), self.messages.len());
            self.messages.push(Message {
                context: None,
                english,
                plural,
                files: vec![file],
            });
            return;
        };
        if message.plural != plural {
            self.errors.push(format!(
                "{file}: said with another plural, or with and without one: {english}"
            ));
        }
        if !message.files.contains(&file) {
            message.files.push(file);
        }
    }

    fn finish(self) -> Result<Scan, String> {
        if !self.errors.is_empty() {
            return Err(format!("These texts cannot be read:\n{}", self.errors.join("\n")));
        }
        let Self {
            messages,
            names,
            used,
            mut literals,
            ..
        } = self;
        // The text of a label macro is part of the messages that call it.
        let is_part = |text: &str| text.contains(' ') && messages.iter().any(|message| message.english.contains(text));
        literals.retain(|literal| !used.contains(&literal.place) && !is_part(&literal.text));
        Ok(Scan {
            messages,
            unmarked: literals,
            names,
        })
    }
}

/// Whether an argument is a variable.
fn is_variable(argument: &[TokenTree]) -> bool {
    let is_lowercase = |name: &proc_macro2::Ident| {
        let name = name.to_string();
        name.chars().all(|letter| letter.is_lowercase() || letter == '_')
    };
    matches!(argument, [TokenTree::Ident(name)] if is_lowercase(name))
}

/// Whether an argument is `t!(…)`.
fn is_marked(argument: &[TokenTree]) -> bool {
    matches!(argument, [word, mark, TokenTree::Group(_)] if is_word(word, "t") && is_mark(mark, '!'))
}

fn is_counted(before: &[TokenTree], name: &TokenTree) -> bool {
    COUNTED.iter().any(|counted| is_call_of(before, name, counted))
}

/// Whether this is a call of a function with this name and type, not its definition or a method.
fn is_call_of(before: &[TokenTree], name: &TokenTree, called: &str) -> bool {
    let (of_type, function) = called
        .rsplit_once("::")
        .map_or((None, called), |(of_type, function)| (Some(of_type), function));
    if !is_word(name, function) {
        return false;
    }
    match (of_type, before) {
        (Some(of_type), [.., type_name, one, two]) => {
            is_word(type_name, of_type) && is_mark(one, ':') && is_mark(two, ':')
        }
        (Some(_), _) => false,
        (None, [.., token]) => !is_mark(token, '.') && !is_word(token, "fn"),
        (None, []) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(sources: &[(&str, &str)]) -> Result<Scan, String> {
        let names = Names {
            conditions: BTreeSet::from(["in_exchange".to_owned()]),
            ..Names::default()
        };
        let sources: Vec<(String, String)> = sources
            .iter()
            .map(|(file, source)| ((*file).to_owned(), (*source).to_owned()))
            .collect();
        read(&sources, names)
    }

    fn texts(sources: &[(&str, &str)]) -> Vec<String> {
        let scan = scan(sources).unwrap_or_default();
        scan.messages.into_iter().map(|message| message.english).collect()
    }

    #[test]
    fn marked_texts_are_found_inside_macros_but_not_in_tests() {
        let source = r#"
            macro_rules! t { ($english:expr) => { Text::marked($english) }; }
            fn view() -> Html {
                html! { <p title={t!("One").say(words)}>{ words.text(t!(concat!("Two ", label!()))) }</p> }
            }
            macro_rules! label { () => { "\"Save\"" }; }
            fn none() { t!(""); t!("{item}, {rest}"); }
            #[cfg(test)]
            mod tests { fn a() { t!("No"); } }
        "#;
        assert_eq!(texts(&[("src/ui/a.rs", source)]), ["One", "Two \"Save\""]);
    }

    #[test]
    fn texts_of_the_catalogue_are_found_by_its_constructors() {
        let source = r#"
            const fn entry(explanation: &'static str) -> Entry { Entry { explanation: Template::new(explanation) } }
            const A: Entry = entry("Your token expired {ended}. | Your session expired.\n{in_exchange}Only then.", &[STEPS]);
            const STEPS: Steps = &[on(Screen::App, "Open {app}."), act(concat!("Press ", save!()))];
            macro_rules! save { () => { "\"Save\"." } }
            const B: Template = Template::new("https://example.com/{app_id} | https://example.com/");
            const C: CodeSentence = code(5, t!("It is | full."), t!("Wait."));
            const D: StepTemplate = act(ASK);
            const ASK: &str = "Ask for it.";
            fn d() { map.entry("no").act("no"); }
        "#;
        assert_eq!(
            texts(&[("src/diagnosis/sentences/a.rs", source)]),
            [
                "Your token expired {ended}.",
                "Your session expired.",
                "Only then.",
                "Open {app}.",
                "Press \"Save\".",
                "It is | full.",
                "Wait.",
                "Ask for it."
            ]
        );
    }

    #[test]
    fn a_text_and_its_plural_are_one_message() {
        let source = r#"fn a() { Said::counted(n(t!("Other")), t!("{count} day"), t!("{count} days")); }"#;
        let messages = scan(&[("src/a.rs", source)]).unwrap_or_default().messages;
        let plurals: Vec<_> = messages
            .iter()
            .map(|message| (message.english.as_str(), message.plural.as_deref()))
            .collect();
        assert_eq!(plurals, [("Other", None), ("{count} day", Some("{count} days"))]);
        let twice = scan(&[("src/a.rs", source), ("src/b.rs", "fn b() { t!(\"{count} day\"); }")]);
        assert!(twice.is_err_and(|error| error.contains("src/b.rs: said with another plural")));
    }

    #[test]
    fn a_pair_of_texts_is_one_message_if_the_second_has_the_number() {
        let source = r#"fn a() {
            let (one, other) = match b { C => (t!("a day"), t!("{count} days")), D => (t!("One"), t!("Two")) };
            Said::counted_items(n, one, other)
        }"#;
        let messages = scan(&[("src/a.rs", source)]).unwrap_or_default().messages;
        let plurals: Vec<_> = messages
            .iter()
            .map(|message| (message.english.as_str(), message.plural.as_deref()))
            .collect();
        assert_eq!(plurals, [("a day", Some("{count} days")), ("One", None), ("Two", None)]);
    }

    #[test]
    fn a_text_that_several_files_say_is_one_message() {
        let messages = scan(&[
            ("src/a.rs", "fn a() { t!(\"One\"); t!(\"One\"); }"),
            ("src/ui/b.js", "say(\"One\");"),
        ])
        .unwrap_or_default()
        .messages;
        let files: Vec<&[String]> = messages.iter().map(|message| message.files.as_slice()).collect();
        assert_eq!(files, [["src/a.rs".to_owned(), "src/ui/b.js".to_owned()]]);
    }

    #[test]
    fn a_text_that_cannot_be_read_is_an_error_with_its_line() {
        let error = scan(&[("src/a.rs", "fn a(text: &str) {\n    t!(format!(\"{text} b\"));\n}")]).err();
        assert!(error.is_some_and(|error| error.contains("src/a.rs:2: not a text")));
    }

    #[test]
    fn literals_that_read_like_sentences_are_listed() {
        let unmarked = scan(&[(
            "src/a.rs",
            "//! A comment.\nfn a() { t!(\"A text\");\n say_it(\"Not marked yet\", \"code\"); }",
        )])
        .unwrap_or_default()
        .unmarked;
        assert_eq!(
            unmarked,
            [Unmarked {
                place: "src/a.rs:3:9".to_owned(),
                text: "Not marked yet".to_owned()
            }]
        );
    }
}
