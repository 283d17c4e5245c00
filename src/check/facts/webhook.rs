//! Where incoming messages go: whether this app is subscribed, and the address in use. Does not depend on where they should go.

use crate::check::answers::Answers;
use crate::check::question::{Answer, Question};
use crate::graph::{Page, PhoneNumber, SubscribedApp, WabaId, WebhookAddress, WebhookConfiguration, WebhookLevel};

/// What is known about the webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookFacts {
    /// Whether this app is subscribed to the account; `None` if it is not known.
    pub subscribed: Option<bool>,
    /// The address in use for this app, if Meta names it.
    pub address: Option<WebhookAddress>,
    /// Where that address is set.
    pub level: Option<WebhookLevel>,
    /// The address of the app itself, if Meta names it.
    pub(in crate::check) app_address: Option<WebhookAddress>,
    /// Whether it is known if the number has its own address.
    pub(in crate::check) is_number_read: bool,
    /// Whether an address is set in place of the app's that could not be read.
    pub(in crate::check) is_override_unreadable: bool,
}

impl WebhookFacts {
    /// `accounts`: every ID of the account that the run is about, its own first. Meta may answer for only one of them. `number`: the
    /// number that the run is about.
    pub(in crate::check) fn of(answers: Answers, accounts: &[WabaId], number: Option<&PhoneNumber>) -> Self {
        let lists: Vec<_> = accounts
            .iter()
            .filter_map(|account| subscribed_apps(answers, account))
            .collect();
        let app_id = answers.app_id();
        let row = app_id.and_then(|id| {
            let mut apps = lists.iter().flat_map(|apps| &apps.items);
            apps.find(|app| app.id == id.as_str())
        });
        let is_complete = |apps: &&Page<SubscribedApp>| apps.after.is_none() && apps.unreadable == 0;
        let subscribed = match app_id {
            Some(_) if row.is_some() => Some(true),
            Some(_) if !lists.is_empty() && lists.iter().all(is_complete) => Some(false),
            _ => None,
        };
        let configuration = number.and_then(|number| number.webhook_configuration.as_ref());
        let of_number = configuration.and_then(WebhookConfiguration::in_force);
        let of_account = row
            .and_then(|app| app.override_callback_uri.as_ref())
            .map(|address| (address, WebhookLevel::Account));
        let unreadable = configuration.and_then(|levels| levels.unreadable);
        let is_account_unreadable = row.is_some_and(|app| app.is_override_unreadable);
        let in_force = match of_number {
            Some((_, WebhookLevel::Number)) => of_number,
            _ if unreadable == Some(WebhookLevel::Number) => None,
            Some((_, WebhookLevel::App)) | None => of_account.or(of_number.filter(|_| !is_account_unreadable)),
            of_number => of_number,
        };
        let is_override = |level| matches!(level, WebhookLevel::Number | WebhookLevel::Account);
        Self {
            subscribed,
            address: in_force.map(|(address, _)| address.clone()),
            level: in_force.map(|(_, level)| level),
            app_address: configuration.and_then(|levels| levels.application.clone()),
            is_number_read: configuration.is_some(),
            is_override_unreadable: in_force.is_none()
                && (unreadable.is_some_and(is_override) || is_account_unreadable),
        }
    }

    /// Whether the messages go to another address than the app's own, as far as Meta says.
    pub(in crate::check) fn is_overridden(&self) -> bool {
        let is_above_app = matches!(self.level, Some(WebhookLevel::Number | WebhookLevel::Account));
        self.is_override_unreadable || is_above_app && self.app_address != self.address
    }
}

/// The apps that are subscribed to the account, once they were read.
pub(in crate::check) fn subscribed_apps<'a>(answers: Answers<'a>, account: &WabaId) -> Option<&'a Page<SubscribedApp>> {
    match answers.answer(&Question::SubscribedApps(account.clone()))? {
        Answer::SubscribedApps(apps) => Some(apps),
        _ => None,
    }
}
