//! What is beside a token: IDs, other tokens, marks and line breaks.

use token_doctor::paste::{FoundId, IdKind, Kind, cleaned, ids_in, inspect, without_quote_marks};

use super::{cleaned as token_of, codes, messages};
use crate::token::{APP_ID, Layout, bytes, made_of, whole};

const ID: &str = "106540352242922";

#[test]
fn an_id_is_identified_by_its_name_or_its_place_in_an_address() {
    let (phone, account) = (IdKind::PhoneNumber, IdKind::WhatsAppBusinessAccount);
    let (portfolio, app) = (IdKind::BusinessPortfolio, IdKind::App);
    let rows = [
        ("phone_number_id=106540352242922", Some(phone)),
        ("\"phone_number_id\": \"106540352242922\"", Some(phone)),
        ("WHATSAPP_PHONE_ID: 106540352242922", Some(phone)),
        ("messaging_account_id: 106540352242922", Some(account)),
        ("\"paid_messaging_account_id\": \"106540352242922\"", Some(account)),
        ("waac_id: 106540352242922", None),
        ("Phone number ID\n106540352242922", Some(phone)),
        ("wabaId: '106540352242922'", Some(account)),
        ("WABA 106540352242922", Some(account)),
        ("business_account_id=106540352242922", Some(account)),
        ("business_id=106540352242922", Some(portfolio)),
        ("app_id=106540352242922", Some(app)),
        ("whatsapp_id=106540352242922", None),
        ("order 106540352242922", None),
        ("106540352242922", None),
        ("phone_number_id=0106540352242922", None),
        ("https://graph.facebook.com/v25.0/106540352242922/messages", Some(phone)),
        (
            "https://graph.facebook.com/106540352242922/phone_numbers",
            Some(account),
        ),
        ("GET /v25.0/106540352242922?fields=verified_name HTTP/1.1", Some(phone)),
        ("https://graph.facebook.com/v25.0/106540352242922?fields=id", None),
        ("https://example.org/106540352242922/messages", None),
        (
            "https://developers.facebook.com/apps/106540352242922/settings/",
            Some(app),
        ),
        (
            "https://business.facebook.com/settings/whatsapp-business-accounts/106540352242922",
            Some(account),
        ),
        (
            "https://business.facebook.com/latest/whatsapp_manager/overview?asset_id=106540352242922",
            Some(account),
        ),
        (
            "https://business.facebook.com/latest/settings/pages?selected_asset_id=106540352242922",
            None,
        ),
    ];
    for (text, kind) in rows {
        let expected: Vec<FoundId> = kind
            .into_iter()
            .map(|kind| FoundId {
                kind,
                digits: ID.to_owned(),
            })
            .collect();
        assert_eq!(ids_in(text), expected, "{text}");
    }
}

#[test]
fn ids_beside_a_token_are_found_with_it() {
    let token = whole(APP_ID);
    let inspection = inspect(&format!("TOKEN={token}\nPHONE_NUMBER_ID={ID}"));
    assert_eq!(token_of(&inspection), token);
    assert_eq!(inspection.ids.len(), 1);
    assert_eq!(
        (inspection.ids[0].kind, inspection.ids[0].digits.as_str()),
        (IdKind::PhoneNumber, ID)
    );
}

#[test]
fn several_tokens_are_compared_by_their_apps() {
    let one = whole(APP_ID);
    let same_app = made_of(APP_ID, Layout::Newer, &bytes(2, 150));
    let other_app = whole(APP_ID + 1);
    let unreadable = format!("EA{}{}", "A".repeat(20), "b1".repeat(50));
    for (second, said) in [
        (
            same_app,
            "App 911602140448729 created all of them, and they are different.",
        ),
        (other_app, "Different apps created them."),
        (unreadable, "Not all of them show which app created them."),
    ] {
        let inspection = inspect(&format!("old {one} new {second}"));
        let expected = format!("This text has 2 different tokens. {said} Select the token to test.");
        assert_eq!(messages(&inspection), [expected]);
        let choices: Vec<&str> = inspection.choices.iter().map(|choice| choice.token.expose()).collect();
        assert_eq!(choices, [one.as_str(), second.as_str()]);
    }
}

#[test]
fn a_token_beside_an_answer_can_be_selected_but_not_one_that_meta_echoes() {
    let token = whole(APP_ID);
    let beside = inspect(&format!(
        "Authorization: Bearer {token}\n(#190) Error validating access token"
    ));
    assert_eq!((beside.kind, beside.choices.len()), (Kind::GraphError, 1));
    let echoed = inspect(&format!("(#190) Malformed access token {token}"));
    assert_eq!((echoed.kind, echoed.choices.len()), (Kind::GraphError, 0));
}

