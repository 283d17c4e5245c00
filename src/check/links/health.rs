//! Whether messages can be sent, in Meta's words and ours. Does not depend on the other checks.

use crate::check::facts::{MESSAGING, PermissionState};
use crate::check::question::{Answer, Question};
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Cause, Diagnosis, Discovery, Evidence, diagnose, health_lines, limits_sending};
use crate::graph::{CanSendMessage, HealthStatus};
use crate::words::Lines;

use super::check_result::{CheckResult, running_or};

pub(super) fn health(snapshot: &Snapshot) -> CheckResult {
    let number = snapshot.chosen_number().map(|found| &found.phone_number);
    let of_number = number.and_then(|number| number.health_status.as_ref());
    // The account's health is not the number's. If the number has none, only limits of the account are said, as limits of the account.
    let of_account = || account_health(snapshot).filter(|health| number.is_none() || limits_sending(health));
    let health = of_number.or_else(of_account);
    let is_limited = health.is_some_and(limits_sending);
    let detail = health.map(|health| {
        let whose = of_number.is_none().then_some(words::HEALTH_OF_ACCOUNT);
        let mut lines: Lines = whose.into_iter().collect();
        lines.extend(words::health(health, is_limited, &health_lines(health)));
        lines
    });
    let of_health = health
        .filter(|_| is_limited)
        .map(|health| trouble_of_health(snapshot, health));
    if let Some(discovery) = number.and_then(Discovery::of_status) {
        let status = words::status(number.and_then(|number| number.status.as_ref()));
        let mut lines: Lines = status.into_iter().collect();
        lines.extend(detail.into_iter().flatten());
        // A status that is not clear says less than a health that names its cause.
        let is_told = |trouble: &Diagnosis| {
            matches!(discovery, Discovery::NumberStatus(_)) && trouble.cause != Cause::SendingPartlyLimited
        };
        let trouble = of_health.filter(is_told).unwrap_or_else(|| match health {
            Some(health) => diagnose(&Evidence::StatusAndHealth(discovery, health), &snapshot.context()),
            None => snapshot.discovered(discovery),
        });
        return urgent(lines, trouble);
    }
    let (Some(health), Some(detail)) = (health, detail) else {
        return running_or(snapshot, words::ASKING_HEALTH, || match number {
            Some(_) => CheckResult::unknown(words::HEALTH_UNKNOWN),
            None if snapshot.assets.phone_numbers.is_empty() => CheckResult::skipped(words::HEALTH_NOT_ASKED),
            None => CheckResult::skipped(words::HEALTH_OF_NO_NUMBER),
        });
    };
    match (of_health, &health.can_send_message) {
        (Some(trouble), Some(CanSendMessage::Blocked)) => urgent(detail, trouble),
        (Some(trouble), _) => CheckResult::warn(detail, trouble),
        (None, Some(CanSendMessage::Available | CanSendMessage::Limited)) => CheckResult::pass(detail),
        (None, Some(CanSendMessage::Blocked | CanSendMessage::Other(_)) | None) => CheckResult::unknown(detail),
    }
}

/// What limits sending. The `APP` entity is the app that asks: without the permission to send, it is the token that
/// lacks something, not the app.
fn trouble_of_health(snapshot: &Snapshot, health: &HealthStatus) -> Diagnosis {
    let trouble = diagnose(&Evidence::Health(health), &snapshot.context());
    let is_coexistent = snapshot
        .chosen_number()
        .is_some_and(|found| found.phone_number.is_on_biz_app == Some(true));
    let instead = match trouble.cause {
        Cause::AppCannotSend if snapshot.permission(MESSAGING) == PermissionState::Missing => {
            Discovery::MessagingNotListed
        }
        Cause::NumberNotConnected if is_coexistent => Discovery::CoexistenceDisconnected,
        _ => return trouble,
    };
    diagnose(&Evidence::StatusAndHealth(instead, health), &snapshot.context())
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

fn urgent(detail: Lines, trouble: Diagnosis) -> CheckResult {
    CheckResult {
        is_urgent: true,
        ..CheckResult::warn(detail, trouble)
    }
}
