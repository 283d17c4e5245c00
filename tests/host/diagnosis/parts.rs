//! Which parts of a paste are read as an answer, and which pastes contain none.

use token_doctor::diagnosis::{Cause, read_paste};
use token_doctor::paste::Kind;

use super::context;

const ERROR: &str = r#"{"error":{"message":"Session has expired","code":190,"error_subcode":463}}"#;
const OTHER: &str = r#"{"error":{"message":"(#4) Application request limit reached","code":4}}"#;

fn read(text: &str) -> Option<(Cause, String)> {
    let answer = read_paste(text, &context()).1?;
    Some((answer.diagnosis.cause, answer.read.to_string()))
}

#[test]
fn what_was_read_is_said() {
    let pretty = ERROR.replace('{', "{\n").replace(',', ",\n");
    let rows = [
        (ERROR.to_owned(), "The pasted text is one complete answer."),
        (format!("\n{pretty}\n"), "The pasted text is one complete answer."),
        (format!("failed: {ERROR} (2)"), "We found one answer inside the text."),
        (
            format!("09:14 failed\n{ERROR}\n09:15 again"),
            "We found one answer in line 2 of 3.",
        ),
        (
            format!("first\n{pretty} last"),
            "We found one answer in lines 2 to 6 of 6.",
        ),
        (
            format!("{OTHER}\nthen\n{ERROR}\n"),
            "We found 2 answers in lines 1 to 3 of 3. We explain the most important one.",
        ),
        (
            format!("\n\n> we got\n> > this:\n> {ERROR}\n> bye\n"),
            "We found one answer in line 5 of 6.",
        ),
        (
            format!("HTTP/2 400\nx: y\n\n{ERROR}"),
            "We found one answer in line 4 of 4. The HTTP status is 400.",
        ),
        (
            "(#190) Error validating access token: Session has expired on Tuesday".to_owned(),
            "We found error text, but not a complete answer.",
        ),
    ];
    for (text, said) in rows {
        assert_eq!(read(&text), Some((Cause::SessionExpired, said.to_owned())), "{text}");
    }
}

#[test]
fn words_that_only_the_diagnosis_knows_are_an_answer_not_a_token() {
    for text in ["131047 Re-engagement message", "(131026) Message undeliverable"] {
        let (inspection, answer) = read_paste(text, &context());
        assert!(answer.is_some(), "{text}");
        assert_eq!((inspection.kind, inspection.token), (Kind::GraphError, None), "{text}");
        assert_eq!(inspection.findings[0].code, "graph_error_pasted");
    }
}

#[test]
fn an_error_deep_inside_a_long_log_is_read() {
    let noise = "a line that says nothing\n".repeat(40_000);
    let (cause, said) = read(&format!("{noise}{ERROR}\n{noise}")).unwrap();
    assert_eq!(
        (cause, said.as_str()),
        (Cause::SessionExpired, "We found one answer in line 40001 of 80001.")
    );
}

#[test]
fn words_of_any_program_are_not_an_answer() {
    for text in [
        "the template is wrong and the parameter too",
        "Error 10 in line 5: timeout",
        "Your session has expired. Log in again.",
        "order 131047 was shipped",
        "{\"message\":\"Unauthenticated.\"}",
        "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}",
        "<html><body><h1>It works!</h1></body></html>",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_healthy_answer_says_what_it_shows_and_what_prevents_sending() {
    let number = r#"{"id":"106540352242922","verified_name":"Lantern Books","display_phone_number":"+49 30 901820"}"#;
    let answer = read_paste(number, &context()).1.unwrap().diagnosis;
    assert!(
        answer
            .explanation
            .to_string()
            .contains("The answer shows \"Lantern Books, +49 30 901820\"."),
        "{}",
        answer.explanation
    );
    for (text, cause) in [
        (number.replace("\"id\"", "\"status\":\"PENDING\",\"id\""), Cause::NumberNotConnected),
        (
            r#"{"can_send_message":"BLOCKED","entities":[{"entity_type":"WABA","can_send_message":"BLOCKED","errors":[{"error_code":141006}]}]}"#.to_owned(),
            Cause::PaymentMissing,
        ),
        (
            r#"{"health_status":{"can_send_message":"BLOCKED","entities":[{"entity_type":"APP","can_send_message":"AVAILABLE"},{"enti"#.to_owned(),
            Cause::SendingBlocked,
        ),
    ] {
        assert_eq!(read(&text).unwrap().0, cause, "{text}");
    }
}
