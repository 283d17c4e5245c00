//! The assets that the token can access, as far as the run has found them: accounts, their phone numbers, portfolios.
//! Every source adds assets; none removes any. Does not depend on the order of the questions, or on the verdict.

use crate::check::answers::Answers;
use crate::check::places::Places;
use crate::check::question::{Answer, Question};
use crate::graph::{Node, Page, PhoneNumber, WabaId};

use super::permissions::{MANAGEMENT, MESSAGING, PORTFOLIO};

/// An account that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAccount {
    /// Its ID.
    pub id: WabaId,
    /// Its name.
    pub name: Option<String>,
    /// Further IDs under which Meta lists the same phone numbers. Since 2026 an account with a number in the `WhatsApp` Business
    /// app can have two: that of the messaging account and that of the `WhatsApp` account. Reads return the same for both, so no
    /// answer shows which is which.
    pub other_ids: Vec<WabaId>,
}

impl FoundAccount {
    /// Every ID of the account.
    pub(in crate::check) fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.other_ids).map(WabaId::as_str)
    }
}

/// A phone number that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// Its ID.
    pub id: String,
    /// The account it belongs to.
    pub account_id: Option<WabaId>,
    /// What is known about it, from a list or from its own answer.
    pub phone_number: PhoneNumber,
}

impl FoundNumber {
    /// The portfolio that its health names.
    pub(in crate::check) fn portfolio_id(&self) -> Option<&str> {
        self.phone_number.health_status.as_ref()?.entity_id("BUSINESS")
    }
}

/// All assets that were found, each once, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Assets {
    pub(in crate::check) accounts: Vec<FoundAccount>,
    pub(in crate::check) phone_numbers: Vec<FoundNumber>,
    pub(in crate::check) businesses: Vec<Node>,
    account_places: Places,
    number_places: Places,
    business_places: Places,
    /// Pairs of IDs that list the same phone number. The number's own answer names the second.
    twins: Vec<(WabaId, WabaId)>,
}

impl Assets {
    pub(in crate::check) fn of(answers: Answers) -> Self {
        let mut assets = Self::default();
        assets.add_given(answers);
        assets.add_granular_scopes(answers);
        assets.add_lists(answers);
        assets.add_numbers(answers);
        assets.add_names(answers);
        assets.join_twins(answers);
        assets
    }

    /// The portfolios that were found or that a number's health names.
    pub(in crate::check) fn portfolio_ids(&self) -> impl Iterator<Item = &str> {
        let businesses = self.businesses.iter().map(|business| business.id.as_str());
        businesses.chain(self.phone_numbers.iter().filter_map(FoundNumber::portfolio_id))
    }

    /// The account with this ID.
    pub(in crate::check) fn account(&self, id: &str) -> Option<&FoundAccount> {
        self.accounts.get(self.account_places.of(id)?)
    }

    /// The phone number with this ID.
    pub(in crate::check) fn phone_number(&self, id: &str) -> Option<&FoundNumber> {
        self.phone_numbers.get(self.number_places.of(id)?)
    }

    /// The given account, the account of the given number, and an account whose ID is in the number's field.
    fn add_given(&mut self, answers: Answers) {
        if let Some(id) = answers.request().given_account_id() {
            let questions = Question::about_account(id);
            if questions.iter().any(|question| answers.answer(question).is_some()) {
                self.add_account(id.as_str(), None);
            }
        }
        let Some(id) = answers.request().given_phone_number_id() else {
            return;
        };
        let question = Question::PhoneNumber(id.clone());
        if let Some(Answer::PhoneNumber(number)) = answers.answer(&question)
            && let Some(account) = number.account_id()
        {
            self.add_account(account, None);
        }
        if answers
            .node_type(&question)
            .is_some_and(|node_type| node_type.contains("BusinessAccount"))
        {
            self.add_account(id.as_str(), None);
        }
    }

    fn add_granular_scopes(&mut self, answers: Answers) {
        let described = answers.valid_debug_token().into_iter();
        for granular in described.flat_map(|token| &token.granular_scopes) {
            for target in granular.target_ids.iter().flatten() {
                if [MANAGEMENT, MESSAGING].contains(&granular.scope.as_str()) {
                    self.add_account(target, None);
                } else if granular.scope == PORTFOLIO {
                    self.add_business(&Node {
                        id: target.clone(),
                        name: None,
                    });
                }
            }
        }
    }

    fn add_lists(&mut self, answers: Answers) {
        for (question, answer) in answers.answered() {
            match (question, answer) {
                (
                    Question::AssignedAccounts(_) | Question::OwnedAccounts(..) | Question::ClientAccounts(..),
                    Answer::Nodes(page),
                ) => {
                    for account in &page.items {
                        self.add_account(&account.id, account.name.as_deref());
                    }
                }
                (Question::Businesses, Answer::Nodes(page)) => {
                    for business in &page.items {
                        self.add_business(business);
                    }
                }
                _ => {}
            }
        }
    }

    /// The names of accounts that were found by their IDs.
    fn add_names(&mut self, answers: Answers) {
        for answered in answers.answered() {
            if let (Question::Account(id), Answer::Account(account)) = answered
                && let Some(known) = self.account_at(id.as_str())
            {
                known.name = known.name.take().or_else(|| account.name.clone());
            }
        }
    }

