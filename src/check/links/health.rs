//! Whether messages can be sent, in Meta's words and ours.
//!
//! Does not depend on the other checks.

use crate::diagnosis::{Diagnosis, Discovery, Evidence, diagnose, health_lines, limits_sending};
use crate::graph::{CanSendMessage, HealthStatus, PhoneNumber, WabaId};

use super::super::question::{Answer, Question};
use super::super::snapshot::Snapshot;
use super::super::words;
use super::check_result::{CheckResult, running_or};

pub(super) fn health(snapshot: &Snapshot) -> CheckResult {
    let number = snapshot.chosen_number().map(|found| &found.phone_number);
    let Some(health) = number
        .and_then(|number| number.health_status.as_ref())
        .or_else(|| account_health(snapshot))
    else {
        let status_trouble = number.and_then(|number| trouble_of_status(snapshot, number));
        return match status_trouble {
            Some(trouble) => urgent(
                words::status(number.and_then(|number| number.status.as_ref())).unwrap_or_default(),
                trouble,
            ),
            None => running_or(snapshot, words::ASKING_HEALTH, || match number {
                Some(_) => CheckResult::unknown(words::HEALTH_UNKNOWN),
                None if snapshot.assets.phone_numbers.is_empty() => CheckResult::skipped(words::HEALTH_NOT_ASKED),
                None => CheckResult::skipped(words::HEALTH_OF_NO_NUMBER),
            }),
        };
    };
    let detail = words::health(health, limits_sending(health), &health_lines(health));
    if health.can_send_message == Some(CanSendMessage::Blocked) {
        return urgent(detail, diagnose(&Evidence::Health(health), &snapshot.context()));
    }
    if let Some(trouble) = number.and_then(|number| trouble_of_status(snapshot, number)) {
        let status = words::status(number.and_then(|number| number.status.as_ref())).unwrap_or_default();
        return urgent([&status, "\n", &detail].concat(), trouble);
    }
    match health.can_send_message {
        Some(_) if limits_sending(health) => {
            CheckResult::warn(detail, diagnose(&Evidence::Health(health), &snapshot.context()))
        }
        Some(CanSendMessage::Available | CanSendMessage::Limited) => CheckResult::pass(detail),
        Some(CanSendMessage::Blocked | CanSendMessage::Other(_)) | None => CheckResult::unknown(detail),
    }
}

/// Of the account, where its numbers were found and none was chosen.
fn account_health<'a>(snapshot: &Snapshot<'a>) -> Option<&'a HealthStatus> {
    if snapshot.assets.phone_numbers.is_empty() {
        return None;
    }
    let home: WabaId = snapshot.home_account.clone()?;
    match snapshot.answers.answer(&Question::Account(home)) {
        Some(Answer::Account(account)) => account.health_status.as_ref(),
        _ => None,
    }
}

fn trouble_of_status(snapshot: &Snapshot, number: &PhoneNumber) -> Option<Diagnosis> {
    Discovery::of_status(number).map(|discovery| snapshot.discovered(discovery))
}

fn urgent(detail: String, trouble: Diagnosis) -> CheckResult {
    CheckResult {
        is_urgent: true,
        ..CheckResult::warn(detail, trouble)
    }
}
