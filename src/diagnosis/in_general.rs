//! What is said of a cause if no case is known, for the page about it. Does not depend on a case, on a clock, or on how the page looks.

use super::category::Cause;
use super::context::{IdField, ObjectKind};
use super::sentences::{self, id_problem_sentence};
use super::template::{Placeholder, Template};
use super::write::{Step, about_token, steps, token_is_fine};
use crate::graph::IdProblem;
use crate::words::{Said, Text, Value};

/// In place of a value that only a case has.
const UNKNOWN: &str = "…";

/// What is said of a cause in general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InGeneral {
    /// The headline of its category.
    pub title: Said,
    /// What happened: the first line of its sentences.
    pub what_happened: Said,
    /// What the cause means for the token, if the sentences do not say it.
    pub about_token: Option<Text>,
    /// The other lines.
    pub explanation: Vec<Said>,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

/// What is said in place of some values that only a case has.
#[derive(Clone, Copy, Debug)]
pub struct Gaps {
    /// In place of the time in an hour.
    pub in_an_hour: Text,
    /// In place of the name of a program.
    pub program: Text,
}

impl Gaps {
    /// What is known without a case: what a pasted answer leaves open.
    fn value(self, placeholder: Placeholder) -> Option<Value> {
        match placeholder {
            Placeholder::InAnHour => Some(self.in_an_hour.into()),
            Placeholder::InNumberField | Placeholder::NothingFound => Some("".into()),
            _ => None,
        }
    }

    /// The same, with an example or a mark for each other value.
    fn value_or_mark(self, placeholder: Placeholder) -> Option<Value> {
        self.value(placeholder).or_else(|| match placeholder {
            Placeholder::Program => Some(self.program.into()),
            Placeholder::IdProblem => {
                Some(id_problem_sentence(IdProblem::OtherCharacters, IdField::PhoneNumberId).into())
            }
            Placeholder::ObjectKind => Some(sentences::object_kind(ObjectKind::Account).into()),
            _ => (!placeholder.is_condition()).then(|| UNKNOWN.into()),
        })
    }
}

/// What is said of a cause without a case. Only what happened can have marks in place of values: other lines and steps that need a
/// value are left out.
#[must_use]
pub fn in_general(cause: Cause, gaps: Gaps) -> InGeneral {
    let known = |placeholder| gaps.value(placeholder);
    let entry = sentences::of(cause);
    let mut lines = entry.explanation.lines().into_iter();
    let with_marks = |line: Template| {
        line.fill(&known)
            .or_else(|| line.fill(&|placeholder| gaps.value_or_mark(placeholder)))
    };
    let what_happened = lines.next().and_then(with_marks).unwrap_or_default();
    let others: Vec<Said> = lines.filter_map(|line| line.fill(&known)).collect();
    let said = std::iter::once(&what_happened).chain(&others);
    let about_token = about_token(cause, token_is_fine(cause, false), said);
    InGeneral {
        title: sentences::headline(cause.category()).fill(&known).unwrap_or_default(),
        steps: steps(entry, &known),
        about_token,
        explanation: others,
        what_happened,
    }
}

/// What a code means and what to do about it, if it shares its cause with other codes.
#[must_use]
pub fn meaning_of_code(code: i64) -> Option<[Text; 2]> {
    sentences::code_sentence(code).map(|sentence| [sentence.means, sentence.step])
}
