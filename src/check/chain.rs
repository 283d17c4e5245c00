//! The chain of checks, in its order: text, token, app, permissions, account, phone number, health, webhook.

use std::borrow::Cow;

use crate::diagnosis::{Category, Clock, limits_sending};
use crate::graph::CanSendMessage;

use super::run::{Question, Run, Standing};
use super::token_facts::TokenFacts;
use super::verdict::is_unregistered;
use super::words;

/// A link of the chain, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckId {
    /// The pasted text.
    Text,
    /// Whether the token lives.
    Token,
    /// The app it belongs to.
    App,
    /// Its permissions.
    Permissions,
    /// The `WhatsApp` Business Account.
    Account,
    /// The phone number.
    PhoneNumber,
    /// Whether messages can be sent.
    Health,
    /// Whether the app hears of messages.
    Webhook,
}

impl CheckId {
    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Token => "token",
            Self::App => "app",
            Self::Permissions => "permissions",
            Self::Account => "account",
            Self::PhoneNumber => "phone_number",
            Self::Health => "health",
            Self::Webhook => "webhook",
        }
    }
}

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// Proven.
    Pass,
    /// Works, with something to look at.
    Warn,
    /// Broken.
    Fail,
    /// Could not be told.
    Unknown,
    /// Not asked.
    Skipped,
    /// Being asked.
    Running,
}

impl CheckState {
    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
            Self::Running => "running",
        }
    }
}

/// One row of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which link.
    pub id: CheckId,
    /// How it stands.
    pub state: CheckState,
    /// Its name, for people.
    pub label: &'static str,
    /// What was found, or what is being asked.
    pub detail: Cow<'static, str>,
}

