//! The error object of the Graph API.
//!
//! The documented form is `{"error": {message, type, code, error_subcode, error_user_title, error_user_msg,
//! is_transient, error_data: {messaging_product, details}, fbtrace_id}}` (Meta, "Handle Errors",
//! developers.facebook.com/docs/graph-api/guides/error-handling, November 2026). Also reads the OAuth form
//! (`error_type`, `error_message`; `error_code`, `error_description`), `data.error` of `debug_token` with `subcode`,
//! and the `errors` lists of `WhatsApp` webhooks (`title`, `error_data.details`). Does not depend on what an error
//! means.

use serde_json::Value;

use super::fields::{integer, list, text, truth};
use crate::paste::redact;

/// Longer than any text from Meta. Bounds the time that rules and redaction take for any other text.
const TEXT_LIMIT_BYTES: usize = 4_000;
/// Codes have at most seven digits.
const LARGEST_CODE: i64 = 999_999_999;
/// More errors than any answer from Meta contains.
const ERRORS_LIMIT: usize = 50;

/// An error code as Meta numbers it, such as 190.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode(pub i64);

impl ErrorCode {
    /// Takes a number that is a possible code or subcode.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        (0..=LARGEST_CODE).contains(&number).then_some(Self(number))
    }
}

/// One error from Meta. Every text is redacted and shortened when it is read ([`bounded`]), because Meta echoes the
/// token in `Malformed access token …`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// `message`, meant for developers.
    pub message: Option<String>,
    /// `type`, such as `OAuthException`.
    pub error_type: Option<String>,
    /// `code`.
    pub code: Option<ErrorCode>,
    /// `error_subcode`, documented as removed in v16 but still in use; `subcode` in `debug_token`.
    pub error_subcode: Option<i64>,
    /// `error_user_title`, written for users, possibly in their language.
    pub error_user_title: Option<String>,
    /// `error_user_msg`, written for users, possibly in their language.
    pub error_user_msg: Option<String>,
    /// `is_transient`: whether Meta says that a retry may help.
    pub is_transient: Option<bool>,
    /// `error_data.details`, which `WhatsApp` errors carry.
    pub details: Option<String>,
    /// `fbtrace_id`, which identifies the call to Meta's support.
    pub fbtrace_id: Option<String>,
}

impl GraphError {
    /// The texts: `message` first, then those that may add to it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [
            &self.message,
            &self.error_user_title,
            &self.error_user_msg,
            &self.details,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str)
    }

    /// The code in its own field, otherwise the one in the message, such as `(#190)`.
    #[must_use]
    pub fn stated_code(&self) -> Option<ErrorCode> {
        self.code.or_else(|| self.code_in_message())
    }

    /// The code in the message, such as `(#190)`. It can differ from the one in its own field.
    #[must_use]
    pub fn code_in_message(&self) -> Option<ErrorCode> {
        let (_, from_code) = self.message.as_deref()?.split_once("(#")?;
        let (digits, _) = from_code.split_once(')')?;
        digits.trim().parse().ok().map(ErrorCode)
    }

    /// The field in `Tried accessing nonexisting field (x) on node type (y)`.
    #[must_use]
    pub fn nonexisting_field(&self) -> Option<&str> {
        self.in_brackets_after("nonexisting field (")
    }

    /// The kind of object in the same message, such as `WhatsAppBusinessAccount`.
    #[must_use]
    pub fn node_type(&self) -> Option<&str> {
        self.in_brackets_after("node type (")
    }

    fn in_brackets_after(&self, words: &str) -> Option<&str> {
        let (_, from_name) = self.message.as_deref()?.split_once(words)?;
        let (name, _) = from_name.split_once(')')?;
        (!name.is_empty()).then_some(name)
    }

    /// The errors of an answer: a top-level `error` or `errors`, or the OAuth form. Empty for an answer without an
    /// error; `data.error` of `debug_token` is not an error of the call.
    #[must_use]
    pub fn of_answer(answer: &Value) -> Vec<Self> {
        let described = answer.get("error").into_iter();
        let mut errors: Vec<Self> = described
            .chain(list(answer, "errors"))
            .filter_map(|error| match error {
                Value::Object(_) => Some(Self::from_object(error)),
                // `{"error": "invalid_token", "error_description": "…"}`
                Value::String(name) => Some(Self {
                    error_type: bounded(name),
                    message: text(answer, "error_description").and_then(|text| bounded(&text)),
                    ..Self::from_object(answer)
                }),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
            })
            .take(ERRORS_LIMIT)
            .collect();
        let in_oauth_form = ["error_code", "error_message", "error_description"]
            .iter()
            .any(|field| answer.get(field).is_some());
        if errors.is_empty() && in_oauth_form {
            errors.push(Self::from_object(answer));
        }
        errors
    }

    /// Reads one error object, in Meta's spelling or in camel case; what is absent or unreadable is `None`.
    #[must_use]
    pub fn from_object(error: &Value) -> Self {
        let redacted = |fields: &[&str]| {
            let text = fields.iter().find_map(|field| text(error, field))?;
            bounded(&text)
        };
        let number = |fields: &[&str]| fields.iter().find_map(|field| code(error, field));
        let error_data = error.get("error_data").or_else(|| error.get("errorData"));
        Self {
            message: redacted(&[
                "message",
                "error_message",
                "error_description",
                "title",
                "error_title",
                "msg",
            ]),
            error_type: redacted(&["type", "error_type"]),
            code: number(&["code", "error_code"]).map(ErrorCode),
            error_subcode: number(&["error_subcode", "errorSubcode", "subcode"]),
            error_user_title: redacted(&["error_user_title", "errorUserTitle"]),
            error_user_msg: redacted(&["error_user_msg", "errorUserMsg"]),
            is_transient: truth(error, "is_transient").or_else(|| truth(error, "isTransient")),
            details: error_data
                .and_then(|data| text(data, "details"))
                .and_then(|text| bounded(&text)),
            fbtrace_id: redacted(&["fbtrace_id", "fbtraceId"]),
        }
    }
}

/// The code or subcode in a field; `None` for a number that cannot be one.
fn code(error: &Value, field: &str) -> Option<i64> {
    integer(error, field).and_then(ErrorCode::new).map(|code| code.0)
}

/// A text without secrets, shortened if it is longer than any text from Meta. Shortened only between words: the first
/// half of a secret might no longer be recognised. `None` if nothing is left.
pub(crate) fn bounded(text: &str) -> Option<String> {
    if text.len() <= TEXT_LIMIT_BYTES {
        return Some(redact(text));
    }
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.len() + word.len() >= TEXT_LIMIT_BYTES {
            break;
        }
        words.push_str(word);
        words.push(' ');
    }
    (!words.is_empty()).then(|| redact(&words) + "\u{2026}")
}
