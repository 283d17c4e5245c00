//! From evidence to the cause, and what is known of the case. What Meta's errors mean is in the rules.

use super::answer::of_debug_token;
use super::case::{Case, Found, object_id};
use super::category::{Category, Cause};
use super::context::Context;
use super::error_facts::{self, ErrorFacts};
use super::evidence::{Discovery, Evidence, NoAnswer, NotSent};
use super::health;
use super::rules;
use super::sentences::{NamedObject, id_problem_sentence};
use super::write::{Diagnosis, write};
use crate::graph::{GraphError, HealthStatus, Reply, UnreadableBody};
use crate::paste::{Completeness, Finding, Severity};

/// What the evidence of a run means, and what to do.
///
/// Evidence is given if something is wrong or needs attention; a healthy answer is one that was not expected.
#[must_use]
pub fn diagnose(evidence: &Evidence, context: &Context) -> Diagnosis {
    match evidence {
        Evidence::Reply(Reply::Refused { http_status, errors }) => of_errors(errors, *http_status, context),
        Evidence::Reply(Reply::Unreadable { http_status, body }) => of_unreadable(*http_status, *body, context),
        Evidence::Reply(Reply::Answer(answer)) => of_debug_token(answer, None, context)
            .filter(|diagnosis| diagnosis.category != Category::NoFault)
            .unwrap_or_else(|| write(Cause::UnexpectedAnswer, &Case::default(), context)),
        Evidence::NoAnswer(no_answer) => of_no_answer(*no_answer, context),
        Evidence::EndsSoon {
            expires_at,
            is_temporary,
        } => {
            let cause = if *is_temporary {
                Cause::TemporaryToken
            } else {
                Cause::NearItsEnd
            };
            let case = Case {
                ends_at: Some(*expires_at),
                ..Case::default()
            };
            write(cause, &case, context)
        }
        Evidence::Health(health) => {
            let reading = health::read(health);
            let case = Case {
                health_entity: reading.entity,
                health_error: reading.error,
                other_blockers: health::other_blockers(health, reading.cause, reading.error),
                ..Case::default()
            };
            write(reading.cause, &case, context)
        }
        Evidence::StatusAndHealth(discovery, health) => of_discovery(*discovery, Some(health), context),
        Evidence::ListedNotAssigned(reply) => of_reply_as(Cause::ListedNotAssigned, reply, context),
        Evidence::NotAssigned(reply) => of_reply_as(Cause::IdNotAssigned, reply, context),
        Evidence::Contradiction(reply) => of_reply_as(Cause::ContradictoryAnswers, reply, context),
        Evidence::IdProblem(problem) => {
            let case = Case {
                id_problem: Some(id_problem_sentence(*problem, context.id_field)),
                ..Case::default()
            };
            write(Cause::IdCannotBeOne, &case, context)
        }
        Evidence::Discovery(discovery) => of_discovery(*discovery, None, context),
        Evidence::NotSent(why) => of_not_sent(*why, context),
    }
}

fn of_not_sent(why: NotSent, context: &Context) -> Diagnosis {
    let mut case = Case::default();
    let cause = match why {
        NotSent::NoToken(inspection) => {
            let telling = |finding: &&Finding| finding.severity != Severity::Info;
            let finding = inspection.findings.iter().find(telling);
            case.found.instead_of_token = finding.map(|finding| &finding.message);
            Cause::NothingToSend
        }
        NotSent::AppId => Cause::AppIdCannotBeOne,
        NotSent::NoAppSecret => Cause::AppSecretMissing,
        NotSent::Permanent => Cause::AlreadyPermanent,
        NotSent::OfApp => Cause::AnotherKindOfToken,
        NotSent::Ended(known) => {
            let said = known.graph.as_ref().and_then(|graph| graph.message.as_deref());
            case.ended_at = said.and_then(error_facts::expired_at);
            known.cause
        }
    };
    write(cause, &case, context)
}

/// The time by Meta's own clock, if an error names it.
pub(crate) fn time_by_meta(error: &GraphError) -> Option<i64> {
    error_facts::current_time(error.message.as_deref()?)
}

