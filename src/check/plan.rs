//! The order of the questions: which are needed, from what is known so far.
//!
//! Pure, and independent of the order of the answers: a choice between objects waits for all lists of its round. Independent
//! questions are sent together. So the verdict takes at most two round trips with a phone number ID, three through
//! `granular_scopes` or assigned accounts, and five through the portfolio. Does not depend on how calls are sent, or on what an
//! answer means for the verdict.

use crate::graph::{BusinessId, PhoneNumberId, WabaId};

use super::answers::Answers;
use super::facts::{Assets, FoundAccount, has_remainder};
use super::question::{Answer, Question};

/// The numbers of this many accounts are read at once, those of other accounts on request.
const ACCOUNTS_AT_ONCE: usize = 4;
/// Accounts are searched for in this many portfolios.
const PORTFOLIOS_AT_ONCE: usize = 3;

/// Every question that is needed so far, including those that were asked already.
pub(super) fn wanted(answers: Answers, assets: &Assets) -> Vec<Question> {
    let mut wanted = wanted_at_once(answers);

    if let Some(account) = home_account(answers, assets) {
        wanted.extend(Question::about_account(&account));
        // Which of its IDs is the better one can become clear only later. Asking for both at once saves a round trip.
        let found = assets.account(account.as_str()).into_iter();
        for id in found.flat_map(|found| std::iter::once(&found.id).chain(&found.other_ids)) {
            wanted.extend(Question::about_account(id));
        }
    }
    if searches(answers) {
        if assets.accounts.is_empty() && searches_portfolios(answers) {
            wanted.extend(wanted_of_portfolios(assets));
        }
        for account in assets.accounts.iter().take(ACCOUNTS_AT_ONCE) {
            wanted.push(Question::PhoneNumbers(account.id.clone(), None));
            if account.name.is_none() {
                wanted.push(Question::Account(account.id.clone()));
            }
        }
    }
    wanted.extend(only_number(answers, assets).map(Question::PhoneNumber));
    wanted.extend(number_in_the_account_field(answers).map(Question::PhoneNumber));
    wanted
}

/// The questions that depend on no answer.
fn wanted_at_once(answers: Answers) -> Vec<Question> {
    let mut wanted = Vec::new();
    wanted.extend(
        answers
            .request()
            .given_phone_number_id()
            .cloned()
            .map(Question::PhoneNumber),
    );
    if let Some(account) = answers.request().given_account_id() {
        wanted.extend(Question::about_account(account));
    }
    wanted.extend([
        Question::DebugToken,
        Question::App,
        Question::AssignedAccounts(None),
        Question::Me,
        Question::Permissions,
    ]);
    wanted
}

/// The account for the webhook and the health: the given one, else that of the given or only number, else the first.
pub(super) fn home_account(answers: Answers, assets: &Assets) -> Option<WabaId> {
    let given = answers.request().given_account_id();
    if let Some(account) = given.filter(|account| !answers.is_refused(&Question::Account((*account).clone()))) {
        return Some(account.clone());
    }
    if let Some(number) = answers.request().given_phone_number_id() {
        if !answers.is_settled(&Question::PhoneNumber(number.clone())) {
            return None;
        }
        let its_account = assets
            .phone_number(number.as_str())
            .and_then(|found| found.account_id.clone());
        if its_account.is_some() {
            return its_account;
        }
    }
    // The only number that was found: its account, not the first one, which may have none.
    let only = only_number(answers, assets).and_then(|number| assets.phone_number(number.as_str()));
    if let Some(account) = only.and_then(|found| found.account_id.clone()) {
        return Some(account);
    }
    let is_shown = |account: &&FoundAccount| {
        !answers.is_refused(&Question::PhoneNumbers(account.id.clone(), None))
            && !answers.is_refused(&Question::Account(account.id.clone()))
    };
    let shown = assets
        .accounts
        .iter()
        .take(ACCOUNTS_AT_ONCE)
        .find(is_shown)
        .or(assets.accounts.first());
    shown.filter(|_| has_lists(answers)).map(|account| account.id.clone())
}

/// Whether numbers are searched for in the accounts that were found: if no number was given, or the given one was not read
/// with its account.
fn searches(answers: Answers) -> bool {
    let is_needed = answers.request().given_phone_number_id().is_none_or(|number| {
        let question = Question::PhoneNumber(number.clone());
        match answers.answer(&question) {
            Some(Answer::PhoneNumber(number)) => number.account_id().is_none(),
            _ => answers.is_settled(&question),
        }
    });
    is_needed && has_lists(answers)
}

/// Uses the portfolio only as the last option, because it takes two more round trips.
fn searches_portfolios(answers: Answers) -> bool {
    answers.request().given_phone_number_id().is_none()
        && answers.request().given_account_id().is_none_or(|account| {
            Question::about_account(account)
                .iter()
                .all(|question| answers.is_settled(question))
                && answers.is_refused(&Question::PhoneNumbers(account.clone(), None))
        })
}

/// Whether all lists of accounts that are requested at once have arrived.
fn has_lists(answers: Answers) -> bool {
    answers.is_settled(&Question::DebugToken) && answers.is_settled(&Question::AssignedAccounts(None))
}

/// Whether everything that was asked about accounts and their numbers is answered.
fn has_searched(answers: Answers) -> bool {
    has_lists(answers)
        && answers.questions().all(|question| match question {
            Question::Businesses
            | Question::OwnedAccounts(..)
            | Question::ClientAccounts(..)
            | Question::PhoneNumbers(..) => answers.is_settled(question),
            _ => true,
        })
}

/// The number that was found, if none was given and there is only one.
fn only_number(answers: Answers, assets: &Assets) -> Option<PhoneNumberId> {
    if !matches!(answers.request().phone_number_id, Ok(None))
        || !has_searched(answers)
        || has_remainder(answers, assets)
    {
        return None;
    }
    match assets.phone_numbers.as_slice() {
        [number] => PhoneNumberId::of_answer(&number.id),
        _ => None,
    }
}

/// The ID in the account's field, if Meta says that it is a phone number.
fn number_in_the_account_field(answers: Answers) -> Option<PhoneNumberId> {
    let account = answers.request().given_account_id()?;
    answers
        .node_type(&Question::Account(account.clone()))
        .filter(|node_type| node_type.contains("PhoneNumber"))
        .and_then(|_| PhoneNumberId::of_answer(account.as_str()))
}

fn wanted_of_portfolios(assets: &Assets) -> Vec<Question> {
    if assets.businesses.is_empty() {
        return vec![Question::Businesses];
    }
    assets
        .businesses
        .iter()
        .take(PORTFOLIOS_AT_ONCE)
        .filter_map(|business| BusinessId::of_answer(&business.id))
        .flat_map(|id| {
            [
                Question::OwnedAccounts(id.clone(), None),
                Question::ClientAccounts(id, None),
            ]
        })
        .collect()
}
