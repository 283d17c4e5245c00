//! Reads what a host says about a token that it does not show: a `ConnectionReport` of the JavaScript contract, or an
//! answer from the Graph API. Either becomes a report like that of a test made here. Does not trust it: what is missing
//! stays unknown, and only https addresses are used. Does not depend on the run.

use serde_json::{Map, Value};

use crate::check::checks::{Check, CheckId, CheckState};
use crate::check::facts::{FoundAccount, FoundNumber, Sending, SendingFacts, WebhookFacts};
use crate::check::report::{ConnectionReport, Origin, Verdict};
use crate::check::words;
use crate::diagnosis::{
    Category, Cause, Clock, Context, Diagnosis, Evidence, GraphFacts, NoAnswer, Step, diagnose, explain,
};
use crate::graph::{ANSWER_LIMIT_BYTES, PhoneNumber, WabaId, WebhookAddress, WebhookLevel, read_json};
use crate::paste::redact;
use crate::words::Said;

/// A report of this size describes more than 10,000 accounts. It is larger than Meta's answers in it.
const REPORT_LIMIT_BYTES: usize = 16_000_000;

/// Reads what a host says, as JSON or as the text of an answer.
#[must_use]
pub fn report_of_stored(said: &str, clock: &Clock) -> ConnectionReport {
    let json = if said.len() > REPORT_LIMIT_BYTES {
        Value::Null
    } else {
        read_json(said).unwrap_or_default()
    };
    if let Some(report) = read_report(&json) {
        return report;
    }
    if said.len() > ANSWER_LIMIT_BYTES {
        return of_diagnosis(diagnose(
            &Evidence::NoAnswer(NoAnswer::TooLarge),
            &Context::of_paste(clock),
        ));
    }
    // A text in quotes, as JSON writes it, is that text.
    let said = json.as_str().unwrap_or(said);
    of_answer(said, &json, clock)
}

/// Reads a `ConnectionReport` of the module.
fn read_report(json: &Value) -> Option<ConnectionReport> {
    let verdict = by_code(Verdict::ALL, Verdict::as_str, json, "verdict")?;
    let diagnosis = json.get("diagnosis").and_then(read_diagnosis);
    let headline = text(json, "headline")?;
    Some(ConnectionReport {
        verified_name: name_in(&headline, verdict).map(Said::unchanged),
        checks: list(json, "checks").filter_map(read_check).collect(),
        first_broken_check: by_code(CheckId::ALL, CheckId::as_str, json, "firstBrokenCheck"),
        requests: json
            .get("requests")
            .and_then(Value::as_u64)
            .and_then(|requests| requests.try_into().ok())
            .unwrap_or_default(),
        accounts: list(json, "accounts").filter_map(read_account).collect(),
        phone_numbers: list(json, "phoneNumbers").filter_map(read_phone_number).collect(),
        sending: SendingFacts {
            state: by_code(Sending::ALL, Sending::as_str, json, "sending").unwrap_or_default(),
            ..SendingFacts::default()
        },
        webhook: json.get("webhook").map(read_webhook).unwrap_or_default(),
        origin: Origin::Host {
            headline,
            report: text(json, "report").unwrap_or_default(),
        },
        ..nothing_known(verdict, diagnosis)
    })
}

/// The verified name in the headline of a success, which the host may say in any language: `…: Lantern Books`.
fn name_in(headline: &str, verdict: Verdict) -> Option<&str> {
    let in_english = headline.strip_prefix(words::CONNECTED);
    let in_another = || Some(headline.split_once(": ")?.1).filter(|_| verdict == Verdict::Connected);
    in_english.or_else(in_another)
}

/// Reads one answer from the Graph API.
fn of_answer(said: &str, json: &Value, clock: &Clock) -> ConnectionReport {
    let diagnosis = explain(said, None, &Context::of_paste(clock));
    let number = PhoneNumber::from_answer(json);
    let name = number.as_ref().and_then(PhoneNumber::own_name);
    match name {
        Some(name) if diagnosis.category == Category::NoFault => ConnectionReport {
            verified_name: Some(Said::unchanged(name)),
            ..nothing_known(Verdict::Connected, None)
        },
        _ => of_diagnosis(diagnosis),
    }
}

