//! The permissions of a token: proven by a call that worked, listed by Meta, missing, or unknown. A list alone does not prove
//! that a permission is missing, and a call that worked outranks every list. Does not depend on what was found with them, or
//! on the verdict.

use super::sending::is_sending_proven;
use crate::check::answers::Answers;
use crate::check::places::Places;
use crate::check::question::{Answer, Question};
use crate::coded::coded;
use crate::diagnosis::{Category, category_of};
use crate::graph::{Page, Permission, Reply};

pub(in crate::check) use crate::graph::{
    BUSINESS_MANAGEMENT as PORTFOLIO, WHATSAPP_BUSINESS_MANAGEMENT as MANAGEMENT,
    WHATSAPP_BUSINESS_MESSAGING as MESSAGING,
};

/// The permissions that a CRM needs, and the one that is needed to search for accounts.
const ASKED_ABOUT: &[&str] = &[MANAGEMENT, MESSAGING, PORTFOLIO];

coded! {
    /// The state of a permission.
    PermissionState {
        /// A call worked that needs it.
        Proven = "proven",
        /// Meta lists it.
        Listed = "listed",
        /// Meta lists others but not this one, or refused a call because it is missing.
        Missing = "missing",
        /// Not known.
        Unknown = "unknown",
    }
}

impl PermissionState {
    /// Whether the token has the permission; `None` if that is not known.
    pub(in crate::check) fn is_granted(self) -> Option<bool> {
        match self {
            Self::Proven | Self::Listed => Some(true),
            Self::Missing => Some(false),
            Self::Unknown => None,
        }
    }
}

/// A permission and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionFact {
    /// Meta's name for it.
    pub name: String,
    /// Its state.
    pub state: PermissionState,
}

/// The permissions that matter here, then every other that Meta lists.
pub(in crate::check) fn permissions(answers: Answers) -> Vec<PermissionFact> {
    let listed = listed(answers);
    let state = |name: &str| {
        let is_listed = listed.contains(&name);
        if is_proven(answers, name) {
            PermissionState::Proven
        } else if is_listed {
            PermissionState::Listed
        } else if is_list_complete(answers) && !is_list_refuted(answers, &listed) && !listed.is_empty()
            || is_refused_for(answers, name)
        {
            PermissionState::Missing
        } else {
            PermissionState::Unknown
        }
    };
    let asked_about = ASKED_ABOUT.iter().map(|name| (*name, state(name)));
    // No call proves another permission.
    let others = listed.iter().filter(|name| !ASKED_ABOUT.contains(name));
    asked_about
        .chain(others.map(|name| (*name, PermissionState::Listed)))
        .map(|(name, state)| PermissionFact {
            name: name.to_owned(),
            state,
        })
        .collect()
}

/// Whether a call worked that needs the permission. A number can be read with `whatsapp_business_messaging` or with
/// `whatsapp_business_management` (Meta, `OpenAPI` specification of the business messaging API v23.0), so it proves neither.
fn is_proven(answers: Answers, name: &str) -> bool {
    if name == MESSAGING && is_sending_proven(answers) {
        return true;
    }
    answers.answered().any(|answered| match answered {
        // Every object has a name; only an account has these.
        (Question::Account(_), Answer::Account(account)) => {
            name == MANAGEMENT && (account.account_review_status.is_some() || account.health_status.is_some())
        }
        (Question::PhoneNumbers(..) | Question::SubscribedApps(_), _) => name == MANAGEMENT,
        // An empty list is also what a token without the permission gets.
        (Question::Businesses, Answer::Nodes(page)) => name == PORTFOLIO && !page.items.is_empty(),
        _ => false,
    })
}

/// Whether the list of permissions is complete: `debug_token` lists all, `/me/permissions` page by page.
fn is_list_complete(answers: Answers) -> bool {
    let is_described = answers
        .valid_debug_token()
        .is_some_and(|token| !token.scopes.is_empty());
    is_described || granted(answers).is_none_or(|page| page.after.is_none())
}

/// Whether a call worked that needs a permission which is not in the list: the list is then incomplete. A number can be read with
/// either of two.
fn is_list_refuted(answers: Answers, listed: &[&str]) -> bool {
    let is_listed = |name: &&str| listed.contains(name);
    let has_read_number = answers
        .answered()
        .any(|(question, _)| matches!(question, Question::PhoneNumber(_)));
    let proves_more = ASKED_ABOUT
        .iter()
        .any(|name| is_proven(answers, name) && !is_listed(name));
    proves_more || has_read_number && ![MANAGEMENT, MESSAGING].iter().any(is_listed)
}

/// Whether Meta refused a call and named this permission as required.
fn is_refused_for(answers: Answers, name: &str) -> bool {
    answers.refused().any(|(_, reply)| {
        let Reply::Refused { errors, .. } = reply else {
            return false;
        };
        let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let message = errors
            .first()
            .and_then(|error| error.message.as_deref())
            .unwrap_or_default();
        message.split(|character| !is_word(character)).any(|word| word == name)
            && category_of(reply) == Category::PermissionDenied
    })
}

/// The accounts that Meta lists for the permission to send, if it lists some and this one is not among them.
pub(in crate::check) fn messaging_accounts_other_than<'a>(answers: Answers<'a>, ids: &[&str]) -> Option<Vec<&'a str>> {
    let granular = answers
        .valid_debug_token()?
        .granular_scopes
        .iter()
        .filter(|granular| granular.scope == MESSAGING);
    let mut listed = Vec::new();
    for granular in granular {
        // Without a list, the permission applies to all accounts.
        listed.extend(granular.target_ids.as_ref()?.iter().map(String::as_str));
    }
    (!listed.is_empty() && !listed.iter().any(|id| ids.contains(id))).then_some(listed)
}

/// What Meta lists, in `debug_token` and in `/me/permissions`, each once.
fn listed(answers: Answers<'_>) -> Vec<&str> {
    let described = answers.valid_debug_token();
    let scopes = described.into_iter().flat_map(|token| &token.scopes);
    // Since June 2026 tokens of Embedded Signup have some permissions in one of the two lists only.
    let granular = described.into_iter().flat_map(|token| &token.granular_scopes);
    let granted = granted(answers).into_iter().flat_map(|page| &page.items);
    let granted = granted.filter(|permission| permission.is_granted);
    let mut known = Places::default();
    scopes
        .chain(granular.map(|granular| &granular.scope))
        .chain(granted.map(|permission| &permission.name))
        .map(String::as_str)
        .filter(|name| known.known_or_next(name).is_none())
        .collect()
}

/// The answer of `/me/permissions`.
fn granted(answers: Answers<'_>) -> Option<&Page<Permission>> {
    match answers.answer(&Question::Permissions)? {
        Answer::Permissions(page) => Some(page),
        _ => None,
    }
}
