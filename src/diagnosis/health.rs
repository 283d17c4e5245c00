//! Reads a health status: what prevents sending, if anything does. Does not depend on the number or on the rest of an answer.
//!
//! An error counts only if the `can_send_message` of its own entity is not `AVAILABLE` (Meta, "Messaging and Calling Health
//! Status", October 2025: its example has an `APP` entity that is `AVAILABLE` and has an error about calls).

use super::case::quoted;
use super::category::Cause;
use super::sentences;
use crate::graph::{CanSendMessage, HealthEntity, HealthError, HealthStatus};
use crate::words::{Said, Sentences, Text, Value};

/// Codes of health errors that do not stop messages: all are about voice calls.
const HARMLESS: &[i64] = &[138_024, 138_025, 138_026];

/// Codes of health errors that have their own sentences. What must be fixed first comes first. The `APP` entity is the app of the
/// token: a token without `whatsapp_business_messaging` gets 141011 even if the number sends. As the error of a request, 131000 is a
/// temporary fault. In a health status, it is an incomplete business profile.
const KNOWN: &[(i64, Cause)] = &[
    (141_014, Cause::AccountBanned),
    (141_000, Cause::NumberNotConnected),
    (141_006, Cause::PaymentMissing),
    (141_010, Cause::BusinessUnverified),
    (131_000, Cause::BusinessProfileIncomplete),
    (141_011, Cause::AppCannotSend),
];

/// How many blockers a sentence names at most.
const BLOCKERS_LIMIT: usize = 4;

/// What a health status says about sending.
pub(super) struct HealthReading<'a> {
    pub(super) cause: Cause,
    /// The entity that prevents it, if Meta names one.
    pub(super) entity: Option<&'a HealthEntity>,
    /// Its error, if it has one.
    pub(super) error: Option<&'a HealthError>,
}

/// Whether a health status limits sending. A status with only harmless errors does not, and neither does an unknown word.
#[must_use]
pub fn limits_sending(health: &HealthStatus) -> bool {
    let is_unwell =
        |word: &Option<CanSendMessage>| matches!(word, Some(CanSendMessage::Blocked | CanSendMessage::Limited));
    if health.entities.is_empty() {
        return is_unwell(&health.can_send_message);
    }
    health
        .entities
        .iter()
        .filter(|entity| !is_available(entity))
        .any(|entity| {
            let is_harmless =
                has_only_harmless_errors(entity) && entity.can_send_message != Some(CanSendMessage::Blocked);
            !is_harmless && (is_unwell(&entity.can_send_message) || is_unwell(&health.can_send_message))
        })
}

/// The cause that has its own sentences, otherwise what is limited.
pub(super) fn read(health: &HealthStatus) -> HealthReading<'_> {
    let known = KNOWN.iter().find_map(|(code, cause)| {
        let (entity, error) = troubles(health).find(|(_, error)| error.error_code == Some(*code))?;
        Some(HealthReading {
            cause: *cause,
            entity: Some(entity),
            error: Some(error),
        })
    });
    known.unwrap_or_else(|| {
        let named = troubles(health).next();
        let unwell = health
            .entities
            .iter()
            .find(|entity| !is_available(entity) && !has_only_harmless_errors(entity))
            .or_else(|| health.entities.iter().find(|entity| !is_available(entity)));
        let is_blocked = |word: &Option<CanSendMessage>| *word == Some(CanSendMessage::Blocked);
        let any_is_blocked = health
            .entities
            .iter()
            .any(|entity| is_blocked(&entity.can_send_message));
        HealthReading {
            cause: if is_blocked(&health.can_send_message) || any_is_blocked {
                Cause::SendingBlocked
            } else {
                Cause::SendingPartlyLimited
            },
            entity: named.map(|(entity, _)| entity).or(unwell),
            error: named.map(|(_, error)| error),
        }
    })
}

/// What else prevents sending, besides the cause that the sentences are about, in the order to fix it. `None` if nothing does.
pub(super) fn other_blockers(health: &HealthStatus, cause: Cause, error: Option<&HealthError>) -> Option<Said> {
    // A coexistence number is not registered through the API.
    let cause = match cause {
        Cause::CoexistenceDisconnected => Cause::NumberNotConnected,
        cause => cause,
    };
    let is_said = |other: &HealthError| {
        error.is_some_and(|error| error.error_code == other.error_code)
            || KNOWN
                .iter()
                .any(|(code, known)| other.error_code == Some(*code) && *known == cause)
    };
    let mut names: Vec<Value> = Vec::new();
    for (_, other) in troubles(health).filter(|(_, other)| !is_said(other)) {
        let known = other.error_code.and_then(sentences::blocker).map(Value::from);
        let name = known.or_else(|| Some(quoted(other.error_description.as_deref()?)?.into()));
        if let Some(name) = name
            && names.len() < BLOCKERS_LIMIT
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| Said::list(names))
}

/// The errors that count, each with its entity.
fn troubles(health: &HealthStatus) -> impl Iterator<Item = (&HealthEntity, &HealthError)> {
    let unwell = health.entities.iter().filter(|entity| !is_available(entity));
    unwell
        .flat_map(|entity| entity.errors.iter().map(move |error| (entity, error)))
        .filter(|(_, error)| !is_harmless(error))
}

/// Whether Meta calls the entity available, or says nothing and reports no errors.
fn is_available(entity: &HealthEntity) -> bool {
    match &entity.can_send_message {
        Some(can_send) => *can_send == CanSendMessage::Available,
        None => entity.errors.is_empty(),
    }
}

fn has_only_harmless_errors(entity: &HealthEntity) -> bool {
    !entity.errors.is_empty() && entity.errors.iter().all(is_harmless)
}

fn is_harmless(error: &HealthError) -> bool {
    error.error_code.is_some_and(|code| HARMLESS.contains(&code))
}

/// A health status in words, one or more sentences for each entity: ours, and Meta's with its suggestion. If everything is
/// available, only entities with more information from Meta are included.
#[must_use]
pub fn lines(health: &HealthStatus) -> Vec<Sentences> {
    let all_is_well = health.can_send_message == Some(CanSendMessage::Available);
    let is_told = |entity: &&HealthEntity| {
        !all_is_well || !is_available(entity) || !entity.errors.is_empty() || !entity.additional_info.is_empty()
    };
    health.entities.iter().filter(is_told).filter_map(line).collect()
}

/// `None` if Meta says nothing about the entity.
fn line(entity: &HealthEntity) -> Option<Sentences> {
    let quote = |lead: Text, words: &str| Some(Said::from(lead).with("words", quoted(words)?));
    let mut line = vec![sentences::entity_health(
        entity.entity_type.as_deref()?,
        entity.can_send_message.as_ref()?,
        has_only_harmless_errors(entity),
    )];
    for error in &entity.errors {
        let description = error.error_description.as_deref();
        let solution = error.possible_solution.as_deref();
        line.extend(description.and_then(|words| quote(sentences::META_SAYS, words)));
        line.extend(solution.and_then(|words| quote(sentences::META_ADVISES, words)));
        line.extend(error.error_code.and_then(sentences::health_effect).map(Said::from));
    }
    let info = entity.additional_info.iter();
    line.extend(info.filter_map(|words| quote(sentences::META_SAYS, words)));
    Some(line.into_iter().collect())
}
