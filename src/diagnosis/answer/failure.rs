//! Whether JSON that is not from Meta reports a failure.
//!
//! In doubt it does: an answer counts as healthy only if nothing in it suggests a failure. Does not depend on what
//! failed.

use serde_json::Value;

use super::author::names_a_failure;
use crate::paste::holds_any;

/// Parts of words that report a failure, in lower case.
const WORDS: &str = "\
    disconnect | traceback | verweigert | fail | error | invalid | inválid | ungültig | expir | caduc | abgelaufen | denied | denegad | negad | unauthori | \
    forbidden | not allowed | not found | not exist | not valid | missing | refused | reject | revoked | malformed | \
    timeout | timed out | unable | does not | did not | cannot | could not | can't | couldn't | blocked | aborted | too many | exceeded | \
    mismatch | unknown | bad  | credential | unsupported | undeliver | disabled | suspended | insufficient | \
    incorrect | wrong | bad request | erro | falló | falha | fehler | échou | erreur | gagal | tidak";

/// Whether a field with this name reports success: `isSuccess`, `ok`, `sent`.
fn names_success(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SUCCESS_FIELDS.contains(&name.as_str()) || name.contains("success")
}

/// Values that report success.
const SUCCESS_VALUES: &[&str] = &[
    "ok",
    "okay",
    "success",
    "succeeded",
    "successful",
    "created",
    "accepted",
    "done",
    "queued",
    "sent",
    "active",
    "healthy",
    "up",
];

/// States of something that was accepted and is not finished.
const ON_THE_WAY: &[&str] = &[
    "pending",
    "scheduled",
    "initiated",
    "processing",
    "in_progress",
    "completed",
];

/// Fields that contain a message.
const MESSAGE_FIELDS: &[&str] = &[
    "message",
    "msg",
    "detail",
    "details",
    "description",
    "mensagem",
    "mensaje",
];

/// Fields in which a program reports its state in a word.
const OUTCOME_FIELDS: &[&str] = &[
    "status",
    "state",
    "outcome",
    "resultcode",
    "result_code",
    "code",
    "health",
];

/// Whether nothing in a value reports success, or a field reports a state in a word that is not known to be good.
pub(super) fn has_no_outcome(value: &Value) -> bool {
    let Value::Object(fields) = value else { return false };
    let is_well = fields.iter().any(|(name, value)| match value {
        Value::Bool(is_true) => *is_true && SUCCESS_FIELDS.contains(&name.as_str()),
        Value::Number(number) => {
            let number = number.as_i64();
            name.to_ascii_lowercase().ends_with("code")
                && number.is_some_and(|number| number == 0 || (200..300).contains(&number))
        }
        Value::String(text) => is_good_word(text),
        Value::Object(_) | Value::Array(_) => name == "data" || name == "result",
        Value::Null => false,
    });
    let has_message = || {
        let mut names = fields
            .iter()
            .filter(|(_, value)| value.is_string())
            .map(|(name, _)| name.as_str());
        names.any(|name| MESSAGE_FIELDS.contains(&name))
    };
    let has_content = || {
        let is_content =
            |(name, value): (&String, &Value)| value.is_object() || value.is_array() || name.ends_with("id");
        fields.iter().any(is_content)
    };
    !is_well && (has_message() || !has_content()) || has_unknown_state(value)
}

fn is_good_word(text: &str) -> bool {
    SUCCESS_VALUES.contains(&text.to_ascii_lowercase().as_str()) || matches!(text, "0" | "200" | "201" | "202")
}

fn has_unknown_state(root: &Value) -> bool {
    // A success on its way is a success.
    let has_succeeded = root.get("success") == Some(&Value::Bool(true));
    nodes(root).into_iter().any(|(name, value)| {
        let is_outcome = OUTCOME_FIELDS.contains(&name.to_ascii_lowercase().as_str());
        let is_good = |text: &str| {
            is_good_word(text) || has_succeeded && ON_THE_WAY.contains(&text.to_ascii_lowercase().as_str())
        };
        is_outcome && value.as_str().is_some_and(|text| !is_good(text))
    })
}

/// Every value in a value, at any depth, with the name of its field; the items of a list have that of the list.
fn nodes(root: &Value) -> Vec<(&str, &Value)> {
    let mut nodes = vec![("", root)];
    let mut at = 0;
    while let Some(&(name, value)) = nodes.get(at) {
        match value {
            Value::Object(fields) => nodes.extend(fields.iter().map(|(name, value)| (name.as_str(), value))),
            Value::Array(items) => nodes.extend(items.iter().map(|item| (name, item))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        at += 1;
    }
    nodes
}

/// Fields that report success if they are true.
const SUCCESS_FIELDS: &[&str] = &[
    "success",
    "ok",
    "healthy",
    "valid",
    "is_valid",
    "isvalid",
    "sent",
    "delivered",
];

/// Whether a text reports a failure.
pub(super) fn text_reports_failure(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    holds_any(&text, WORDS, " | ")
}

/// Whether any part of a value reports a failure.
pub(super) fn reports_failure(root: &Value) -> bool {
    nodes(root).into_iter().any(|(name, value)| match value {
        Value::Object(fields) => names_a_failure(name) && !fields.is_empty(),
        Value::String(text) => {
            let is_empty = matches!(text.trim(), "" | "0" | "null" | "none" | "ok");
            let denies = matches!(text.trim(), "false" | "no" | "0");
            names_success(name) && denies || names_a_failure(name) && !is_empty || text_reports_failure(text)
        }
        Value::Bool(is_true) => {
            let is_success = names_success(name) || name.eq_ignore_ascii_case("status");
            is_success && !is_true || names_a_failure(name) && *is_true
        }
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            let is_status = ["code", "status"]
                .iter()
                .any(|part| name.to_ascii_lowercase().contains(part));
            let is_of_failure = is_status && ((400.0..600.0).contains(&number) || number < 0.0);
            is_of_failure || names_success(name) && number == 0.0 || names_a_failure(name) && number != 0.0
        }
        Value::Array(_) | Value::Null => false,
    })
}
