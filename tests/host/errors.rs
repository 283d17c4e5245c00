//! The static pages about every diagnosis: anchors, links, and that no text becomes markup.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use token_doctor::diagnosis::{Category, Cause};
use token_doctor::errors::{ANSWERS, Site, confused_with, files};
use token_doctor::words::Words;

use crate::diagnosis::codes::CODES;

fn site() -> Site {
    let name = |(tag, name): (&str, &str)| (tag.to_owned(), name.to_owned());
    Site {
        tag: "en".to_owned(),
        direction: "ltr".to_owned(),
        languages: [("en", "English"), ("es", "Español")].map(name).to_vec(),
        ..Site::default()
    }
}

/// The content of each file by its name.
fn pages(site: &Site) -> BTreeMap<String, String> {
    files(site).into_iter().map(|file| (file.name, file.content)).collect()
}

/// The same without the JSON.
fn html_pages(site: &Site) -> BTreeMap<String, String> {
    let mut pages = pages(site);
    pages.remove("errors.json");
    pages
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str())
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

#[test]
fn every_category_cause_and_documented_code_has_its_anchor_in_the_index() {
    let pages = pages(&site());
    let ids: BTreeSet<&str> = values(&pages["index.html"], "id").into_iter().collect();
    let names = Category::ALL.iter().map(|category| category.as_str());
    for name in names.chain(Cause::ALL.iter().map(|cause| cause.as_str())) {
        assert!(ids.contains(name), "{name}");
    }
    for (code, subcode) in CODES.iter().flat_map(|(_, codes)| *codes) {
        let id = match subcode {
            0 => code.to_string(),
            _ => format!("{code}-{subcode}"),
        };
        assert!(ids.contains(id.as_str()), "{id}");
    }
    assert!(ids.contains("190-463") && ids.contains("131030"));
}

#[test]
fn the_help_path_of_every_cause_leads_to_its_section() {
    let pages = pages(&site());
    for cause in Cause::ALL {
        let path = cause.help_path();
        let (page, id) = path.strip_prefix("errors/").unwrap().split_once('#').unwrap();
        assert!(values(&pages[page], "id").contains(&id), "{path}");
    }
    assert_eq!(
        Cause::SessionExpired.help_path(),
        "errors/token_expired.html#session_expired"
    );
}

#[test]
fn no_link_is_dead_and_no_anchor_is_used_twice() {
    let pages = html_pages(&site());
    for (name, html) in &pages {
        let ids = values(html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}");
        for href in values(html, "href") {
            let is_elsewhere = href.starts_with("https://") || href.starts_with("../");
            if is_elsewhere || ["errors.css", "favicon.svg"].contains(&href) {
                continue;
            }
            let (page, id) = href.split_once('#').unwrap_or((href, ""));
            let page = pages.get(page).unwrap_or_else(|| panic!("{name} links to {href}"));
            assert!(
                id.is_empty() || values(page, "id").contains(&id),
                "{name} links to {href}"
            );
        }
    }
}

#[test]
fn no_page_has_a_script_or_a_style_of_its_own() {
    for (name, html) in &html_pages(&site()) {
        for mark in ["<script", " style=", "<style", "javascript:", " onclick"] {
            assert!(!html.contains(mark), "{name}: {mark}");
        }
        assert!(
            html.contains("content=\"default-src 'none'; style-src 'self'; "),
            "{name}"
        );
        assert!(!html.contains(['{', '}']), "{name}: a value is missing");
    }
}

#[test]
fn each_cause_is_told_with_its_steps_and_what_meta_says() {
    let page = &pages(&site())["token_expired.html"];
    let (_, from_section) = page.split_once("<section id=\"session_expired\">").unwrap();
    let (section, _) = from_section.split_once("</section>").unwrap();
    for part in [
        "<h2>Your token has expired.</h2>",
        "<h3>What Meta says</h3>\n<ul>\n<li><code>190/463</code> <q lang=\"en\" dir=\"ltr\">Error validating access token: Session has expired on",
        "<h3>What it means</h3>\n<p>Your CRM cannot send messages with this token.</p>",
        "<h3>What to do</h3>\n<ol>\n<li>Open System users",
        "<a href=\"https://business.facebook.com/latest/settings/system_users\">Open at Meta</a>",
        "<h3>Not to be confused with</h3>\n<ul>\n<li><a href=\"token_expired.html#inactive_90_days\">",
    ] {
        assert!(section.contains(part), "{part} is not in {section}");
    }
    for (name, text) in [
        ("title", "<title>Token expired – WhatsApp Token Doctor</title>"),
        (
            "description",
            "WhatsApp Cloud API error 190/463, 190/493: what it means, and what to do.\">",
        ),
    ] {
        assert!(page.contains(text), "{name}");
    }
}

