//! `dist/errors/`: the static pages about every diagnosis, and in each language in its folder, such as `dist/pt-BR/errors/`.
//!
//! `examples/errors.rs` writes the pages. Each folder is complete, so that a host can publish one language alone.

use crate::languages::{ENGLISH, folder_of};
use crate::process::say;
use crate::words;
use crate::{on_host, project};
use serde_json::{Value, json};
use std::path::Path;

const FOLDER: &str = "errors";
const STYLE: &str = include_str!("../../src/errors/errors.css");
const CARD_STYLE: &str = include_str!("../../src/ui/card/card.css");
const ICON: &str = include_str!("../../src/ui/page/favicon.svg");
const SITEMAP_END: &str = "</urlset>";

/// Writes the pages of all languages into the release. `site_url`: the address of the site, with a `/` at the end.
pub fn write(site_url: Option<&str>) -> Result<(), String> {
    say("writing the pages about the diagnoses");
    let release = Path::new(project::DIST);
    let (english, own_name) = ENGLISH;
    let shipped = words::shipped()?;
    let others = shipped
        .iter()
        .map(|language| (language.tag.as_str(), language.name.as_str()));
    let names: Vec<Value> = [(english, own_name)]
        .into_iter()
        .chain(others)
        .map(|(tag, name)| json!({ "tag": tag, "name": name }))
        .collect();
    let mut pages = write_language(
        &release.join(FOLDER),
        &json!({ "tag": english, "direction": "ltr", "languages": names, "table": null, "site": site_url }),
    )?;
    let mut addresses = addresses(site_url, english, &pages);
    for (language, table) in words::plain_tables()? {
        let input = json!({
            "tag": language.tag, "direction": language.direction, "languages": names, "table": table, "site": site_url,
        });
        pages = write_language(&release.join(folder_of(&language.tag)).join(FOLDER), &input)?;
        addresses.extend(self::addresses(site_url, &language.tag, &pages));
    }
    if site_url.is_none() {
        return Ok(());
    }
    let sitemap = release.join("sitemap.xml");
    project::write(&sitemap, &with_addresses(&project::read(&sitemap)?, &addresses))
}

/// Writes the pages of one language. Returns the names of the pages.
fn write_language(folder: &Path, input: &Value) -> Result<Vec<String>, String> {
    const FAILED: &str =
        "The pages about the diagnoses could not be written. Run `cargo run --example errors < /dev/null` to see why.";
    let files = on_host::run("errors", input).ok_or(FAILED)?;
    let files = files.as_object().filter(|files| !files.is_empty()).ok_or(FAILED)?;
    for (name, content) in files {
        project::write(&folder.join(name), content.as_str().ok_or(FAILED)?)?;
    }
    project::write(&folder.join("errors.css"), &style()?)?;
    project::write(&folder.join("favicon.svg"), ICON)?;
    let pages = files
        .keys()
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "html"));
    Ok(pages.cloned().collect())
}

/// The rules of the card that these pages have too: links and the focus.
const CARD_RULES: [&str; 3] = ["a", "a:hover", ":focus-visible"];

/// The style sheet, with the colours, sizes, fonts, links and focus of the card.
fn style() -> Result<String, String> {
    let properties: Vec<&str> = CARD_STYLE
        .lines()
        .skip_while(|line| !line.starts_with(".token-doctor {"))
        .take_while(|line| !line.starts_with('}'))
        .filter(|line| line.trim_start().starts_with("--") && line.ends_with(';'))
        .collect();
    if properties.is_empty() {
        return Err("src/ui/card/card.css has no custom properties. Restore it.".to_owned());
    }
    let rules = CARD_RULES.map(|selector| {
        let (_, from_rule) = CARD_STYLE.split_once(&format!("\n{selector} {{\n"))?;
        let (declarations, _) = from_rule.split_once("}\n")?;
        Some(format!("{selector} {{\n{declarations}}}\n\n"))
    });
    let rules = rules.into_iter().collect::<Option<String>>();
    let rules = rules.ok_or("src/ui/card/card.css has no rules for links and the focus. Restore it.")?;
    Ok(format!(":root {{\n{}\n}}\n\n{rules}{STYLE}", properties.join("\n")))
}

/// The addresses of pages, if that of the site is known.
fn addresses(site_url: Option<&str>, tag: &str, pages: &[String]) -> Vec<String> {
    let address = |site_url: &str, page: &String| {
        let page = if page == "index.html" { "" } else { page };
        format!("{site_url}{}{FOLDER}/{page}", folder_of(tag))
    };
    site_url.map_or_else(Vec::new, |site_url| {
        pages.iter().map(|page| address(site_url, page)).collect()
    })
}

/// A sitemap with more addresses at its end.
fn with_addresses(sitemap: &str, addresses: &[String]) -> String {
    let added: Vec<String> = addresses
        .iter()
        .map(|address| format!("  <url><loc>{address}</loc></url>\n"))
        .collect();
    sitemap.replace(SITEMAP_END, &(added.concat() + SITEMAP_END))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_has_the_colours_links_and_focus_of_the_card_and_no_other_rule() {
        let style = style().unwrap_or_default();
        for name in ["--paper", "--accent", "--mono", "--small"] {
            assert!(style.contains(&format!("  {name}: ")), "{name}");
        }
        for used in style.split("var(").skip(1) {
            let name = used.split(')').next().unwrap_or_default();
            assert!(style.contains(&format!("{name}: ")), "{name}");
        }
        for selector in CARD_RULES {
            assert_eq!(style.matches(&format!("\n{selector} {{\n")).count(), 1, "{selector}");
        }
        assert!(!style.contains("all: initial"));
    }

    #[test]
    fn search_engines_find_each_page_once() {
        let pages = ["index.html".to_owned(), "token_expired.html".to_owned()];
        let addresses = addresses(Some("https://example.com/"), "es", &pages);
        assert_eq!(
            addresses,
            [
                "https://example.com/es/errors/",
                "https://example.com/es/errors/token_expired.html"
            ]
        );
        assert_eq!(
            with_addresses("<urlset>\n</urlset>\n", &addresses)
                .matches("<url>")
                .count(),
            2
        );
        assert!(super::addresses(None, "es", &pages).is_empty());
    }
}
