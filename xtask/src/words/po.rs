//! A file of translations (PO): reads it, and merges it with the template with gettext's own tools. Does not depend on the languages, or
//! on the rules for translations.

use crate::process::{command, find};
use crate::{apt, project};
use polib::message::MessageView;
use std::path::Path;
use std::process::{Command, Stdio};

/// A text with its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// Its context, if it has one.
    pub context: Option<String>,
    /// The English text.
    pub english: String,
    /// The English plural.
    pub plural: Option<String>,
    /// The translation: one text, or one for each plural form. Empty if there is none.
    pub forms: Vec<String>,
    /// Whether a translator must check it again.
    pub is_fuzzy: bool,
}

impl Translation {
    /// Whether it is complete and confirmed.
    pub fn is_done(&self) -> bool {
        !self.is_fuzzy && !self.forms.is_empty() && self.forms.iter().all(|form| !form.is_empty())
    }
}

/// Makes sure that gettext's tools are installed.
pub fn prepare() -> Result<(), String> {
    if find("msgfmt").is_some() && find("msgmerge").is_some() {
        return Ok(());
    }
    apt::install(&["gettext"]).map_err(|next| format!("Translations need gettext. {next}."))
}

/// Reads a file that [`verify`] has checked. polib checks little itself.
pub fn read(file: &Path) -> Result<Vec<Translation>, String> {
    parse(&project::read(file)?).map_err(|error| format!("Cannot read {}: {error}.", file.display()))
}

fn parse(text: &str) -> Result<Vec<Translation>, String> {
    // polib treats an empty comment as a part of the text before it.
    let text: String = text
        .lines()
        .filter(|line| *line != "#")
        .flat_map(|line| [line, "\n"])
        .collect();
    let catalog = polib::po_file::parse_from_reader(text.as_bytes()).map_err(|error| error.to_string())?;
    let translation = |message: &dyn MessageView| Translation {
        context: message
            .msgctxt()
            .filter(|context| !context.is_empty())
            .map(str::to_owned),
        english: message.msgid().to_owned(),
        plural: message.msgid_plural().ok().map(str::to_owned),
        forms: match message.msgstr() {
            Ok(text) => vec![text.to_owned()],
            Err(_) => message.msgstr_plural().cloned().unwrap_or_default(),
        },
        is_fuzzy: message.is_fuzzy(),
    };
    Ok(catalog.messages().map(translation).collect())
}

/// The file after merging it with the template: new texts are added, and changed texts become fuzzy.
pub fn merged(file: &Path, template: &Path) -> Result<String, String> {
    let mut msgmerge = command("msgmerge", ["--quiet", "--no-wrap", "--previous", "--output-file=-"]);
    let output = in_english(&mut msgmerge)
        .args([file, template])
        .output()
        .map_err(|error| format!("Cannot start msgmerge: {error}."))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(format!(
            "msgmerge could not merge {}. Its reason is above.",
            file.display()
        ));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{} is not in UTF-8.", file.display()))
}

/// The problems that gettext itself finds in a file, if any.
pub fn verify(file: &Path) -> Result<(), String> {
    let mut msgfmt = command("msgfmt", ["--check", "--output-file=/dev/null"]);
    let output = in_english(&mut msgfmt)
        .arg(file)
        .output()
        .map_err(|error| format!("Cannot start msgfmt: {error}."))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim_end().to_owned())
    }
}

fn in_english(tool: &mut Command) -> &mut Command {
    tool.stdin(Stdio::null())
        .env("LC_ALL", "C.UTF-8")
        .env_remove("LANGUAGE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_are_read() {
        let po = r#"# Head.
#
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#
#. {ended}: When.
#: src/a.rs
#, python-brace-format
msgid "Your token expired "
"{ended}."
msgstr "Expirou \"{ended}\"."

#, fuzzy, python-brace-format
#| msgid "{count} hour"
#| msgid_plural "{count} hours"
msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} dia"
msgstr[1] ""

msgctxt "Meta's label"
msgid "Save"
msgstr "Salvar"

#~ msgid "Old"
#~ msgstr "Velho"
"#;
        let translation = |english: &str, forms: &[&str]| Translation {
            english: english.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            ..Translation::default()
        };
        let expected = [
            translation("Your token expired {ended}.", &["Expirou \"{ended}\"."]),
            Translation {
                plural: Some("{count} days".to_owned()),
                is_fuzzy: true,
                ..translation("{count} day", &["{count} dia", ""])
            },
            Translation {
                context: Some("Meta's label".to_owned()),
                ..translation("Save", &["Salvar"])
            },
        ];
        assert_eq!(parse(po).as_deref(), Ok(expected.as_slice()));
        assert_eq!(expected.map(|one| one.is_done()), [true, false, true]);
    }
}
