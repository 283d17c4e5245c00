//! The sentences of a comparison of two tokens.

use crate::check::facts::{TokenFacts, TokenType};
use crate::diagnosis::{Clock, moment, time_left};
use crate::words::{Said, Sentences, Text, Value, t};

pub(in crate::check) const SAFE: Text = t!("Safe to switch");
pub(in crate::check) const SAFE_AS_FAR_AS_READ: Text = t!("Safe to switch, as far as we could check");
pub(in crate::check) const NOT_SAFE: Text = t!("Not safe to switch yet");
pub(in crate::check) const COULD_NOT_TELL: Text = t!("Could not tell if it is safe to switch");

const READING_WORKS: Text = t!("Reading works with the new token. Sending was not tested.");

pub(in crate::check) fn accesses_all() -> Sentences {
    [
        t!("The new token can access everything that we found with the current token."),
        READING_WORKS,
    ]
    .into_iter()
    .map(Said::from)
    .collect()
}

pub(in crate::check) fn nothing_to_break() -> Sentences {
    [
        t!("The current token does not work any more, so you cannot break anything."),
        READING_WORKS,
    ]
    .into_iter()
    .map(Said::from)
    .collect()
}

pub(in crate::check) const SWITCH: Text =
    t!("Save the new token in your CRM and test it there. Only then revoke the old token.");
pub(in crate::check) const FIX_FIRST: Text = t!(
    "Keep the current token until this is fixed. To add a missing permission or account, generate another new token."
);
pub(in crate::check) const TEST_MORE: Text =
    t!("Keep the current token. To find out, test the new token with the IDs that your CRM uses.");
pub(in crate::check) const NOT_ALL_COMPARED: Text =
    t!("The current token can access more than we read. What we did not read is not compared.");
pub(in crate::check) const NUMBERS_NOT_KNOWN: Text =
    t!("We do not know which phone numbers the current token can access.");
pub(in crate::check) const OTHER_OWNER: Text = t!("The new token belongs to a different user.");
pub(in crate::check) const OF_A_PERSON: Text =
    t!("The new token belongs to a person. It stops working when they change their password or remove the app.");

/// The cell of a success.
pub(in crate::check) const CONNECTED: Text = t!("Connected");

pub(in crate::check) fn test_of_new(headline: Said) -> Said {
    Said::from(t!("The test of the new token says: {headline}.")).with("headline", headline)
}

pub(in crate::check) fn test_of_old(headline: Said) -> Sentences {
    let says = Said::from(t!("The test of the current token says: {headline}.")).with("headline", headline);
    [says, t!("So we do not know what the current token can access.").into()]
        .into_iter()
        .collect()
}

/// The cell of a type and an expiry.
pub(in crate::check) fn lifetime(token: &TokenFacts, clock: &Clock) -> Said {
    let when = token.expires_at.and_then(|at| moment(at, clock));
    let left = token.expires_at.and_then(|at| time_left(at, clock));
    let text = match (token.token_type, &when, &left) {
        (TokenType::Permanent, _, _) => t!("Permanent"),
        (TokenType::Unknown, _, _) => UNKNOWN,
        (TokenType::Temporary, None, _) => t!("Temporary"),
        (TokenType::Temporary, _, Some(_)) => t!("Temporary, expires {when}, {left}"),
        (TokenType::Temporary, _, None) => t!("Temporary, expired {when}"),
        (TokenType::LongLived, None, _) => t!("Long-lived"),
        (TokenType::LongLived, _, Some(_)) => t!("Long-lived, expires {when}, {left}"),
        (TokenType::LongLived, _, None) => t!("Long-lived, expired {when}"),
    };
    Said::from(text).with_known("when", when).with_known("left", left)
}

pub(in crate::check) const UNKNOWN: Text = t!("Unknown");
pub(in crate::check) const NONE_FOUND: Text = t!("None found");

/// The expiry of the new token, and what has to be done by then.
pub(in crate::check) fn expires(at_unix_secs: i64, is_soon: bool, clock: &Clock) -> Option<Said> {
    let text = if is_soon {
        t!("The new token expires {when}. After that, your CRM cannot send messages.")
    } else {
        t!("The new token expires {when}. Renew or replace it before then.")
    };
    Some(Said::from(text).with("when", moment(at_unix_secs, clock)?))
}

pub(in crate::check) fn lacks(permission: &str, without: Option<Text>) -> Sentences {
    let lacks = Said::from(t!("The new token does not have the permission {permission}."))
        .with("permission", ["`", permission, "`"].concat());
    [Some(lacks), without.map(Said::from)].into_iter().flatten().collect()
}

pub(in crate::check) fn permission_not_known(permission: &str) -> Sentences {
    let unknown = Said::from(t!("Meta does not say if the new token has {permission}."))
        .with("permission", ["`", permission, "`"].concat());
    [
        unknown,
        t!("Look at \"Scopes\" in Meta's Access Token Debugger.").into(),
    ]
    .into_iter()
    .collect()
}

pub(in crate::check) fn of_another_app(is_certain: bool) -> Text {
    if is_certain {
        t!("The new token belongs to a different app. Change the app ID, app secret and webhook in your CRM as well.")
    } else {
        t!("The new token seems to belong to a different app. Compare the app ID with the one in your CRM.")
    }
}

pub(in crate::check) fn cannot_access(what: impl Into<Value>) -> Said {
    Said::from(t!("The new token cannot access this: {what}.")).with("what", what)
}

pub(in crate::check) fn not_found(what: impl Into<Value>) -> Sentences {
    let unknown = Said::from(t!("We could not check if the new token can access this: {what}.")).with("what", what);
    [unknown, t!("The lists that we read cannot show it.").into()]
        .into_iter()
        .collect()
}

pub(in crate::check) fn account(name: String) -> Said {
    Said::from(t!("account {account}")).with("account", name)
}

pub(in crate::check) fn phone_number(name: String) -> Said {
    Said::from(t!("phone number {number}")).with("number", name)
}
