//! Compiles translations to small JSON, for the reader in `src/words.js`. Does not depend on where translations come from.

use super::Language;
use super::message::{Message, parts};
use super::po::Translation;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The key of an English text: FNV-1a with 32 bits over its UTF-8 bytes, in base 36.
///
/// In JavaScript: `hash = Math.imul(hash ^ byte, 0x01000193)` for each byte, starting at `0x811c9dc5`, then
/// `(hash >>> 0).toString(36)`.
pub fn key(english: &str) -> String {
    let hash = english.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut rest = hash;
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
    }
    digits.iter().rev().collect()
}

/// A table of translations: `{"lang":"pt-BR","dir":"ltr","plurals":["one","other"],"texts":{"<key>":"text" | ["one form","other form"]}}`.
///
/// `plurals` are the categories of `Intl.PluralRules`, in the order of the forms. Without fuzzy and incomplete translations, and
/// without texts that are only for translators.
pub fn compile<'a>(language: &Language, translations: impl IntoIterator<Item = &'a Translation>) -> String {
    let texts: BTreeMap<String, Value> = translations
        .into_iter()
        .filter(|translation| translation.context.is_none() && translation.is_done())
        .map(|translation| {
            let text = match (&translation.plural, translation.forms.as_slice()) {
                (None, [text]) => json!(text),
                (_, forms) => json!(forms),
            };
            (key(&translation.english), text)
        })
        .collect();
    let texts: Map<String, Value> = texts.into_iter().collect();
    // Written part by part, so that the order does not depend on a feature of the JSON library.
    let [lang, dir, plurals] = [json!(language.tag), json!(language.direction), json!(language.plurals)];
    let texts = Value::Object(texts);
    format!("{{\"lang\":{lang},\"dir\":{dir},\"plurals\":{plurals},\"texts\":{texts}}}")
}

/// Each English text with its forms: `{"<English>": ["text"]}`.
pub fn plain(translations: &[Translation]) -> Value {
    let texts = translations
        .iter()
        .filter(|translation| translation.context.is_none() && translation.is_done())
        .map(|translation| (translation.english.clone(), json!(translation.forms)));
    Value::Object(texts.collect())
}

/// The same as an ES module.
pub fn compile_module<'a>(language: &Language, translations: impl IntoIterator<Item = &'a Translation>) -> String {
    format!("export default {};\n", compile(language, translations))
}

/// The shipped languages as a table of a script: `export const LANGUAGES = { "es": () => import("./words/es.js") };`. The addresses are
/// literals, so that bundlers find the files. Without `import`, only the tags.
pub fn languages(languages: &[Language], import: bool) -> String {
    let rows = languages.iter().map(|Language { tag, .. }| {
        let words = if import {
            format!("() => import(\"./words/{tag}.js\")")
        } else {
            "0".to_owned()
        };
        format!("  \"{tag}\": {words},\n")
    });
    format!(
        "\n/** The languages besides English, and their words. */\nexport const LANGUAGES = {{\n{}}};\n",
        rows.collect::<String>()
    )
}

/// The English texts in a WebAssembly file. A text with placeholders counts if its longest part is there.
pub fn held_by<'a>(wasm: &[u8], messages: &'a [Message]) -> BTreeSet<&'a str> {
    /// The texts by length, so that the file is read once for all texts of the same length.
    const HEAD: usize = 8;
    let mut held = BTreeSet::new();
    let mut by_head: HashMap<&[u8], Vec<(&[u8], &str)>> = HashMap::new();
    for message in messages.iter().filter(|message| message.context.is_none()) {
        let english = message.english.as_str();
        let longest = parts(english)
            .max_by_key(|part| part.len())
            .unwrap_or_default()
            .as_bytes();
        if let Some(head) = longest.get(..HEAD) {
            by_head.entry(head).or_default().push((longest, english));
        } else if wasm.windows(longest.len().max(1)).any(|place| place == longest) {
            held.insert(english);
        }
    }
    for (at, head) in wasm.windows(HEAD).enumerate() {
        for (longest, english) in by_head.get(head).into_iter().flatten() {
            if wasm.get(at..).is_some_and(|place| place.starts_with(longest)) {
                held.insert(english);
            }
        }
    }
    held
}