/// A refusal that means something else than it says, by what the other calls of the run told.
fn of_reply_as(cause: Cause, reply: &Reply, context: &Context) -> Diagnosis {
    let (http_status, error) = match reply {
        Reply::Refused { http_status, errors } => (*http_status, errors.first()),
        Reply::Unreadable { http_status, .. } => (*http_status, None),
        Reply::Answer(_) => (None, None),
    };
    let case = Case {
        error,
        http_status,
        ..Case::default()
    };
    write(cause, &case, context)
}

fn of_discovery(discovery: Discovery, health: Option<&HealthStatus>, context: &Context) -> Diagnosis {
    let mut found = Found::default();
    let mut shown = None;
    let cause = match discovery {
        Discovery::SaidInvalid => Cause::SaidInvalid,
        Discovery::NoPhoneNumberId {
            lacks_business_management,
        } => {
            found.lacks_business_management = lacks_business_management;
            Cause::NoPhoneNumberId
        }
        Discovery::NumbersNotAsked { in_answers } => {
            found.is_in_answers = in_answers;
            Cause::NumbersNotAsked
        }
        Discovery::NoPhoneNumbers { account } => {
            found.account = Some(account);
            Cause::NoPhoneNumbers
        }
        Discovery::MisplacedId(kind) => {
            found.kind = Some(kind);
            Cause::MisplacedId
        }
        Discovery::SwappedIds {
            phone_number_id,
            account_id,
        } => {
            found.phone_number = Some(phone_number_id);
            found.account = Some(account_id);
            Cause::SwappedIds
        }
        Discovery::NumberOfAnotherAccount {
            phone_number_id,
            account_id,
            owner_id,
        } => {
            found.phone_number = Some(phone_number_id);
            found.account = Some(account_id);
            found.owner = owner_id;
            Cause::NumberOfAnotherAccount
        }
        Discovery::NumberNotRegistered => Cause::NumberNotConnected,
        Discovery::CoexistenceDisconnected => Cause::CoexistenceDisconnected,
        Discovery::NumberRestricted => Cause::NumberRestricted,
        Discovery::NumberRemoved => Cause::NumberRemoved,
        Discovery::NumberStatus(status) => {
            shown = Some(status.to_owned());
            Cause::NumberStatusUnclear
        }
        Discovery::WebhookNotSubscribed { account_id, others_are } => {
            found.account = Some(account_id);
            found.others_are_subscribed = others_are;
            Cause::WebhookNotSubscribed
        }
        Discovery::AccountNotApproved(review) => {
            shown = Some(review.to_owned());
            Cause::AccountNotApproved
        }
        Discovery::MessagingOfOtherAccount { account_id, listed } => {
            found.account = Some(account_id);
            shown = Some(listed.to_owned());
            Cause::MessagingOfOtherAccount
        }
        Discovery::WebhookElsewhere {
            address,
            level,
            expected,
            account_id,
        } => {
            found.webhook = Some((address, expected));
            found.webhook_level = Some(level);
            found.account = account_id;
            Cause::WebhookElsewhere
        }
        Discovery::AnotherApp { expected } => {
            found.expected_app = Some(expected);
            Cause::AnotherApp
        }
        Discovery::MessagingNotListed => Cause::MessagingNotListed,
    };
    let case = Case {
        shown,
        found,
        other_blockers: health.and_then(|health| health::other_blockers(health, cause, None)),
        ..Case::default()
    };
    write(cause, &case, context)
}

/// What is said of answers in which nothing is wrong.
#[must_use]
pub fn healthy(context: &Context) -> Diagnosis {
    write(Cause::HealthyAnswer, &Case::default(), context)
}

/// What is said of a text that was not read to its end, and of one in which nothing is found.
#[must_use]
pub fn no_answer_found(context: &Context) -> Diagnosis {
    write(Cause::NoAnswerFound, &Case::default(), context)
}

/// The category of a reply that is no healthy answer, without its sentences.
#[must_use]
pub fn category_of(reply: &Reply) -> Category {
    cause_of(reply).category()
}