/// A row before it has its name.
type Row = (CheckState, Cow<'static, str>);

impl Run {
    /// The chain as it stands.
    #[must_use]
    pub fn checks(&self, clock: &Clock) -> Vec<Check> {
        let token = TokenFacts::of(self, clock);
        let rows = [
            (CheckId::Text, self.text_row()),
            (CheckId::Token, self.token_row(&token, clock)),
            (CheckId::App, self.app_row(&token, clock)),
            (CheckId::Permissions, self.permissions_row(clock)),
            (CheckId::Account, not_asked(words::ACCOUNT_NOT_ASKED)),
            (CheckId::PhoneNumber, self.phone_number_row(clock)),
            (CheckId::Health, self.health_row()),
            (CheckId::Webhook, not_asked(words::WEBHOOK_NOT_ASKED)),
        ];
        rows.into_iter()
            .map(|(id, (state, detail))| Check {
                id,
                state,
                label: words::label(id),
                detail,
            })
            .collect()
    }

    fn text_row(&self) -> Row {
        let inspection = &self.request.inspection;
        match &inspection.token {
            None => (CheckState::Unknown, words::NO_TOKEN.into()),
            Some(token) => {
                let (state, shape) = words::shape(inspection.completeness);
                (state, words::text(token.character_count(), shape).into())
            }
        }
    }

    fn token_row(&self, token: &TokenFacts, clock: &Clock) -> Row {
        if self.is_token_proven() {
            let state = match token.ends_soon_at(clock) {
                Some(_) => CheckState::Warn,
                None => CheckState::Pass,
            };
            return (state, words::lifetime(token.token_type, token.expires_at, clock).into());
        }
        let against_it = self
            .diagnosis_by(Question::PhoneNumber, clock)
            .filter(|diagnosis| is_about_token(diagnosis.category))
            .or_else(|| self.proof_against_token(clock));
        match against_it {
            Some(diagnosis) if is_about_token(diagnosis.category) => (CheckState::Fail, diagnosis.title.into()),
            _ => self.open_row(words::ASKING_TOKEN, words::TOKEN_UNKNOWN.into()),
        }
    }

    fn app_row(&self, token: &TokenFacts, clock: &Clock) -> Row {
        let refusal = self
            .diagnosis_by(Question::PhoneNumber, clock)
            .filter(|diagnosis| diagnosis.category == Category::AppProblem);
        if let Some(diagnosis) = refusal {
            return (CheckState::Fail, diagnosis.title.into());
        }
        if self.app().is_some() || self.debug_token().is_some_and(|token| token.app_id.is_some()) {
            return (CheckState::Pass, words::app(token).into());
        }
        self.open_row(words::ASKING_APP, words::app_unknown(token).into())
    }

    fn permissions_row(&self, clock: &Clock) -> Row {
        if self.phone_number().is_some() {
            let is_listed = self.is_messaging_listed();
            let state = match is_listed {
                Some(false) => CheckState::Warn,
                Some(true) | None => CheckState::Pass,
            };
            return (state, words::permissions(is_listed).into());
        }
        match self.diagnosis_by(Question::PhoneNumber, clock) {
            Some(diagnosis) if diagnosis.category == Category::PermissionDenied => {
                (CheckState::Fail, diagnosis.title.into())
            }
            _ => match self.standing(Question::PhoneNumber) {
                Standing::NotAsked => not_asked(words::PERMISSIONS_NOT_ASKED),
                Standing::Asking => running(words::ASKING_PERMISSIONS),
                Standing::Answered(_) => unknown(words::PERMISSIONS_UNKNOWN),
            },
        }
    }

    fn phone_number_row(&self, clock: &Clock) -> Row {
        if let Some(phone_number) = self.phone_number() {
            return (CheckState::Pass, words::phone_number(&phone_number).into());
        }
        match (self.standing(Question::PhoneNumber), &self.request.phone_number_id) {
            (Standing::Asking, _) => running(words::ASKING_PHONE_NUMBER),
            (_, Err(_)) => (CheckState::Fail, words::NOT_AN_ID.into()),
            (Standing::NotAsked, _) => not_asked(words::NO_PHONE_NUMBER_ID),
            (Standing::Answered(_), _) => match self.diagnosis_by(Question::PhoneNumber, clock) {
                Some(diagnosis) if matches!(diagnosis.category, Category::WrongId | Category::NotTokenProblem) => {
                    (CheckState::Fail, diagnosis.title.into())
                }
                _ => unknown(words::PHONE_NUMBER_UNKNOWN),
            },
        }
    }

    fn health_row(&self) -> Row {
        let Some(phone_number) = self.phone_number() else {
            return match self.standing(Question::PhoneNumber) {
                Standing::Asking => running(words::ASKING_HEALTH),
                Standing::NotAsked | Standing::Answered(_) => not_asked(words::HEALTH_NOT_ASKED),
            };
        };
        let health = phone_number.health_status.as_ref();
        let is_limited = health.is_some_and(limits_sending);
        match health.and_then(|health| health.can_send_message.as_ref()) {
            Some(CanSendMessage::Blocked) => (CheckState::Warn, words::HEALTH_BLOCKED.into()),
            _ if is_unregistered(&phone_number) => (CheckState::Warn, words::NOT_REGISTERED.into()),
            Some(CanSendMessage::Limited) if is_limited => (CheckState::Warn, words::HEALTH_LIMITED.into()),
            Some(CanSendMessage::Limited) => (CheckState::Pass, words::HEALTH_HARMLESS.into()),
            Some(CanSendMessage::Available) => (CheckState::Pass, words::HEALTH_AVAILABLE.into()),
            Some(CanSendMessage::Other(_)) | None => unknown(words::HEALTH_UNKNOWN),
        }
    }

    /// A row that rests on several calls and is not settled yet: running while one is out, else unknown.
    fn open_row(&self, asking: &'static str, not_told: Cow<'static, str>) -> Row {
        if self.has_ended() {
            unknown(not_told)
        } else {
            running(asking)
        }
    }
}

fn is_about_token(category: Category) -> bool {
    matches!(category, Category::TokenExpired | Category::InvalidToken)
}

fn not_asked(why: &'static str) -> Row {
    (CheckState::Skipped, why.into())
}

fn running(asking: &'static str) -> Row {
    (CheckState::Running, asking.into())
}

fn unknown(why: impl Into<Cow<'static, str>>) -> Row {
    (CheckState::Unknown, why.into())
}
