//! What a host says about its stored token: the module's report, or an answer from the Graph API.

use token_doctor::check::{self, CheckId, CheckState, Verdict, headline, public_report, report_of_stored};
use token_doctor::diagnosis::{Category, Cause};
use token_doctor::graph::ANSWER_LIMIT_BYTES;

use super::world::CLOCK;
use crate::token;

const REPORT: &str = r#"{"schemaVersion":1,"verdict":"failed","headline":"Invalid token",
    "diagnosis":{"category":"invalid_token","cause":"revoked","title":"Invalid token","explanation":"It was revoked.",
        "steps":[{"text":"Make a new one.","url":"https://business.facebook.com/settings/system-users"},
                 {"text":"Press here.","url":"javascript:alert(1)"}],
        "tokenIsFine":false,"retryable":false,"graph":{"code":190,"subcode":466,"httpStatus":400,"message":"M"}},
    "checks":[{"id":"text","state":"pass","label":"x","detail":"whole"},{"id":"token","state":"fail","label":"x","detail":"d"},
              {"id":"a check of another version","state":"pass","label":"x","detail":"d"}],
    "firstBrokenCheck":"token","requests":3,"accounts":[{"id":"21837465091827364","name":"Lantern Books"}],
    "phoneNumbers":[{"id":"106540352242922","accountId":"21837465091827364","verifiedName":"Lantern Books"}],
    "report":"redacted"}"#;

#[test]
fn a_report_of_the_module_is_shown_unchanged() {
    let report = report_of_stored(REPORT, &CLOCK);
    assert_eq!(
        (report.verdict, headline(&report).to_string().as_str()),
        (Verdict::Failed, "Invalid token")
    );
    let diagnosis = report.diagnosis.clone().unwrap_or_else(|| panic!("no diagnosis"));
    assert_eq!(diagnosis.category, Category::InvalidToken);
    assert_eq!(diagnosis.help_path(), "errors/invalid_token.html#revoked");
    assert_eq!(diagnosis.graph.and_then(|graph| graph.subcode), Some(466));
    let urls: Vec<_> = diagnosis.steps.iter().map(|step| step.url.as_deref()).collect();
    assert_eq!(
        urls,
        [Some("https://business.facebook.com/settings/system-users"), None],
        "only addresses by https are taken over"
    );
    let rows: Vec<_> = report.checks.iter().map(|check| (check.id, check.state)).collect();
    assert_eq!(
        rows,
        [(CheckId::Text, CheckState::Pass), (CheckId::Token, CheckState::Fail)]
    );
    assert_eq!(report.first_broken_check, Some(CheckId::Token));
    assert_eq!((report.requests, public_report(&report).as_str()), (3, "redacted"));
    assert_eq!(
        report.phone_numbers.first().map(|number| number.phone_number.names()),
        Some("Lantern Books".to_owned())
    );
}

#[test]
fn a_cause_of_a_newer_module_keeps_its_sentences() {
    let report = report_of_stored(&REPORT.replace("\"revoked\"", "\"of_tomorrow\""), &CLOCK);
    let diagnosis = report.diagnosis.unwrap_or_else(|| panic!("no diagnosis"));
    assert_eq!(diagnosis.cause, Cause::Unrecognised);
    assert_eq!(diagnosis.explanation, "It was revoked.");
    assert_eq!(diagnosis.help_path(), "errors/invalid_token.html");
}

