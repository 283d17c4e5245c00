//! Reads a health status: what stands in the way of sending, where something does.

use super::category::Cause;
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
    let mut errors = health.entities.iter().flat_map(|entity| &entity.errors).peekable();
    let only_harmless = errors.peek().is_some() && errors.all(is_harmless);
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

fn is_harmless(error: &HealthError) -> bool {
    error.error_code.is_some_and(|code| HARMLESS.contains(&code))
}
