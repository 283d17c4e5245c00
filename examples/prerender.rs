//! Prints the page's HTML as the app would first render it, in one language.
//!
//! Runs on the host. `cargo xtask finish-page` puts the output into `index.html`, so that the page is readable before the WebAssembly
//! arrives. The components and sentences are the same.
//!
//! Reads JSON from standard input: `{"tag", "languages": [{"tag", "name", "href"}], "table": {"<English>": ["forms"]} | null}`. Prints
//! `{"html", "description"}`.

use std::io::Read;

use serde_json::{Value, json};
use token_doctor::ui::{DESCRIPTION, LanguageLink, Page, PageProps};
use token_doctor::words::Words;
use yew::LocalServerRenderer;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut input = String::new();
    // Without input, the page is in English and has no links to other languages.
    let _ = std::io::stdin().read_to_string(&mut input);
    let input: Value = serde_json::from_str(&input).unwrap_or_default();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let languages = input.get("languages").and_then(Value::as_array).into_iter().flatten();
    let props = PageProps {
        words: input.get("table").cloned().map_or_else(Words::default, words),
        lang: text(&input, "tag").into(),
        languages: languages
            .map(|language| LanguageLink {
                tag: text(language, "tag"),
                name: text(language, "name"),
                href: text(language, "href"),
            })
            .collect(),
    };
    let description = props.words.text(DESCRIPTION).into_owned();
    // Not hydratable: the app renders again and takes over the typed text, so the page needs no markers for hydration.
    let renderer = LocalServerRenderer::<Page>::with_props(props).hydratable(false);
    println!(
        "{}",
        json!({ "html": renderer.render().await, "description": description })
    );
}

/// A language from its table. Nothing on the page depends on a number before a button was pressed, so the first form is enough.
fn words(table: Value) -> Words {
    Words::new(move |english, _| Some(table.get(english)?.get(0)?.as_str()?.to_owned()))
}
