//! Finds the errors from Meta in a text: in its JSON, in JSON inside of texts of that JSON, and in the words around it.
//!
//! A loop over what is still to be read; how deep texts are read inside texts is bounded. Does not depend on what an error
//! means.

use std::collections::VecDeque;

use serde_json::{Map, Value};

use super::author::{has_sentence, is_of_meta, names_a_failure};
use super::json::{self, Region};
use super::prose;
use crate::graph::{ErrorCode, GraphError, bounded};
use crate::paste::holds_any;
use crate::paste::{Sign, signs};

/// How deep texts are read inside texts.
const DEEPEST_TEXT: u8 = 4;

/// More errors than this say nothing more.
const MOST_ERRORS: usize = 50;

/// Members in which a program puts what another one said.
const QUOTING: &str = "\
    message msg mensagem mensaje desc detail reason response body argument output stderr stdout log text title info \
    raw data result status stack trace payload note content answer authenticate value";

/// How the names end under which programs keep the text of an error.
const OWN_TEXTS: &[&str] = &["message", "title", "description", "detail", "details", "reason", "text"];

/// The errors in a JSON value, outermost first, those in texts that quote an answer included.
pub(super) fn in_value(value: &Value) -> Vec<GraphError> {
    let mut errors = Vec::new();
    let mut inner: VecDeque<(Value, u8)> = VecDeque::new();
    read_value(value, 0, &mut errors, &mut inner);
    while let Some((value, depth)) = inner.pop_front() {
        read_value(&value, depth, &mut errors, &mut inner);
    }
    // A program repeats Meta's sentence around the whole error: the one with a code says more.
    let (with_code, without): (Vec<_>, Vec<_>) = errors.into_iter().partition(|error| error.code.is_some());
    [with_code, without].concat()
}

/// One value on the way through a tree of them.
struct Visit<'a> {
    value: &'a Value,
    /// The member that it is, or that the list is which it is in.
    name: &'a str,
    around: Option<&'a Map<String, Value>>,
    /// Inside a webhook or a message, where texts are those of customers.
    is_of_person: bool,
}

/// The error in an object that names its members in a way of its own. `text` is the object as it is written.
pub(super) fn in_odd_names(value: &Value, text: &str) -> Option<GraphError> {
    let is_of_person = value
        .as_object()
        .is_none_or(|fields| is_webhook(fields) || is_message(fields));
    if is_of_person {
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
        is_of_person: false,
    }]);
    while let Some(visit) = to_visit.pop_front() {
        if errors.len() >= MOST_ERRORS {
            return;
        }
        match visit.value {
            Value::Object(fields) => {
                // The errors of a health status are no errors of the call.
                if fields.contains_key("can_send_message") {
                    continue;
                }
                let is_of_person = visit.is_of_person || is_webhook(fields) || is_message(fields);
                let error = [GraphError::from_object(visit.value), in_own_words(fields)]
                    .into_iter()
                    // Beside the text of a person, only a code makes an error, and a text that quotes an answer is read for itself.
                    .filter(|error| error.code.is_some() || !is_of_person && !quotes_json(error))
                    .find(|error| is_of_meta(error, fields, visit.name, visit.around));
                let is_error = error.is_some();
                errors.extend(error);
                to_visit.extend(
                    fields
                        .iter()
                        // The texts of an error are read already.
                        .filter(|(_, value)| !(is_error && value.is_string()))
                        .map(|(name, value)| Visit {
                            value,
                            name,
                            around: Some(fields),
                            is_of_person,
                        }),
                );
            }
            Value::Array(items) => to_visit.extend(items.iter().map(|value| Visit { value, ..visit })),
            Value::String(text) if !visit.is_of_person && depth < DEEPEST_TEXT => {
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

/// Reads a text that is a JSON value: the JSON in it later, its words now.
fn read_text(text: &str, is_quoting: bool, depth: u8, errors: &mut Vec<GraphError>, inner: &mut VecDeque<(Value, u8)>) {
    if !text.contains('{') {
        if is_quoting {
            errors.extend(prose::errors_of_meta(text));
        }
        return;
    }
    let regions = json::regions(text);
    let is_answer = |region: &Region| region.value.is_object() || region.value.is_array();
    if is_quoting && signs(&json::around(text, &regions)).next().is_some() {
        errors.extend(prose::errors_of_meta(&json::around(text, &regions)));
    }
    inner.extend(
        regions
            .into_iter()
            .filter(is_answer)
            .map(|region| (region.value, depth)),
    );
}

/// An error under names of a program's own that end as Meta's do: `graph_code`, `failedSubcode`, `error_title`.
fn in_own_words(fields: &Map<String, Value>) -> GraphError {
    let named = |fits: fn(&str) -> bool| {
        let members = fields.iter().filter(move |(name, _)| fits(&name.to_ascii_lowercase()));
        members.map(|(_, value)| value)
    };
    let number = |value: &Value| {
        let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
        number.and_then(ErrorCode::new)
    };
    let is_text = |name: &str| OWN_TEXTS.iter().any(|ending| name.ends_with(ending));
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

/// Whether what was taken for a message is a text with JSON in it.
fn quotes_json(error: &GraphError) -> bool {
    error.message.as_ref().is_some_and(|message| message.contains('{'))
}

/// Whether a name ends with the word for a code, in English or another language.
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

/// Whether an object is a webhook from Meta, or the part of one that holds messages.
fn is_webhook(fields: &Map<String, Value>) -> bool {
    let is_named = fields
        .get("object")
        .and_then(Value::as_str)
        .is_some_and(|object| object.starts_with("whatsapp_") || object == "page" || object == "instagram");
    is_named || fields.contains_key("messaging_product") && fields.contains_key("metadata")
}
