//! The rows of the text, the token and its permissions.

use crate::check::checks::CheckState;
use crate::check::facts::{
    Holder, MANAGEMENT, MESSAGING, PORTFOLIO, PermissionFact, PermissionState, TokenFacts, TokenType,
};
use crate::diagnosis::{Clock, moment, time_left};
use crate::graph::WHATSAPP_BUSINESS_MANAGE_EVENTS;
use crate::paste::Completeness;

/// How the text of a token looks. A hint, never a failure.
pub(in crate::check) fn shape(completeness: Completeness) -> (CheckState, &'static str) {
    match completeness {
        Completeness::LooksComplete => (CheckState::Pass, "looks whole"),
        Completeness::LooksTruncated => (CheckState::Warn, "looks cut"),
        Completeness::LooksAltered => (CheckState::Warn, "looks altered"),
        Completeness::Unknown => (CheckState::Unknown, "not of the usual shape"),
    }
}

/// Said of a token that works, and that by the clock of this device has ended or was not made yet.
const CLOCK_IS_WRONG: &str = "By the clock of this device that cannot be: it seems to be set wrong.";

/// The row of the text.
pub(in crate::check) fn text(characters: usize, shape: &str) -> String {
    format!("{characters} characters, {shape}.")
}

/// The row of a living token: its type and end, who holds it, and its access to data.
pub(in crate::check) fn token(token: &TokenFacts, clock: &Clock) -> String {
    let mut lines = vec![lifetime(token, clock)];
    let is_clock_wrong = token.contradicts(clock);
    if is_clock_wrong {
        lines.push(CLOCK_IS_WRONG.to_owned());
    }
    lines.extend(holder(token));
    if let Some(at) = token.data_access_expires_at
        && let Some(when) = moment(at, clock)
    {
        lines.push(if at > clock.now_unix_secs || is_clock_wrong {
            format!(
                "Data access ends {when}: after that Meta gives the app no data of this person until they log in to it again."
            )
        } else {
            format!("Data access ended {when}: Meta gives the app no data of this person until they log in to it again.")
        });
    }
    lines.join("\n")
}

fn lifetime(token: &TokenFacts, clock: &Clock) -> String {
    let when = token.expires_at.and_then(|at| moment(at, clock));
    let left = token.expires_at.and_then(|at| time_left(at, clock));
    let left = left.filter(|_| !token.contradicts(clock));
    let left = left.map_or(String::new(), |left| format!(", {left}"));
    match (token.token_type, when) {
        (TokenType::Permanent, _) => "Works. Permanent, never expires.".to_owned(),
        (TokenType::Temporary, Some(when)) => format!("Works. Temporary: expires {when}{left}."),
        (TokenType::LongLived, Some(when)) => format!("Works. Long-lived: expires {when}{left}."),
        (TokenType::Unknown, Some(when)) => format!("Works. Meta says that it expires {when}."),
        (_, None) => "Works. Meta did not say when it expires.".to_owned(),
    }
}

fn holder(token: &TokenFacts) -> Option<String> {
    holder_name(token).map(|name| format!("Belongs to {name}."))
}

/// "the system user: CRM robot", as far as it is known.
pub(in crate::check) fn holder_name(token: &TokenFacts) -> Option<String> {
    let kind = match token.holder {
        Holder::SystemUser => "the system user",
        Holder::User => "a person",
        Holder::Page => "the page",
        Holder::App => "the app itself",
        Holder::Unknown => "",
    };
    let known = [Some(kind), token.holder_name.as_deref()];
    let known: Vec<&str> = known.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    (!known.is_empty()).then(|| known.join(": "))
}

/// A permission, what it is for, and what breaks without it.
const PERMISSIONS: &[(&str, &str, &str)] = &[
    (
        MANAGEMENT,
        "reads accounts, numbers and templates",
        "without it nothing of your account can be read",
    ),
    (MESSAGING, "sends and receives messages", "without it nothing is sent"),
    (
        PORTFOLIO,
        "optional: lists the accounts of a portfolio",
        "optional: without it you give the IDs yourself",
    ),
    (
        WHATSAPP_BUSINESS_MANAGE_EVENTS,
        "optional: reports what customers do after a message",
        "optional",
    ),
];

/// The row of the permissions: a line for each that matters here.
pub(in crate::check) fn permissions(permissions: &[PermissionFact]) -> String {
    let lines = PERMISSIONS.iter().filter_map(|(name, purpose, lack)| {
        let permission = permissions.iter().find(|permission| permission.name == *name)?;
        let meaning = if permission.state == PermissionState::Missing {
            lack
        } else {
            purpose
        };
        let state = permission_state(permission.state);
        Some(format!("`{name}`: {state}; {meaning}."))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How a permission stands, in words.
pub(in crate::check) fn permission_state(state: PermissionState) -> &'static str {
    match state {
        PermissionState::Proven => "proven",
        PermissionState::Listed => "listed",
        PermissionState::Missing => "not in Meta's list",
        PermissionState::Unknown => "unknown",
    }
}

/// Whether a permission is optional, and what breaks without it; nothing where that is not known.
pub(in crate::check) fn lack(permission: &str) -> (bool, &'static str) {
    let known = PERMISSIONS.iter().find(|(name, _, _)| *name == permission);
    let lack = known.map_or("", |(_, _, lack)| lack);
    match lack.strip_prefix("optional") {
        Some(rest) => (true, rest.trim_start_matches(": ")),
        None => (false, lack),
    }
}
