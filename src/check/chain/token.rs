//! Whether the token lives, for how long, and who holds it.

use crate::diagnosis::{Cause, Clock, Context, Diagnosis, Discovery, Evidence, diagnose};
use crate::graph::Reply;

use super::super::examination::{Examination, is_about_token};
use super::super::token_facts::TokenType;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn token(&self) -> Link {
        if let Some(wrong_kind) = self.telling_failure(|failure| failure.cause == Cause::AnotherKindOfToken) {
            return Link::broken(wrong_kind);
        }
        if self.is_token_proven {
            let is_contradiction = |failure: &Diagnosis| failure.cause == Cause::ContradictoryAnswers;
            let is_contradicted = self.telling_failure(is_contradiction).is_some()
                || self.search_failure().as_ref().is_some_and(is_contradiction);
            if !self.has_reached_number() && is_contradicted {
                return Link::unknown(words::TOKEN_CONTRADICTED);
            }
            let detail = words::token(&self.token, &self.clock);
            return match self.token.ends_soon_at(&self.clock) {
                Some(expires_at) => {
                    let ends_soon = Evidence::EndsSoon {
                        expires_at,
                        is_temporary: self.token.token_type == TokenType::Temporary,
                    };
                    // By a clock that is behind the making of the token it would end in a year.
                    let made_at = self.token.issued_at.unwrap_or(self.clock.now_unix_secs);
                    let clock = Clock {
                        now_unix_secs: self.clock.now_unix_secs.max(made_at),
                        ..self.clock
                    };
                    let context = Context {
                        clock: &clock,
                        ..self.context()
                    };
                    Link::warn(detail, diagnose(&ends_soon, &context))
                }
                None => Link::pass(detail),
            };
        }
        self.telling_failure(is_about_token)
            .or_else(|| self.described_as_invalid())
            .map_or_else(
                || self.running_or(words::ASKING_TOKEN, || Link::unknown(words::TOKEN_UNKNOWN)),
                Link::broken,
            )
    }

    /// What `debug_token` says against the token, where it described it.
    fn described_as_invalid(&self) -> Option<Diagnosis> {
        let described = self.run.debug_token()?;
        if described.is_valid != Some(false) {
            return None;
        }
        Some(match &described.error {
            Some(error) => {
                let refusal = Reply::Refused {
                    http_status: None,
                    errors: vec![error.clone()],
                };
                diagnose(&Evidence::Reply(&refusal), &self.context())
            }
            None => self.discovered(Discovery::SaidInvalid),
        })
    }
}
