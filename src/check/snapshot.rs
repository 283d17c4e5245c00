//! A run at one moment: its answers, and what is derived from them once for all checks. Does not depend on any check.

use crate::diagnosis::{
    Category, Cause, Clock, Context, Diagnosis, Discovery, Evidence, IdField, Subject, diagnose, time_by_meta,
};
use crate::graph::{PhoneNumberId, Reply, WabaId};

use super::answers::Answers;
use super::facts::{
    Assets, FoundNumber, MANAGEMENT, NextPage, PermissionFact, PermissionState, TokenFacts, WebhookFacts,
    has_remainder, is_token_proven, permissions, remainders,
};
use super::plan::home_account;
use super::question::{Answer, Question};
use super::question_state::Status;
use super::report::Verdict;
use super::words;

/// A person's clock may be wrong by this much before an answer that names the time corrects it.
const CLOCK_TOLERANCE_SECS: i64 = 3_600;

/// The facts for all checks.
pub(super) struct Snapshot<'a> {
    pub(super) answers: Answers<'a>,
    pub(super) assets: &'a Assets,
    /// The person's, unless Meta's answers show that it is wrong.
    pub(super) clock: Clock,
    pub(super) permissions: Vec<PermissionFact>,
    pub(super) token: TokenFacts,
    pub(super) is_token_proven: bool,
    /// Whether something was found but not read.
    pub(super) has_remainder: bool,
    /// The account that health and webhook are about.
    pub(super) home_account: Option<WabaId>,
    /// Where incoming messages go.
    pub(super) webhook: WebhookFacts,
    /// What is wrong with the answer to each question, in their order.
    failures: Vec<Option<Diagnosis>>,
    /// The portfolio, if there is only one.
    portfolio: Option<String>,
    /// The phone number ID for the number's field, with its name, if there is only one.
    right_number: Option<String>,
    /// The account ID for the account's field, with its name, if there is only one.
    right_account: Option<String>,
    offers_commands: bool,
}

impl<'a> Snapshot<'a> {
    pub(super) fn of(answers: Answers<'a>, assets: &'a Assets, offers_commands: bool, clock: &Clock) -> Self {
        let clock = corrected(clock, answers);
        let has_remainder = has_remainder(answers, assets);
        let mut snapshot = Self {
            answers,
            assets,
            clock,
            permissions: permissions(answers),
            token: TokenFacts::of(answers, &clock),
            is_token_proven: is_token_proven(answers),
            has_remainder,
            home_account: home_account(answers, assets),
            webhook: WebhookFacts::default(),
            failures: Vec::new(),
            portfolio: portfolio(assets),
            right_number: right_number(answers, assets),
            right_account: right_account(answers, assets, has_remainder),
            offers_commands,
        };
        let number = snapshot.chosen_number().map(|found| &found.phone_number);
        snapshot.webhook = WebhookFacts::of(answers, &snapshot.ids_of_home_account(), number);
        snapshot.failures = answers
            .questions()
            .map(|question| snapshot.diagnose(question))
            .collect();
        snapshot
    }

