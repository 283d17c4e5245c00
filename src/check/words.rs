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
pub(super) use token::{holder_name, lack, permission_state, permissions, shape, text, token};
pub(super) use webhook::{webhook, webhook_address, webhook_missing, webhook_of_unknown_app, webhook_through};

use super::facts::{Sending, TokenFacts};
use crate::paste::AppId;
use crate::words::Said;

/// The line that every success carries until sending was checked.
const SENDING_NOT_TESTED: &str = "Reading works; sending was not tested.";
const SENDING_WORKS: &str = "Reading and sending work.";
const SENDING_REFUSED: &str = "Reading works; Meta refuses to send.";

/// The line under the success sentence.
#[must_use]
pub fn sending_line(state: Sending) -> &'static str {
    match state {
        Sending::NotTested | Sending::Unknown => SENDING_NOT_TESTED,
        Sending::Proven => SENDING_WORKS,
        Sending::Refused => SENDING_REFUSED,
    }
}

pub(super) const NO_TOKEN: &str = "There is no token in the field.";
pub(super) const TOKEN_ELSEWHERE: &str = "The token is not in these answers.";
pub(super) const ASKING_TOKEN: &str = "Asking Meta whether the token works";
pub(super) const TOKEN_UNKNOWN: &str = "No answer proved or disproved it.";
pub(super) const TOKEN_CONTRADICTED: &str = "One call worked with it, and another says that it has ended.";
pub(super) const ASKING_APP: &str = "Asking which app made the token";
pub(super) const ASKING_PERMISSIONS: &str = "Asking what the token may do";
pub(super) const PERMISSIONS_UNKNOWN: &str = "No call proved one, and Meta listed none.";
pub(super) const ASKING_ACCOUNT: &str = "Asking which account the token reaches";
pub(super) const ACCOUNT_UNKNOWN: &str = "It could not be read, which says nothing about the account.";
pub(super) const NO_ACCOUNT: &str = "None was given, and Meta lists none for this token.";
pub(super) const ASKING_PHONE_NUMBER: &str = "Reading the phone number";
pub(super) const NO_PHONE_NUMBER_ID: &str = "None was given, and none was found.";
pub(super) const NOT_ALL_READ: &str = "None was found yet: not all lists of numbers were read.";
pub(super) const NO_PHONE_NUMBERS: &str = "The account has none yet.";
pub(super) const PHONE_NUMBER_UNKNOWN: &str = "It could not be read, which says nothing about the number.";
pub(super) const ASKING_HEALTH: &str = "Asking whether messages can be sent";
pub(super) const HEALTH_NOT_ASKED: &str = "No number was read.";
pub(super) const HEALTH_OF_NO_NUMBER: &str = "Choose a number to see whether it can send.";
pub(super) const ASKING_WEBHOOK: &str = "Asking which apps hear of messages";
pub(super) const WEBHOOK_NOT_ASKED: &str = "No account was read.";
pub(super) const WEBHOOK_LIST_NOT_WHOLE: &str =
    "Not every subscribed app could be read; this one was not among those that could.";
pub(super) const NOT_ASKED: &str = "Not asked in this run.";

/// Says that the token was in addresses; `None` for a run that sent forms alone.
#[must_use]
pub fn token_in_addresses(requests: usize) -> Option<String> {
    let number = match requests {
        0 => return None,
        1 => "1 request".to_owned(),
        more => format!("{more} requests"),
    };
    Some(format!(
        "The token was in the address of {number}, because Meta did not accept them as forms. Browser extensions and \
         scripts that record addresses may have stored it."
    ))
}

/// How every success begins.
pub(super) const CONNECTED: &str = "WhatsApp connected successfully! Verified: ";

/// The success sentence, to the letter of the public contract.
pub(super) fn connected(name: &str) -> String {
    CONNECTED.to_owned() + name
}

/// Why something was not read, by the headline of what came instead.
pub(super) fn not_read(why: &Said) -> String {
    format!("Could not be read: {why}.")
}

/// The row of an app that Meta named.
pub(super) fn app(token: &TokenFacts) -> String {
    match (&token.app_name, &token.app_id) {
        (Some(name), Some(id)) => format!("{name}, {}.", id.as_str()),
        (Some(name), None) => [name, "."].concat(),
        (None, Some(id)) => [id.as_str(), "."].concat(),
        (None, None) => String::new(),
    }
}

/// The row of an app that is not the one of the CRM.
pub(super) fn another_app(token: &TokenFacts, expected: &AppId) -> String {
    format!("{} Your CRM uses app {}.", app(token), expected.as_str())
}

/// The row of an app that Meta did not name.
pub(super) fn app_unknown(token: &TokenFacts) -> String {
    match &token.app_id {
        Some(id) => format!("Meta did not say. By the token's own text: {}.", id.as_str()),
        None => "Meta did not say.".to_owned(),
    }
}
