//! What the text of a token says about itself: its app, and whether it looks complete.

use proptest::prelude::*;
use token_doctor::paste::{AccessToken, AppId, Completeness, Kind, Severity, inspect};

use super::{app_id, cleaned, codes, messages, whole_tokens};
use crate::token::{self, APP_ID, Layout, made_of, whole};

#[test]
fn a_clean_token_is_kept_as_it_is_and_names_its_app() {
    let token = whole(APP_ID);
    let inspection = inspect(&token);
    assert_eq!(cleaned(&inspection), token);
    assert_eq!(inspection.kind, Kind::AccessToken);
    assert_eq!(inspection.completeness, Completeness::LooksComplete);
    assert_eq!(app_id(&inspection), Some("911602140448729"));
    assert!(inspection.findings.is_empty(), "{:?}", inspection.findings);
}

#[test]
fn the_app_id_is_in_the_first_eight_bytes() {
    let rows = [
        ("EAAAAUaZA8jlABA", "350685531728"),
        ("EAAAAAYsX7TsBA", "6628568379"),
        ("EAACEdEose0cBA", "145634995501895"),
    ];
    for (opening, id) in rows {
        assert_eq!(app_id(&inspect(opening)), Some(id), "{opening}");
    }
}

#[test]
fn an_incomplete_token_looks_incomplete_and_says_which_end_is_missing() {
    let token = whole(APP_ID);
    let end = inspect(&token[..token.len() - 1]);
    assert_eq!(codes(&end), ["truncated"]);
    assert_eq!(
        messages(&end),
        ["This token looks incomplete: the end is missing. Copy it again with the copy button, not with the mouse."]
    );
    assert_eq!(end.completeness, Completeness::LooksTruncated);
    assert_eq!(app_id(&end), Some("911602140448729"));
    assert_eq!(end.findings[0].severity, Severity::Warning);

    for missing in [1, 2, 3, 8, 20] {
        let start = inspect(&token[missing..]);
        assert_eq!(codes(&start), ["truncated"], "{missing}");
        assert!(messages(&start)[0].starts_with("This token looks incomplete: the start is missing."));
        assert_eq!(
            (start.kind, cleaned(&start), start.app_id.as_ref()),
            (Kind::AccessToken, &token[missing..], None)
        );
    }
}

#[test]
fn a_length_at_which_databases_cut_is_named() {
    for length in [64, 200, 255] {
        let inspection = (0..10)
            .map(|seed| made_of(APP_ID, Layout::Newer, &token::bytes(seed, 220)))
            .map(|token| inspect(&token[..length]))
            .find(|inspection| codes(inspection).contains(&"truncated"))
            .unwrap();
        assert!(
            messages(&inspection)[0].contains(&format!("exactly {length} characters")),
            "{length}"
        );
    }
}

#[test]
fn a_text_shorter_than_any_token_looks_too_short() {
    let token = whole(APP_ID);
    for length in [3, 8, 14, 40, 64, 110] {
        let inspection = inspect(&token[..length]);
        assert!(codes(&inspection).contains(&"too_short"), "{length}");
        assert_eq!(inspection.completeness, Completeness::LooksTruncated, "{length}");
    }
    let last = inspect(&token[..8]);
    assert_eq!(
        messages(&last).last().map(String::as_str),
        Some("This text is too short for a token: 8 characters. The shortest complete token that we know has 111.")
    );
}

#[test]
fn a_token_with_a_character_that_cannot_be_right_looks_altered() {
    let token = whole(APP_ID);
    let (start, end) = token.split_at(60);
    let escape = token.find('Z').unwrap();
    let rows = [
        format!("{start}-{end}"),
        format!("{start}\u{430}{end}"),
        format!("{start}+{end}"),
        format!("{}ZX{}", &token[..escape], &token[escape + 2..]),
        format!("{}ZDZDZDZD", made_of(APP_ID, Layout::Newer, &token::bytes(1, 152))),
        token.to_lowercase(),
        token.to_uppercase(),
    ];
    for text in rows {
        let inspection = inspect(&text);
        assert_eq!(codes(&inspection), ["altered"], "{text}");
        assert_eq!(inspection.completeness, Completeness::LooksAltered, "{text}");
        assert_eq!(
            (inspection.kind, cleaned(&inspection)),
            (Kind::AccessToken, text.as_str())
        );
        assert!(messages(&inspection)[0].starts_with("This token looks changed: "));
    }
}

