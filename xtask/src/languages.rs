//! The page in each of its languages: its words as files, its text in the HTML, and its address.
//!
//! English is at the root, each other language in a folder with its tag, such as `/pt-BR/`. All load the same files.

use crate::page::insert_after_tag;
use crate::words::{self, PageWords};
use crate::{on_host, project};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The tag and the own name of the language of the sources.
pub const ENGLISH: (&str, &str) = ("en", "English");

/// The languages of a staged page.
pub struct Languages {
    others: Vec<PageWords>,
    /// The address of the site, with a `/` at the end.
    site_url: Option<String>,
}

/// What the app renders at first.
struct Rendered {
    html: String,
    description: String,
}

impl Languages {
    /// The languages of the page whose split WebAssembly is staged.
    pub fn of(staging: &Path, site_url: Option<String>) -> Result<Self, String> {
        let first_wasm = project::find_file(staging, "page-", "_bg.wasm")?;
        Ok(Self {
            others: words::page_words(&first_wasm)?,
            site_url,
        })
    }

    /// Writes the words and the page in each language beside the English page, before their files have their final names.
    pub fn write(&self, html: &str, staging: &Path) -> Result<(), String> {
        insert_reader(staging)?;
        let html = insert_after_tag(html, "<meta charset", &self.write_words(staging)?)?;
        for language in std::iter::once(None).chain(self.others.iter().map(Some)) {
            let page = self.page(&html, language)?;
            project::write(&staging.join(page_name(language)), &page)?;
        }
        Ok(())
    }

    /// Puts the page in each language into its folder. The files that it loads stay beside the English page.
    pub fn place(&self, staging: &Path) -> Result<(), String> {
        for words in &self.others {
            let staged = staging.join(page_name(Some(words)));
            let folder = staging.join(&words.language.tag);
            project::make_folder(&folder)?;
            project::write(&folder.join("index.html"), &one_folder_up(&project::read(&staged)?))?;
            fs::remove_file(&staged).map_err(|error| format!("Cannot remove {}: {error}.", staged.display()))?;
        }
        match &self.site_url {
            Some(site_url) => project::write(&staging.join("sitemap.xml"), &self.sitemap(site_url)),
            None => Ok(()),
        }
    }

    /// Writes the words of each language. Returns the elements by which boot.js finds them.
    fn write_words(&self, staging: &Path) -> Result<String, String> {
        // Named as Trunk names its files, so that the digest of the content replaces the zeros.
        let name = |tag: &str, part: &str| format!("words-{tag}-{part}-{}.json", "0".repeat(16));
        let mut elements = Vec::new();
        for PageWords {
            language, first, rest, ..
        } in &self.others
        {
            let tag = &language.tag;
            let (first_name, rest_name) = (name(tag, "first"), name(tag, "rest"));
            let first = replaced_start(
                first,
                &format!("{{\"rest\":{{\"src\":\"./{rest_name}\",\"integrity\":\"\"}},"),
            )?;
            project::write(&staging.join(&first_name), &first)?;
            project::write(&staging.join(&rest_name), rest)?;
            elements.push(format!(
                "<meta name=\"words\" lang=\"{tag}\" data-src=\"./{first_name}\" data-integrity=\"\">"
            ));
        }
        Ok(elements.concat())
    }

    /// The page in one language; `None` is English.
    fn page(&self, html: &str, language: Option<&PageWords>) -> Result<String, String> {
        let (tag, _) = name_of(language);
        let rendered = self.prerender(language)?;
        let html = insert_after_tag(html, "<div id=\"app\"", &rendered.html)?;
        let html = replaced(&html, "<html lang=\"", tag)?;
        let direction = language.map_or("ltr", |words| &words.language.direction);
        let html = replaced(&html, "dir=\"", direction)?;
        let description = rendered.description.replace('&', "&amp;").replace('"', "&quot;");
        let html = replaced(&html, "<meta name=\"description\" content=\"", &description)?;
        insert_after_tag(&html, "<meta name=\"description\"", &self.links(tag))
    }

