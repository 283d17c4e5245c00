//! Whether this app, and not another one, gets the account's messages, and to which address they go. Does not depend on the other
//! checks.

use crate::check::checks::CheckState;
use crate::check::facts::subscribed_apps;
use crate::check::question::Question;
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Diagnosis, Discovery};
use crate::graph::WabaId;

use super::check_result::{CheckResult, running_or};

pub(super) fn webhook(snapshot: &Snapshot) -> CheckResult {
    let Some(account) = snapshot.home_account.clone() else {
        return running_or(snapshot, words::ASKING_WEBHOOK, || {
            unsubscribed(snapshot, CheckResult::skipped(words::WEBHOOK_NOT_ASKED))
        });
    };
    let question = Question::SubscribedApps(account.clone());
    if snapshot.answers.is_asking(&question) {
        return CheckResult::running(words::ASKING_WEBHOOK);
    }
    // The number's answer has the address, and the app's has its ID.
    running_or(snapshot, words::ASKING_WEBHOOK, || match snapshot.webhook.subscribed {
        Some(true) => subscribed(snapshot),
        Some(false) => not_subscribed(snapshot, &account),
        None => unsubscribed(snapshot, unknown(snapshot, &account, &question)),
    })
}

/// This app is subscribed: the address decides.
fn subscribed(snapshot: &Snapshot) -> CheckResult {
    let facts = &snapshot.webhook;
    let detail = words::webhook(facts, snapshot.answers.request().webhook_url.as_ref());
    if let Some(elsewhere) = elsewhere(snapshot) {
        return CheckResult::warn(detail, elsewhere);
    }
    let state = match (&snapshot.answers.request().webhook_url, &facts.address) {
        (Some(_), Some(_)) if facts.is_number_read => CheckState::Pass,
        // There was no address to compare with.
        (Some(_), _) => CheckState::Unknown,
        (None, _) if facts.is_overridden() => CheckState::Warn,
        (None, _) => CheckState::Pass,
    };
    CheckResult::new(state, detail)
}

/// Another app may still send the messages to the CRM.
fn not_subscribed(snapshot: &Snapshot, account: &WabaId) -> CheckResult {
    let Some(apps) = subscribed_apps(snapshot.answers, account) else {
        return CheckResult::unknown(words::NOT_ASKED);
    };
    let expected = snapshot.answers.request().webhook_url.as_ref();
    let through = apps
        .items
        .iter()
        .find(|app| expected.is_some() && app.override_callback_uri.as_ref() == expected);
    if let Some(app) = through {
        return CheckResult::new(CheckState::Warn, words::webhook_through(app));
    }
    let trouble = snapshot.discovered(Discovery::WebhookNotSubscribed {
        account_id: account.as_str(),
        others_are: !apps.items.is_empty(),
    });
    CheckResult::warn(words::webhook_missing(apps), trouble)
}

/// Whether this app is subscribed is not known.
fn unknown(snapshot: &Snapshot, account: &WabaId, question: &Question) -> CheckResult {
    let detail = match (subscribed_apps(snapshot.answers, account), snapshot.failure(question)) {
        (Some(apps), _) if snapshot.answers.app_id().is_none() => words::webhook_of_unknown_app(apps),
        (Some(_), _) => words::WEBHOOK_LIST_INCOMPLETE.into(),
        (None, Some(failure)) => words::not_read(&failure.title),
        (None, None) => return CheckResult::skipped(words::NOT_ASKED),
    };
    CheckResult::unknown(detail)
}

/// What the address shows if it is not known whether the app is subscribed: it alone can show that messages go elsewhere.
fn unsubscribed(snapshot: &Snapshot, otherwise: CheckResult) -> CheckResult {
    let facts = &snapshot.webhook;
    match (elsewhere(snapshot), &facts.address) {
        (Some(elsewhere), _) => {
            let expected = snapshot.answers.request().webhook_url.as_ref();
            CheckResult::warn(words::webhook_address(facts, expected), elsewhere)
        }
        (None, Some(_)) if otherwise.state == CheckState::Unknown => {
            let address = words::webhook_address(facts, snapshot.answers.request().webhook_url.as_ref());
            let mut detail = otherwise.detail;
            detail.extend(address);
            CheckResult::unknown(detail)
        }
        _ => otherwise,
    }
}

/// The problem if the address in use is not the address of the CRM.
fn elsewhere(snapshot: &Snapshot) -> Option<Diagnosis> {
    let facts = &snapshot.webhook;
    let expected = snapshot.answers.request().webhook_url.as_ref()?;
    let (address, level) = facts.address.as_ref().zip(facts.level)?;
    (address != expected).then(|| {
        snapshot.discovered(Discovery::WebhookElsewhere {
            address,
            level,
            expected,
            account_id: snapshot.home_account.as_ref().map(WabaId::as_str),
        })
    })
}