#[test]
fn a_report_may_be_larger_than_an_answer_of_the_graph_api() {
    let accounts: Vec<String> = (0..30_000)
        .map(|n| format!(r#"{{"id":"2183746{n:08}","name":"Lantern Books"}}"#))
        .collect();
    let large = REPORT.replace(
        r#"{"id":"21837465091827364","name":"Lantern Books"}"#,
        &accounts.join(","),
    );
    assert!(large.len() > ANSWER_LIMIT_BYTES);
    let report = report_of_stored(&large, &CLOCK);
    assert_eq!(
        (
            report.verdict,
            headline(&report).to_string().as_str(),
            report.accounts.len()
        ),
        (Verdict::Failed, "Invalid token", accounts.len())
    );

    // A size above that of any report is reported.
    let report = report_of_stored(&REPORT.replace("redacted", &"x".repeat(16_000_000)), &CLOCK);
    assert_eq!(report.verdict, Verdict::CouldNotTell);
    assert_eq!(
        report.diagnosis.map(|diagnosis| diagnosis.cause),
        Some(Cause::AnswerTooLarge)
    );
}

#[test]
fn an_answer_of_the_graph_api_gets_its_diagnosis() {
    let expired =
        r#"{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}"#;
    let quoted = format!("{expired:?}");
    for (said, verdict, headline) in [
        (expired, Verdict::Failed, "Token expired"),
        (quoted.as_str(), Verdict::Failed, "Token expired"),
        (
            r#"{"id":"106540352242922","verified_name":"Lantern Books","display_phone_number":"+1 555-0100"}"#,
            Verdict::Connected,
            "WhatsApp connected successfully! Verified: Lantern Books",
        ),
        (
            r#"{"error":{"code":4,"message":"Application request limit reached"}}"#,
            Verdict::CouldNotTell,
            "Too many requests",
        ),
        ("", Verdict::CouldNotTell, "Unrecognised answer"),
        ("null", Verdict::CouldNotTell, "Unrecognised answer"),
    ] {
        let report = report_of_stored(said, &CLOCK);
        assert_eq!(
            (report.verdict, check::headline(&report).to_string().as_str()),
            (verdict, headline),
            "{said}"
        );
    }
}

#[test]
fn host_reports_are_redacted() {
    let secret = token::whole(token::APP_ID);
    for said in [
        REPORT
            .replace("It was revoked.", &secret)
            .replace("\"redacted\"", &format!("\"{secret}\"")),
        format!(r#"{{"error":{{"message":"Malformed access token {secret}","code":190}}}}"#),
    ] {
        assert!(!format!("{:?}", report_of_stored(&said, &CLOCK)).contains(&secret[20..60]));
    }
}

proptest::proptest! {
    #[test]
    fn a_text_without_meaning_shows_nothing(said in "\\PC*") {
        let report = report_of_stored(&said, &CLOCK);
        proptest::prop_assert_eq!(report.verdict, Verdict::CouldNotTell);
        proptest::prop_assert!(!headline(&report).to_string().is_empty() && report.checks.is_empty());
    }

    /// Members with the right names and any type.
    #[test]
    fn a_report_needs_its_verdict_and_its_headline_and_no_other_member(
        verdict in "null|1|\"failed\"|\"connected\"|\"of tomorrow\"",
        title in "null|\\{\\}|\"[a-z ]{1,9}\"",
        values in proptest::collection::vec("null|true|-?[1-9][0-9]{0,19}|\"[a-z ]{0,9}\"|\\[\\]|\\{\\}|\\[null,1\\]|\"failed\"|\"token\"", 10),
    ) {
        let names = [
            "diagnosis", "checks", "firstBrokenCheck", "requests", "accounts", "phoneNumbers", "report", "schemaVersion",
            "token", "error",
        ];
        let members: Vec<String> = names.iter().zip(&values).map(|(name, value)| format!("\"{name}\":{value}")).collect();
        let said = format!("{{\"verdict\":{verdict},\"headline\":{title},{}}}", members.join(","));
        let report = report_of_stored(&said, &CLOCK);
        let expected = match verdict.as_str() {
            "\"failed\"" => Some(Verdict::Failed),
            "\"connected\"" => Some(Verdict::Connected),
            _ => None,
        };
        if let Some(expected) = expected.filter(|_| title.starts_with('"')) {
            proptest::prop_assert_eq!(report.verdict, expected);
            proptest::prop_assert_eq!(headline(&report), title.trim_matches('"'));
        } else {
            proptest::prop_assert_ne!(report.verdict, Verdict::Connected);
        }
    }
}
