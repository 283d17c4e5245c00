//! The rows of the text, the token and its permissions.

use crate::check::checks::CheckState;
use crate::check::facts::{
    Holder, MANAGEMENT, MESSAGING, PORTFOLIO, PermissionFact, PermissionState, TokenFacts, TokenType,
};
use crate::diagnosis::{Clock, moment, time_left};
use crate::graph::WHATSAPP_BUSINESS_MANAGE_EVENTS;
use crate::paste::Completeness;
use crate::words::{Lines, Said, Sentences, Text, Value, t};

/// The row of the text: how the text of a token looks. A hint, never a failure.
pub(in crate::check) fn text(characters: usize, completeness: Completeness) -> (CheckState, Said) {
    let (state, text) = match completeness {
        Completeness::LooksComplete => (CheckState::Pass, t!("{count} characters, looks complete.")),
        Completeness::LooksTruncated => (CheckState::Warn, t!("{count} characters, looks incomplete.")),
        Completeness::LooksAltered => (CheckState::Warn, t!("{count} characters, looks changed.")),
        Completeness::Unknown => (CheckState::Unknown, t!("{count} characters, not the usual format.")),
    };
    (state, Said::from(text).with("count", characters.to_string()))
}

/// For a token that works although, by the clock of this device, it has expired or was not created yet.
const CLOCK_IS_WRONG: Text = t!("Meta's dates do not match the clock of this device. The clock is probably wrong.");

/// The row of a token that works: its type and expiry, its owner, and its access to data.
pub(in crate::check) fn token(token: &TokenFacts, clock: &Clock) -> Lines {
    let is_clock_wrong = token.contradicts(clock);
    let works: Sentences = [t!("Works.").into(), expiry(token, clock)].into_iter().collect();
    let mut lines = Lines::from(works);
    lines.extend(is_clock_wrong.then_some(CLOCK_IS_WRONG));
    lines.extend(belongs_to(token));
    if let Some(at) = token.data_access_expires_at
        && let Some(when) = moment(at, clock)
    {
        let text = if at > clock.now_unix_secs || is_clock_wrong {
            t!("Data access expires {when}. After that, this person must log in to the app again.")
        } else {
            t!("Data access expired {when}. This person must log in to the app again.")
        };
        lines.extend([Said::from(text).with("when", when)]);
    }
    lines
}

/// The type of a token that works, and its expiry.
pub(in crate::check) fn expiry(token: &TokenFacts, clock: &Clock) -> Said {
    let when = token.expires_at.and_then(|at| moment(at, clock));
    let left = token.expires_at.and_then(|at| time_left(at, clock));
    let left = left.filter(|_| !token.contradicts(clock));
    let text = match (token.token_type, &when, &left) {
        (TokenType::Permanent, _, _) => t!("Permanent, never expires."),
        (_, None, _) => t!("Meta did not say when the token expires."),
        (TokenType::Temporary, _, Some(_)) => t!("Temporary: expires {when}, {left}."),
        (TokenType::Temporary, _, None) => t!("Temporary: expires {when}."),
        (TokenType::LongLived, _, Some(_)) => t!("Long-lived: expires {when}, {left}."),
        (TokenType::LongLived, _, None) => t!("Long-lived: expires {when}."),
        (TokenType::Unknown, _, _) => t!("Meta says that the token expires {when}."),
    };
    Said::from(text).with_known("when", when).with_known("left", left)
}

/// Whom a token belongs to, as far as that is known.
pub(in crate::check) fn belongs_to(token: &TokenFacts) -> Option<Said> {
    owner(
        token,
        [
            (t!("Belongs to system user: {name}."), t!("Belongs to a system user.")),
            (t!("Belongs to a person: {name}."), t!("Belongs to a person.")),
            (t!("Belongs to Page: {name}."), t!("Belongs to a Page.")),
            (
                t!("Belongs to the app itself: {name}."),
                t!("Belongs to the app itself."),
            ),
        ],
        Some(t!("Belongs to {name}.")),
    )
}

