//! Answers as people paste them.

use serde_json::json;
use token_doctor::diagnosis::{Category, Cause, Context, explain, read_paste};
use token_doctor::paste::AppId;

use super::{DAY, NOW, context};

/// The paste, the known status, and the cause.
pub const ROWS: &[(&str, Option<u16>, Cause)] = &[
    (
        r#"{"error":{"message":"Session has expired","code":190}}"#,
        None,
        Cause::SessionExpired,
    ),
    (
        "\u{feff}\n {\"error\":{\"code\":190,\"error_subcode\":460}} \n",
        None,
        Cause::PasswordChanged,
    ),
    (
        r#"Mar 05 11:00:00 crm sidekiq[7]: ERROR 400 {"error":{"message":"x","code":190,"error_subcode":463}} retrying {"try":2}"#,
        None,
        Cause::SessionExpired,
    ),
    (
        r#"{"try":1} then {"error":{"code":131030}}"#,
        None,
        Cause::RecipientNotAllowed,
    ),
    (
        r#""{\"error\":{\"code\":190,\"error_subcode\":463}}""#,
        None,
        Cause::SessionExpired,
    ),
    (
        r#"body={\"error\":{\"message\":\"API access blocked.\",\"code\":200}}"#,
        None,
        Cause::AppBlocked,
    ),
    (
        r#"{"response":{"body":"{\"error\":{\"code\":190,\"error_subcode\":467}}"}}"#,
        None,
        Cause::LoggedOut,
    ),
    (
        r#"{"message":"x","type":"OAuthException","code":190,"error_subcode":459}"#,
        None,
        Cause::Checkpointed,
    ),
    (
        r#"{"entry":[{"changes":[{"value":{"statuses":[{"status":"failed","errors":[{"code":131047,"title":"Re-engagement message"}]}]}}]}]}"#,
        None,
        Cause::WindowClosed,
    ),
    (
        "(#190) Error validating access token: Session has expired on Tuesday, 05-Mar-24 11:00:00 PST.",
        None,
        Cause::SessionExpired,
    ),
    (
        "Error validating access token: The session was invalidated explicitly using an API call.",
        None,
        Cause::Revoked,
    ),
    (
        "(#131030) Recipient phone number not in allowed list",
        None,
        Cause::RecipientNotAllowed,
    ),
    (
        "{'error': {'message': 'Something', 'type': 'OAuthException', 'code': 190, 'error_subcode': 463}}",
        None,
        Cause::SessionExpired,
    ),
    (
        "{HttpStatus: 400, errorCode: 190, subErrorCode: 460, errorType: OAuthException, errorMessage: x}",
        None,
        Cause::PasswordChanged,
    ),
    (
        "Request failed with status code 400: OAuthException, code 190",
        None,
        Cause::RejectedWithoutReason,
    ),
    (
        r#"{"error":{"message":"Something","type":"OAuthException","code":190,"error_sub"#,
        None,
        Cause::RejectedWithoutReason,
    ),
    ("OAuthException", None, Cause::Unrecognised),
    (
        "HTTP/1.1 502 Bad Gateway\ncontent-type: text/html\n\n<html></html>",
        None,
        Cause::ServerError,
    ),
    (
        "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>",
        None,
        Cause::ServerError,
    ),
    (
        "<html><title>Welcome to our network</title></html>",
        None,
        Cause::NotMetaAnswered,
    ),
    ("<html></html>", Some(503), Cause::ServerError),
    ("", Some(503), Cause::ServerError),
    ("Service unavailable", Some(503), Cause::ServerError),
    ("Service unavailable", None, Cause::NoAnswerFound),
    ("Too Many Requests", Some(429), Cause::Throttled),
    ("the template is wrong", None, Cause::NoAnswerFound),
    ("", None, Cause::NoAnswerFound),
    ("Good morning", None, Cause::NoAnswerFound),
    ("[1, 2]", None, Cause::NoAnswerFound),
    (
        r#"{"message":"Provider config is not right"}"#,
        None,
        Cause::NoAnswerFound,
    ),
    (
        "requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://graph.facebook.com/v25.0/1/messages",
        None,
        Cause::AnswerHidden,
    ),
    (
        r#"{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messaging_product":"whatsapp"}}]}]}"#,
        None,
        Cause::WebhookNotification,
    ),
    (
        r#"{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"phone_number_quality_update","value":{"event":"FLAGGED"}}]}]}"#,
        None,
        Cause::QualityFlagged,
    ),
    (
        r#"{"id":"1","account_review_status":"REJECTED"}"#,
        None,
        Cause::AccountReviewRejected,
    ),
    (
        r#"{"id":"1","status":"REJECTED","category":"UTILITY"}"#,
        None,
        Cause::TemplateNotApproved,
    ),
    (
        r#"{"error":{"message":"QR code not found","type":"GraphMethodException","code":803}}"#,
        None,
        Cause::OtherObjectNotFound,
    ),
    (r#"{"success":false}"#, None, Cause::NoAnswerFound),
    (r#"{"success":true}"#, None, Cause::HealthyAnswer),
    (r#"{"messages":[{"id":"wamid.HBgL"}]}"#, None, Cause::HealthyAnswer),
    (r#"{"code":0,"message":"success"}"#, None, Cause::NothingFailed),
    (
        r#"{"error":{"message":"No such card","type":"card_error"},"url":"https://api.stripe.com/v1"}"#,
        None,
        Cause::NotFromMeta,
    ),
    (
        "if (error.code === 190) {\n  await renewToken();\n}",
        None,
        Cause::NotFromMeta,
    ),
    (
        "GET https://graph.facebook.com/v25.0/None/messages",
        None,
        Cause::IdMissing,
    ),
    (
        r#"{"id":"106540352242922","verified_name":"Bakery"}"#,
        None,
        Cause::HealthyAnswer,
    ),
    (r#"{"data":[]}"#, Some(200), Cause::HealthyAnswer),
    (
        r#"{"data":{"is_valid":true,"expires_at":0}}"#,
        None,
        Cause::HealthyToken,
    ),
    (r#"{"data":{"is_valid":false}}"#, None, Cause::SaidInvalid),
    (
        r#"{"data":{"is_valid":true,"expires_at":1352419328}}"#,
        None,
        Cause::SessionExpired,
    ),
    (
        r#"{"is_valid":false,"expires_at":"1352419328"}"#,
        None,
        Cause::SessionExpired,
    ),
    (
        r#"{"data":{"error":{"message":"x","code":190,"subcode":467},"is_valid":false,"expires_at":1352419328}}"#,
        None,
        Cause::LoggedOut,
    ),
];

#[test]
fn a_paste_is_read_as_its_row_says() {
    let wrong: Vec<String> = ROWS
        .iter()
        .filter_map(|(text, http_status, cause)| {
            let read = explain(text, *http_status, &context()).cause;
            (read != *cause).then(|| format!("{read:?} instead of {cause:?}: {text}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_healthy_paste_says_nothing_about_the_token() {
    let diagnosis = explain(r#"{"id":"1"}"#, None, &context());
    assert_eq!(diagnosis.category, Category::NoFault);
    assert_eq!(
        (diagnosis.token_is_fine, diagnosis.retryable, diagnosis.graph),
        (None, false, None)
    );
}

#[test]
fn a_description_of_an_expired_token_names_its_expiry_and_its_app() {
    let answer = json!({"data": {"app_id": 911_602_140_448_729_u64, "is_valid": false, "expires_at": NOW - 3 * DAY}});
    let diagnosis = explain(&answer.to_string(), None, &context());
    assert!(
        diagnosis
            .explanation
            .to_string()
            .starts_with("Your token expired on 5 March 2024, 20:00 your time, 3 days ago.")
    );
    assert!(
        diagnosis
            .steps
            .iter()
            .any(|step| step.text.to_string().contains("911602140448729"))
    );

    let own = AppId::parse("6628568379").unwrap();
    let context = Context {
        app_id: Some(&own),
        ..context()
    };
    let diagnosis = explain(&answer.to_string(), None, &context);
    assert!(
        diagnosis
            .steps
            .iter()
            .any(|step| step.text.to_string().contains("6628568379"))
    );
}

#[test]
fn the_facts_of_an_error_are_the_same_in_every_notation() {
    let error =
        json!({"error": {"type": "OAuthException", "code": 987_654, "error_subcode": 12, "fbtrace_id": "Abc-DEF_123"}});
    for text in [
        error.to_string(),
        format!("{error:#}"),
        format!("{:?}", error.to_string()),
        format!("12:00 ERROR {error} retrying"),
        "OAuthException code: 987654, error_subcode: 12, fbtrace_id: Abc-DEF_123".to_owned(),
    ] {
        let facts = explain(&text, None, &context()).graph.unwrap();
        assert_eq!((facts.code, facts.subcode), (Some(987_654), Some(12)), "{text}");
        assert_eq!(facts.error_type.as_deref(), Some("OAuthException"), "{text}");
        assert_eq!(facts.fbtrace_id.as_deref(), Some("Abc-DEF_123"), "{text}");
    }
}

#[test]
fn an_error_next_to_the_description_of_a_working_token_is_read() {
    let description =
        r#"{"data":{"app_id":"911602140448729","is_valid":true,"scopes":["whatsapp_business_management"]}}"#;
    let error = r#"{"error":{"message":"Invalid OAuth access token - Cannot parse access token","type":"OAuthException","code":190}}"#;
    assert_eq!(explain(description, None, &context()).cause, Cause::MessagingNotListed);
    let both = format!("{description}\n{error}");
    assert_eq!(explain(&both, None, &context()).cause, Cause::NotParsable);
}

#[test]
fn an_unverified_webhook_is_recognised_in_the_languages_of_meta_s_dialog() {
    for text in [
        "The callback URL or verify token couldn't be validated.",
        "No se pudo validar la URL de devolución de llamada o el token de verificación.",
        "No se pudo validar la URL de callback o el token de verificación.",
        "Não foi possível validar a URL de callback ou o token de verificação.",
        "Die Callback-URL oder das Verifizierungstoken konnte nicht validiert werden.",
        "Impossible de valider l'URL de rappel ou le token de vérification.",
        "Impossible de valider l'URL de rappel ou le jeton de vérification.",
        "Impossibile convalidare l'URL di callback o il token di verifica.",
        "URL callback atau token verifikasi tidak dapat divalidasi.",
    ] {
        let (_, answer) = read_paste(text, &context());
        let cause = answer.map(|answer| answer.diagnosis.cause);
        assert_eq!(cause, Some(Cause::WebhookNotVerified), "{text}");
    }
}
