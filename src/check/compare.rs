//! Compares the token in use with a new one: what would break. What was not read of the new token is unknown, not lost. Does not
//! depend on the layout.

use crate::diagnosis::{Category, Clock};

use super::checks::{CheckId, CheckState};
use super::facts::{FoundNumber, Holder, MANAGEMENT, MESSAGING, NextPage, PermissionState, TokenFacts, TokenType};
use super::places::Places;
use super::report::{ConnectionReport, Verdict};
use super::words::{self, compare as said};
use super::written::heading::headline;
use crate::coded::coded;
use crate::words::{Said, Sentences, Text, Value, t};

coded! {
    /// The conclusion of a comparison.
    Conclusion {
        /// Nothing is known that would break.
        Safe = "safe",
        /// Something would break.
        NotSafe = "not_safe",
        /// Too little is known.
        CouldNotTell = "could_not_tell",
    }
}

coded! {
    /// The new token compared with the one in use.
    Mark {
        /// As before.
        Same = "same",
        /// More than before.
        Gained = "gained",
        /// Less than before.
        Lost = "lost",
        /// Something else.
        Changed = "changed",
        /// Not known for one of the two.
        Unknown = "unknown",
    }
}

/// One thing about both tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Its name. The name of a permission is in backticks.
    pub label: Said,
    /// The value for the token in use.
    pub old: Said,
    /// The value for the new token.
    pub new: Said,
    /// The result of comparing both.
    pub mark: Mark,
}

/// Two tokens side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The same in words.
    pub headline: Text,
    /// Why, the most serious first, and what to do.
    pub sentences: Vec<Sentences>,
    /// What was compared.
    pub rows: Vec<ComparedRow>,
}

/// Compares the token in use with the new one, from the last test of each.
#[must_use]
pub fn compare(in_use: &ConnectionReport, new: &ConnectionReport, clock: &Clock) -> Comparison {
    let mut comparing = Comparing {
        old: in_use,
        new,
        clock,
        rows: Vec::new(),
        breaks: Vec::new(),
        unknowns: Vec::new(),
        notes: Vec::new(),
    };
    comparing.verdicts();
    comparing.apps();
    comparing.owners();
    comparing.lifetimes();
    comparing.permissions();
    comparing.accounts();
    comparing.phone_numbers();
    comparing.end()
}

struct Comparing<'a> {
    old: &'a ConnectionReport,
    new: &'a ConnectionReport,
    clock: &'a Clock,
    rows: Vec<ComparedRow>,
    breaks: Vec<Sentences>,
    unknowns: Vec<Sentences>,
    notes: Vec<Sentences>,
}

