//! The result of a run, as facts. Does not depend on how the verdict is reached, or on how a report is written or shown.

use crate::diagnosis::{Category, Diagnosis, GraphFacts, Known};
use crate::graph::{BusinessId, GraphVersion, PhoneNumberId, WabaId};

use super::checks::{Check, CheckId, Glance};
use super::facts::{
    FoundAccount, FoundNumber, NextPage, PermissionFact, Remainder, SendingFacts, TokenFacts, WebhookFacts,
};
use super::question::Question;
use crate::coded::coded;
use crate::words::Said;

coded! {
    /// The verdict on a whole run, the worst first.
    #[derive(Default, PartialOrd, Ord)]
    Verdict {
        /// It does not work.
        Failed = "failed",
        /// Nothing was established about the token.
        #[default]
        CouldNotTell = "could_not_tell",
        /// It works, but something needs attention.
        Attention = "attention",
        /// Everything that was asked works.
        Connected = "connected",
    }
}

impl Verdict {
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
            Category::EndsSoon | Category::NeedsChoice | Category::SendingLimited | Category::ReceivingLimited => {
                Self::Attention
            }
            Category::RateLimited
            | Category::TemporaryFault
            | Category::Unreachable
            | Category::NoFault
            | Category::Unrecognised => Self::CouldNotTell,
        }
    }
}

/// What a run found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectionReport {
    /// The verdict.
    pub verdict: Verdict,
    /// The name that was verified; in `Connected`, and in `Attention` if a number was read.
    pub verified_name: Option<Said>,
    /// What is wrong; `None` when connected.
    pub diagnosis: Option<Diagnosis>,
    /// Every check, in order.
    pub checks: Vec<Check>,
    /// What an administrator needs first.
    pub glance: Vec<Glance>,
    /// The first check that failed.
    pub first_broken_check: Option<CheckId>,
    /// How many calls were made.
    pub requests: usize,
    /// How many of them had the token in their address. The others had it in a form.
    pub requests_by_address: usize,
    /// What is known about the token.
    pub token: TokenFacts,
    /// Its permissions.
    pub permissions: Vec<PermissionFact>,
    /// The accounts that were found.
    pub accounts: Vec<FoundAccount>,
    /// The phone numbers that were found.
    pub phone_numbers: Vec<FoundNumber>,
    /// Where incoming messages go.
    pub webhook: WebhookFacts,
    /// Whether the token may send.
    pub sending: SendingFacts,
    /// The account to which this app can be subscribed now.
    pub account_to_subscribe: Option<WabaId>,
    /// Why Meta did not subscribe the app, if it was asked to.
    pub subscription_failure: Option<Diagnosis>,
    /// Whether the number that was read is the one that was given.
    pub is_given_number_read: bool,
    /// Whether the calls were made here. Only then does `remainders` contain everything that was not read.
    pub is_live: bool,
    /// Whether Meta says that the token was created for the accounts that were found, and for no others.
    pub is_bound_to_accounts: bool,
    /// The accounts whose numbers could not be read, each with the reason in a sentence.
    pub unread_accounts: Vec<(WabaId, Said)>,
    /// What was found but not read.
    pub remainders: Vec<Remainder>,
    /// The source of the report.
    pub origin: Origin,
}

/// The source of a report, with the data for its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// A run, made here or from pasted answers.
    Run(Box<RunSummary>),
    /// A host's report, with its own texts.
    Host {
        /// Its headline.
        headline: String,
        /// Its redacted plain text.
        report: String,
    },
    /// One answer from the Graph API.
    #[default]
    Answer,
}

/// What a run started with and asked. Contains no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunSummary {
    pub(super) ended_at_unix_secs: i64,
    pub(super) graph_version: GraphVersion,
    /// `EAAB… (212 characters)`.
    pub(super) token_summary: Option<String>,
    pub(super) phone_number_id: Option<PhoneNumberId>,
    pub(super) account_id: Option<WabaId>,
    pub(super) questions: Vec<Question>,
    /// Whether an answer in this run proves that Meta treats a form with `method=get` as a GET.
    pub(super) forms_are_proven: bool,
    /// The calls that Meta refused, with what Meta's support needs to find them.
    pub(super) refusals: Vec<(Question, GraphFacts)>,
}

impl ConnectionReport {
    /// Whether the calls are known, so that commands and a report with names can be written.
    #[must_use]
    pub fn is_of_run(&self) -> bool {
        matches!(self.origin, Origin::Run(_))
    }

    /// Whether there is a report to copy.
    #[must_use]
    pub fn has_public_report(&self) -> bool {
        match &self.origin {
            Origin::Run(_) => true,
            Origin::Host { report, .. } => !report.is_empty(),
            Origin::Answer => false,
        }
    }

    /// What the guide and the reminder can name: the app, and the portfolio, account and number if there is only one of each.
    #[must_use]
    pub fn known(&self) -> Known {
        let number = match self.phone_numbers.as_slice() {
            [number] if self.remainders.is_empty() => Some(number),
            _ => None,
        };
        let mut remainders = self.remainders.iter();
        let has_all_accounts = remainders.all(|remainder| remainder.kind != NextPage::FurtherAccounts);
        let account = match self.accounts.as_slice() {
            [account] if has_all_accounts => Some(&account.id),
            _ => number.and_then(|number| number.account_id.as_ref()),
        };
        let mut portfolios = self.phone_numbers.iter().filter_map(FoundNumber::portfolio_id);
        let first = portfolios.next();
        let portfolio = first.filter(|first| portfolios.all(|other| other == *first));
        Known {
            app_id: self.token.app_id.clone(),
            app_name: self.token.app_name.clone(),
            business_id: portfolio.and_then(BusinessId::of_answer),
            waba_id: account.cloned(),
            phone_number_id: number.and_then(|number| PhoneNumberId::of_answer(&number.id)),
        }
    }
}
