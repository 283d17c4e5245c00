//! The `WhatsApp` Business Account: the given one, else the one that was found. Does not depend on the other checks.

use crate::check::checks::CheckState;
use crate::check::question::{Answer, Question};
use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Category, Cause, Discovery, Evidence, IdField, diagnose};
use crate::graph::{AccountMode, WabaId};
use crate::words::Lines;

use super::check_result::{CheckResult, of_refusal, running_or};
use super::wrong_id::wrong_id;

pub(super) fn account(snapshot: &Snapshot) -> CheckResult {
    match &snapshot.answers.request().whatsapp_business_account_id {
        Err(problem) => {
            let context = snapshot.context_of(IdField::WhatsAppBusinessAccountId);
            running_or(snapshot, words::ASKING_ACCOUNT, || {
                CheckResult::broken(diagnose(&Evidence::IdProblem(*problem), &context))
            })
        }
        Ok(Some(id)) => given_account(snapshot, id),
        Ok(None) => found_account(snapshot),
    }
}

fn given_account(snapshot: &Snapshot, id: &WabaId) -> CheckResult {
    let questions = [Question::Account(id.clone()), Question::PhoneNumbers(id.clone(), None)];
    if questions.iter().any(|question| !snapshot.answers.is_settled(question)) {
        return CheckResult::running(words::ASKING_ACCOUNT);
    }
    let owner = account_of_given_number(snapshot);
    if let Some(result) = refusal_of_account(snapshot, id) {
        return running_or(snapshot, words::ASKING_ACCOUNT, || result);
    }
    if snapshot.assets.account(id.as_str()).is_some() {
        return running_or(snapshot, words::ASKING_ACCOUNT, || {
            match number_of_another_account(snapshot, id, owner) {
                Some(discovery) => CheckResult::broken(snapshot.discovered(discovery)),
                None => shown_account(snapshot, id),
            }
        });
    }
    running_or(snapshot, words::ASKING_ACCOUNT, || {
        refused_account(snapshot, id, owner, &questions)
    })
}

/// The result if Meta says that the account is restricted, or refuses every read of an account that a number names. What a number
/// or a list says about the account does not hide that. A missing permission has its own check.
fn refusal_of_account(snapshot: &Snapshot, id: &WabaId) -> Option<CheckResult> {
    let question = Question::Account(id.clone());
    let list = Question::PhoneNumbers(id.clone(), None);
    let refusal = snapshot.failure(&question)?;
    // The app is not blocked if it has just read a number.
    if refusal.category == Category::AccountRestricted && refusal.cause != Cause::AppBlocked {
        return Some(if snapshot.has_reached_number() {
            CheckResult::broken(refusal)
        } else {
            of_refusal(snapshot, refusal, words::ACCOUNT_UNKNOWN)
        });
    }
    let is_named = account_of_given_number(snapshot) == Some(id);
    (is_named && snapshot.answers.answer(&list).is_none()).then(|| {
        let mut lines = account_detail(snapshot, id);
        lines.extend([words::not_read(&refusal.title)]);
        CheckResult::unknown(lines)
    })
}

fn refused_account(snapshot: &Snapshot, id: &WabaId, owner: Option<&WabaId>, questions: &[Question]) -> CheckResult {
    if let Some(wrong) = wrong_id(snapshot, IdField::WhatsAppBusinessAccountId, id.as_str(), questions) {
        return wrong;
    }
    let failures: Vec<_> = questions
        .iter()
        .filter_map(|question| snapshot.failure(question))
        .collect();
    let certain = failures.iter().find(|failure| !failure.retryable);
    match (certain, owner, snapshot.answers.request().given_phone_number_id()) {
        (Some(_), Some(owner), Some(number)) => {
            CheckResult::broken(snapshot.discovered(Discovery::NumberOfAnotherAccount {
                phone_number_id: number.as_str(),
                account_id: id.as_str(),
                owner_id: Some(owner.as_str()),
            }))
        }
        (Some(failure), _, _) => of_refusal(snapshot, failure.clone(), words::ACCOUNT_UNKNOWN),
        (None, _, _) => {
            let first = failures.into_iter().next();
            first.map_or(CheckResult::unknown(words::NOT_ASKED), CheckResult::failed)
        }
    }
}

