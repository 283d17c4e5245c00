//! What a sentence is: an English text with the values that are filled in, and how it is said in another language.
//!
//! The English text is the key of its translations, as in gettext. `cargo xtask words` finds the texts by the macro `t!`. Does not
//! depend on what is said, on where it is shown, or on where translations come from.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

/// An English text that has a translation. Only `t!` makes one, so that none is missing in the files of translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(&'static str);

impl Text {
    /// Called by `t!` alone, which `cargo xtask words` looks for.
    #[doc(hidden)]
    #[must_use]
    pub const fn marked(english: &'static str) -> Self {
        Self(english)
    }

    /// The English text.
    #[must_use]
    pub const fn english(self) -> &'static str {
        self.0
    }
}

/// Marks a text that is shown, so that `cargo xtask words` finds it.
macro_rules! t {
    ($english:expr) => {
        const { $crate::words::Text::marked($english) }
    };
}
pub(crate) use t;

/// A language: gives the translation of an English text. The count chooses between singular and plural. `None` if there is no
/// translation; then the text is said in English.
type Translate = dyn Fn(&str, Option<i64>) -> Option<String>;

/// The language in which texts are said; by default English.
#[derive(Clone, Default)]
pub struct Words(Option<Rc<Translate>>);

impl Words {
    /// A language, by the function that translates an English text.
    pub fn new(translate: impl Fn(&str, Option<i64>) -> Option<String> + 'static) -> Self {
        Self(Some(Rc::new(translate)))
    }

    /// A text without values.
    #[must_use]
    pub fn text(&self, text: Text) -> Cow<'static, str> {
        self.translated(text.0, None).map_or(Cow::Borrowed(text.0), Cow::Owned)
    }

    fn translated(&self, english: &str, count: Option<i64>) -> Option<String> {
        self.0.as_ref().and_then(|translate| translate(english, count))
    }
}

/// The same language from the same source.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(if self.0.is_some() {
            "Words(translated)"
        } else {
            "Words(English)"
        })
    }
}

/// What can be said in a language.
pub trait Say {
    /// Appends it to `said`.
    fn say_into(&self, words: &Words, said: &mut String);

    /// Says it.
    fn say(&self, words: &Words) -> String {
        let mut said = String::new();
        self.say_into(words, &mut said);
        said
    }
}

/// One sentence, or a part of one, as data. `Display` says it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The English text, with `{names}` of values: the key of its translations.
    text: &'static str,
    /// For a text that depends on a number: the number, and the English text for any number but one.
    count: Option<(i64, &'static str)>,
    values: Vec<(&'static str, Value)>,
}

/// What is filled in for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, a number, an ID or Meta's words: the same in every language.
    Text(String),
    /// A part of the sentence that is translated by itself.
    Said(Box<Said>),
    /// Whole sentences.
    Sentences(Sentences),
}

/// Sentences that follow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences {
    sentences: Vec<Said>,
    /// Whether a colon at the end, which leads to steps, is said as a full stop.
    is_closed: bool,
}

/// Lines below one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<Sentences>);

impl Said {
    /// A text with `{count}` in it, for one and for any other number.
    #[must_use]
    pub fn counted(count: i64, one: Text, other: Text) -> Self {
        Self {
            count: Some((count, other.0)),
            ..Self::from(one).with("count", count.to_string())
        }
    }

    /// The same for the length of a list.
    #[must_use]
    pub fn counted_items(count: usize, one: Text, other: Text) -> Self {
        Self::counted(i64::try_from(count).unwrap_or(i64::MAX), one, other)
    }

    /// "a, b and c"; nothing for an empty list.
    #[must_use]
    pub fn list(mut items: Vec<Value>) -> Self {
        let Some(last) = items.pop() else {
            return Self::quote(String::new());
        };
        let Some(before_last) = items.pop() else {
            return Self::unchanged(last);
        };
        let end = Self::from(t!("{item} and {last}"))
            .with("item", before_last)
            .with("last", last);
        items.into_iter().rev().fold(end, |rest, item| {
            Self::from(t!("{item}, {rest}")).with("item", item).with("rest", rest)
        })
    }

    /// "a, b, c", for a list that goes on.
    #[must_use]
    pub fn enumerated(items: impl IntoIterator<Item = Value>) -> Self {
        let mut items: Vec<Value> = items.into_iter().collect();
        let last = items.pop().map_or_else(|| Self::quote(String::new()), Self::unchanged);
        items.into_iter().rev().fold(last, |rest, item| {
            Self::from(t!("{item}, {rest}")).with("item", item).with("rest", rest)
        })
    }

    /// A text that no language changes.
    fn unworded(text: &'static str) -> Self {
        Self {
            text,
            count: None,
            values: Vec::new(),
        }
    }

    /// A text that is the same in every language, such as one that somebody else wrote.
    #[must_use]
    pub fn quote(text: String) -> Self {
        Self::unworded("{text}").with("text", text)
    }

    /// A value alone, as it is.
    pub fn unchanged(value: impl Into<Value>) -> Self {
        Self::unworded("{value}").with("value", value)
    }

    /// The text as a sentence, with a full stop.
    #[must_use]
    pub fn as_sentence(self) -> Self {
        Self::unworded("{sentence}.").with("sentence", self)
    }

    /// Fills in the value of a name, if it is known.
    #[must_use]
    pub fn with_known(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Fills in the value of a name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.fill_in(name, value.into());
        self
    }

