//! Reads a health status: what stands in the way of sending, where something does.

use super::case::quoted;
use super::category::Cause;
use super::sentences;
use crate::graph::{CanSendMessage, HealthEntity, HealthError, HealthStatus};

/// Codes of health errors that stop no message: 138024, calling is not set up.
const HARMLESS: &[i64] = &[138_024];

/// Codes of health errors that have sentences of their own.
const KNOWN: &[(i64, Cause)] = &[(141_006, Cause::PaymentMissing), (141_010, Cause::BusinessUnverified)];

/// What a health status says of sending.
pub(super) struct HealthReading<'a> {
    pub(super) cause: Cause,
    /// The entity that stands in the way, where Meta names one.
    pub(super) entity: Option<&'a HealthEntity>,
    /// Its error, where it has one.
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
pub fn lines(health: &HealthStatus) -> Vec<String> {
    let all_is_well = health.can_send_message == Some(CanSendMessage::Available);
    let is_told =
        |entity: &&HealthEntity| !all_is_well || !entity.errors.is_empty() || !entity.additional_info.is_empty();
    health.entities.iter().filter(is_told).filter_map(line).collect()
}

/// Nothing for an entity of which Meta says nothing.
fn line(entity: &HealthEntity) -> Option<String> {
    let place = entity.entity_type.as_deref()?;
    let mut line = sentences::entity_health(
        sentences::place(place).unwrap_or(place),
        entity.can_send_message.as_ref()?,
        has_only_harmless_errors(entity),
    );
    for error in &entity.errors {
        let said = [
            (sentences::META_SAYS, &error.error_description),
            (sentences::WAY_OUT, &error.possible_solution),
        ];
        for (lead, said) in said {
            if let Some(said) = said.as_deref().and_then(quoted) {
                line.push_str(lead);
                line.push_str(&said);
            }
        }
        if let Some(effect) = error.error_code.and_then(sentences::health_effect) {
            line.push(' ');
            line.push_str(effect);
        }
    }
    for said in entity.additional_info.iter().filter_map(|info| quoted(info)) {
        line.push_str(sentences::META_SAYS);
        line.push_str(&said);
    }
    Some(line)
}
