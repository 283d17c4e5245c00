//! The Graph API as data: requests, and the lenient reading of answers.
use crate::diagnosis::answers;
use proptest::prelude::*;
use serde_json::json;
use token_doctor::graph::{
    AccountMode, App, AppSecret, AppSecretProof, CanSendMessage, DebugToken, ErrorCode, ExchangedToken, GraphError,
    GraphRequest, GraphVersion, IdProblem, PhoneNumber, PhoneNumberId, PhoneNumberStatus, Reply, TokenExchange,
    TokenKind, UnreadableBody, VersionEnd, WabaId, Way,
};
use token_doctor::paste::{AccessToken, AppId, inspect};

fn phone_number_id(digits: &str) -> PhoneNumberId {
    PhoneNumberId::parse(digits).unwrap().unwrap()
}

#[test]
fn an_id_is_read_as_people_paste_it() {
    for (typed, expected) in [
        ("106540352242922", Ok(Some("106540352242922"))),
        ("  106540352242922\n", Ok(Some("106540352242922"))),
        ("\u{200b}1065 4035 2242 922\u{a0}", Ok(Some("106540352242922"))),
        ("", Ok(None)),
        (" \t", Ok(None)),
        ("+49 170 1234567", Err(IdProblem::PhoneNumber)),
        ("(030) 123-4567", Err(IdProblem::PhoneNumber)),
        ("my number", Err(IdProblem::Letters)),
        ("10654035224292x", Err(IdProblem::Letters)),
        ("1234", Err(IdProblem::TooShort)),
        ("12345678901234567890123456", Err(IdProblem::TooLong)),
        ("123?4", Err(IdProblem::OtherCharacters)),
        ("--", Err(IdProblem::OtherCharacters)),
    ] {
        let read = PhoneNumberId::parse(typed);
        let digits = read.as_ref().map(|id| id.as_ref().map(PhoneNumberId::as_str));
        assert_eq!(digits, expected.as_ref().map(|id| *id), "{typed:?}");
        assert_eq!(WabaId::parse(typed).is_ok(), expected.is_ok(), "{typed:?}");
    }
}

#[test]
fn an_address_or_a_name_contains_the_id_of_the_right_type() {
    let (number, account) = ("106540352242922", "21837465091827364");
    for (typed, phone_number_id, waba_id) in [
        ("\"106540352242922\"", Ok(number), Ok(number)),
        ("Phone number ID: 106540352242922", Ok(number), Err(IdProblem::OtherIds)),
        (
            "https://business.facebook.com/wa/manage/home/?waba_id=21837465091827364",
            Err(IdProblem::OtherIds),
            Ok(account),
        ),
        (
            "https://graph.facebook.com/v25.0/106540352242922/messages",
            Ok(number),
            Err(IdProblem::OtherIds),
        ),
        (
            "phone_number_id=106540352242922&waba_id=21837465091827364",
            Ok(number),
            Ok(account),
        ),
        (
            "phone_number_id=106540352242922 phone_number_id=106540352242923",
            Err(IdProblem::TooLong),
            Err(IdProblem::OtherIds),
        ),
        ("https://example.org/", Err(IdProblem::Letters), Err(IdProblem::Letters)),
    ] {
        let read = PhoneNumberId::parse(typed).map(|id| id.unwrap().as_str().to_owned());
        assert_eq!(read, phone_number_id.map(str::to_owned), "{typed}");
        let read = WabaId::parse(typed).map(|id| id.unwrap().as_str().to_owned());
        assert_eq!(read, waba_id.map(str::to_owned), "{typed}");
    }
}

#[test]
fn a_version_is_v_digits_dot_digits() {
    for (text, is_version) in [
        ("v25.0", true),
        (" v9.12 ", true),
        ("25.0", false),
        ("v25", false),
        ("v25.0/me", false),
        ("v.0", false),
        ("v25.0.1", false),
        ("", false),
    ] {
        assert_eq!(GraphVersion::parse(text).is_some(), is_version, "{text:?}");
    }
    for offered in GraphVersion::OFFERED {
        let end = GraphVersion::parse(offered).unwrap().end();
        assert!(matches!(end, VersionEnd::On(_) | VersionEnd::NotAnnounced), "{offered}");
    }
    assert!(GraphVersion::OFFERED.contains(&GraphVersion::default().as_str()));
}

