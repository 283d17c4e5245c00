//! Messages of programs, how to print an answer that they hide, and bad news in an answer without an error.

use serde_json::{Value, json};
use token_doctor::diagnosis::{Category, Cause, Context, explain, read_paste};

use super::{CLOCK, DAY, NOW, context};
use crate::token;

fn said(text: &str) -> (Cause, String, String) {
    let diagnosis = explain(text, None, &context());
    let steps = diagnosis.steps.iter().map(|step| step.text.to_string());
    (
        diagnosis.cause,
        diagnosis.explanation.to_string(),
        steps.collect::<Vec<_>>().join(" "),
    )
}

/// The answer that the token field reads.
fn in_field(text: &str) -> Option<Cause> {
    let (_, answer) = read_paste(text, &Context::of_paste(&CLOCK));
    answer.map(|answer| answer.diagnosis.cause)
}

/// A sentence, the program that writes it, and what it means.
pub const SENTENCES: &[(&str, &str, Cause)] = &[
    (
        "Validation failed: Provider config Invalid Credentials",
        "Chatwoot",
        Cause::ProgramRefused,
    ),
    (
        "RuntimeError (No WABA scope found in token)",
        "Chatwoot",
        Cause::ProgramRefused,
    ),
    ("could not get phone number info", "Typebot", Cause::ProgramRefused),
    ("Could not get system info", "Typebot", Cause::ProgramRefused),
    (
        "Token expiration was not set to *never*",
        "Typebot",
        Cause::ProgramWantsPermanent,
    ),
    (
        "The WhatsApp App ID 1 already has a webhook subscription",
        "n8n",
        Cause::WebhookTaken,
    ),
    (
        "Whatsapp could not be reached or the query was malformed.",
        "Odoo",
        Cause::ProgramRefused,
    ),
    (
        "Whatsapp account is misconfigured or shared.",
        "Odoo",
        Cause::ProgramRefused,
    ),
    (
        r#"{"status":400,"response":{"message":["Method not available on WhatsApp Business API"]}}"#,
        "Evolution API",
        Cause::ProgramLimit,
    ),
    (
        "WABA credit line not established",
        "Your WhatsApp partner",
        Cause::ProgramLimit,
    ),
];

#[test]
fn a_sentence_of_a_program_names_the_program_and_what_to_do() {
    for (text, program, cause) in SENTENCES {
        let (read, explanation, steps) = said(text);
        assert_eq!(read, *cause, "{text}");
        assert!(explanation.contains(program), "{text}: {explanation}");
        assert!(!steps.is_empty());
        assert_eq!(in_field(text), Some(*cause), "{text}");
    }
}

