//! Whether this app, and not just any, hears of the account's messages.

use crate::diagnosis::Discovery;

use super::super::examination::Examination;
use super::super::question::{Question, Told};
use super::super::run::Standing;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn webhook(&self) -> Link {
        let Some(account) = self.home_account.clone() else {
            return self.running_or(words::ASKING_WEBHOOK, || Link::skipped(words::WEBHOOK_NOT_ASKED));
        };
        let question = Question::SubscribedApps(account.clone());
        let apps = match (self.run.standing(&question), self.run.told(&question)) {
            (_, Some(Told::Nodes(apps))) => apps,
            (Standing::Asking, _) => return Link::running(words::ASKING_WEBHOOK),
            _ => {
                return self.running_or(words::ASKING_WEBHOOK, || match self.failure(&question) {
                    Some(failure) => Link::unknown(words::not_read(&failure.title)),
                    None => Link::skipped(words::NOT_ASKED),
                });
            }
        };
        let Some(app_id) = self.run.app_id_by_meta() else {
            return self.running_or(words::ASKING_WEBHOOK, || {
                Link::unknown(words::webhook_of_unknown_app(apps))
            });
        };
        if apps.items.iter().any(|app| app.id == app_id.as_str()) {
            return Link::pass(words::WEBHOOK_SUBSCRIBED);
        }
        if apps.after.is_some() || apps.unreadable > 0 {
            return Link::unknown(words::WEBHOOK_LIST_NOT_WHOLE);
        }
        let trouble = self.discovered(Discovery::WebhookNotSubscribed {
            account_id: account.as_str(),
            others_are: !apps.items.is_empty(),
        });
        Link::warn(words::webhook_missing(apps), trouble)
    }
}
