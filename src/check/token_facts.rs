//! What a run knows of its token: whether it lives, its type and end, who holds it, its app.

use crate::access_token::AppId;
use crate::diagnosis::{Clock, time_by_meta};
use crate::graph::{App, DebugToken, Reply, TokenKind};

use super::permissions::MANAGEMENT;
use super::question::{Question, Told};
use super::run::{Answer, Run, Standing};

const HOUR_SECS: i64 = 3_600;
const DAY_SECS: i64 = 24 * HOUR_SECS;
/// A temporary token lives at most this long.
const TEMPORARY_SECS: i64 = 25 * HOUR_SECS;
/// A long-lived token with less than this left ends soon.
const SOON_SECS: i64 = 7 * DAY_SECS;

/// How long a token lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenType {
    /// At most 25 hours.
    Temporary,
    /// Longer, with an end.
    LongLived,
    /// No end.
    Permanent,
    /// Not known.
    Unknown,
}

impl TokenType {
    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Temporary => "temporary",
            Self::LongLived => "long_lived",
            Self::Permanent => "permanent",
            Self::Unknown => "unknown",
        }
    }
}

/// Who holds a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A person.
    User,
    /// A system user of a business portfolio.
    SystemUser,
    /// A Facebook page.
    Page,
    /// The app itself.
    App,
    /// Not known.
    Unknown,
}

impl Holder {
    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::SystemUser => "system_user",
            Self::Page => "page",
            Self::App => "app",
            Self::Unknown => "unknown",
        }
    }

    fn of(kind: Option<&TokenKind>) -> Self {
        match kind {
            Some(TokenKind::User) => Self::User,
            Some(TokenKind::SystemUser) => Self::SystemUser,
            Some(TokenKind::Page) => Self::Page,
            Some(TokenKind::App) => Self::App,
            Some(TokenKind::Other(_)) | None => Self::Unknown,
        }
    }
}

/// What is known of a token beyond its text. Times are Unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// How long it lives.
    pub token_type: TokenType,
    /// Who holds it.
    pub holder: Holder,
    /// The holder's name.
    pub holder_name: Option<String>,
    /// The holder's ID.
    pub holder_id: Option<String>,
    /// When it ends; `None`: not known, or never.
    pub expires_at: Option<i64>,
    /// When Meta stops giving the app the person's data; `None`: not known, or never.
    pub data_access_expires_at: Option<i64>,
    /// When it was made.
    pub issued_at: Option<i64>,
    /// The app, by Meta's word, else by the token's own text.
    pub app_id: Option<AppId>,
    /// The app's name.
    pub app_name: Option<String>,
}

impl TokenFacts {
    /// Nothing.
    pub(super) fn unknown() -> Self {
        Self {
            token_type: TokenType::Unknown,
            holder: Holder::Unknown,
            holder_name: None,
            holder_id: None,
            expires_at: None,
            data_access_expires_at: None,
            issued_at: None,
            app_id: None,
            app_name: None,
        }
    }

    /// What the run knows so far.
    pub(super) fn of(run: &Run, clock: &Clock) -> Self {
        let described = run.valid_debug_token();
        let (token_type, expires_at) = described
            .and_then(|token| Some(lifetime(token.expires_at?, token.issued_at, clock)))
            .unwrap_or((TokenType::Unknown, None));
        let app = run.app();
        let me = match run.told(&Question::Me) {
            Some(Told::Me(me)) => Some(me),
            _ => None,
        };
        Self {
            token_type,
            holder: Holder::of(described.and_then(|token| token.kind.as_ref())),
            holder_name: me.and_then(|me| me.name.clone()),
            holder_id: me
                .map(|me| me.id.clone())
                .or_else(|| described.and_then(|token| token.user_id.clone())),
            expires_at,
            data_access_expires_at: described
                .and_then(|token| token.data_access_expires_at)
                .filter(|at| *at > 0),
            issued_at: described.and_then(|token| token.issued_at),
            app_id: run.app_id_by_meta().or(run.request.inspection.app_id.as_ref()).cloned(),
            app_name: app
                .and_then(|app| app.name.clone())
                .or_else(|| run.debug_token().and_then(|token| token.application.clone())),
        }
    }

