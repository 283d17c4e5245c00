//! The one verdict over a run, read off the links of its chain.

use crate::diagnosis::{Category, Clock, Diagnosis, Evidence, NotSent, diagnose};
use crate::graph::{Reply, WabaId};

use super::chain::{Check, CheckId, CheckState, Link};
use super::examination::Examination;
use super::permissions::PermissionFact;
use super::question::Question;
use super::reach::{FoundAccount, FoundNumber, More};
use super::run::Run;
use super::terminal::Commands;
use super::token_facts::TokenFacts;
use super::{public_report, words};

/// The verdict over a whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that was asked works.
    Connected,
    /// It works, and something wants looking at.
    Attention,
    /// It does not work.
    Failed,
    /// Nothing was established about the token.
    CouldNotTell,
}

impl Verdict {
    pub(super) const ALL: &'static [Self] = &[Self::Connected, Self::Attention, Self::Failed, Self::CouldNotTell];

    /// The code of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Attention => "attention",
            Self::Failed => "failed",
            Self::CouldNotTell => "could_not_tell",
        }
    }

    /// The verdict that goes with a diagnosis (the contract's table of categories).
    pub(super) fn of(category: Category) -> Self {
        match category {
            Category::TokenExpired
            | Category::PermissionDenied
            | Category::InvalidToken
            | Category::WrongId
            | Category::AppProblem
            | Category::AccountRestricted
            | Category::NotTokenProblem => Self::Failed,
            Category::EndsSoon | Category::NeedsChoice | Category::SendingLimited => Self::Attention,
            Category::RateLimited
            | Category::TemporaryFault
            | Category::Unreachable
            | Category::NoFault
            | Category::Unrecognised => Self::CouldNotTell,
        }
    }
}

/// What a run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionReport {
    /// The verdict.
    pub verdict: Verdict,
    /// The headline: the success sentence, or the title of the diagnosis.
    pub headline: String,
    /// The success sentence; in `Connected`, and in `Attention` where a number was read.
    pub success: Option<String>,
    /// What is wrong; `None` when connected.
    pub diagnosis: Option<Diagnosis>,
    /// The chain.
    pub checks: Vec<Check>,
    /// The first check that failed.
    pub first_broken_check: Option<CheckId>,
    /// How many calls were made.
    pub requests: usize,
    /// What is known of the token.
    pub token: TokenFacts,
    /// Its permissions.
    pub permissions: Vec<PermissionFact>,
    /// The accounts that were found.
    pub accounts: Vec<FoundAccount>,
    /// The phone numbers that were found.
    pub phone_numbers: Vec<FoundNumber>,
    /// Whether the number that was read is the one that was given.
    pub is_given_number_read: bool,
    /// Whether the calls were made here: only then `more` tells all that was not read.
    pub is_live: bool,
    /// Whether Meta says that the token was given for the accounts that were found, and for no others.
    pub is_bound_to_accounts: bool,
    /// The accounts whose numbers could not be read, each with the reason in a sentence.
    pub unread_accounts: Vec<(WabaId, String)>,
    /// What a press can still fetch.
    pub more: Vec<More>,
    /// The same calls for a terminal.
    pub commands: Commands,
    /// Redacted plain text, safe to post in public: no token, no name, no phone number.
    pub report: String,
    /// The same with the names of businesses and the phone numbers.
    pub report_with_names: String,
}

impl Run {
    /// The chain as it stands.
    #[must_use]
    pub fn checks(&self, clock: &Clock) -> Vec<Check> {
        checks(Examination::of(self, clock).links())
    }

