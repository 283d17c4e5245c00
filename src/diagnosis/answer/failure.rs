//! Whether a JSON value that is not Meta's says that something failed, in a program's own way.
//!
//! When in doubt it does: an answer is called healthy only where nothing in it speaks against that.

use serde_json::Value;

use super::author::names_a_failure;
use crate::paste::holds_any;

/// Parts of words by which a text says that something failed, in small letters.
const WORDS: &str = "\
    disconnect | traceback | verweigert | fail | error | invalid | inválid | ungültig | expir | caduc | abgelaufen | denied | denegad | negad | unauthori | \
    forbidden | not allowed | not found | not exist | not valid | missing | refused | reject | revoked | malformed | \
    timeout | timed out | unable | does not | did not | cannot | could not | can't | couldn't | blocked | aborted | too many | exceeded | \
    mismatch | unknown | bad  | credential | unsupported | undeliver | disabled | suspended | insufficient | \
    incorrect | wrong | bad request | erro | falló | falha | fehler | échou | erreur | gagal | tidak";

/// Whether the name of a member says that its value tells of success: `isSuccess`, `ok`, `sent`.
fn says_success(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SUCCESS.contains(&name.as_str()) || name.contains("success")
}

/// Texts by which a program says that all is well.
const WELL: &[&str] = &[
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

/// Members in which a program says how it went, in words.
const TELLING: &[&str] = &[
    "message",
    "msg",
    "detail",
    "details",
    "description",
    "mensagem",
    "mensaje",
];

/// Whether a value says in words that leave it open how it went: a message, and no sign that all is well.
pub(super) fn is_open(value: &Value) -> bool {
    let Value::Object(fields) = value else { return false };
    let is_well = fields.iter().any(|(name, value)| match value {
        Value::Bool(is_true) => *is_true && SUCCESS.contains(&name.as_str()),
        Value::Number(number) => {
            let number = number.as_i64();
            name.to_ascii_lowercase().ends_with("code")
                && number.is_some_and(|number| number == 0 || (200..300).contains(&number))
        }
        Value::String(text) => WELL.contains(&text.to_ascii_lowercase().as_str()) || name == "code" && text == "0",
        Value::Object(_) | Value::Array(_) => name == "data" || name == "result",
        Value::Null => false,
    });
    !is_well
        && fields
            .iter()
            .any(|(name, value)| value.is_string() && TELLING.contains(&name.as_str()))
}

/// Members whose truth says that all is well.
const SUCCESS: &[&str] = &[
    "success",
    "ok",
    "healthy",
    "valid",
    "is_valid",
    "isvalid",
    "sent",
    "delivered",
];

/// Whether a text says that something failed.
pub(super) fn is_in_words(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    holds_any(&text, WORDS, " | ")
}

/// Whether any part of a value says that something failed.
pub(super) fn tells_of_failure(root: &Value) -> bool {
    let mut to_visit = vec![("", root)];
    while let Some((name, value)) = to_visit.pop() {
        match value {
            Value::Object(fields) => {
                if names_a_failure(name) && !fields.is_empty() {
                    return true;
                }
                to_visit.extend(fields.iter().map(|(name, value)| (name.as_str(), value)));
            }
            Value::Array(items) => to_visit.extend(items.iter().map(|item| (name, item))),
            Value::String(text) => {
                let is_empty = matches!(text.trim(), "" | "0" | "null" | "none" | "ok");
                let denies = matches!(text.trim(), "false" | "no" | "0");
                if says_success(name) && denies || names_a_failure(name) && !is_empty || is_in_words(text) {
                    return true;
                }
            }
            Value::Bool(is_true) => {
                let is_success = says_success(name) || name.eq_ignore_ascii_case("status");
                if is_success && !is_true || names_a_failure(name) && *is_true {
                    return true;
                }
            }
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or_default();
                let is_status = ["code", "status"]
                    .iter()
                    .any(|part| name.to_ascii_lowercase().contains(part));
                let is_of_failure = is_status && ((400.0..600.0).contains(&number) || number < 0.0);
                if is_of_failure || says_success(name) && number == 0.0 || names_a_failure(name) && number != 0.0 {
                    return true;
                }
            }
            Value::Null => {}
        }
    }
    false
}
