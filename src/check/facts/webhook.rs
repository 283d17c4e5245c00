//! Where incoming messages go: whether this app is subscribed, and the address in force. Does not depend on where they should go.

use crate::check::answers::Answers;
use crate::check::question::{Answer, Question};
use crate::graph::{Page, PhoneNumber, SubscribedApp, WabaId, WebhookAddress, WebhookLevel};

/// What is known of the webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookFacts {
    /// Whether this app is subscribed to the account; `None` if it is not known.
    pub subscribed: Option<bool>,
    /// The address in force for this app, if Meta says it.
    pub address: Option<WebhookAddress>,
    /// Where that address is set.
    pub level: Option<WebhookLevel>,
    /// The address of the app itself, if Meta says it.
    pub(in crate::check) app_address: Option<WebhookAddress>,
    /// Whether it is known if the number has an address of its own.
    pub(in crate::check) is_number_read: bool,
}

impl WebhookFacts {
    /// `number`: the one that the run is about.
    pub(in crate::check) fn of(answers: Answers, account: Option<&WabaId>, number: Option<&PhoneNumber>) -> Self {
        let apps = account.and_then(|account| subscribed_apps(answers, account));
        let this_app = answers.app_id().zip(apps);
        let row = this_app.and_then(|(id, apps)| apps.items.iter().find(|app| app.id == id.as_str()));
        let subscribed = match this_app {
            Some(_) if row.is_some() => Some(true),
            Some((_, apps)) if apps.after.is_none() && apps.unreadable == 0 => Some(false),
            _ => None,
        };
        let configuration = number.and_then(|number| number.webhook_configuration.as_ref());
        let of_number = configuration.and_then(|levels| levels.in_force());
        let of_account = row
            .and_then(|app| app.override_callback_uri.as_ref())
            .map(|address| (address, WebhookLevel::Account));
        let in_force = match of_number {
            Some((_, WebhookLevel::App)) | None => of_account.or(of_number),
            of_number => of_number,
        };
        Self {
            subscribed,
            address: in_force.map(|(address, _)| address.clone()),
            level: in_force.map(|(_, level)| level),
            app_address: configuration.and_then(|levels| levels.application.clone()),
            is_number_read: configuration.is_some(),
        }
    }

    /// Whether the messages go past the app's own address, as far as Meta says.
    pub(in crate::check) fn is_overridden(&self) -> bool {
        let is_above_app = matches!(self.level, Some(WebhookLevel::Number | WebhookLevel::Account));
        is_above_app && self.app_address != self.address
    }
}

/// The apps that are subscribed to the account, once they were read.
pub(in crate::check) fn subscribed_apps<'a>(answers: Answers<'a>, account: &WabaId) -> Option<&'a Page<SubscribedApp>> {
    match answers.answer(&Question::SubscribedApps(account.clone()))? {
        Answer::SubscribedApps(apps) => Some(apps),
        _ => None,
    }
}