    /// What the run found. Before it has ended, what is known so far.
    #[must_use]
    pub fn report(&self, clock: &Clock) -> ConnectionReport {
        let examination = Examination::of(self, clock);
        let mut links = examination.links();
        let first_broken_check = links
            .iter()
            .find(|(_, link)| link.state == CheckState::Fail)
            .map(|(id, _)| *id);
        let diagnosis = examination.diagnosis(&links);
        if let Some((_, link)) = links.iter_mut().find(|(_, link)| link.state == CheckState::Fail) {
            // The verdict says why, in the same words.
            link.shorten();
        }
        let verdict = diagnosis
            .as_ref()
            .map_or(Verdict::Connected, |diagnosis| Verdict::of(diagnosis.category));
        let is_success = matches!(verdict, Verdict::Connected | Verdict::Attention) && examination.has_reached_number();
        let success = is_success.then(|| words::connected(&examination.reached_name()));
        let mut report = ConnectionReport {
            verdict,
            headline: diagnosis
                .as_ref()
                .map(|diagnosis| diagnosis.title.clone())
                .or_else(|| success.clone())
                .unwrap_or_default(),
            success,
            first_broken_check,
            diagnosis,
            checks: checks(links),
            requests: self.requests(),
            is_given_number_read: self.request.given_phone_number_id().is_some() && examination.has_reached_number(),
            is_live: !self.is_replay,
            is_bound_to_accounts: self.is_bound_to_accounts(),
            unread_accounts: examination.unread_accounts(),
            more: self.reach.more(self).collect(),
            commands: self.commands(),
            token: examination.token,
            permissions: examination.permissions,
            accounts: self.reach.accounts.clone(),
            phone_numbers: self.reach.phone_numbers.clone(),
            report: String::new(),
            report_with_names: String::new(),
        };
        report.report = public_report::write(self, &report, clock, false);
        report.report_with_names = public_report::write(self, &report, clock, true);
        report
    }

    /// Fetches what a press asked for; the calls come with [`Run::next_calls`].
    pub fn fetch_more(&mut self, more: &More) {
        self.ask_more(more.question.clone());
    }
}

fn checks(links: Vec<(CheckId, Link)>) -> Vec<Check> {
    links
        .into_iter()
        .map(|(id, link)| Check {
            id,
            state: link.state,
            label: words::label(id),
            detail: link.detail,
        })
        .collect()
}

impl Examination<'_> {
    fn unread_accounts(&self) -> Vec<(WabaId, String)> {
        let reason = |account: &FoundAccount| {
            let failure = self.failure(&Question::PhoneNumbers(account.id.clone(), None))?;
            Some((account.id.clone(), words::not_read(&failure.title)))
        };
        self.reach.accounts.iter().filter_map(reason).collect()
    }

    /// The one diagnosis; `None` when connected.
    fn diagnosis(&self, links: &[(CheckId, Link)]) -> Option<Diagnosis> {
        let inspection = &self.run.request.inspection;
        if inspection.token.is_none() && !self.run.is_replay {
            let nothing = Evidence::NotSent(NotSent::NoToken(inspection));
            return Some(diagnose(&nothing, &self.context()));
        }
        let trouble_where = |is_wanted: fn(&Link) -> bool| {
            links
                .iter()
                .find(|(_, link)| is_wanted(link))
                .and_then(|(_, link)| link.trouble.clone())
        };
        let broken = trouble_where(|link| link.state == CheckState::Fail);
        if broken.is_some() {
            return broken;
        }
        if self.has_reached_number() {
            return trouble_where(|link| link.is_urgent).or_else(|| trouble_where(|link| link.trouble.is_some()));
        }
        let is_uncertain = |diagnosis: &Diagnosis| Verdict::of(diagnosis.category) == Verdict::CouldNotTell;
        self.telling_failure(is_uncertain)
            .or_else(|| self.search_failure())
            .or_else(|| {
                let (_, link) = links.iter().find(|(id, _)| *id == CheckId::PhoneNumber)?;
                link.trouble.clone()
            })
            .or_else(|| self.telling_failure(|_| true))
            .or_else(|| {
                let nothing = Reply::read(None, "");
                Some(diagnose(&Evidence::Reply(&nothing), &self.context()))
            })
    }

    /// Why the search for accounts and numbers could not be finished, where a fault and no refusal ended it.
    pub(super) fn search_failure(&self) -> Option<Diagnosis> {
        self.run
            .questions()
            .filter(|question| {
                matches!(
                    question,
                    Question::DebugToken
                        | Question::AssignedAccounts(_)
                        | Question::Businesses
                        | Question::OwnedAccounts(..)
                        | Question::ClientAccounts(..)
                )
            })
            .filter_map(|question| self.failure(question))
            .find(|failure| Verdict::of(failure.category) == Verdict::CouldNotTell)
    }

    /// What the success sentence names: the chosen or only number, else the account, with how many more there are.
    fn reached_name(&self) -> String {
        if let Some(name) = self.chosen_number().and_then(|number| number.phone_number.name()) {
            return name.to_owned();
        }
        let Some(first) = self.reach.accounts.first() else {
            return String::new();
        };
        let name = first.name.as_deref().unwrap_or(first.id.as_str());
        words::and_more(name, self.reach.accounts.len() - 1)
    }
}
