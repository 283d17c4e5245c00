//! What an administrator needs first, in at most six lines: the token, its app, the number, the account, sending, and where
//! incoming messages go. Written from a report, with the state of the check behind each line. Does not depend on the run.

use crate::check::checks::{CheckId, CheckState, Glance, GlanceId};
use crate::check::facts::{FoundNumber, Sending, TokenFacts, TokenType};
use crate::check::report::ConnectionReport;
use crate::check::words;
use crate::diagnosis::{Clock, moment, time_left};
use crate::graph::WebhookLevel;

/// The lines with known facts. A report with the texts of a host, or of one answer, has no lines.
#[must_use]
pub fn glance(report: &ConnectionReport, clock: &Clock) -> Vec<Glance> {
    if !report.is_of_run() {
        return Vec::new();
    }
    let state = |id: CheckId| {
        let check = report.checks.iter().find(|check| check.id == id);
        check.map_or(CheckState::Unknown, |check| check.state)
    };
    let line = |id: GlanceId, check: CheckId, text: Option<String>| {
        let state = state(check);
        let is_known = !matches!(state, CheckState::Skipped | CheckState::Running);
        Some(Glance { id, state, text: text? }).filter(|_| is_known)
    };
    let number = report.phone_numbers.first().filter(|_| report.phone_numbers.len() == 1);
    [
        line(
            GlanceId::Token,
            CheckId::Token,
            token(report, state(CheckId::Token), clock),
        ),
        line(
            GlanceId::App,
            CheckId::App,
            report.token.app_id.as_ref().map(|_| words::app(&report.token)),
        ),
        line(GlanceId::Number, CheckId::PhoneNumber, numbers(report, number)),
        line(GlanceId::Account, CheckId::Account, account(report)),
        sending(report, state(CheckId::Health)),
        line(GlanceId::Webhook, CheckId::Webhook, webhook(report)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was not asked because an earlier check failed, in one sentence; `None` if everything was asked.
#[must_use]
pub fn not_asked(report: &ConnectionReport) -> Option<String> {
    let skipped: Vec<&str> = report
        .checks
        .iter()
        .filter(|check| check.state == CheckState::Skipped)
        .map(|check| check.label)
        .collect();
    let (last, others) = skipped.split_last()?;
    let list = if others.is_empty() {
        (*last).to_owned()
    } else {
        [&others.join(", "), " and ", last].concat()
    };
    Some(["Not checked, because an earlier check gave no answer: ", &list, "."].concat())
}

/// "Permanent, never expires. Belongs to the system user: CRM robot."
fn token(report: &ConnectionReport, state: CheckState, clock: &Clock) -> Option<String> {
    if !matches!(state, CheckState::Pass | CheckState::Warn) {
        return None;
    }
    let owner = words::holder_name(&report.token).map(|owner| [" Belongs to ", &owner, "."].concat());
    Some(expiry(&report.token, clock) + &owner.unwrap_or_default())
}

fn expiry(token: &TokenFacts, clock: &Clock) -> String {
    let when = token
        .expires_at
        .and_then(|at| moment(at, clock))
        .map(|when| when.to_string());
    let left = token
        .expires_at
        .and_then(|at| time_left(at, clock))
        .map(|left| [", ", &left.to_string()].concat());
    let left = left.filter(|_| !token.contradicts(clock)).unwrap_or_default();
    let kind = match token.token_type {
        TokenType::Permanent => return "Permanent, never expires.".to_owned(),
        TokenType::Temporary => "Temporary, expires ",
        TokenType::LongLived => "Long-lived, expires ",
        TokenType::Unknown => "Works, expires ",
    };
    when.map_or_else(
        || "Works. Meta did not say when it expires.".to_owned(),
        |when| [kind, &when, &left, "."].concat(),
    )
}

fn numbers(report: &ConnectionReport, only: Option<&FoundNumber>) -> Option<String> {
    match only {
        Some(number) => words::number_at_a_glance(number),
        None if report.phone_numbers.is_empty() => None,
        None => Some(words::phone_numbers(
            &report.phone_numbers,
            !report.remainders.is_empty(),
        )),
    }
}

fn account(report: &ConnectionReport) -> Option<String> {
    let (first, more) = report.accounts.split_first()?;
    let name = words::named(first.id.as_str(), first.name.as_deref());
    Some(words::and_more(&name, more.len()) + ".")
}

/// What Meta says about the health, until the sending check has shown more.
fn sending(report: &ConnectionReport, health: CheckState) -> Option<Glance> {
    let (state, text) = match report.sending.state {
        Sending::Proven => (CheckState::Pass, None),
        Sending::Refused => (CheckState::Fail, None),
        Sending::Unknown => (CheckState::Unknown, None),
        Sending::NotTested => match health {
            CheckState::Warn | CheckState::Fail => (health, Some("Meta limits sending, or the number is not ready.")),
            CheckState::Pass => (
                CheckState::Unknown,
                Some("Meta reports no limit. Whether this token may send was not checked."),
            ),
            CheckState::Unknown => (CheckState::Unknown, Some("Not checked.")),
            CheckState::Skipped | CheckState::Running => return None,
        },
    };
    Some(Glance {
        id: GlanceId::Sending,
        state,
        text: text.map(str::to_owned).or_else(|| words::sending(&report.sending))?,
    })
}

fn webhook(report: &ConnectionReport) -> Option<String> {
    let webhook = &report.webhook;
    let subscribed = match webhook.subscribed {
        Some(false) => return Some("This app is not subscribed to the account.".to_owned()),
        Some(true) => "This app is subscribed.",
        None if webhook.address.is_none() => return None,
        None => "Meta did not say whether this app is subscribed.",
    };
    let address = webhook.address.as_ref().zip(webhook.level).map(|(address, level)| {
        let place = match level {
            WebhookLevel::Number => "set for this number",
            WebhookLevel::Account => "set for the account",
            WebhookLevel::App => "the address of the app",
        };
        format!("Messages go to {} ({place}).", address.shown())
    });
    let address = address.unwrap_or_else(|| "Meta did not say the address.".to_owned());
    Some([subscribed, " ", &address].concat())
}
