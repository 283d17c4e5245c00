//! The chain of checks: one function for each check, from what a run knows to the result. Does not depend on the verdict, which
//! is derived from the results.

mod account;
mod app;
pub(super) mod check_result;
mod health;
mod permissions;
mod phone_number;
mod text;
mod token;
mod webhook;
mod wrong_id;

use super::checks::{Check, CheckId};
use super::snapshot::Snapshot;
use check_result::CheckResult;

/// The result of every check, in order.
pub(super) fn results(snapshot: &Snapshot) -> Vec<(CheckId, CheckResult)> {
    vec![
        (CheckId::Text, text::text(snapshot)),
        (CheckId::Token, token::token(snapshot)),
        (CheckId::App, app::app(snapshot)),
        (CheckId::Permissions, permissions::permissions(snapshot)),
        (CheckId::Account, account::account(snapshot)),
        (CheckId::PhoneNumber, phone_number::phone_number(snapshot)),
        (CheckId::Health, health::health(snapshot)),
        (CheckId::Webhook, webhook::webhook(snapshot)),
    ]
}

/// The checks as they are shown. The verdict explains the check `explained` already.
pub(super) fn checks(results: Vec<(CheckId, CheckResult)>, explained: Option<CheckId>) -> Vec<Check> {
    let check = |(id, result): (CheckId, CheckResult)| result.into_check(id, explained == Some(id));
    results.into_iter().map(check).collect()
}
