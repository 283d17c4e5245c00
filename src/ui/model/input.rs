//! What was pasted or typed, as it was read; and why a button may do nothing with it. Does not depend on the state as a whole.

use std::mem::take;
use std::rc::Rc;

use super::example::{EXAMPLE, EXAMPLE_APP_ID};
use crate::check::ConnectionReport;
use crate::diagnosis::{Diagnosis, IdField};
use crate::graph::{IdProblem, PhoneNumberId, WabaId};
use crate::paste::{AppId, FoundId, IdKind, Inspection, Kind, cleaned, ids_in, inspect_alone};
use crate::words::{Said, Sentences, t};

/// What was pasted, read. Its text is not kept: the field has it.
#[derive(Clone)]
pub struct Pasted {
    /// What its text alone tells.
    pub inspection: Inspection,
    /// What it means, if it is an answer from Meta instead of a token.
    pub answer: Option<Rc<Diagnosis>>,
    /// What a test of it finds, if it is what the copied command has printed.
    pub replayed: Option<Rc<ConnectionReport>>,
    /// Which parts of it were read, if it is an answer.
    pub read: Option<Sentences>,
    /// Which of its tokens was chosen, counted from 0.
    pub chosen: Option<usize>,
    /// Whether a button has filled it in as an example.
    pub from_example: bool,
    /// How many bytes it has, if it is too big for the field and so was kept out of it.
    pub kept_out_bytes: Option<usize>,
}

/// What is in the field of an ID.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct IdEntry {
    /// As typed.
    pub typed: String,
    /// The ID that was read in it.
    pub id: Option<String>,
    /// What is wrong with it.
    pub problem: Option<IdProblem>,
    /// What was removed from it, or which ID was found in it.
    pub note: Option<Sentences>,
    /// The IDs in an address or a text, whatever they are the IDs of.
    pub ids: Vec<FoundId>,
    /// What was pasted, until the browser has put it into the field without its line breaks.
    pub pasted: Option<String>,
    /// Whether to say what is wrong: only once the field was left, or a test was asked for.
    pub shows_problem: bool,
}

/// A press of a button that did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// "Test Connection" began no test.
    Test(Refusal),
    /// "Save" saved nothing.
    Save(Refusal),
}

impl Refused {
    /// Why.
    pub(crate) fn why(self) -> Refusal {
        match self {
            Self::Test(why) | Self::Save(why) => why,
        }
    }
}

/// Why a press of a button does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is in the field.
    Empty,
    /// Nothing is in the field, and the stored token is not given to the page.
    Stored,
    /// It is an example.
    Example,
    /// It is another secret, which must not go to Meta.
    OtherSecret,
    /// It is an answer from Meta.
    Answer,
    /// There is no token in it.
    NoToken,
    /// There are several, and none was chosen.
    Several,
    /// It is of no known kind, and may be a secret of another kind.
    UnknownKind,
    /// An app secret was given, and the browser makes no proof with it on this page.
    NoProof,
}

impl Default for Pasted {
    fn default() -> Self {
        Self {
            inspection: inspect_alone(""),
            answer: None,
            replayed: None,
            read: None,
            chosen: None,
            from_example: false,
            kept_out_bytes: None,
        }
    }
}

/// Whether a text has the token of an example.
pub(super) fn has_token_of_example(inspection: &Inspection) -> bool {
    inspection.app_id.as_ref().map(AppId::as_str) == Some(EXAMPLE_APP_ID)
}

impl Pasted {
    /// Reads a text as a token alone. Searching a longer text for one comes with the second load.
    #[must_use]
    pub fn as_token(text: &str) -> Self {
        Self {
            inspection: inspect_alone(text),
            ..Self::default()
        }
    }

    /// Whether it is an answer from Meta, or several, and not a token.
    pub(crate) fn is_answer(&self) -> bool {
        self.answer.is_some() || self.replayed.is_some()
    }

