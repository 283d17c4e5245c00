//! The report to copy. It can be posted in public: no token, no secret, no name of a business, no phone number. Names
//! and numbers are in it only if the person asked for them. Does not depend on the run, only on what it found.

use crate::check::checks::CheckId;
use crate::check::facts::TokenType;
use crate::check::report::{ConnectionReport, Origin, RunSummary};
use crate::check::words;
use crate::diagnosis::{Diagnosis, GraphFacts, utc};
use crate::graph::{PhoneNumberId, VersionEnd, WabaId, WebhookAddress, WebhookLevel};
use crate::paste::redact;

/// Phone number IDs have 14 digits or more. A shorter number can be a phone number, which must not be public.
const SHORTEST_PUBLIC_ID: usize = 14;
/// The report lists at most this many accounts, numbers and refusals.
const LISTED: usize = 20;

/// The report to post in public.
#[must_use]
pub fn public_report(report: &ConnectionReport) -> String {
    write(report, false)
}

/// The same with the names of businesses and the phone numbers.
#[must_use]
pub fn report_with_names(report: &ConnectionReport) -> String {
    write(report, true)
}

fn write(report: &ConnectionReport, with_names: bool) -> String {
    let run = match &report.origin {
        Origin::Run(run) => run,
        Origin::Host { report, .. } => return report.clone(),
        Origin::Answer => return String::new(),
    };
    let mut lines = Lines(concat!("WhatsApp Token Doctor ", env!("CARGO_PKG_VERSION")).to_owned());
    lines.add("Time", utc(run.ended_at_unix_secs));
    lines.add("Graph API version", Some(run.graph_version.as_str()));
    lines.add("Version available until", Some(version_end(run.graph_version.end())));
    lines.add("Requests", Some(report.requests.to_string()));
    lines.add("Token sent in", Some(way_of_token(report)));
    lines.add("Token", token_line(run, report));
    let ends = match report.token.token_type {
        TokenType::Permanent => Some("never".to_owned()),
        _ => report.token.expires_at.and_then(utc),
    };
    lines.add("Type", Some(report.token.token_type.as_str()));
    lines.add("Expires", ends.as_deref().or(Some("unknown")));
    lines.add("Created", report.token.issued_at.and_then(utc));
    lines.add("Data access expires", report.token.data_access_expires_at.and_then(utc));
    lines.add("Owner", Some(report.token.holder.as_str()));
    lines.add(
        "Phone number ID",
        run.phone_number_id.as_ref().map(|id| public(id.as_str())),
    );
    lines.add("Account ID", run.account_id.as_ref().map(|id| public(id.as_str())));
    lines.add("Verdict", Some(report.verdict.as_str()));
    if let Some(diagnosis) = &report.diagnosis {
        lines.add("Diagnosis", Some(diagnosis.title.to_string()));
        lines.add("Category", Some(diagnosis.category.as_str()));
        lines.add("Cause", Some(diagnosis.cause.as_str()));
    }
    lines.add("First failed check", report.first_broken_check.map(CheckId::as_str));
    for (name, fact) in report.diagnosis.iter().flat_map(Diagnosis::facts) {
        lines.add(name, Some(redact(&fact)));
    }
    for check in &report.checks {
        lines.add(check.id.as_str(), Some(check.state.as_str()));
    }
    for permission in &report.permissions {
        lines.add(&permission.name, Some(permission.state.as_str()));
    }
    lines.add("Sending", Some(report.sending.state.as_str()));
    lines.add(
        "Sending check",
        report.sending.answer.as_ref().map(|answer| redact(&answer_of(answer))),
    );
    lines.add(
        "Webhook host",
        report.webhook.address.as_ref().map(WebhookAddress::host),
    );
    lines.add("Webhook level", report.webhook.level.map(WebhookLevel::as_str));
    lines.add("Accounts found", count(&report.accounts));
    for account in report.accounts.iter().take(LISTED) {
        let name = account.name.as_deref().filter(|_| with_names);
        lines.add("Found account", Some(words::named(account.id.as_str(), name)));
    }
    lines.add("Numbers found", count(&report.phone_numbers));
    for number in report.phone_numbers.iter().take(LISTED) {
        let names = with_names.then(|| number.phone_number.names());
        lines.add("Found number", Some(words::named(&number.id, names.as_deref())));
    }
    for (question, refusal) in run.refusals.iter().take(LISTED) {
        let call = ["Refused ", &question.request(&[]).path()].concat();
        lines.add(&call, Some(redact(&ids_of(refusal))));
    }
    without_short_ids(&lines.0, run)
}

