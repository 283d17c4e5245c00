//! What was asked and answered in a run: a read-only view for everything that draws conclusions.
//!
//! Does not depend on which question follows from which answer, or on what an answer means for the verdict.

use crate::diagnosis::category_of;
use crate::graph::{App, DebugToken, Reply, WabaId};
use crate::paste::AppId;

use super::question::{Answer, Question};
use super::question_state::{QuestionState, Status};
use super::request::ConnectionRequest;

/// What was asked and what was answered. Only `Run` can change what is behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers<'a> {
    request: &'a ConnectionRequest,
    /// In the order in which they were added.
    questions: &'a [QuestionState],
    is_at_limit: bool,
    is_replay: bool,
}

impl<'a> Answers<'a> {
    /// `is_at_limit`: no further call is made. `is_replay`: the calls were made elsewhere.
    pub(super) fn of(
        request: &'a ConnectionRequest,
        questions: &'a [QuestionState],
        is_at_limit: bool,
        is_replay: bool,
    ) -> Self {
        Self {
            request,
            questions,
            is_at_limit,
            is_replay,
        }
    }

    pub(super) fn request(self) -> &'a ConnectionRequest {
        self.request
    }

    /// Whether the calls were made elsewhere and their answers pasted.
    pub(super) fn is_replay(self) -> bool {
        self.is_replay
    }

    /// Every question that was added, in that order.
    pub(super) fn questions(self) -> impl Iterator<Item = &'a Question> {
        self.questions.iter().map(|state| &state.question)
    }

    /// The sending check, if it was requested.
    pub(super) fn sending_check(self) -> Option<&'a Question> {
        self.questions()
            .find(|question| matches!(question, Question::SendingCheck(..)))
    }

    /// The subscription of the app, if it was requested.
    pub(super) fn subscription(self) -> Option<&'a Question> {
        self.questions()
            .find(|question| matches!(question, Question::Subscription(_)))
    }

    /// Every answer, with its question.
    pub(super) fn answered(self) -> impl Iterator<Item = (&'a Question, &'a Answer)> {
        self.questions.iter().filter_map(|state| match &state.status {
            Status::Answered(answer) => Some((&state.question, &**answer)),
            _ => None,
        })
    }

    /// Every refusal, with its question.
    pub(super) fn refused(self) -> impl Iterator<Item = (&'a Question, &'a Reply)> {
        self.questions.iter().filter_map(|state| match &state.status {
            Status::Refused(reply) => Some((&state.question, reply)),
            _ => None,
        })
    }

    /// The status of a question; `None` if it was not added.
    pub(super) fn status(self, question: &Question) -> Option<&'a Status> {
        const NOT_SENT: &Status = &Status::NotSent;
        let state = self.questions.iter().find(|state| state.question == *question)?;
        Some(match &state.status {
            Status::Waiting { .. } if self.is_at_limit => NOT_SENT,
            status => status,
        })
    }

    /// The answer to a question.
    pub(super) fn answer(self, question: &Question) -> Option<&'a Answer> {
        match self.status(question)? {
            Status::Answered(answer) => Some(answer),
            _ => None,
        }
    }

    /// Whether a question still waits for its answer.
    pub(super) fn is_asking(self, question: &Question) -> bool {
        matches!(self.status(question), Some(Status::Waiting { .. } | Status::Sent))
    }

    /// Whether a question has its answer, or will get none.
    pub(super) fn is_settled(self, question: &Question) -> bool {
        self.status(question).is_some() && !self.is_asking(question)
    }

    /// Whether a question was asked without success.
    pub(super) fn is_refused(self, question: &Question) -> bool {
        matches!(self.status(question), Some(Status::Refused(_) | Status::NoAnswer(_)))
    }

    /// Whether every question is settled.
    pub(super) fn has_ended(self) -> bool {
        self.questions().all(|question| self.is_settled(question))
    }

    /// Whether a question may be asked beyond the run's limit: it was not asked yet, or what prevented the answer may be over.
    pub(super) fn may_be_asked(self, question: &Question) -> bool {
        match self.status(question) {
            None | Some(Status::NotSent | Status::NoAnswer(_)) => true,
            Some(Status::Refused(reply)) => category_of(reply).is_retryable(),
            Some(Status::Waiting { .. } | Status::Sent | Status::Answered(_)) => false,
        }
    }

    /// Whether a portfolio lists an account, which does not mean that the token can access it.
    pub(super) fn is_listed_by_portfolio(self, id: &WabaId) -> bool {
        self.answered().any(|answered| match answered {
            (Question::OwnedAccounts(..) | Question::ClientAccounts(..), Answer::Nodes(page)) => {
                page.items.iter().any(|account| account.id == id.as_str())
            }
            _ => false,
        })
    }

    /// The type of object that Meta names for an ID, if it refused a field of the requested type.
    pub(super) fn node_type(self, question: &Question) -> Option<&'a str> {
        match self.status(question)? {
            Status::Refused(Reply::Refused { errors, .. }) => errors.first()?.node_type(),
            _ => None,
        }
    }

    /// What Meta says about the token, if it was read.
    pub(super) fn debug_token(self) -> Option<&'a DebugToken> {
        match self.answer(&Question::DebugToken)? {
            Answer::DebugToken(token) => Some(token),
            _ => None,
        }
    }

    /// The same, if Meta calls the token valid.
    pub(super) fn valid_debug_token(self) -> Option<&'a DebugToken> {
        self.debug_token().filter(|token| token.is_valid == Some(true))
    }

    /// The app, if it was read.
    pub(super) fn app(self) -> Option<&'a App> {
        match self.answer(&Question::App)? {
            Answer::App(app) => Some(app),
            _ => None,
        }
    }

    /// The app's ID from Meta, not from the token's own text.
    pub(super) fn app_id(self) -> Option<&'a AppId> {
        self.app()
            .map(|app| &app.id)
            .or_else(|| self.debug_token()?.app_id.as_ref())
    }
}