impl Comparing<'_> {
    fn row(&mut self, label: impl Into<Said>, old: Said, new: Said, mark: Mark) {
        self.rows.push(ComparedRow {
            label: label.into(),
            old,
            new,
            mark,
        });
    }

    /// Whether the token in use does not work any more, so that nothing can break.
    fn is_old_dead(&self) -> bool {
        matches!(
            category(self.old),
            Some(Category::TokenExpired | Category::InvalidToken)
        )
    }

    fn verdicts(&mut self) {
        let (old, new) = (self.old, self.new);
        let mark = if new.verdict == Verdict::CouldNotTell || old.verdict == Verdict::CouldNotTell {
            Mark::Unknown
        } else {
            by_order(&old.verdict, &new.verdict)
        };
        let cell = |report: &ConnectionReport| match report.verdict {
            Verdict::Connected => said::CONNECTED.into(),
            _ => headline(report),
        };
        self.row(t!("Test"), cell(old), cell(new), mark);
        let says = said::test_of_new(headline(new)).into();
        let cause = |report: &ConnectionReport| report.diagnosis.as_ref().map(|diagnosis| diagnosis.cause);
        match (new.verdict, category(new)) {
            (Verdict::Failed, _) => self.breaks.push(says),
            (Verdict::CouldNotTell, _) | (_, Some(Category::NeedsChoice)) => self.unknowns.push(says),
            (_, Some(Category::SendingLimited | Category::ReceivingLimited)) if cause(old) == cause(new) => {
                self.notes.push(says);
            }
            (_, Some(Category::SendingLimited | Category::ReceivingLimited)) => self.breaks.push(says),
            _ => {}
        }
        if self.is_old_dead() {
            return;
        }
        if matches!(old.verdict, Verdict::Failed | Verdict::CouldNotTell) {
            self.unknowns.push(said::test_of_old(headline(old)));
        } else if old.phone_numbers.is_empty() {
            self.unknowns.push(said::NUMBERS_NOT_KNOWN.into());
        }
    }

    fn apps(&mut self) {
        let cell =
            |report: &ConnectionReport| words::app_name(&report.token).map_or(said::UNKNOWN.into(), Said::unchanged);
        // An app that is known only from the token's own text is a guess.
        let is_certain = is_app_named(self.old) && is_app_named(self.new);
        let mark = match (&self.old.token.app_id, &self.new.token.app_id) {
            (Some(old), Some(new)) if old == new => Mark::Same,
            (Some(_), Some(_)) => {
                let why = said::of_another_app(is_certain).into();
                if is_certain {
                    self.breaks.push(why);
                } else {
                    self.unknowns.push(why);
                }
                Mark::Changed
            }
            _ => Mark::Unknown,
        };
        self.row(t!("App"), cell(self.old), cell(self.new), mark);
    }

    fn owners(&mut self) {
        let (old, new) = (&self.old.token, &self.new.token);
        let cell = |token: &TokenFacts| words::owner_name(token).unwrap_or_else(|| said::UNKNOWN.into());
        let mark = match (&old.holder_id, &new.holder_id) {
            (Some(old), Some(new)) if old == new => Mark::Same,
            (Some(_), Some(_)) => Mark::Changed,
            _ if old.holder == Holder::Unknown || new.holder == Holder::Unknown || old.holder == new.holder => {
                Mark::Unknown
            }
            _ => Mark::Changed,
        };
        if mark == Mark::Changed {
            self.notes.push(said::OTHER_OWNER.into());
        }
        if new.holder == Holder::User {
            self.notes.push(said::OF_A_PERSON.into());
        }
        self.row(t!("Belongs to"), cell(old), cell(new), mark);
    }

    fn lifetimes(&mut self) {
        let (old, new) = (&self.old.token, &self.new.token);
        // Permanent tokens come after all others.
        let end = |token: &TokenFacts| match token.token_type {
            TokenType::Permanent => Some(i64::MAX),
            TokenType::Unknown => None,
            TokenType::Temporary | TokenType::LongLived => token.expires_at,
        };
        let mark = match (end(old), end(new)) {
            (Some(old), Some(new)) => by_order(&old, &new),
            _ => Mark::Unknown,
        };
        let is_soon = new.expires_soon_at(self.clock).is_some();
        let expires_at = new.expires_at.filter(|at| *at > self.clock.now_unix_secs);
        if let Some(expires) = expires_at.and_then(|at| said::expires(at, is_soon, self.clock)) {
            if is_soon {
                self.breaks.push(expires.into());
            } else {
                self.notes.push(expires.into());
            }
        }
        let cell = |token| said::lifetime(token, self.clock);
        self.row(t!("Type and expiry"), cell(old), cell(new), mark);
    }

    fn permissions(&mut self) {
        let (old, new) = (self.old, self.new);
        let mut seen = Places::default();
        let names = old.permissions.iter().chain(&new.permissions);
        let names = names
            .map(|permission| permission.name.as_str())
            .filter(|name| seen.known_or_next(name).is_none());
        let (of_old, of_new) = (Permissions::of(old), Permissions::of(new));
        for name in names {
            let (before, after) = (of_old.state(name), of_new.state(name));
            let is_needed = name == MANAGEMENT || name == MESSAGING;
            let mark = match (before.is_granted(), after.is_granted()) {
                (Some(before), Some(after)) => by_order(&before, &after),
                _ => Mark::Unknown,
            };
            let (is_optional, without) = words::lack(name);
            let lacks = || said::lacks(name, without);
            match (before.is_granted(), after.is_granted()) {
                (Some(true), Some(false)) if is_optional => self.notes.push(lacks()),
                (Some(false), Some(false)) if is_needed => self.notes.push(lacks()),
                (Some(true), Some(false)) => self.breaks.push(lacks()),
                (None, Some(false)) if is_needed => self.breaks.push(lacks()),
                // A test that failed reads little, and has said so.
                (_, None) if new.verdict == Verdict::Failed => {}
                (_, None) if is_needed => self.unknowns.push(said::permission_not_known(name)),
                (Some(true), None) if !is_optional => self.unknowns.push(said::permission_not_known(name)),
                _ => {}
            }
            let label = Said::quote(["`", name, "`"].concat());
            let cell = |state| words::permission_state(state).into();
            self.row(label, cell(before), cell(after), mark);
        }
    }

    fn accounts(&mut self) {
        let (old, new) = (self.old, self.new);
        let named = |report: &ConnectionReport| names(report.accounts.iter().map(words::account_name));
        let (of_old, of_new) = (account_ids(old), account_ids(new));
        let missing = old.accounts.iter().filter(|account| !of_new.holds(account.id.as_str()));
        let missing: Vec<Value> = missing
            .map(|account| said::account(words::account_name(account)).into())
            .collect();
        let unread_of_old: Places = old.unread_accounts.iter().map(|(unread, _)| unread.as_str()).collect();
        for (account, why) in &new.unread_accounts {
            if of_old.holds(account.as_str()) && !unread_of_old.holds(account.as_str()) {
                let about = Said::from(t!("Account {account}: {why}")).with("account", account.as_str());
                self.unknowns.push(about.with("why", why.clone()).into());
            }
        }
        let none = Vec::new();
        let (lost, not_found) = if new.is_bound_to_accounts {
            (missing, none)
        } else {
            (none, missing)
        };
        let has_new = new.accounts.iter().any(|account| !of_old.holds(account.id.as_str()));
        self.found(
            t!("WhatsApp Business Accounts"),
            [&named(old), &named(new)],
            [&lost, &not_found],
            has_new,
        );
    }

    fn phone_numbers(&mut self) {
        let (old, new) = (self.old, self.new);
        let named = |report: &ConnectionReport| names(report.phone_numbers.iter().map(words::number_name));
        let (of_old, of_new) = (number_ids(old), number_ids(new));
        let out_of_reach = OutOfReach::of(new);
        let (lost, not_found): (Vec<&FoundNumber>, Vec<&FoundNumber>) = old
            .phone_numbers
            .iter()
            .filter(|number| !of_new.holds(&number.id))
            .partition(|number| out_of_reach.holds(number));
        let name = |number: &&FoundNumber| said::phone_number(words::number_name(number)).into();
        let of_numbers = |numbers: &[&FoundNumber]| numbers.iter().map(name).collect::<Vec<Value>>();
        let has_new = new.phone_numbers.iter().any(|number| !of_old.holds(&number.id));
        self.found(
            t!("Phone numbers"),
            [&named(old), &named(new)],
            [&of_numbers(&lost), &of_numbers(&not_found)],
            has_new,
        );
        if !old.remainders.is_empty() {
            self.notes.push(said::NOT_ALL_COMPARED.into());
        }
    }

    /// A row of assets that the tokens can access, and a sentence if the new token lacks some.
    fn found(&mut self, label: Text, [old, new]: [&[Value]; 2], [lost, not_found]: [&[Value]; 2], has_new: bool) {
        if let Some(lost) = listed(lost) {
            self.breaks.push(said::cannot_access(lost).into());
        }
        // A test that failed reads little, and has said so.
        if let Some(not_found) = listed(not_found).filter(|_| self.new.verdict != Verdict::Failed) {
            self.unknowns.push(said::not_found(not_found));
        }
        let mark = if !lost.is_empty() {
            Mark::Lost
        } else if !not_found.is_empty() || (old.is_empty() && new.is_empty()) {
            Mark::Unknown
        } else if has_new {
            Mark::Gained
        } else {
            Mark::Same
        };
        let cell = |names: &[Value]| listed(names).unwrap_or_else(|| said::NONE_FOUND.into());
        self.row(label, cell(old), cell(new), mark);
    }

    fn end(self) -> Comparison {
        let conclusion = if !self.breaks.is_empty() {
            Conclusion::NotSafe
        } else if !self.unknowns.is_empty() {
            Conclusion::CouldNotTell
        } else {
            Conclusion::Safe
        };
        let (headline, first, last) = match conclusion {
            Conclusion::NotSafe => (said::NOT_SAFE, None, said::FIX_FIRST),
            Conclusion::CouldNotTell => (said::COULD_NOT_TELL, None, said::TEST_MORE),
            Conclusion::Safe if self.is_old_dead() => (said::SAFE, Some(said::nothing_to_break()), said::SWITCH),
            Conclusion::Safe if self.old.remainders.is_empty() => {
                (said::SAFE, Some(said::accesses_all()), said::SWITCH)
            }
            Conclusion::Safe => (said::SAFE_AS_FAR_AS_READ, Some(said::accesses_all()), said::SWITCH),
        };
        let mut sentences: Vec<Sentences> = first.into_iter().collect();
        sentences.extend(self.breaks);
        sentences.extend(self.unknowns);
        sentences.extend(self.notes);
        sentences.push(last.into());
        Comparison {
            conclusion,
            headline,
            sentences,
            rows: self.rows,
        }
    }
}

