//! Whether the token works, for how long, and who its owner is. Does not depend on the other checks.

use crate::check::facts::TokenType;
use crate::check::snapshot::{Snapshot, is_about_token};
use crate::check::words;
use crate::diagnosis::{Cause, Clock, Context, Diagnosis, Discovery, Evidence, diagnose};
use crate::graph::Reply;

use super::check_result::{CheckResult, running_or};

pub(super) fn token(snapshot: &Snapshot) -> CheckResult {
    if let Some(wrong_kind) = snapshot.decisive_failure(|failure| failure.cause == Cause::AnotherKindOfToken) {
        return CheckResult::broken(wrong_kind);
    }
    if snapshot.is_token_proven {
        let is_contradiction = |failure: &Diagnosis| failure.cause == Cause::ContradictoryAnswers;
        let is_contradicted = snapshot.decisive_failure(is_contradiction).is_some()
            || snapshot.search_failure().as_ref().is_some_and(is_contradiction);
        if !snapshot.has_reached_number() && is_contradicted {
            return CheckResult::unknown(words::TOKEN_CONTRADICTED);
        }
        let detail = words::token(&snapshot.token, &snapshot.clock);
        return match snapshot.token.expires_soon_at(&snapshot.clock) {
            Some(expires_at) => {
                let ends_soon = Evidence::EndsSoon {
                    expires_at,
                    is_temporary: snapshot.token.token_type == TokenType::Temporary,
                };
                // With a clock that is behind the creation of the token, it would seem to expire in a year.
                let created_at = snapshot.token.issued_at.unwrap_or(snapshot.clock.now_unix_secs);
                let clock = Clock {
                    now_unix_secs: snapshot.clock.now_unix_secs.max(created_at),
                    ..snapshot.clock
                };
                let context = Context {
                    clock: &clock,
                    ..snapshot.context()
                };
                CheckResult::warn(detail, diagnose(&ends_soon, &context))
            }
            None => CheckResult::pass(detail),
        };
    }
    let failure = snapshot.decisive_failure(is_about_token);
    match failure.or_else(|| described_as_invalid(snapshot)) {
        Some(failure) => CheckResult::broken(failure),
        None => running_or(snapshot, words::ASKING_TOKEN, || {
            CheckResult::unknown(words::TOKEN_UNKNOWN)
        }),
    }
}

/// The problem that `debug_token` names, if it described the token.
fn described_as_invalid(snapshot: &Snapshot) -> Option<Diagnosis> {
    let described = snapshot.answers.debug_token()?;
    if described.is_valid != Some(false) {
        return None;
    }
    Some(match &described.error {
        Some(error) => {
            let refusal = Reply::Refused {
                http_status: None,
                errors: vec![error.clone()],
            };
            diagnose(&Evidence::Reply(&refusal), &snapshot.context())
        }
        None => snapshot.discovered(Discovery::SaidInvalid),
    })
}
