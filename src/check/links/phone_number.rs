//! The phone number: the given one, else those that were found. Does not depend on the other checks.

use crate::check::checks::CheckState;
use crate::check::facts::{FoundAccount, FoundNumber};
use crate::check::question::Question;
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Category, Diagnosis, Discovery, Evidence, IdField, diagnose};
use crate::graph::PhoneNumberId;

use super::check_result::{CheckResult, of_refusal, running_or};
use super::wrong_id::wrong_id;

pub(super) fn phone_number(snapshot: &Snapshot) -> CheckResult {
    match &snapshot.answers.request().phone_number_id {
        Err(problem) => {
            let context = snapshot.context_of(IdField::PhoneNumberId);
            running_or(snapshot, words::ASKING_PHONE_NUMBER, || {
                CheckResult::broken(diagnose(&Evidence::IdProblem(*problem), &context))
            })
        }
        Ok(Some(id)) => given_number(snapshot, id),
        Ok(None) => found_numbers(snapshot),
    }
}

fn given_number(snapshot: &Snapshot, id: &PhoneNumberId) -> CheckResult {
    let refusal = snapshot.refusal_of_number(id.as_str());
    if let Some(number) = snapshot.assets.phone_number(id.as_str())
        && refusal.is_none()
    {
        return shown_number(number);
    }
    let question = Question::PhoneNumber(id.clone());
    running_or(snapshot, words::ASKING_PHONE_NUMBER, || {
        match snapshot.failure(&question) {
            None => CheckResult::unknown(words::NOT_ASKED),
            Some(failure) => refused_number(snapshot, id, &question, failure),
        }
    })
}

/// A number that was read. The row of its health explains a `status` that is not good.
fn shown_number(number: &FoundNumber) -> CheckResult {
    let state = match Discovery::of_status(&number.phone_number) {
        Some(_) => CheckState::Warn,
        None => CheckState::Pass,
    };
    CheckResult::new(state, words::phone_number(number))
}

fn refused_number(snapshot: &Snapshot, id: &PhoneNumberId, question: &Question, failure: Diagnosis) -> CheckResult {
    if let Some(wrong) = wrong_id(
        snapshot,
        IdField::PhoneNumberId,
        id.as_str(),
        std::slice::from_ref(question),
    ) {
        return wrong;
    }
    of_refusal(snapshot, failure, words::PHONE_NUMBER_UNKNOWN)
}

fn found_numbers(snapshot: &Snapshot) -> CheckResult {
    match snapshot.assets.phone_numbers.as_slice() {
        [] => running_or(snapshot, words::ASKING_PHONE_NUMBER, || no_number(snapshot)),
        [number] if snapshot.chosen_number().is_some() => match PhoneNumberId::of_answer(&number.id) {
            Some(id) if snapshot.answers.is_asking(&Question::PhoneNumber(id.clone())) => {
                CheckResult::running(words::ASKING_PHONE_NUMBER)
            }
            Some(id) if let Some(refusal) = snapshot.refusal_of_number(id.as_str()) => {
                refused_number(snapshot, &id, &Question::PhoneNumber(id.clone()), refusal)
            }
            _ => shown_number(number),
        },
        numbers => several_numbers(snapshot, numbers),
    }
}

/// Numbers to choose from. A problem of all of them needs attention. If only some have a problem, another
/// may work.
fn several_numbers(snapshot: &Snapshot, numbers: &[FoundNumber]) -> CheckResult {
    let detail = words::phone_numbers(numbers, snapshot.has_remainder);
    let mut against = numbers.iter().map(|number| Discovery::of_status(&number.phone_number));
    let count = against.clone().flatten().count();
    match against.next().flatten() {
        Some(first) if count == numbers.len() && !snapshot.has_remainder => CheckResult {
            is_urgent: true,
            ..CheckResult::warn(detail, snapshot.discovered(first))
        },
        _ if count > 0 => CheckResult::new(CheckState::Warn, detail),
        _ => CheckResult::pass(detail),
    }
}

/// No number was given and none was found. The state of the lists says why: a list does not count as empty if it was not read to
/// its end.
fn no_number(snapshot: &Snapshot) -> CheckResult {
    let list_of = |account: &FoundAccount| Question::PhoneNumbers(account.id.clone(), None);
    let accounts = &snapshot.assets.accounts;
    let read = accounts
        .iter()
        .find(|account| snapshot.answers.answer(&list_of(account)).is_some());
    let refusal = accounts.iter().find_map(|account| snapshot.failure(&list_of(account)));
    if !snapshot.is_token_proven || snapshot.search_failure().is_some() {
        return CheckResult::unknown(words::PHONE_NUMBER_UNKNOWN);
    }
    if accounts.is_empty() {
        let trouble = snapshot.discovered(Discovery::NoPhoneNumberId {
            lacks_business_management: snapshot
                .failure(&Question::Businesses)
                .is_some_and(|failure| failure.category == Category::PermissionDenied),
        });
        return CheckResult {
            trouble: Some(trouble),
            ..CheckResult::skipped(words::NO_PHONE_NUMBER_ID)
        };
    }
    if let Some(refusal) = refusal {
        return match read {
            Some(_) => CheckResult::unknown(words::NOT_ALL_READ),
            None => of_refusal(snapshot, refusal, words::PHONE_NUMBER_UNKNOWN),
        };
    }
    if let Some(account) = read
        && !snapshot.has_remainder
    {
        let account = account.name.as_deref().unwrap_or(account.id.as_str());
        return CheckResult::warn(
            words::NO_PHONE_NUMBERS,
            snapshot.discovered(Discovery::NoPhoneNumbers { account }),
        );
    }
    let trouble = snapshot.discovered(Discovery::NumbersNotAsked {
        in_answers: snapshot.answers.is_replay(),
    });
    CheckResult {
        trouble: Some(trouble),
        ..CheckResult::skipped(words::NOT_ALL_READ)
    }
}
