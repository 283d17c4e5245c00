//! docs/diagnoses.md: every diagnosis with its sentences, in one place for review.

use std::path::Path;

use token_doctor::diagnosis::catalogue;

const FILE: &str = "docs/diagnoses.md";
const HEADER: &str = "# Every diagnosis, with its sentences\n\n\
    Written from the catalogue by `cargo xtask docs`; a test fails if this file is out of date. `{placeholders}` stand for what is \
    known of a case. Alternatives are separated by ` | `: the first whose placeholders all have a value is used, and none if there \
    is no such alternative. \"Your token is fine.\" or \"This result says nothing about the token.\" comes first if that is true.\n";

fn written() -> String {
    let mut page = HEADER.to_owned();
    let mut category = "";
    for entry in catalogue() {
        let next = entry.cause.category().as_str();
        if next != category {
            category = next;
            page.push_str(&format!("\n## {} (`{category}`)\n", entry.headline));
        }
        page.push_str(&format!("\n### `{}`\n\n", entry.cause.as_str()));
        page.push_str(&format!("{}\n\n", entry.explanation.join("  \n")));
        for step in &entry.steps {
            page.push_str(&format!("1. {step}\n"));
        }
    }
    page
}

#[test]
fn the_page_of_all_diagnoses_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("TOKEN_DOCTOR_WRITE_DOCS").is_some() {
        std::fs::write(&path, written()).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == written(),
        "{FILE} is out of date: `cargo xtask docs` updates it"
    );
}

#[test]
fn quotes_and_apostrophes_are_straight_in_every_diagnosis() {
    assert!(!written().contains(['“', '”', '‘', '’']));
}