#[test]
fn a_token_that_is_wrapped_among_other_lines_is_joined() {
    let token = whole(APP_ID);
    let (start, rest) = token.split_at(80);
    let (middle, end) = rest.split_at(80);
    for (text, code) in [
        (
            format!("the token:\n{start}\n{middle}\n{end}\nKind regards"),
            "line_breaks_removed",
        ),
        (format!("> {start}\n> {middle}\n> {end}"), "quote_marks_removed"),
        (
            format!("> the token is {start}\n> {middle}\n> {end}"),
            "line_breaks_removed",
        ),
        (format!("export X={start}\\\n{middle}\\\n{end}"), "line_breaks_removed"),
        (
            format!("x = \"{start}\" +\n    \"{middle}{end}\""),
            "line_breaks_removed",
        ),
    ] {
        let inspection = inspect(&text);
        assert_eq!(token_of(&inspection), token, "{text}");
        assert!(codes(&inspection).contains(&code), "{text}: {:?}", codes(&inspection));
    }
}

#[test]
fn lines_that_belong_to_something_else_are_not_joined_to_a_token() {
    let token = whole(APP_ID);
    let hex = "0123456789abcdef".repeat(2);
    for next in [ID, "active", hex.as_str(), "phone_number_id"] {
        let inspection = inspect(&format!("the token:\n{token}\n{next}\nthat is all"));
        assert_eq!(token_of(&inspection), token, "{next}");
    }
}

#[test]
fn email_quote_marks_are_removed_only_from_lines() {
    assert_eq!(without_quote_marks("> a\n>> b > c\nd"), Some("a\nb > c\nd".to_owned()));
    assert_eq!(without_quote_marks(">\n> a"), Some("\na".to_owned()));
    assert_eq!(without_quote_marks("a > b\n<c>"), None);
}

#[test]
fn a_secret_is_identified_by_the_name_beside_it() {
    let hex = "0123456789abcdef".repeat(2);
    for (text, kind, said) in [
        (format!("APP_SECRET={hex}"), Kind::AppSecret, "an app secret"),
        (format!("Client token: {hex}"), Kind::AppSecret, "a client token"),
        (
            "verify_token = 'my-word'".to_owned(),
            Kind::OtherKey,
            "the verify token of a webhook",
        ),
    ] {
        let inspection = inspect(&text);
        assert_eq!((inspection.kind, &inspection.token), (kind, &None), "{text}");
        assert!(
            messages(&inspection)[0].contains(said),
            "{text}: {:?}",
            messages(&inspection)
        );
        assert!(inspection.is_other_secret());
    }
    assert_eq!(inspect("VERIFY_TOKEN=your_verify_token").kind, Kind::Placeholder);
}

#[test]
fn a_text_in_another_language_is_not_a_token() {
    for text in ["{\"name\":\"crm\"}", "<script>alert(1)</script>", "\"a\":\"b\""] {
        assert_eq!(
            (inspect(text).kind, inspect(text).token),
            (Kind::Unknown, None),
            "{text}"
        );
    }
}

#[test]
fn removals_from_a_line_are_said() {
    let (text, findings) = cleaned("\t106540352242922\r\n");
    assert_eq!(text, ID);
    let said: Vec<String> = findings.iter().map(|finding| finding.message.to_string()).collect();
    assert_eq!(
        said,
        ["Removed a TAB at the start.", "Removed a line break at the end."]
    );
}

#[test]
fn an_id_after_many_numbers_is_read() {
    let numbers: Vec<String> = (0..2_000)
        .map(|number| format!("{}\n", 4_915_112_345_678_u64 + number))
        .collect();
    let numbers = numbers.concat();
    let text = format!("{numbers}phone_number_id: 106540352242922");
    let ids = token_doctor::paste::ids_in(&text);
    assert_eq!(ids.len(), 1);
    assert_eq!(ids[0].digits, "106540352242922");
}

#[test]
fn tokens_that_are_not_offered_are_still_counted() {
    let tokens: Vec<String> = (0_u64..12)
        .map(|number| format!("{}\n", whole(911_602_140_448_000 + number)))
        .collect();
    let inspection = inspect(&tokens.concat());
    assert!(
        messages(&inspection)[0].starts_with("This text has 8 or more different tokens."),
        "{:?}",
        messages(&inspection)
    );
}