#[test]
fn a_sentence_of_a_program_about_a_known_cause_is_that_cause() {
    let rows = [
        (r#"{"error":"Error; wrong verify token"}"#, Cause::WebhookNotVerified),
        ("Token does not have all the necessary scopes", Cause::MissingPermission),
    ];
    for (text, cause) in rows {
        assert_eq!((said(text).0, in_field(text)), (cause, Some(cause)), "{text}");
    }
}

#[test]
fn an_answer_from_meta_outranks_the_message_of_a_program() {
    let text = r#"Provider config Invalid Credentials: {"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}"#;
    assert_eq!(said(text).0, Cause::SessionExpired);
}

const ADDRESS: &str = "https://graph.facebook.com/v25.0/106540352242922/messages";

#[test]
fn an_error_that_hides_the_answer_says_how_to_print_it() {
    let rows = [
        (
            format!("requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: {ADDRESS}"),
            "`response.text`",
        ),
        (
            format!("httpx.HTTPStatusError: Client error '403 Forbidden' for url '{ADDRESS}'"),
            "`error.response.text`",
        ),
        (
            format!("AxiosError: Request failed with status code 400\n    at settle (axios.js)\n  url: '{ADDRESS}'"),
            "`err.response.data`",
        ),
        (
            format!("Client error: `POST {ADDRESS}` resulted in a `401 Unauthorized` response"),
            "`$e->getResponse()->getBody()`",
        ),
        (
            format!("Exception: Request failed for {ADDRESS} returned code 400 (use muteHttpExceptions option)"),
            "`muteHttpExceptions: true`",
        ),
        ("whatsapp: send failed: 401".to_owned(), "prints the body of the answer"),
        (
            "Facebook: Forbidden - perhaps check your credentials?".to_owned(),
            "In n8n",
        ),
        (
            "Possible source of error: frappe_whatsapp: WhatsApp 400 Client Error".to_owned(),
            "WhatsApp Notification Log",
        ),
    ];
    for (text, print) in rows {
        let (cause, explanation, steps) = said(&text);
        assert_eq!(cause, Cause::AnswerHidden, "{text}");
        assert!(steps.contains(print), "{text}: {steps}");
        assert!(explanation.starts_with("This result says nothing about the token."));
        assert_eq!(in_field(&text), Some(Cause::AnswerHidden), "{text}");
    }
}

#[test]
fn a_hidden_answer_of_another_service_is_not_meta_s() {
    let text = "AxiosError: Request failed with status code 401\n    at settle (axios.js)";
    assert_eq!(
        in_field(text),
        Some(Cause::AnswerHidden),
        "alone, it is about the CRM's call"
    );
    let log = ["Something else happened before this line.\n"; 20].concat() + text;
    assert_eq!(in_field(&log), None);
    let stripe =
        "requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: https://api.stripe.com/v1/charges";
    assert_eq!(said(stripe).0, Cause::NotFromMeta);
    assert_eq!(
        said(&format!("502 Server Error: Bad Gateway for url: {ADDRESS}")).0,
        Cause::NoAnswerFound
    );
}

#[test]
fn an_address_without_an_id_says_more_than_the_hidden_answer() {
    for path in [
        "v20.0/None/uploads",
        "v15.0/message_templates",
        "v18.0//messages",
        "v25.0/undefined/messages",
    ] {
        let text = format!("400 Client Error: Bad Request for url: https://graph.facebook.com/{path}");
        assert_eq!(said(&text).0, Cause::IdMissing, "{text}");
    }
}

fn webhook(field: &str, value: &Value) -> Value {
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": field, "value": value}]}]})
}

#[test]
fn bad_news_is_not_a_healthy_answer() {
    let account = |event: &str| webhook("account_update", &json!({"event": event}));
    let rows = [
        (account("DISABLED_UPDATE"), Cause::PolicyBlock),
        (account("ACCOUNT_RESTRICTION"), Cause::PolicyBlock),
        (account("VERIFIED_ACCOUNT"), Cause::WebhookNotification),
        (
            webhook("account_review_update", &json!({"decision": "REJECTED"})),
            Cause::AccountReviewRejected,
        ),
        (
            webhook("account_review_update", &json!({"decision": "APPROVED"})),
            Cause::WebhookNotification,
        ),
        (
            webhook(
                "phone_number_quality_update",
                &json!({"event": "FLAGGED", "display_phone_number": "1"}),
            ),
            Cause::QualityFlagged,
        ),
        (
            webhook(
                "phone_number_quality_update",
                &json!({"event": "UNFLAGGED", "display_phone_number": "1"}),
            ),
            Cause::WebhookNotification,
        ),
        (
            webhook(
                "message_template_status_update",
                &json!({"event": "REJECTED", "message_template_id": 1}),
            ),
            Cause::TemplateNotApproved,
        ),
        (
            webhook(
                "message_template_status_update",
                &json!({"event": "APPROVED", "message_template_id": 1}),
            ),
            Cause::WebhookNotification,
        ),
        (
            webhook("phone_number_name_update", &json!({"decision": "REJECTED"})),
            Cause::DisplayName,
        ),
        (
            json!({"field": "account_review_update", "value": {"decision": "REJECTED"}}),
            Cause::AccountReviewRejected,
        ),
        (
            json!({"id": "1", "account_review_status": "REJECTED"}),
            Cause::AccountReviewRejected,
        ),
        (
            json!({"data": [{"id": "1", "account_review_status": "APPROVED"}, {"id": "2", "account_review_status": "RESTRICTED"}]}),
            Cause::AccountReviewRejected,
        ),
        (
            json!({"id": "1", "account_review_status": "PENDING"}),
            Cause::HealthyAnswer,
        ),
        (
            json!({"id": "1", "name": "offer", "status": "PAUSED", "category": "MARKETING"}),
            Cause::TemplateNotApproved,
        ),
    ];
    for (value, cause) in rows {
        assert_eq!(said(&value.to_string()).0, cause, "{value}");
    }
}

#[test]
fn an_answer_is_about_what_its_fields_say() {
    let healthy = [
        json!({"id": "1", "status": "PENDING", "category": "UTILITY"}),
        json!({"messaging_product": "whatsapp", "calls": [{"id": "wacid.A"}]}),
        json!({"success": true, "data": [{"override_callback_uri": "https://example.org/hook"}]}),
        json!({"code": "ABC", "prefilled_message": "Hi", "deep_link_url": "https://wa.me/message/ABC"}),
        json!({"data": [{"id": "1", "status": "DRAFT", "categories": ["OTHER"], "validation_errors": [{"error": "INVALID"}]}]}),
        json!({"success": true, "request_id": "a1"}),
        json!({"success": true, "intent_id": "1", "status": "SCHEDULED"}),
    ];
    for value in healthy {
        let diagnosis = explain(&value.to_string(), None, &context());
        assert_eq!(diagnosis.category, Category::NoFault, "{value}");
    }
    for value in [
        json!({"success": false, "intent_id": null, "error_msg": "Invalid configuration"}),
        json!({"success": true, "status": "FAILED"}),
    ] {
        let diagnosis = explain(&value.to_string(), None, &context());
        assert_ne!(diagnosis.category, Category::NoFault, "{value}");
    }
}

#[test]
fn an_answer_in_camel_case_is_read_like_meta_s_own() {
    let rows = [
        (
            json!({"displayPhoneNumber": "+1 555-0100", "verifiedName": "Shop", "status": "PENDING"}),
            Cause::NumberNotConnected,
        ),
        (
            json!({"displayPhoneNumber": "+1 555-0100", "verifiedName": "Shop", "status": "CONNECTED"}),
            Cause::HealthyAnswer,
        ),
        (
            json!({"id": "1", "accountReviewStatus": "REJECTED"}),
            Cause::AccountReviewRejected,
        ),
        (
            json!({"data": {"appId": "1", "isValid": false, "expiresAt": 1_352_419_328}}),
            Cause::SessionExpired,
        ),
    ];
    for (value, cause) in rows {
        assert_eq!(said(&value.to_string()).0, cause, "{value}");
    }
}

#[test]
fn an_error_is_about_the_object_that_meta_names() {
    let of = |code: i64, message: &str| {
        said(&json!({"error": {"message": message, "type": "OAuthException", "code": code}}).to_string())
    };
    for (code, message, cause, name) in [
        (803, "QR code not found", Cause::OtherObjectNotFound, "this QR code"),
        (
            803,
            "Business not found",
            Cause::OtherObjectNotFound,
            "this business portfolio",
        ),
        (803, "Application not found", Cause::OtherObjectNotFound, "this app"),
        (803, "User not found", Cause::OtherObjectNotFound, "this user"),
        (
            803,
            "The user is not assigned to this WhatsApp Business Account",
            Cause::OtherObjectNotFound,
            "this user",
        ),
        (
            200,
            "Number limit exceeded for this WhatsApp Business Account",
            Cause::StateForbids,
            "this WhatsApp Business Account",
        ),
        (
            200,
            "Your app doesn't have permission to list QR codes for this phone number",
            Cause::PermissionNotGranted,
            "this QR code",
        ),
        (
            200,
            "Business is not accessible to your app",
            Cause::AssetNotAssigned,
            "this business portfolio",
        ),
        (
            100,
            "Phone number is already registered",
            Cause::StateForbids,
            "this phone number",
        ),
        (
            100,
            "User is already assigned to this WhatsApp Business Account",
            Cause::StateForbids,
            "this user",
        ),
    ] {
        let (read, explanation, steps) = of(code, message);
        assert_eq!(read, cause, "{message}");
        assert!(explanation.contains(name), "{message}: {explanation}");
        assert!(
            !format!("{explanation}{steps}").contains("hone number ID"),
            "{message}: {steps}"
        );
    }
    let (cause, _, steps) = of(803, "WhatsApp Business Account not found");
    assert_eq!(cause, Cause::ObjectNotFound);
    assert!(
        steps.contains("WhatsApp Business Account ID") && !steps.contains("hone number ID"),
        "{steps}"
    );
}

#[test]
fn a_known_code_has_its_own_sentence() {
    let of = |code: i64, subcode: Option<i64>| {
        let error =
            json!({"message": "Invalid parameter", "type": "OAuthException", "code": code, "error_subcode": subcode});
        said(&json!({ "error": error }).to_string())
    };
    for (code, subcode, explanation, step) in [
        (135_000, None, "Meta does not say what", "health of the number"),
        (139_000, None, "integrity check", "Security Center"),
        (139_200, None, "Direct Send", "approved template"),
        (131_064, None, "wrong category", "category of your templates"),
        (131_044, None, "payment", "payment"),
        (130_403, None, "has blocked this user", "list of blocked users"),
        (131_058, None, "hello_world", "your own template"),
        (133_005, None, "The PIN is wrong.", "reset it"),
        (138_006, None, "voice calls", "call settings"),
        (147_001, None, "username", "another username"),
        (100, Some(1_752_041), "sent before", "Do not send it again"),
        (100, Some(2_388_019), "as many templates", "Delete templates"),
        (136_024, Some(2_388_367), "verification codes", "Wait an hour"),
        (200, Some(2_388_091), "verification code", "Wait an hour"),
    ] {
        let (cause, said, steps) = of(code, subcode);
        assert!(said.contains(explanation), "{code}/{subcode:?} {cause:?}: {said}");
        assert!(steps.contains(step), "{code}/{subcode:?} {cause:?}: {steps}");
    }
}

#[test]
fn a_token_for_sixty_days_says_who_renews_it() {
    let of = |kind: &str, days: i64| {
        let data = json!({"app_id": "1", "type": kind, "is_valid": true, "issued_at": NOW - DAY, "expires_at": NOW + (days - 1) * DAY,
            "scopes": ["whatsapp_business_management", "whatsapp_business_messaging"]});
        let (cause, explanation, steps) = said(&json!({ "data": data }).to_string());
        assert_eq!(cause, Cause::HealthyToken);
        explanation.contains("60 days") && steps.contains("set_token_expires_in_60_days")
    };
    assert!(of("SYSTEM_USER", 60));
    assert!(!of("SYSTEM_USER", 90));
    assert!(!of("USER", 60));
}

#[test]
fn a_log_with_a_complete_token_is_reported_next_to_the_error() {
    let token = token::whole(token::APP_ID);
    let error = r#"{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}"#;
    let shows = |text: &str| {
        let (inspection, _) = read_paste(text, &context());
        inspection.findings.iter().any(|finding| finding.code == "token_in_log")
    };
    for log in [
        format!("2026-11-03 10:12:44 ERROR GET /me?access_token={token} failed: {error}"),
        format!(
            "Traceback (most recent call last):\n  File \"a.py\", line 3\n      headers = {{'authorization': 'Bearer {token}'}}"
        ),
        format!("[2026-11-03 10:12:44] request Authorization: Bearer {token}"),
    ] {
        assert!(shows(&log), "{log}");
    }
    for own in [
        token.clone(),
        format!("WHATSAPP_TOKEN={token}"),
        format!("# ERROR handling\nWHATSAPP_TOKEN={token}\nLOG_LEVEL=ERROR "),
        format!("curl -H 'Authorization: Bearer {token}' {ADDRESS}"),
        format!("https://graph.facebook.com/me?access_token={token}"),
        format!("2026-11-03 10:12:44 ERROR {error}"),
        format!("Here is the token: {token}"),
    ] {
        assert!(!shows(&own), "{own}");
    }
}

#[test]
fn a_name_that_ends_in_a_full_stop_gets_no_second_one() {
    let (_, explanation, _) = said(&json!({"verified_name": "Shop Inc.", "quality_rating": "GREEN"}).to_string());
    assert!(
        explanation.contains("The answer shows \"Shop Inc.\" The request"),
        "{explanation}"
    );
    let (_, explanation, _) = said(&json!({"verified_name": "Shop", "quality_rating": "GREEN"}).to_string());
    assert!(
        explanation.contains("The answer shows \"Shop\". The request"),
        "{explanation}"
    );
}

#[test]
fn a_network_error_alone_is_read_in_the_field_unless_it_names_another_host() {
    for (text, is_read) in [
        ("TypeError: fetch failed", true),
        ("getaddrinfo ENOTFOUND graph.facebook.com", true),
        ("cURL error 28: Operation timed out after 10001 milliseconds", true),
        ("Error: read ECONNRESET", true),
        (
            "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='graph.facebook.com', port=443): Max retries exceeded",
            true,
        ),
        ("getaddrinfo ENOTFOUND api.stripe.com", false),
        ("connect ECONNREFUSED 127.0.0.1:5432", false),
        ("My session timed out and I need a new token", false),
    ] {
        let read = in_field(text).map(Cause::category);
        assert_eq!(
            read == Some(token_doctor::diagnosis::Category::Unreachable),
            is_read,
            "{text}: {read:?}"
        );
    }
}
