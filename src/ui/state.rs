//! What the page is: one state, changed by one function.
//!
//! Plain data, so that it is tested on the host. Must not know the browser, or what any finding or answer means.

use std::rc::Rc;

use super::comparing::{Comparing, ComparisonAction};
use super::exchanging::{Exchange, ExchangeAction};
use super::saving::{Doubt, Host, Saving};
use crate::access_token::{FoundId, IdKind, Inspection, Kind, cleaned, ids_in, inspect_alone};
use crate::check::{Check, ConnectionReport, ConnectionRequest};
use crate::diagnosis::{Diagnosis, IdField, Known};
use crate::graph::{AppSecret, GraphVersion, IdProblem, PhoneNumberId, WabaId};

/// Everything the page shows that can change, but for what a browser keeps itself: the text in a field, focus, what is
/// unfolded.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a person has set")]
pub struct State {
    /// What was pasted, read.
    pub pasted: Pasted,
    /// Whether the token's letters are hidden.
    pub is_masked: bool,
    /// The field of the phone number ID.
    pub phone_number_id: IdEntry,
    /// The field of the account's ID.
    pub account_id: IdEntry,
    /// The version of the Graph API to ask.
    pub graph_version: GraphVersion,
    /// Whether the field of the app secret is shown.
    pub asks_for_app_secret: bool,
    /// What stands in it.
    pub app_secret: Option<AppSecret>,
    /// Whether the report to copy has names of businesses and phone numbers in it.
    pub reports_names: bool,
    /// Whether to send what was pasted although it is of no known kind.
    pub sends_unknown: bool,
    /// Why the last press of a button did nothing.
    pub refusal: Option<Refused>,
    /// The test.
    pub test: Test,
    /// What surrounds the card.
    pub host: Host,
    /// How saving stands.
    pub saving: Saving,
    /// Whether something was changed while the host was saving. It may have been taken out of a field.
    pub is_changed_since_save: bool,
    /// The exchange for a token of 60 days.
    pub exchange: Exchange,
    /// The comparison with a second token.
    pub comparing: Comparing,
    /// Whether everything was emptied because the page was out of sight, and the person has done nothing since.
    pub was_wiped: bool,
    /// The file that reminds of the end of the token that was tested.
    pub reminder: Option<Rc<str>>,
}

/// What was pasted, read. Its text is not kept: the field has it.
#[derive(Clone)]
pub struct Pasted {
    /// What its text alone tells.
    pub inspection: Inspection,
    /// What it means, where it is an answer of Meta's instead of a token.
    pub answer: Option<Rc<Diagnosis>>,
    /// What the examination finds, where it is what the copied command has printed.
    pub replayed: Option<Rc<ConnectionReport>>,
    /// Which parts of it were read, where it is an answer.
    pub read: Option<String>,
    /// Which of its tokens was chosen, counted from 0.
    pub chosen: Option<usize>,
    /// How many bytes it has, where it is too big for the field and so was kept out of it.
    pub kept_out_bytes: Option<usize>,
}

