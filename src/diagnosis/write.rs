//! Writes a diagnosis: the sentences of a cause, filled with what is known of the case.

use super::case::{Case, value};
use super::category::{Category, Cause};
use super::context::Context;
use super::error_facts::ErrorFacts;
use super::sentences::{self, Entry};
use super::template::{Placeholder, ValueOf};
use crate::graph::GraphError;
use crate::words::{Said, Sentences, Text};

/// What is wrong, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The coarse reading; decides the headline.
    pub category: Category,
    /// The finer reading.
    pub cause: Cause,
    /// The headline, such as "Token expired".
    pub title: Said,
    /// What happened and why: one to three short sentences.
    pub explanation: Sentences,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Whether the token is proven to be fine; `None`: cannot tell.
    pub token_is_fine: Option<bool>,
    /// Whether the same call may work when it is made again.
    pub retryable: bool,
    /// What Meta said, if Meta said something.
    pub graph: Option<GraphFacts>,
}

impl Diagnosis {
    /// Whether the app secret would take a test further.
    #[must_use]
    pub fn asks_for_app_secret(&self) -> bool {
        matches!(self.cause, Cause::AppsecretProofRequired | Cause::AppsecretProofInvalid)
    }

    /// The address of the page about it, relative to the folder of a release. For a cause of a newer release, that of its category.
    #[must_use]
    pub fn help_path(&self) -> String {
        if self.cause == Cause::Unrecognised && self.category != Category::Unrecognised {
            ["errors/", self.category.as_str(), ".html"].concat()
        } else {
            self.cause.help_path()
        }
    }

    /// The same cause and steps if everything was read and only sending is refused.
    #[must_use]
    pub(crate) fn limiting_sending(self) -> Self {
        let category = Category::SendingLimited;
        Self {
            category,
            title: sentences::headline(category).fill(&|_| None).unwrap_or_default(),
            token_is_fine: Some(true),
            retryable: category.is_retryable(),
            ..self
        }
    }

    /// What Meta said, by name, for people who want the raw facts: only what is known.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, String)> {
        let said = self.graph.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        [
            ("Message", said.message),
            ("Type", said.error_type),
            ("Code", number(said.code)),
            ("Subcode", number(said.subcode)),
            ("HTTP status", number(said.http_status.map(i64::from))),
            ("fbtrace_id", said.fbtrace_id),
        ]
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
    }
}

/// One step of the fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: Said,
    /// The screen to do it on.
    pub url: Option<String>,
    /// Whether it is taken in the fields of the checker.
    pub is_here: bool,
}

/// What Meta said, redacted, for people who want the raw facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphFacts {
    /// `code`.
    pub code: Option<i64>,
    /// `error_subcode`.
    pub subcode: Option<i64>,
    /// `type`.
    pub error_type: Option<String>,
    /// `message`, then `error_user_msg` and `error_data.details` if they say more.
    pub message: Option<String>,
    /// The HTTP status, if it is known.
    pub http_status: Option<u16>,
    /// `fbtrace_id`.
    pub fbtrace_id: Option<String>,
}

pub(super) fn write(cause: Cause, case: &Case, context: &Context) -> Diagnosis {
    let mut facts = case.error.map(ErrorFacts::of).unwrap_or_default();
    facts.permissions.extend(case.missing_permission.map(str::to_owned));
    let token_is_fine = token_is_fine(cause, context.another_call_worked);
    let value_of = |placeholder: Placeholder| value(placeholder, cause, case, context, &facts);
    let entry = sentences::of(cause);
    let mut explanation = entry.explanation.fill_lines(&value_of);
    // People want to know this first.
    if let Some(about) = about_token(cause, token_is_fine, &explanation) {
        explanation.insert(0, about.into());
    }
    Diagnosis {
        category: cause.category(),
        cause,
        title: sentences::headline(cause.category())
            .fill(&value_of)
            .unwrap_or_default(),
        explanation: explanation.into_iter().collect(),
        steps: steps(entry, &value_of),
        token_is_fine,
        retryable: cause.category().is_retryable(),
        graph: graph_facts(case),
    }
}

/// The steps of a cause, without those that need a value which is not known.
pub(super) fn steps(entry: &Entry, value_of: ValueOf) -> Vec<Step> {
    let steps = entry.steps.iter().copied().flatten().filter_map(|step| {
        Some(Step {
            text: step.text.fill(value_of)?,
            url: step.screen.and_then(|screen| screen.url(value_of)),
            is_here: step.is_here,
        })
    });
    steps.collect()
}

/// The sentence about what a cause means for the token, unless the sentences of the cause say it themselves.
pub(super) fn about_token<'a>(
    cause: Cause,
    token_is_fine: Option<bool>,
    said: impl IntoIterator<Item = &'a Said>,
) -> Option<Text> {
    let about = match token_is_fine {
        _ if speaks_of_token(cause) => None,
        Some(true) => Some(sentences::TOKEN_IS_FINE),
        None if cause.category().is_retryable() => Some(sentences::TOKEN_IS_OPEN),
        _ => None,
    }?;
    let start = about.english().trim_end_matches('.');
    let is_said = said.into_iter().any(|sentence| sentence.text().starts_with(start));
    (!is_said).then_some(about)
}

/// Whether the token is proven fine, by the table of the contract; a call that worked proves it where the table says
/// "unknown".
pub(super) fn token_is_fine(cause: Cause, another_call_worked: bool) -> Option<bool> {
    match cause.category() {
        Category::Unrecognised if cause == Cause::ContradictoryAnswers => None,
        Category::TokenExpired | Category::PermissionDenied | Category::InvalidToken => Some(false),
        Category::EndsSoon
        | Category::NeedsChoice
        | Category::SendingLimited
        | Category::ReceivingLimited
        | Category::NotTokenProblem => Some(true),
        Category::WrongId
        | Category::AppProblem
        | Category::AccountRestricted
        | Category::RateLimited
        | Category::TemporaryFault
        | Category::Unreachable
        | Category::Unrecognised => another_call_worked.then_some(true),
        Category::NoFault => None,
    }
}

/// Whether the sentences of a cause say in their own way what it means for the token.
fn speaks_of_token(cause: Cause) -> bool {
    matches!(cause, Cause::ContradictoryAnswers | Cause::MessagingNotListed)
}

/// What Meta said, for people who want the raw facts; `None` if nothing is known.
fn graph_facts(case: &Case) -> Option<GraphFacts> {
    let facts = case.error.map_or_else(GraphFacts::default, |error| GraphFacts {
        code: error.stated_code().map(|code| code.0),
        subcode: error.error_subcode,
        error_type: error.error_type.clone(),
        message: whole_message(error),
        http_status: None,
        fbtrace_id: error.fbtrace_id.clone(),
    });
    let facts = GraphFacts {
        http_status: case.http_status,
        ..facts
    };
    (facts != GraphFacts::default()).then_some(facts)
}

/// `message`, then the other texts if they say more.
fn whole_message(error: &GraphError) -> Option<String> {
    let mut whole = String::new();
    for text in error.texts() {
        if !whole.contains(text) {
            if !whole.is_empty() {
                whole.push_str(" — ");
            }
            whole.push_str(text);
        }
    }
    (!whole.is_empty()).then_some(whole)
}