    /// Whether it is an example, or has its token: neither is ever sent.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.from_example || has_token_of_example(&self.inspection)
    }

    /// The same as an example: without its token, and with a mark on each line that is said of it.
    #[must_use]
    pub fn as_example(mut self) -> Self {
        let marked = |said: Sentences| [EXAMPLE.into()].into_iter().chain(said).collect();
        for finding in &mut self.inspection.findings {
            finding.message = marked(take(&mut finding.message));
        }
        self.inspection.token = None;
        self.inspection.choices.clear();
        self.read = self.read.map(marked);
        self.from_example = true;
        self
    }

    /// Takes one of the tokens as the one that was pasted. The others stay, to be chosen instead.
    pub(super) fn choose(&mut self, at: usize) {
        let before = &self.inspection;
        let Some(choice) = before.choices.get(at) else { return };
        self.inspection = Inspection {
            ids: before.ids.clone(),
            choices: before.choices.clone(),
            ..inspect_alone(choice.token.expose())
        };
        self.chosen = Some(at);
        self.answer = None;
        self.read = None;
    }

    /// The IDs beside the token, or in its place, and the fields that may want them.
    #[must_use]
    pub fn offered_ids(&self) -> Vec<(IdField, &str)> {
        let inspection = &self.inspection;
        let bare = inspection.token.as_ref().filter(|_| inspection.kind == Kind::ObjectId);
        if let Some(id) = bare {
            return [IdField::PhoneNumberId, IdField::WhatsAppBusinessAccountId]
                .map(|field| (field, id.expose()))
                .to_vec();
        }
        offered(&inspection.ids)
    }
}

/// The IDs that a field wants, beside that field.
fn offered(ids: &[FoundId]) -> Vec<(IdField, &str)> {
    let fields = ids.iter().filter_map(|id| {
        let field = match id.kind {
            IdKind::PhoneNumber => IdField::PhoneNumberId,
            IdKind::WhatsAppBusinessAccount => IdField::WhatsAppBusinessAccountId,
            IdKind::BusinessPortfolio | IdKind::App => return None,
        };
        Some((field, id.digits.as_str()))
    });
    fields.collect()
}

impl IdEntry {
    pub(super) fn set(&mut self, name: IdField, typed: String) {
        let read = match name {
            IdField::PhoneNumberId => PhoneNumberId::parse(&typed).map(|id| id.map(|id| id.as_str().to_owned())),
            IdField::WhatsAppBusinessAccountId => WabaId::parse(&typed).map(|id| id.map(|id| id.as_str().to_owned())),
        };
        // A browser drops line breaks on the way into the field: what was pasted still has them.
        let (digits, removed) = cleaned(&typed);
        let pasted = self.pasted.take().map(|pasted| cleaned(&pasted));
        let removed = pasted
            .filter(|(text, _)| *text == digits)
            .map_or(removed, |(_, removed)| removed);
        self.ids = ids_in(&typed);
        self.note = match &read {
            Ok(Some(id)) if *id != digits => Some(Said::from(t!("ID found: {id}.")).with("id", id.as_str()).into()),
            Ok(Some(_)) if !removed.is_empty() => {
                Some(removed.into_iter().flat_map(|finding| finding.message).collect())
            }
            _ => None,
        };
        self.id = read.as_ref().ok().cloned().flatten();
        self.problem = read.err();
        // Once right, the next slip is said only when the field is left again.
        self.shows_problem &= self.problem.is_some();
        self.typed = typed;
    }

    /// The IDs of the text that another field wants.
    #[must_use]
    pub fn offered_ids(&self, name: IdField) -> Vec<(IdField, &str)> {
        let mut ids = offered(&self.ids);
        ids.retain(|(field, _)| *field != name);
        ids
    }

    /// What is wrong, once it is time to say it.
    #[must_use]
    pub fn shown_problem(&self) -> Option<IdProblem> {
        self.problem.filter(|_| self.shows_problem)
    }
}
