//! What is asked before an exchange, and what is said of the new token.

use crate::diagnosis::{Clock, length, moment};
use crate::words::{Said, Sentences, Text, t};

pub(in crate::check) const PRESS_AGAIN: Text = t!("Press the button again to exchange it anyway.");
pub(in crate::check) const NOT_A_TOKEN: Text = t!("This text does not have the format of an access token.");
pub(in crate::check) const NOT_OF_SYSTEM_USER: Text =
    t!("This token belongs to a person. Only a system user token that lasts 60 days can be renewed.");
pub(in crate::check) const OF_SYSTEM_USER: Text =
    t!("This token belongs to a system user. Renew it with \"Renew token\". An exchange does not renew it.");
pub(in crate::check) const LONG_LIVED: Text =
    t!("This token is already long-lived. An exchange does not make it last longer.");

const SAME_TOKEN: Text = t!("Meta returned the same token. Its expiry has not changed.");
const NOT_PERMANENT: Text = t!("The new token is not permanent. Exchanging it again does not make it last longer.");
const RENEW_IN_TIME: Text =
    t!("The new token is not permanent. Renew it again before it expires. An expired token cannot be renewed.");
const EXPIRY_UNKNOWN: Text =
    t!("Meta does not say when the new token expires. An exchange gives at most 60 days. Test the token to see.");
const NEXT: Text = t!("Test the new token here. Then replace the old token in your CRM.");

/// That another app seems to have created the token.
pub(in crate::check) fn of_another_app(app: &str, given: &str) -> Sentences {
    let belongs = Said::from(t!(
        "This token seems to belong to app {app}, but you entered app ID {given}."
    ));
    [
        belongs.with("app", app).with("given", given),
        t!("A token can be exchanged only with the app that created it.").into(),
    ]
    .into_iter()
    .collect()
}

/// That the token has expired, by the date that Meta named.
pub(in crate::check) fn has_expired(at_unix_secs: i64, clock: &Clock) -> Option<Sentences> {
    let expired = moment(at_unix_secs, clock)?;
    let expired = Said::from(t!("According to the last test, this token expired {when}.")).with("when", expired);
    let only = t!("Only a token that still works can be exchanged.");
    Some([expired, only.into()].into_iter().collect())
}

/// The headline over a token that an exchange gave.
pub(in crate::check) fn exchanged(expires_in_secs: Option<i64>, is_renewed: bool) -> Said {
    let lasts = expires_in_secs.map(|secs| length(rounded(secs)));
    let text = match (is_renewed, &lasts) {
        (true, Some(_)) => t!("Token renewed. The new token lasts {length}"),
        (true, None) => t!("Token renewed"),
        (false, Some(_)) => t!("Token exchanged. The new token lasts {length}"),
        (false, None) => t!("Token exchanged"),
    };
    Said::from(text).with_known("length", lasts)
}

/// What is said under it.
pub(in crate::check) fn about_exchanged(
    expires_in_secs: Option<i64>,
    is_renewed: bool,
    is_same: bool,
    clock: &Clock,
) -> Vec<Said> {
    let expires_at = expires_in_secs.map(|secs| clock.now_unix_secs.saturating_add(secs));
    let expiry = expires_at
        .and_then(|at| moment(at, clock))
        .map_or(EXPIRY_UNKNOWN.into(), |when| {
            Said::from(t!("The new token expires {when}.")).with("when", when)
        });
    let mut said = vec![expiry];
    if is_same {
        said.push(SAME_TOKEN.into());
    }
    said.push(if is_renewed { RENEW_IN_TIME } else { NOT_PERMANENT }.into());
    said.push(NEXT.into());
    said
}

/// The seconds, with whole days from two days on: Meta gives one second less than 60 days.
fn rounded(secs: i64) -> i64 {
    const DAY: i64 = 86_400;
    if secs >= 2 * DAY {
        secs.saturating_add(DAY / 2) / DAY * DAY
    } else {
        secs
    }
}
