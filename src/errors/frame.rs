//! The frame of a page: head, header and footer. Does not depend on what is on the page.

use super::file::File;
use super::html::{escaped, joined, link};
use crate::words::{Say, Words, t};

/// The name of the product, the same in every language.
const NAME: &str = "WhatsApp Token Doctor";

/// The page with all diagnoses.
pub(super) const INDEX: &str = "index.html";

/// The page that tests a token.
pub(super) const CHECKER: &str = "../";

/// The language of the folder at the root of the site.
const ENGLISH: &str = "en";

/// Nothing is loaded but the style sheet and the icon, and no script runs. Without `connect-src`, Lighthouse cannot read `robots.txt`
/// through the page and takes it for invalid; a page without a script connects to nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The language of the pages, and where they are.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The language.
    pub words: Words,
    /// Its tag.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The tag and the own name of each language of the site.
    pub languages: Vec<(String, String)>,
    /// The address of the site with a `/` at the end, if it is known.
    pub address: Option<String>,
}

impl Site {
    /// The address of a page in a language, for search engines, if the address of the site is known.
    #[must_use]
    pub fn address_of(&self, tag: &str, name: &str) -> Option<String> {
        let name = if name == INDEX { "" } else { name };
        Some([self.address.as_deref()?, &folder_of(tag), "errors/", name].concat())
    }
}

/// What is on a page.
pub(super) struct Page {
    /// The name of its file.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
    /// HTML.
    pub(super) main: String,
}

/// The whole page.
pub(super) fn page(site: &Site, page: &Page) -> File {
    let Page {
        name,
        title,
        description,
        main,
    } = page;
    let [lang, dir, title, description] = [&site.tag, &site.direction, title, description].map(|text| escaped(text));
    let words = &site.words;
    let all = if name == INDEX {
        String::new()
    } else {
        link(INDEX, &escaped(&t!("All errors").say(words)))
    };
    let content = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<title>{title} – {NAME}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{description}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{addresses}\
         <link rel=\"icon\" href=\"favicon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"errors.css\">\n</head>\n\
         <body>\n<header>{home}{all}</header>\n<main>\n{main}</main>\n<footer>\n{languages}</footer>\n</body>\n</html>\n",
        addresses = addresses(site, name),
        home = link(CHECKER, NAME),
        languages = languages(site, name),
    );
    File {
        name: name.clone(),
        content,
    }
}

/// For search engines: the address of this page, and of the page in each language.
fn addresses(site: &Site, name: &str) -> String {
    let Some(canonical) = site.address_of(&site.tag, name) else {
        return String::new();
    };
    let tags = site.languages.iter().map(|(tag, _)| (tag.as_str(), tag.as_str()));
    let tags = tags.chain([("x-default", ENGLISH)]);
    let alternates = joined(tags.filter_map(|(lang, tag)| {
        let address = escaped(&site.address_of(tag, name)?);
        let lang = escaped(lang);
        Some(format!(
            "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\">\n"
        ))
    }));
    format!(
        "<link rel=\"canonical\" href=\"{}\">\n{alternates}",
        escaped(&canonical)
    )
}

/// The page in the other languages.
fn languages(site: &Site, name: &str) -> String {
    let root = if site.tag == ENGLISH { "../" } else { "../../" };
    let links = joined(site.languages.iter().map(|(tag, own_name)| {
        let [lang, own_name] = [tag, own_name].map(|text| escaped(text));
        if *tag == site.tag {
            return format!("<li><a href=\"{name}\" lang=\"{lang}\" aria-current=\"page\">{own_name}</a></li>\n");
        }
        let folder = escaped(&folder_of(tag));
        format!("<li><a href=\"{root}{folder}errors/{name}\" lang=\"{lang}\" hreflang=\"{lang}\">{own_name}</a></li>\n")
    }));
    let label = escaped(&t!("Language").say(&site.words));
    format!("<nav aria-label=\"{label}\">\n<ul>\n{links}</ul>\n</nav>\n")
}

/// The folder of a language, from the root of the site.
fn folder_of(tag: &str) -> String {
    if tag == ENGLISH {
        String::new()
    } else {
        [tag, "/"].concat()
    }
}
