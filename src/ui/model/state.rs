//! The state of the checker: everything that is shown and can change, changed by one function. Does not depend on the browser, or
//! on what a finding or an answer means.

use std::rc::Rc;

use super::comparing::Comparing;
use super::event::Event;
use super::exchanging::{Exchange, ExchangeEvent};
use super::input::{IdEntry, Pasted, Refusal, Refused};
use super::saving::{Host, Saving};
use super::testing::Test;
use crate::check::ConnectionReport;
use crate::diagnosis::{Diagnosis, IdField, Known};
use crate::graph::{AppSecret, GraphVersion, PhoneNumberId, WabaId};
use crate::paste::{AppId, Kind};

/// Everything that is shown and can change, except what the browser keeps itself: the text in a field, the focus, what is
/// unfolded.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a person has set")]
pub struct State {
    /// What was pasted, read.
    pub pasted: Pasted,
    /// Whether the token's characters are shown.
    pub shows_token: bool,
    /// The field of the phone number ID.
    pub phone_number_id: IdEntry,
    /// The field of the account's ID.
    pub account_id: IdEntry,
    /// The version of the Graph API to ask.
    pub graph_version: GraphVersion,
    /// The webhook address of the CRM, as typed under "Advanced".
    pub webhook_url: String,
    /// Whether the person was told what subscribing does, and is asked to confirm it.
    pub asks_to_subscribe: bool,
    /// Whether the field of the app secret is shown.
    pub asks_for_app_secret: bool,
    /// What is in it.
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
    /// How far saving has come.
    pub saving: Saving,
    /// Whether something was changed while the host was saving. It may have been removed from a field.
    pub is_changed_since_save: bool,
    /// The exchange for a token of 60 days.
    pub exchange: Exchange,
    /// The comparison with a second token.
    pub comparing: Comparing,
    /// Whether everything was emptied because the page was out of sight, and the person has done nothing since.
    pub was_wiped: bool,
    /// Whether a file can remind of the expiry of the token that was tested.
    pub has_reminder: bool,
}

impl State {
    /// The report that is shown: of the answers that were pasted, otherwise of the test that has ended.
    #[must_use]
    pub fn report(&self) -> Option<&Rc<ConnectionReport>> {
        self.pasted.replayed.as_ref().or_else(|| self.test.report())
    }

    /// The test of exactly what is in the fields.
    pub(crate) fn current_test(&self) -> Option<&Rc<ConnectionReport>> {
        self.test.current().filter(|_| self.pasted.inspection.token.is_some())
    }

    /// Why a button did nothing, if that is because of what is in the token's field.
    pub(crate) fn token_refusal(&self) -> Option<Refused> {
        self.refusal.filter(|refusal| refusal.why() != Refusal::NoProof)
    }

    /// Whether the fields contain a number, and its account if that is known.
    pub(crate) fn holds_number(&self, id: &str, account_id: Option<&str>) -> bool {
        self.phone_number_id.typed.trim() == id && account_id.is_none_or(|id| self.account_id.typed.trim() == id)
    }

    /// Whether the buttons for examples are shown: while there is nothing else to show, and nothing to lose.
    #[must_use]
    pub fn offers_examples(&self) -> bool {
        self.host.shows_examples
            && self.pasted.inspection.kind == Kind::Empty
            && self.pasted.kept_out_bytes.is_none()
            && self.report().is_none()
            && matches!(self.test, Test::Idle)
    }

