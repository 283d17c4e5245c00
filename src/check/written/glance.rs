//! What an administrator needs first, in at most six lines: the token, its app, the number, the account, sending, and where
//! incoming messages go. Written from a report, with the state of the check behind each line. Does not depend on the run.

use crate::check::checks::{CheckId, CheckState, Glance, GlanceId};
use crate::check::facts::{FoundNumber, Sending};
use crate::check::report::ConnectionReport;
use crate::check::words;
use crate::diagnosis::{Category, Clock};
use crate::graph::WebhookLevel;
use crate::words::{Lines, Said, Sentences, Value, t};

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
    let line = |id: GlanceId, check: CheckId, text: Option<Lines>| {
        let state = state(check);
        let is_known = !matches!(state, CheckState::Skipped | CheckState::Running);
        Some(Glance { id, state, text: text? }).filter(|_| is_known)
    };
    let number = report.phone_numbers.first().filter(|_| report.phone_numbers.len() == 1);
    [
        line(
            GlanceId::Token,
            CheckId::Token,
            token(report, state(CheckId::Token), clock).map(Lines::from),
        ),
        line(
            GlanceId::App,
            CheckId::App,
            report.token.app_id.as_ref().map(|_| words::app(&report.token).into()),
        ),
        line(GlanceId::Number, CheckId::PhoneNumber, numbers(report, number)),
        line(GlanceId::Account, CheckId::Account, account(report).map(Lines::from)),
        sending(report, state(CheckId::Health)),
        line(GlanceId::Webhook, CheckId::Webhook, webhook(report).map(Lines::from)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was not checked, and why, in one sentence; `None` if everything was checked.
#[must_use]
pub fn not_checked(report: &ConnectionReport) -> Option<Said> {
    // The text is skipped only if the answers were pasted and the token is elsewhere, which its own row says.
    let skipped = report
        .checks
        .iter()
        .filter(|check| check.state == CheckState::Skipped && check.id != CheckId::Text);
    let names: Vec<Value> = skipped.map(|check| check.label.into()).collect();
    let category = report.diagnosis.as_ref().map(|diagnosis| diagnosis.category);
    let text = match category {
        _ if names.is_empty() => return None,
        Some(Category::TokenExpired | Category::InvalidToken) => {
            t!("Not checked, because the token does not work: {checks}.")
        }
        _ if report.phone_numbers.len() > 1 => t!("Select a phone number to check this: {checks}."),
        _ => t!("Not checked, because an earlier check gave no answer: {checks}."),
    };
    Some(Said::from(text).with("checks", Said::list(names)))
}

/// "Permanent, never expires. Belongs to system user: CRM robot."
fn token(report: &ConnectionReport, state: CheckState, clock: &Clock) -> Option<Sentences> {
    let works = matches!(state, CheckState::Pass | CheckState::Warn);
    works.then(|| {
        let expiry = words::expiry(&report.token, clock);
        [Some(expiry), words::belongs_to(&report.token)]
            .into_iter()
            .flatten()
            .collect()
    })
}

fn numbers(report: &ConnectionReport, only: Option<&FoundNumber>) -> Option<Lines> {
    match only {
        Some(number) => words::number_at_a_glance(number).map(Lines::from),
        None if report.phone_numbers.is_empty() => None,
        None => Some(words::phone_numbers(
            &report.phone_numbers,
            !report.remainders.is_empty(),
        )),
    }
}

fn account(report: &ConnectionReport) -> Option<Said> {
    let (first, more) = report.accounts.split_first()?;
    let name = words::named(first.id.as_str(), first.name.as_deref());
    Some(words::and_more(name, more.len()).as_sentence())
}

/// What Meta says about the health, until the sending check has shown more.
fn sending(report: &ConnectionReport, health: CheckState) -> Option<Glance> {
    let (state, text) = match report.sending.state {
        Sending::Proven => (CheckState::Pass, None),
        Sending::Refused => (CheckState::Fail, None),
        Sending::Unknown => (CheckState::Unknown, None),
        Sending::NotTested => match health {
            CheckState::Warn | CheckState::Fail => (
                health,
                Some(t!("Meta limits sending, or the phone number is not ready.")),
            ),
            CheckState::Pass => (
                CheckState::Unknown,
                Some(t!(
                    "Meta reports no limit. We did not check if this token can send messages."
                )),
            ),
            CheckState::Unknown => (CheckState::Unknown, Some(t!("Not checked."))),
            CheckState::Skipped | CheckState::Running => return None,
        },
    };
    Some(Glance {
        id: GlanceId::Sending,
        state,
        text: text
            .map(Sentences::from)
            .or_else(|| words::sending(&report.sending))?
            .into(),
    })
}

fn webhook(report: &ConnectionReport) -> Option<Sentences> {
    let webhook = &report.webhook;
    let subscribed = match webhook.subscribed {
        Some(false) => return Some(t!("This app is not subscribed to the account.").into()),
        Some(true) => t!("This app is subscribed."),
        None if webhook.address.is_none() => return None,
        None => t!("Meta did not say if this app is subscribed."),
    };
    let address = match webhook.address.as_ref().zip(webhook.level) {
        Some((address, level)) => {
            let text = match level {
                WebhookLevel::Number => t!("Messages go to {address} (set for this phone number)."),
                WebhookLevel::Account => t!("Messages go to {address} (set for the account)."),
                WebhookLevel::App => t!("Messages go to {address} (the address of the app)."),
            };
            Said::from(text).with("address", address.shown())
        }
        None => t!("Meta did not say the address.").into(),
    };
    Some([subscribed.into(), address].into_iter().collect())
}
