//! The row of the webhook. Does not depend on whether the address is the right one.

use crate::check::facts::WebhookFacts;
use crate::graph::{Page, SubscribedApp, WebhookAddress, WebhookLevel};
use crate::words::{Lines, Said, Sentences, Text, t};

use super::names::{and_more, named};

const NOBODY_SUBSCRIBED: Text = t!("No app is subscribed to the account.");
const SUBSCRIBED: Text = t!("This app is subscribed to the account.");
const ADDRESS_UNKNOWN: Text = t!("Meta did not say to which address it sends messages.");
const OVERRIDE_UNREADABLE: Text =
    t!("Another address replaces the address of the app. We cannot read it as a web address.");
const NOT_COMPARED: Text = t!("We could not compare the address with the address of your CRM.");
const IS_EXPECTED: Text = t!("This is the address of your CRM.");
const IS_ELSEWHERE: Text = t!("This is not the address of your CRM.");
const CHECK_OWNER: Text = t!("Check that this address belongs to your CRM.");
const NUMBER_NOT_READ: Text = t!("We did not read whether a phone number has its own address.");
const FIELDS_UNKNOWN: Text = t!("With a token, we cannot read which webhook fields are subscribed.");

/// The row of an app that is subscribed.
pub(in crate::check) fn webhook(facts: &WebhookFacts, expected: Option<&WebhookAddress>) -> Lines {
    let mut lines = Lines::from(SUBSCRIBED);
    lines.extend(address_lines(facts, expected));
    lines.extend([FIELDS_UNKNOWN]);
    lines
}

/// The address in force, where it is set, and whether it is the expected one.
pub(in crate::check) fn webhook_address(facts: &WebhookFacts, expected: Option<&WebhookAddress>) -> Lines {
    address_lines(facts, expected).collect()
}

fn address_lines(facts: &WebhookFacts, expected: Option<&WebhookAddress>) -> impl Iterator<Item = Sentences> {
    let (address, judgement, own) = match (&facts.address, facts.level) {
        (Some(address), Some(level)) => {
            let place = match level {
                WebhookLevel::Number => {
                    t!("Meta sends messages to {address}. This address is set for this phone number.")
                }
                WebhookLevel::Account => t!("Meta sends messages to {address}. This address is set for the account."),
                WebhookLevel::App => t!("Meta sends messages to {address}. This is the address of the app."),
            };
            let judgement = match expected {
                Some(expected) if expected == address => Some(IS_EXPECTED),
                Some(_) => Some(IS_ELSEWHERE),
                None if facts.is_overridden() => Some(CHECK_OWNER),
                None => None,
            };
            let line = Said::from(place).with("address", address.shown());
            (line, judgement, (!facts.is_number_read).then_some(NUMBER_NOT_READ))
        }
        _ if facts.is_override_unreadable => (OVERRIDE_UNREADABLE.into(), expected.map(|_| NOT_COMPARED), None),
        _ => (ADDRESS_UNKNOWN.into(), expected.map(|_| NOT_COMPARED), None),
    };
    let rest = [judgement, own].into_iter().flatten().map(Sentences::from);
    std::iter::once(Sentences::from(address)).chain(rest)
}

/// The row if another app sends the messages to the CRM.
pub(in crate::check) fn webhook_through(app: &SubscribedApp) -> Said {
    Said::from(t!(
        "This app is not subscribed. Another app sends the messages to your CRM: {app}."
    ))
    .with("app", named(&app.id, app.name.as_deref()))
}

/// The row of a webhook to which this app is not subscribed.
pub(in crate::check) fn webhook_missing(apps: &Page<SubscribedApp>) -> Said {
    subscribed(apps).map_or(NOBODY_SUBSCRIBED.into(), |apps| {
        Said::from(t!("This app is not subscribed to the account. Subscribed: {apps}.")).with("apps", apps)
    })
}

/// The row if it is not known which app this is.
pub(in crate::check) fn webhook_of_unknown_app(apps: &Page<SubscribedApp>) -> Said {
    subscribed(apps).map_or(NOBODY_SUBSCRIBED.into(), |apps| {
        Said::from(t!(
            "Subscribed: {apps}. Meta did not say which app this token belongs to."
        ))
        .with("apps", apps)
    })
}

/// The first app that is subscribed, and how many more; `None` if there is none.
fn subscribed(apps: &Page<SubscribedApp>) -> Option<Said> {
    let (first, more) = apps.items.split_first()?;
    Some(and_more(named(&first.id, first.name.as_deref()), more.len()))
}
