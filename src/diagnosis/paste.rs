//! Explains an answer that a person pasted: whole, inside a log line, cut, escaped, several of them, or as a bare sentence.
//!
//! Knows the forms in which answers are quoted. What an answer means stands in the rules.

mod disguise;
mod healthy;
mod json;
mod loose;
mod scope;

use serde_json::Value;

use super::category::{Category, Cause};
use super::compose::{Case, compose};
use super::cut::cut;
use super::{Context, Diagnosis, of_errors, of_unreadable};
use crate::access_token::{Inspection, Kind, error_position, inspect};
use crate::graph::{DebugToken, GraphError, UnreadableBody};
use json::Answers;
use scope::Scope;

/// A longer text without a sign of Meta's is no answer, in bytes.
const LONGEST_UNSIGNED: usize = 20_000;

/// A pasted text, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What it means.
    pub diagnosis: Diagnosis,
    /// One sentence that says which parts of the text were read.
    pub read: String,
}

/// Explains a text that may hold an answer of the Graph API.
///
/// `http_status` is the status the answer came with, where it is known.
#[must_use]
pub fn explain(text: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    Reading::of(text, http_status, context).diagnosis
}

/// Reads a paste as a token, and as an answer of the Graph API where it is one in place of a token.
///
/// Stricter than [`explain`], which is asked about texts that are said to be answers: here words alone have to be Meta's own.
#[must_use]
pub fn read_paste(text: &str, context: &Context) -> (Inspection, Option<Explained>) {
    let inspection = inspect(text);
    match answer_in(text, &inspection, context) {
        Some(answer) => (inspection.into_answer(), Some(answer)),
        None => (inspection, None),
    }
}

/// The answer of the Graph API; `None` where the text may well be something else.
fn answer_in(text: &str, inspection: &Inspection, context: &Context) -> Option<Explained> {
    let is_asked = match inspection.kind {
        Kind::GraphError => true,
        Kind::Unknown => text.len() <= LONGEST_UNSIGNED,
        _ => false,
    };
    if !is_asked {
        return None;
    }
    let reading = Reading::of(text, None, context);
    let is_answer = inspection.kind == Kind::GraphError || reading.is_certain;
    is_answer.then_some(Explained {
        diagnosis: reading.diagnosis,
        read: reading.read,
    })
}

/// What was read in a text.
struct Reading {
    diagnosis: Diagnosis,
    /// Which parts of the text were read.
    read: String,
    /// Whether the text can be nothing but an answer of Meta's.
    is_certain: bool,
}

impl Reading {
    fn of(pasted: &str, http_status: Option<u16>, context: &Context) -> Self {
        let scope = Scope::of(pasted);
        let text = scope.text;
        let status_line = status_line(text);
        let http_status = http_status.or(status_line);
        let described = |(diagnosis, is_certain), plain: &str, parts: &[(usize, usize)]| Self {
            diagnosis,
            read: scope.sentence(plain, parts, status_line),
            is_certain,
        };
        if text.is_empty() {
            let diagnosis = match http_status {
                Some(_) => of_unreadable(http_status, UnreadableBody::Empty, context),
                None => compose(Cause::NoAnswerFound, &Case::default(), context),
            };
            return described((diagnosis, false), text, &[]);
        }
        for plain in disguise::plain_texts(text) {
            if let Some(answer) = json::parse(&plain) {
                let whole = [(0, plain.len())];
                return described(of_json(&answer, &plain, http_status, context), &plain, &whole);
            }
            let mut answers = Answers::inside(&plain);
            let parts = std::mem::take(&mut answers.parts);
            if let Some(answer) = answers.into_one() {
                return described(of_json(&answer, &plain, http_status, context), &plain, &parts);
            }
        }
        if let Some((start, answer)) = body(text).filter(|_| status_line.is_some()) {
            let part = [(start, text.len())];
            return described(of_json(&answer, text, http_status, context), text, &part);
        }
        let is_page = text.starts_with('<') || status_line.is_some() && text.contains("<html");
        if is_page && error_position(text).is_none() {
            let http_status = http_status.or_else(|| status_in_title(text));
            let is_certain = http_status.is_some_and(|status| status >= 400);
            let diagnosis = of_unreadable(http_status, UnreadableBody::Html, context);
            return described((diagnosis, is_certain), text, &[]);
        }
        described(of_words(&disguise::words(text), http_status, context), text, &[])
    }
}

