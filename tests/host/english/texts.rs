//! The texts that people read, from the files of the project, and how a text is read: its lines, sentences and words.

use std::path::Path;

/// A text, and where it is from.
pub struct Text {
    pub text: String,
    /// The source files, or the file and the kind of line.
    pub place: String,
}

/// A file of the project.
pub fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every text of `words/messages.pot`, also plurals. Not those with a context: they are names of Meta's buttons.
pub fn of_template(template: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    for entry in template.split("\n\n") {
        let places: Vec<&str> = entry.lines().filter_map(|line| line.strip_prefix("#: ")).collect();
        let mut fields: Vec<(&str, String)> = Vec::new();
        for line in entry.lines().filter(|line| !line.starts_with('#')) {
            let (field, literal) = line.split_once('"').unwrap_or((line, "\""));
            let value: String = serde_json::from_str(&format!("\"{literal}")).unwrap_or_else(|_| panic!("{line}"));
            match fields.last_mut() {
                Some((_, text)) if field.is_empty() => text.push_str(&value),
                _ => fields.push((field.trim_end(), value)),
            }
        }
        if fields.iter().any(|(field, _)| *field == "msgctxt") {
            continue;
        }
        let messages = fields
            .into_iter()
            .filter(|(field, text)| ["msgid", "msgid_plural"].contains(field) && !text.is_empty());
        texts.extend(messages.map(|(_, text)| Text {
            text,
            place: places.join(" "),
        }));
    }
    texts
}

/// What is said of one diagnosis: a line of its explanation, or one alternative of it.
pub struct Line {
    pub text: String,
    pub is_step: bool,
}

/// Every line of `docs/diagnoses.md` after its introduction.
pub fn of_diagnoses(page: &str) -> Vec<Line> {
    let is_said = |line: &&str| !line.is_empty() && !line.starts_with("### ");
    let lines = page.lines().skip_while(|line| !line.starts_with("## ")).filter(is_said);
    let mut said = Vec::new();
    for line in lines {
        let (text, is_step) = match line.strip_prefix("1. ") {
            Some(step) => (step, true),
            None => (line.trim_start_matches('#'), false),
        };
        said.extend(text.split(" | ").map(|alternative| Line {
            text: without_conditions(alternative.trim()),
            is_step,
        }));
    }
    said
}

/// Without the `{names}` that choose an alternative and say nothing: text follows them without a space.
fn without_conditions(text: &str) -> String {
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('}') {
        if !name.starts_with('{') || !after.starts_with(|next: char| next.is_alphabetic() || next == '{') {
            break;
        }
        rest = after;
    }
    rest.to_owned()
}

/// The documents of the project, without the page of all diagnoses, which [`of_diagnoses`] reads.
pub fn documents() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["", "docs/", "examples/crm/", "hosting/", "src/module/"] {
        let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        found.extend(
            names
                .filter(|name| Path::new(name).extension() == Some("md".as_ref()) && name != "diagnoses.md")
                .map(|name| [folder, &name].concat()),
        );
    }
    found
}

/// The headings, paragraphs, items and cells of a document, each as one line. Leaves out blocks of code and the targets of links.
pub fn of_document(document: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut is_code = false;
    let mut is_in_part = false;
    for line in document.lines().map(str::trim) {
        if line.starts_with("```") {
            is_code = !is_code;
            is_in_part = false;
        } else if is_code {
        } else if line.is_empty() {
            is_in_part = false;
        } else if line.starts_with(['#', '|']) {
            parts.extend(line.split(['#', '|']).map(|part| part.trim().to_owned()));
            is_in_part = false;
        } else {
            match (item(line), parts.last_mut()) {
                (None, Some(part)) if is_in_part => *part = [part, " ", line].concat(),
                (item, _) => parts.push(item.unwrap_or(line).to_owned()),
            }
            is_in_part = true;
        }
    }
    let parts = parts.iter().map(|part| without_links(part).replace("**", ""));
    parts.filter(|part| !part.is_empty()).collect()
}

/// What a line says that begins an item of a list.
fn item(line: &str) -> Option<&str> {
    let numbered = line
        .split_once(". ")
        .filter(|(number, _)| number.parse::<u8>().is_ok())
        .map(|(_, item)| item);
    line.strip_prefix("- ").or(numbered)
}

/// The text with the words of its links alone.
fn without_links(text: &str) -> String {
    let mut pieces = text.split("](");
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        shown.push_str(piece.split_once(')').map_or(piece, |(_, after)| after));
    }
    shown.replace(['[', ']'], "")
}

/// The text with one word in place of each part between these marks. A mark that is not closed stays.
fn with_replaced(text: &str, mark: char, word: &str) -> String {
    let mut pieces = text.split(mark);
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    while let Some(inside) = pieces.next() {
        if let Some(after) = pieces.next() {
            replaced = [&replaced, word, after].concat();
        } else {
            replaced = [&replaced, &mark.to_string(), inside].concat();
        }
    }
    replaced
}

/// The text with "Code" for each name in backticks.
pub fn without_code(text: &str) -> String {
    with_replaced(text, '`', "Code")
}

/// The text with one word for each name in backticks or quotation marks.
pub fn without_names(text: &str) -> String {
    with_replaced(&without_code(text), '"', "Name")
}

/// The sentences of a text. Each line is one by itself.
pub fn sentences<'text>(text: &'text str, stops: &[char]) -> Vec<&'text str> {
    let mut found = Vec::new();
    for mut rest in text.lines() {
        while let Some(end) = rest
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(|at| rest[..*at].trim_end_matches(['"', ')']).ends_with(stops))
        {
            found.push(&rest[..end]);
            rest = rest[end..].trim_start();
        }
        if !rest.is_empty() {
            found.push(rest);
        }
    }
    found
}

/// The words of a text, with a placeholder as one. Arrows and dots alone are no words.
pub fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .filter(|word| word.contains(|character: char| character.is_alphanumeric() || character == '{'))
        .collect()
}

/// The words of a text in lower case, each between two spaces: to find words and phrases in it. Placeholders are left out.
pub fn spaced(text: &str) -> String {
    let mut said = String::from(" ");
    let mut is_placeholder = false;
    for character in text.chars() {
        match character {
            '{' => is_placeholder = true,
            '}' => is_placeholder = false,
            _ if is_placeholder => {}
            '\'' | '-' => said.push(character),
            _ if character.is_alphanumeric() => said.extend(character.to_lowercase()),
            _ if !said.ends_with(' ') => said.push(' '),
            _ => {}
        }
    }
    if !said.ends_with(' ') {
        said.push(' ');
    }
    said
}
