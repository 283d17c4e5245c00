//! What the token reaches, as far as the run has found it: accounts, their phone numbers, portfolios.
//!
//! Every source adds to it; none takes away. Must not know the order of the questions, or the verdict.

use crate::graph::{Node, Page, PhoneNumber, WabaId};

use super::places::Places;
use super::question::{Question, Told};
use super::run::{Run, Standing};

/// The permissions whose `target_ids` are accounts. Those of `business_management` are portfolios.
const SCOPES_OF_ACCOUNTS: &[&str] = &["whatsapp_business_management", "whatsapp_business_messaging"];
const SCOPE_OF_PORTFOLIOS: &str = "business_management";

/// An account that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAccount {
    /// Its ID.
    pub id: WabaId,
    /// Its name.
    pub name: Option<String>,
}

/// A phone number that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// Its ID.
    pub id: String,
    /// The account it belongs to.
    pub account_id: Option<WabaId>,
    /// What is known of it, from a list or from its own answer.
    pub phone_number: PhoneNumber,
}

/// Something that a press can still fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    /// What it is.
    pub kind: MoreKind,
    pub(super) question: Question,
}

/// What a press can still fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoreKind {
    /// The numbers of an account, of which none were asked for yet.
    NumbersOf(WabaId),
    /// The next page of an account's numbers.
    FurtherNumbersOf(WabaId),
    /// The next page of accounts.
    FurtherAccounts,
}

/// Everything that was found, each thing once, in the order in which it was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    pub(super) accounts: Vec<FoundAccount>,
    pub(super) phone_numbers: Vec<FoundNumber>,
    pub(super) businesses: Vec<Node>,
    account_places: Places,
    number_places: Places,
    business_places: Places,
}

impl Reach {
    pub(super) fn of(run: &Run) -> Self {
        let mut reach = Self::default();
        reach.add_given(run);
        reach.add_granular_scopes(run);
        reach.add_lists(run);
        reach.add_numbers(run);
        reach.add_names(run);
        reach
    }

    /// What a press can still fetch, in the order of the accounts. Answers that were pasted hold no more.
    pub(super) fn more<'a>(&'a self, run: &'a Run) -> Box<dyn Iterator<Item = More> + 'a> {
        if run.is_replay {
            return Box::new(std::iter::empty());
        }
        let of_numbers = self.accounts.iter().filter_map(|account| {
            let first = Question::PhoneNumbers(account.id.clone(), None);
            if run.may_be_asked(&first) {
                return Some(More {
                    kind: MoreKind::NumbersOf(account.id.clone()),
                    question: first,
                });
            }
            Some(More {
                kind: MoreKind::FurtherNumbersOf(account.id.clone()),
                question: next_page(run, &first)?,
            })
        });
        let of_accounts = run
            .questions()
            .filter(|question| question.page(None).as_ref() == Some(question))
            .filter(|question| !matches!(question, Question::PhoneNumbers(..)))
            .filter_map(|first| {
                Some(More {
                    kind: MoreKind::FurtherAccounts,
                    question: next_page(run, first)?,
                })
            });
        Box::new(of_numbers.chain(of_accounts))
    }

    /// Whether there is more than was read.
    pub(super) fn has_more(&self, run: &Run) -> bool {
        self.more(run).next().is_some()
    }

    /// The portfolios that were found or that a number's health names.
    pub(super) fn portfolio_ids(&self) -> impl Iterator<Item = &str> {
        let health = self
            .phone_numbers
            .iter()
            .filter_map(|number| number.phone_number.health_status.as_ref());
        self.businesses
            .iter()
            .map(|business| business.id.as_str())
            .chain(health.filter_map(|health| health.entity_id("BUSINESS")))
    }

    /// The account of this ID.
    pub(super) fn account(&self, id: &str) -> Option<&FoundAccount> {
        self.accounts.get(self.account_places.of(id)?)
    }

    /// The phone number of this ID.
    pub(super) fn phone_number(&self, id: &str) -> Option<&FoundNumber> {
        self.phone_numbers.get(self.number_places.of(id)?)
    }

    /// The account that was given, the given number's own, and an account that stands in the number's field.
    fn add_given(&mut self, run: &Run) {
        if let Some(id) = run.request.given_account_id() {
            let questions = Question::about_account(id);
            if questions.iter().any(|question| run.told(question).is_some()) {
                self.add_account(id.as_str(), None);
            }
        }
        let Some(id) = run.request.given_phone_number_id() else {
            return;
        };
        let question = Question::PhoneNumber(id.clone());
        if let Some(Told::PhoneNumber(number)) = run.told(&question)
            && let Some(account) = number.account_id()
        {
            self.add_account(account, None);
        }
        if run
            .node_type_of(&question)
            .is_some_and(|node_type| node_type.contains("BusinessAccount"))
        {
            self.add_account(id.as_str(), None);
        }
    }

