//! `cargo xtask words`: the languages of the project.
//!
//! The English texts are in the sources and are the keys of their translations, as in gettext. `words/messages.pot` has every text,
//! and `words/<code>.po` has the translations of a language. The shipped files are small JSON, which `src/words.js` reads.
//!
//! In reading order: [`message`] (a text), [`tokens`], [`names`], [`javascript`] and [`scan`] (finding the texts), [`labels`] (what
//! Meta's buttons are called), [`pot`] and [`po`] (the files), [`language`] (which languages are shipped), [`check`] (what a
//! translation must keep), [`compile`] (the shipped files).

mod check;
mod compile;
mod javascript;
mod labels;
mod language;
mod message;
mod names;
mod po;
mod pot;
mod scan;
mod tokens;

use crate::process::say;
use crate::project;
pub use language::Language;
use message::Message;
use po::Translation;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How many missing translations of a language are named. The others are only counted.
const SHOWN_AS_MISSING: usize = 40;

/// The sources of the static pages.
const STATIC_PAGES: &str = "src/errors/";

/// The files of translations.
const FOLDER: &str = "words";
const TEMPLATE: &str = "words/messages.pot";

/// Updates the template and the translations from the sources, then checks them.
pub fn renew() -> Result<(), String> {
    po::prepare()?;
    let (messages, template) = template()?;
    if write_if_changed(Path::new(TEMPLATE), &template)? {
        say(&format!("renewed {TEMPLATE}: {} texts", messages.len()));
    }
    for file in files()? {
        if write_if_changed(&file, &po::merged(&file, Path::new(TEMPLATE))?)? {
            say(&format!("renewed {}", file.display()));
        }
    }
    verify(&messages)
}

/// Fails if the template or a file of translations is out of date, incomplete or wrong. Changes nothing.
pub fn check() -> Result<(), String> {
    po::prepare()?;
    let (messages, template) = template()?;
    if !is_same(Path::new(TEMPLATE), &template) {
        return Err(format!("{TEMPLATE} is out of date. Run `cargo xtask words`."));
    }
    for file in files()? {
        if !is_same(&file, &po::merged(&file, Path::new(TEMPLATE))?) {
            return Err(format!("{} is out of date. Run `cargo xtask words`.", file.display()));
        }
    }
    verify(&messages)
}

/// Prints the literals that look like sentences and are not translated, to find those without `t!`. Also prints the names in double
/// quotes that are neither a label from Meta nor a text of the project.
pub fn print_unmarked() -> Result<(), String> {
    let scan = scan::project()?;
    for literal in &scan.unmarked {
        println!("{}: {:?}", literal.place, literal.text);
    }
    for name in labels::unknown(&scan.messages) {
        println!("neither a text nor in xtask/src/words/labels.rs: \"{name}\"");
    }
    Ok(())
}

/// The words of one language for the page.
pub struct PageWords {
    /// The language.
    pub language: Language,
    /// The JSON of the texts that the first load needs.
    pub first: String,
    /// The JSON of all other texts.
    pub rest: String,
    /// Each English text with its forms, as JSON: for the page's text, which is made on this machine.
    pub table: serde_json::Value,
}

/// The words of the page in each shipped language. `first_wasm`: the WebAssembly that the page loads first.
pub fn page_words(first_wasm: &Path) -> Result<Vec<PageWords>, String> {
    let messages = scan::project()?.messages;
    let first = compile::first(&read_bytes(first_wasm)?, &messages);
    let static_only = static_only(&messages);
    let words = tables()?.into_iter().map(|table| {
        let (_, said_by_app) = divided(&table.translations, &static_only);
        let (first, rest) = divided(said_by_app, &first);
        PageWords {
            first: compile::compile(&table.language, first),
            rest: compile::compile(&table.language, rest),
            table: compile::plain(&table.translations),
            language: table.language,
        }
    });
    Ok(words.collect())
}

/// Each shipped language with all its texts: `{"<English>": ["forms"]}`.
pub fn plain_tables() -> Result<Vec<(Language, serde_json::Value)>, String> {
    let tables = tables()?.into_iter();
    Ok(tables
        .map(|table| (table.language, compile::plain(&table.translations)))
        .collect())
}

/// The texts that only static pages say: they are translated at build, so no language file needs them.
fn static_only(messages: &[Message]) -> BTreeSet<&str> {
    let of_static_pages = messages.iter().filter(|message| message.is_only_in(STATIC_PAGES));
    of_static_pages.map(|message| message.english.as_str()).collect()
}

/// Writes the ES module `words/<tag>.js` into a folder, for each shipped language: the texts that these WebAssembly files say, and
/// those of JavaScript files.
pub fn write_modules(wasm: &[&Path], folder: &Path) -> Result<(), String> {
    let messages = scan::project()?.messages;
    let mut held = BTreeSet::new();
    for file in wasm {
        held.append(&mut compile::held_by(&read_bytes(file)?, &messages));
    }
    let in_scripts = messages.iter().filter(|message| message.is_in_script());
    held.extend(in_scripts.map(|message| message.english.as_str()));
    let static_only = static_only(&messages);
    held.retain(|english| !static_only.contains(english));
    let folder = folder.join("words");
    project::make_folder(&folder)?;
    for table in tables()? {
        let language = &table.language;
        let (said, _) = divided(&table.translations, &held);
        project::write(
            &folder.join(format!("{}.js", language.tag)),
            &compile::compile_module(language, said),
        )?;
    }
    Ok(())
}