/// What stands in the field of an ID.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct IdEntry {
    /// As typed.
    pub typed: String,
    /// The ID that was read in it.
    pub id: Option<String>,
    /// What is wrong with it.
    pub problem: Option<IdProblem>,
    /// What was taken out of it, or where its ID was found, in a sentence.
    pub note: Option<String>,
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
    #[must_use]
    pub fn why(self) -> Refusal {
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
    /// It is another secret, which must not go to Meta.
    OtherSecret,
    /// It is an answer of Meta's.
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

/// The test of the connection.
#[derive(Clone)]
pub enum Test {
    /// None yet.
    Idle,
    /// Under way.
    Running {
        /// Which press began it.
        number: u32,
        /// The chain so far.
        checks: Vec<Check>,
    },
    /// Stopped by the person.
    Cancelled,
    /// The host was asked to test its stored token and did not, for this reason; empty where it gave none.
    NotTested(String),
    /// Over.
    Ended {
        /// Which press began it.
        number: u32,
        /// What it found.
        report: Rc<ConnectionReport>,
        /// Whether a field was changed since, so that the report is about something else than what is seen.
        is_outdated: bool,
        /// Whether a press asked for more of what was found, and it has not come yet.
        is_fetching_more: bool,
    },
}

/// What can happen to the page.
pub enum Action {
    /// The token's field, or a text kept out of it, has new content.
    Pasted(Pasted),
    /// "Show" or "Hide" was pressed.
    MaskToggled,
    /// The field of an ID has a new text.
    IdTyped(IdField, String),
    /// The field of an ID lost the focus.
    IdLeft(IdField),
    /// Something was pasted into the field of an ID, which is about to have a new text.
    IdPasted(IdField, String),
    /// One of the tokens was chosen, counted from 0.
    TokenChosen(usize),
    /// "Send anyway" was pressed.
    SendAnyway,
    /// The field of the app secret has a new text.
    AppSecretTyped(Option<AppSecret>),
    /// The names in the report were ticked, or no longer.
    NamesToggled,
    /// More of what was found was asked for.
    MoreAsked,
    /// Another version was chosen.
    VersionChosen(GraphVersion),
    /// A button did nothing.
    Refused(Refused),
    /// "Test Connection" began a test.
    Began(u32),
    /// A test has come further.
    Progressed(u32, Vec<Check>),
    /// A test is over.
    Ended(u32, Rc<ConnectionReport>),
    /// The host did not test its stored token.
    NotTested(u32, String),
    /// "Cancel" was pressed.
    Cancelled,
    /// "Save" was pressed, and there is something to think of first.
    SaveAsked(Doubt),
    /// The host was given what is to be saved.
    SaveBegan(u32),
    /// The host has not answered for as long as a save is waited for.
    SaveTimedOut(u32),
    /// The host has taken it, or has not.
    SaveEnded(u32, Result<(), String>),
    /// Something happened to the exchange.
    Exchange(ExchangeAction),
    /// Something happened to the comparison.
    Comparison(ComparisonAction),
    /// "Clear" was pressed.
    Cleared,
    /// Everything was emptied because the page was out of sight, except for these IDs.
    Wiped(Vec<(IdField, String)>),
}

impl Action {
    /// Whether it comes of something that was begun before, and not of what a person does now.
    fn is_awaited(&self) -> bool {
        matches!(
            self,
            Self::Progressed(..)
                | Self::Ended(..)
                | Self::NotTested(..)
                | Self::SaveTimedOut(_)
                | Self::SaveEnded(..)
                | Self::Exchange(ExchangeAction::Ended(..))
                | Self::Comparison(ComparisonAction::Ended(..))
        )
    }
}

impl Default for Pasted {
    fn default() -> Self {
        Self {
            inspection: inspect_alone(""),
            answer: None,
            replayed: None,
            read: None,
            chosen: None,
            kept_out_bytes: None,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            pasted: Pasted::default(),
            is_masked: true,
            phone_number_id: IdEntry::default(),
            account_id: IdEntry::default(),
            graph_version: GraphVersion::default(),
            asks_for_app_secret: false,
            app_secret: None,
            reports_names: false,
            sends_unknown: false,
            refusal: None,
            test: Test::Idle,
            host: Host::default(),
            saving: Saving::Idle,
            is_changed_since_save: false,
            exchange: Exchange::default(),
            comparing: Comparing::default(),
            was_wiped: false,
            reminder: None,
        }
    }
}

impl State {
    /// What to test, or why there is nothing to test. A malformed ID stops no test: it is part of what is found.
    ///
    /// # Errors
    /// Where what was pasted holds no token, or must not be sent.
    pub fn connection_request(&self) -> Result<ConnectionRequest, Refusal> {
        let inspection = &self.pasted.inspection;
        if inspection.kind == Kind::Empty {
            return Err(if self.host.has_stored_token {
                Refusal::Stored
            } else {
                Refusal::Empty
            });
        }
        if self.pasted.answer.is_some() || self.pasted.replayed.is_some() {
            return Err(Refusal::Answer);
        }
        if inspection.is_other_secret() {
            return Err(Refusal::OtherSecret);
        }
        if inspection.token.is_none() {
            let has_choice = !inspection.choices.is_empty();
            return Err(if has_choice { Refusal::Several } else { Refusal::NoToken });
        }
        if inspection.kind == Kind::Unknown && !self.sends_unknown {
            return Err(Refusal::UnknownKind);
        }
        Ok(ConnectionRequest {
            inspection: inspection.clone(),
            phone_number_id: PhoneNumberId::parse(&self.phone_number_id.typed),
            whatsapp_business_account_id: WabaId::parse(&self.account_id.typed),
            // What was typed for an exchange is not for a test.
            app_secret: self.app_secret.clone().filter(|_| self.asks_for_app_secret),
            graph_version: self.graph_version.clone(),
        })
    }

    /// The report that is shown: of the answers that were pasted, else of the test that has ended.
    #[must_use]
    pub fn report(&self) -> Option<&Rc<ConnectionReport>> {
        match (&self.pasted.replayed, &self.test) {
            (Some(report), _) | (None, Test::Ended { report, .. }) => Some(report),
            (None, Test::Idle | Test::Running { .. } | Test::Cancelled | Test::NotTested(_)) => None,
        }
    }

    /// Whether the fields hold a number, and its account where that is known.
    #[must_use]
    pub fn holds_number(&self, id: &str, account_id: Option<&str>) -> bool {
        self.phone_number_id.typed.trim() == id && account_id.is_none_or(|id| self.account_id.typed.trim() == id)
    }

    /// Whether more of what was found is on its way.
    #[must_use]
    pub fn is_fetching_more(&self) -> bool {
        matches!(
            self.test,
            Test::Ended {
                is_fetching_more: true,
                ..
            }
        )
    }

    /// Whether nothing stands in any field and nothing is shown.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pasted.inspection.kind == Kind::Empty
            && self.pasted.kept_out_bytes.is_none()
            && self.phone_number_id.typed.is_empty()
            && self.account_id.typed.is_empty()
            && self.app_secret.is_none()
            && self.exchange.app_id.is_empty()
            && matches!(self.test, Test::Idle)
    }

    /// Whether a test is under way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.test, Test::Running { .. })
    }

    /// Takes in what happened. What comes from a test that is not the one under way changes nothing.
    pub fn apply(&mut self, action: Action) {
        self.was_wiped &= action.is_awaited();
        match action {
            Action::Pasted(pasted) => {
                let replayed = pasted.replayed.as_ref().and_then(|report| report.diagnosis.as_ref());
                self.notice_app_secret(pasted.answer.as_deref().or(replayed));
                self.pasted = pasted;
                self.suggest_app();
                self.sends_unknown = false;
                self.refusal = None;
                self.outdate();
            }
            Action::TokenChosen(at) => {
                self.pasted.choose(at);
                self.suggest_app();
                self.refusal = None;
                self.outdate();
            }
            Action::SendAnyway => self.sends_unknown = true,
            Action::MaskToggled => self.is_masked = !self.is_masked,
            Action::IdTyped(name, typed) => {
                self.id_mut(name).set(name, typed);
                self.outdate();
            }
            Action::IdLeft(name) => self.id_mut(name).shows_problem = true,
            Action::IdPasted(name, text) => self.id_mut(name).pasted = Some(text),
            Action::AppSecretTyped(secret) => {
                self.app_secret = secret;
                self.refusal = None;
                // Where no test asks for it, it is typed for the exchange, and changes nothing about a test.
                if self.asks_for_app_secret {
                    self.outdate();
                }
            }
            Action::NamesToggled => self.reports_names = !self.reports_names,
            Action::MoreAsked => {
                if let Test::Ended { is_fetching_more, .. } = &mut self.test {
                    *is_fetching_more = true;
                }
            }
            Action::VersionChosen(version) => {
                self.graph_version = version;
                self.outdate();
            }
            Action::Refused(refusal) => {
                self.refusal = Some(refusal);
                self.show_id_problems();
            }
            Action::Began(number) => {
                self.refusal = None;
                self.forget_saving();
                self.forget_comparison();
                self.show_id_problems();
                self.test = Test::Running {
                    number,
                    checks: Vec::new(),
                };
            }
            Action::Progressed(number, checks) => {
                if self.is_running_as(number) {
                    self.test = Test::Running { number, checks };
                }
            }
            Action::Ended(number, report) => self.end_test(number, report),
            Action::Cancelled => match &mut self.test {
                Test::Running { .. } => self.test = Test::Cancelled,
                Test::Ended { is_fetching_more, .. } => *is_fetching_more = false,
                Test::Idle | Test::Cancelled | Test::NotTested(_) => {}
            },
            Action::NotTested(number, why) => {
                if self.is_running_as(number) {
                    self.test = Test::NotTested(why);
                }
            }
            Action::SaveAsked(doubt) => {
                self.refusal = None;
                self.show_id_problems();
                self.saving = Saving::Asking(doubt);
            }
            Action::SaveBegan(number) => {
                self.refusal = None;
                self.saving = Saving::UnderWay(number);
                self.is_changed_since_save = false;
            }
            Action::SaveTimedOut(number) => {
                if self.saving == Saving::UnderWay(number) {
                    self.saving = Saving::Unanswered(number);
                }
            }
            Action::SaveEnded(number, saved) => self.end_saving(number, saved),
            Action::Exchange(action) => self.apply_exchange(action),
            Action::Comparison(action) => self.comparing.apply(action),
            Action::Cleared => self.clear(),
            Action::Wiped(kept_ids) => self.wipe(kept_ids),
        }
    }

    /// Takes in the end of a test, if it is the one that is waited for.
    fn end_test(&mut self, number: u32, report: Rc<ConnectionReport>) {
        let (is_awaited, was_outdated) = match self.test {
            Test::Running { number: running, .. } => (running == number, false),
            // More of what was found has come.
            Test::Ended {
                number: ended,
                is_outdated,
                is_fetching_more,
                ..
            } => (ended == number && is_fetching_more, is_outdated),
            Test::Idle | Test::Cancelled | Test::NotTested(_) => (false, false),
        };
        if is_awaited {
            self.notice_app_secret(report.diagnosis.as_ref());
            self.test = Test::Ended {
                number,
                report,
                is_outdated: was_outdated,
                is_fetching_more: false,
            };
        }
    }

    /// Takes in the host's answer to a save, if it is about the last one and about what is in the fields.
    fn end_saving(&mut self, number: u32, saved: Result<(), String>) {
        if !matches!(self.saving, Saving::UnderWay(last) | Saving::Unanswered(last) if last == number) {
            return;
        }
        self.saving = match saved {
            Ok(()) => {
                self.host.is_enabled = true;
                self.host.has_stored_token = true;
                Saving::Saved
            }
            Err(why) => Saving::Rejected(why),
        };
    }

    fn apply_exchange(&mut self, action: ExchangeAction) {
        self.exchange.apply(action);
        if !self.exchange.is_open && !self.asks_for_app_secret {
            // Its field went with the part that was closed.
            self.app_secret = None;
        }
    }

    /// Begins anew, but for what the host is and does.
    fn clear(&mut self) {
        self.forget_saving();
        *self = Self {
            host: self.host.clone(),
            saving: self.saving.clone(),
            is_changed_since_save: self.is_changed_since_save,
            exchange: Exchange {
                is_open: self.exchange.is_open,
                ..Exchange::default()
            },
            ..Self::default()
        };
    }

    /// Begins anew, except for these IDs. A save whose outcome is not known yet is not forgotten without a word.
    fn wipe(&mut self, kept_ids: Vec<(IdField, String)>) {
        let is_outcome_unknown = matches!(
            self.saving,
            Saving::UnderWay(_) | Saving::Unanswered(_) | Saving::Abandoned
        );
        self.clear();
        for (name, id) in kept_ids {
            self.id_mut(name).set(name, id);
        }
        if is_outcome_unknown {
            self.saving = Saving::Abandoned;
        }
        self.was_wiped = true;
    }

    fn suggest_app(&mut self) {
        self.exchange.suggest(self.pasted.inspection.app_id.as_ref());
    }

    /// The diagnosis that is shown.
    #[must_use]
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        let of_report = || self.report()?.diagnosis.as_ref();
        match self.test {
            Test::Running { .. } => None,
            _ => self.pasted.answer.as_deref().or_else(of_report),
        }
    }

    /// What is known of the administrator's own case: by the test, else by the token's text and the fields.
    #[must_use]
    pub fn known(&self) -> Known {
        let tested = match (&self.pasted.replayed, &self.test) {
            (Some(report), _)
            | (
                None,
                Test::Ended {
                    report,
                    is_outdated: false,
                    ..
                },
            ) => report.known(),
            _ => Known::default(),
        };
        let text = &self.pasted.inspection;
        Known {
            app_id: tested.app_id.or_else(|| text.app_id.clone()),
            waba_id: tested
                .waba_id
                .or_else(|| WabaId::parse(&self.account_id.typed).ok().flatten()),
            phone_number_id: tested
                .phone_number_id
                .or_else(|| PhoneNumberId::parse(&self.phone_number_id.typed).ok().flatten()),
            ..tested
        }
    }

    /// Takes the comparison away: it is with the token that was tested, and its field goes with that test.
    fn forget_comparison(&mut self) {
        self.comparing = Comparing::default();
    }

    /// Takes away what was said of saving. A host that is at it still says whether it has.
    fn forget_saving(&mut self) {
        if self.is_saving() {
            self.is_changed_since_save = true;
        } else {
            self.saving = Saving::Idle;
        }
    }

    fn is_running_as(&self, wanted: u32) -> bool {
        matches!(self.test, Test::Running { number, .. } if number == wanted)
    }

    /// Shows the field of the app secret from now on, where a diagnosis asks for it.
    fn notice_app_secret(&mut self, diagnosis: Option<&Diagnosis>) {
        if !self.asks_for_app_secret && diagnosis.is_some_and(Diagnosis::asks_for_app_secret) {
            self.asks_for_app_secret = true;
            // Its field moves to here from the exchange, and is empty then.
            self.app_secret = None;
        }
    }

    fn id_mut(&mut self, name: IdField) -> &mut IdEntry {
        match name {
            IdField::PhoneNumberId => &mut self.phone_number_id,
            IdField::WhatsAppBusinessAccountId => &mut self.account_id,
        }
    }

    fn show_id_problems(&mut self) {
        self.phone_number_id.shows_problem = true;
        self.account_id.shows_problem = true;
    }

    fn outdate(&mut self) {
        self.forget_saving();
        self.forget_comparison();
        if let Test::Ended { is_outdated, .. } = &mut self.test {
            *is_outdated = true;
        }
    }
}

impl Pasted {
    /// Reads a text as a token alone, and searches no longer text for one: that comes with the second load.
    #[must_use]
    pub fn as_token(text: &str) -> Self {
        Self {
            inspection: inspect_alone(text),
            ..Self::default()
        }
    }

    /// Takes one of the tokens as the one that was pasted. The others stay, to be chosen instead.
    fn choose(&mut self, at: usize) {
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

    /// The IDs that stand beside the token, or in its place, and the fields that may want them.
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
    fn set(&mut self, name: IdField, typed: String) {
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
            Ok(Some(id)) if *id != digits => Some(format!("Read here: {id}.")),
            Ok(Some(_)) => removed
                .into_iter()
                .map(|finding| finding.message)
                .reduce(|all, next| all + " " + &next),
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

    /// What to say is wrong, if it is time to say it.
    #[must_use]
    pub fn shown_problem(&self) -> Option<IdProblem> {
        self.problem.filter(|_| self.shows_problem)
    }
}
