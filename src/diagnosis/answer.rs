//! Explains an answer that a person pasted: whole, inside a log line, cut, escaped, several of them, or as a bare sentence.
//!
//! First comes whose answer it is: nothing is said of the token where nothing in the text is Meta's. Knows the forms in which
//! answers are quoted. Does not depend on the network, and what an answer means is in the rules.

mod author;
mod errors;
mod failure;
mod healthy;
mod json;
mod plain;
mod prose;
mod scope;
mod source_code;

use serde_json::Value;

use super::category::{Category, Cause};
use super::compose::{Case, compose};
use super::cut::cut;
use super::{Context, Diagnosis, of_errors, of_unreadable};
use crate::access_token::{ANSWER_FIELDS, Inspection, Kind, error_position, inspect};
use crate::graph::{DebugToken, UnreadableBody};
use json::Region;
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
        if source_code::is_source_code(text) {
            let looks_like = Some("source code");
            return described((not_from_meta(looks_like, context), false), text, &[]);
        }
        // The JSON of the first form that has any, where nothing of Meta's is in it.
        let mut first: Option<(String, Vec<Region>)> = None;
        for plain in plain::forms(text) {
            let regions = json::regions(&plain);
            if let Some((reading, parts)) = of_meta(&regions, &plain, http_status, context) {
                return described((reading, true), &plain, &parts);
            }
            if first.is_none() && regions.iter().any(|region| is_filled(&region.value)) {
                first = Some((plain.into_owned(), regions));
            }
        }
        let (plain, regions) = first.unwrap_or_else(|| (plain::plain(text).into_owned(), Vec::new()));
        let words = plain::plain(&json::around(&plain, &regions)).into_owned();
        let errors = prose::errors_of_meta(&words);
        if !errors.is_empty() {
            let is_certain = error_position(&words).is_some() || errors.iter().any(|error| error.code.is_some());
            return described((of_errors(&errors, http_status, context), is_certain), text, &[]);
        }
        let parts: Vec<(usize, usize)> = regions.iter().map(|region| region.range).collect();
        if let Some(cause) = prose::healthy(&words) {
            return described((compose(cause, &Case::default(), context), true), text, &[]);
        }
        if let Some(diagnosis) = regions
            .iter()
            .find_map(|region| healthy::restriction(&region.value, context))
        {
            return described((diagnosis, true), &plain, &parts);
        }
        if let Some(region) = regions.iter().find(|region| is_answer_of_meta(&region.value)) {
            let diagnosis = healthy::explain(&region.value, http_status, context);
            return described((diagnosis, true), &plain, &[region.range]);
        }
        let is_html = [
            "<html",
            "<!doctype html",
            "<HTML",
            "<!DOCTYPE",
            "<head",
            "<body",
            "<title",
            "<center",
        ];
        let is_page = (text.starts_with('<') || status_line.is_some()) && is_html.iter().any(|tag| text.contains(tag));
        if is_page {
            let http_status = http_status.or_else(|| status_in_title(text));
            let is_certain = http_status.is_some_and(|status| status >= 400);
            let diagnosis = match author::other_service(text) {
                Some(service) => not_from_meta(Some(service), context),
                None => of_unreadable(http_status, UnreadableBody::Html, context),
            };
            return described((diagnosis, is_certain), text, &[]);
        }
        if lacks_an_id(text) {
            return described((compose(Cause::IdMissing, &Case::default(), context), true), text, &[]);
        }
        described(
            (of_others(text, &regions, &words, http_status, context), false),
            &plain,
            &parts,
        )
    }
}

/// What Meta says in the JSON of a text, and where: its errors, or its description of a token.
fn of_meta(
    regions: &[Region],
    text: &str,
    http_status: Option<u16>,
    context: &Context,
) -> Option<(Diagnosis, Vec<(usize, usize)>)> {
    let described: Vec<(&Region, Diagnosis)> = regions
        .iter()
        .filter_map(|region| Some((region, of_debug_token(&region.value, http_status, context)?)))
        .collect();
    let is_described = |region: &Region| described.iter().any(|(known, _)| known.range == region.range);
    let mut errors = Vec::new();
    let mut parts = Vec::new();
    for region in regions.iter().filter(|region| !is_described(region)) {
        let found = errors::in_values(std::iter::once(&region.value));
        if !found.is_empty() {
            parts.push(region.range);
            errors.extend(found);
        }
    }
    let refused = described
        .iter()
        .find(|(_, diagnosis)| diagnosis.category != Category::NoFault);
    if let Some((region, diagnosis)) = refused {
        return Some((diagnosis.clone(), vec![region.range]));
    }
    if !errors.is_empty() {
        return Some((of_errors(&errors, http_status, context), parts));
    }
    let (region, diagnosis) = described.into_iter().next()?;
    // Beside an error in words, a valid token is not what the text is about.
    let is_alone = prose::errors_of_meta(&json::around(text, regions)).is_empty();
    is_alone.then(|| (diagnosis, vec![region.range]))
}