    /// Whether every field is empty and nothing is shown.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pasted.inspection.kind == Kind::Empty
            && self.pasted.kept_out_bytes.is_none()
            && self.phone_number_id.typed.is_empty()
            && self.account_id.typed.is_empty()
            && self.app_secret.is_none()
            && self.webhook_url.is_empty()
            && !self.exchange.is_app_id_typed
            && matches!(self.test, Test::Idle)
    }

    /// The webhook address of the CRM: the host's, else the one that was typed.
    pub(crate) fn webhook_url(&self) -> &str {
        self.host.webhook_url.as_deref().unwrap_or(&self.webhook_url)
    }

    /// The entry of an ID.
    pub(crate) fn id(&self, name: IdField) -> &IdEntry {
        match name {
            IdField::PhoneNumberId => &self.phone_number_id,
            IdField::WhatsAppBusinessAccountId => &self.account_id,
        }
    }

    /// Applies an event. One of a test, save or exchange that is no longer under way changes nothing.
    pub fn apply(&mut self, event: Event) {
        self.was_wiped &= event.is_awaited();
        match event {
            Event::Pasted(pasted) => {
                let replayed = pasted.replayed.as_ref().and_then(|report| report.diagnosis.as_ref());
                self.notice_app_secret(pasted.answer.as_deref().or(replayed));
                self.pasted = *pasted;
                self.suggest_app();
                self.sends_unknown = false;
                self.refusal = None;
                self.outdate();
            }
            Event::TokenChosen(at) => {
                self.pasted.choose(at);
                self.suggest_app();
                self.refusal = None;
                self.outdate();
            }
            Event::UnknownKindAccepted => self.sends_unknown = true,
            Event::MaskToggled => self.shows_token = !self.shows_token,
            Event::IdTyped(name, typed) => {
                self.id_mut(name).set(name, typed);
                self.outdate();
            }
            Event::IdLeft(name) => self.id_mut(name).shows_problem = true,
            Event::IdPasted(name, text) => self.id_mut(name).pasted = Some(text),
            Event::AppSecretTyped(secret) => {
                self.app_secret = secret;
                self.refusal = None;
                // If no test asks for it, it is typed for the exchange, and changes nothing about a test.
                if self.asks_for_app_secret {
                    self.outdate();
                }
            }
            Event::NamesToggled => self.reports_names = !self.reports_names,
            Event::MoreAsked => {
                self.asks_to_subscribe = false;
                self.test.ask_for_more();
            }
            Event::SubscriptionAsked(asks) => self.asks_to_subscribe = asks,
            Event::VersionChosen(version) => {
                self.graph_version = version;
                self.outdate();
            }
            Event::WebhookTyped(typed) => {
                self.webhook_url = typed;
                self.outdate();
            }
            Event::Refused(refusal) => {
                self.refusal = Some(refusal);
                self.show_id_problems();
            }
            Event::Began(number) => {
                self.asks_to_subscribe = false;
                self.refusal = None;
                self.forget_saving();
                self.comparing = Comparing::default();
                self.show_id_problems();
                self.has_reminder = false;
                self.test = Test::Running {
                    number,
                    checks: Vec::new(),
                };
            }
            Event::Progressed(number, checks) => self.test.progress(number, checks),
            Event::Ended(number, report) => {
                if self.test.end(number, &report) {
                    self.notice_app_secret(report.diagnosis.as_ref());
                }
            }
            Event::ReminderOffered(number, has_reminder) => {
                if self.test.is_of(number) {
                    self.has_reminder = has_reminder;
                }
            }
            Event::NotTested(number, why) => self.test.not_tested(number, why),
            Event::Cancelled => self.test.cancel(),
            Event::SaveAsked(doubt) => {
                self.refusal = None;
                self.show_id_problems();
                self.saving = Saving::Asking(doubt);
            }
            Event::HostChanged(host) => self.change_host(*host),
            Event::SaveBegan(number) => {
                self.refusal = None;
                self.saving = Saving::UnderWay(number);
                self.is_changed_since_save = false;
            }
            Event::SaveTimedOut(number) => self.saving.time_out(number),
            Event::SaveEnded(number, saved) => {
                if self.saving.end(number, saved) {
                    self.host.is_enabled = true;
                    self.host.has_stored_token = true;
                }
            }
            Event::Exchange(event) => self.apply_exchange(event),
            Event::Comparison(event) => self.comparing.apply(event),
            Event::Cleared => self.clear(),
            Event::Wiped(kept_ids) => self.wipe(kept_ids),
        }
    }

    fn change_host(&mut self, host: Host) {
        // The rest says nothing about what was tested.
        if host.webhook_url != self.host.webhook_url || host.app_id != self.host.app_id {
            self.outdate();
        }
        self.host = host;
    }

    fn apply_exchange(&mut self, event: ExchangeEvent) {
        self.exchange.apply(event);
        if !self.exchange.is_open && !self.asks_for_app_secret {
            // Its field went with the part that was closed.
            self.app_secret = None;
        }
    }

    /// Starts again, except for what the host is and does.
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

    /// Starts again, except for these IDs. If the outcome of a save is not known yet, the page goes on saying so.
    fn wipe(&mut self, kept_ids: Vec<(IdField, String)>) {
        let is_outcome_unknown = self.saving.is_outcome_unknown();
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
        let of_token = self.pasted.inspection.app_id.as_ref().map(AppId::as_str);
        self.exchange.suggest(of_token.or(self.host.app_id.as_deref()));
    }

    /// The diagnosis that is shown.
    pub(crate) fn diagnosis(&self) -> Option<&Diagnosis> {
        if self.test.is_running() {
            return None;
        }
        let of_report = || self.report()?.diagnosis.as_ref();
        self.pasted.answer.as_deref().or_else(of_report)
    }

    /// What is known of the administrator's case: from the test, otherwise from the token's text and the fields.
    #[must_use]
    pub fn known(&self) -> Known {
        if self.pasted.is_example() {
            // Links with its IDs lead nowhere.
            return Known::default();
        }
        let report = self.pasted.replayed.as_ref().or_else(|| self.test.current());
        let tested = report.map(|report| report.known()).unwrap_or_default();
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

    /// Shows the field of the app secret from now on, if a diagnosis asks for it.
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

    /// Removes what was said of the last save. A host that is still saving will say whether it has.
    fn forget_saving(&mut self) {
        self.is_changed_since_save |= self.saving.is_under_way();
        self.saving.forget();
    }

    fn outdate(&mut self) {
        self.forget_saving();
        self.comparing = Comparing::default();
        self.asks_to_subscribe = false;
        self.test.outdate();
    }
}
