//! Prints the static pages about every diagnosis, in one language.
//!
//! Runs on the host. `cargo xtask build` writes the output into `errors/` of a release.
//!
//! Reads JSON from standard input: `{"tag", "direction", "languages": [{"tag", "name"}], "table": {"<English>": ["forms"]} | null,
//! "site": "<address>" | null}`. Prints `{"<file name>": "<content>"}`.

use std::io::Read;

use serde_json::{Map, Value};
use token_doctor::errors::{Site, files};
use token_doctor::words::Words;

fn main() {
    let mut input = String::new();
    // Without input, the pages are in English and have no links to other languages.
    let _ = std::io::stdin().read_to_string(&mut input);
    let input: Value = serde_json::from_str(&input).unwrap_or_default();
    let text = |value: &Value, name: &str, otherwise: &str| {
        let text = value.get(name).and_then(Value::as_str);
        text.unwrap_or(otherwise).to_owned()
    };
    let languages = input.get("languages").and_then(Value::as_array).into_iter().flatten();
    let site = Site {
        words: input
            .get("table")
            .filter(|table| table.is_object())
            .cloned()
            .map_or_else(Words::default, words),
        tag: text(&input, "tag", "en"),
        direction: text(&input, "direction", "ltr"),
        languages: languages
            .map(|language| (text(language, "tag", ""), text(language, "name", "")))
            .collect(),
        address: input.get("site").and_then(Value::as_str).map(str::to_owned),
    };
    let files: Map<String, Value> = files(&site)
        .into_iter()
        .map(|file| (file.name, Value::String(file.content)))
        .collect();
    println!("{}", Value::Object(files));
}

/// A language from its table. Nothing on these pages depends on a number, so the first form is enough.
fn words(table: Value) -> Words {
    Words::new(move |english, _| Some(table.get(english)?.get(0)?.as_str()?.to_owned()))
}
