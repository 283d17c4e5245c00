//! No finding shows a secret, and redaction removes secrets from any text.

use proptest::prelude::*;
use token_doctor::paste::{inspect, redact};

use super::{messages, pastes, whole_tokens};
use crate::token::{APP_ID, whole};

#[test]
fn redaction_removes_secrets_from_texts() {
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
        (
            format!("my_token_{token}"),
            "my_token_EAAM\u{2026}[redacted]".to_owned(),
        ),
        (format!("{}{token}", &token[40..68]), "[redacted]".to_owned()),
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
        "{\"fbtrace_id\":\"AxEAAbCdEfGhIjKlMnOpQrS\"}",
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

/// Whether a text shows more than eight characters of a token in a row.
fn shows(token: &str, text: &str) -> bool {
    token
        .as_bytes()
        .windows(9)
        .any(|window| text.contains(str::from_utf8(window).unwrap()))
}

proptest! {
    #[test]
    fn no_finding_quotes_what_was_pasted(token in whole_tokens(), cut in 0_usize..100, around in "[ \"\n\u{200b}]{0,3}") {
        let inspection = inspect(&format!("{around}{}{around}", &token[..token.len() - cut]));
        for message in messages(&inspection) {
            prop_assert!(!shows(&token, &message), "{}", message);
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
    fn a_token_between_invisible_characters_is_removed(
        token in whole_tokens(),
        invisible in prop::sample::select(vec!['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{200e}']),
        every in 1_usize..9,
    ) {
        let mut text = "Malformed request for ".to_owned();
        for (index, character) in token.chars().enumerate() {
            text.push(character);
            if index % every == 0 {
                text.push(invisible);
            }
        }
        let clean = redact(&text);
        let visible: String = clean.chars().filter(|character| *character != invisible).collect();
        prop_assert!(!shows(&token, &visible), "{}", clean);
    }

    #[test]
    fn redaction_is_idempotent_and_never_panics(text in prop_oneof![any::<String>(), pastes()]) {
        let clean = redact(&text);
        prop_assert_eq!(redact(&clean), clean.clone());
    }

    #[test]
    fn a_long_text_directly_before_a_token_is_redacted_with_it(
        // Without the first characters of tokens.
        before in "[0-9a-f]{28,60}|[A-DF-HJ-SU-Za-z0-9]{24,70}",
        token in "(EAA|IGAA|THAA)[A-Za-z0-9]{6,20}",
    ) {
        prop_assert_eq!(redact(&format!("{before}{token}")), "[redacted]");
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
