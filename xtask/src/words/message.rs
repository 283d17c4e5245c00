//! A text that is translated. Does not depend on where texts are found, or on how they are written into files.

use std::path::Path;

/// The context of labels from Meta in the files of translations.
pub const META_LABEL: &str = "Meta's label";

/// A text that is translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Distinguishes two equal texts. Texts with a context are only for translators and checks, and are not compiled.
    pub context: Option<&'static str>,
    /// The English text. If it depends on a number, the text for 1.
    pub english: String,
    /// The English text for any other number.
    pub plural: Option<String>,
    /// The files with this text, in the order in which they are read.
    pub files: Vec<String>,
}

impl Message {
    /// Whether one of the page's own scripts uses it, and not only the WebAssembly.
    pub fn is_in_script(&self) -> bool {
        self.files.iter().any(|file| is_script(file))
    }

    /// Whether only files of a folder say it.
    pub fn is_only_in(&self, folder: &str) -> bool {
        self.context.is_none() && self.files.iter().all(|file| file.starts_with(folder))
    }

    /// Its English forms.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.english.as_str()).chain(self.plural.as_deref())
    }

    /// The names of its placeholders, in order, each once.
    pub fn placeholders(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.forms().flat_map(placeholders) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// Whether a file is a script, by its name.
pub fn is_script(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "js")
}

/// The names in braces.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// The parts of a text between its placeholders.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .enumerate()
        .map(|(index, piece)| match piece.split_once('}') {
            Some((_, after)) if index > 0 => after,
            _ => piece,
        })
}

/// Every second piece of a text: the pieces between two marks.
pub fn between(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let marks = text.matches(mark).count();
    text.split(mark).skip(1).step_by(2).take(marks / 2)
}

/// Whether a text can be translated: it has letters outside its placeholders, and is not an address.
pub fn is_translatable(text: &str) -> bool {
    let is_address = text.starts_with("https://") && !text.contains(' ');
    !is_address && parts(text).any(|part| part.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_at_its_placeholders() {
        let text = "Your token expired {ended}, for {app}.";
        assert_eq!(placeholders(text), ["ended", "app"]);
        assert_eq!(parts(text).collect::<Vec<_>>(), ["Your token expired ", ", for ", "."]);
        assert_eq!(between("Press `a` or `b`, not ` ", '`').collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_text_of_several_folders_is_not_only_in_one() {
        let said_in = |files: &[&str]| Message {
            files: files.iter().map(|file| (*file).to_owned()).collect(),
            ..Message::default()
        };
        assert!(said_in(&["src/errors/a.rs", "src/errors/b.rs"]).is_only_in("src/errors/"));
        assert!(!said_in(&["src/errors/a.rs", "src/ui/b.rs"]).is_only_in("src/errors/"));
    }

    #[test]
    fn addresses_and_texts_without_letters_are_not_translated() {
        for text in ["", "{item}, {rest}", "https://example.com/{app_id}", "64"] {
            assert!(!is_translatable(text), "{text}");
        }
        assert!(is_translatable("{item} and {last}"));
    }
}
