//! Who wrote the answer? Every Meta error in every wrapper, and messages of other programs in every position.

use serde_json::{Value, json};
use token_doctor::diagnosis::{Category, Cause, explain, read_paste};
use token_doctor::paste::inspect;

use super::context;

/// One error from Meta of each type, and the cause that it must have in any wrapper.
fn errors_of_meta() -> Vec<(Value, Cause)> {
    let error = |message: &str, code: i64, subcode: Option<i64>| {
        let mut error =
            json!({"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AbC1dEf2GhI"});
        if let Some(subcode) = subcode {
            error["error_subcode"] = subcode.into();
        }
        error
    };
    vec![
        (
            error(
                "Error validating access token: Session has expired on Sunday, 22-Nov-26 08:00:00 PST.",
                190,
                Some(463),
            ),
            Cause::SessionExpired,
        ),
        (
            error("Invalid OAuth access token - Cannot parse access token", 190, None),
            Cause::NotParsable,
        ),
        (
            error("The access token could not be decrypted", 190, None),
            Cause::Altered,
        ),
        (
            error("(#10) Application does not have permission for this action", 10, None),
            Cause::PermissionNotGranted,
        ),
        (
            error(
                "Unsupported post request. Object with ID '106540352242999' does not exist, cannot be loaded due to \
                 missing permissions, or does not support this operation.",
                100,
                Some(33),
            ),
            Cause::ObjectNotFound,
        ),
        (
            error("(#131030) Recipient phone number not in allowed list", 131_030, None),
            Cause::RecipientNotAllowed,
        ),
        (
            error("(#80007) There have been too many calls", 80_007, None),
            Cause::ThrottledAccount,
        ),
        (
            error("(#131031) Account has been locked", 131_031, None),
            Cause::AccountLocked,
        ),
        (
            error(
                "API calls from the server require an appsecret_proof argument",
                100,
                None,
            ),
            Cause::AppsecretProofRequired,
        ),
    ]
}

/// An object in the notation of Python and of Node.
fn in_single_quotes(value: &Value) -> String {
    value.to_string().replace('\'', "").replace('"', "'")
}

