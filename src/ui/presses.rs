//! What the presses do that begin or end something: testing, saving, exchanging, comparing, copying.
//!
//! All of it comes with the second load (`second_load`).

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::checker::{Checker, Told, focus};
use super::comparing::ComparisonAction;
use super::copy::{Copying, Source};
use super::download::download;
use super::exchanging::{ExchangeAction, ExchangeStage};
use super::runner::Sent;
use super::saving::Saving;
use super::state::{Action, Refusal, Refused};
use crate::access_token::AppId;
use crate::check::{Prepared, Remainder, curl_commands, exchange_command, public_report, report_with_names};
use crate::clock;
use crate::diagnosis::IdField;
use crate::fetch::can_prove;

/// What was pressed. The last two are no presses: they come of one, so the second load is here.
pub enum Press {
    /// "Test Connection".
    Test,
    /// "Cancel".
    Cancel,
    /// "Send anyway".
    SendAnyway,
    /// A number that was found, and its account, are to stand in their fields.
    UseNumber(String, Option<String>),
    /// More of what was found is asked for.
    FetchMore(Remainder),
    /// "Save & Enable" or "Save Changes"; `answers`: by a press of its own, and not by a double click.
    Save { answers: bool },
    /// "Save anyway".
    SaveAnyway,
    /// "Exchange token" or "Renew token"; `answers`: by a press of its own, and not by a double click.
    Exchange { renew: bool, answers: bool },
    /// "Use new token".
    UseNewToken,
    /// "Compare".
    Compare,
    /// The file that reminds of the token's end is asked for.
    Remind,
    /// A copy button.
    Copy(Source),
    /// The clipboard took this, or refused the text.
    CopyEnded(Source, Option<String>),
    /// "Copied" was there long enough, or what was copied is gone.
    CopyForgotten,
}

impl Checker {
    /// Does what was pressed, or takes in what came of it.
    pub(super) fn press(&mut self, context: &Context<Self>, press: Press) {
        match press {
            Press::Test => self.test(context),
            Press::Cancel => {
                self.runner.stop();
                self.happened(Action::Cancelled);
            }
            Press::SendAnyway => {
                self.happened(Action::SendAnyway);
                // The button that was pressed is gone.
                focus(&self.nodes.test_button);
                self.test(context);
            }
            Press::UseNumber(number, account) => {
                self.use_id(IdField::PhoneNumberId, number);
                if let Some(account) = account {
                    self.use_id(IdField::WhatsAppBusinessAccountId, account);
                }
                // The button that was pressed is gone, and this is the next one.
                focus(&self.nodes.test_button);
            }
            // One at a time: the button stays pressable, or it would lose the focus.
            Press::FetchMore(_) if self.state.is_fetching_more() => {}
            Press::FetchMore(more) => {
                self.happened(Action::MoreAsked);
                self.runner.fetch_more(&more);
            }
            Press::Save { answers } => self.save(context, answers),
            Press::SaveAnyway => {
                self.save_now(context);
                // The button that was pressed is gone.
                focus(&self.nodes.save_button);
            }
            Press::Exchange { renew, answers } => self.exchange(context, renew, answers),
            Press::UseNewToken => self.use_new_token(),
            Press::Compare => self.compare(context),
            Press::Remind => {
                if let Some(reminder) = &self.state.reminder {
                    download("whatsapp-token.ics", "text/calendar", reminder);
                }
            }
            Press::Copy(source) => {
                if let Some(text) = self.text_of(&source) {
                    Copying::begin(source, text, context.link());
                }
            }
            Press::CopyEnded(source, refused) => self.copying.end(source, refused, context.link()),
            Press::CopyForgotten => self.copying = Copying::default(),
        }
    }

    fn test(&mut self, context: &Context<Self>) {
        match self.state.connection_request() {
            Ok(request) if request.app_secret.is_some() && !can_prove() => {
                focus(&self.nodes.app_secret);
                self.happened(Action::Refused(Refused::Test(Refusal::NoProof)));
            }
            Ok(request) => {
                let tell = context.link().callback(Told::Happened);
                let number = self.runner.start(request, tell);
                self.happened(Action::Began(number));
            }
            Err(Refusal::Stored) if self.state.host.tests_stored => {
                let tell = context.link().callback(Told::Happened);
                let number = self.runner.start_stored(&context.props().host, tell);
                self.happened(Action::Began(number));
            }
            Err(refusal) => self.refuse(Refused::Test(refusal)),
        }
    }

