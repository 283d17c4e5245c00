//! What a run knows of its token: type, end, app.

use crate::access_token::AppId;
use crate::diagnosis::Clock;

use super::run::Run;

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

/// What is known of a token beyond its text. Times are Unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// How long it lives.
    pub token_type: TokenType,
    /// When it ends; `None`: not known, or never.
    pub expires_at: Option<i64>,
    /// The app, by Meta's word, else by the token's own text.
    pub app_id: Option<AppId>,
    /// The app's name.
    pub app_name: Option<String>,
}

impl TokenFacts {
    /// What the run knows so far.
    pub(super) fn of(run: &Run, clock: &Clock) -> Self {
        let debug_token = run.debug_token();
        let app = run.app();
        let (token_type, expires_at) = debug_token
            .as_ref()
            .filter(|token| token.is_valid == Some(true))
            .and_then(|token| Some(lifetime(token.expires_at?, token.issued_at, clock)))
            .unwrap_or((TokenType::Unknown, None));
        let (debugged_app_id, debugged_app_name) =
            debug_token.map_or((None, None), |token| (token.app_id, token.application));
        let (asked_app_id, asked_app_name) = app.map_or((None, None), |app| (Some(app.id), app.name));
        Self {
            token_type,
            expires_at,
            app_id: asked_app_id
                .or(debugged_app_id)
                .or_else(|| run.request.inspection.app_id.clone()),
            app_name: asked_app_name.or(debugged_app_name),
        }
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

/// The type and end of a valid token, by `expires_at` and `issued_at` (absent for short-lived ones).
fn lifetime(expires_at: i64, issued_at: Option<i64>, clock: &Clock) -> (TokenType, Option<i64>) {
    if expires_at == 0 {
        return (TokenType::Permanent, None);
    }
    let began_at = issued_at.unwrap_or(clock.now_unix_secs);
    let token_type = if expires_at.saturating_sub(began_at) <= TEMPORARY_SECS {
        TokenType::Temporary
    } else {
        TokenType::LongLived
    };
    (token_type, Some(expires_at))
}