/// What is said of a text in which nothing is Meta's.
fn of_others(text: &str, regions: &[Region], around: &str, http_status: Option<u16>, context: &Context) -> Diagnosis {
    if let Some(service) = author::other_service(text) {
        return not_from_meta(Some(service), context);
    }
    if is_unreached(text) {
        return compose(Cause::NoConnection, &Case::default(), context);
    }
    let case = Case {
        http_status,
        ..Case::default()
    };
    if http_status == Some(429) {
        return compose(Cause::Throttled, &case, context);
    }
    if regions.is_empty() {
        return match http_status {
            // A gateway's words, such as "Bad Gateway".
            Some(500..=599) if text.len() <= LONGEST_OF_A_GATEWAY => compose(Cause::ServerError, &case, context),
            _ => compose(Cause::NoAnswerFound, &case, context),
        };
    }
    let is_refused = http_status.is_some_and(|status| status >= 400);
    let tells_of_failure =
        |region: &Region| failure::tells_of_failure(&region.value) || failure::is_open(&region.value);
    let is_failed = is_refused || regions.iter().any(tells_of_failure) || failure::is_in_words(around);
    let is_most = around.len() * 2 < text.len() && regions.iter().all(|region| is_filled(&region.value));
    if is_failed || !is_most {
        compose(Cause::NoAnswerFound, &case, context)
    } else {
        compose(Cause::NothingFailed, &case, context)
    }
}

/// A gateway that answers for a server writes no more, in bytes.
const LONGEST_OF_A_GATEWAY: usize = 200;

/// Whether an address of the Graph API has no ID where one belongs: `/v25.0/None/messages`, `/v25.0//messages`.
fn lacks_an_id(text: &str) -> bool {
    const ADDRESS: &str = "graph.facebook.com/v";
    const NO_IDS: &[&str] = &["", "none", "null", "undefined", "nan", "nil"];
    const EDGES: &[&str] = &[
        "messages",
        "media",
        "message_templates",
        "phone_numbers",
        "subscribed_apps",
        "register",
    ];
    let mut addresses = text.match_indices(ADDRESS).take(MOST_ADDRESSES);
    addresses.any(|(at, _)| {
        let path = text.get(at + ADDRESS.len()..).unwrap_or_default();
        let end = path.find(|character: char| character.is_whitespace() || "\"'`<>?#)\\,".contains(character));
        let mut parts = path
            .get(..end.unwrap_or(path.len()))
            .unwrap_or_default()
            .split('/')
            .skip(1);
        let (id, edge) = (parts.next(), parts.next());
        let is_none = |id: &str| NO_IDS.contains(&id.to_ascii_lowercase().as_str());
        match (id, edge) {
            (Some(id), Some(edge)) => is_none(id) && !edge.is_empty(),
            (Some(id), None) => EDGES.contains(&id),
            (None, _) => false,
        }
    })
}

/// More addresses than this are not looked at.
const MOST_ADDRESSES: usize = 20;

/// Whether an address of the Graph API stands beside what programs say where no answer came.
fn is_unreached(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "cURL error",
        "curl: (",
        "timed out",
        "ETIMEDOUT",
        "ECONNREFUSED",
        "ECONNRESET",
        "ENOTFOUND",
        "EAI_AGAIN",
        "Connection refused",
        "connection refused",
        "connection reset",
        "Connection reset",
        "Could not resolve host",
        "no such host",
        "i/o timeout",
        "Name or service not known",
        "Failed to establish a new connection",
        "Temporary failure in name resolution",
        "UnknownHostException",
        "getaddrinfo",
    ];
    text.contains("graph.facebook.com") && WORDS.iter().any(|words| text.contains(words))
}

/// What is said of a text that is something else, where that is known.
fn not_from_meta(looks_like: Option<&'static str>, context: &Context) -> Diagnosis {
    let case = Case {
        looks_like,
        ..Case::default()
    };
    compose(Cause::NotFromMeta, &case, context)
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Whether a value has, at any depth, a field that only the Graph API's answers have.
fn is_answer_of_meta(root: &Value) -> bool {
    let mut to_visit = vec![root];
    while let Some(value) = to_visit.pop() {
        match value {
            Value::Array(items) => to_visit.extend(items),
            // One entity of a health status, cut out of it, says nothing of the others.
            Value::Object(fields) if fields.contains_key("entity_type") => {}
            Value::Object(fields) => {
                let is_sent = value.pointer("/messages/0/id").and_then(Value::as_str);
                if fields.len() == 1 && fields.get("success") == Some(&Value::Bool(true))
                    || is_sent.is_some_and(|id| id.starts_with("wamid."))
                {
                    return true;
                }
                let is_list = fields.get("data").is_some_and(Value::is_array)
                    && fields
                        .keys()
                        .all(|name| matches!(name.as_str(), "data" | "paging" | "summary"))
                    && !failure::tells_of_failure(value);
                if is_list {
                    return true;
                }
                if ANSWER_FIELDS.iter().any(|field| fields.contains_key(*field)) {
                    return true;
                }
                to_visit.extend(fields.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
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
