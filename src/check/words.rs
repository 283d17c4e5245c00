//! The sentences of a run: the success headline, and the rows of the chain. A row has a line for each thought.

mod account;
pub(super) mod compare;
pub(super) mod exchange;
mod names;
mod phone_number;
mod sending;
mod token;
mod webhook;

pub(super) use account::{account, twins};
pub(super) use names::{account_name, and_more, named, number_name};
pub(super) use phone_number::{
    HEALTH_OF_ACCOUNT, HEALTH_UNKNOWN, health, number_at_a_glance, phone_number, phone_numbers, status,
};
pub(super) use sending::sending;
pub(super) use token::{belongs_to, expiry, lack, owner_name, permission_state, permissions, text, token};
pub(super) use webhook::{webhook, webhook_address, webhook_missing, webhook_of_unknown_app, webhook_through};

use super::facts::{Sending, TokenFacts};
use crate::paste::AppId;
use crate::words::{Said, Sentences, Text, Value, t};

/// The line under the success sentence.
#[must_use]
pub fn sending_line(state: Sending) -> Text {
    match state {
        Sending::NotTested | Sending::Unknown => t!("Reading works; sending was not tested."),
        Sending::Proven => t!("Reading and sending work."),
        Sending::Refused => t!("Reading works. Meta refuses to send messages."),
    }
}

pub(super) const NO_TOKEN: Text = t!("There is no token in the field.");
pub(super) const TOKEN_ELSEWHERE: Text = t!("These answers do not show the token.");
pub(super) const ASKING_TOKEN: Text = t!("Asking Meta if the token works");
pub(super) const TOKEN_UNKNOWN: Text = t!("We could not find out if the token works.");
pub(super) const TOKEN_CONTRADICTED: Text =
    t!("One request worked with this token. Another answer says that the token has expired.");
pub(super) const ASKING_APP: Text = t!("Asking which app the token belongs to");
pub(super) const ASKING_PERMISSIONS: Text = t!("Asking which permissions the token has");
pub(super) const PERMISSIONS_UNKNOWN: Text = t!("We could not find out the permissions.");
pub(super) const ASKING_ACCOUNT: Text = t!("Asking which account the token can access");
pub(super) const ACCOUNT_UNKNOWN: Text = t!("We could not read the account. The account itself may be fine.");
pub(super) const ACCOUNT_NOT_SEARCHED: Text =
    t!("We could not look for an account, because no request worked with this token.");
pub(super) const NO_ACCOUNT: Text = t!("No account ID was entered, and no account was found.");
pub(super) const ASKING_PHONE_NUMBER: Text = t!("Reading the phone number");
pub(super) const NO_PHONE_NUMBER_ID: Text = t!("No phone number ID was entered, and no phone number was found.");
pub(super) const NOT_ALL_READ: Text = t!("No phone number was found yet. Not all lists of phone numbers were read.");
pub(super) const NO_PHONE_NUMBERS: Text = t!("The account has no phone numbers yet.");
pub(super) const PHONE_NUMBER_UNKNOWN: Text =
    t!("We could not read the phone number. The phone number itself may be fine.");
pub(super) const ASKING_HEALTH: Text = t!("Asking if messages can be sent");
pub(super) const HEALTH_NOT_ASKED: Text = t!("No phone number was read.");
pub(super) const HEALTH_OF_NO_NUMBER: Text = t!("Select a phone number to see if it can send messages.");
pub(super) const ASKING_WEBHOOK: Text = t!("Asking which apps receive messages");
pub(super) const WEBHOOK_NOT_ASKED: Text = t!("No account was read.");
pub(super) const WEBHOOK_LIST_INCOMPLETE: Text =
    t!("We could not read every subscribed app. This app was not among those that we read.");
pub(super) const NOT_ASKED: Text = t!("Not checked in this test.");

/// Says that the token was in addresses; `None` for a run that sent forms alone.
#[must_use]
pub fn token_in_addresses(requests: usize) -> Option<Sentences> {
    let sent = Said::counted_items(
        requests,
        t!("The token was in the address of {count} request, because Meta did not accept a form."),
        t!("The token was in the addresses of {count} requests, because Meta did not accept forms."),
    );
    let recorded = t!("Browser extensions and scripts that record addresses may have stored the token.");
    (requests > 0).then(|| [sent, recorded.into()].into_iter().collect())
}

/// How every success begins in English.
pub(super) const CONNECTED: &str = "WhatsApp connected successfully! Verified: ";

/// The success sentence; in English to the letter of the public contract.
pub(super) fn connected(name: impl Into<Value>) -> Said {
    Said::from(t!("WhatsApp connected successfully! Verified: {name}")).with("name", name)
}

/// Why something was not read, by the headline of what came instead.
pub(super) fn not_read(why: &Said) -> Said {
    Said::from(t!("We could not read this. Reason: {why}.")).with("why", why.clone())
}

/// The name and the ID of the app, as far as they are known.
pub(super) fn app_name(token: &TokenFacts) -> Option<Value> {
    token::name_and_id(token.app_name.as_deref(), token.app_id.as_ref().map(AppId::as_str))
}

/// The row of an app that Meta named.
pub(super) fn app(token: &TokenFacts) -> Said {
    Said::unchanged(app_name(token).unwrap_or_else(|| "".into())).as_sentence()
}

/// The row of an app that is not the one of the CRM.
pub(super) fn another_app(token: &TokenFacts, expected: &AppId) -> Sentences {
    let crm = Said::from(t!("Your CRM uses app {app}.")).with("app", expected.as_str());
    [app(token), crm].into_iter().collect()
}

/// The row of an app that Meta did not name.
pub(super) fn app_unknown(token: &TokenFacts) -> Said {
    match &token.app_id {
        Some(id) => {
            Said::from(t!("Meta did not say. According to the token itself: app {app}.")).with("app", id.as_str())
        }
        None => t!("Meta did not say.").into(),
    }
}