    /// What is known in addition to any evidence.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            clock: &self.clock,
            app_id: self.token.app_id.as_ref(),
            business_id: self.portfolio.as_deref(),
            waba_id: self.home_account.as_ref().map(WabaId::as_str),
            completeness: self.answers.request().inspection.completeness,
            id: None,
            id_field: IdField::PhoneNumberId,
            instead: None,
            has_numbers_to_choose: false,
            another_call_worked: self.is_token_proven,
            command_is_offered: self.offers_commands,
            subject: Subject::Test,
        }
    }

    /// What is known in addition to evidence about the ID in a field.
    pub(super) fn context_of(&self, field: IdField) -> Context<'_> {
        let request = self.answers.request();
        let (id, instead) = match field {
            IdField::PhoneNumberId => (
                request.given_phone_number_id().map(PhoneNumberId::as_str),
                self.right_number.as_deref(),
            ),
            IdField::WhatsAppBusinessAccountId => (
                request.given_account_id().map(WabaId::as_str),
                self.right_account.as_deref(),
            ),
        };
        Context {
            id,
            id_field: field,
            instead,
            has_numbers_to_choose: field == IdField::PhoneNumberId
                && instead.is_none()
                && !self.assets.phone_numbers.is_empty(),
            ..self.context()
        }
    }

    /// Every ID of the account that health and webhook are about, that one first.
    fn ids_of_home_account(&self) -> Vec<WabaId> {
        let Some(home) = &self.home_account else {
            return Vec::new();
        };
        let found = self.assets.account(home.as_str()).into_iter();
        let others = found.flat_map(|found| std::iter::once(&found.id).chain(&found.other_ids));
        std::iter::once(home)
            .chain(others.filter(|id| *id != home))
            .cloned()
            .collect()
    }

    /// The state of a permission.
    pub(super) fn permission(&self, name: &str) -> PermissionState {
        self.permissions
            .iter()
            .find(|permission| permission.name == name)
            .map_or(PermissionState::Unknown, |permission| permission.state)
    }

    /// A diagnosis of all answers together.
    pub(super) fn discovered(&self, discovery: Discovery) -> Diagnosis {
        diagnose(&Evidence::Discovery(discovery), &self.context())
    }

    /// The diagnosis of a question that was refused or not answered.
    pub(super) fn failure(&self, question: &Question) -> Option<Diagnosis> {
        let place = self.answers.questions().position(|asked| asked == question)?;
        self.failures.get(place)?.clone()
    }

    fn diagnose(&self, question: &Question) -> Option<Diagnosis> {
        let context = match question {
            Question::PhoneNumber(_) => self.context_of(IdField::PhoneNumberId),
            Question::Account(id) | Question::PhoneNumbers(id, _) | Question::SubscribedApps(id) => Context {
                id: Some(id.as_str()),
                ..self.context_of(IdField::WhatsAppBusinessAccountId)
            },
            _ => self.context(),
        };
        match self.answers.status(question)? {
            Status::NoAnswer(why) => Some(diagnose(&Evidence::NoAnswer(*why), &context)),
            Status::Refused(reply) => Some(self.refusal(question, reply, &context)),
            _ => None,
        }
    }

    fn refusal(&self, question: &Question, reply: &Reply, context: &Context) -> Diagnosis {
        let diagnosis = diagnose(&Evidence::Reply(reply), context);
        if let Question::Account(id) | Question::PhoneNumbers(id, _) = question
            && diagnosis.cause == Cause::ObjectNotFound
            && self.answers.request().given_account_id() != Some(id)
            && self.answers.is_listed_by_portfolio(id)
        {
            let context = Context {
                instead: None,
                ..*context
            };
            return diagnose(&Evidence::ListedNotAssigned(reply), &context);
        }
        let is_of_wrong_kind = diagnosis.cause == Cause::AnotherKindOfToken;
        if self.is_token_proven && is_about_token(&diagnosis) && !is_of_wrong_kind {
            return diagnose(&Evidence::Contradiction(reply), context);
        }
        let is_object = matches!(
            question,
            Question::PhoneNumber(_) | Question::Account(_) | Question::PhoneNumbers(..)
        );
        let is_for_access = matches!(
            diagnosis.cause,
            Cause::MissingPermission | Cause::AssetNotAssigned | Cause::PermissionNotGranted
        );
        if is_object && is_for_access && self.permission(MANAGEMENT).is_granted() == Some(true) {
            // The token has the permission, so this object is not assigned to it.
            return diagnose(&Evidence::NotAssigned(reply), context);
        }
        diagnosis
    }

    /// The questions whose failure makes a check fail, the most decisive first: what was given, then the numbers of
    /// the accounts that were found, then, if nothing worked at all, the rest.
    pub(super) fn decisive_questions(&self) -> Vec<&Question> {
        let request = self.answers.request();
        let is_given = |question: &&Question| match question {
            Question::PhoneNumber(id) => request.given_phone_number_id().is_none_or(|given| given == id),
            Question::Account(id) | Question::PhoneNumbers(id, None) => request.given_account_id() == Some(id),
            _ => false,
        };
        let is_number_list = |question: &&Question| matches!(question, Question::PhoneNumbers(_, None));
        let mut decisive: Vec<&Question> = self.answers.questions().filter(is_given).collect();
        decisive.extend(self.answers.questions().filter(is_number_list));
        if !self.is_token_proven {
            // A refusal to describe the token is not a refusal of the token.
            decisive.extend([&Question::App, &Question::Me, &Question::AssignedAccounts(None)]);
            decisive.extend([&Question::Permissions, &Question::DebugToken]);
        }
        decisive
    }

    /// The first failure of this kind among the decisive questions.
    pub(super) fn decisive_failure(&self, is_wanted: impl Fn(&Diagnosis) -> bool) -> Option<Diagnosis> {
        self.decisive_questions()
            .into_iter()
            .filter_map(|question| self.failure(question))
            .find(|diagnosis| is_wanted(diagnosis) && !is_about_description(diagnosis))
    }

    /// Why the search for accounts and numbers could not finish, if a fault and not a refusal stopped it.
    pub(super) fn search_failure(&self) -> Option<Diagnosis> {
        self.answers
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

    /// Why Meta does not return the requested number. A list with this number does not change that. A fault, or an
    /// answer that another answer contradicts, is not such a refusal.
    pub(super) fn refusal_of_number(&self, id: &str) -> Option<Diagnosis> {
        let question = Question::PhoneNumber(PhoneNumberId::of_answer(id)?);
        self.failure(&question).filter(|failure| !failure.retryable)
    }

    /// The number that the run is about: the given one, else the only one.
    pub(super) fn chosen_number(&self) -> Option<&FoundNumber> {
        match self.answers.request().given_phone_number_id() {
            Some(id) => self.assets.phone_number(id.as_str()),
            None => match self.assets.phone_numbers.as_slice() {
                [number] if self.answers.request().phone_number_id.is_ok() && !self.has_remainder => Some(number),
                _ => None,
            },
        }
    }

    /// The number whose sending can be checked: it was read, and was not asked yet.
    pub(super) fn number_to_send_from(&self) -> Option<PhoneNumberId> {
        let is_asked = self.answers.sending_check().is_some();
        let number = self
            .chosen_number()
            .filter(|_| !is_asked && self.has_reached_number())?;
        PhoneNumberId::of_answer(&number.id).filter(|_| !self.answers.is_replay())
    }

    /// The account to which this app can be subscribed: it is not subscribed, this was not tried, and no address replaces the app's.
    pub(super) fn account_to_subscribe(&self) -> Option<WabaId> {
        let is_asked = self.answers.subscription().is_some();
        let is_possible = self.webhook.subscribed == Some(false) && !self.webhook.is_overridden();
        self.home_account
            .clone()
            .filter(|_| is_possible && !is_asked && !self.answers.is_replay())
    }

    /// Why Meta did not subscribe the app, if it was asked to.
    pub(super) fn subscription_failure(&self) -> Option<Diagnosis> {
        let asked = self.answers.subscription()?;
        match self.answers.answer(asked) {
            Some(Answer::Subscription(true)) => None,
            Some(_) => {
                let nothing = Reply::read(None, "");
                Some(diagnose(&Evidence::Reply(&nothing), &self.context()))
            }
            None => self.failure(asked),
        }
    }

    /// Whether a number was read: the given one, else any.
    pub(super) fn has_reached_number(&self) -> bool {
        match &self.answers.request().phone_number_id {
            Ok(Some(id)) => self.chosen_number().is_some() && self.refusal_of_number(id.as_str()).is_none(),
            Ok(None) => self
                .assets
                .phone_numbers
                .iter()
                .any(|number| self.refusal_of_number(&number.id).is_none()),
            Err(_) => false,
        }
    }
}

