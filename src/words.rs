//! What a sentence is: an English text with the values that are filled in, so that it can be said in another language later.
//!
//! Does not depend on what is said, or on where it is shown.

use std::fmt;

/// One sentence, or a part of one, as data. `Display` says it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The English text, with `{names}` of values.
    text: &'static str,
    /// The number by which a language chooses between singular and plural.
    count: Option<i64>,
    values: Vec<(&'static str, Value)>,
}

/// What is filled in for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, a number, an ID or Meta's words: the same in every language.
    Text(String),
    /// A part of the sentence that has words of its own.
    Said(Box<Said>),
}

/// Sentences that follow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences(Vec<Said>);

impl Said {
    /// A text with `{count}` in it, for one and for any other number.
    #[must_use]
    pub fn counted(count: i64, one: &'static str, other: &'static str) -> Self {
        let text = if count == 1 { one } else { other };
        Self {
            count: Some(count),
            ..Self::from(text).with("count", count.to_string())
        }
    }

    /// A text that is the same in every language, such as one that somebody else wrote.
    #[must_use]
    pub fn quote(text: String) -> Self {
        Self::from("{text}").with("text", text)
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
        self.text
    }
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut rest = self.text;
        while let Some((before, from_name)) = rest.split_once('{') {
            let (name, after) = from_name.split_once('}').unwrap_or((from_name, ""));
            formatter.write_str(before)?;
            rest = after;
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                fmt::Display::fmt(value, formatter)?;
                // A name such as "Shop Inc." brings the full stop of the sentence with it.
                rest = after
                    .strip_prefix('.')
                    .filter(|_| value.ends_a_sentence())
                    .unwrap_or(after);
            }
        }
        formatter.write_str(rest)
    }
}

impl Value {
    /// Whether it ends in a full stop, also inside quotes.
    fn ends_a_sentence(&self) -> bool {
        match self {
            Self::Text(text) => text.trim_end_matches('"').ends_with('.'),
            Self::Said(_) => false,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Said(said) => fmt::Display::fmt(said, formatter),
        }
    }
}

impl fmt::Display for Sentences {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (index, sentence) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            fmt::Display::fmt(sentence, formatter)?;
        }
        Ok(())
    }
}

/// A text without values.
impl From<&'static str> for Said {
    fn from(text: &'static str) -> Self {
        Self {
            text,
            count: None,
            values: Vec::new(),
        }
    }
}

impl FromIterator<Said> for Sentences {
    fn from_iter<Iter: IntoIterator<Item = Said>>(sentences: Iter) -> Self {
        Self(sentences.into_iter().collect())
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

impl From<Said> for Value {
    fn from(said: Said) -> Self {
        Self::Said(Box::new(said))
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, english: &&str) -> bool {
        let said = self.to_string();
        said.as_str() == *english
    }
}

impl PartialEq<&str> for Sentences {
    fn eq(&self, english: &&str) -> bool {
        let said = self.to_string();
        said.as_str() == *english
    }
}
