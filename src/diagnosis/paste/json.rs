//! Answers that stand as JSON inside other text, and errors inside JSON that quotes JSON.

use serde_json::Value;

use crate::access_token::ANSWER_FIELDS;
use crate::graph::GraphError;

/// How many opening braces are tried as the start of an answer.
const STARTS_TRIED: usize = 200;
/// How many answers are read; a log may hold more.
const MOST_ANSWERS: usize = 50;
/// How deep answers are looked for inside quoted answers.
const QUOTED_DEPTH: u8 = 3;
/// The answers inside a text.
pub(super) struct Answers {
    values: Vec<Value>,
    /// Where each begins and ends, in bytes.
    pub(super) parts: Vec<(usize, usize)>,
}

impl Answers {
    pub(super) fn inside(text: &str) -> Self {
        Self::to_depth(text, QUOTED_DEPTH)
    }

    fn to_depth(text: &str, depth: u8) -> Self {
        let mut answers = Self {
            values: Vec::new(),
            parts: Vec::new(),
        };
        let mut searched_to = 0;
        for (start, _) in text.match_indices('{').take(STARTS_TRIED) {
            if start < searched_to || answers.values.len() >= MOST_ANSWERS {
                continue;
            }
            let Some(object) = text.get(start..).and_then(object_at_start) else {
                continue;
            };
            if let Some(value) = parse(object) {
                searched_to = start + object.len();
                if is_answer(&value, depth) {
                    answers.values.push(value);
                    answers.parts.push((start, searched_to));
                }
            }
        }
        answers
    }

    /// One value for all: those with errors where some have errors, else the first.
    pub(super) fn into_one(mut self) -> Option<Value> {
        let has_errors = |value: &Value| !errors_in(value).is_empty();
        if self.values.iter().any(has_errors) {
            self.values.retain(has_errors);
        } else {
            self.values.truncate(1);
        }
        if self.values.len() > 1 {
            Some(Value::Array(self.values))
        } else {
            self.values.pop()
        }
    }
}

/// Reads a text that is JSON as a whole.
pub(super) fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The text from its opening brace to the brace that closes it.
fn object_at_start(text: &str) -> Option<&str> {
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_string,
            b'"' => is_string = !is_string,
            b'{' if !is_string => depth += 1,
            b'}' if !is_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.get(..=at);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_answer(value: &Value, depth: u8) -> bool {
    value.pointer("/data/is_valid").is_some() || is_healthy_answer(value) || !errors_to_depth(value, depth).is_empty()
}

/// Whether a value has, at any depth, a field that only the Graph API's answers have.
pub(super) fn is_healthy_answer(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_healthy_answer),
        // One entity of a health status, cut out of it, says nothing of the others.
        Value::Object(fields) if fields.contains_key("entity_type") => false,
        Value::Object(fields) => {
            ANSWER_FIELDS.iter().any(|field| fields.contains_key(*field)) || fields.values().any(is_healthy_answer)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Every error in a JSON value, those in texts that quote JSON included.
pub(super) fn errors_in(value: &Value) -> Vec<GraphError> {
    errors_to_depth(value, QUOTED_DEPTH)
}

fn errors_to_depth(value: &Value, depth: u8) -> Vec<GraphError> {
    let mut errors = GraphError::anywhere_in(value);
    if errors.is_empty()
        && let Some(depth) = depth.checked_sub(1)
    {
        let mut texts = Vec::new();
        texts_in(value, &mut texts);
        for text in texts {
            for answer in Answers::to_depth(text, depth).values {
                errors.extend(errors_to_depth(&answer, depth));
            }
        }
    }
    errors
}

fn texts_in<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if text.contains('{') => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts_in(item, texts)),
        Value::Object(fields) => fields.values().for_each(|inner| texts_in(inner, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
