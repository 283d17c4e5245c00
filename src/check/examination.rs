//! A run as it stands at one moment, with what was worked out from it once for all links of the chain.

use crate::diagnosis::{Category, Cause, Clock, Context, Diagnosis, Discovery, Evidence, IdField, Subject, diagnose};
use crate::graph::{PhoneNumberId, Reply, WabaId};

use super::permissions::{MANAGEMENT, PermissionFact, PermissionState};
use super::question::Question;
use super::reach::{FoundNumber, MoreKind, Reach};
use super::run::{Answer, Run, Standing};
use super::token_facts::TokenFacts;
use super::words;

/// What every link looks at.
pub(super) struct Examination<'a> {
    pub(super) run: &'a Run,
    /// The person's, unless Meta's answers show that it is wrong.
    pub(super) clock: Clock,
    pub(super) reach: &'a Reach,
    pub(super) permissions: Vec<PermissionFact>,
    pub(super) token: TokenFacts,
    pub(super) is_token_proven: bool,
    /// What is wrong with the answer to each question, in their order.
    failures: Vec<Option<Diagnosis>>,
    /// The account that the examination is about.
    pub(super) home_account: Option<WabaId>,
    /// The portfolio, where there is just one.
    portfolio: Option<String>,
    /// The phone number ID that belongs into its field, with its name, where there is just one.
    right_number: Option<String>,
    /// The account's ID that belongs into its field, with its name, where there is just one.
    right_account: Option<String>,
}

impl<'a> Examination<'a> {
    pub(super) fn of(run: &'a Run, clock: &Clock) -> Self {
        let reach = &run.reach;
        let clock = run.corrected(clock);
        let mut examination = Self {
            run,
            clock,
            token: TokenFacts::of(run, &clock),
            is_token_proven: run.is_token_proven(),
            home_account: run.home_account(),
            portfolio: portfolio(reach),
            right_number: right_number(run, reach),
            right_account: right_account(run, reach),
            permissions: run.permissions(),
            failures: Vec::new(),
            reach,
        };
        examination.failures = run.questions().map(|question| examination.diagnose(question)).collect();
        examination
    }

    /// What is known beside any evidence.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            clock: &self.clock,
            app_id: self.token.app_id.as_ref(),
            business_id: self.portfolio.as_deref(),
            waba_id: self.home_account.as_ref().map(WabaId::as_str),
            completeness: self.run.request.inspection.completeness,
            id: None,
            id_field: IdField::PhoneNumberId,
            instead: None,
            has_numbers_to_choose: false,
            another_call_worked: self.is_token_proven,
            command_is_offered: self.run.offers_commands,
            subject: Subject::Test,
        }
    }

    /// What is known beside evidence about the ID in a field.
    pub(super) fn context_of(&self, field: IdField) -> Context<'_> {
        let request = &self.run.request;
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
                && !self.reach.phone_numbers.is_empty(),
            ..self.context()
        }
    }

    /// How a permission stands.
    pub(super) fn permission(&self, name: &str) -> PermissionState {
        self.permissions
            .iter()
            .find(|permission| permission.name == name)
            .map_or(PermissionState::Unknown, |permission| permission.state)
    }

    /// A diagnosis of what the answers tell together.
    pub(super) fn discovered(&self, discovery: Discovery) -> Diagnosis {
        diagnose(&Evidence::Discovery(discovery), &self.context())
    }

    /// The diagnosis of a question that was refused or not answered.
    pub(super) fn failure(&self, question: &Question) -> Option<Diagnosis> {
        let place = self.run.questions().position(|asked| asked == question)?;
        self.failures.get(place)?.clone()
    }

    fn diagnose(&self, question: &Question) -> Option<Diagnosis> {
        let context = match question {
            Question::PhoneNumber(_) => self.context_of(IdField::PhoneNumberId),
            Question::Account(_) | Question::PhoneNumbers(..) | Question::SubscribedApps(_) => {
                self.context_of(IdField::WhatsAppBusinessAccountId)
            }
            _ => self.context(),
        };
        let Standing::Answered(answer) = self.run.standing(question) else {
            return None;
        };
        Some(match answer {
            Answer::Told(_) => return None,
            Answer::NoAnswer(why) => diagnose(&Evidence::NoAnswer(*why), &context),
            Answer::Refused(reply) => self.refusal(question, reply, &context),
        })
    }

    fn refusal(&self, question: &Question, reply: &Reply, context: &Context) -> Diagnosis {
        let diagnosis = diagnose(&Evidence::Reply(reply), context);
        let is_of_wrong_kind = diagnosis.cause == Cause::AnotherKindOfToken;
        if self.is_token_proven && is_about_token(&diagnosis) && !is_of_wrong_kind {
            return diagnose(&Evidence::Contradiction(reply), context);
        }
        let is_object = matches!(
            question,
            Question::PhoneNumber(_) | Question::Account(_) | Question::PhoneNumbers(..)
        );
        let is_permitted = || {
            matches!(
                self.permission(MANAGEMENT),
                PermissionState::Proven | PermissionState::Listed
            )
        };
        let is_for_access = matches!(
            diagnosis.cause,
            Cause::MissingPermission | Cause::AssetNotAssigned | Cause::PermissionNotGranted
        );
        if is_object && is_for_access && is_permitted() {
            // The permission is there, so it is this object that the token was not given.
            return diagnose(&Evidence::NotAssigned(reply), context);
        }
        diagnosis
    }

    /// The questions whose failure counts against the chain, the most telling first: what was given, then the numbers of
    /// the accounts that were found, then, where nothing worked at all, the rest.
    pub(super) fn telling_questions(&self) -> Vec<&Question> {
        let request = &self.run.request;
        let is_given = |question: &&Question| match question {
            Question::PhoneNumber(id) => request.given_phone_number_id() == Some(id),
            Question::Account(id) | Question::PhoneNumbers(id, None) => request.given_account_id() == Some(id),
            _ => false,
        };
        let is_number_list = |question: &&Question| matches!(question, Question::PhoneNumbers(_, None));
        let mut telling: Vec<&Question> = self.run.questions().filter(is_given).collect();
        telling.extend(self.run.questions().filter(is_number_list));
        if !self.is_token_proven {
            // A refusal to describe the token is no refusal of the token.
            telling.extend([&Question::App, &Question::Me, &Question::AssignedAccounts(None)]);
            telling.extend([&Question::Permissions, &Question::DebugToken]);
        }
        telling
    }

    /// The first failure of a telling question that is of some kind.
    pub(super) fn telling_failure(&self, is_wanted: impl Fn(&Diagnosis) -> bool) -> Option<Diagnosis> {
        self.telling_questions()
            .into_iter()
            .filter_map(|question| self.failure(question))
            .find(|diagnosis| is_wanted(diagnosis) && !is_about_description(diagnosis))
    }

    /// The number that the run is about: the given one, else the only one.
    pub(super) fn chosen_number(&self) -> Option<&FoundNumber> {
        match self.run.request.given_phone_number_id() {
            Some(id) => self.reach.phone_number(id.as_str()),
            None => match self.reach.phone_numbers.as_slice() {
                [number] if self.run.request.phone_number_id.is_ok() && !self.reach.has_more(self.run) => Some(number),
                _ => None,
            },
        }
    }

    /// Whether a number was read: the given one, else any.
    pub(super) fn has_reached_number(&self) -> bool {
        match &self.run.request.phone_number_id {
            Ok(Some(_)) => self.chosen_number().is_some(),
            Ok(None) => !self.reach.phone_numbers.is_empty(),
            Err(_) => false,
        }
    }
}