fn category(report: &ConnectionReport) -> Option<Category> {
    report.diagnosis.as_ref().map(|diagnosis| diagnosis.category)
}

/// Whether Meta named the app.
fn is_app_named(report: &ConnectionReport) -> bool {
    let mut checks = report.checks.iter();
    checks.any(|check| check.id == CheckId::App && check.state == CheckState::Pass)
}

/// The mark for two values, if greater is better.
fn by_order<T: Ord>(old: &T, new: &T) -> Mark {
    match old.cmp(new) {
        std::cmp::Ordering::Less => Mark::Gained,
        std::cmp::Ordering::Equal => Mark::Same,
        std::cmp::Ordering::Greater => Mark::Lost,
    }
}

fn account_ids(report: &ConnectionReport) -> Places {
    report.accounts.iter().map(|account| account.id.as_str()).collect()
}

fn number_ids(report: &ConnectionReport) -> Places {
    report.phone_numbers.iter().map(|number| number.id.as_str()).collect()
}

/// The state of each permission of a report.
struct Permissions<'a> {
    report: &'a ConnectionReport,
    places: Places,
}

impl<'a> Permissions<'a> {
    fn of(report: &'a ConnectionReport) -> Self {
        let names = report.permissions.iter().map(|permission| permission.name.as_str());
        Self {
            report,
            places: names.collect(),
        }
    }

