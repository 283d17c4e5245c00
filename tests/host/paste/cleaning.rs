//! Extra text in a paste is removed, named and counted. A token inside other text is found.

use proptest::prelude::*;
use token_doctor::paste::{Completeness, Kind, Severity, inspect};

use super::{app_id, cleaned, codes, messages, pastes, whole_tokens};
use crate::token::{APP_ID, whole};

/// Each row: the text before the token, the text after it, and the code and the sentence for both.
#[rustfmt::skip]
const AROUND: &[(&str, &str, &str, &str)] = &[
    ("\t", "", "whitespace_removed", "Removed a TAB at the start."),
    ("\t\t", " ", "whitespace_removed", "Removed 2 TABs at the start and a space at the end."),
    ("  ", " ", "whitespace_removed", "Removed 3 spaces."),
    ("", "\n", "line_breaks_removed", "Removed a line break at the end."),
    ("", "\r\n", "line_breaks_removed", "Removed a line break at the end."),
    ("\r\n\r\n", "", "line_breaks_removed", "Removed 2 line breaks at the start."),
    ("\u{feff}", "", "invisible_characters_removed", "Removed a byte order mark at the start."),
    ("\u{200b}", "\u{200b}\u{2060}", "invisible_characters_removed", "Removed 3 zero-width characters."),
    ("\u{a0}", "", "invisible_characters_removed", "Removed a non-breaking space at the start."),
    ("", "\u{ad}", "invisible_characters_removed", "Removed a soft hyphen at the end."),
    ("\u{200e}", "", "invisible_characters_removed", "Removed a text direction mark at the start."),
    ("", "\0", "invisible_characters_removed", "Removed a control character at the end."),
    ("\"", "\"", "quotes_removed", "Removed 2 straight quotation marks."),
    ("\u{201c}", "\u{201d}", "quotes_removed", "Removed 2 curly quotation marks."),
    ("`", "`", "quotes_removed", "Removed 2 backticks."),
    ("'", "", "quotes_removed", "Removed a straight quotation mark at the start."),
    ("Bearer ", "", "bearer_prefix_removed", "Removed \"Bearer\" at the start. \"Bearer\" belongs to the request, not to the token."),
];

#[test]
fn text_around_a_token_is_removed_named_and_counted() {
    let token = whole(APP_ID);
    for &(before, after, code, message) in AROUND {
        let inspection = inspect(&format!("{before}{token}{after}"));
        assert_eq!(cleaned(&inspection), token, "{before:?} {after:?}");
        assert_eq!(
            inspection.completeness,
            Completeness::LooksComplete,
            "{before:?} {after:?}"
        );
        assert_eq!(codes(&inspection), [code], "{before:?} {after:?}");
        assert_eq!(messages(&inspection), [message]);
        assert_eq!(inspection.findings[0].severity, Severity::Info, "{before:?} {after:?}");
    }
}

#[test]
fn removals_are_listed_in_a_fixed_order() {
    let inspection = inspect(&format!("\"\u{feff}Bearer \t{}\n\n\"", &whole(APP_ID)[..100]));
    let removed = [
        "line_breaks_removed",
        "invisible_characters_removed",
        "quotes_removed",
        "bearer_prefix_removed",
    ];
    assert_eq!(codes(&inspection)[..4], removed);
    assert_eq!(codes(&inspection).last(), Some(&"too_short"));
}

#[test]
fn bearer_is_removed_in_every_usual_form() {
    let token = whole(APP_ID);
    for prefix in [
        "Bearer ",
        "bearer ",
        "BEARER\t",
        "Bearer: ",
        "Authorization: Bearer ",
        "authorization:bearer ",
        "Bearer Bearer ",
        "\"Bearer ",
        "Authorization\": \"Bearer ",
    ] {
        let inspection = inspect(&format!("{prefix}{token}"));
        assert_eq!(cleaned(&inspection), token, "{prefix}");
        assert!(codes(&inspection).contains(&"bearer_prefix_removed"), "{prefix}");
    }
}

#[test]
fn a_token_that_line_wraps_have_broken_is_joined() {
    let token = whole(APP_ID);
    for width in [20, 64, 76, 80, 100] {
        for (wrap, code) in [
            ("\n", "line_breaks_removed"),
            ("\r\n", "line_breaks_removed"),
            (" ", "whitespace_removed"),
            ("\u{200b}", "invisible_characters_removed"),
        ] {
            let lines: Vec<&str> = token
                .as_bytes()
                .chunks(width)
                .map(|line| str::from_utf8(line).unwrap())
                .collect();
            let inspection = inspect(&lines.join(wrap));
            assert_eq!(cleaned(&inspection), token, "{width} {wrap:?}");
            assert_eq!(codes(&inspection), [code], "{width} {wrap:?}");
        }
    }
    let (start, end) = token.split_at(100);
    assert_eq!(
        messages(&inspect(&format!("\t{start}\n{end}\n"))),
        ["Removed a TAB at the start.", "Removed 2 line breaks."]
    );
}

#[test]
fn words_are_not_joined_into_a_token() {
    for text in [
        "where do I find the token",
        "Access denied",
        "hello world this is a sentence of words",
        "EARLY BIRDS CATCH THE WORM AND SO DO WE",
        "EAAB is what they begin with",
    ] {
        let inspection = inspect(text);
        assert_eq!(inspection.token, None, "{text}");
        assert_eq!(inspection.kind, Kind::Unknown, "{text}");
        assert!(inspection.findings.is_empty(), "{text}");
    }
}

#[test]
fn only_white_space_is_empty() {
    for text in ["", " ", "\t\n", "\u{feff}\u{200b}", "\"\"", "\u{201c}\u{201d}"] {
        let inspection = inspect(text);
        assert_eq!((inspection.kind, inspection.token), (Kind::Empty, None), "{text:?}");
    }
}

