//! What is asked before an exchange, and what is said of the token that it gave.

use crate::diagnosis::{Clock, moment, time_left};

pub(in crate::check) const PRESS_AGAIN: &str = "Press again to exchange it all the same.";
pub(in crate::check) const NOT_A_TOKEN: &str = "This does not have the shape of an access token.";
pub(in crate::check) const NOT_OF_SYSTEM_USER: &str =
    "Only a system user's token of 60 days can be renewed, and this token is a person's.";
pub(in crate::check) const OF_SYSTEM_USER: &str =
    "This token is a system user's: its 60 days begin anew with \"Renew token\", not with an exchange.";
pub(in crate::check) const LONG_LIVED: &str = "This token is a long-lived one already: an exchange adds no days to it.";

const SAME_TOKEN: &str = "Meta gave the same token back: it lives as long as before.";
const NOT_PERMANENT: &str = "It is not permanent. Exchanging it again adds nothing.";
const RENEW_IN_TIME: &str = "It is not permanent. Renew it again before it ends: an ended token cannot be renewed.";
const END_NOT_SAID: &str = "Meta does not say when it ends; an exchange gives 60 days at most. Test it to see.";
const NEXT: &str = "Test it here, then put it into your CRM in place of the other one.";

/// That another app seems to have made the token.
pub(in crate::check) fn of_another_app(maker: &str, given: &str) -> String {
    format!(
        "This token seems to be made by app {maker}, and the app ID given is {given}. A token can be exchanged only with the app \
         that made it."
    )
}

/// That the end of the token, as Meta named it, is over.
pub(in crate::check) fn has_ended(at_unix_secs: i64, clock: &Clock) -> Option<String> {
    let ended = moment(at_unix_secs, clock)?;
    Some(format!(
        "This token ended {ended}, by what Meta said in the last test. Only a token that still works can be exchanged."
    ))
}

/// The headline over a token that an exchange gave.
pub(in crate::check) fn exchanged(expires_in_secs: Option<i64>, is_renewed: bool, clock: &Clock) -> String {
    let what = if is_renewed { "Token renewed" } else { "Token exchanged" };
    match expires_in_secs.and_then(|secs| lifetime(secs, clock)) {
        Some(lifetime) => [what, ": the new one lives for ", &lifetime].concat(),
        None => what.to_owned(),
    }
}

/// What is said under it, one thought each.
pub(in crate::check) fn about_exchanged(
    expires_in_secs: Option<i64>,
    is_renewed: bool,
    is_same: bool,
    clock: &Clock,
) -> Vec<String> {
    let ends_at = expires_in_secs.map(|secs| clock.now_unix_secs.saturating_add(secs));
    let end = ends_at
        .and_then(|at| moment(at, clock))
        .map_or(END_NOT_SAID.to_owned(), |moment| format!("It ends {moment}."));
    let mut said = vec![end];
    if is_same {
        said.push(SAME_TOKEN.to_owned());
    }
    said.push(if is_renewed { RENEW_IN_TIME } else { NOT_PERMANENT }.to_owned());
    said.push(NEXT.to_owned());
    said
}

/// "60 days", also for the second less that Meta gives; a shorter time in its own unit.
fn lifetime(secs: i64, clock: &Clock) -> Option<String> {
    const DAY: i64 = 86_400;
    if secs >= 2 * DAY {
        return Some([&(secs.saturating_add(DAY / 2) / DAY).to_string(), " days"].concat());
    }
    let left = time_left(clock.now_unix_secs.saturating_add(secs), clock)?;
    left.to_string().strip_prefix("in ").map(str::to_owned)
}