    /// A permission that is not always requested is not named if a list lacks it. The permission to send, which no call
    /// proves, shows whether a list was read.
    fn state(&self, name: &str) -> PermissionState {
        let of = |wanted: &str| Some(self.report.permissions.get(self.places.of(wanted)?)?.state);
        of(name).unwrap_or(match of(MESSAGING) {
            Some(PermissionState::Listed | PermissionState::Missing) => PermissionState::Missing,
            _ => PermissionState::Unknown,
        })
    }
}

/// What is known about the numbers that a report lacks.
struct OutOfReach<'a> {
    report: &'a ConnectionReport,
    accounts: Places,
    /// The accounts whose numbers were not all read.
    unread: Places,
}

impl<'a> OutOfReach<'a> {
    fn of(report: &'a ConnectionReport) -> Self {
        let more = report.remainders.iter().filter_map(|remainder| match &remainder.kind {
            NextPage::NumbersOf(id) | NextPage::FurtherNumbersOf(id) => Some(id.as_str()),
            NextPage::FurtherAccounts => None,
        });
        let unread = report.unread_accounts.iter().map(|(unread, _)| unread.as_str());
        Self {
            report,
            accounts: account_ids(report),
            unread: unread.chain(more).collect(),
        }
    }

    /// Whether a number that was not found would have been found: all numbers of its account were read, or its account is
    /// not among those that the token was created for.
    fn holds(&self, number: &FoundNumber) -> bool {
        let Some(account) = &number.account_id else {
            return false;
        };
        if !self.accounts.holds(account.as_str()) {
            return self.report.is_bound_to_accounts;
        }
        self.report.is_live && !self.unread.holds(account.as_str())
    }
}

/// "a, b and c", "a, b, c and 2 more"; `None` if there is none.
fn listed(names: &[Value]) -> Option<Said> {
    const SHOWN: usize = 3;
    match (names.get(..SHOWN), names.len().saturating_sub(SHOWN)) {
        _ if names.is_empty() => None,
        (Some(shown), more @ 1..) => Some(words::and_more(Said::enumerated(shown.iter().cloned()), more)),
        _ => Some(Said::list(names.to_vec())),
    }
}

fn names(names: impl Iterator<Item = String>) -> Vec<Value> {
    names.map(Value::from).collect()
}