/// Whether a refusal is of the token itself, or of the person who holds it.
pub(super) fn is_about_token(diagnosis: &Diagnosis) -> bool {
    matches!(diagnosis.category, Category::TokenExpired | Category::InvalidToken)
        || matches!(diagnosis.cause, Cause::Checkpointed | Cause::UnconfirmedUser)
}

/// Whether Meta only declined to describe the token.
fn is_about_description(diagnosis: &Diagnosis) -> bool {
    matches!(diagnosis.cause, Cause::AppTokenRequired | Cause::TokenOfAnotherApp)
}

/// The only portfolio that was found or named.
fn portfolio(reach: &Reach) -> Option<String> {
    let first = reach.portfolio_ids().next()?;
    let is_only = reach.portfolio_ids().all(|id| id == first) && first.bytes().all(|byte| byte.is_ascii_digit());
    is_only.then(|| first.to_owned())
}

/// Of an account that stands in the number's field, its only number; else the only number that was found.
fn right_number(run: &Run, reach: &Reach) -> Option<String> {
    let given = run.request.given_phone_number_id().map(PhoneNumberId::as_str);
    if run.request.phone_number_id == Ok(None) {
        return None;
    }
    let account = given.and_then(|id| reach.account(id));
    let is_whole = reach.more(run).all(|more| match (&more.kind, account) {
        (MoreKind::NumbersOf(id) | MoreKind::FurtherNumbersOf(id), Some(account)) => *id != account.id,
        (MoreKind::FurtherAccounts, Some(_)) => true,
        (_, None) => false,
    });
    if !is_whole {
        return None;
    }
    let mut candidates = reach
        .phone_numbers
        .iter()
        .filter(|number| Some(number.id.as_str()) != given)
        .filter(|number| match account {
            Some(account) => number.account_id.as_ref() == Some(&account.id),
            None => true,
        });
    let number = candidates.next().filter(|_| candidates.next().is_none())?;
    Some(words::named(&number.id, number.phone_number.own_name()))
}

/// The account of the given number, else the only account that was found.
fn right_account(run: &Run, reach: &Reach) -> Option<String> {
    let given = run.request.given_account_id().map(WabaId::as_str);
    let of_number = run
        .request
        .given_phone_number_id()
        .and_then(|id| reach.phone_number(id.as_str()))
        .or_else(|| reach.phone_number(given?))
        .and_then(|number| reach.account(number.account_id.as_ref()?.as_str()));
    let only = match reach.accounts.as_slice() {
        [account] if !reach.has_more(run) => Some(account),
        _ => None,
    };
    let account = of_number.or(only)?;
    (given != Some(account.id.as_str())).then(|| words::named(account.id.as_str(), account.name.as_deref()))
}
