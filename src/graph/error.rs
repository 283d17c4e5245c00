//! The error envelope of the Graph API, whole.
//!
//! Its documented form is `{"error": {message, type, code, error_subcode, error_user_title, error_user_msg,
//! is_transient, error_data: {messaging_product, details}, fbtrace_id}}` (Meta, "Handle Errors", Graph API guide). Also
//! read: the OAuth form (`error_type`, `error_message`; `error_code`, `error_description`), `debug_token`'s
//! `data.error` with `subcode`, and the `errors` lists of `WhatsApp` webhooks (`title`, `error_data.details`).

use serde_json::Value;

use super::lenient::{integer, list, text, truth};
use crate::access_token::redact;

/// Longer than any text from Meta. No rule and no redaction is to take longer for what comes after it.
const TEXT_LIMIT_BYTES: usize = 4_000;
/// Codes have seven digits at most.
const LARGEST_CODE: i64 = 999_999_999;
/// More errors than any answer from Meta has.
const ERRORS_LIMIT: usize = 50;

/// An error code as Meta numbers it, such as 190.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode(pub i64);

impl ErrorCode {
    /// Takes a number that can be a code or a subcode.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        (0..=LARGEST_CODE).contains(&number).then_some(Self(number))
    }
}

/// One error as Meta described it. Every text is redacted and bounded when it is read ([`bounded`]), because Meta echoes the
/// token in `Malformed access token …`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// `message`, meant for developers.
    pub message: Option<String>,
    /// `type`, such as `OAuthException`.
    pub error_type: Option<String>,
    /// `code`.
    pub code: Option<ErrorCode>,
    /// `error_subcode`, documented as gone since v16 and still seen; `subcode` in `debug_token`.
    pub error_subcode: Option<i64>,
    /// `error_user_title`, meant for people, possibly in their language.
    pub error_user_title: Option<String>,
    /// `error_user_msg`, meant for people, possibly in their language.
    pub error_user_msg: Option<String>,
    /// `is_transient`: whether Meta says that trying again may help.
    pub is_transient: Option<bool>,
    /// `error_data.details`, which `WhatsApp` errors carry.
    pub details: Option<String>,
    /// `fbtrace_id`, by which Meta's support finds the call.
    pub fbtrace_id: Option<String>,
}

impl GraphError {
    /// Its texts: `message`, then those that may say more.
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

    /// The code in its own field, else the one written into the message as `(#190)`.
    #[must_use]
    pub fn stated_code(&self) -> Option<ErrorCode> {
        self.code.or_else(|| self.code_in_message())
    }

    /// The code written into the message as `(#190)`. It can differ from the one in its own field.
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

    /// The kind of object in `Tried accessing nonexisting field (x) on node type (y)`, such as `WhatsAppBusinessAccount`.
    #[must_use]
    pub fn node_type(&self) -> Option<&str> {
        self.in_brackets_after("node type (")
    }

    fn in_brackets_after(&self, words: &str) -> Option<&str> {
        let (_, from_name) = self.message.as_deref()?.split_once(words)?;
        let (name, _) = from_name.split_once(')')?;
        (!name.is_empty()).then_some(name)
    }

    /// The errors of a whole answer to a call: a top-level `error` or `errors`, or the OAuth form. Empty for a healthy
    /// answer; `data.error` of a `debug_token` answer is not an error of the call.
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

    /// Reads one error object, in Meta's spelling or in camel case; what is absent or unreadable stays `None`.
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

/// The code or subcode in a field; `None` for a number that can be neither.
fn code(error: &Value, field: &str) -> Option<i64> {
    integer(error, field).and_then(ErrorCode::new).map(|code| code.0)
}

/// A text without secrets, and without what is longer than any text from Meta. It ends with a whole word then: of a secret cut in two,
/// the first half might no longer look like one. `None` where that leaves nothing.
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
