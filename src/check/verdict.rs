//! The one verdict over a run, from what its calls proved.

use crate::diagnosis::{Category, Clock, Context, Diagnosis, Evidence, diagnose, limits_sending};
use crate::graph::{CanSendMessage, PhoneNumber, PhoneNumberStatus, Reply};

use super::chain::{Check, CheckId, CheckState};
use super::run::{Answer, Question, Run, Standing};
use super::token_facts::{TokenFacts, TokenType};
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
    fn of(category: Category) -> Self {
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
    /// The phone number that was read.
    pub phone_number: Option<PhoneNumber>,
    /// Redacted plain text, safe to post in public: no token, no name, no phone number.
    pub report: String,
}

impl Run {
    /// What the run found. Before it has ended, what is known so far.
    #[must_use]
    pub fn report(&self, clock: &Clock) -> ConnectionReport {
        let token = TokenFacts::of(self, clock);
        let phone_number = self.phone_number();
        let diagnosis = self.diagnosis(&token, clock);
        let verdict = diagnosis
            .as_ref()
            .map_or(Verdict::Connected, |diagnosis| Verdict::of(diagnosis.category));
        let success = phone_number
            .as_ref()
            .filter(|_| matches!(verdict, Verdict::Connected | Verdict::Attention))
            .map(words::connected);
        let checks = self.checks(clock);
        let mut report = ConnectionReport {
            verdict,
            headline: diagnosis
                .as_ref()
                .map(|diagnosis| diagnosis.title.clone())
                .or_else(|| success.clone())
                .unwrap_or_default(),
            success,
            first_broken_check: checks
                .iter()
                .find(|check| check.state == CheckState::Fail)
                .map(|check| check.id),
            diagnosis,
            checks,
            requests: self.requests(),
            token,
            phone_number,
            report: String::new(),
        };
        report.report = public_report::write(self, &report, clock);
        report
    }

    /// The one diagnosis; `None` when connected.
    fn diagnosis(&self, token: &TokenFacts, clock: &Clock) -> Option<Diagnosis> {
        if let Some(phone_number) = self.phone_number() {
            return self.diagnosis_of_connected(&phone_number, token, clock);
        }
        let own = self.diagnosis_without_number(clock);
        if Verdict::of(own.category) == Verdict::Failed && own.category != Category::WrongId {
            return Some(own);
        }
        // Nothing speaks against the token yet. What another call proved against it outranks "could not tell", and
        // comes before a question for an ID.
        Some(self.proof_against_token(clock).unwrap_or(own))
    }

    /// What a connected number leaves to be said, the most urgent first.
    fn diagnosis_of_connected(
        &self,
        phone_number: &PhoneNumber,
        token: &TokenFacts,
        clock: &Clock,
    ) -> Option<Diagnosis> {
        let health = phone_number
            .health_status
            .as_ref()
            .filter(|health| limits_sending(health));
        let is_blocked = health.is_some_and(|health| health.can_send_message == Some(CanSendMessage::Blocked));
        let ends_soon = token.ends_soon_at(clock).map(|expires_at| Evidence::EndsSoon {
            expires_at,
            is_temporary: token.token_type == TokenType::Temporary,
        });
        let evidence = match health {
            Some(health) if is_blocked => Some(Evidence::Health(health)),
            _ if is_unregistered(phone_number) => Some(Evidence::NumberNotRegistered),
            _ if ends_soon.is_some() => ends_soon,
            Some(health) => Some(Evidence::Health(health)),
            None if self.is_messaging_listed() == Some(false) => Some(Evidence::MessagingNotListed),
            None => None,
        };
        evidence.map(|evidence| diagnose(&evidence, &self.context(clock)))
    }

    /// What the call for the phone number says, or why there was none.
    fn diagnosis_without_number(&self, clock: &Clock) -> Diagnosis {
        let context = self.context(clock);
        match (self.standing(Question::PhoneNumber), &self.request.phone_number_id) {
            (Standing::Answered(answer), _) => diagnose(&evidence_of(answer), &context),
            (_, Err(problem)) => diagnose(&Evidence::PhoneNumberIdProblem(*problem), &context),
            _ if self.is_token_proven() => diagnose(&Evidence::NoPhoneNumberId, &context),
            _ => self.diagnosis_by(Question::App, clock).unwrap_or_else(|| {
                let nothing = Reply::read(None, "");
                diagnose(&Evidence::Reply(&nothing), &context)
            }),
        }
    }

    /// A diagnosis against the token by one of the calls beside the main one; none where a call worked with it.
    pub(super) fn proof_against_token(&self, clock: &Clock) -> Option<Diagnosis> {
        if self.is_token_proven() {
            return None;
        }
        self.debug_token_proof(clock)
            .or_else(|| self.diagnosis_by(Question::App, clock))
            .filter(|diagnosis| {
                matches!(
                    diagnosis.category,
                    Category::TokenExpired | Category::InvalidToken | Category::AccountRestricted
                )
            })
    }

    /// What `debug_token` says against the token, where it described it.
    fn debug_token_proof(&self, clock: &Clock) -> Option<Diagnosis> {
        let debug_token = self.debug_token()?;
        if debug_token.is_valid != Some(false) {
            return None;
        }
        let context = self.context(clock);
        Some(match debug_token.error {
            Some(error) => {
                let refusal = Reply::Refused {
                    http_status: None,
                    errors: vec![error],
                };
                diagnose(&Evidence::Reply(&refusal), &context)
            }
            None => diagnose(&Evidence::SaidInvalid, &context),
        })
    }

    /// The diagnosis by the answer to a question; `None` where it is not answered.
    pub(super) fn diagnosis_by(&self, question: Question, clock: &Clock) -> Option<Diagnosis> {
        match self.standing(question) {
            Standing::Answered(answer) => Some(diagnose(&evidence_of(answer), &self.context(clock))),
            Standing::NotAsked | Standing::Asking => None,
        }
    }

    fn context<'a>(&'a self, clock: &'a Clock) -> Context<'a> {
        Context {
            clock,
            app_id: self.request.inspection.app_id.as_ref(),
            completeness: self.request.inspection.completeness,
            phone_number_id: match &self.request.phone_number_id {
                Ok(Some(id)) => Some(id.as_str()),
                Ok(None) | Err(_) => None,
            },
            another_call_worked: self.is_token_proven(),
        }
    }
}

/// Whether Meta calls the number one that is not registered with the Cloud API. A word that is new says nothing.
pub(super) fn is_unregistered(phone_number: &PhoneNumber) -> bool {
    matches!(
        phone_number.status,
        Some(PhoneNumberStatus::Pending | PhoneNumberStatus::Disconnected)
    )
}

fn evidence_of(answer: &Answer) -> Evidence<'_> {
    match answer {
        Answer::Reply(reply) => Evidence::Reply(reply),
        Answer::NoAnswer(why) => Evidence::NoAnswer(*why),
    }
}
