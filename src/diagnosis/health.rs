//! Reads a health status: what prevents sending, if something does. Does not depend on the number or on the rest of an answer.

use super::case::quoted;
use super::category::Cause;
use super::sentences;
use crate::graph::{CanSendMessage, HealthEntity, HealthError, HealthStatus};
use crate::words::{Said, Sentences};

/// Codes of health errors that stop no message: 138024, calling is not set up.
const HARMLESS: &[i64] = &[138_024];

/// Codes of health errors that have sentences of their own.
const KNOWN: &[(i64, Cause)] = &[(141_006, Cause::PaymentMissing), (141_010, Cause::BusinessUnverified)];

/// What a health status says of sending.
pub(super) struct HealthReading<'a> {
    pub(super) cause: Cause,
    /// The entity that prevents it, if Meta names one.
    pub(super) entity: Option<&'a HealthEntity>,
    /// Its error, if it has one.
    pub(super) error: Option<&'a HealthError>,
}

/// Whether a health status limits sending. One that names only harmless things does not, nor does a word that is new.
#[must_use]
pub fn limits_sending(health: &HealthStatus) -> bool {
    let is_limited = health.can_send_message == Some(CanSendMessage::Limited);
    let mut unwell = health.entities.iter().filter(|entity| !is_available(entity)).peekable();
    let only_harmless = unwell.peek().is_some() && unwell.all(has_only_harmless_errors);
    let is_blocked = health.can_send_message == Some(CanSendMessage::Blocked);
    is_blocked || is_limited && !only_harmless
}

pub(super) fn read(health: &HealthStatus) -> HealthReading<'_> {
    let troubled = || {
        health
            .entities
            .iter()
            .flat_map(|entity| entity.errors.iter().map(move |error| (entity, error)))
            .filter(|(_, error)| !is_harmless(error))
    };
    let known = KNOWN.iter().find_map(|(code, cause)| {
        let (entity, error) = troubled().find(|(_, error)| error.error_code == Some(*code))?;
        Some(HealthReading {
            cause: *cause,
            entity: Some(entity),
            error: Some(error),
        })
    });
    known.unwrap_or_else(|| {
        let named = troubled().next();
        let unwell = health.entities.iter().find(|entity| {
            entity
                .can_send_message
                .as_ref()
                .is_some_and(|can_send| *can_send != CanSendMessage::Available)
        });
        HealthReading {
            cause: if health.can_send_message == Some(CanSendMessage::Blocked) {
                Cause::SendingBlocked
            } else {
                Cause::SendingPartlyLimited
            },
            entity: named.map(|(entity, _)| entity).or(unwell),
            error: named.map(|(_, error)| error),
        }
    })
}

fn is_available(entity: &HealthEntity) -> bool {
    entity.errors.is_empty()
        && entity
            .can_send_message
            .as_ref()
            .is_none_or(|can_send| *can_send == CanSendMessage::Available)
}

fn has_only_harmless_errors(entity: &HealthEntity) -> bool {
    !entity.errors.is_empty() && entity.errors.iter().all(is_harmless)
}

fn is_harmless(error: &HealthError) -> bool {
    error.error_code.is_some_and(|code| HARMLESS.contains(&code))
}

/// A health status in words, one sentence or more for each entity: ours, and Meta's with its own way out. Where all is
/// well, only for those of which Meta says more.
#[must_use]
pub fn lines(health: &HealthStatus) -> Vec<Sentences> {
    let all_is_well = health.can_send_message == Some(CanSendMessage::Available);
    let is_told =
        |entity: &&HealthEntity| !all_is_well || !entity.errors.is_empty() || !entity.additional_info.is_empty();
    health.entities.iter().filter(is_told).filter_map(line).collect()
}

/// Nothing for an entity of which Meta says nothing.
fn line(entity: &HealthEntity) -> Option<Sentences> {
    let quote = |lead: &'static str, words: &str| Some(Said::from(lead).with("words", quoted(words)?));
    let mut line = vec![sentences::entity_health(
        entity.entity_type.as_deref()?,
        entity.can_send_message.as_ref()?,
        has_only_harmless_errors(entity),
    )];
    for error in &entity.errors {
        let description = error.error_description.as_deref();
        let solution = error.possible_solution.as_deref();
        line.extend(description.and_then(|words| quote(sentences::META_SAYS, words)));
        line.extend(solution.and_then(|words| quote(sentences::WAY_OUT, words)));
        line.extend(error.error_code.and_then(sentences::health_effect).map(Said::from));
    }
    let info = entity.additional_info.iter();
    line.extend(info.filter_map(|words| quote(sentences::META_SAYS, words)));
    Some(line.into_iter().collect())
}
