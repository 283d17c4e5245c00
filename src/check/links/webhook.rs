//! Whether this app, and not just any, gets the account's messages. Does not depend on the other checks.

use crate::check::question::{Answer, Question};
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::Discovery;

use super::check_result::{CheckResult, running_or};

pub(super) fn webhook(snapshot: &Snapshot) -> CheckResult {
    let Some(account) = snapshot.home_account.clone() else {
        return running_or(snapshot, words::ASKING_WEBHOOK, || {
            CheckResult::skipped(words::WEBHOOK_NOT_ASKED)
        });
    };
    let question = Question::SubscribedApps(account.clone());
    let apps = match snapshot.answers.answer(&question) {
        Some(Answer::Nodes(apps)) => apps,
        _ if snapshot.answers.is_asking(&question) => return CheckResult::running(words::ASKING_WEBHOOK),
        _ => {
            return running_or(snapshot, words::ASKING_WEBHOOK, || match snapshot.failure(&question) {
                Some(failure) => CheckResult::unknown(words::not_read(&failure.title)),
                None => CheckResult::skipped(words::NOT_ASKED),
            });
        }
    };
    let Some(app_id) = snapshot.answers.app_id() else {
        return running_or(snapshot, words::ASKING_WEBHOOK, || {
            CheckResult::unknown(words::webhook_of_unknown_app(apps))
        });
    };
    if apps.items.iter().any(|app| app.id == app_id.as_str()) {
        return CheckResult::pass(words::WEBHOOK_SUBSCRIBED);
    }
    if apps.after.is_some() || apps.unreadable > 0 {
        return CheckResult::unknown(words::WEBHOOK_LIST_NOT_WHOLE);
    }
    let trouble = snapshot.discovered(Discovery::WebhookNotSubscribed {
        account_id: account.as_str(),
        others_are: !apps.items.is_empty(),
    });
    CheckResult::warn(words::webhook_missing(apps), trouble)
}