/// A name, and how the text of a program is built.
type Row<T> = (&'static str, fn(&T) -> String);

/// How programs pass on an error from Meta.
const WRAPPERS: &[Row<Value>] = &[
    ("Meta's own envelope", |error| json!({"error": error}).to_string()),
    ("alone", Value::to_string),
    ("in its own error", |error| {
        json!({"error": {"error": error}}).to_string()
    }),
    ("axios", |error| {
        json!({"message": "Request failed with status code 400", "name": "AxiosError", "response": {"status": 400, "data": {"error": error}}}).to_string()
    }),
    ("an error that names another", |error| {
        json!({"error": {"message": "Upstream", "code": "BAD_GATEWAY", "cause": {"graph": {"error": error}}}})
            .to_string()
    }),
    ("GraphQL", |error| {
        json!({"data": null, "errors": [{"message": "Upstream 400", "extensions": {"response": {"body": {"error": error}}}}]}).to_string()
    }),
    ("JSON-RPC", |error| {
        json!({"jsonrpc": "2.0", "id": 1, "error": {"code": 200, "message": "Server Error", "data": {"message": error["message"], "debug": {"error": error}}}}).to_string()
    }),
    ("a text in JSON", |error| {
        json!({"ok": false, "result": {"statusCode": 400, "body": json!({"error": error}).to_string()}}).to_string()
    }),
    ("a text in a text in JSON", |error| {
        json!({"log": json!({"body": json!({"error": error}).to_string()}).to_string()}).to_string()
    }),
    ("a sentence beside it", |error| {
        json!({"error": "WhatsApp send failed", "meta": error}).to_string()
    }),
    ("another name", |error| {
        json!({"success": true, "last_failure": error}).to_string()
    }),
    ("a batch", |error| {
        json!([{"code": 200, "body": "{}"}, {"code": 400, "body": json!({"error": error}).to_string()}]).to_string()
    }),
    ("a log line", |error| {
        format!(
            "[2026-11-26 08:00:01] production.ERROR: send failed {} retry 2",
            json!({"error": error})
        )
    }),
    ("an escaped log line", |error| {
        format!("lvl=error body={:?} status=400", json!({"error": error}).to_string())
    }),
    ("a page's source", |error| {
        json!({"error": error})
            .to_string()
            .replace('"', "&quot;")
            .replace('{', "&#123;")
    }),
    ("a cell of a table", |error| {
        format!(
            "88;failed;\"{}\"",
            json!({"error": error}).to_string().replace('"', "\"\"")
        )
    }),
    ("an address", |error| {
        let text = json!({"error": error}).to_string();
        format!(
            "https://crm.example/?answer={}",
            text.replace('"', "%22")
                .replace('{', "%7B")
                .replace(' ', "+")
                .replace('#', "%23")
        )
    }),
    ("Python", |error| {
        format!("send failed: 400, body={}", in_single_quotes(&json!({"error": error})))
    }),
    ("Ruby", |error| {
        json!({"error": error}).to_string().replace("\":", "\"=>")
    }),
    ("a mail", |error| {
        let text = serde_json::to_string_pretty(&json!({"error": error})).unwrap();
        text.lines().flat_map(|line| ["> ", line, "\n"]).collect()
    }),
    ("a trace", |error| {
        format!(
            "Exception: 400 Bad Request\n    at Client.send (/app/client.js:190:21)\n    at main\nResponse body: {}",
            json!({"error": error})
        )
    }),
    ("Go", |error| {
        format!(
            "graph: &{{Error:{{Message:{} Type:OAuthException Code:{} ErrorSubcode:{}}}}}",
            error["message"].as_str().unwrap(),
            error["code"],
            error["error_subcode"].as_i64().unwrap_or_default()
        )
    }),
];

#[test]
fn an_error_from_meta_is_read_in_every_wrapper() {
    let mut wrong = Vec::new();
    for (error, cause) in errors_of_meta() {
        for (wrapper, wrap) in WRAPPERS {
            let text = wrap(&error);
            for status in [None, Some(200), Some(400), Some(401), Some(500)] {
                let read = explain(&text, status, &context()).cause;
                if read != cause {
                    wrong.push(format!("{wrapper}, {status:?}: {read:?} instead of {cause:?}: {text}"));
                }
            }
            let (_, answer) = read_paste(&text, &context());
            if answer.is_none_or(|answer| answer.diagnosis.cause != cause) {
                wrong.push(format!("{wrapper}, pasted: not {cause:?}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

/// Words and numbers that any program writes.
const WORDS_OF_OTHERS: &[&str] = &[
    "Session expired",
    "Your session has expired. Please log in again.",
    "Invalid token",
    "invalid_token",
    "jwt malformed",
    "Token has been revoked",
    "The token is expired",
    "Access denied",
    "Permission denied",
    "You do not have permission to do this",
    "Signature verification failed",
    "Invalid signature",
    "Unauthorized",
    "Password was changed",
    "exit code 190",
    "Sessão expirada",
    "Token inválido o expirado",
    "Ihre Sitzung ist abgelaufen",
    "Votre session a expiré",
    "Token login tidak valid",
];

/// Where programs write them.
const PLACES: &[Row<str>] = &[
    ("alone", str::to_owned),
    ("a log line", |words| {
        format!("2026-11-26T08:00:01Z ERROR [auth] {words} (user 190)")
    }),
    ("error", |words| json!({"error": words}).to_string()),
    ("message and code", |words| {
        json!({"code": 401, "message": words}).to_string()
    }),
    ("an envelope", |words| {
        json!({"error": {"code": "E190", "message": words, "status": 401}}).to_string()
    }),
    ("a code of gRPC", |words| {
        json!({"code": 10, "message": words, "details": []}).to_string()
    }),
    ("JSON-RPC", |words| {
        json!({"jsonrpc": "2.0", "id": 1, "error": {"code": 200, "message": "Server Error", "data": {"message": words}}}).to_string()
    }),
    ("a list of errors", |words| {
        json!({"errors": [{"code": 89, "message": words}]}).to_string()
    }),
    ("a trace", |words| {
        format!("AuthError: {words}\n    at verify (/app/node_modules/jsonwebtoken/verify.js:190:21)")
    }),
    ("a header", |words| {
        format!("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error_description=\"{words}\"")
    }),
    ("a program", |words| {
        format!("if (error.code === 190) {{\n  throw new Error(\"{words}\");\n}}")
    }),
    ("translations", |words| {
        format!("  \"errors\": {{\n    \"token_expired\": \"{words}\"\n  }},")
    }),
];

#[test]
fn common_messages_of_programs_neither_blame_nor_clear_the_token() {
    let mut wrong = Vec::new();
    for words in WORDS_OF_OTHERS {
        for (place, put) in PLACES {
            let text = put(words);
            for status in [None, Some(200), Some(400), Some(401), Some(403)] {
                let read = explain(&text, status, &context());
                if read.category != Category::Unrecognised {
                    wrong.push(format!("{place}, {status:?}: {:?}: {text}", read.cause));
                }
            }
            let (_, answer) = read_paste(&text, &context());
            if answer.is_some_and(|answer| answer.diagnosis.token_is_fine == Some(false)) {
                wrong.push(format!("{place}, pasted: blames the token: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong: {wrong:#?}", wrong.len());
}

#[test]
fn a_number_alone_is_not_a_meta_code() {
    for code in [0, 1, 3, 10, 100, 102, 104, 190, 200, 368, 463] {
        for text in [
            json!({"code": code, "status": "ok"}).to_string(),
            json!({"country": "PE", "code": code}).to_string(),
            json!({"products": [{"code": code, "name": "Blue mug"}]}).to_string(),
            json!({"code": code, "message": "the operation was aborted", "details": []}).to_string(),
            format!("Process completed with exit code {code}."),
            format!("ticket;code;subject\n8812;{code};Invoice"),
        ] {
            let category = explain(&text, None, &context()).category;
            assert!(
                matches!(category, Category::Unrecognised | Category::NoFault),
                "{category:?}: {text}"
            );
        }
    }
}

#[test]
fn a_code_with_one_meaning_is_read_before_its_text() {
    let texts = [
        "the customer service session has expired",
        "Upload session expired",
        "Failed to download: 403, token invalid",
        "Endpoint signature verification failed",
        "The certificate is invalid or expired",
        "Invalid access token",
    ];
    for code in [6000, 131_047, 131_052, 131_053, 131_045, 132_015, 136_025, 139_002] {
        for text in texts {
            let answer = json!({"error": {"message": format!("(#{code}) {text}"), "type": "OAuthException", "code": code,
                "error_data": {"messaging_product": "whatsapp", "details": text}}});
            let diagnosis = explain(&answer.to_string(), Some(400), &context());
            assert_ne!(diagnosis.token_is_fine, Some(false), "{:?}: {answer}", diagnosis.cause);
        }
    }
}

#[test]
fn another_service_is_named_if_it_is_certain() {
    for (text, service) in [
        (
            r#"{"error":{"message":"No such token","doc_url":"https://stripe.com/docs"}}"#,
            "Stripe",
        ),
        (
            r#"{"code":20104,"message":"Access Token expired","more_info":"https://www.twilio.com/docs/errors/20104"}"#,
            "Twilio",
        ),
        ("npm error code E401\nnpm error Access token expired or revoked.", "npm"),
    ] {
        let diagnosis = explain(text, None, &context());
        let named = format!("This text looks like an answer from {service}, not from Meta.");
        assert!(
            diagnosis.explanation.to_string().contains(&named),
            "{}",
            diagnosis.explanation
        );
    }
    // A program that passes on an error from Meta did not write it.
    let passed_on = r#"{"via":"hooks.stripe.com","error":{"message":"x","type":"OAuthException","code":190}}"#;
    assert_eq!(explain(passed_on, None, &context()).category, Category::InvalidToken);
}

#[test]
fn the_text_of_a_customer_is_not_an_error() {
    let said = "Error validating access token: Session has expired on Sunday";
    for answer in [
        json!({"object": "whatsapp_business_account", "entry": [{"changes": [{"value": {"messaging_product": "whatsapp",
            "metadata": {"phone_number_id": "106540352242922"}, "messages": [{"type": "text", "text": {"body": said}}]}}]}]}),
        json!({"id": 7, "messages": [{"sender": "customer", "content": said}]}),
    ] {
        let diagnosis = explain(&answer.to_string(), None, &context());
        assert_ne!(diagnosis.token_is_fine, Some(false), "{answer}");
    }
}

#[test]
fn an_envelope_alone_is_not_attributed_to_meta() {
    let text = r#"{"error":{"name":"ValidationError"},"status":422}"#;
    assert_ne!(inspect(text).kind.as_str(), "graph_error");
}

#[test]
fn a_failed_answer_is_never_called_healthy() {
    for text in [
        r#"{"success":"false"}"#,
        r#"{"success":0}"#,
        r#"{"isSuccess":false}"#,
        r#"{"sent":false,"id":"1"}"#,
        r#"{"results":[{"success":true},{"success":false}]}"#,
        r#"{"id":"1","status":"DISCONNECTED"}"#,
        r#"{"id":"1","fehler":"Zugriff verweigert"}"#,
        "{\"success\":true}\nTraceback (most recent call last):\n ValueError: x",
        "{\"success\":true}\ncurl: (28) Operation timed out",
        "HTTP/1.1 401 Unauthorized\n\n{\"data\":[]}",
    ] {
        let category = explain(text, None, &context()).category;
        assert_ne!(category, Category::NoFault, "{text}");
    }
}

#[test]
fn a_code_beside_words_of_any_program_is_not_attributed_to_meta() {
    for (code, message) in [
        (10, "permission denied on table users"),
        (200, "Access denied for user root"),
        (102, "Session expired, please log in"),
        (467, "invalid token"),
        (463, "session expired"),
        (190, "Your session expired"),
    ] {
        for text in [
            json!({"error": {"code": code, "message": message}}).to_string(),
            json!({"code": code, "message": message}).to_string(),
        ] {
            assert_eq!(
                explain(&text, None, &context()).category,
                Category::Unrecognised,
                "{text}"
            );
        }
    }
}

#[test]
fn an_answer_from_meta_beside_a_line_of_code_is_read() {
    let envelope = r#"{"error":{"message":"Error validating access token: Session has expired on Sunday, 22-Nov-26 08:00:00 PST.","type":"OAuthException","code":190,"error_subcode":463}}"#;
    for text in [
        format!("console.error {envelope}"),
        format!("// {envelope}"),
        format!("assert resp.status_code == 200, {envelope}"),
        format!("for (;;);{envelope}"),
    ] {
        let read = explain(&text, None, &context()).cause;
        assert_eq!(read, Cause::SessionExpired, "{text}");
    }
}

#[test]
fn text_that_is_not_an_answer_is_not_called_one_under_the_field() {
    let text = "if (message === 'Error validating access token') {\n  await renewToken();\n}";
    let (inspection, answer) = read_paste(text, &context());
    assert!(answer.is_none());
    assert_ne!(inspection.kind.as_str(), "graph_error");
}

#[test]
fn another_invalid_value_is_not_a_token() {
    for text in [
        r#"{"email":"a@b.example","is_valid":false}"#,
        r#"{"coupon":"X1","is_valid":false,"reason":"used"}"#,
        "coupon X1: is_valid: false",
        "address_check is_valid=true postcode=12345",
        "['email' => 'a@b.example', 'is_valid' => false]",
    ] {
        let diagnosis = explain(text, None, &context());
        assert_eq!(diagnosis.category, Category::Unrecognised, "{text}");
    }
    let in_php = "['app_id' => '911602140448729', 'is_valid' => false]";
    assert_eq!(explain(in_php, None, &context()).cause, Cause::SaidInvalid);
}

#[test]
fn the_number_of_a_ticket_is_not_a_code() {
    for number in [3, 10, 12, 17, 33, 100, 102, 190, 204, 210, 463, 1_204, 9_999] {
        for sentence in [
            "Login session has expired",
            "Session expired after reload",
            "Token is expired",
        ] {
            for text in [
                format!("(#{number}) {sentence}"),
                format!("- (#{number}) {sentence} by the night job"),
                format!("{sentence} (#{number})"),
            ] {
                let category = explain(&text, None, &context()).category;
                assert_eq!(category, Category::Unrecognised, "{text}");
            }
        }
    }
    for text in [
        "(#200) Requires business_management permission to manage the object",
        "(#10) Application does not have permission for this action",
        "(#4) Application request limit reached",
        "(#131030) Recipient phone number not in allowed list",
    ] {
        let read = explain(text, None, &context());
        assert_ne!(read.category, Category::Unrecognised, "{text}");
    }
}

#[test]
fn a_code_beside_a_part_of_a_word_is_not_attributed_to_meta() {
    for (code, message) in [
        (4, "could not generate the report"),
        (17, "separate rows needed"),
        (100, "login failed"),
        (100, "session expired"),
        (2500, "token expired"),
        (613, "moderate load"),
    ] {
        let text = json!({"error": {"code": code, "message": message}}).to_string();
        assert_eq!(
            explain(&text, None, &context()).category,
            Category::Unrecognised,
            "{text}"
        );
    }
}

#[test]
fn no_service_is_named_for_words_of_several_services() {
    for text in [
        "HTTP/2 401\ncf-ray: 8a1b2c3d4e5f\n\n{\"error\":\"unauthorized\"}",
        r#"{"apiVersion":"2.1","error":{"code":401,"message":"Login Required"}}"#,
        r#"{"errors":[{"message":"not signed in","extensions":{"code":"UNAUTHENTICATED"}}]}"#,
    ] {
        let diagnosis = explain(text, None, &context());
        assert_ne!(diagnosis.cause, Cause::NotFromMeta, "{}", diagnosis.explanation);
    }
}

#[test]
fn an_answer_is_found_after_unclosed_brackets() {
    let error = r#"{"error":{"message":"Invalid OAuth access token - Cannot parse access token","type":"OAuthException","code":190}}"#;
    for open in [1, 99, 100, 101, 500] {
        let text = format!("{} and then {error}", "{ ".repeat(open));
        assert_eq!(explain(&text, None, &context()).cause, Cause::NotParsable, "{open}");
    }
}

#[test]
fn an_answer_that_was_escaped_for_html_or_an_address_several_times_is_read() {
    let error = r#"{"error":{"message":"The access token could not be decrypted","type":"OAuthException","code":190}}"#;
    let escaped = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let encoded = |text: &str| {
        text.replace('%', "%25")
            .replace('"', "%22")
            .replace(' ', "%20")
            .replace('{', "%7B")
    };
    let twice = [
        escaped(&escaped(error)),
        encoded(&encoded(error)),
        escaped(&escaped(&escaped(error))),
    ];
    for text in twice {
        assert_eq!(explain(&text, None, &context()).cause, Cause::Altered, "{text}");
    }
}

#[test]
fn a_log_that_mentions_a_changelog_is_not_source_code() {
    let log = "deployed, see the changelog and the release notes\n\
        send failed: (#190) Error validating access token: Session has expired on Sunday, 22-Nov-26 08:00:00 PST.";
    assert_eq!(explain(log, None, &context()).cause, Cause::SessionExpired);
    let notes = "## Changelog\n\n### Fixed\n- Error validating access token: Session has expired is now caught";
    assert_eq!(explain(notes, None, &context()).cause, Cause::NotFromMeta);
}

#[test]
fn a_description_of_an_api_or_of_a_build_blames_no_token() {
    for text in [
        "components:\n  responses:\n    Unauthorized:\n      description: The access token is expired or invalid\n      content:\n        \
         application/json:\n          example: { error: { code: 190, type: OAuthException } }",
        "- name: refresh token\n  run: |\n    if grep -q \"OAuthException\" out.json; then echo \"token expired\"; exit 190; fi",
        "jobs:\n  send:\n    steps:\n      - run: curl graph.facebook.com # Error validating access token: Session has expired",
    ] {
        assert_eq!(
            explain(text, None, &context()).category,
            Category::Unrecognised,
            "{text}"
        );
    }
}

#[test]
fn an_answer_without_success_is_not_called_healthy() {
    for text in [
        r#"{"a":1}"#,
        r#"{"state":"DOWN"}"#,
        r#"{"id":"1","status":"dead"}"#,
        r#"{"code":"ERR_BAD_REQUEST"}"#,
        r#"{"response":{"resultCode":"KO","descr":"credenciales"}}"#,
    ] {
        assert_eq!(
            explain(text, None, &context()).category,
            Category::Unrecognised,
            "{text}"
        );
    }
    for text in [
        r#"{"status":"ok"}"#,
        r#"{"success":true,"id":"1"}"#,
        r#"{"data":{"id":"1"}}"#,
    ] {
        assert_eq!(explain(text, None, &context()).category, Category::NoFault, "{text}");
    }
}

#[test]
fn a_network_exception_does_not_blame_the_token() {
    for text in [
        "requests.exceptions.SSLError: HTTPSConnectionPool(host='graph.facebook.com', port=443): Max retries exceeded with url: /v20.0/me",
        "TypeError: fetch failed at https://graph.facebook.com/v25.0/me",
        "Error: socket hang up (graph.facebook.com)",
    ] {
        assert_eq!(
            explain(text, None, &context()).category,
            Category::Unreachable,
            "{text}"
        );
    }
}