/// The texts that are needed first: those of the first WebAssembly file and of the page's own scripts.
pub fn first<'a>(first_wasm: &[u8], messages: &'a [Message]) -> BTreeSet<&'a str> {
    let mut first = held_by(first_wasm, messages);
    let in_scripts = messages.iter().filter(|message| message.is_in_script());
    first.extend(in_scripts.map(|message| message.english.as_str()));
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::message::META_LABEL;

    fn message(english: &str, file: &str) -> Message {
        Message {
            english: english.to_owned(),
            files: vec![file.to_owned()],
            ..Message::default()
        }
    }

    fn translation(english: &str, forms: &[&str]) -> Translation {
        Translation {
            english: english.to_owned(),
            plural: (forms.len() > 1).then(String::new),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            ..Translation::default()
        }
    }

    #[test]
    fn keys_are_those_of_the_reader() {
        // The same keys are in tests/browser/words.test.mjs.
        for (english, expected) in [
            ("", "ztntfp"),
            ("Token expired", "oykh93"),
            ("{count} days “…”", "1g1phxc"),
        ] {
            assert_eq!(key(english), expected, "{english}");
        }
    }

    #[test]
    fn only_complete_translations_are_compiled() {
        let fuzzy = Translation {
            is_fuzzy: true,
            ..translation("Fuzzy", &["Vago"])
        };
        let label = Translation {
            context: Some(META_LABEL.to_owned()),
            ..translation("Save", &["Salvar"])
        };
        let language = Language::example();
        let all = [
            translation("Token expired", &["Token \"expirado\""]),
            translation("{count} day", &["{count} dia", "{count} dias"]),
            translation("None", &[""]),
            translation("Half", &["Meio", ""]),
            fuzzy,
            label,
        ];
        let (text, days) = (key("Token expired"), key("{count} day"));
        let mut rows = [
            format!(r#""{text}":"Token \"expirado\"""#),
            format!(r#""{days}":["{{count}} dia","{{count}} dias"]"#),
        ];
        rows.sort();
        let expected = format!(
            r#"{{"lang":"pt-BR","dir":"ltr","plurals":["one","other"],"texts":{{{}}}}}"#,
            rows.join(",")
        );
        assert_eq!(compile(&language, &all), expected);
        assert_eq!(compile_module(&language, &all), format!("export default {expected};\n"));
    }

    #[test]
    fn the_languages_are_a_table_of_literal_addresses_or_of_tags() {
        let shipped = [Language::example()];
        assert!(
            languages(&shipped, true).contains("LANGUAGES = {\n  \"pt-BR\": () => import(\"./words/pt-BR.js\"),\n};")
        );
        assert!(languages(&shipped, false).contains("LANGUAGES = {\n  \"pt-BR\": 0,\n};"));
    }

    #[test]
    fn the_first_load_has_the_texts_of_its_file_and_of_scripts() {
        let messages = [
            message("Token expired", "src/a.rs"),
            message("Your token expired {ended}, so create a new one “now”.", "src/a.rs"),
            message("Later", "src/a.rs"),
            message("Your token expired later", "src/a.rs"),
            message("App {app}", "src/a.rs"),
            message("Loading", "src/ui/page/boot.js"),
        ];
        let wasm = [
            b"\0asm\x01\xff\xfeToken expired\x02Your token expired App ".as_slice(),
            ", so create a new one “now”.\0".as_bytes(),
        ]
        .concat();
        let first: Vec<&str> = first(&wasm, &messages).into_iter().collect();
        assert_eq!(
            first,
            [
                "App {app}",
                "Loading",
                "Token expired",
                "Your token expired {ended}, so create a new one “now”."
            ]
        );
        assert_eq!(held_by(&wasm, &messages).len(), 3);
    }
}