/// The translations of one language.
struct Table {
    language: Language,
    translations: Vec<Translation>,
}

/// The translations of these English texts, and the others.
fn divided<'a>(
    translations: impl IntoIterator<Item = &'a Translation>,
    english: &BTreeSet<&str>,
) -> (Vec<&'a Translation>, Vec<&'a Translation>) {
    translations
        .into_iter()
        .partition(|translation| english.contains(translation.english.as_str()))
}

/// The translations of every shipped language.
fn tables() -> Result<Vec<Table>, String> {
    let mut tables = Vec::new();
    for file in files()? {
        if let Some(language) = language_of(&file)? {
            let translations = po::read(&file)?;
            tables.push(Table { language, translations });
        }
    }
    Ok(tables)
}

/// The shipped languages, except English, in the order of their files. Each must be complete.
pub fn shipped() -> Result<Vec<Language>, String> {
    shipped_in(Path::new(FOLDER))
}

/// The languages whose files of translations are in a folder.
pub fn shipped_in(folder: &Path) -> Result<Vec<Language>, String> {
    let mut shipped = Vec::new();
    for file in files_in(folder)? {
        shipped.extend(language_of(&file)?);
    }
    Ok(shipped)
}

/// The language of a file of translations, if it is shipped.
fn language_of(file: &Path) -> Result<Option<Language>, String> {
    Language::read(&project::read(file)?).map_err(|problem| format!("{}: {problem}", file.display()))
}

/// The JavaScript with which a script finds translations: the reader, and the shipped languages as `LANGUAGES`. With `import`, each
/// language is loaded from beside the script. Otherwise the host of the script gives the words, and only the tags are there.
pub fn script(import: bool) -> Result<String, String> {
    let languages = shipped()?;
    Ok(include_str!("../../src/words.js").to_owned() + &compile::languages(&languages, import))
}

/// The same for a script that is one file, without exports.
pub fn inlined_script(import: bool) -> Result<String, String> {
    Ok(script(import)?.replace("\nexport ", "\n"))
}

/// Every text, and the template that has them.
fn template() -> Result<(Vec<Message>, String), String> {
    let scan = scan::project()?;
    let mut messages = scan.messages;
    messages.extend(labels::named_by(&messages));
    let template = pot::write(&messages, &scan.names);
    Ok((messages, template))
}

/// The files of translations, including languages that are not shipped yet.
fn files() -> Result<Vec<PathBuf>, String> {
    files_in(Path::new(FOLDER))
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("Cannot list {}: {error}.", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "po"))
        .collect();
    files.sort();
    Ok(files)
}

/// Checks the translations.
fn verify(messages: &[Message]) -> Result<(), String> {
    let mut problems = check::collisions(messages);
    for file in files()? {
        let name = file.display();
        if let Err(reason) = po::verify(&file) {
            problems.push(reason);
            continue;
        }
        let translations = po::read(&file)?;
        let share = check::share(&translations, messages);
        say(&format!("{name}: {} of {} texts are translated", share.done, share.all));
        let shipped = language_of(&file)?;
        let plurals: Vec<&str> = match &shipped {
            Some(language) => language.plurals.iter().map(String::as_str).collect(),
            // Its plural forms are not known here. msgfmt has checked their number.
            None => vec![""; forms(&translations)],
        };
        let found = check::problems(&translations, &plurals);
        problems.extend(found.into_iter().map(|problem| format!("{name}: {problem}")));
        if shipped.is_some() {
            let shown = share.missing.iter().take(SHOWN_AS_MISSING);
            problems.extend(shown.map(|missing| format!("{name}: {missing}")));
            if let more @ 1.. = share.missing.len().saturating_sub(SHOWN_AS_MISSING) {
                problems.push(format!(
                    "{name}: {more} more are missing. To list them, run `msgattrib --untranslated {name}` and `msgattrib --only-fuzzy {name}`."
                ));
            }
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    for problem in &problems {
        eprintln!("{problem}");
    }
    Err("A translation is missing or wrong. Each is named above.".to_owned())
}

/// The number of plural forms of a language, from its translations.
fn forms(translations: &[Translation]) -> usize {
    translations
        .iter()
        .map(|translation| translation.forms.len())
        .max()
        .unwrap_or_default()
}

fn is_same(file: &Path, text: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == text)
}

/// Writes a file unless it has this text already. Returns whether it was written.
fn write_if_changed(file: &Path, text: &str) -> Result<bool, String> {
    if is_same(file, text) {
        return Ok(false);
    }
    project::write(file, text).map(|()| true)
}

fn read_bytes(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("Cannot read {}: {error}.", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_divided_by_what_a_file_says() {
        let translation = |english: &str| Translation {
            english: english.to_owned(),
            ..Translation::default()
        };
        let table = Table {
            language: Language::example(),
            translations: vec![translation("One"), translation("Two")],
        };
        let (first, second) = divided(&table.translations, &BTreeSet::from(["Two", "Three"]));
        assert_eq!(first, [&translation("Two")]);
        assert_eq!(second, [&translation("One")]);
    }
}
