//! The phone number: the given one, held against what was found, else those that were found.

use crate::diagnosis::{Category, Cause, Diagnosis, Discovery, Evidence, IdField, ObjectKind, diagnose};
use crate::graph::PhoneNumberId;

use super::super::examination::{Examination, is_about_token};
use super::super::permissions::{MANAGEMENT, PermissionState};
use super::super::question::{Question, kind_of_node};
use super::super::reach::FoundAccount;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn phone_number(&self) -> Link {
        match &self.run.request().phone_number_id {
            Err(problem) => {
                let context = self.context_of(IdField::PhoneNumberId);
                self.running_or(words::ASKING_PHONE_NUMBER, || {
                    Link::broken(diagnose(&Evidence::IdProblem(*problem), &context))
                })
            }
            Ok(Some(id)) => self.given_number(id),
            Ok(None) => self.found_numbers(),
        }
    }

    fn given_number(&self, id: &PhoneNumberId) -> Link {
        if let Some(number) = self.reach.phone_number(id.as_str()) {
            return Link::pass(words::phone_number(number));
        }
        let question = Question::PhoneNumber(id.clone());
        self.running_or(words::ASKING_PHONE_NUMBER, || match self.failure(&question) {
            None => Link::unknown(words::NOT_ASKED),
            Some(failure) => self.refused_number(id, &question, failure),
        })
    }

    fn refused_number(&self, id: &PhoneNumberId, question: &Question, failure: Diagnosis) -> Link {
        if let Some((number, account)) = self.swapped() {
            return Link::broken(self.discovered(Discovery::SwappedIds {
                phone_number_id: number,
                account_id: account,
            }));
        }
        let context = self.context_of(IdField::PhoneNumberId);
        if let Some(kind) = self.kind_of(id.as_str(), std::slice::from_ref(question))
            && kind != ObjectKind::PhoneNumber
        {
            return Link::broken(diagnose(&Evidence::Discovery(Discovery::MisplacedId(kind)), &context));
        }
        self.at_its_link(failure, words::PHONE_NUMBER_UNKNOWN)
    }

    /// A failure at the link that it is about: this one, or one before, which says it better.
    pub(super) fn at_its_link(&self, failure: Diagnosis, not_told: &'static str) -> Link {
        let is_told_before = match failure.category {
            Category::PermissionDenied => self.permission(MANAGEMENT) != PermissionState::Proven,
            Category::AppProblem => true,
            Category::AccountRestricted => matches!(failure.cause, Cause::AppBlocked | Cause::PolicyBlock),
            _ => false,
        };
        if is_told_before || is_about_token(&failure) {
            Link::unknown(not_told)
        } else {
            Link::failed(failure)
        }
    }

    fn found_numbers(&self) -> Link {
        match self.reach.phone_numbers.as_slice() {
            [] => self.running_or(words::ASKING_PHONE_NUMBER, || self.no_number()),
            [number] if self.chosen_number().is_some() => match PhoneNumberId::of_answer(&number.id) {
                Some(id) if self.run.is_asking(&Question::PhoneNumber(id.clone())) => {
                    Link::running(words::ASKING_PHONE_NUMBER)
                }
                _ => Link::pass(words::phone_number(number)),
            },
            numbers => Link::pass(words::phone_numbers(numbers, self.reach.has_more(self.run))),
        }
    }

    /// No number was given and none was found. Why is told by what became of the lists, so that nothing is called empty
    /// which was not read to its end.
    fn no_number(&self) -> Link {
        let list_of = |account: &FoundAccount| Question::PhoneNumbers(account.id.clone(), None);
        let accounts = &self.reach.accounts;
        let read = accounts
            .iter()
            .find(|account| self.run.told(&list_of(account)).is_some());
        let refusal = accounts.iter().find_map(|account| self.failure(&list_of(account)));
        if !self.is_token_proven || self.search_failure().is_some() {
            return Link::unknown(words::PHONE_NUMBER_UNKNOWN);
        }
        if accounts.is_empty() {
            let trouble = self.discovered(Discovery::NoPhoneNumberId {
                lacks_business_management: self
                    .failure(&Question::Businesses)
                    .is_some_and(|failure| failure.category == Category::PermissionDenied),
            });
            return Link {
                trouble: Some(trouble),
                ..Link::skipped(words::NO_PHONE_NUMBER_ID)
            };
        }
        if let Some(refusal) = refusal {
            return match read {
                Some(_) => Link::unknown(words::NOT_ALL_READ),
                None => self.at_its_link(refusal, words::PHONE_NUMBER_UNKNOWN),
            };
        }
        if let Some(account) = read
            && !self.reach.has_more(self.run)
        {
            let account = account.name.as_deref().unwrap_or(account.id.as_str());
            return Link::warn(
                words::NO_PHONE_NUMBERS,
                self.discovered(Discovery::NoPhoneNumbers { account }),
            );
        }
        let trouble = self.discovered(Discovery::NumbersNotAsked {
            in_answers: self.run.is_replay,
        });
        Link {
            trouble: Some(trouble),
            ..Link::skipped(words::NOT_ALL_READ)
        }
    }

    /// Both IDs, the number's first, where each stands in the other's field.
    pub(super) fn swapped(&self) -> Option<(&str, &str)> {
        let request = self.run.request();
        let (number, account) = (request.given_phone_number_id()?, request.given_account_id()?);
        let number_is = self.kind_of(number.as_str(), &[Question::PhoneNumber(number.clone())]);
        let account_is = self.kind_of(account.as_str(), &[Question::Account(account.clone())]);
        (number_is == Some(ObjectKind::Account) && account_is == Some(ObjectKind::PhoneNumber))
            .then_some((account.as_str(), number.as_str()))
    }

    /// What an ID is, by what was found, else by the word of Meta's in the refusal of one of these questions.
    pub(super) fn kind_of(&self, id: &str, questions: &[Question]) -> Option<ObjectKind> {
        let reach = &self.reach;
        let app_id = self.run.app_id_by_meta().map(crate::access_token::AppId::as_str);
        if reach.account(id).is_some() {
            Some(ObjectKind::Account)
        } else if reach.phone_number(id).is_some() {
            Some(ObjectKind::PhoneNumber)
        } else if reach.portfolio_ids().any(|portfolio| portfolio == id) {
            Some(ObjectKind::Portfolio)
        } else if app_id == Some(id) {
            Some(ObjectKind::App)
        } else if self.token.holder_id.as_deref() == Some(id) {
            Some(ObjectKind::Holder)
        } else {
            questions
                .iter()
                .find_map(|question| self.run.node_type_of(question))
                .and_then(kind_of_node)
        }
    }
}