/// Explains the JSON value that was found in a text, and whether it can only be an answer of Meta's.
fn of_json(answer: &Value, text: &str, http_status: Option<u16>, context: &Context) -> (Diagnosis, bool) {
    if let Value::String(text) = answer {
        // Bounded: a JSON string that holds a JSON string gets shorter each time.
        let inner = Reading::of(text, http_status, context);
        return (inner.diagnosis, inner.is_certain);
    }
    if let Some(diagnosis) = of_debug_token(answer, http_status, context) {
        return (diagnosis, true);
    }
    let errors = json::errors_in(answer);
    if !errors.is_empty() {
        let diagnosis = of_errors(&errors, http_status, context);
        let is_of_meta = errors.iter().any(is_of_meta);
        let has_envelope = answer.get("error").is_some_and(Value::is_object);
        return if is_of_meta || has_envelope || !is_too_general(diagnosis.cause) {
            (diagnosis, is_of_meta)
        } else {
            (compose(Cause::NoAnswerFound, &Case::default(), context), false)
        };
    }
    let is_filled = match answer {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    let is_healthy = http_status.is_none_or(|status| (200..300).contains(&status));
    if is_filled && is_healthy && !tells_of_failure(answer) && error_position(text).is_none() {
        return (
            healthy::explain(answer, http_status, context),
            json::is_healthy_answer(answer),
        );
    }
    match http_status {
        Some(400..) => (of_unreadable(http_status, UnreadableBody::OtherJson, context), false),
        _ => of_words(text, http_status, context),
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

/// Explains words in which no JSON stands, and says whether they can only be Meta's.
fn of_words(text: &str, http_status: Option<u16>, context: &Context) -> (Diagnosis, bool) {
    let error = loose::read(text);
    let diagnosis = of_errors(std::slice::from_ref(&error), http_status, context);
    let is_signed = error.error_type.is_some() || error.fbtrace_id.is_some() || error_position(text).is_some();
    let code = error.stated_code().map(|code| code.0);
    if !is_signed
        && code.is_none()
        && let Some(cause) = loose::healthy(text)
    {
        return (compose(cause, &Case::default(), context), true);
    }
    let is_known = diagnosis.cause != Cause::Unrecognised;
    let is_certain = if is_signed {
        true
    } else if let Some(code) = code {
        is_known && is_telling(code)
    } else {
        is_known && diagnosis.category == Category::NotTokenProblem && !is_too_general(diagnosis.cause)
    };
    // A status that came with the text says that it is an answer.
    let is_readable = if is_signed || http_status.is_some() {
        is_known || code.is_some() || error.error_type.is_some()
    } else {
        is_certain || code.is_none() && is_known && !is_too_general(diagnosis.cause)
    };
    if is_readable {
        (diagnosis, is_certain)
    } else {
        (compose(Cause::NoAnswerFound, &Case::default(), context), false)
    }
}

/// Whether an error carries what other programs' errors do not.
fn is_of_meta(error: &GraphError) -> bool {
    let has_type = error
        .error_type
        .as_deref()
        .is_some_and(|name| name.ends_with("Exception"));
    // Programs put an HTTP status into the place of a code.
    let has_code = error.code.is_some_and(|code| !(400..600).contains(&code.0));
    has_type
        || has_code
        || error.code_in_message().is_some()
        || error.error_subcode.is_some()
        || error.fbtrace_id.is_some()
        || error.details.is_some()
}

/// Codes that stand for the same thing wherever they are written: nobody else counts so high, and 190 is known by name.
fn is_telling(code: i64) -> bool {
    matches!(code, 190 | 368 | 80_000..=80_014 | 130_000..=139_999)
}

/// Whether a cause is read from words that any program may write: without a code or another sign of Meta's they say nothing.
fn is_too_general(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::AccessDenied
            | Cause::BadParameter
            | Cause::Maintenance
            | Cause::MessageProblem
            | Cause::ObjectNotFound
            | Cause::PermissionNotGranted
            | Cause::PolicyBlock
            | Cause::RegistrationProblem
            | Cause::ServerError
            | Cause::ServiceUnavailable
            | Cause::TemplateProblem
            | Cause::Throttled
            | Cause::UnknownFault
            | Cause::OauthFlow
            | Cause::HttpsRequired
    )
}

/// Whether a JSON value without an error of Meta's says that something failed, in a program's own way.
fn tells_of_failure(answer: &Value) -> bool {
    let has_text = |field: &str| answer.get(field).is_some_and(|value| !value.is_null());
    answer.get("success") == Some(&Value::Bool(false))
        || ["message", "error", "errors", "errorMessage", "reason", "code"]
            .iter()
            .any(|field| has_text(field))
}

/// The JSON after the headers of an answer, and where it begins.
fn body(text: &str) -> Option<(usize, Value)> {
    let start = text.find("\n\n").or_else(|| text.find("\n\r\n"))?;
    Some((start, json::parse(text.get(start..)?)?))
}

/// The last status in a line such as `HTTP/1.1 502 Bad Gateway`, which `curl -i` prints, or `< HTTP/2 400` of `curl -v`.
fn status_line(text: &str) -> Option<u16> {
    let mut status = None;
    for line in text.lines() {
        let line = line.trim_start_matches(['<', ' ']);
        if line.starts_with("HTTP/") {
            let number = line
                .split_ascii_whitespace()
                .nth(1)
                .and_then(|number| number.parse().ok());
            status = number.filter(|number| (200..600).contains(number)).or(status);
        }
    }
    status
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
