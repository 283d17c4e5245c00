//! The permissions of a token: proven by a call that worked, listed by Meta, missing, or unknown.
//!
//! A list alone condemns nothing, and a call that worked outranks every list.

use crate::diagnosis::{Category, category_of};
use crate::graph::Reply;

use super::places::Places;
use super::question::{Question, Told};
use super::run::{Answer, Run, Standing};

pub(super) const MANAGEMENT: &str = "whatsapp_business_management";
pub(super) const MESSAGING: &str = "whatsapp_business_messaging";
const PORTFOLIO: &str = "business_management";

/// Those that a CRM needs, and the one that lets accounts be looked for.
const ASKED_ABOUT: &[&str] = &[MANAGEMENT, MESSAGING, PORTFOLIO];

/// How a permission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PermissionState {
    /// A call worked that needs it.
    Proven,
    /// Meta lists it.
    Listed,
    /// Meta lists others and not this one, or refused a call for want of it.
    Missing,
    /// Nothing tells.
    Unknown,
}

impl PermissionState {
    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Listed => "listed",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }
}

/// A permission and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionFact {
    /// Meta's name of it.
    pub name: String,
    /// How it stands.
    pub state: PermissionState,
}

impl Run {
    /// The permissions that matter here, and then what else Meta lists.
    pub(super) fn permissions(&self) -> Vec<PermissionFact> {
        let listed = self.listed_permissions();
        let state = |name: &str| {
            let is_listed = listed.contains(&name);
            if self.is_proven(name, is_listed || listed.is_empty()) {
                PermissionState::Proven
            } else if is_listed {
                PermissionState::Listed
            } else if self.is_list_whole() && !listed.is_empty() || self.is_refused_for(name) {
                PermissionState::Missing
            } else {
                PermissionState::Unknown
            }
        };
        let asked_about = ASKED_ABOUT.iter().map(|name| (*name, state(name)));
        // No call proves any other.
        let others = listed.iter().filter(|name| !ASKED_ABOUT.contains(name));
        asked_about
            .chain(others.map(|name| (*name, PermissionState::Listed)))
            .map(|(name, state)| PermissionFact {
                name: name.to_owned(),
                state,
            })
            .collect()
    }

    /// Whether a call worked that needs the permission. Whether messaging alone lets a number be read is not confirmed, so a
    /// number proves managing only where no list speaks against it (`may_be_listed`).
    fn is_proven(&self, name: &str, may_be_listed: bool) -> bool {
        self.questions().any(|question| match (question, self.told(question)) {
            // Every object has a name; only an account has these.
            (Question::Account(_), Some(Told::Account(account))) => {
                name == MANAGEMENT && (account.account_review_status.is_some() || account.health_status.is_some())
            }
            (Question::PhoneNumbers(..) | Question::SubscribedApps(_), Some(_)) => name == MANAGEMENT,
            (Question::PhoneNumber(_), Some(_)) => name == MANAGEMENT && may_be_listed,
            // An empty list is also what a token without the permission gets.
            (Question::Businesses, Some(Told::Nodes(page))) => name == PORTFOLIO && !page.items.is_empty(),
            _ => false,
        })
    }

    /// Whether nothing that Meta lists is left out: `debug_token` lists all, `/me/permissions` page by page.
    fn is_list_whole(&self) -> bool {
        let is_described = self.valid_debug_token().is_some_and(|token| !token.scopes.is_empty());
        let has_next_page = match self.told(&Question::Permissions) {
            Some(Told::Permissions(page)) => page.after.is_some(),
            _ => false,
        };
        is_described || !has_next_page
    }

    /// Whether Meta refused a call and named this permission as the one that it takes.
    fn is_refused_for(&self, name: &str) -> bool {
        self.questions().any(|question| {
            let Standing::Answered(Answer::Refused(reply @ Reply::Refused { errors, .. })) = self.standing(question)
            else {
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

    /// What Meta lists, in `debug_token` and in `/me/permissions`, each once.
    fn listed_permissions(&self) -> Vec<&str> {
        let scopes = self.valid_debug_token().into_iter().flat_map(|token| &token.scopes);
        let granted = match self.told(&Question::Permissions) {
            Some(Told::Permissions(page)) => page.items.as_slice(),
            _ => &[],
        };
        let granted = granted.iter().filter(|permission| permission.is_granted);
        let mut known = Places::default();
        scopes
            .chain(granted.map(|permission| &permission.name))
            .map(String::as_str)
            .filter(|name| known.known_or_next(name).is_none())
            .collect()
    }
}
