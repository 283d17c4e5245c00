//! The exact sentences of the most frequent diagnoses.

use serde_json::json;
use token_doctor::diagnosis::{Context, Diagnosis, Evidence, NoAnswer, diagnose};
use token_doctor::paste::{AppId, Completeness};

use super::{CLOCK, context, of_answer};

fn of(code: i64, message: &str) -> Diagnosis {
    with(code, message, &context())
}

fn with(code: i64, message: &str, context: &Context) -> Diagnosis {
    of_answer(
        Some(400),
        &json!({"error": {"code": code, "message": message, "fbtrace_id": "Atrace"}}),
        context,
    )
}

#[test]
fn an_expired_token_says_when_and_how_long_ago() {
    let diagnosis = of(
        190,
        "Error validating access token: Session has expired on Tuesday, 05-Mar-24 11:00:00 PST. The current time is \
         Friday, 08-Mar-24 11:00:00 PST.",
    );
    assert_eq!(diagnosis.title, "Token expired");
    assert_eq!(
        diagnosis.explanation,
        "Your token expired on 5 March 2024, 20:00 your time, 3 days ago. Your CRM cannot send messages with this token. \
         An expired token cannot be renewed. Create a permanent token for your CRM:"
    );
    assert_eq!(diagnosis.token_is_fine, Some(false));
    assert!(!diagnosis.retryable);
    assert_eq!(
        diagnosis.steps[0].url.as_deref(),
        Some("https://business.facebook.com/latest/settings/system_users")
    );
}

#[test]
fn the_expiry_is_read_in_every_format_of_meta_and_is_optional() {
    for (text, said) in [
        (
            "Friday, 26-Apr-24 06:00:00 PDT",
            "Your token expired on 26 April 2024, 15:00 your time.",
        ),
        (
            "Sunday, 03-Mar-24 23:30:00 PST.",
            "Your token expired on 4 March 2024, 08:30 your time, 4 days ago.",
        ),
        (
            "2024-03-08T18:30:00+0000",
            "Your token expired on 8 March 2024, 19:30 your time, 30 minutes ago.",
        ),
        (
            "2024-03-08T10:00:00-08:00.",
            "Your token expired on 8 March 2024, 19:00 your time, 1 hour ago.",
        ),
        ("2014年8月17日 8:00", "Your token has expired."),
        ("Friday, 99-Foo-24 06:00:00 PDT", "Your token has expired."),
        ("", "Your token has expired."),
    ] {
        let message = format!("Session has expired on {text} The current time is Monday, 01-Jan-24 00:00:00 PST.");
        let explanation = of(190, &message).explanation;
        assert!(explanation.to_string().starts_with(said), "{text}: {explanation}");
    }
    let explanation = of(
        190,
        "Session has expired at unix time 1308178800. The current unix time is 1308181975.",
    )
    .explanation;
    assert!(
        explanation
            .to_string()
            .starts_with("Your token expired on 16 June 2011, 00:00 your time, 12 years ago."),
        "{explanation}"
    );
}

#[test]
fn a_missing_permission_is_named_with_its_purpose() {
    for (message, said) in [
        (
            "Your app doesn't have the required whatsapp_business_management permission",
            "Your token does not have the permission `whatsapp_business_management`. Without it, your CRM cannot read your account \
             and phone numbers. Sending messages may still work. You cannot add a permission to an existing token. Create a new \
             token that also has `whatsapp_business_management`:",
        ),
        (
            "Requires whatsapp_business_messaging or whatsapp_business_management permission",
            "Your token does not have the permission `whatsapp_business_messaging` or `whatsapp_business_management`.",
        ),
        (
            "This endpoint requires the 'pages_read_engagement' permission",
            "Your token does not have the permission `pages_read_engagement`.",
        ),
        (
            "Requires extended permission: publish_actions",
            "Your token does not have the permission `publish_actions`.",
        ),
        (
            "Missing required permission",
            "Your token does not have a permission that this request needs. Meta does not name the permission. You cannot add a \
             permission to an existing token. Create a new token with both WhatsApp permissions:",
        ),
    ] {
        let diagnosis = of(200, message);
        assert_eq!(diagnosis.title, "Permission denied");
        assert!(
            diagnosis.explanation.to_string().starts_with(said),
            "{message}: {}",
            diagnosis.explanation
        );
    }
}

#[test]
fn the_steps_select_each_permission_that_is_missing() {
    let both = "Select the permissions `whatsapp_business_messaging` and `whatsapp_business_management`. Then";
    for (message, selected) in [
        ("Requires whatsapp_business_management permission", both),
        ("Missing required permission", both),
        (
            "Requires business_management permission",
            "`whatsapp_business_management` and `business_management`. Then",
        ),
        (
            "This endpoint requires the 'pages_read_engagement' permission",
            "`whatsapp_business_management` and `pages_read_engagement`. Then",
        ),
    ] {
        let steps = of(200, message).steps;
        let text = steps
            .iter()
            .map(|step| step.text.to_string())
            .find(|text| text.starts_with("Select the permissions"));
        assert!(
            text.as_ref().is_some_and(|text| text.contains(selected)),
            "{message}: {text:?}"
        );
    }
}

/// The diagnosis of a refusal, for a token whose text looks incomplete.
pub fn of_cut_token(message: &str) -> Diagnosis {
    let context = Context {
        completeness: Completeness::LooksTruncated,
        ..context()
    };
    with(190, message, &context)
}

