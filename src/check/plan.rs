//! The order of the questions: which are wanted, given what is known by now.
//!
//! Pure, and the same whatever order the answers come in: a choice between objects waits until all lists of its round are
//! there. Questions that do not depend on each other go out together, so that the verdict takes at most two round trips
//! with a phone number ID, three by way of `granular_scopes` or assigned accounts, five through the portfolio.

use crate::graph::{BusinessId, PhoneNumberId, Reply, WabaId};

use super::question::{Question, Told};
use super::reach::{FoundAccount, Reach};
use super::run::{Answer, Run, Standing};

/// Of so many accounts the numbers are read at once; of others on a press.
const ACCOUNTS_AT_ONCE: usize = 4;
/// In so many portfolios accounts are looked for.
const PORTFOLIOS_AT_ONCE: usize = 3;

impl Run {
    /// Every question that should have been asked by now, those asked already among them.
    pub(super) fn wanted(&self) -> Vec<Question> {
        let mut wanted = self.wanted_at_once();
        let reach = &self.reach;
        if let Some(account) = self.home_account() {
            wanted.extend(Question::about_account(&account));
        }
        if self.searches() {
            if reach.accounts.is_empty() && self.searches_portfolios() {
                wanted.extend(wanted_of_portfolios(reach));
            }
            for account in reach.accounts.iter().take(ACCOUNTS_AT_ONCE) {
                wanted.push(Question::PhoneNumbers(account.id.clone(), None));
                if account.name.is_none() {
                    wanted.push(Question::Account(account.id.clone()));
                }
            }
        }
        wanted.extend(self.only_number().map(Question::PhoneNumber));
        wanted.extend(self.number_in_the_account_field().map(Question::PhoneNumber));
        wanted
    }

    /// What depends on no answer.
    fn wanted_at_once(&self) -> Vec<Question> {
        let mut wanted = Vec::new();
        wanted.extend(self.request.given_phone_number_id().cloned().map(Question::PhoneNumber));
        if let Some(account) = self.request.given_account_id() {
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

    /// The account that the webhook and the health are asked of: the given one, else the number's own, else the first.
    pub(super) fn home_account(&self) -> Option<WabaId> {
        let reach = &self.reach;
        let given = self.request.given_account_id();
        if let Some(account) = given.filter(|account| !self.is_refused(&Question::Account((*account).clone()))) {
            return Some(account.clone());
        }
        if let Some(number) = self.request.given_phone_number_id() {
            if !self.is_settled(&Question::PhoneNumber(number.clone())) {
                return None;
            }
            let its_account = reach
                .phone_number(number.as_str())
                .and_then(|found| found.account_id.clone());
            if its_account.is_some() {
                return its_account;
            }
        }
        let is_shown = |account: &&FoundAccount| {
            !self.is_refused(&Question::PhoneNumbers(account.id.clone(), None))
                && !self.is_refused(&Question::Account(account.id.clone()))
        };
        let shown = reach
            .accounts
            .iter()
            .take(ACCOUNTS_AT_ONCE)
            .find(is_shown)
            .or(reach.accounts.first());
        shown.filter(|_| self.has_lists()).map(|account| account.id.clone())
    }

    /// Whether numbers are looked for in the accounts that were found: where no number was given, or the given one was not
    /// read with its account.
    fn searches(&self) -> bool {
        let is_needed = self.request.given_phone_number_id().is_none_or(|number| {
            let question = Question::PhoneNumber(number.clone());
            match self.told(&question) {
                Some(Told::PhoneNumber(number)) => number.account_id().is_none(),
                _ => self.is_settled(&question),
            }
        });
        is_needed && self.has_lists()
    }

    /// Through the portfolio only where nothing else is left: it takes two more round trips.
    fn searches_portfolios(&self) -> bool {
        self.request.given_phone_number_id().is_none()
            && self.request.given_account_id().is_none_or(|account| {
                Question::about_account(account)
                    .iter()
                    .all(|question| self.is_settled(question))
                    && self.is_refused(&Question::PhoneNumbers(account.clone(), None))
            })
    }

    /// Whether the lists of accounts are there that are asked for at once.
    fn has_lists(&self) -> bool {
        self.is_settled(&Question::DebugToken) && self.is_settled(&Question::AssignedAccounts(None))
    }

    /// Whether everything that was asked about accounts and their numbers is answered.
    fn has_searched(&self) -> bool {
        self.has_lists()
            && self.questions().all(|question| match question {
                Question::Businesses
                | Question::OwnedAccounts(..)
                | Question::ClientAccounts(..)
                | Question::PhoneNumbers(..) => self.is_settled(question),
                _ => true,
            })
    }

    /// The number that was found, where none was given and there is only this one.
    fn only_number(&self) -> Option<PhoneNumberId> {
        let reach = &self.reach;
        if !matches!(self.request.phone_number_id, Ok(None)) || !self.has_searched() || reach.has_more(self) {
            return None;
        }
        match reach.phone_numbers.as_slice() {
            [number] => PhoneNumberId::of_answer(&number.id),
            _ => None,
        }
    }

    /// What stands in the account's field, where Meta says that it is a phone number.
    fn number_in_the_account_field(&self) -> Option<PhoneNumberId> {
        let account = self.request.given_account_id()?;
        self.node_type_of(&Question::Account(account.clone()))
            .filter(|node_type| node_type.contains("PhoneNumber"))
            .and_then(|_| PhoneNumberId::of_answer(account.as_str()))
    }

    /// The kind of object that Meta says an ID leads to, where it refused a field of the kind that was asked for.
    pub(super) fn node_type_of(&self, question: &Question) -> Option<&str> {
        match self.standing(question) {
            Standing::Answered(Answer::Refused(Reply::Refused { errors, .. })) => errors.first()?.node_type(),
            _ => None,
        }
    }

    fn is_refused(&self, question: &Question) -> bool {
        matches!(
            self.standing(question),
            Standing::Answered(Answer::Refused(_) | Answer::NoAnswer(_))
        )
    }
}

fn wanted_of_portfolios(reach: &Reach) -> Vec<Question> {
    if reach.businesses.is_empty() {
        return vec![Question::Businesses];
    }
    reach
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
