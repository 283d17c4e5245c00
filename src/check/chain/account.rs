//! The `WhatsApp` Business Account: the given one, held against what was found, else the one that was found.

use crate::diagnosis::{Discovery, Evidence, IdField, ObjectKind, diagnose};
use crate::graph::{Account, WabaId};

use super::super::examination::Examination;
use super::super::question::{Question, Told};
use super::super::words;
use super::{CheckState, Link, is_certain};

impl Examination<'_> {
    pub(super) fn account(&self) -> Link {
        match &self.run.request().whatsapp_business_account_id {
            Err(problem) => {
                let context = self.context_of(IdField::WhatsAppBusinessAccountId);
                self.running_or(words::ASKING_ACCOUNT, || {
                    Link::broken(diagnose(&Evidence::IdProblem(*problem), &context))
                })
            }
            Ok(Some(id)) => self.given_account(id),
            Ok(None) => self.found_account(),
        }
    }

    fn given_account(&self, id: &WabaId) -> Link {
        let questions = [Question::Account(id.clone()), Question::PhoneNumbers(id.clone(), None)];
        if questions.iter().any(|question| !self.run.is_settled(question)) {
            return Link::running(words::ASKING_ACCOUNT);
        }
        let owner = self.account_of_given_number();
        if self.reach.account(id.as_str()).is_some() {
            return self.running_or(words::ASKING_ACCOUNT, || match self.stranger_to(id, owner) {
                Some(discovery) => Link::broken(self.discovered(discovery)),
                None => Link::pass(self.account_detail(id)),
            });
        }
        self.running_or(words::ASKING_ACCOUNT, || self.refused_account(id, owner, &questions))
    }

    fn refused_account(&self, id: &WabaId, owner: Option<&WabaId>, questions: &[Question]) -> Link {
        if let Some((number, account)) = self.swapped() {
            return Link::broken(self.discovered(Discovery::SwappedIds {
                phone_number_id: number,
                account_id: account,
            }));
        }
        let context = self.context_of(IdField::WhatsAppBusinessAccountId);
        if let Some(kind) = self.kind_of(id.as_str(), questions)
            && kind != ObjectKind::Account
        {
            return Link::broken(diagnose(&Evidence::Discovery(Discovery::MisplacedId(kind)), &context));
        }
        let failures: Vec<_> = questions.iter().filter_map(|question| self.failure(question)).collect();
        let certain = failures.iter().find(|failure| is_certain(failure.category));
        match (certain, owner, self.run.request().given_phone_number_id()) {
            (Some(_), Some(owner), Some(number)) => Link::broken(self.discovered(Discovery::NumberOfAnotherAccount {
                phone_number_id: number.as_str(),
                account_id: id.as_str(),
                owner_id: Some(owner.as_str()),
            })),
            (Some(failure), _, _) => self.at_its_link(failure.clone(), words::ACCOUNT_UNKNOWN),
            (None, _, _) => match failures.into_iter().next() {
                Some(failure) => Link::failed(failure),
                None => Link::unknown(words::NOT_ASKED),
            },
        }
    }

    /// Where the given number does not belong to the given account.
    fn stranger_to<'b>(&'b self, id: &'b WabaId, owner: Option<&'b WabaId>) -> Option<Discovery<'b>> {
        let number = self.run.request().given_phone_number_id()?;
        self.reach.phone_number(number.as_str())?;
        let is_stranger = match owner {
            Some(owner) => owner != id,
            // Without the number's own word, a list that is complete and lacks it.
            None => match self.run.told(&Question::PhoneNumbers(id.clone(), None)) {
                Some(Told::PhoneNumbers(page)) => {
                    page.after.is_none()
                        && page
                            .items
                            .iter()
                            .all(|item| item.id.as_deref() != Some(number.as_str()))
                }
                _ => false,
            },
        };
        is_stranger.then_some(Discovery::NumberOfAnotherAccount {
            phone_number_id: number.as_str(),
            account_id: id.as_str(),
            owner_id: owner.map(WabaId::as_str),
        })
    }

    /// The account that the given number says, or a list shows, that it belongs to.
    fn account_of_given_number(&self) -> Option<&WabaId> {
        let number = self.run.request().given_phone_number_id()?;
        self.reach.phone_number(number.as_str())?.account_id.as_ref()
    }

    fn found_account(&self) -> Link {
        let Some(id) = self.home_account.clone() else {
            return self.running_or(words::ASKING_ACCOUNT, || match self.search_failure() {
                Some(failure) => Link::unknown(words::not_read(&failure.title)),
                None => Link::skipped(words::NO_ACCOUNT),
            });
        };
        let question = Question::Account(id.clone());
        if self.run.is_asking(&question) {
            return Link::running(words::ASKING_ACCOUNT);
        }
        let list = Question::PhoneNumbers(id.clone(), None);
        if self.run.told(&question).is_some() || self.run.told(&list).is_some() {
            let is_rejected = self
                .account_read(&id)
                .is_some_and(|account| account.account_review_status.as_deref() == Some("REJECTED"));
            let state = if is_rejected {
                CheckState::Warn
            } else {
                CheckState::Pass
            };
            return Link::new(state, self.account_detail(&id));
        }
        self.running_or(words::ASKING_ACCOUNT, || {
            let why = self.failure(&question).map(|failure| words::not_read(&failure.title));
            let detail = [Some(self.account_detail(&id)), why].into_iter().flatten();
            Link::unknown(detail.collect::<Vec<_>>().join("\n"))
        })
    }

    fn account_read(&self, id: &WabaId) -> Option<&Account> {
        match self.run.told(&Question::Account(id.clone())) {
            Some(Told::Account(account)) => Some(account),
            _ => None,
        }
    }

    fn account_detail(&self, id: &WabaId) -> String {
        let read = self.account_read(id);
        let name = self
            .reach
            .account(id.as_str())
            .and_then(|account| account.name.as_deref());
        words::account(
            id.as_str(),
            name,
            read.and_then(|account| account.account_review_status.as_deref()),
            self.reach.accounts.len(),
        )
    }
}
