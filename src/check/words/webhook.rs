//! The row of the webhook. Does not depend on whether the address is the right one.

use crate::check::facts::WebhookFacts;
use crate::graph::{Page, SubscribedApp, WebhookAddress, WebhookLevel};

use super::names::{and_more, named};

const NOBODY_SUBSCRIBED: &str = "No app is subscribed to the account.";
const SUBSCRIBED: &str = "This app is subscribed to the account.";
const ADDRESS_UNKNOWN: &str = "Meta did not say to which address it sends messages.";
const OVERRIDE_UNREADABLE: &str = "Another address is set in place of the app's. It cannot be read as a web address.";
const NOT_COMPARED: &str = "So the address was not compared with the one of your CRM.";
const IS_EXPECTED: &str = "This is the address of your CRM.";
const IS_ELSEWHERE: &str = "This is not the address of your CRM.";
const CHECK_OWNER: &str = "Check that this address belongs to your CRM.";
const NUMBER_NOT_READ: &str = "Whether a number has an address of its own was not read.";
const FIELDS_UNKNOWN: &str = "Which webhook fields are subscribed cannot be read with a token.";

/// The row of an app that is subscribed.
pub(in crate::check) fn webhook(facts: &WebhookFacts, expected: Option<&WebhookAddress>) -> String {
    [SUBSCRIBED, &webhook_address(facts, expected), FIELDS_UNKNOWN].join("\n")
}

/// The address in force, where it is set, and whether it is the one that was expected.
pub(in crate::check) fn webhook_address(facts: &WebhookFacts, expected: Option<&WebhookAddress>) -> String {
    let (Some(address), Some(level)) = (&facts.address, facts.level) else {
        let unknown = if facts.is_override_unreadable {
            OVERRIDE_UNREADABLE
        } else {
            ADDRESS_UNKNOWN
        };
        let lines = [Some(unknown), expected.map(|_| NOT_COMPARED)];
        return lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    };
    let place = match level {
        WebhookLevel::Number => "is set for this number",
        WebhookLevel::Account => "is set for the account",
        WebhookLevel::App => "is the address of the app",
    };
    let judgement = match expected {
        Some(expected) if expected == address => Some(IS_EXPECTED),
        Some(_) => Some(IS_ELSEWHERE),
        None if facts.is_overridden() => Some(CHECK_OWNER),
        None => None,
    };
    let line = format!("Meta sends messages to {}. This {place}.", address.shown());
    let own = (!facts.is_number_read).then_some(NUMBER_NOT_READ);
    [Some(line.as_str()), judgement, own]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n")
}

/// The row if another app sends the messages to the CRM.
pub(in crate::check) fn webhook_through(app: &SubscribedApp) -> String {
    let app = named(&app.id, app.name.as_deref());
    format!("This app is not subscribed. Another app sends the messages to your CRM: {app}.")
}

/// The row of a webhook that this app does not have.
pub(in crate::check) fn webhook_missing(apps: &Page<SubscribedApp>) -> String {
    subscribed(apps).map_or_else(
        || NOBODY_SUBSCRIBED.to_owned(),
        |apps| format!("This app is not subscribed to the account. Subscribed: {apps}."),
    )
}

/// The row if it is not known which app this is.
pub(in crate::check) fn webhook_of_unknown_app(apps: &Page<SubscribedApp>) -> String {
    subscribed(apps).map_or_else(
        || NOBODY_SUBSCRIBED.to_owned(),
        |apps| format!("Subscribed: {apps}. Meta did not say to which app this token belongs."),
    )
}

/// The first app that is subscribed, and how many more; `None` if there is none.
fn subscribed(apps: &Page<SubscribedApp>) -> Option<String> {
    let (first, more) = apps.items.split_first()?;
    Some(and_more(&named(&first.id, first.name.as_deref()), more.len()))
}
