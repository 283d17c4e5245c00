//! What a run knows of its token: whether it works, its type, when it expires, its owner, its app. Does not depend on
//! the other facts, or on the verdict.

use crate::check::answers::Answers;
use crate::check::question::{Answer, Question};
use crate::coded::coded;
use crate::diagnosis::Clock;
use crate::graph::TokenKind;
use crate::paste::AppId;

const HOUR_SECS: i64 = 3_600;
const DAY_SECS: i64 = 24 * HOUR_SECS;
/// A temporary token is valid for at most this long.
const TEMPORARY_SECS: i64 = 25 * HOUR_SECS;
/// A long-lived token with less than this left expires soon.
const SOON_SECS: i64 = 7 * DAY_SECS;

coded! {
    /// How long a token is valid.
    #[derive(Default)]
    TokenType {
        /// At most 25 hours.
        Temporary = "temporary",
        /// Longer, but not permanent.
        LongLived = "long_lived",
        /// Never expires.
        Permanent = "permanent",
        /// Not known.
        #[default]
        Unknown = "unknown",
    }
}

coded! {
    /// The owner of a token.
    #[derive(Default)]
    Holder {
        /// A person.
        User = "user",
        /// A system user of a business portfolio.
        SystemUser = "system_user",
        /// A Facebook page.
        Page = "page",
        /// The app itself.
        App = "app",
        /// Not known.
        #[default]
        Unknown = "unknown",
    }
}

impl Holder {
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

/// What is known about a token beyond its text. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// How long it is valid.
    pub token_type: TokenType,
    /// Its owner.
    pub holder: Holder,
    /// The owner's name.
    pub holder_name: Option<String>,
    /// The owner's ID.
    pub holder_id: Option<String>,
    /// When it expires; `None`: not known, or never.
    pub expires_at: Option<i64>,
    /// When Meta stops giving the app the person's data; `None`: not known, or never.
    pub data_access_expires_at: Option<i64>,
    /// When it was created.
    pub issued_at: Option<i64>,
    /// The app, from Meta, else from the token's own text.
    pub app_id: Option<AppId>,
    /// The app's name.
    pub app_name: Option<String>,
}

impl TokenFacts {
    /// What the run knows so far.
    pub(in crate::check) fn of(answers: Answers, clock: &Clock) -> Self {
        let described = answers.valid_debug_token();
        let (token_type, expires_at) = described
            .and_then(|token| Some(lifetime(token.expires_at?, token.issued_at, clock)))
            .unwrap_or((TokenType::Unknown, None));
        let me = match answers.answer(&Question::Me) {
            Some(Answer::Me(me)) => Some(me),
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
            app_id: answers
                .app_id()
                .or(answers.request().inspection.app_id.as_ref())
                .cloned(),
            app_name: answers
                .app()
                .and_then(|app| app.name.clone())
                .or_else(|| answers.debug_token().and_then(|token| token.application.clone())),
        }
    }

    /// Whether a working token shows that the clock is wrong: according to the clock it has expired, or was not created yet.
    pub(in crate::check) fn contradicts(&self, clock: &Clock) -> bool {
        let has_expired = self.expires_at.is_some_and(|at| at <= clock.now_unix_secs);
        let is_not_created = self
            .issued_at
            .is_some_and(|at| at.saturating_sub(clock.now_unix_secs) > HOUR_SECS);
        has_expired || is_not_created
    }

    /// When the token expires, if that is soon.
    pub(in crate::check) fn expires_soon_at(&self, clock: &Clock) -> Option<i64> {
        let expires_at = self.expires_at?;
        let is_soon = match self.token_type {
            TokenType::Temporary => true,
            TokenType::LongLived => expires_at.saturating_sub(clock.now_unix_secs) < SOON_SECS,
            TokenType::Permanent | TokenType::Unknown => false,
        };
        (is_soon && expires_at > clock.now_unix_secs).then_some(expires_at)
    }
}

/// Whether a call worked, which proves that the token works.
pub(in crate::check) fn is_token_proven(answers: Answers) -> bool {
    answers.answered().any(|(_, answer)| match answer {
        Answer::DebugToken(token) => token.is_valid == Some(true),
        _ => true,
    })
}

/// The type and expiry of a valid token, by `expires_at` and `issued_at` (absent for short-lived ones).
fn lifetime(expires_at: i64, issued_at: Option<i64>, clock: &Clock) -> (TokenType, Option<i64>) {
    if expires_at == 0 {
        return (TokenType::Permanent, None);
    }
    if issued_at.is_none() && expires_at <= clock.now_unix_secs {
        // An expiry in the past does not say how long the token was valid.
        return (TokenType::Unknown, Some(expires_at));
    }
    let created_at = issued_at.unwrap_or(clock.now_unix_secs);
    let token_type = if expires_at.saturating_sub(created_at) <= TEMPORARY_SECS {
        TokenType::Temporary
    } else {
        TokenType::LongLived
    };
    (token_type, Some(expires_at))
}
