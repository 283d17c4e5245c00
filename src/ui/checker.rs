//! The checker: one state, and what is told to it.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::advanced::advanced;
use super::app_secret_field::{Purpose, app_secret_field};
use super::comparing::ComparisonAction;
use super::copy::{Copying, Source};
use super::download::download;
use super::exchanging::{ExchangeAction, ExchangeStage};
use super::guide::guide;
use super::host::HostCalls;
use super::id_field::id_field;
use super::large_text::FIELD_LIMIT_BYTES;
use super::out_of_sight;
use super::result::result;
use super::run_bar::{run_bar, saving};
use super::runner::{Runner, Sent};
use super::saving::Saving;
use super::state::{Action, Pasted, Refusal, Refused, State, Test};
use super::takeover::Takeover;
use super::token_field::{on_drag_over, on_drop, token_field};
use crate::access_token::AppId;
use crate::check::{ConnectionReport, More, Prepared, exchange_command, replay};
use crate::clock;
use crate::diagnosis::{self, IdField, read_paste, reminder};
use crate::fetch::can_prove;
use crate::graph::GraphVersion;

/// What the checker starts from.
#[derive(Default, Properties)]
pub struct CheckerProps {
    /// The first state.
    #[prop_or_default]
    pub state: State,
    /// What was done in the prerendered page before, or what the host fills in.
    #[prop_or_default]
    pub takeover: Takeover,
    /// What the host does.
    #[prop_or_default]
    pub host: HostCalls,
}

/// Whenever they are given, the checker begins anew with them.
impl PartialEq for CheckerProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What can be told to the checker.
pub enum Told {
    /// The token's field has this text now, or this text came and is too big for the field.
    Text(String),
    /// "Test Connection" was pressed.
    Test,
    /// "Cancel" was pressed.
    Cancel,
    /// "Clear" was pressed.
    Clear,
    /// "Remove" was pressed.
    Remove,
    /// "Send anyway" was pressed.
    SendAnyway,
    /// One of the tokens was chosen, counted from 0.
    ChooseToken(usize),
    /// An ID that was found is to stand in its field.
    UseId(IdField, String),
    /// A number that was found, and its account, are to stand in their fields.
    UseNumber(String, Option<String>),
    /// More of what was found is asked for.
    FetchMore(More),
    /// "Save & Enable" or "Save Changes" was pressed; `answers`: by a press of its own, and not by a double click.
    Save { answers: bool },
    /// "Save anyway" was pressed.
    SaveAnyway,
    /// "Exchange token" or "Renew token" was pressed; `answers`: by a press of its own, and not by a double click.
    Exchange { renew: bool, answers: bool },
    /// "Use new token" was pressed.
    UseNewToken,
    /// "Compare" was pressed.
    Compare,
    /// The file that reminds of the token's end is asked for.
    Remind,
    /// The page was out of sight for long.
    OutOfSight,
    /// The host has saved or has not, for the checker of this beginning.
    SaveEnded(u32, Result<(), String>),
    /// A copy button was pressed.
    Copy(Source),
    /// The clipboard took this, or refused the text.
    CopyEnded(Source, Option<String>),
    /// "Copied" was there long enough, or what was copied is gone.
    CopyForgotten,
    /// Something that only the state has to know.
    Happened(Action),
}

/// The elements that the checker reaches for.
#[derive(Default)]
pub(super) struct Nodes {
    pub root: NodeRef,
    pub token: NodeRef,
    pub phone_number_id: NodeRef,
    pub account_id: NodeRef,
    pub app_secret: NodeRef,
    pub app_id: NodeRef,
    pub second_token: NodeRef,
    pub graph_version: NodeRef,
    pub test_button: NodeRef,
    pub cancel_button: NodeRef,
    pub save_button: NodeRef,
    pub result: NodeRef,
    pub reach: NodeRef,
}

impl Nodes {
    /// The field of an ID.
    fn id(&self, name: IdField) -> &NodeRef {
        match name {
            IdField::PhoneNumberId => &self.phone_number_id,
            IdField::WhatsAppBusinessAccountId => &self.account_id,
        }
    }
}