    fn add_numbers(&mut self, answers: Answers) {
        for (_, answer) in answers.answered() {
            if let Answer::PhoneNumber(number) = answer
                && let Some(account) = number.account_id()
            {
                self.add_account(account, None);
            }
        }
        let mut lists: Vec<(usize, &WabaId, &Page<PhoneNumber>)> = answers
            .answered()
            .filter_map(|answered| match answered {
                (Question::PhoneNumbers(id, _), Answer::PhoneNumbers(page)) => {
                    Some((self.account_places.of(id.as_str())?, id, page))
                }
                _ => None,
            })
            .collect();
        // In the order of the accounts; the pages of each account keep their order. A run reads few of them.
        let place_of_next = |lists: &[(usize, &WabaId, &Page<PhoneNumber>)]| {
            let first = lists.iter().enumerate().min_by_key(|(_, (place, ..))| *place)?;
            Some(first.0)
        };
        while let Some(next) = place_of_next(&lists) {
            let (_, account, page) = lists.remove(next);
            for number in &page.items {
                self.add_number(number, Some(account.clone()));
            }
        }
        for answered in answers.answered() {
            if let (Question::PhoneNumber(id), Answer::PhoneNumber(number)) = answered {
                let account = number.account_id().and_then(WabaId::of_answer);
                let number = PhoneNumber {
                    id: Some(id.as_str().to_owned()),
                    ..number.clone()
                };
                self.add_number(&number, account);
            }
        }
    }

    /// Merges the accounts that list the same phone number: under the given ID, else under the one that the number's own
    /// answer names, else under the first.
    fn join_twins(&mut self, answers: Answers) {
        if self.twins.is_empty() {
            return;
        }
        let given = answers.request().given_account_id();
        let own_words: Vec<WabaId> = answers
            .answered()
            .filter_map(|(_, answer)| match answer {
                Answer::PhoneNumber(number) => number.account_id().and_then(WabaId::of_answer),
                _ => None,
            })
            .collect();
        let rank = |account: &FoundAccount| {
            let is_given = account.ids().any(|id| given.is_some_and(|given| given.as_str() == id));
            (!is_given, !own_words.contains(&account.id))
        };
        for (one, other) in std::mem::take(&mut self.twins) {
            let place = |id: &WabaId| {
                self.accounts
                    .iter()
                    .position(|account| account.ids().any(|known| known == id.as_str()))
            };
            let (Some(one), Some(other)) = (place(&one), place(&other)) else {
                continue;
            };
            if one == other {
                continue;
            }
            let removed = self.accounts.remove(one.max(other));
            let Some(kept) = self.accounts.get_mut(one.min(other)) else {
                continue;
            };
            let (mut first, second) = if rank(&removed) < rank(kept) {
                (removed, kept.clone())
            } else {
                (kept.clone(), removed)
            };
            first.name = first.name.or(second.name);
            first.other_ids.push(second.id);
            first.other_ids.extend(second.other_ids);
            *kept = first;
        }
        self.account_places = self.accounts.iter().map(|account| account.id.as_str()).collect();
        for (place, account) in self.accounts.iter().enumerate() {
            for id in &account.other_ids {
                self.account_places.add_alias(id.as_str(), place);
            }
        }
        for number in &mut self.phone_numbers {
            let place = number
                .account_id
                .as_ref()
                .and_then(|id| self.account_places.of(id.as_str()));
            number.account_id = place
                .and_then(|place| Some(self.accounts.get(place)?.id.clone()))
                .or_else(|| number.account_id.take());
        }
    }

    fn account_at(&mut self, id: &str) -> Option<&mut FoundAccount> {
        self.accounts.get_mut(self.account_places.of(id)?)
    }

    fn add_account(&mut self, id: &str, name: Option<&str>) {
        let Some(id) = WabaId::of_answer(id) else { return };
        let new = || FoundAccount {
            id: id.clone(),
            name: None,
            other_ids: Vec::new(),
        };
        if let Some(account) = known_or_new(&mut self.accounts, &mut self.account_places, id.as_str(), new) {
            account.name = account.name.take().or(name.map(str::to_owned));
        }
    }

    fn add_business(&mut self, business: &Node) {
        let new = || business.clone();
        if let Some(known) = known_or_new(&mut self.businesses, &mut self.business_places, &business.id, new) {
            known.name = known.name.take().or_else(|| business.name.clone());
        }
    }

    /// A number's own answer says more than a list, and comes after it.
    fn add_number(&mut self, number: &PhoneNumber, account_id: Option<WabaId>) {
        let Some(id) = &number.id else { return };
        let new = || FoundNumber {
            id: id.clone(),
            account_id: None,
            phone_number: number.clone(),
        };
        if let Some(known) = known_or_new(&mut self.phone_numbers, &mut self.number_places, id, new) {
            // A phone number belongs to one account.
            if let (Some(before), Some(now)) = (&known.account_id, &account_id)
                && before != now
            {
                self.twins.push((before.clone(), now.clone()));
            }
            known.account_id = account_id.or_else(|| known.account_id.take());
            known.phone_number = number.clone().or(&known.phone_number);
        }
    }
}

/// The known asset with this ID, or the new one, which is added.
fn known_or_new<'a, T>(
    things: &'a mut Vec<T>,
    places: &mut Places,
    id: &str,
    new: impl FnOnce() -> T,
) -> Option<&'a mut T> {
    let place = places.known_or_next(id).unwrap_or(things.len());
    if place == things.len() {
        things.push(new());
    }
    things.get_mut(place)
}

/// Whether Meta names the accounts that the token was created for, which excludes all others.
pub(in crate::check) fn is_bound_to_accounts(answers: Answers) -> bool {
    answers.valid_debug_token().is_some_and(|token| {
        token.granular_scopes.iter().any(|granular| {
            granular.scope == MANAGEMENT && granular.target_ids.as_ref().is_some_and(|ids| !ids.is_empty())
        })
    })
}