#[test]
fn a_token_in_one_case_names_no_app() {
    let token = whole(APP_ID);
    assert_eq!(app_id(&inspect(&token.to_lowercase())), None);
    assert_eq!(app_id(&inspect(&token.to_uppercase())), None);
}

#[test]
fn older_tokens_start_with_other_letters() {
    let token = whole(APP_ID);
    for letter in ["A", "B", "C"] {
        let older = inspect(&format!("{letter}{}", &token[1..]));
        assert_eq!(
            (older.kind, older.completeness),
            (Kind::AccessToken, Completeness::LooksComplete),
            "{letter}"
        );
        assert_eq!(app_id(&older), Some("911602140448729"), "{letter}");
    }
}

#[test]
fn about_three_in_four_longer_cuts_look_incomplete() {
    let (mut cuts, mut seen) = (0_u32, 0_u32);
    for seed in 0..20 {
        let token = made_of(APP_ID, Layout::Newer, &token::bytes(seed, 180));
        for length in 120..token.len() - 3 {
            cuts += 1;
            let inspection = inspect(&token[..length]);
            seen += u32::from(inspection.completeness == Completeness::LooksTruncated);
            assert_ne!(
                inspection.completeness,
                Completeness::LooksAltered,
                "a cut alters nothing"
            );
        }
    }
    let share = f64::from(seen) / f64::from(cuts);
    assert!((0.70..0.85).contains(&share), "{share}");
}

#[test]
fn a_token_is_never_shown_completely() {
    let token = AccessToken::from_clean(&whole(APP_ID)).unwrap();
    assert_eq!(format!("{token:?}"), "AccessToken(redacted)");
    assert_eq!(
        token.summary(),
        format!("EAAM\u{2026} ({} characters)", token.expose().len())
    );
    assert_eq!(
        AccessToken::from_clean("x").unwrap().summary(),
        "\u{2026} (1 character)"
    );
}

#[test]
fn only_a_clean_text_is_a_token() {
    assert_eq!(AccessToken::from_clean("abc").unwrap().expose(), "abc");
    for text in ["", " ", "a b", "a\n", "\u{feff}a", "a\0b"] {
        assert_eq!(AccessToken::from_clean(text), None, "{text:?}");
    }
    assert_eq!(AccessToken::from_clean(&"a".repeat(10_000)), None);
}

#[test]
fn an_app_id_is_a_number() {
    assert_eq!(AppId::parse("911602140448729").unwrap().as_str(), "911602140448729");
    for text in ["", "0", "012", "12a", "+12", "1 2", "123456789012345678901", "\u{661}"] {
        assert_eq!(AppId::parse(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_complete_token_never_looks_incomplete(token in whole_tokens()) {
        let inspection = inspect(&token);
        prop_assert_eq!(cleaned(&inspection), token.as_str());
        prop_assert_eq!(inspection.completeness, Completeness::LooksComplete);
        prop_assert_eq!(codes(&inspection), Vec::<&str>::new());
        prop_assert!(inspection.app_id.is_some());
    }

    #[test]
    fn every_cut_of_one_to_three_characters_looks_incomplete(token in whole_tokens(), missing in 1_usize..=3) {
        let inspection = inspect(&token[..token.len() - missing]);
        prop_assert_eq!(inspection.completeness, Completeness::LooksTruncated);
        prop_assert!(codes(&inspection).contains(&"truncated"));
    }
}
