//! Reads the answer to the sending check: what it means for this token, number and account. Does not depend on the chain of
//! checks.

use crate::diagnosis::{Category, Cause, Diagnosis, Evidence, IdField, diagnose};
use crate::graph::Reply;

use super::facts::{Sending, SendingAnswer, SendingFacts, is_sending_proven, sending_answer};
use super::snapshot::Snapshot;

/// What is known about sending.
pub(super) fn sending(snapshot: &Snapshot) -> SendingFacts {
    let context = snapshot.context_of(IdField::PhoneNumberId);
    match sending_answer(snapshot.answers) {
        None => SendingFacts::default(),
        Some(SendingAnswer::Accepted(id)) => SendingFacts {
            state: Sending::Proven,
            accepted_message_id: Some(id.to_owned()),
            ..SendingFacts::default()
        },
        Some(SendingAnswer::NoAnswer(why)) => SendingFacts {
            state: Sending::Unknown,
            diagnosis: Some(diagnose(&Evidence::NoAnswer(why), &context)),
            ..SendingFacts::default()
        },
        Some(SendingAnswer::Refused(reply)) => {
            let diagnosis = diagnose(&Evidence::Reply(reply), &context);
            let answer = diagnosis.graph.clone();
            let (state, diagnosis) = if is_sending_proven(snapshot.answers) {
                (Sending::Proven, None)
            } else if super::snapshot::is_about_token(&diagnosis) {
                (Sending::Refused, Some(diagnosis))
            } else if is_refusal(reply, &diagnosis) {
                (Sending::Refused, Some(diagnosis.limiting_sending()))
            } else {
                (Sending::Unknown, Some(diagnosis))
            };
            SendingFacts {
                state,
                diagnosis,
                answer,
                ..SendingFacts::default()
            }
        }
    }
}

/// Whether Meta refuses to send for this token, number or account. A refusal about the recipient, the template or the moment says
/// nothing about them. An unknown code says nothing either.
fn is_refusal(reply: &Reply, diagnosis: &Diagnosis) -> bool {
    let is_of_meta = matches!(reply, Reply::Refused { .. });
    let is_of_category = matches!(
        diagnosis.category,
        Category::PermissionDenied | Category::AccountRestricted
    );
    let is_of_cause = matches!(
        diagnosis.cause,
        Cause::NumberNotRegistered | Cause::PaymentProblem | Cause::DisplayName
    );
    is_of_meta && (is_of_category || is_of_cause)
}