/// The fields, the button and the result.
pub struct Checker {
    state: State,
    nodes: Nodes,
    runner: Runner,
    copying: Copying,
    /// Whether a test has ended and its verdict is not on the screen yet.
    has_news: bool,
    /// Whether more of what was found has come, and is not on the screen yet.
    has_fetched: bool,
    /// How often it began anew. All its elements are new each time.
    beginnings: u32,
    /// Whether its elements are new, and nothing is filled in yet.
    is_new: bool,
}

impl Component for Checker {
    type Message = Told;
    type Properties = CheckerProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            state: context.props().state.clone(),
            nodes: Nodes::default(),
            runner: Runner::default(),
            copying: Copying::default(),
            has_news: false,
            has_fetched: false,
            beginnings: 0,
            is_new: true,
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &Self::Properties) -> bool {
        self.runner.stop_all();
        *self = Self {
            // Its numbers go on, so that what is still on its way is nobody's.
            runner: std::mem::take(&mut self.runner),
            beginnings: self.beginnings + 1,
            ..Component::create(context)
        };
        true
    }

    fn update(&mut self, context: &Context<Self>, told: Told) -> bool {
        match told {
            Told::Text(text) => self.read(&text),
            Told::Test => self.test(context),
            Told::Cancel => {
                self.runner.stop();
                self.happened(Action::Cancelled);
            }
            Told::Clear => self.clear(),
            Told::Remove => {
                self.read("");
                // The button that was pressed is gone.
                focus(&self.nodes.token);
            }
            Told::SendAnyway => {
                self.happened(Action::SendAnyway);
                // The button that was pressed is gone.
                focus(&self.nodes.test_button);
                self.test(context);
            }
            Told::ChooseToken(at) => {
                self.happened(Action::TokenChosen(at));
                // The button that was pressed is gone, and this is the next one.
                focus(&self.nodes.test_button);
            }
            Told::UseId(name, id) => {
                self.use_id(name, id);
                // The button that was pressed is gone.
                focus(self.nodes.id(name));
            }
            Told::UseNumber(number, account) => {
                self.use_id(IdField::PhoneNumberId, number);
                if let Some(account) = account {
                    self.use_id(IdField::WhatsAppBusinessAccountId, account);
                }
                // The button that was pressed is gone, and this is the next one.
                focus(&self.nodes.test_button);
            }
            // One at a time: the button stays pressable, or it would lose the focus.
            Told::FetchMore(_) if self.state.is_fetching_more() => {}
            Told::FetchMore(more) => {
                self.happened(Action::MoreAsked);
                self.runner.fetch_more(&more);
            }
            Told::Save { answers } => self.save(context, answers),
            Told::SaveAnyway => {
                self.save_now(context);
                // The button that was pressed is gone.
                focus(&self.nodes.save_button);
            }
            Told::Exchange { renew, answers } => self.exchange(context, renew, answers),
            Told::UseNewToken => self.use_new_token(),
            Told::Compare => self.compare(context),
            Told::Remind => {
                if let Some(reminder) = &self.state.reminder {
                    download("whatsapp-token.ics", "text/calendar", reminder);
                }
            }
            Told::OutOfSight => self.wipe(context),
            Told::SaveEnded(beginning, saved) => {
                if beginning == self.beginnings {
                    self.happened(Action::SaveEnded(saved));
                }
            }
            Told::Copy(source) => {
                if let Some(text) = self.text_of(&source) {
                    Copying::begin(source, text, context.link());
                }
            }
            Told::CopyEnded(source, refused) => self.copying.end(source, refused, context.link()),
            Told::CopyForgotten => self.copying = Copying::default(),
            Told::Happened(action) => self.happened(action),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (state, nodes, copying, link) = (&self.state, &self.nodes, &self.copying, context.link());
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Told::Test
        });
        html! {
            <div key={self.beginnings} ref={&nodes.root}>
                <form class="card" autocomplete="off" novalidate=true {onsubmit} ondragover={Callback::from(on_drag_over)}
                    ondrop={on_drop(&nodes.token, &link.callback(Told::Text))}>
                    { token_field(state, &nodes.token, copying, link) }
                    <div class="ids">
                        { id_field(IdField::PhoneNumberId, state, &nodes.phone_number_id, link) }
                        { id_field(IdField::WhatsAppBusinessAccountId, state, &nodes.account_id, link) }
                    </div>
                    if state.asks_for_app_secret {
                        { app_secret_field(Purpose::Proof, state, &nodes.app_secret, link) }
                    }
                    { run_bar(state, nodes, link, advanced(&nodes.graph_version, link)) }
                    { saving(state, link) }
                </form>
                { result(state, nodes, copying, link) }
                if state.host.shows_guide {
                    { guide(state, nodes, copying, link) }
                }
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        if is_first {
            let link = context.link().clone();
            out_of_sight::watch(move || link.send_message(Told::OutOfSight));
        }
        if std::mem::take(&mut self.is_new)
            && let Some(root) = self.nodes.root.cast::<Element>()
        {
            context.props().takeover.give_back(&root);
        }
        self.copying.rendered();
        self.show_app_id();
        if std::mem::take(&mut self.has_fetched) && is_focus_lost() {
            // The button that was pressed is gone with the last page.
            focus(&self.nodes.reach);
        }
        if std::mem::take(&mut self.has_news)
            && let Some(result) = self.nodes.result.cast::<Element>()
        {
            scroll_to_if_unseen(&result);
        }
    }
}

