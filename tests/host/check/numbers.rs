//! Numbers that no field from Meta has. A bad field is an unknown value: it does not fail a run, and the rest of the answer is read
//! as usual.

use serde_json::Value;
use token_doctor::check::{
    CheckId, CheckState, ConnectionReport, Outcome, TokenType, Verdict, replay, report_of_stored,
};

use super::exchange::exchange;
use super::world::*;

/// The last second of the year 9999.
const LAST_SECOND: i64 = 253_402_300_799;

/// Each as it is written in JSON.
const ODD: &[&str] = &[
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "253402300800",
    "-1",
    "-0",
    "0.0",
    "1e400",
    "-1e400",
    "1e-400",
    "1E+2",
    "0.1",
    "1760000000.5",
    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651",
    "123456789012345678901234567890123456789012345678901234567890",
];

/// The answers of a healthy world, each with every field in it that is, or could be sent as, a number.
fn fields(world: &World) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (path, answer) in world.answers() {
        let Outcome::Answered { body, .. } = answer else {
            continue;
        };
        let mut places = Vec::new();
        places_in(&serde_json::from_str(body).unwrap(), "", &mut places);
        fields.extend(places.into_iter().map(|place| (path.clone(), place)));
    }
    fields
}

fn places_in(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                places_in(inner, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                places_in(item, &format!("{at}/{number}"), places);
            }
        }
        _ => places.push(at.to_owned()),
    }
}

/// The world with another number in one place of one answer.
fn with_number(world: &World, path: &str, place: &str, number: &str) -> World {
    let answer = world.answers().find(|(known, _)| *known == path).unwrap().1;
    let Outcome::Answered { http_status, body } = answer else {
        panic!()
    };
    let mut value: Value = serde_json::from_str(body).unwrap();
    *value.pointer_mut(place).unwrap() = Value::from("PLACE");
    world.clone().with(
        path,
        text(*http_status, &value.to_string().replace("\"PLACE\"", number)),
    )
}

/// A working token with all its times, which gets one refusal and asks every question.
fn world() -> World {
    World::portfolio()
        .with(
            "/debug_token",
            described(serde_json::json!({
                "issued_at": NOW - DAY, "expires_at": NOW + 30 * DAY, "data_access_expires_at": NOW + 30 * DAY,
                "granular_scopes": [{"scope": "business_management", "target_ids": [PORTFOLIO]}],
            })),
        )
        .with(
            "/me/permissions",
            error(
                190,
                "Session has expired at unix time 1308178800. The current time is unix time 1308178801.",
            ),
        )
}

#[test]
fn an_odd_number_in_any_field_does_not_fail_a_run() {
    let world = world();
    for (path, place) in fields(&world) {
        // An ID can have any digits. The run is then about another object.
        let is_id = place.ends_with("/id") || place.ends_with("_id") || place.contains("target_ids");
        for number in ODD {
            let context = format!("{number} at {place} of {path}");
            for request in [given("", ""), given(NUMBER, ACCOUNT)] {
                let report = play(request, &with_number(&world, &path, &place, number)).report();
                let is_told = matches!(report.verdict, Verdict::Connected | Verdict::Attention);
                assert!(is_told || is_id, "{context}: {}", headline(&report));
                assert_eq!(state(&report, CheckId::Token), CheckState::Pass, "{context}");
                assert!(
                    times(&report).all(|at| (0..=LAST_SECOND).contains(&at)),
                    "{context}: {:?}",
                    report.token
                );
            }
        }
    }
}

fn times(report: &ConnectionReport) -> impl Iterator<Item = i64> {
    let token = &report.token;
    [token.expires_at, token.issued_at, token.data_access_expires_at]
        .into_iter()
        .flatten()
}

#[test]
fn an_impossible_time_is_unknown_and_the_rest_of_the_answer_is_read() {
    // 100 is a second of 1970.
    for number in ODD.iter().filter(|number| **number != "1E+2") {
        let report = test(&with_number(&world(), "/debug_token", "/data/expires_at", number));
        assert_eq!(report.token.expires_at, None, "{number}");
        assert_eq!(report.token.token_type, TokenType::Unknown, "{number}");
        assert_eq!(report.token.issued_at, Some(NOW - DAY), "{number}");
        assert_eq!(report.token.app_name.as_deref(), Some("CRM"), "{number}");
        assert_eq!(report.verdict, Verdict::Connected, "{number}");
    }
}

#[test]
fn an_error_with_an_odd_code_is_identified_by_its_text() {
    // 100 is a code.
    for number in ODD.iter().filter(|number| **number != "1E+2") {
        let body = r#"{"error":{"message":"Error validating access token: Session has expired on Friday, 26-Apr-24 06:00:00 PDT.","type":"OAuthException","code":NUMBER,"error_subcode":NUMBER,"is_transient":NUMBER}}"#;
        let answer = text(400, &body.replace("NUMBER", number));
        let report = test(&World::healthy().all(answer.clone()));
        assert_eq!(cause(&report), "session_expired", "{number}");
        let Outcome::Answered { body, .. } = answer.0 else {
            panic!()
        };
        assert_eq!(
            cause(&report_of_stored(&body, &CLOCK)),
            "session_expired",
            "{number}, as stored"
        );
        let printed = format!(
            "WhatsApp Token Doctor, answers 1; phone_number_id={NUMBER}\n# phone_number {NUMBER}\n{body}\nHTTP 400\n"
        );
        assert_eq!(
            cause(&replay(&printed, &CLOCK).unwrap()),
            "session_expired",
            "{number}, as pasted"
        );
    }
}

#[test]
fn an_exchange_with_an_odd_duration_returns_its_token() {
    for number in ODD {
        for body in [
            format!(r#"{{"access_token":"EAAnewtoken1234567890","expires_in":{number}}}"#),
            format!("access_token=EAAnewtoken1234567890&expires={number}"),
        ] {
            let exchanged = exchange().read(&text(200, &body).0, &CLOCK).unwrap();
            assert_eq!(exchanged.token.expose(), "EAAnewtoken1234567890", "{body}");
            let said = exchange().success(&exchanged, &CLOCK);
            assert!(!said.sentences.is_empty(), "{body}");
        }
    }
}
