//! Explains an answer that a person pasted: whole, inside a log line, cut, or as a bare sentence.
//!
//! Knows the forms in which answers are quoted. What an answer means stands in the rules.

mod loose;

use serde_json::Value;

use super::category::Cause;
use super::compose::{Case, compose};
use super::cut::cut;
use super::{Context, Diagnosis, of_errors, of_unreadable};
use crate::graph::{DebugToken, GraphError, UnreadableBody};

/// How much of a paste is searched for an answer, in characters.
const SEARCHED_CHARACTERS: usize = 200_000;
/// How many opening braces are tried as the start of an answer.
const STARTS_TRIED: usize = 200;
/// How deep answers are looked for inside quoted answers.
const QUOTED_DEPTH: u8 = 3;

/// Explains a text that may hold an answer of the Graph API.
///
/// `http_status` is the status the answer came with, where it is known.
#[must_use]
pub fn explain(text: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    let text: String = text.chars().take(SEARCHED_CHARACTERS).collect();
    let text = text.trim_start_matches('\u{feff}').trim();
    let http_status = http_status.or_else(|| status_line(text));
    if text.is_empty() {
        return match http_status {
            Some(_) => of_unreadable(http_status, UnreadableBody::Empty, context),
            None => compose(Cause::NoAnswerFound, &Case::default(), context),
        };
    }
    if let Ok(answer) = serde_json::from_str(text) {
        return explain_json(&answer, text, http_status, context);
    }
    if let Some(answer) =
        answer_inside(text, QUOTED_DEPTH).or_else(|| answer_inside(&text.replace("\\\"", "\""), QUOTED_DEPTH))
    {
        return explain_json(&answer, text, http_status, context);
    }
    if text.starts_with('<') {
        let http_status = http_status.or_else(|| status_in_title(text));
        return of_unreadable(http_status, UnreadableBody::Html, context);
    }
    explain_words(text, http_status, context)
}

/// Explains the JSON value that was found in a text.
fn explain_json(answer: &Value, text: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    if let Value::String(text) = answer {
        // Bounded: a JSON string that holds a JSON string gets shorter each time.
        return explain(text, http_status, context);
    }
    if let Some(diagnosis) = of_debug_token(answer, http_status, context) {
        return diagnosis;
    }
    let errors = errors_in(answer, QUOTED_DEPTH);
    if !errors.is_empty() {
        return of_errors(&errors, http_status, context);
    }
    let is_filled = match answer {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    let is_healthy = http_status.is_none_or(|status| (200..300).contains(&status));
    if is_filled && is_healthy && !tells_of_failure(answer) {
        let case = Case {
            http_status,
            ..Case::default()
        };
        return compose(Cause::HealthyAnswer, &case, context);
    }
    match http_status {
        Some(400..) => of_unreadable(http_status, UnreadableBody::OtherJson, context),
        _ => explain_words(text, http_status, context),
    }
}

/// Explains an answer of `debug_token`; `None` for any other answer.
pub(super) fn of_debug_token(answer: &Value, http_status: Option<u16>, context: &Context) -> Option<Diagnosis> {
    let token = DebugToken::from_answer(answer)
        .filter(|token| token.is_valid.is_some())
        // A bare `data` object is pasted as well.
        .or_else(|| Some(DebugToken::from_data(answer)).filter(|token| token.is_valid.is_some()))?;
    let context = &Context {
        app_id: context.app_id.or(token.app_id.as_ref()),
        ..*context
    };
    let now = context.clock.now_unix_secs;
    let expires_at = token.expires_at.filter(|at| *at > 0);
    let ended_at = expires_at.filter(|at| *at <= now);
    let (read, error) = token.error.as_ref().map_or((None, None), |error| {
        let (cause, error) = super::rules::read(std::slice::from_ref(error), http_status);
        (Some(cause), error)
    });
    let cause = match read {
        Some(Cause::RejectedWithoutReason | Cause::Unrecognised) | None if ended_at.is_some() => Cause::SessionExpired,
        Some(cause) => cause,
        None if token.is_valid == Some(false) => Cause::SaidInvalid,
        None => Cause::HealthyToken,
    };
    let case = Case {
        error,
        http_status,
        ended_at: ended_at.filter(|_| cause == Cause::SessionExpired),
        ends_at: expires_at,
        ..Case::default()
    };
    Some(compose(cause, &case, context))
}

/// Every error in a JSON value, those in texts that quote JSON included.
fn errors_in(value: &Value, depth: u8) -> Vec<GraphError> {
    let mut errors = GraphError::anywhere_in(value);
    if errors.is_empty()
        && let Some(depth) = depth.checked_sub(1)
    {
        let mut texts = Vec::new();
        texts_in(value, &mut texts);
        errors = texts
            .into_iter()
            .filter_map(|text| answer_inside(text, depth))
            .flat_map(|answer| errors_in(&answer, depth))
            .collect();
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

/// The first JSON object inside a text that is an answer: one with an error, or a `debug_token` answer.
fn answer_inside(text: &str, depth: u8) -> Option<Value> {
    let mut searched_to = 0;
    for (start, _) in text.match_indices('{').take(STARTS_TRIED) {
        if start < searched_to {
            continue;
        }
        let mut values = serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<Value>();
        if let Some(Ok(value)) = values.next() {
            searched_to = start.saturating_add(values.byte_offset());
            let is_answer = value.pointer("/data/is_valid").is_some() || !errors_in(&value, depth).is_empty();
            if is_answer {
                return Some(value);
            }
        }
    }
    None
}

/// Explains words in which no JSON stands.
fn explain_words(text: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    let error = loose::read(text);
    let diagnosis = of_errors(std::slice::from_ref(&error), http_status, context);
    let is_of_meta = diagnosis.cause != Cause::Unrecognised || error.code.is_some() || error.error_type.is_some();
    if is_of_meta {
        diagnosis
    } else {
        compose(Cause::NoAnswerFound, &Case::default(), context)
    }
}

/// Whether a JSON value without an error of Meta's says that something failed, in a program's own way.
fn tells_of_failure(answer: &Value) -> bool {
    let has_text = |field: &str| answer.get(field).is_some_and(|value| !value.is_null());
    answer.get("success") == Some(&Value::Bool(false))
        || ["message", "error", "errors", "errorMessage", "reason", "code"]
            .iter()
            .any(|field| has_text(field))
}

/// The status in `HTTP/1.1 502 Bad Gateway`, which `curl -i` prints first.
fn status_line(text: &str) -> Option<u16> {
    let mut words = text.lines().next()?.split_whitespace();
    words.next().filter(|word| word.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

/// The status in `<title>502 Bad Gateway</title>`.
fn status_in_title(html: &str) -> Option<u16> {
    let lower = html.to_ascii_lowercase();
    let (_, after) = cut(&lower, "<title")?;
    let (title, _) = cut(after, "</title")?;
    title
        .split(|character: char| !character.is_ascii_digit())
        .filter(|digits| digits.len() == 3)
        .find_map(|digits| digits.parse().ok().filter(|status| (400..600).contains(status)))
}