#[test]
fn codes_that_mean_the_same_share_a_line_with_what_to_do() {
    let page = &pages(&site())["not_token_problem.html"];
    for line in [
        "<li><code>131051</code> <q lang=\"en\" dir=\"ltr\">(#131051) Unsupported message type</q> \
            WhatsApp does not support this type of message. Send another type of message.</li>",
        "<li><code>139100</code> <code>139101</code> <code>139102</code> This error is about the list of blocked users. Read the list",
    ] {
        assert!(page.contains(line), "{line}");
    }
    let meaning = "This error is about a group: its members, its picture, its limits, or its policies.";
    assert_eq!(page.matches(meaning).count(), 1);
}

#[test]
fn a_cause_without_a_case_says_what_happened_and_what_to_do() {
    let all: Value = serde_json::from_str(&pages(&site())["errors.json"]).unwrap();
    let diagnoses = all["diagnoses"].as_array().unwrap();
    assert_eq!(diagnoses.len(), Cause::ALL.len());
    // What a program does is known only with the program.
    let without_steps: Vec<&str> = diagnoses
        .iter()
        .filter(|one| one["steps"].as_array().unwrap().is_empty())
        .map(|one| one["cause"].as_str().unwrap())
        .collect();
    assert_eq!(without_steps, ["program_limit"]);
    for one in diagnoses {
        let text = one["explanation"].as_str().unwrap();
        assert!(
            text.len() > 20 && text.starts_with(|first: char| first.is_uppercase() || first == '…'),
            "{one}"
        );
    }
    assert_eq!(diagnoses[0]["helpPath"], "errors/token_expired.html#session_expired");
    assert_eq!(diagnoses[0]["codes"][0]["subcode"], 463);
}

#[test]
fn no_two_causes_have_the_same_heading() {
    let mut headings = BTreeSet::new();
    for (name, html) in &html_pages(&site()) {
        let is_index = name == "index.html";
        for heading in html.split("<h2>").skip(1).filter(|_| !is_index) {
            let (heading, _) = heading.split_once("</h2>").unwrap();
            assert!(headings.insert(heading.to_owned()), "{name}: {heading}");
        }
    }
    assert_eq!(headings.len(), Cause::ALL.len());
}

#[test]
fn every_answer_is_recognised() {
    for answer in ANSWERS {
        assert_ne!(answer.cause(), Cause::Unrecognised, "{answer:?}");
    }
}

#[test]
fn what_is_confused_is_confused_both_ways() {
    for cause in Cause::ALL {
        let others = confused_with(*cause);
        assert!(!others.contains(cause), "{cause:?}");
        // A cause that many are confused with does not name all of them.
        let is_named_back = |other: &&Cause| confused_with(**other).contains(cause) || confused_with(**other).len() > 3;
        assert_eq!(others.iter().find(|other| !is_named_back(other)), None, "{cause:?}");
    }
}

#[test]
fn a_translation_cannot_become_markup() {
    let site = Site {
        words: Words::new(|_, _| Some("<script>alert(\"&\")</script> `<b>` \"".to_owned())),
        ..site()
    };
    for (name, html) in &html_pages(&site) {
        assert!(!html.contains("<script") && !html.contains("<b>"), "{name}");
        assert!(html.contains("<code>&lt;b&gt;</code> &quot;"), "{name}");
    }
}

#[test]
fn search_engines_find_the_page_in_each_language_if_the_address_of_the_site_is_known() {
    let known = Site {
        address: Some("https://example.com/".to_owned()),
        ..site()
    };
    let pages = pages(&known);
    for (name, links) in [
        (
            "token_expired.html",
            [
                "rel=\"canonical\" href=\"https://example.com/errors/token_expired.html\"",
                "hreflang=\"es\" href=\"https://example.com/es/errors/token_expired.html\"",
                "hreflang=\"x-default\" href=\"https://example.com/errors/token_expired.html\"",
            ],
        ),
        (
            "index.html",
            [
                "rel=\"canonical\" href=\"https://example.com/errors/\"",
                "hreflang=\"es\" href=\"https://example.com/es/errors/\"",
                "hreflang=\"x-default\" href=\"https://example.com/errors/\"",
            ],
        ),
    ] {
        for link in links {
            assert!(pages[name].contains(link), "{name}: {link}");
        }
    }
    assert!(!self::pages(&site())["index.html"].contains("canonical"));
}