impl Checker {
    /// Changes the state, and what hangs on a test's end.
    fn happened(&mut self, action: Action) {
        let was_running = self.state.is_running();
        let was_fetching = self.state.is_fetching_more();
        let was_exchanging = self.is_exchanging();
        self.state.apply(action);
        if was_exchanging && !self.is_exchanging() {
            self.forget_app_secret();
        }

        let has_stopped = was_running && !self.state.is_running();
        if has_stopped {
            self.state.reminder = self.state.report().and_then(|report| reminder_of(report));
        }
        self.has_news |= has_stopped && matches!(self.state.test, Test::Ended { .. });
        if has_stopped || was_fetching && !self.state.is_fetching_more() {
            self.leave_cancel();
        }
        self.has_fetched = was_fetching && !self.state.is_fetching_more();
    }

    fn is_exchanging(&self) -> bool {
        matches!(self.state.exchange.stage, ExchangeStage::UnderWay(_))
    }

    /// The field is the person's: only a guess is written into it, where nothing was typed.
    fn show_app_id(&self) {
        if let Some(field) = self.nodes.app_id.cast::<HtmlInputElement>()
            && !self.state.exchange.is_app_id_typed
            && field.value() != self.state.exchange.app_id
        {
            field.set_value(&self.state.exchange.app_id);
        }
    }