#[test]
fn the_expiry_of_a_version_is_known_or_said_to_be_unknown() {
    for (version, end) in [
        ("v2.12", VersionEnd::Past),
        ("v20.0", VersionEnd::Past),
        ("v21.0", VersionEnd::On("2027-01-21")),
        ("v22.0", VersionEnd::On("2027-05-20")),
        ("v23.0", VersionEnd::On("2027-10-08")),
        ("v24.0", VersionEnd::On("2028-02-18")),
        ("v25.0", VersionEnd::On("2028-07-29")),
        ("v26.0", VersionEnd::NotAnnounced),
        // Versions that Meta has not announced. They may come, and are still requested.
        ("v24.5", VersionEnd::Unknown),
        ("v27.0", VersionEnd::Unknown),
        ("v999.0", VersionEnd::Unknown),
    ] {
        assert_eq!(GraphVersion::parse(version).unwrap().end(), end, "{version}");
    }
}

#[test]
fn a_call_is_a_form_without_a_query_or_a_get_with_everything_in_its_query() {
    let token = inspect("EAAtoken").token.unwrap();
    let version = GraphVersion::default();
    let proof = AppSecretProof::from_hmac(&[0x0f, 0xa0]);
    let id = phone_number_id("106540352242922");
    for (request, url, query) in [
        (
            GraphRequest::phone_number(&id, &["display_phone_number", "verified_name"]),
            "https://graph.facebook.com/v25.0/106540352242922",
            "fields=display_phone_number%2Cverified_name&locale=en_US&access_token=EAAtoken",
        ),
        (
            GraphRequest::debug_token(),
            "https://graph.facebook.com/v25.0/debug_token",
            "input_token=EAAtoken&locale=en_US&access_token=EAAtoken",
        ),
        (
            GraphRequest::app().suppressing_http_code(),
            "https://graph.facebook.com/v25.0/app",
            "fields=id%2Cname&suppress_http_code=1&locale=en_US&access_token=EAAtoken",
        ),
    ] {
        let form = request.to_http(Way::Form, &version, &token, Some(&proof));
        assert_eq!(form.url, url, "no query");
        let written = format!("method=get&{query}&appsecret_proof=0fa0");
        assert_eq!(form.form.as_deref(), Some(written.as_str()));
        let get = request.to_http(Way::Get, &version, &token, None);
        assert_eq!(get.url, format!("{url}?{query}"));
        assert_eq!(get.form, None, "not even a long one: a form can be a real POST");
        assert!(!request.path().contains("EAAtoken"));
    }
    let long = inspect(&format!("EAA{}", "b".repeat(3_000))).token.unwrap();
    assert_eq!(GraphRequest::app().to_http(Way::Get, &version, &long, None).form, None);
}

