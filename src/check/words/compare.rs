//! The sentences of a comparison of two tokens.

use crate::check::facts::{TokenFacts, TokenType};
use crate::diagnosis::{Clock, moment, time_left};

pub(in crate::check) const SAFE: &str = "Safe to switch";
pub(in crate::check) const SAFE_AS_FAR_AS_READ: &str = "Safe to switch, as far as was read";
pub(in crate::check) const NOT_SAFE: &str = "Not safe to switch yet";
pub(in crate::check) const COULD_NOT_TELL: &str = "Could not tell whether it is safe to switch";

pub(in crate::check) const REACHES_ALL: &str =
    "The new token works, and reaches what the token in use was seen to reach. Reading works; sending was not tested.";
pub(in crate::check) const NOTHING_TO_BREAK: &str = "The token in use does not work any more, so nothing can break. Reading works with the new one; sending was not tested.";
pub(in crate::check) const SWITCH: &str =
    "Save the new token in your CRM and test it there. Revoke the old one only after that.";
pub(in crate::check) const MEND_FIRST: &str =
    "Keep the token in use until this is mended. A permission or account that is missing takes another new token.";
pub(in crate::check) const TEST_MORE: &str =
    "Keep the token in use meanwhile. To tell, test the new token with the very IDs that your CRM uses.";
pub(in crate::check) const NOT_ALL_COMPARED: &str =
    "The token in use reaches more than was read of it; what was not read is not compared.";
pub(in crate::check) const NUMBERS_NOT_KNOWN: &str = "Which phone numbers the token in use reaches is not known.";
pub(in crate::check) const OTHER_HOLDER: &str = "Somebody else holds it than the token in use.";
pub(in crate::check) const OF_A_PERSON: &str =
    "It is a person's token: it ends when they change their password or remove the app.";

/// The cell of a success.
pub(in crate::check) const CONNECTED: &str = "Connected";

pub(in crate::check) fn test_of_new(headline: &str) -> String {
    ["Its test says: ", headline, "."].concat()
}

pub(in crate::check) fn test_of_old(headline: &str) -> String {
    format!("The test of the token in use says: {headline}. So what it reaches is not known.")
}

/// The cell of a type and an end.
pub(in crate::check) fn lifetime(token: &TokenFacts, clock: &Clock) -> String {
    let name = match token.token_type {
        TokenType::Permanent => return "Permanent".to_owned(),
        TokenType::Temporary => "Temporary",
        TokenType::LongLived => "Long-lived",
        TokenType::Unknown => return UNKNOWN.to_owned(),
    };
    let end = token.expires_at.and_then(|at| moment(at, clock));
    let end = end.map_or(String::new(), |end| end.to_string());
    let left = token.expires_at.and_then(|at| time_left(at, clock));
    match left {
        Some(left) => format!("{name}, ends {end}, {left}"),
        None => [name, ", ended ", &end].concat(),
    }
}

pub(in crate::check) const UNKNOWN: &str = "Unknown";
pub(in crate::check) const NONE_FOUND: &str = "None found";

/// The end of the new token, and what has to be done by then.
pub(in crate::check) fn ends(at_unix_secs: i64, is_soon: bool, clock: &Clock) -> Option<String> {
    let end = moment(at_unix_secs, clock)?;
    let then = if is_soon {
        ": your CRM cannot send after that."
    } else {
        ". Renew it, or put another in its place, before that."
    };
    Some(format!("It ends {end}{then}"))
}

pub(in crate::check) fn lacks(permission: &str, lack: &str) -> String {
    let colon = if lack.is_empty() { "" } else { ": " };
    ["It lacks `", permission, "`", colon, lack, "."].concat()
}

pub(in crate::check) fn permission_not_known(permission: &str) -> String {
    format!("Meta does not say whether it has `{permission}`: read \"Scopes\" in its Access Token Debugger.")
}

pub(in crate::check) fn of_another_app(is_certain: bool) -> &'static str {
    if is_certain {
        "It belongs to another app. The app ID, app secret and webhook in your CRM are those of the app in use: they have to be \
         changed with it."
    } else {
        "By its text, it seems to belong to another app. Compare the app ID with the one in your CRM."
    }
}

pub(in crate::check) fn does_not_reach(what: &str) -> String {
    ["It does not reach ", what, "."].concat()
}

pub(in crate::check) fn not_found(what: &str) -> String {
    format!("Whether it reaches {what} could not be told: no list that was read would name it.")
}
