//! Tests `docs/threat-model.md`: each test that it names for a claim exists.

use std::fs;
use std::path::Path;

/// The folders of the named tests.
const FOLDERS: [&str; 3] = ["tests/", "src/", "xtask/"];

const MODEL: &str = include_str!("../../docs/threat-model.md");

/// The file and the title of each test that the text names, written as: `file` "title".
fn named_tests(text: &str) -> Vec<(&str, &str)> {
    let mut pieces = text.split('`').skip(1);
    let mut named = Vec::new();
    // Every second piece is between backticks. The text after it can be a title.
    while let (Some(code), Some(after)) = (pieces.next(), pieces.next()) {
        let title = after.strip_prefix(" \"").and_then(|rest| rest.split_once('"'));
        if let (true, Some((title, _))) = (FOLDERS.iter().any(|folder| code.starts_with(folder)), title) {
            named.push((code, title));
        }
    }
    named
}

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let named = named_tests(MODEL);
    assert!(named.len() > 20, "{} tests were read from the text", named.len());
    for (file, title) in named {
        let source = fs::read_to_string(project.join(file)).unwrap_or_default();
        assert!(
            source.contains(title),
            "docs/threat-model.md names a test that does not exist: {file} \"{title}\""
        );
    }
}

#[test]
fn a_title_is_read_only_after_a_file() {
    let text = "see `tests/a.rs` \"one\", `tests/b.rs`, `report` \"no\" and `xtask/src/c.rs` \"two\"";
    assert_eq!(named_tests(text), [("tests/a.rs", "one"), ("xtask/src/c.rs", "two")]);
}