/// The given number, if it does not belong to the given account.
fn number_of_another_account<'b>(
    snapshot: &'b Snapshot,
    id: &'b WabaId,
    owner: Option<&'b WabaId>,
) -> Option<Discovery<'b>> {
    let number = snapshot.answers.request().given_phone_number_id()?;
    let found = snapshot.assets.phone_number(number.as_str())?;
    // Some lists leave test numbers out.
    let is_sandbox = found.phone_number.account_mode == Some(AccountMode::Sandbox);
    let list = snapshot.answers.answer(&Question::PhoneNumbers(id.clone(), None));
    let is_another = match (owner, list) {
        (Some(owner), _) => owner != id,
        // If the number does not say it, a complete list without it does.
        (None, Some(Answer::PhoneNumbers(page))) if !is_sandbox => {
            let mut ids = page.items.iter().map(|item| item.id.as_deref());
            page.after.is_none() && ids.all(|listed| listed != Some(number.as_str()))
        }
        _ => false,
    };
    is_another.then_some(Discovery::NumberOfAnotherAccount {
        phone_number_id: number.as_str(),
        account_id: id.as_str(),
        owner_id: owner.map(WabaId::as_str),
    })
}

/// The account of the given number, from its own answer or from a list.
fn account_of_given_number<'a>(snapshot: &Snapshot<'a>) -> Option<&'a WabaId> {
    let number = snapshot.answers.request().given_phone_number_id()?;
    snapshot.assets.phone_number(number.as_str())?.account_id.as_ref()
}

fn found_account(snapshot: &Snapshot) -> CheckResult {
    let Some(id) = snapshot.home_account.clone() else {
        return running_or(snapshot, words::ASKING_ACCOUNT, || match snapshot.search_failure() {
            Some(failure) => CheckResult::unknown(words::not_read(&failure.title)),
            None if !snapshot.is_token_proven => CheckResult::skipped(words::ACCOUNT_NOT_SEARCHED),
            None => CheckResult::skipped(words::NO_ACCOUNT),
        });
    };
    let question = Question::Account(id.clone());
    if snapshot.answers.is_asking(&question) {
        return CheckResult::running(words::ASKING_ACCOUNT);
    }
    if let Some(result) = refusal_of_account(snapshot, &id) {
        return running_or(snapshot, words::ASKING_ACCOUNT, || result);
    }
    let list = Question::PhoneNumbers(id.clone(), None);
    if snapshot.answers.answer(&question).is_some() || snapshot.answers.answer(&list).is_some() {
        return shown_account(snapshot, &id);
    }
    running_or(snapshot, words::ASKING_ACCOUNT, || {
        let why = snapshot
            .failure(&question)
            .map(|failure| words::not_read(&failure.title));
        let mut detail = account_detail(snapshot, &id);
        detail.extend(why);
        CheckResult::unknown(detail)
    })
}

/// An account that was read. A new account starts as `PENDING`, and can send. An unknown word does not count as a
/// good sign.
fn shown_account(snapshot: &Snapshot, id: &WabaId) -> CheckResult {
    let detail = account_detail(snapshot, id);
    match review(snapshot, id) {
        None | Some("APPROVED") => CheckResult::pass(detail),
        Some(word @ ("REJECTED" | "RESTRICTED")) => {
            CheckResult::warn(detail, snapshot.discovered(Discovery::AccountNotApproved(word)))
        }
        Some(_) => CheckResult::new(CheckState::Warn, detail),
    }
}

/// The state of Meta's review of the account.
fn review<'a>(snapshot: &Snapshot<'a>, id: &WabaId) -> Option<&'a str> {
    match snapshot.answers.answer(&Question::Account(id.clone()))? {
        Answer::Account(account) => account.account_review_status.as_deref(),
        _ => None,
    }
}

fn account_detail(snapshot: &Snapshot, id: &WabaId) -> Lines {
    let account = snapshot.assets.account(id.as_str());
    let name = account.and_then(|account| account.name.as_deref());
    let mut lines = words::account(id.as_str(), name, review(snapshot, id), snapshot.assets.accounts.len());
    let twins = account.filter(|account| !account.other_ids.is_empty());
    lines.extend(twins.map(|account| words::twins(account.ids())));
    lines
}