    /// The secret was used.
    fn forget_app_secret(&mut self) {
        if let Some(field) = self.nodes.app_secret.cast::<HtmlInputElement>() {
            field.set_value("");
        }
        self.state.app_secret = None;
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
            Source::Report if self.state.reports_names => report?.report_with_names.clone(),
            Source::Report => report?.report.clone(),
            Source::CurlCommand => report?.commands.posix.clone(),
            Source::PowerShellCommand => report?.commands.powershell.clone(),
            Source::Id(id) => id.to_string(),
        })
    }

    fn read(&mut self, text: &str) {
        self.copying = Copying::default();
        let kept_out_bytes = (text.len() > FIELD_LIMIT_BYTES).then_some(text.len());
        if let (Some(_), Some(field)) = (kept_out_bytes, self.nodes.token.cast::<HtmlTextAreaElement>()) {
            field.set_value("");
        }
        let now = clock::now();
        let replayed = replay(text, &now).map(Rc::new);
        let (inspection, answer) = read_paste(text, &diagnosis::Context::of_paste(&now));
        // What the copied command has printed is examined as a whole, and not read as one answer.
        let answer = answer.filter(|_| replayed.is_none());
        let inspection = if replayed.is_some() {
            inspection.without_tokens()
        } else {
            inspection
        };
        let (answer, read) = answer.map(|answer| (Rc::new(answer.diagnosis), answer.read)).unzip();
        self.happened(Action::Pasted(Pasted {
            inspection,
            answer,
            replayed,
            read,
            chosen: None,
            kept_out_bytes,
        }));
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
                if self.state.saving != Saving::UnderWay {
                    self.happened(Action::SaveAsked(doubt));
                }
            }
            Ok(_) => self.save_now(context),
        }
    }

    fn save_now(&mut self, context: &Context<Self>) {
        if self.state.saving == Saving::UnderWay {
            return;
        }
        if let Ok(to_save) = self.state.to_save() {
            let link = context.link().clone();
            let beginning = self.beginnings;
            context.props().host.save(&to_save, move |saved| {
                link.send_message(Told::SaveEnded(beginning, saved));
            });
            self.happened(Action::SaveBegan);
        }
    }

    /// Puts an ID into its field, as the person asked.
    fn use_id(&mut self, name: IdField, id: String) {
        if let Some(field) = self.nodes.id(name).cast::<HtmlInputElement>() {
            field.set_value(&id);
        }
        self.happened(Action::IdTyped(name, id));
    }

    fn clear(&mut self) {
        self.empty_fields();
        focus(&self.nodes.token);
        self.happened(Action::Cleared);
    }

    /// Empties everything, but for the IDs that the host has given: it would save their absence otherwise.
    fn wipe(&mut self, context: &Context<Self>) {
        if self.state.is_busy() {
            // Half a minute later it is over, one way or the other.
            let link = context.link().clone();
            let again = move || {
                if out_of_sight::is_hidden() {
                    link.send_message(Told::OutOfSight);
                }
            };
            Timeout::new(30_000, again).forget();
            return;
        }
        if self.state.is_blank() {
            return;
        }
        self.empty_fields();
        self.happened(Action::Wiped);
        for (name, id) in context.props().takeover.given_ids() {
            self.use_id(name, id.to_owned());
        }
        self.state.was_wiped = true;
    }

    fn empty_fields(&mut self) {
        self.copying = Copying::default();
        self.runner.stop_all();
        for node in [&self.nodes.token, &self.nodes.second_token] {
            if let Some(field) = node.cast::<HtmlTextAreaElement>() {
                field.set_value("");
            }
        }
        for node in [
            &self.nodes.phone_number_id,
            &self.nodes.account_id,
            &self.nodes.app_secret,
            &self.nodes.app_id,
        ] {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                field.set_value("");
            }
        }
        if let Some(select) = self.nodes.graph_version.cast::<HtmlSelectElement>() {
            select.set_value(GraphVersion::default().as_str());
        }
    }

    /// Moves the focus off "Cancel", which goes with its test; otherwise it would be lost.
    fn leave_cancel(&self) {
        let cancel = self.nodes.cancel_button.cast::<Element>();
        // Asked of the element itself: the document knows of a focus in a shadow root only where that root is.
        if cancel.is_some_and(|cancel| cancel.matches(":focus").unwrap_or_default()) {
            focus(&self.nodes.test_button);
        }
    }
}

/// The file that reminds of a token's end, where it has one that is days away.
fn reminder_of(report: &ConnectionReport) -> Option<Rc<str>> {
    let ends_at = report.token.expires_at?;
    reminder(ends_at, &report.known(), clock::now().now_unix_secs).map(Rc::from)
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only for an element that is gone.
        let _ = element.focus();
    }
}

/// Whether no control has the focus, as after the one that had it has gone.
fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let active = document.active_element();
        active.is_none() || active == document.body().map(Into::into)
    })
}

/// Scrolls only where the headline would be off the screen.
fn scroll_to_if_unseen(result: &Element) {
    const HEADLINE_PIXELS: f64 = 96.0;
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let top = result.get_bounding_client_rect().top();
    if top < 0.0 || height.is_some_and(|height| top + HEADLINE_PIXELS > height) {
        result.scroll_into_view();
    }
}