    /// The tag and the own name of every language, English first.
    fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        std::iter::once(None).chain(self.others.iter().map(Some)).map(name_of)
    }

    /// For search engines: the address of this page, and of the page in each language. None if the site is not known.
    fn links(&self, tag: &str) -> String {
        let Some(site_url) = &self.site_url else {
            return String::new();
        };
        let alternate = |lang: &str, tag: &str| {
            format!(
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{site_url}{}\">",
                folder_of(tag)
            )
        };
        let alternates: String = self.names().map(|(tag, _)| alternate(tag, tag)).collect();
        let (english, _) = ENGLISH;
        format!(
            "<link rel=\"canonical\" href=\"{site_url}{}\">{alternates}{}",
            folder_of(tag),
            alternate("x-default", english)
        )
    }

    /// The page in each language, for search engines (sitemaps.org).
    fn sitemap(&self, site_url: &str) -> String {
        let page = |(tag, _)| format!("  <url><loc>{site_url}{}</loc></url>\n", folder_of(tag));
        let pages = self.names().map(page).collect::<Vec<_>>().concat();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
        )
    }

    /// The HTML of the app's components in one language, rendered on this machine.
    fn prerender(&self, language: Option<&PageWords>) -> Result<Rendered, String> {
        const FAILED: &str =
            "The page's text could not be rendered. Run `cargo run --example prerender < /dev/null` to see why.";
        let (tag, _) = name_of(language);
        let up = if language.is_some() { "../" } else { "./" };
        let links: Vec<Value> = self
            .names()
            .map(|(tag, name)| {
                let folder = folder_of(tag);
                let href = match folder.as_str() {
                    // At the root, the language of the browser would come first.
                    "" => format!("{up}?lang={tag}"),
                    _ if language.is_none() => folder,
                    _ => format!("{up}{folder}"),
                };
                json!({ "tag": tag, "name": name, "href": href })
            })
            .collect();
        let input = json!({ "tag": tag, "languages": links, "table": language.map(|words| &words.table) });
        let output = on_host::run("prerender", &input).ok_or(FAILED)?;
        let text = |name: &str| output.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        match (text("html"), text("description")) {
            (Some(html), Some(description)) => Ok(Rendered {
                html: html.to_owned(),
                description: description.to_owned(),
            }),
            _ => Err(FAILED.to_owned()),
        }
    }
}

/// JSON of an object with more members at its start.
fn replaced_start(json: &str, start: &str) -> Result<String, String> {
    let members = json.strip_prefix('{').ok_or("The words are not a JSON object.")?;
    Ok([start, members].concat())
}

/// The tag and the own name of a language; `None` is English.
fn name_of(language: Option<&PageWords>) -> (&str, &str) {
    language.map_or(ENGLISH, |words| (&words.language.tag, &words.language.name))
}

/// The folder of a language, from the root of the site.
pub fn folder_of(tag: &str) -> String {
    if tag == ENGLISH.0 {
        String::new()
    } else {
        format!("{tag}/")
    }
}

/// The name of the page in one language until its files have their names.
fn page_name(language: Option<&PageWords>) -> String {
    language.map_or("index.html".to_owned(), |words| {
        format!("index.{}.html", words.language.tag)
    })
}

/// Puts the reader of translations and the tags of the languages into the card's script, which is one file without imports.
fn insert_reader(staging: &Path) -> Result<(), String> {
    let card = project::find_file(staging, "card-", ".js")?;
    project::write(
        &card,
        &format!("{}\n{}", project::read(&card)?, words::inlined_script(false)?),
    )
}

/// The addresses of files as they are from one folder below. `./` alone is the page itself, which stays.
fn one_folder_up(html: &str) -> String {
    let mut moved = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("=\"./") {
        moved += before;
        moved += if after.starts_with('"') { "=\"./" } else { "=\"../" };
        rest = after;
    }
    moved + rest
}

/// Replaces the value of the first attribute that begins with `start`.
fn replaced(html: &str, start: &str, value: &str) -> Result<String, String> {
    html.split_once(start)
        .and_then(|(before, rest)| {
            let (_, after) = rest.split_once('"')?;
            Some(format!("{before}{start}{value}\"{after}"))
        })
        .ok_or_else(|| format!("index.html has no `{start}`. Restore it."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn languages() -> Languages {
        let spanish = Language {
            tag: "es".to_owned(),
            ..Language::example()
        };
        Languages {
            others: [Language::example(), spanish]
                .into_iter()
                .map(|language| PageWords {
                    language,
                    first: String::new(),
                    rest: String::new(),
                    table: Value::Null,
                })
                .collect(),
            site_url: Some("https://example.com/doctor/".to_owned()),
        }
    }

    #[test]
    fn a_page_in_a_folder_loads_the_files_beside_the_english_page() {
        let html = r#"<script src="./a.js"></script><meta content="./b.json"><a href="./" target="_blank">x</a><a href="../es/">"#;
        let expected = r#"<script src="../a.js"></script><meta content="../b.json"><a href="./" target="_blank">x</a><a href="../es/">"#;
        assert_eq!(one_folder_up(html), expected);
    }

    #[test]
    fn search_engines_find_each_language_only_if_the_address_of_the_site_is_known() {
        let mut languages = languages();
        let links = languages.links("pt-BR");
        assert!(
            links.starts_with(r#"<link rel="canonical" href="https://example.com/doctor/pt-BR/">"#),
            "{links}"
        );
        assert!(
            links.contains(r#"hreflang="en" href="https://example.com/doctor/">"#),
            "{links}"
        );
        assert!(
            links.ends_with(r#"hreflang="x-default" href="https://example.com/doctor/">"#),
            "{links}"
        );
        let sitemap = languages.sitemap("https://example.com/doctor/");
        assert_eq!(sitemap.matches("<url>").count(), 3);
        languages.site_url = None;
        assert_eq!(languages.links("es"), "");
    }
}
