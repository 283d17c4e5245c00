//! Writes the template of the files of translations (POT). Does not depend on any language.

use super::message::{META_LABEL, Message};
use super::names::Names;

const HEAD: &str = r#"# Texts of Token Doctor.
# `cargo xtask words` writes this file from the sources.
#
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: token-doctor\n"
"Language: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"#;

/// The file for these texts.
pub fn write(messages: &[Message], names: &Names) -> String {
    let entries = messages.iter().map(|message| entry(message, names));
    std::iter::once(HEAD.to_owned())
        .chain(entries)
        .collect::<Vec<_>>()
        .join("\n")
}

fn entry(message: &Message, names: &Names) -> String {
    let mut lines = Vec::new();
    if message.context == Some(META_LABEL) {
        lines.push(
            "#. What Meta's own screen shows in this language. If that is not confirmed, the English name.".to_owned(),
        );
    }
    let placeholders = message.placeholders();
    // In other files, a placeholder with the same name can have another value.
    let is_in_catalogue = message.files.iter().any(|file| file.starts_with("src/diagnosis/"));
    for name in &placeholders {
        let about = names.about.get(*name).filter(|_| is_in_catalogue).map(String::as_str);
        let about = about
            .or((*name == "count").then_some("A number."))
            .filter(|about| !about.is_empty());
        lines.extend(about.map(|about| format!("#. {{{name}}}: {about}")));
    }
    lines.push(format!("#: {}", message.files.join(" ")));
    if !placeholders.is_empty() {
        lines.push("#, python-brace-format".to_owned());
    }
    lines.extend(message.context.map(|context| field("msgctxt", context)));
    lines.push(field("msgid", &message.english));
    match &message.plural {
        Some(plural) => {
            lines.push(field("msgid_plural", plural));
            lines.extend(["msgstr[0] \"\"".to_owned(), "msgstr[1] \"\"".to_owned()]);
        }
        None => lines.push("msgstr \"\"".to_owned()),
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// A field with its text, in gettext's format.
fn field(name: &str, text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\t', "\\t")
        .replace('\n', "\\n");
    format!("{name} \"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_where_the_text_is_and_what_is_filled_in() {
        let mut names = Names::default();
        names
            .about
            .insert("ended".to_owned(), "When the token expired.".to_owned());
        let message = Message {
            english: "It \"ended\" {ended}, {other}.".to_owned(),
            files: vec!["src/a.rs".to_owned(), "src/diagnosis/b.rs".to_owned()],
            ..Message::default()
        };
        let label = Message {
            context: Some(META_LABEL),
            english: "Save".to_owned(),
            files: vec!["src/c.rs".to_owned()],
            ..Message::default()
        };
        let days = Message {
            english: "{count} day".to_owned(),
            plural: Some("{count} days".to_owned()),
            files: vec!["src/d.rs".to_owned()],
            ..Message::default()
        };
        let written = write(&[message, days, label], &names);
        let (_, entries) = written.split_once("8bit\\n\"\n").unwrap_or_default();
        assert_eq!(
            entries,
            r#"
#. {ended}: When the token expired.
#: src/a.rs src/diagnosis/b.rs
#, python-brace-format
msgid "It \"ended\" {ended}, {other}."
msgstr ""

#. {count}: A number.
#: src/d.rs
#, python-brace-format
msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] ""
msgstr[1] ""

#. What Meta's own screen shows in this language. If that is not confirmed, the English name.
#: src/c.rs
msgctxt "Meta's label"
msgid "Save"
msgstr ""
"#
        );
    }
}