#[test]
fn a_body_is_read_as_what_it_is() {
    let unreadable = |http_status, body| Reply::Unreadable { http_status, body };
    for (status, body, expected) in [
        (Some(200), "", unreadable(Some(200), UnreadableBody::Empty)),
        (Some(200), " \n", unreadable(Some(200), UnreadableBody::Empty)),
        (
            Some(502),
            "<html><h1>Bad gateway",
            unreadable(Some(502), UnreadableBody::Html),
        ),
        (
            Some(200),
            "\u{feff}<!DOCTYPE html>",
            unreadable(Some(200), UnreadableBody::Html),
        ),
        (
            Some(400),
            r#"{"error": {"mess"#,
            unreadable(Some(400), UnreadableBody::CutJson),
        ),
        (
            Some(400),
            "Bad request",
            unreadable(Some(400), UnreadableBody::OtherText),
        ),
        (
            Some(400),
            r#"{"ok": false}"#,
            unreadable(Some(400), UnreadableBody::OtherJson),
        ),
        (Some(200), "[1]", unreadable(Some(200), UnreadableBody::OtherJson)),
        (None, "true", unreadable(None, UnreadableBody::OtherJson)),
        (Some(200), r#"{"id": "1"}"#, Reply::Answer(json!({"id": "1"}))),
    ] {
        assert_eq!(Reply::read(status, body), expected, "{body:?}");
    }
}

#[test]
fn the_error_envelope_is_read_completely() {
    let body = json!({"error": {
        "message": "(#131009) Parameter value is not valid", "type": "OAuthException", "code": "131009",
        "error_subcode": 2_494_010, "error_user_title": "A title", "error_user_msg": "A message",
        "is_transient": false, "fbtrace_id": "Axyz",
        "error_data": {"messaging_product": "whatsapp", "details": "A detail"},
    }});
    let Reply::Refused { http_status, errors } = Reply::read(Some(200), &body.to_string()) else {
        panic!("an error with HTTP 200 is an error");
    };
    assert_eq!(http_status, Some(200));
    let expected = GraphError {
        message: Some("(#131009) Parameter value is not valid".into()),
        error_type: Some("OAuthException".into()),
        code: Some(ErrorCode(131_009)),
        error_subcode: Some(2_494_010),
        error_user_title: Some("A title".into()),
        error_user_msg: Some("A message".into()),
        is_transient: Some(false),
        details: Some("A detail".into()),
        fbtrace_id: Some("Axyz".into()),
    };
    assert_eq!(errors, [expected]);
}

#[test]
fn an_error_is_found_in_each_of_its_forms() {
    for (answer, code, message) in [
        (json!({"error": {"message": "(#4) Limit"}}), Some(4), Some("(#4) Limit")),
        (
            json!({"error_code": 190, "error_description": "Bad"}),
            Some(190),
            Some("Bad"),
        ),
        (
            json!({"error_type": "OAuthException", "code": 400, "error_message": "Bad"}),
            Some(400),
            Some("Bad"),
        ),
        (
            json!({"error": "invalid_token", "error_description": "Bad"}),
            None,
            Some("Bad"),
        ),
        (
            json!({"errors": [{"code": 131_026, "title": "Undeliverable"}]}),
            Some(131_026),
            Some("Undeliverable"),
        ),
        (json!({"error": {}}), None, None),
    ] {
        let errors = GraphError::of_answer(&answer);
        assert_eq!(errors.len(), 1, "{answer}");
        assert_eq!(errors[0].stated_code(), code.map(ErrorCode), "{answer}");
        assert_eq!(errors[0].message.as_deref(), message, "{answer}");
    }
    for healthy in [json!({"id": "1"}), json!({"error": null}), json!([]), json!("text")] {
        assert_eq!(GraphError::of_answer(&healthy), [], "{healthy}");
    }
}

#[test]
fn an_overlong_text_is_cut_at_a_space_and_keeps_no_part_of_a_secret() {
    let secret = "0f".repeat(16);
    for spaces in 3_950..4_010 {
        let words = "a ".repeat(spaces / 2);
        let message = format!("Malformed {words}{secret} and more {}", "x".repeat(100_000));
        let error = GraphError::from_object(&json!({"message": message, "code": 190, "fbtrace_id": "x".repeat(5_000)}));
        let kept = error.message.unwrap();
        assert!(
            kept.starts_with("Malformed a a ") && kept.ends_with('\u{2026}'),
            "{kept}"
        );
        assert!(
            kept.chars().count() <= 4_001 && !kept.contains("0f0f"),
            "{spaces}: {kept}"
        );
        assert_eq!(
            (error.code, error.fbtrace_id),
            (Some(ErrorCode(190)), None),
            "no space to cut it at"
        );
    }
}

#[test]
fn only_the_first_of_too_many_errors_are_read() {
    let errors = vec![json!({"code": 190, "message": "Gone"}); 10_000];
    assert_eq!(GraphError::of_answer(&json!({"errors": errors})).len(), 50);
}

#[test]
fn debug_token_keeps_what_meta_said() {
    let answer = json!({"data": {
        "app_id": 911_602_140_448_729_i64, "application": "CRM", "type": "SYSTEM_USER", "is_valid": true,
        "expires_at": "0", "issued_at": 1_700_000_000, "scopes": ["whatsapp_business_management", 7],
        "granular_scopes": [
            {"scope": "whatsapp_business_management", "target_ids": [1234, "5678"]},
            {"scope": "whatsapp_business_messaging"},
            {"target_ids": []},
        ],
        "error": {"message": "Logged out", "code": 190, "subcode": 467},
    }});
    let token = DebugToken::from_answer(&answer).unwrap();
    assert_eq!(token.app_id.unwrap().as_str(), "911602140448729");
    assert_eq!(token.kind, Some(TokenKind::SystemUser));
    assert_eq!((token.expires_at, token.issued_at), (Some(0), Some(1_700_000_000)));
    assert_eq!(token.data_access_expires_at, None);
    assert_eq!(token.scopes, ["whatsapp_business_management", "7"]);
    assert_eq!(token.granular_scopes.len(), 2);
    assert_eq!(
        token.granular_scopes[0].target_ids.as_deref(),
        Some(&["1234".to_owned(), "5678".to_owned()][..])
    );
    assert_eq!(
        token.granular_scopes[1].target_ids, None,
        "no list of targets means all"
    );
    assert_eq!(token.error.unwrap().error_subcode, Some(467));

    assert_eq!(
        DebugToken::from_answer(&json!({"data": {}})),
        Some(DebugToken::default())
    );
    assert_eq!(DebugToken::from_answer(&json!({"data": []})), None);
}

#[test]
fn a_phone_number_keeps_words_outside_the_documented_ones() {
    let answer = json!({
        "id": 106_540_352_242_922_i64, "display_phone_number": "+49 30 1234567", "verified_name": " ",
        "status": "CONNECTED", "account_mode": "HYBRID", "quality_rating": null,
        "health_status": {"can_send_message": "LIMITED", "entities": [
            {"entity_type": "WABA", "id": "1", "can_send_message": "SOMETIMES",
             "errors": [{"error_code": "141006", "error_description": "Payment", "possible_solution": "Pay"}]},
            "rubbish",
        ]},
    });
    let number = PhoneNumber::from_answer(&answer).unwrap();
    assert_eq!(number.name(), Some("+49 30 1234567"), "a blank name is no name");
    assert_eq!(number.status, Some(PhoneNumberStatus::Connected));
    assert_eq!(number.account_mode, Some(AccountMode::Other("HYBRID".into())));
    let health = number.health_status.unwrap();
    assert_eq!(health.can_send_message, Some(CanSendMessage::Limited));
    assert_eq!(
        health.entities[0].can_send_message,
        Some(CanSendMessage::Other("SOMETIMES".into()))
    );
    assert_eq!(health.entities[0].errors[0].error_code, Some(141_006));
    assert_eq!(PhoneNumber::from_answer(&json!({"status": "CONNECTED"})), None);
    assert_eq!(
        App::from_answer(&json!({"id": 12, "name": "CRM"})).unwrap().id.as_str(),
        "12"
    );
    assert_eq!(App::from_answer(&json!({"name": "CRM"})), None);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let names = prop_oneof![
        proptest::sample::select(vec![
            "error",
            "errors",
            "data",
            "code",
            "message",
            "error_data",
            "details",
            "entities",
            "health_status",
            "scopes",
            "granular_scopes",
            "target_ids",
            "id",
            "display_phone_number",
            "error_subcode",
            "is_transient",
        ])
        .prop_map(str::to_owned),
        ".*",
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        // Eighths, which do not change when they are written and read.
        any::<i32>().prop_map(|eighths| (f64::from(eighths) / 8.0).into()),
        ".*".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            proptest::collection::vec((names.clone(), inner), 0..6)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// An answer of the tests, with another value in one field of its error.
fn altered_answer() -> impl Strategy<Value = serde_json::Value> {
    let answers: Vec<_> = answers::rows().into_iter().map(|row| row.body).collect();
    let field = any::<proptest::sample::Index>();
    (proptest::sample::select(answers), field, any_json()).prop_map(|(mut answer, field, value)| {
        let error = match answer.get_mut("error") {
            Some(error) if error.is_object() => error,
            _ => return answer,
        };
        let fields = error.as_object_mut().unwrap();
        let name = fields.keys().nth(field.index(fields.len())).unwrap().clone();
        fields.insert(name, value);
        answer
    })
}

/// The end of an answer is missing.
fn cut_answer() -> impl Strategy<Value = String> {
    (altered_answer(), any::<proptest::sample::Index>()).prop_map(|(answer, end)| {
        let text = answer.to_string();
        text.chars().take(end.index(text.len())).collect()
    })
}

/// Whether a call with this status can have this reply.
fn is_of_status(reply: &Reply, status: Option<u16>) -> bool {
    match reply {
        Reply::Answer(answer) => answer.is_object() && status.is_none_or(|status| (200..300).contains(&status)),
        Reply::Refused { http_status, errors } => *http_status == status && !errors.is_empty(),
        Reply::Unreadable { http_status, .. } => *http_status == status,
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_keeps_its_status(
        status in proptest::option::of(100_u16..600),
        body in prop_oneof![any::<String>(), cut_answer()],
    ) {
        prop_assert!(is_of_status(&Reply::read(status, &body), status));
    }

    #[test]
    fn any_json_is_read_without_panic_and_as_its_text_is(
        status in proptest::option::of(100_u16..600),
        value in prop_oneof![any_json(), altered_answer()],
    ) {
        let reply = Reply::read_json(status, value.clone());
        prop_assert!(is_of_status(&reply, status));
        prop_assert_eq!(reply, Reply::read(status, &value.to_string()));
        prop_assert_eq!(DebugToken::from_answer(&value).is_some(), value["data"].is_object());
        prop_assert!(App::from_answer(&value).is_none() || value.get("id").is_some());
        let number = PhoneNumber::from_answer(&value);
        prop_assert!(number.is_none_or(|number| number.name().is_some_and(|name| !name.trim().is_empty())));
    }

    #[test]
    fn an_id_contains_only_digits(typed: String) {
        if let Ok(Some(id)) = PhoneNumberId::parse(&typed) {
            prop_assert!(id.as_str().chars().all(|character| character.is_ascii_digit()));
        }
    }
}

fn exchange(renew: bool) -> TokenExchange {
    TokenExchange {
        token: AccessToken::from_clean("EAA+1").unwrap(),
        app_id: AppId::parse("911602140448729").unwrap(),
        app_secret: AppSecret::parse(" ab&cd ").unwrap(),
        renew,
    }
}

#[test]
fn an_exchange_is_a_form_so_that_no_secret_is_in_an_address() {
    let request = exchange(false).to_http(&GraphVersion::default());
    assert_eq!(request.url, "https://graph.facebook.com/v25.0/oauth/access_token");
    let form = "method=get&grant_type=fb_exchange_token&locale=en_US&client_id=911602140448729&client_secret=ab%26cd\
                &fb_exchange_token=EAA%2B1";
    assert_eq!(request.form.as_deref(), Some(form));
    let renewal = exchange(true).to_http(&GraphVersion::default()).form.unwrap();
    assert_eq!(renewal, format!("{form}&set_token_expires_in_60_days=true"));
}

#[test]
fn an_exchange_is_printed_without_its_secrets() {
    let printed = format!("{:?}", exchange(true));
    assert!(!printed.contains("EAA+1") && !printed.contains("ab&cd"), "{printed}");
}

#[test]
fn an_exchanged_token_is_read_in_every_form_that_meta_wrote() {
    for (body, expected) in [
        (
            r#"{"access_token":"EAAnew","token_type":"bearer","expires_in":5183999}"#,
            Some(("EAAnew", Some(5_183_999))),
        ),
        (
            r#"{"access_token":"EAAnew","expires_in":"60"}"#,
            Some(("EAAnew", Some(60))),
        ),
        (r#"{"access_token":"EAAnew"}"#, Some(("EAAnew", None))),
        (
            "access_token=EAAnew&expires=5183999\n",
            Some(("EAAnew", Some(5_183_999))),
        ),
        ("access_token=EAAnew", Some(("EAAnew", None))),
        (r#"{"access_token":""}"#, None),
        (r#"{"access_token":"two words"}"#, None),
        (r#"{"success":true}"#, None),
        ("access_token=", None),
        ("<html>", None),
        ("", None),
    ] {
        let read = ExchangedToken::read(body);
        let read = read.as_ref().map(|read| (read.token.expose(), read.expires_in_secs));
        assert_eq!(read, expected, "{body}");
    }
}