fn of_diagnosis(diagnosis: Diagnosis) -> ConnectionReport {
    nothing_known(Verdict::of(diagnosis.category), Some(diagnosis))
}

fn nothing_known(verdict: Verdict, diagnosis: Option<Diagnosis>) -> ConnectionReport {
    ConnectionReport {
        verdict,
        diagnosis,
        is_given_number_read: true,
        ..ConnectionReport::default()
    }
}

fn read_diagnosis(json: &Value) -> Option<Diagnosis> {
    Some(Diagnosis {
        category: by_code(Category::ALL, Category::as_str, json, "category")?,
        // A newer module may know causes that this one does not; the sentences come with it.
        cause: by_code(Cause::ALL, Cause::as_str, json, "cause").unwrap_or(Cause::Unrecognised),
        title: text(json, "title").map(Said::quote)?,
        explanation: text(json, "explanation").map(Said::quote).into_iter().collect(),
        steps: list(json, "steps").filter_map(read_step).collect(),
        token_is_fine: json.get("tokenIsFine").and_then(Value::as_bool),
        retryable: json.get("retryable").and_then(Value::as_bool).unwrap_or_default(),
        graph: json.get("graph").and_then(Value::as_object).map(read_graph),
    })
}

fn read_step(json: &Value) -> Option<Step> {
    Some(Step {
        text: text(json, "text").map(Said::quote)?,
        url: text(json, "url").filter(|url| url.starts_with("https://")),
        is_here: json.get("here").and_then(Value::as_bool).unwrap_or_default(),
    })
}

fn read_graph(json: &Map<String, Value>) -> GraphFacts {
    let number = |field: &str| json.get(field).and_then(Value::as_i64);
    let text = |field: &str| json.get(field).and_then(Value::as_str).map(redact);
    GraphFacts {
        code: number("code"),
        subcode: number("subcode"),
        error_type: text("type"),
        message: text("message"),
        http_status: number("httpStatus").and_then(|status| status.try_into().ok()),
        fbtrace_id: text("fbtraceId"),
    }
}

fn read_check(json: &Value) -> Option<Check> {
    let id = by_code(CheckId::ALL, CheckId::as_str, json, "id")?;
    Some(Check {
        id,
        state: by_code(CheckState::ALL, CheckState::as_str, json, "state")?,
        label: id.label(),
        detail: text(json, "detail").map(Said::quote).into_iter().collect(),
    })
}

fn read_account(json: &Value) -> Option<FoundAccount> {
    Some(FoundAccount {
        id: account_id(json, "id")?,
        name: text(json, "name"),
        other_ids: Vec::new(),
    })
}

fn read_phone_number(json: &Value) -> Option<FoundNumber> {
    let id = text(json, "id")?;
    // Meta's own names, under which a phone number is read.
    let fields = [
        ("id", "id"),
        ("verified_name", "verifiedName"),
        ("display_phone_number", "displayPhoneNumber"),
    ];
    let answer = fields
        .into_iter()
        .filter_map(|(name, ours)| Some((name.to_owned(), Value::String(text(json, ours)?))))
        .collect();
    Some(FoundNumber {
        id,
        account_id: account_id(json, "accountId"),
        phone_number: PhoneNumber::from_answer(&Value::Object(answer))?,
    })
}

fn read_webhook(json: &Value) -> WebhookFacts {
    WebhookFacts {
        subscribed: json.get("subscribed").and_then(Value::as_bool),
        address: text(json, "address").and_then(|address| WebhookAddress::of_shown(&address)),
        level: by_code(WebhookLevel::ALL, WebhookLevel::as_str, json, "level"),
        ..WebhookFacts::default()
    }
}

fn account_id(json: &Value, field: &str) -> Option<WabaId> {
    WabaId::of_answer(&text(json, field)?)
}

/// The value with the public code of a field.
fn by_code<T: Copy>(all: &[T], code: fn(T) -> &'static str, json: &Value, field: &str) -> Option<T> {
    let wanted = json.get(field)?.as_str()?;
    all.iter().copied().find(|one| code(*one) == wanted)
}

/// A text, without anything in it that has the form of a token.
fn text(json: &Value, field: &str) -> Option<String> {
    json.get(field).and_then(Value::as_str).map(redact)
}

fn list<'a>(json: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    json.get(field).and_then(Value::as_array).into_iter().flatten()
}
