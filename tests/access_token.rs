//! What a paste is read as: cleaning, anatomy, other kinds of texts, and redaction.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use proptest::prelude::*;
use token_doctor::access_token::{AccessToken, AppId, Completeness, Inspection, Kind, Severity, inspect, redact};

#[path = "fixtures/token.rs"]
mod token;

use token::{APP_ID, Layout, made_of, whole};

fn codes(inspection: &Inspection) -> Vec<&'static str> {
    inspection.findings.iter().map(|finding| finding.code).collect()
}

fn messages(inspection: &Inspection) -> Vec<&str> {
    inspection
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect()
}

fn cleaned(inspection: &Inspection) -> &str {
    inspection.token.as_ref().map_or("", AccessToken::expose)
}

fn app_id(inspection: &Inspection) -> Option<&str> {
    inspection.app_id.as_ref().map(AppId::as_str)
}

/// Whole tokens of both known layouts, of the lengths that are seen and beyond.
fn whole_tokens() -> impl Strategy<Value = String> {
    let app_ids = prop_oneof![
        1_000_000_000_u64..1_u64 << 52,
        100_000_000_000_000_u64..2_000_000_000_000_000
    ];
    let layouts = prop_oneof![Just(Layout::Older), Just(Layout::Newer)];
    let bodies = prop::collection::vec(any::<u8>(), 74..260);
    (app_ids, layouts, bodies).prop_map(|(app_id, layout, body)| made_of(app_id, layout, &body))
}

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
fn the_app_id_stands_in_the_first_eight_bytes() {
    let rows = [
        ("EAAAAUaZA8jlABA", "350685531728"),
        ("EAAAAAYsX7TsBA", "6628568379"),
        ("EAACEdEose0cBA", "145634995501895"),
    ];
    for (opening, id) in rows {
        assert_eq!(app_id(&inspect(opening)), Some(id), "{opening}");
    }
}

