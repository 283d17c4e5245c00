//! Whether messages can be sent, in Meta's words and ours. Does not depend on the other checks.

use crate::check::question::{Answer, Question};
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Diagnosis, Discovery, Evidence, diagnose, health_lines, limits_sending};
use crate::graph::{CanSendMessage, HealthStatus};

use super::check_result::{CheckResult, running_or};

pub(super) fn health(snapshot: &Snapshot) -> CheckResult {
    let number = snapshot.chosen_number().map(|found| &found.phone_number);
    let of_number = number.and_then(|number| number.health_status.as_ref());
    let health = of_number.or_else(|| account_health(snapshot));
    let detail = health.map(|health| words::health(health, limits_sending(health), &health_lines(health)));
    let can_send = health.and_then(|health| health.can_send_message.as_ref());
    let trouble = |health| diagnose(&Evidence::Health(health), &snapshot.context());
    if let (Some(health), Some(detail), Some(CanSendMessage::Blocked)) = (health, &detail, can_send) {
        return urgent(detail.clone(), trouble(health));
    }
    if let Some(discovery) = number.and_then(Discovery::of_status) {
        let status = words::status(number.and_then(|number| number.status.as_ref()));
        let lines: Vec<String> = [status, detail].into_iter().flatten().collect();
        return urgent(lines.join("\n"), snapshot.discovered(discovery));
    }
    let (Some(health), Some(detail)) = (health, detail) else {
        return running_or(snapshot, words::ASKING_HEALTH, || match number {
            Some(_) => CheckResult::unknown(words::HEALTH_UNKNOWN),
            None if snapshot.assets.phone_numbers.is_empty() => CheckResult::skipped(words::HEALTH_NOT_ASKED),
            None => CheckResult::skipped(words::HEALTH_OF_NO_NUMBER),
        });
    };
    match can_send {
        Some(_) if limits_sending(health) => CheckResult::warn(detail, trouble(health)),
        Some(CanSendMessage::Available | CanSendMessage::Limited) => CheckResult::pass(detail),
        Some(CanSendMessage::Blocked | CanSendMessage::Other(_)) | None => CheckResult::unknown(detail),
    }
}

/// The health of the account, if its numbers were found and none was chosen.
fn account_health<'a>(snapshot: &Snapshot<'a>) -> Option<&'a HealthStatus> {
    if snapshot.assets.phone_numbers.is_empty() {
        return None;
    }
    let home = snapshot.home_account.clone()?;
    match snapshot.answers.answer(&Question::Account(home)) {
        Some(Answer::Account(account)) => account.health_status.as_ref(),
        _ => None,
    }
}

fn urgent(detail: String, trouble: Diagnosis) -> CheckResult {
    CheckResult {
        is_urgent: true,
        ..CheckResult::warn(detail, trouble)
    }
}
