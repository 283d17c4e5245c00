//! Explains what `debug_token` says about a token. Does not depend on how the answer was quoted.

use serde_json::Value;

use crate::diagnosis::case::{Case, Found};
use crate::diagnosis::category::Cause;
use crate::diagnosis::write::write;
use crate::diagnosis::{Context, Diagnosis, rules};
use crate::graph::{DebugToken, TokenKind, WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING};

/// Whether a value is an answer of `debug_token`.
pub(super) fn is_description(answer: &Value) -> bool {
    read(answer).is_some()
}

/// Whether there is a field beside `is_valid` that only Meta uses: other services call a coupon or an address valid
/// too.
pub(super) fn has_another_field(has: impl Fn(&str) -> bool) -> bool {
    ["app_id", "scopes", "granular_scopes", "expires_at", "issued_at"]
        .into_iter()
        .any(has)
}

fn read(answer: &Value) -> Option<DebugToken> {
    DebugToken::from_answer(answer)
        .filter(|token| token.is_valid.is_some())
        // People also paste the `data` object alone.
        .or_else(|| {
            let is_whole = has_another_field(|field| answer.get(field).is_some()) || answer.get("error").is_some();
            Some(DebugToken::from_data(answer)).filter(|token| token.is_valid.is_some() && is_whole)
        })
}

/// The first permission that a CRM needs and that neither list of a description has; `None` without a list. Either list counts:
/// tokens of Embedded Signup may have the permissions in the flat list only.
fn missing_permission(token: &DebugToken) -> Option<&'static str> {
    let granular = token.granular_scopes.iter().map(|granular| granular.scope.as_str());
    let listed: Vec<&str> = token.scopes.iter().map(String::as_str).chain(granular).collect();
    let needed = [WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING];
    let missing = needed.into_iter().find(|needed| !listed.contains(needed));
    missing.filter(|_| !listed.is_empty())
}

/// How long tokens last that a system user gets if it cannot get permanent ones: 60 days, in seconds.
const SIXTY_DAYS: i64 = 60 * 24 * 3_600;

/// Whether a token of a system user was generated for 60 days, give or take a day.
fn is_of_sixty_days(token: &DebugToken) -> bool {
    let (Some(issued_at), Some(expires_at)) = (token.issued_at, token.expires_at) else {
        return false;
    };
    let life = expires_at.saturating_sub(issued_at);
    token.kind == Some(TokenKind::SystemUser) && life.abs_diff(SIXTY_DAYS) <= 24 * 3_600
}

/// Explains an answer of `debug_token`; `None` for any other answer.
pub(in crate::diagnosis) fn explain(answer: &Value, http_status: Option<u16>, context: &Context) -> Option<Diagnosis> {
    let token = read(answer)?;
    let context = &Context {
        app_id: context.app_id.or(token.app_id.as_ref()),
        ..*context
    };
    let now = context.clock.now_unix_secs;
    let expires_at = token.expires_at.filter(|at| *at > 0);
    let ended_at = expires_at.filter(|at| *at <= now);
    let (stated, error) = token.error.as_ref().map_or((None, None), |error| {
        let (cause, error) = rules::read(std::slice::from_ref(error), http_status);
        (Some(cause), error)
    });
    let is_refused = stated.is_some() || token.is_valid == Some(false) || ended_at.is_some();
    let missing_permission = missing_permission(&token).filter(|_| !is_refused);
    let cause = match stated {
        Some(Cause::RejectedWithoutReason | Cause::Unrecognised) | None if ended_at.is_some() => Cause::SessionExpired,
        Some(cause) => cause,
        None if token.is_valid == Some(false) => Cause::SaidInvalid,
        None => match missing_permission {
            None => Cause::HealthyToken,
            Some(WHATSAPP_BUSINESS_MESSAGING) => Cause::MessagingNotListed,
            Some(_) => Cause::MissingPermission,
        },
    };
    let case = Case {
        error,
        http_status,
        ended_at: ended_at.filter(|_| cause == Cause::SessionExpired),
        ends_at: expires_at,
        missing_permission,
        is_of_sixty_days: is_of_sixty_days(&token),
        found: Found {
            is_in_answers: true,
            ..Found::default()
        },
        ..Case::default()
    };
    Some(write(cause, &case, context))
}
