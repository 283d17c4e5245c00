//! Tests the server configurations in `hosting/`: their policy is the page's own, and all send the same headers.

use crate::page::POLICY;
use crate::words::{self, Language};
use std::path::Path;

/// What a header can say and a `meta` element cannot.
const FRAMING: &str = "; frame-ancestors 'none'";

/// The file with a rule for each page, and so with the policy for `/`, `/index.html` and the folder of each other language.
const HEADERS_FILE: &str = "_headers";

/// The name and text of each file.
const FILES: [(&str, &str); 3] = [
    (HEADERS_FILE, include_str!("../../hosting/_headers")),
    ("nginx.conf", include_str!("../../hosting/nginx.conf")),
    ("Caddyfile", include_str!("../../hosting/Caddyfile")),
];

fn languages() -> Vec<Language> {
    words::shipped_in(Path::new("../words")).unwrap_or_default()
}

/// The headers of every response of the host.
const HEADERS: [&str; 5] = [
    "Permissions-Policy",
    "Strict-Transport-Security",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "Cross-Origin-Opener-Policy",
];

/// The value of the first header with this name, without the quotes and keywords of the configuration syntax.
fn value<'a>(file: &'a str, header: &str) -> Option<&'a str> {
    file.lines()
        .map(|line| line.trim().trim_start_matches("add_header "))
        .find_map(|line| line.strip_prefix(header))
        .map(|rest| rest.trim_start_matches(':').trim())
        .map(|rest| rest.trim_end_matches(';').trim_end_matches(" always").trim_matches('"'))
}

#[test]
fn every_header_file_sends_the_policy_of_the_page_and_forbids_frames() {
    let policy = format!("{POLICY}{FRAMING}");
    for (name, file) in FILES {
        let times = if name == HEADERS_FILE { 2 + languages().len() } else { 1 };
        assert_eq!(
            file.matches(&policy).count(),
            times,
            "hosting/{name} must send the policy of xtask/src/page.rs and the framing, which is now:\n{policy}"
        );
        let begun = file.matches("default-src").count();
        assert_eq!(begun, times, "hosting/{name} sends another policy too");
    }
}

#[test]
fn all_header_files_send_the_same_headers() {
    let [(_, first), others @ ..] = FILES;
    for header in HEADERS {
        let expected = value(first, header);
        assert!(expected.is_some_and(|value| !value.is_empty()), "no {header}");
        for (name, file) in others {
            assert_eq!(value(file, header), expected, "{header} in hosting/{name}");
        }
    }
}

#[test]
fn the_page_has_its_policy_in_every_language() {
    let (_, headers) = FILES[0];
    let rules: Vec<&str> = headers
        .split("\n\n")
        .filter(|rule| rule.contains(POLICY))
        .filter_map(|rule| rule.lines().find(|line| line.starts_with('/')))
        .collect();
    assert!(!languages().is_empty(), "no language is shipped");
    for language in languages() {
        let folder = format!("/{}/", language.tag);
        let matching = rules
            .iter()
            .filter(|rule| rule.strip_suffix('*').is_some_and(|start| folder.starts_with(start)))
            .count();
        assert_eq!(matching, 1, "rules for {folder} in hosting/_headers");
    }
}

#[test]
fn files_with_a_digest_in_their_names_are_cached_for_a_year() {
    for (name, file) in FILES {
        assert!(
            file.contains("|json|") || file.contains("\n/words-*\n"),
            "hosting/{name} does not cache the words"
        );
    }
}

#[test]
fn the_copy_buttons_may_write_to_the_clipboard() {
    for (name, file) in FILES {
        let permissions = value(file, "Permissions-Policy").unwrap_or_default();
        assert!(permissions.contains("clipboard-write=(self)"), "hosting/{name}");
        assert!(permissions.contains("clipboard-read=()"), "hosting/{name}");
    }
}