#[test]
fn a_token_inside_other_text_is_found() {
    let token = whole(APP_ID);
    for text in [
        format!("access_token={token}"),
        format!("https://graph.facebook.com/v25.0/me?access_token={token}&fields=id"),
        format!("?fields=id&access_token={token}"),
        format!("access_token: {token}"),
        format!("access_token = \"{token}\""),
        format!("{{\"access_token\":\"{token}\",\"token_type\":\"bearer\",\"expires_in\":5183944}}"),
        format!("{{\n  \"access_token\": \"{token}\",\n  \"token_type\": \"bearer\"\n}}"),
        format!("{{\\\"access_token\\\":\\\"{token}\\\"}}"),
        format!("WHATSAPP_ACCESS_TOKEN={token}\nPHONE_NUMBER_ID=106540352242922"),
        format!("curl -H \"Authorization: Bearer {token}\" https://graph.facebook.com/v25.0/me"),
        format!("Here is my token: {token}, what is wrong with it?"),
        format!("{token}\n106540352242922"),
        format!("{token},"),
        format!("{token}."),
        format!("<{token}>"),
        format!("token={token}&x=1"),
    ] {
        let inspection = inspect(&text);
        assert_eq!(cleaned(&inspection), token, "{text}");
        assert_eq!(codes(&inspection), ["extracted_from_text"], "{text}");
        assert_eq!(inspection.completeness, Completeness::LooksComplete, "{text}");
    }
}

#[test]
fn a_value_under_the_name_of_a_token_is_read_like_a_paste() {
    let token = whole(APP_ID);
    let (start, end) = token.split_at(100);
    let wrapped = inspect(&format!("{{\"access_token\": \"{start}\n{end}\", \"x\": 1}}"));
    assert_eq!(cleaned(&wrapped), token);
    assert_eq!(codes(&wrapped), ["extracted_from_text", "line_breaks_removed"]);

    let cut = inspect(&format!("access_token={start}&x=1"));
    assert_eq!((cleaned(&cut), codes(&cut)[0]), (start, "extracted_from_text"));
    assert!(codes(&cut).contains(&"too_short"));

    let placeholder = inspect("https://graph.facebook.com/me?access_token=<ACCESS_TOKEN>");
    assert_eq!(
        (placeholder.kind, codes(&placeholder)),
        (Kind::Placeholder, vec!["extracted_from_text", "placeholder"])
    );

    let secret = inspect("https://graph.facebook.com/me?access_token=911602140448729%7Cabcdefghijklmnopqrstuvwxyz1");
    assert_eq!((secret.kind, secret.token.as_ref()), (Kind::AppAccessToken, None));
}

#[test]
fn the_same_token_twice_is_one_token() {
    let token = whole(APP_ID);
    let half = &token[..token.len() / 2];
    for text in [
        format!("{token}{token}"),
        format!("{token}\n{token}"),
        format!("{token} {token} {token}"),
        format!("{token}{half}"),
        format!("{token}\n{half}"),
        format!("{half}{token}"),
        format!("one: {token}\ntwo: {token}"),
        format!("{token}\\{token}\\\""),
    ] {
        let inspection = inspect(&text);
        assert_eq!(cleaned(&inspection), token, "{text}");
        assert!(codes(&inspection).contains(&"pasted_twice"), "{text}");
        assert_eq!(app_id(&inspection), Some("911602140448729"));
    }
}

#[test]
fn characters_between_copies_of_a_token_are_not_part_of_it() {
    let token = whole(APP_ID);
    let inspection = inspect(&format!("{token}| {token}"));
    assert_eq!(
        (cleaned(&inspection), codes(&inspection)),
        (token.as_str(), vec!["extracted_from_text", "pasted_twice"])
    );
}

#[test]
fn no_token_is_selected_among_different_ones() {
    let (one, other) = (whole(APP_ID), whole(APP_ID + 1));
    for text in [
        format!("{one}\n{other}"),
        format!("{one} {other}"),
        format!("old: {one}, new: {other}"),
        format!("{{\"access_token\":\"{one}\"}}\n{{\"access_token\":\"{other}\"}}"),
    ] {
        let inspection = inspect(&text);
        assert_eq!(
            (codes(&inspection), &inspection.token),
            (vec!["several_tokens"], &None),
            "{text}"
        );
        let choices: Vec<&str> = inspection.choices.iter().map(|choice| choice.token.expose()).collect();
        assert_eq!(choices, [one.as_str(), other.as_str()], "{text}");
    }
}

fn stays_the_same_when_cleaned_again(text: &str) -> Result<(), TestCaseError> {
    let once = inspect(text);
    if let Some(token) = &once.token {
        let twice = inspect(token.expose());
        prop_assert_eq!(cleaned(&twice), token.expose());
        prop_assert!(
            twice.findings.iter().all(|finding| !finding.code.ends_with("_removed")),
            "{:?}",
            twice.findings
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn cleaning_removes_added_text(
        token in whole_tokens(),
        before in "[ \t\r\n\u{a0}\u{200b}\u{feff}\"'`\u{201c}]{0,6}(Bearer )?",
        after in "[ \t\r\n\u{a0}\u{200b}\u{2060}\"'`\u{201d}]{0,6}",
    ) {
        let inspection = inspect(&format!("{before}{token}{after}"));
        prop_assert_eq!(cleaned(&inspection), token.as_str());
    }

    #[test]
    fn cleaning_is_idempotent_for_any_text(text in any::<String>()) {
        stays_the_same_when_cleaned_again(&text)?;
    }

    #[test]
    fn cleaning_is_idempotent_for_typical_pastes(parts in pastes()) {
        stays_the_same_when_cleaned_again(&parts)?;
    }
}
