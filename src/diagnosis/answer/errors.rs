//! Finds errors from Meta in JSON, and in JSON and sentences inside its strings.
//!
//! Iterates instead of recursing, and bounds how deep strings inside strings are read. Does not depend on what an error
//! means.

use std::collections::VecDeque;

use serde_json::{Map, Value};

use super::author::{has_sentence, is_from_meta, names_a_failure};
use super::json::{self, Region};
use super::prose;
use crate::graph::{ErrorCode, GraphError, bounded};
use crate::paste::holds_any;
use crate::paste::{Sign, signs};

/// How deep strings inside strings are read.
const DEEPEST_TEXT: u8 = 4;

/// Further errors would add nothing.
const MAX_ERRORS: usize = 50;

/// Fields in which a program quotes another one.
const QUOTING: &str = "\
    message msg mensagem mensaje desc detail reason response body argument output stderr stdout log text title info \
    raw data result status stack trace payload note content answer authenticate value";

/// Endings of the fields in which programs keep the text of an error.
const TEXT_ENDINGS: &[&str] = &["message", "title", "description", "detail", "details", "reason", "text"];

/// The errors in a JSON value, outermost first, including those in strings that quote an answer.
pub(super) fn in_value(value: &Value) -> Vec<GraphError> {
    let mut errors = Vec::new();
    let mut inner: VecDeque<(Value, u8)> = VecDeque::new();
    read_value(value, 0, &mut errors, &mut inner);
    while let Some((value, depth)) = inner.pop_front() {
        read_value(&value, depth, &mut errors, &mut inner);
    }
    // Some programs repeat Meta's sentence around the complete error: the one with a code says more.
    let (with_code, without): (Vec<_>, Vec<_>) = errors.into_iter().partition(|error| error.code.is_some());
    [with_code, without].concat()
}

/// A value to visit.
struct Visit<'a> {
    value: &'a Value,
    /// The name of the field; in a list, that of the list.
    name: &'a str,
    around: Option<&'a Map<String, Value>>,
    /// Inside a webhook or a message, where strings are written by customers.
    is_user_content: bool,
}

/// The error in an object with field names of another program. `text` is the object as text.
pub(super) fn in_custom_fields(value: &Value, text: &str) -> Option<GraphError> {
    let is_user_content = value
        .as_object()
        .is_none_or(|fields| is_webhook(fields) || is_message(fields));
    if is_user_content {
        None
    } else {
        prose::error_with_type(text)
    }
}

fn read_value(root: &Value, depth: u8, errors: &mut Vec<GraphError>, inner: &mut VecDeque<(Value, u8)>) {
    let mut to_visit = VecDeque::from([Visit {
        value: root,
        name: "message",
        around: None,
        is_user_content: false,
    }]);
    while let Some(visit) = to_visit.pop_front() {
        if errors.len() >= MAX_ERRORS {
            return;
        }
        match visit.value {
            Value::Object(fields) => {
                // The errors of a health status are not errors of the call.
                if fields.contains_key("can_send_message") {
                    continue;
                }
                let is_user_content = visit.is_user_content || is_webhook(fields) || is_message(fields);
                let error = [GraphError::from_object(visit.value), from_custom_fields(fields)]
                    .into_iter()
                    // In user content, only a code makes an error. A message that quotes JSON is read separately.
                    .filter(|error| error.code.is_some() || !is_user_content && !quotes_json(error))
                    .find(|error| is_from_meta(error, fields, visit.name, visit.around));
                let is_error = error.is_some();
                errors.extend(error);
                to_visit.extend(
                    fields
                        .iter()
                        // The strings of an error have already been read.
                        .filter(|(_, value)| !(is_error && value.is_string()))
                        .map(|(name, value)| Visit {
                            value,
                            name,
                            around: Some(fields),
                            is_user_content,
                        }),
                );
            }
            Value::Array(items) => to_visit.extend(items.iter().map(|value| Visit { value, ..visit })),
            Value::String(text) if !visit.is_user_content && depth < DEEPEST_TEXT => {
                let is_quoting = names_a_failure(visit.name) || {
                    let name = visit.name.to_ascii_lowercase();
                    holds_any(&name, QUOTING, " ") || text.contains("(#")
                };
                read_text(text, is_quoting, depth + 1, errors, inner);
            }
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Reads a string: queues the JSON in it, and reads its sentences.
fn read_text(text: &str, is_quoting: bool, depth: u8, errors: &mut Vec<GraphError>, inner: &mut VecDeque<(Value, u8)>) {
    if !text.contains('{') {
        if is_quoting {
            errors.extend(prose::errors_of_meta(text));
        }
        return;
    }
    let regions = json::regions(text);
    let is_answer = |region: &Region| region.value.is_object() || region.value.is_array();
    if is_quoting {
        let words = json::around(text, &regions);
        if signs(&words).next().is_some() || has_sentence(&words) {
            errors.extend(prose::errors_of_meta(&words));
        }
    }
    inner.extend(
        regions
            .into_iter()
            .filter(is_answer)
            .map(|region| (region.value, depth)),
    );
}

/// An error whose fields have other names that end like Meta's: `graph_code`, `failedSubcode`, `error_title`.
fn from_custom_fields(fields: &Map<String, Value>) -> GraphError {
    let named = |fits: fn(&str) -> bool| {
        let members = fields.iter().filter(move |(name, _)| fits(&name.to_ascii_lowercase()));
        members.map(|(_, value)| value)
    };
    let number = |value: &Value| {
        let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
        number.and_then(ErrorCode::new)
    };
    let is_text = |name: &str| TEXT_ENDINGS.iter().any(|ending| name.ends_with(ending));
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_type = |text: &&str| is_word(text) && signs(text).any(|(_, sign)| sign == Sign::ErrorWord);
    GraphError {
        message: fields
            .values()
            .filter_map(Value::as_str)
            .find(|text| has_sentence(text) && !text.contains('{'))
            .or_else(|| named(is_text).find_map(Value::as_str))
            .and_then(bounded),
        error_type: fields
            .values()
            .filter_map(Value::as_str)
            .find(is_type)
            .and_then(bounded),
        code: named(|name| {
            ends_with_code(name)
                && !name.contains("sub")
                && !name.contains("sotto")
                && !name.contains("status")
                && !name.contains("http")
        })
        .find_map(number),
        error_subcode: named(|name| ends_with_code(name) && (name.contains("sub") || name.contains("sotto")))
            .find_map(number)
            .map(|code| code.0),
        ..GraphError::default()
    }
}

/// Whether the message of an error contains JSON.
fn quotes_json(error: &GraphError) -> bool {
    error.message.as_ref().is_some_and(|message| message.contains('{'))
}

/// Whether a name ends with the word for "code", in English or another language.
fn ends_with_code(name: &str) -> bool {
    ["code", "codigo", "código", "codice", "kod", "kode"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Whether an object is a message that a person wrote.
fn is_message(fields: &Map<String, Value>) -> bool {
    ["sender", "sender_type", "from", "author", "direction", "sender_id"]
        .iter()
        .any(|name| fields.contains_key(*name))
}

/// Whether an object is a webhook from Meta, or the part of one that contains messages.
fn is_webhook(fields: &Map<String, Value>) -> bool {
    let is_named = fields
        .get("object")
        .and_then(Value::as_str)
        .is_some_and(|object| object.starts_with("whatsapp_") || object == "page" || object == "instagram");
    is_named || fields.contains_key("messaging_product") && fields.contains_key("metadata")
}