    fn add_granular_scopes(&mut self, run: &Run) {
        let Some(debug_token) = run.valid_debug_token() else {
            return;
        };
        for granular in &debug_token.granular_scopes {
            for target in granular.target_ids.iter().flatten() {
                if SCOPES_OF_ACCOUNTS.contains(&granular.scope.as_str()) {
                    self.add_account(target, None);
                } else if granular.scope == SCOPE_OF_PORTFOLIOS {
                    self.add_business(&Node {
                        id: target.clone(),
                        name: None,
                    });
                }
            }
        }
    }

    fn add_lists(&mut self, run: &Run) {
        for question in run.questions() {
            match (question, run.told(question)) {
                (
                    Question::AssignedAccounts(_) | Question::OwnedAccounts(..) | Question::ClientAccounts(..),
                    Some(Told::Nodes(page)),
                ) => {
                    for account in &page.items {
                        self.add_account(&account.id, account.name.as_deref());
                    }
                }
                (Question::Businesses, Some(Told::Nodes(page))) => {
                    for business in &page.items {
                        self.add_business(business);
                    }
                }
                _ => {}
            }
        }
    }

    /// The names of accounts that were found by their IDs.
    fn add_names(&mut self, run: &Run) {
        for question in run.questions() {
            if let (Question::Account(id), Some(Told::Account(account))) = (question, run.told(question))
                && let Some(known) = self.account_at(id.as_str())
            {
                known.name = known.name.take().or_else(|| account.name.clone());
            }
        }
    }

    fn add_numbers(&mut self, run: &Run) {
        for question in run.questions() {
            if let Some(Told::PhoneNumber(number)) = run.told(question)
                && let Some(account) = number.account_id()
            {
                self.add_account(account, None);
            }
        }
        let mut lists: Vec<(usize, &WabaId, &Page<PhoneNumber>)> = run
            .questions()
            .filter_map(|question| match (question, run.told(question)) {
                (Question::PhoneNumbers(id, _), Some(Told::PhoneNumbers(page))) => {
                    Some((self.account_places.of(id.as_str())?, id, page))
                }
                _ => None,
            })
            .collect();
        // In the order of the accounts; the pages of each stay in theirs. A run reads few of them.
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
        for question in run.questions() {
            if let (Question::PhoneNumber(id), Some(Told::PhoneNumber(number))) = (question, run.told(question)) {
                let account = number.account_id().and_then(WabaId::of_answer);
                let number = PhoneNumber {
                    id: Some(id.as_str().to_owned()),
                    ..number.clone()
                };
                self.add_number(&number, account);
            }
        }
    }

    fn account_at(&mut self, id: &str) -> Option<&mut FoundAccount> {
        self.accounts.get_mut(self.account_places.of(id)?)
    }

    fn add_account(&mut self, id: &str, name: Option<&str>) {
        let Some(id) = WabaId::of_answer(id) else { return };
        match self.account_places.known_or_next(id.as_str()) {
            Some(place) => {
                if let Some(known) = self.accounts.get_mut(place) {
                    known.name = known.name.take().or(name.map(str::to_owned));
                }
            }
            None => self.accounts.push(FoundAccount {
                id,
                name: name.map(str::to_owned),
            }),
        }
    }

    fn add_business(&mut self, business: &Node) {
        match self.business_places.known_or_next(&business.id) {
            Some(place) => {
                if let Some(known) = self.businesses.get_mut(place) {
                    known.name = known.name.take().or_else(|| business.name.clone());
                }
            }
            None => self.businesses.push(business.clone()),
        }
    }

    /// A number's own answer tells more than a list, and comes after it.
    fn add_number(&mut self, number: &PhoneNumber, account_id: Option<WabaId>) {
        let Some(id) = &number.id else { return };
        match self.number_places.known_or_next(id) {
            Some(place) => {
                if let Some(known) = self.phone_numbers.get_mut(place) {
                    known.account_id = account_id.or_else(|| known.account_id.take());
                    known.phone_number = number.clone().or(&known.phone_number);
                }
            }
            None => self.phone_numbers.push(FoundNumber {
                id: id.clone(),
                account_id,
                phone_number: number.clone(),
            }),
        }
    }
}

/// The question for the page after the last one that was read of a list, or for the last one where a fault kept it away;
/// none where the next page was asked for already, as with a cursor that repeats itself.
fn next_page(run: &Run, first: &Question) -> Option<Question> {
    let last = run
        .questions()
        .filter(|question| question.page(None).as_ref() == Some(first))
        .last()?;
    if last != first && run.may_be_asked(last) {
        return Some(last.clone());
    }
    let after = match run.told(last)? {
        Told::PhoneNumbers(page) => page.after.clone(),
        Told::Nodes(page) => page.after.clone(),
        _ => None,
    }?;
    let next = first.page(Some(after))?;
    matches!(run.standing(&next), Standing::NotAsked).then_some(next)
}