/// The person's clock, corrected if it is wrong and an answer of this run names the time. Pasted answers name the time at
/// which they came.
fn corrected(clock: &Clock, answers: Answers) -> Clock {
    let named = answers.refused().find_map(|(_, reply)| match reply {
        Reply::Refused { errors, .. } => errors.iter().find_map(time_by_meta),
        _ => None,
    });
    let is_off = |now: &i64| now.saturating_sub(clock.now_unix_secs).saturating_abs() > CLOCK_TOLERANCE_SECS;
    Clock {
        now_unix_secs: named
            .filter(|now| !answers.is_replay() && is_off(now))
            .unwrap_or(clock.now_unix_secs),
        ..*clock
    }
}

/// Whether a refusal is about the token itself, or about its owner.
pub(super) fn is_about_token(diagnosis: &Diagnosis) -> bool {
    matches!(diagnosis.category, Category::TokenExpired | Category::InvalidToken)
        || matches!(diagnosis.cause, Cause::Checkpointed | Cause::UnconfirmedUser)
}

/// Whether Meta only declined to describe the token.
fn is_about_description(diagnosis: &Diagnosis) -> bool {
    matches!(diagnosis.cause, Cause::AppTokenRequired | Cause::TokenOfAnotherApp)
}

/// The only portfolio that was found or named.
fn portfolio(assets: &Assets) -> Option<String> {
    let first = assets.portfolio_ids().next()?;
    let is_only = assets.portfolio_ids().all(|id| id == first) && first.bytes().all(|byte| byte.is_ascii_digit());
    is_only.then(|| first.to_owned())
}

/// The only number of the account whose ID is in the number's field, else the only number that was found.
fn right_number(answers: Answers, assets: &Assets) -> Option<String> {
    let given = answers.request().given_phone_number_id().map(PhoneNumberId::as_str);
    if answers.request().phone_number_id == Ok(None) {
        return None;
    }
    let account = given.and_then(|id| assets.account(id));
    let is_complete = remainders(answers, assets).all(|more| match (&more.kind, account) {
        (NextPage::NumbersOf(id) | NextPage::FurtherNumbersOf(id), Some(account)) => *id != account.id,
        (NextPage::FurtherAccounts, Some(_)) => true,
        (_, None) => false,
    });
    if !is_complete {
        return None;
    }
    let mut candidates = assets
        .phone_numbers
        .iter()
        .filter(|number| Some(number.id.as_str()) != given)
        .filter(|number| account.is_none_or(|account| number.account_id.as_ref() == Some(&account.id)));
    let number = candidates.next().filter(|_| candidates.next().is_none())?;
    Some(words::number_name(number))
}

/// The account of the given number, else the only account that was found.
fn right_account(answers: Answers, assets: &Assets, has_remainder: bool) -> Option<String> {
    let given = answers.request().given_account_id().map(WabaId::as_str);
    let of_number = answers
        .request()
        .given_phone_number_id()
        .and_then(|id| assets.phone_number(id.as_str()))
        .or_else(|| assets.phone_number(given?))
        .and_then(|number| assets.account(number.account_id.as_ref()?.as_str()));
    let only = match assets.accounts.as_slice() {
        [account] if !has_remainder && !answers.is_refused(&Question::PhoneNumbers(account.id.clone(), None)) => {
            Some(account)
        }
        _ => None,
    };
    let account = of_number.or(only)?;
    (given != Some(account.id.as_str())).then(|| words::account_name(account))
}