    /// Says at the token's field why nothing was done.
    fn refuse(&mut self, refused: Refused) {
        focus(&self.nodes.token);
        self.happened(Action::Refused(refused));
    }

    /// Saves, or asks first. A second press answers what the first one was asked.
    fn save(&mut self, context: &Context<Self>, answers: bool) {
        let doubt = self.state.to_save().map(|_| self.state.save_doubt());
        match doubt {
            Err(refusal) => self.refuse(Refused::Save(refusal)),
            Ok(Some(doubt)) if !(answers && self.state.saving == Saving::Asking(doubt)) => {
                if !self.state.is_saving() {
                    self.happened(Action::SaveAsked(doubt));
                }
            }
            Ok(_) => self.save_now(context),
        }
    }

    fn save_now(&mut self, context: &Context<Self>) {
        if self.state.is_saving() {
            return;
        }
        if let Ok(to_save) = self.state.to_save() {
            let tell = context.link().callback(Told::Happened);
            let number = self.runner.save(&context.props().host, &to_save, tell);
            self.happened(Action::SaveBegan(number));
        }
    }

    /// Exchanges the token, or asks first. A second press answers what the first one was asked.
    fn exchange(&mut self, context: &Context<Self>, renew: bool, answers: bool) {
        if self.is_exchanging() {
            return;
        }
        let request = self.state.exchange_request(renew);
        let confirmed = self.state.exchange.asked(renew).filter(|_| answers);
        let last_test = self.state.current_test().map(AsRef::as_ref);
        match request.prepare(last_test, confirmed, &clock::now()) {
            Prepared::Ready(call) => {
                let tell = context.link().callback(Told::Happened);
                let sent = Sent {
                    old_ends_at: last_test.and_then(|report| report.token.expires_at),
                    request,
                    call,
                };
                let number = self.runner.exchange(sent, &self.state.graph_version, tell);
                self.happened(Action::Exchange(ExchangeAction::Began(number)));
            }
            Prepared::Asks(doubts) => self.happened(Action::Exchange(ExchangeAction::Asked { doubts, renew })),
            Prepared::Refused(why) => self.happened(Action::Exchange(ExchangeAction::Refused(Rc::from(why)))),
        }
    }

    /// Puts the token that an exchange gave into the field, as if it had been pasted.
    fn use_new_token(&mut self) {
        let ExchangeStage::Done(token) = &self.state.exchange.stage else {
            return;
        };
        let text = token.token.expose().to_owned();
        if let Some(field) = self.nodes.token.cast::<HtmlTextAreaElement>() {
            field.set_value(&text);
        }
        focus(&self.nodes.token);
        self.read(&text);
    }

    fn compare(&mut self, context: &Context<Self>) {
        let Some(first) = self.state.current_test().cloned() else {
            return;
        };
        match self.state.second_request() {
            Ok(second) => {
                let tell = context.link().callback(Told::Happened);
                let number = self.runner.compare(first, second, tell);
                self.happened(Action::Comparison(ComparisonAction::Began(number)));
            }
            Err(why) => {
                focus(&self.nodes.second_token);
                self.happened(Action::Comparison(ComparisonAction::Refused(why)));
            }
        }
    }

    fn text_of(&self, source: &Source) -> Option<String> {
        let report = self.state.report();
        Some(match source {
            Source::ExchangeCommand => {
                let app_id = AppId::parse(self.state.exchange.app_id.trim());
                exchange_command(app_id.as_ref(), false, &self.state.graph_version)
            }
            Source::NewToken => match &self.state.exchange.stage {
                ExchangeStage::Done(token) => token.token.expose().to_owned(),
                _ => return None,
            },
            Source::Token => self.state.pasted.inspection.token.as_ref()?.expose().to_owned(),
            Source::Report if self.state.reports_names => report_with_names(report?),
            Source::Report => public_report(report?),
            Source::CurlCommand => curl_commands(report?)?.posix,
            Source::PowerShellCommand => curl_commands(report?)?.powershell,
            Source::Id(id) => id.to_string(),
        })
    }
}