/// "system user: CRM robot", as far as it is known.
pub(in crate::check) fn owner_name(token: &TokenFacts) -> Option<Said> {
    owner(
        token,
        [
            (t!("system user: {name}"), t!("system user")),
            (t!("person: {name}"), t!("person")),
            (t!("Page: {name}"), t!("Page")),
            (t!("the app itself: {name}"), t!("the app itself")),
        ],
        None,
    )
}

/// One of these texts, each with a name and without one.
fn owner(
    token: &TokenFacts,
    [system_user, person, page, app]: [(Text, Text); 4],
    unknown: Option<Text>,
) -> Option<Said> {
    let name = token.holder_name.as_deref();
    let (named, nameless) = match token.holder {
        Holder::SystemUser => system_user,
        Holder::User => person,
        Holder::Page => page,
        Holder::App => app,
        Holder::Unknown => {
            let said = unknown.map_or_else(|| Said::unchanged(name.unwrap_or_default()), Said::from);
            return name.map(|name| said.with("name", name));
        }
    };
    Some(match name {
        Some(name) => Said::from(named).with("name", name),
        None => nameless.into(),
    })
}

/// A permission that matters here.
struct PermissionWords {
    name: &'static str,
    purpose: Text,
    /// What does not work without it.
    without: Text,
    is_optional: bool,
}

const PERMISSIONS: &[PermissionWords] = &[
    PermissionWords {
        name: MANAGEMENT,
        purpose: t!("Needed to read accounts, phone numbers and templates."),
        without: t!("Without it, your CRM cannot read your account."),
        is_optional: false,
    },
    PermissionWords {
        name: MESSAGING,
        purpose: t!("Needed to send and receive messages."),
        without: t!("Without it, your CRM cannot send messages."),
        is_optional: false,
    },
    PermissionWords {
        name: PORTFOLIO,
        purpose: t!("Optional. Lists the accounts of a business portfolio."),
        without: t!("Optional. Without it, enter the IDs yourself."),
        is_optional: true,
    },
    PermissionWords {
        name: WHATSAPP_BUSINESS_MANAGE_EVENTS,
        purpose: t!("Optional. Reports what customers do after a message."),
        without: t!("Optional."),
        is_optional: true,
    },
];

/// The row of the permissions: a line for each that matters here.
pub(in crate::check) fn permissions(permissions: &[PermissionFact]) -> Lines {
    let lines = PERMISSIONS.iter().filter_map(|known| {
        let permission = permissions.iter().find(|permission| permission.name == known.name)?;
        let meaning = if permission.state == PermissionState::Missing {
            known.without
        } else {
            known.purpose
        };
        Some(
            Said::from(t!("{permission}: {state}. {meaning}"))
                .with("permission", ["`", known.name, "`"].concat())
                .with("state", permission_state(permission.state))
                .with("meaning", meaning),
        )
    });
    lines.collect()
}

/// The state of a permission.
pub(in crate::check) fn permission_state(state: PermissionState) -> Text {
    match state {
        PermissionState::Proven => t!("proven by a request"),
        PermissionState::Listed => t!("yes, according to Meta"),
        PermissionState::Missing => t!("missing"),
        PermissionState::Unknown => t!("unknown"),
    }
}

/// Whether a permission is optional, and what does not work without it, if that is known.
pub(in crate::check) fn lack(permission: &str) -> (bool, Option<Text>) {
    let known = PERMISSIONS.iter().find(|known| known.name == permission);
    known.map_or((false, None), |known| (known.is_optional, Some(known.without)))
}

/// The name of an app, or of a page, with its ID.
pub(in crate::check) fn name_and_id(name: Option<&str>, id: Option<&str>) -> Option<Value> {
    match (name, id) {
        (Some(name), Some(id)) => Some([name, ", ", id].concat().into()),
        (known, None) | (None, known) => known.map(Value::from),
    }
}