/// The cause of a reply, from the reply alone.
#[must_use]
pub fn cause_of(reply: &Reply) -> Cause {
    match reply {
        Reply::Refused { http_status, errors } => rules::read(errors, *http_status).0,
        Reply::Unreadable { http_status, body } => cause_of_unreadable(*http_status, *body),
        Reply::Answer(_) => Cause::UnexpectedAnswer,
    }
}

/// Reads the errors of one answer, and makes the reading sharper by what is known beside it.
pub(super) fn of_errors(errors: &[GraphError], http_status: Option<u16>, context: &Context) -> Diagnosis {
    let (cause, error) = rules::read(errors, http_status);
    let cause = match cause {
        Cause::Malformed | Cause::NotParsable | Cause::Altered | Cause::RejectedWithoutReason
            if context.completeness == Completeness::LooksTruncated =>
        {
            Cause::LooksCut
        }
        Cause::ObjectNotFound | Cause::IdMalformed | Cause::OtherKindOfObject
            if error
                .and_then(|error| object_id(&ErrorFacts::of(error), context))
                .is_some_and(|id| looks_like_phone_number(&id)) =>
        {
            Cause::LooksLikePhoneNumber
        }
        Cause::ObjectNotFound | Cause::ObjectDeleted | Cause::IdNotAssigned
            if context.id.is_none() && error.is_some_and(|error| names(error).is_some_and(|it| it.kind.is_none())) =>
        {
            Cause::OtherObjectNotFound
        }
        // An exchange has no object and no message: such a refusal is one that is not known, and proves no token.
        cause if context.is_exchange() && matches!(cause.category(), Category::NotTokenProblem | Category::WrongId) => {
            Cause::Unrecognised
        }
        cause => cause,
    };
    let case = Case {
        error,
        http_status,
        ..Case::default()
    };
    // A pasted answer is about the object that it names; in a run, the field of the ID decides.
    let id_field = error
        .filter(|_| context.id.is_none())
        .and_then(|error| names(error)?.kind);
    let context = &Context {
        id_field: id_field.unwrap_or(context.id_field),
        ..*context
    };
    write(cause, &case, context)
}

/// The object that an error names as the one that was asked for. A node type names what the ID leads to instead.
fn names(error: &GraphError) -> Option<&'static NamedObject> {
    let facts = ErrorFacts::of(error);
    facts.object.filter(|_| facts.node_type.is_none())
}

/// A body that is not an answer of the Graph API: the status says whose fault it is.
fn cause_of_unreadable(http_status: Option<u16>, body: UnreadableBody) -> Cause {
    match (http_status, body) {
        (Some(429), _) => Cause::Throttled,
        (Some(500..=599), _) => Cause::ServerError,
        // What Meta refuses, it refuses in an error of its own: another 401 is a proxy's.
        (_, UnreadableBody::Html) | (Some(401), UnreadableBody::OtherJson) => Cause::NotMetaAnswered,
        (_, UnreadableBody::Empty | UnreadableBody::CutJson) => Cause::AnswerIncomplete,
        (_, UnreadableBody::OtherJson | UnreadableBody::OtherText) => Cause::Unrecognised,
    }
}

pub(super) fn of_unreadable(http_status: Option<u16>, body: UnreadableBody, context: &Context) -> Diagnosis {
    let case = Case {
        http_status,
        ..Case::default()
    };
    write(cause_of_unreadable(http_status, body), &case, context)
}

fn of_no_answer(no_answer: NoAnswer, context: &Context) -> Diagnosis {
    let (cause, waited_secs) = match no_answer {
        NoAnswer::Offline => (Cause::Offline, None),
        NoAnswer::TimedOut { after_secs } => (Cause::TimedOut, Some(after_secs)),
        NoAnswer::Rejected => (Cause::CallRejected, None),
        NoAnswer::NoConnection => (Cause::NoConnection, None),
        NoAnswer::TooLarge => (Cause::AnswerTooLarge, None),
    };
    let case = Case {
        waited_secs,
        ..Case::default()
    };
    write(cause, &case, context)
}

/// Whether the digits of an ID have the length of a phone number with its country code. IDs of numbers and accounts have
/// 15 or more.
fn looks_like_phone_number(id: &str) -> bool {
    (10..=13).contains(&id.len()) && !id.starts_with('0')
}