/// Each row: what stands before the token, what after it, the codes and the sentences that tell it.
#[test]
fn what_stands_around_a_token_is_removed_named_and_counted() {
    let rows: &[(&str, &str, &[(&str, &str)])] = &[
        ("\t", "", &[("whitespace_removed", "Removed a TAB at the start.")]),
        (
            "\t\t",
            " ",
            &[(
                "whitespace_removed",
                "Removed 2 TABs at the start and a space at the end.",
            )],
        ),
        ("  ", " ", &[("whitespace_removed", "Removed 3 spaces.")]),
        ("", "\n", &[("line_breaks_removed", "Removed a line break at the end.")]),
        (
            "",
            "\r\n",
            &[("line_breaks_removed", "Removed a line break at the end.")],
        ),
        (
            "\r\n\r\n",
            "",
            &[("line_breaks_removed", "Removed 2 line breaks at the start.")],
        ),
        (
            "\u{feff}",
            "",
            &[(
                "invisible_characters_removed",
                "Removed a byte order mark at the start.",
            )],
        ),
        (
            "\u{200b}",
            "\u{200b}\u{2060}",
            &[("invisible_characters_removed", "Removed 3 zero-width characters.")],
        ),
        (
            "\u{a0}",
            "",
            &[(
                "invisible_characters_removed",
                "Removed a non-breaking space at the start.",
            )],
        ),
        (
            "",
            "\u{ad}",
            &[("invisible_characters_removed", "Removed a soft hyphen at the end.")],
        ),
        (
            "\u{200e}",
            "",
            &[(
                "invisible_characters_removed",
                "Removed a text direction mark at the start.",
            )],
        ),
        (
            "",
            "\0",
            &[(
                "invisible_characters_removed",
                "Removed a control character at the end.",
            )],
        ),
        ("\"", "\"", &[("quotes_removed", "Removed 2 straight quotes.")]),
        ("\u{201c}", "\u{201d}", &[("quotes_removed", "Removed 2 curly quotes.")]),
        ("`", "`", &[("quotes_removed", "Removed 2 backticks.")]),
        ("'", "", &[("quotes_removed", "Removed a straight quote at the start.")]),
        (
            "Bearer ",
            "",
            &[(
                "bearer_prefix_removed",
                "Removed \u{201c}Bearer\u{201d} in front: it belongs to the request, not to the token.",
            )],
        ),
        (
            "\t\"",
            "\"\n\n",
            &[
                ("whitespace_removed", "Removed a TAB at the start."),
                ("line_breaks_removed", "Removed 2 line breaks at the end."),
                ("quotes_removed", "Removed 2 straight quotes."),
            ],
        ),
    ];
    let token = whole(APP_ID);
    for (before, after, findings) in rows {
        let inspection = inspect(&format!("{before}{token}{after}"));
        assert_eq!(cleaned(&inspection), token, "{before:?} {after:?}");
        assert_eq!(
            inspection.completeness,
            Completeness::LooksComplete,
            "{before:?} {after:?}"
        );
        let told: Vec<_> = codes(&inspection).into_iter().zip(messages(&inspection)).collect();
        assert_eq!(told, *findings, "{before:?} {after:?}");
        assert!(
            inspection
                .findings
                .iter()
                .all(|finding| finding.severity == Severity::Info)
        );
    }
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
fn a_text_of_no_known_kind_stays_sendable() {
    for text in [
        "hunter2",
        "my_verify_token_4711",
        "EARTH",
        "Zm9vYmFyYmF6",
        "\u{43a}\u{43b}\u{44e}\u{447}",
    ] {
        let inspection = inspect(text);
        assert_eq!((inspection.kind, cleaned(&inspection)), (Kind::Unknown, text));
        assert_eq!(codes(&inspection), [""; 0], "{text}");
    }
}

#[test]
fn nothing_but_blanks_is_empty() {
    for text in ["", " ", "\t\n", "\u{feff}\u{200b}", "\"\"", "\u{201c}\u{201d}"] {
        let inspection = inspect(text);
        assert_eq!((inspection.kind, inspection.token), (Kind::Empty, None), "{text:?}");
    }
}

#[test]
fn a_cut_token_looks_cut_and_says_which_end_is_missing() {
    let token = whole(APP_ID);
    let end = inspect(&token[..token.len() - 1]);
    assert_eq!(codes(&end), ["truncated"]);
    assert_eq!(
        messages(&end),
        ["Looks cut: the end is missing. Copy it again with the copy button, not with the mouse."]
    );
    assert_eq!(end.completeness, Completeness::LooksTruncated);
    assert_eq!(app_id(&end), Some("911602140448729"));
    assert_eq!(end.findings[0].severity, Severity::Warning);

    for missing in [1, 2, 3, 8, 20] {
        let start = inspect(&token[missing..]);
        assert_eq!(codes(&start), ["truncated"], "{missing}");
        assert!(messages(&start)[0].starts_with("Looks cut: the beginning is missing."));
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
        messages(&last).last(),
        Some(&"Looks too short: 8 characters. The shortest whole token known has 111.")
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
        assert!(messages(&inspection)[0].starts_with("Looks altered: "));
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
    ] {
        let inspection = inspect(&text);
        assert_eq!(cleaned(&inspection), token, "{text}");
        assert!(codes(&inspection).contains(&"pasted_twice"), "{text}");
        assert_eq!(app_id(&inspection), Some("911602140448729"));
    }
}

#[test]
fn different_tokens_are_not_chosen_from() {
    let (one, other) = (whole(APP_ID), whole(APP_ID + 1));
    for text in [
        format!("{one}\n{other}"),
        format!("{one} {other}"),
        format!("old: {one}, new: {other}"),
        format!("{{\"access_token\":\"{one}\"}}\n{{\"access_token\":\"{other}\"}}"),
    ] {
        let inspection = inspect(&text);
        assert_eq!(
            (codes(&inspection), inspection.token),
            (vec!["several_tokens"], None),
            "{text}"
        );
    }
}

#[test]
fn other_secrets_are_recognised_and_kept_from_being_sent() {
    let hex = "0123456789abcdef".repeat(2);
    let filler = |length: usize| "Ab3".repeat(length).chars().take(length).collect::<String>();
    let rows = [
        (format!("911602140448729|{}", filler(27)), Kind::AppAccessToken),
        (format!("911602140448729%7C{}", filler(27)), Kind::AppAccessToken),
        (hex.clone(), Kind::AppSecret),
        (hex.to_uppercase(), Kind::AppSecret),
        (format!("IGAA{}", filler(120)), Kind::InstagramToken),
        (format!("IGQVJ{}", filler(120)), Kind::InstagramToken),
        (format!("THAA{}", filler(120)), Kind::ThreadsToken),
        (
            format!("eyJ{}.eyJ{}.{}", filler(20), filler(40), filler(43)),
            Kind::JsonWebToken,
        ),
        (format!("sk-proj-{}", filler(60)), Kind::OtherKey),
        (format!("sk_live_{}", filler(24)), Kind::OtherKey),
        (format!("ghp_{}", filler(36)), Kind::OtherKey),
        (format!("xoxb-{}", filler(40)), Kind::OtherKey),
        (format!("AIza{}", filler(35)), Kind::OtherKey),
        (format!("AKIA{}", filler(16).to_uppercase()), Kind::OtherKey),
        (format!("AC{hex}"), Kind::OtherKey),
        (format!("SG.{}.{}", filler(22), filler(43)), Kind::OtherKey),
        (
            format!("EAAA{}-{}_{}", filler(20), filler(20), filler(18)),
            Kind::OtherKey,
        ),
        (format!("123456789:{}", filler(35)), Kind::OtherKey),
    ];
    for (text, kind) in rows {
        for paste in [text.clone(), format!(" \"{text}\"\n"), format!("Bearer {text}")] {
            let inspection = inspect(&paste);
            assert_eq!(inspection.kind, kind, "{paste}");
            assert_eq!(inspection.token, None, "{paste}");
            assert!(inspection.is_other_secret(), "{paste}");
            assert_eq!(codes(&inspection).last(), Some(&"wrong_kind"), "{paste}");
            assert_eq!(inspection.findings.last().unwrap().severity, Severity::Error);
        }
    }
}

#[test]
fn a_finding_names_whose_key_it_is() {
    let inspection = inspect(&format!("sk_live_{}", "Ab3".repeat(8)));
    assert_eq!(
        messages(&inspection),
        ["Looks like a key of Stripe. An access token of Meta\u{2019}s begins with EA."]
    );
}

#[test]
fn numbers_are_told_apart() {
    let rows = [
        ("106540352242922", Kind::ObjectId),
        ("91160214044872912", Kind::ObjectId),
        (" 106540352242922\n", Kind::ObjectId),
        ("+1 555 078 3881", Kind::PhoneNumber),
        ("+49 (151) 234-56789", Kind::PhoneNumber),
        ("15550783881", Kind::PhoneNumber),
        ("(555) 078-3881", Kind::PhoneNumber),
        ("123456", Kind::Unknown),
        ("2024-03-05", Kind::Unknown),
        ("192.168.100.200", Kind::Unknown),
    ];
    for (text, kind) in rows {
        let inspection = inspect(text);
        assert_eq!(inspection.kind, kind, "{text}");
        assert!(!inspection.is_other_secret(), "{text}");
        assert_eq!(
            codes(&inspection).contains(&"wrong_kind"),
            kind != Kind::Unknown,
            "{text}"
        );
    }
}

#[test]
fn what_stands_in_for_a_token_is_named() {
    let rows = [
        ("YOUR_TOKEN", "placeholder"),
        ("YOUR_ACCESS_TOKEN", "placeholder"),
        ("yourAccessToken", "placeholder"),
        ("<token>", "placeholder"),
        ("<ACCESS_TOKEN>", "placeholder"),
        ("{access-token}", "placeholder"),
        ("{{access_token}}", "placeholder"),
        ("${WHATSAPP_TOKEN}", "placeholder"),
        ("$TOKEN", "placeholder"),
        ("[your token here]", "placeholder"),
        ("ACCESS_TOKEN", "placeholder"),
        ("Bearer YOUR_TOKEN", "placeholder"),
        ("paste your token here", "placeholder"),
        ("xxxxxxxxxxxx", "placeholder"),
        ("null", "placeholder"),
        ("undefined", "placeholder"),
        ("EAAB****", "masked"),
        ("EAAB****************wxyz", "masked"),
        ("EAAB\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}", "masked"),
        ("EAAG...", "masked"),
        ("EAAG\u{2026}ZDZD", "masked"),
        ("EAAGxxxxxxxxxxxxxxxx", "masked"),
        ("****************", "masked"),
        ("[FILTERED]", "masked"),
        ("<redacted>", "masked"),
        ("EAAJB...", "documentation_sample"),
        ("EAAJB\u{2026}", "documentation_sample"),
    ];
    for (text, code) in rows {
        let inspection = inspect(text);
        assert_eq!(codes(&inspection).last(), Some(&code), "{text}");
        assert_eq!(inspection.kind, Kind::Placeholder, "{text}");
    }
}

#[test]
fn a_scrambled_token_of_the_documentation_is_named_and_a_whole_one_of_its_app_is_not() {
    let app_of_the_documentation = 0x0000_0dea_d701_cc05;
    let token = whole(app_of_the_documentation);
    assert!(token.starts_with("EAAAN6tcBzAUBO"));
    assert_eq!(codes(&inspect(&token)), [""; 0]);
    let scrambled = inspect(&format!("{}Zk{}", &token[..60], &token[61..]));
    assert_eq!(codes(&scrambled), ["documentation_sample"]);
    assert_eq!(scrambled.app_id, None);
}

#[test]
fn an_answer_of_the_graph_api_is_no_token() {
    let token = whole(APP_ID);
    for text in [
        "{\"error\":{\"message\":\"Invalid OAuth access token.\",\"type\":\"OAuthException\",\"code\":190,\"fbtrace_id\":\"A1b2C3\"}}".to_owned(),
        "{\n  \"error\": {\n    \"message\": \"(#190) Error\",\n    \"code\": 190\n  }\n}".to_owned(),
        "{\\\"error\\\":{\\\"message\\\":\\\"x\\\"".to_owned(),
        "OAuthException".to_owned(),
        "(#190) This method must be called with a Page Access Token".to_owned(),
        "Error validating access token: Session has expired on Friday, 01-Mar-24 12:00:00 PST.".to_owned(),
        "Uncaught exception: malformed access token".to_owned(),
        format!("Malformed access token {token}"),
        "Invalid OAuth access token - Cannot parse access token".to_owned(),
        "The access token could not be decrypted".to_owned(),
        "Unsupported get request. Object with ID '1' does not exist".to_owned(),
    ] {
        let inspection = inspect(&text);
        assert_eq!((inspection.kind, &inspection.token), (Kind::GraphError, &None), "{text}");
        assert_eq!(codes(&inspection), ["graph_error_pasted"], "{text}");
    }
}

#[test]
fn a_request_for_help_is_no_answer_of_the_graph_api() {
    for text in [
        "see issue (#12) and the error below",
        "\"error\" happens when I save",
        "An error occurred, try again",
    ] {
        assert_eq!(inspect(text).kind, Kind::Unknown, "{text}");
    }
}

#[test]
fn names_are_those_of_the_contract() {
    assert_eq!(inspect(&whole(APP_ID)).kind.as_str(), "access_token");
    assert_eq!(Kind::JsonWebToken.as_str(), "json_web_token");
    assert_eq!(Completeness::LooksTruncated.as_str(), "looks_truncated");
    assert_eq!(Severity::Warning.as_str(), "warning");
}

#[test]
fn a_token_is_never_shown_whole() {
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
    fn a_whole_token_never_looks_cut(token in whole_tokens()) {
        let inspection = inspect(&token);
        prop_assert_eq!(cleaned(&inspection), token.as_str());
        prop_assert_eq!(inspection.completeness, Completeness::LooksComplete);
        prop_assert_eq!(codes(&inspection), Vec::<&str>::new());
        prop_assert!(inspection.app_id.is_some());
    }

    #[test]
    fn every_cut_of_one_to_three_characters_looks_cut(token in whole_tokens(), missing in 1_usize..=3) {
        let inspection = inspect(&token[..token.len() - missing]);
        prop_assert_eq!(inspection.completeness, Completeness::LooksTruncated);
        prop_assert!(codes(&inspection).contains(&"truncated"));
    }

    #[test]
    fn cleaning_takes_away_what_was_put_around(
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
    fn cleaning_is_idempotent_for_what_pastes_are_made_of(parts in pastes()) {
        stays_the_same_when_cleaned_again(&parts)?;
    }

    #[test]
    fn no_finding_quotes_what_was_pasted(token in whole_tokens(), cut in 0_usize..100, around in "[ \"\n\u{200b}]{0,3}") {
        let inspection = inspect(&format!("{around}{}{around}", &token[..token.len() - cut]));
        for message in messages(&inspection) {
            prop_assert!(!shows(&token, message), "{}", message);
        }
    }

    #[test]
    fn redaction_leaves_at_most_eight_characters_of_a_token(
        token in whole_tokens(),
        cut in 0_usize..60,
        before in "([a-z :\"=(]{0,12}|access_token=|Bearer |Malformed access token |%22|\\\\n|https://x\\.y/\\?a=1&t=)",
        after in "([ .,\"')}&<\n]|%22|\\\\n)[a-z :,\"]{0,12}",
    ) {
        let text = format!("{before}{}{after}", &token[..token.len() - cut]);
        let clean = redact(&text);
        prop_assert!(!shows(&token, &clean), "{}", clean);
        prop_assert_eq!(redact(&clean), clean.clone());
    }

    #[test]
    fn redaction_is_idempotent_and_never_panics(text in prop_oneof![any::<String>(), pastes()]) {
        let clean = redact(&text);
        prop_assert_eq!(redact(&clean), clean.clone());
    }

    #[test]
    fn redaction_leaves_words_ids_and_trace_ids(
        words in "([a-z]{1,12}|[A-Z][a-z]{1,12}|[A-Z]{1,8})( ([a-z]{1,12}|[A-Z][a-z]{1,12})){0,8}[.:,]?",
        id in "[1-9][0-9]{14,16}",
        trace in "A[A-Za-z0-9_-]{22}",
    ) {
        let text = format!("{words} {id} {{\"id\":\"{id}\",\"fbtrace_id\":\"{trace}\"}} {words} fbtrace_id: {trace}");
        prop_assert_eq!(redact(&text), text);
    }
}

/// Texts put together from the things that the rules look for.
fn pastes() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "access_token",
        "Bearer",
        "bearer ",
        "Authorization: ",
        "=",
        ":",
        " ",
        "\n",
        "\t",
        "\"",
        "'",
        "`",
        "\\",
        "{",
        "}",
        "<",
        ">",
        "[",
        "]",
        "&",
        "%7C",
        "|",
        "%3D",
        "EAA",
        "EAAB",
        "Z",
        "ZD",
        "...",
        "***",
        "\u{2026}",
        "\u{200b}",
        "\u{a0}",
        "error",
        "(#190) ",
        "OAuthException",
        "Malformed access token ",
        "your token",
        "106540352242922",
        "+49",
        "abc",
        "Xy9",
        "redacted",
        "911602140448729",
        "\u{e9}",
        "\u{1f600}",
        "EAAAAUaZA8jlABAabcdefGHIJKL0123456789mnopqrstuvwxZAyz012345678901234567890",
    ];
    let sampled = prop_oneof![4 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => "[A-Za-z0-9]{1,80}"];
    prop::collection::vec(sampled, 0..12).prop_map(|parts| parts.concat())
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

/// Whether a text shows more than eight characters of a token in a row.
fn shows(token: &str, text: &str) -> bool {
    token
        .as_bytes()
        .windows(9)
        .any(|window| text.contains(str::from_utf8(window).unwrap()))
}

#[test]
fn about_three_in_four_longer_cuts_look_cut() {
    let (mut cuts, mut seen) = (0, 0);
    for seed in 0..20 {
        let token = made_of(APP_ID, Layout::Newer, &token::bytes(seed, 180));
        for length in 120..token.len() - 3 {
            cuts += 1;
            let inspection = inspect(&token[..length]);
            seen += usize::from(inspection.completeness == Completeness::LooksTruncated);
            assert_ne!(
                inspection.completeness,
                Completeness::LooksAltered,
                "a cut alters nothing"
            );
        }
    }
    let share = f64::from(seen as u32) / f64::from(cuts);
    assert!((0.70..0.85).contains(&share), "{share}");
}

#[test]
fn redaction_takes_secrets_out_of_the_texts_they_stand_in() {
    let token = whole(APP_ID);
    let hex = "0123456789abcdef".repeat(2);
    let secret = "Ab3_dEf-9hIjKlMnOpQrStUvWx1";
    let (start, end) = token.split_at(120);
    let rows = [
        (
            format!("Malformed access token {token}"),
            "Malformed access token EAAM\u{2026}[redacted]".to_owned(),
        ),
        (
            "Malformed access token my dog has fleas".to_owned(),
            "Malformed access token [redacted]".to_owned(),
        ),
        (
            format!("{{\"message\":\"Malformed access token {token}\",\"code\":190}}"),
            "{\"message\":\"Malformed access token EAAM\u{2026}[redacted]\",\"code\":190}".to_owned(),
        ),
        (
            "Malformed access token a b c. Ask again".to_owned(),
            "Malformed access token [redacted]. Ask again".to_owned(),
        ),
        (
            format!("Malformed%20access%20token%20{token}"),
            "Malformed%20access%20token%20EAAM\u{2026}[redacted]".to_owned(),
        ),
        (
            format!("x?access_token={token}&y=1"),
            "x?access_token=EAAM\u{2026}[redacted]&y=1".to_owned(),
        ),
        (format!("%22{token}%22"), "%22EAAM\u{2026}[redacted]%22".to_owned()),
        (
            format!("line\\n{token}\\n"),
            "line\\nEAAM\u{2026}[redacted]\\n".to_owned(),
        ),
        (format!("{start}\n{end} done"), "EAAM\u{2026}[redacted] done".to_owned()),
        (
            format!("{start}\u{200b}{end} done"),
            "EAAM\u{2026}[redacted] done".to_owned(),
        ),
        (
            format!("911602140448729|{secret}"),
            "911602140448729|[redacted]".to_owned(),
        ),
        (
            format!("911602140448729%7C{secret}&x"),
            "911602140448729%7C[redacted]&x".to_owned(),
        ),
        (
            format!("911602140448729\\u007C{secret}\""),
            "911602140448729\\u007C[redacted]\"".to_owned(),
        ),
        (format!("secret {hex}."), "secret [redacted].".to_owned()),
        (
            format!("client_secret={hex}&x"),
            "client_secret=[redacted]&x".to_owned(),
        ),
        (
            "input_token=not4real-text, code 1".to_owned(),
            "input_token=[redacted], code 1".to_owned(),
        ),
        (token.to_lowercase(), "[redacted]".to_owned()),
    ];
    for (text, clean) in rows {
        assert_eq!(redact(&text), clean, "{text}");
    }
}

#[test]
fn redaction_leaves_sentences_of_meta_as_they_are() {
    for text in [
        "(#100) Tried accessing nonexisting field (x) on node type (WhatsAppBusinessHealthStatusForMessageSend)",
        "Error validating access token: Session has expired on Friday, 01-Mar-24 12:00:00 PST. The current time is Monday, 04-Mar-24 09:15:23 PST.",
        "Malformed access token",
        "The access token could not be decrypted",
        "Invalid OAuth access token - Cannot parse access token",
        "Unsupported get request. Object with ID '106540352242922' does not exist, cannot be loaded due to missing permissions",
        "https://developers.facebook.com/docs/graph-api",
        "access_token: required; whatsapp_business_management, whatsapp_business_messaging",
        "token_type: bearer of 2 things",
    ] {
        assert_eq!(redact(text), text);
    }
}

/// Ten million characters of each shape that could make a rule run over the text again and again.
#[test]
fn ten_megabytes_of_any_shape_are_read() {
    const SIZE: usize = 10_000_000;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let token = whole(APP_ID);
    let prose = fill("all work and no play makes jack a dull boy ");
    let (first, second) = prose.split_at(prose.len() / 2);
    let rows = [
        (fill("\""), Kind::Empty, ""),
        (fill(" "), Kind::Empty, ""),
        (fill("Z"), Kind::Unknown, ""),
        (fill("access_token="), Kind::Unknown, ""),
        (fill("access_token:\""), Kind::Unknown, ""),
        (format!("{first} {token} {second}"), Kind::AccessToken, token.as_str()),
        (
            format!("{}{token}{}", fill("\t"), fill("\n")),
            Kind::AccessToken,
            token.as_str(),
        ),
    ];
    for (text, kind, found) in rows {
        let inspection = inspect(&text);
        assert_eq!(
            (inspection.kind, cleaned(&inspection)),
            (kind, found),
            "{}",
            &text[..20]
        );
        assert!(inspection.findings.iter().all(|finding| finding.message.len() < 300));
    }
    assert_eq!(
        redact(&fill("Malformed access token ")).len(),
        "Malformed access token ".len() + "[redacted]".len()
    );
}