    fn fill_in(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }

    /// The English text, with the names of its values.
    #[must_use]
    pub fn text(&self) -> &'static str {
        match self.count {
            Some((count, other)) if count != 1 => other,
            _ => self.text,
        }
    }
}

impl Say for Said {
    fn say_into(&self, words: &Words, said: &mut String) {
        let translated = words.translated(self.text, self.count.map(|(count, _)| count));
        let mut rest = translated.as_deref().unwrap_or_else(|| self.text());
        while let Some((before, from_name)) = rest.split_once('{') {
            let (name, after) = from_name.split_once('}').unwrap_or((from_name, ""));
            said.push_str(before);
            rest = after;
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                value.say_into(words, said);
                // A name such as "Shop Inc." brings the full stop of the sentence with it.
                rest = after
                    .strip_prefix('.')
                    .filter(|_| value.ends_a_sentence())
                    .unwrap_or(after);
            }
        }
        said.push_str(rest);
    }
}

impl Say for Value {
    fn say_into(&self, words: &Words, said: &mut String) {
        match self {
            Self::Text(text) => said.push_str(text),
            Self::Said(part) => part.say_into(words, said),
            Self::Sentences(sentences) => sentences.say_into(words, said),
        }
    }
}

impl Say for Sentences {
    fn say_into(&self, words: &Words, said: &mut String) {
        for (index, sentence) in self.sentences.iter().enumerate() {
            if index > 0 {
                said.push(' ');
            }
            sentence.say_into(words, said);
        }
        if self.is_closed && said.ends_with(':') {
            said.pop();
            said.push('.');
        }
    }
}

impl Say for Lines {
    fn say_into(&self, words: &Words, said: &mut String) {
        for (index, line) in self.0.iter().enumerate() {
            if index > 0 {
                said.push('\n');
            }
            line.say_into(words, said);
        }
    }
}

impl Say for Text {
    fn say_into(&self, words: &Words, said: &mut String) {
        said.push_str(&words.text(*self));
    }
}

impl Sentences {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The same where no steps follow.
    #[must_use]
    pub fn closed(self) -> Self {
        Self {
            is_closed: true,
            ..self
        }
    }
}

impl IntoIterator for Sentences {
    type Item = Said;
    type IntoIter = std::vec::IntoIter<Said>;

    fn into_iter(self) -> Self::IntoIter {
        self.sentences.into_iter()
    }
}

impl IntoIterator for Lines {
    type Item = Sentences;
    type IntoIter = std::vec::IntoIter<Sentences>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Lines {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Value {
    /// Whether it ends in a full stop, also inside quotes.
    fn ends_a_sentence(&self) -> bool {
        match self {
            Self::Text(text) => text.trim_end_matches('"').ends_with('.'),
            Self::Said(part) => match (part.text, part.values.as_slice()) {
                ("{text}" | "{value}", [(_, value)]) => value.ends_a_sentence(),
                _ => false,
            },
            Self::Sentences(_) => true,
        }
    }
}

/// Shows each type in English, and compares it with an English text.
macro_rules! in_english {
    ($($sayable:ty),+) => {$(
        impl fmt::Display for $sayable {
            fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str(&self.say(&Words::default()))
            }
        }

        impl PartialEq<str> for $sayable {
            fn eq(&self, english: &str) -> bool {
                self.say(&Words::default()) == english
            }
        }

        impl PartialEq<&str> for $sayable {
            fn eq(&self, english: &&str) -> bool {
                self.say(&Words::default()).as_str() == *english
            }
        }
    )+};
}
in_english!(Text, Value, Said, Sentences, Lines);

/// An empty text.
impl Default for Said {
    fn default() -> Self {
        Self::unworded("")
    }
}

/// A text without values.
impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self::unworded(text.0)
    }
}

impl From<Text> for Sentences {
    fn from(text: Text) -> Self {
        Said::from(text).into()
    }
}

impl From<Said> for Sentences {
    fn from(sentence: Said) -> Self {
        vec![sentence].into()
    }
}

impl From<Vec<Said>> for Sentences {
    fn from(sentences: Vec<Said>) -> Self {
        Self {
            sentences,
            is_closed: false,
        }
    }
}

impl FromIterator<Said> for Sentences {
    fn from_iter<Iter: IntoIterator<Item = Said>>(sentences: Iter) -> Self {
        sentences.into_iter().collect::<Vec<_>>().into()
    }
}

impl<Line: Into<Sentences>> From<Line> for Lines {
    fn from(line: Line) -> Self {
        Self(vec![line.into()])
    }
}

impl<Line: Into<Sentences>> FromIterator<Line> for Lines {
    fn from_iter<Iter: IntoIterator<Item = Line>>(lines: Iter) -> Self {
        Self(lines.into_iter().map(Into::into).collect())
    }
}

impl<Line: Into<Sentences>> Extend<Line> for Lines {
    fn extend<Iter: IntoIterator<Item = Line>>(&mut self, lines: Iter) {
        self.0.extend(lines.into_iter().map(Into::into));
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Said::from(text).into()
    }
}

impl From<Sentences> for Value {
    fn from(sentences: Sentences) -> Self {
        Self::Sentences(sentences)
    }
}

impl From<Said> for Value {
    fn from(said: Said) -> Self {
        Self::Said(Box::new(said))
    }
}
