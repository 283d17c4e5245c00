//! The permissions: what is proven, listed, missing or unknown. Does not depend on the other checks.

use crate::check::facts::{MANAGEMENT, MESSAGING, PermissionState, messaging_accounts_other_than};
use crate::check::question::Question;
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Category, Diagnosis, Discovery};

use super::check_result::{CheckResult, running_or};

pub(super) fn permissions(snapshot: &Snapshot) -> CheckResult {
    let permissions = &snapshot.permissions;
    let management = snapshot.permission(MANAGEMENT);
    if management != PermissionState::Proven
        && let Some(refusal) = permission_refusal(snapshot)
    {
        return CheckResult {
            detail: words::permissions(permissions),
            ..CheckResult::broken(refusal)
        };
    }
    if permissions
        .iter()
        .all(|permission| permission.state == PermissionState::Unknown)
    {
        return running_or(snapshot, words::ASKING_PERMISSIONS, || {
            CheckResult::unknown(words::PERMISSIONS_UNKNOWN)
        });
    }
    let detail = words::permissions(permissions);
    if snapshot.has_reached_number() && snapshot.permission(MESSAGING) == PermissionState::Missing {
        return CheckResult::warn(detail, snapshot.discovered(Discovery::MessagingNotListed));
    }
    if let Some(other) = messaging_of_other_account(snapshot) {
        return CheckResult::warn(detail, other);
    }
    match management {
        PermissionState::Proven => CheckResult::pass(detail),
        // The number was read, and either permission allows that.
        PermissionState::Listed if snapshot.has_reached_number() && snapshot.answers.has_ended() => {
            CheckResult::pass(detail)
        }
        _ if snapshot.answers.has_ended() => CheckResult::unknown(detail),
        _ => CheckResult::running(words::ASKING_PERMISSIONS),
    }
}

/// Whether Meta lists the permission to send for other accounts only. The two IDs of one account cannot always be distinguished,
/// so nothing is said about a number that runs in the `WhatsApp` Business app.
fn messaging_of_other_account(snapshot: &Snapshot) -> Option<Diagnosis> {
    let number = snapshot.chosen_number()?;
    if number.phone_number.is_on_biz_app == Some(true) {
        return None;
    }
    let account = snapshot.assets.account(number.account_id.as_ref()?.as_str())?;
    let ids: Vec<&str> = account.ids().collect();
    let listed = messaging_accounts_other_than(snapshot.answers, &ids)?;
    Some(snapshot.discovered(Discovery::MessagingOfOtherAccount {
        account_id: account.id.as_str(),
        listed: &listed.join(", "),
    }))
}

/// A call that Meta refused because a permission is missing. If nothing was given, a search that was refused because the
/// permission to manage is missing says the same.
fn permission_refusal(snapshot: &Snapshot) -> Option<Diagnosis> {
    let denied = |diagnosis: &Diagnosis| diagnosis.category == Category::PermissionDenied;
    snapshot.decisive_failure(denied).or_else(|| {
        // The permission for messaging is enough to read a number.
        if snapshot.has_reached_number() {
            return None;
        }
        let is_listed = snapshot.permission(MANAGEMENT) == PermissionState::Listed;
        let refusal = snapshot.failure(&Question::AssignedAccounts(None)).filter(denied)?;
        let names_it = refusal.graph.as_ref()?.message.as_deref()?.contains(MANAGEMENT);
        (names_it && !is_listed && snapshot.assets.accounts.is_empty()).then_some(refusal)
    })
}