/// The lines of the report. Unknown facts have no line.
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            for part in ["\n", name, ": ", value.as_ref()] {
                self.0.push_str(part);
            }
        }
    }
}

/// Where the token was in the requests.
fn way_of_token(report: &ConnectionReport) -> String {
    match report.requests_by_address {
        0 if report.requests == 0 => "no request".to_owned(),
        0 => "the body of each request".to_owned(),
        number => format!("the address of {number} requests"),
    }
}

/// The total, if the report does not list all of them.
fn count<Item>(found: &[Item]) -> Option<String> {
    (found.len() > LISTED).then(|| found.len().to_string())
}

/// `EAAB… (212 characters, app 1234)`.
fn token_line(run: &RunSummary, report: &ConnectionReport) -> Option<String> {
    let summary = run.token_summary.clone()?;
    Some(match (&report.token.app_id, summary.strip_suffix(')')) {
        (Some(app_id), Some(open)) => format!("{open}, app {})", app_id.as_str()),
        _ => summary,
    })
}

/// What Meta answered to the sending check.
fn answer_of(answer: &GraphFacts) -> String {
    let status = answer.http_status.map(|status| format!("HTTP status {status}"));
    let parts = [status, Some(ids_of(answer)), answer.message.clone()];
    let known = parts.into_iter().flatten().filter(|part| !part.is_empty());
    known.collect::<Vec<_>>().join(", ")
}

/// The codes of a refusal, and the `fbtrace_id` by which Meta's support finds it.
fn ids_of(refusal: &GraphFacts) -> String {
    let parts = [
        refusal.code.map(|code| format!("code {code}")),
        refusal.subcode.map(|subcode| format!("subcode {subcode}")),
        refusal.fbtrace_id.as_ref().map(|id| format!("fbtrace_id {id}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text without the IDs that may be phone numbers: Meta repeats them in its messages, and paths contain them.
fn without_short_ids(text: &str, run: &RunSummary) -> String {
    let given = [
        run.phone_number_id.as_ref().map(PhoneNumberId::as_str),
        run.account_id.as_ref().map(WabaId::as_str),
    ];
    given
        .into_iter()
        .flatten()
        .filter(|id| public(id) != *id)
        .fold(text.to_owned(), |text, id| without_number(&text, id))
}

/// A text without this number, except as a part of a longer one.
fn without_number(text: &str, number: &str) -> String {
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    let mut clean = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(number) {
        clean.push_str(before);
        let is_part = is_digit(clean.chars().next_back()) || is_digit(after.chars().next());
        clean.push_str(if is_part { number } else { "\u{2026}" });
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// An ID as it can be shown in public.
fn public(id: &str) -> &str {
    if id.len() < SHORTEST_PUBLIC_ID {
        "not shown, it may be a phone number"
    } else {
        id
    }
}

/// Until when Meta answers the requested version. The verdict does not depend on it.
fn version_end(end: VersionEnd) -> &'static str {
    match end {
        VersionEnd::On(day) => day,
        VersionEnd::Past => "expired, Meta answers with a newer version",
        VersionEnd::NotAnnounced => "not announced",
        VersionEnd::Unknown => "unknown",
    }
}