#[test]
fn an_unreadable_token_that_looks_incomplete_is_called_incomplete() {
    for message in [
        "Malformed access token",
        "Cannot parse access token",
        "could not be decrypted",
    ] {
        let diagnosis = of_cut_token(message);
        assert_eq!(diagnosis.cause.as_str(), "looks_cut", "{message}");
        assert_eq!(
            diagnosis.explanation,
            "Meta cannot read this token. The token is probably incomplete: the start or the end is missing. Your CRM cannot send messages with this token. Possible reasons: the token was selected with the mouse, or the field in your CRM is too short."
        );
    }
    let expired = of_cut_token("Session has expired");
    assert_eq!(expired.cause.as_str(), "session_expired");
}

#[test]
fn causes_of_an_invalid_token_are_distinguished() {
    for (message, said) in [
        (
            "Malformed access token",
            "Meta cannot read this token. Your CRM cannot send messages with this token. Characters are missing",
        ),
        ("Cannot parse access token", "Meta cannot read this text as a token."),
        (
            "could not be decrypted",
            "The token has the right format, but at least one character",
        ),
        (
            "user changed their password",
            "The person who created this token changed their password",
        ),
        (
            "has not authorized application 1",
            "The person who created this token removed the app",
        ),
        (
            "Invalid OAuth access token.",
            "Meta does not accept this token and does not say why.",
        ),
    ] {
        let diagnosis = of(190, message);
        assert_eq!(diagnosis.title, "Invalid token");
        assert!(
            diagnosis.explanation.to_string().starts_with(said),
            "{}",
            diagnosis.explanation
        );
    }
}

#[test]
fn a_token_is_called_fine_only_if_another_request_worked() {
    let message = "Unsupported get request. Object with ID '106540352242922' does not exist, cannot be loaded due to \
                   missing permissions, or does not support this operation.";
    let said = "This token cannot access 106540352242922. Meta does not say why. The ID does not exist, is of another type, or is \
        not assigned to this token.";
    let alone = of(100, message);
    assert_eq!(
        (alone.explanation.to_string().as_str(), alone.token_is_fine),
        (said, None)
    );
    let proven = Context {
        another_call_worked: true,
        ..context()
    };
    let beside = with(100, message, &proven);
    assert_eq!(beside.explanation.to_string(), format!("Your token is fine. {said}"));
    assert_eq!(beside.token_is_fine, Some(true));
}

#[test]
fn a_phone_number_instead_of_its_id_is_named() {
    let context = Context {
        id: Some("15550783881"),
        ..context()
    };
    assert_eq!(
        with(100, "Unsupported get request.", &context).explanation,
        "15550783881 looks like a phone number. This field needs the phone number ID, a longer number that you find below the \
         phone number in WhatsApp Manager."
    );
}

#[test]
fn an_id_of_another_type_names_the_type() {
    let message =
        "(#100) Tried accessing nonexisting field (display_phone_number) on node type (WhatsAppBusinessAccount)";
    assert_eq!(
        of(100, message).explanation,
        "The ID is of the type `WhatsAppBusinessAccount`. This request needs another type of ID. The object with this ID has no \
         field `display_phone_number`. Check that you did not enter the account ID or the app ID instead of the phone number ID."
    );
}

#[test]
fn a_missing_answer_says_nothing_about_the_token() {
    for no_answer in [
        NoAnswer::Offline,
        NoAnswer::TimedOut { after_secs: 10 },
        NoAnswer::Rejected,
        NoAnswer::TooLarge,
    ] {
        let diagnosis = diagnose(&Evidence::NoAnswer(no_answer), &context());
        assert_eq!(diagnosis.title, "Could not reach Meta");
        assert!(
            diagnosis
                .explanation
                .to_string()
                .contains("says nothing about the token"),
            "{}",
            diagnosis.explanation
        );
        assert_eq!((diagnosis.token_is_fine, diagnosis.retryable), (None, true));
    }
}

#[test]
fn an_unrecognised_answer_shows_what_meta_said() {
    let diagnosis = of(987_654, "Nothing that is known");
    assert_eq!(
        diagnosis.explanation,
        "This result says nothing about the token. We do not know this answer. Meta says: \"Nothing that is known\" \
         Code 987654."
    );
    assert!(
        diagnosis
            .steps
            .iter()
            .any(|step| step.text.to_string().contains("fbtrace_id Atrace"))
    );
}

#[test]
fn the_app_is_named_if_it_is_known() {
    let app_id = AppId::parse("911602140448729").unwrap();
    let context = Context {
        app_id: Some(&app_id),
        clock: &CLOCK,
        ..context()
    };
    let diagnosis = with(
        100,
        "API calls from the server require an appsecret_proof argument",
        &context,
    );
    assert_eq!(diagnosis.title, "App problem");
    assert_eq!(
        diagnosis.steps[1].url.as_deref(),
        Some("https://developers.facebook.com/apps/911602140448729/settings/advanced/")
    );
}

#[test]
fn nobody_is_sent_to_another_program_if_the_page_made_the_request() {
    let steps = |command_is_offered| {
        let context = Context {
            command_is_offered,
            ..context()
        };
        with(100, "Unknown path components: /x", &context)
            .steps
            .iter()
            .map(|step| step.text.to_string())
            .collect::<String>()
    };
    assert!(steps(true).contains("press \"Copy report\""));
    assert!(steps(false).contains("the program that made the request"));
}