    /// Whether a token that works shows that the clock is wrong: by it the token has ended, or was not made yet.
    pub(super) fn contradicts(&self, clock: &Clock) -> bool {
        let has_ended = self.expires_at.is_some_and(|at| at <= clock.now_unix_secs);
        let is_unmade = self
            .issued_at
            .is_some_and(|at| at.saturating_sub(clock.now_unix_secs) > HOUR_SECS);
        has_ended || is_unmade
    }

    /// When the token ends, if that is soon enough to be told.
    pub(super) fn ends_soon_at(&self, clock: &Clock) -> Option<i64> {
        let expires_at = self.expires_at?;
        let is_soon = match self.token_type {
            TokenType::Temporary => true,
            TokenType::LongLived => expires_at.saturating_sub(clock.now_unix_secs) < SOON_SECS,
            TokenType::Permanent | TokenType::Unknown => false,
        };
        (is_soon && expires_at > clock.now_unix_secs).then_some(expires_at)
    }
}

impl Run {
    /// The person's clock, set right where it is off by more than an hour and an answer of this run names the time. Answers
    /// that were pasted name the time at which they came.
    pub(super) fn corrected(&self, clock: &Clock) -> Clock {
        let named = self.questions().find_map(|question| match self.standing(question) {
            Standing::Answered(Answer::Refused(Reply::Refused { errors, .. })) => errors.iter().find_map(time_by_meta),
            _ => None,
        });
        let is_off = |now: &i64| now.saturating_sub(clock.now_unix_secs).saturating_abs() > HOUR_SECS;
        Clock {
            now_unix_secs: named
                .filter(|now| !self.is_replay && is_off(now))
                .unwrap_or(clock.now_unix_secs),
            ..*clock
        }
    }

    /// What Meta says of the token, once it was read.
    pub(super) fn debug_token(&self) -> Option<&DebugToken> {
        match self.told(&Question::DebugToken) {
            Some(Told::DebugToken(token)) => Some(token),
            _ => None,
        }
    }

    /// The same, where Meta calls the token valid.
    pub(super) fn valid_debug_token(&self) -> Option<&DebugToken> {
        self.debug_token().filter(|token| token.is_valid == Some(true))
    }

    /// The app, once it was read.
    pub(super) fn app(&self) -> Option<&App> {
        match self.told(&Question::App) {
            Some(Told::App(app)) => Some(app),
            _ => None,
        }
    }

    /// The app's ID by Meta's word, which the token's own text is not.
    pub(super) fn app_id_by_meta(&self) -> Option<&AppId> {
        self.app()
            .map(|app| &app.id)
            .or_else(|| self.debug_token()?.app_id.as_ref())
    }

    /// Whether Meta names the accounts that the token was given for, which leaves out all others.
    pub(super) fn is_bound_to_accounts(&self) -> bool {
        self.valid_debug_token().is_some_and(|token| {
            token.granular_scopes.iter().any(|granular| {
                granular.scope == MANAGEMENT && granular.target_ids.as_ref().is_some_and(|ids| !ids.is_empty())
            })
        })
    }

    /// Whether a call worked, which only a living token makes work.
    pub(super) fn is_token_proven(&self) -> bool {
        self.questions()
            .filter_map(|question| self.told(question))
            .any(|told| match told {
                Told::DebugToken(token) => token.is_valid == Some(true),
                _ => true,
            })
    }
}

/// The type and end of a valid token, by `expires_at` and `issued_at` (absent for short-lived ones).
fn lifetime(expires_at: i64, issued_at: Option<i64>, clock: &Clock) -> (TokenType, Option<i64>) {
    if expires_at == 0 {
        return (TokenType::Permanent, None);
    }
    if issued_at.is_none() && expires_at <= clock.now_unix_secs {
        // How long it was to live cannot be told from an end that is over.
        return (TokenType::Unknown, Some(expires_at));
    }
    let began_at = issued_at.unwrap_or(clock.now_unix_secs);
    let token_type = if expires_at.saturating_sub(began_at) <= TEMPORARY_SECS {
        TokenType::Temporary
    } else {
        TokenType::LongLived
    };
    (token_type, Some(expires_at))
}
