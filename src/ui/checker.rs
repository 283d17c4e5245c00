//! The checker: one state, and what is told to it.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::advanced::advanced;
use super::app_secret_field::app_secret_field;
use super::copy::{Copying, Source};
use super::host::HostCalls;
use super::id_field::id_field;
use super::large_text::FIELD_LIMIT_BYTES;
use super::result::result;
use super::run_bar::{run_bar, saving};
use super::runner::Runner;
use super::saving::Saving;
use super::state::{Action, Pasted, Refusal, Refused, State, Test};
use super::takeover::Takeover;
use super::token_field::{on_drag_over, on_drop, token_field};
use crate::check::{More, replay};
use crate::clock;
use crate::diagnosis::{self, IdField, read_paste};
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

/// They are given once: a checker lives on its own from then on.
impl PartialEq for CheckerProps {
    fn eq(&self, _: &Self) -> bool {
        true
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
    /// "Send anyway" was pressed.
    SendAnyway,
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
        }
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
            Told::SendAnyway => {
                self.happened(Action::SendAnyway);
                self.test(context);
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
            <div ref={&nodes.root}>
                <form class="card" autocomplete="off" novalidate=true {onsubmit} ondragover={Callback::from(on_drag_over)}
                    ondrop={on_drop(&nodes.token, &link.callback(Told::Text))}>
                    { token_field(state, &nodes.token, copying, link) }
                    <div class="ids">
                        { id_field(IdField::PhoneNumberId, state, &nodes.phone_number_id, link) }
                        { id_field(IdField::WhatsAppBusinessAccountId, state, &nodes.account_id, link) }
                    </div>
                    { app_secret_field(state, &nodes.app_secret, link) }
                    { run_bar(state, nodes, link, advanced(&nodes.graph_version, link)) }
                    { saving(state, link) }
                </form>
                { result(state, nodes, copying, link) }
            </div>
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.runner.stop();
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        if is_first && let Some(root) = self.nodes.root.cast::<Element>() {
            context.props().takeover.give_back(&root);
        }
        self.copying.rendered();
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
        self.state.apply(action);
        let has_stopped = was_running && !self.state.is_running();
        self.has_news |= has_stopped && matches!(self.state.test, Test::Ended { .. });
        if has_stopped || was_fetching && !self.state.is_fetching_more() {
            self.leave_cancel();
        }
        self.has_fetched = was_fetching && !self.state.is_fetching_more();
    }

    fn text_of(&self, source: &Source) -> Option<String> {
        let report = self.state.report();
        Some(match source {
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
            context.props().host.save(&to_save, move |saved| {
                link.send_message(Told::Happened(Action::SaveEnded(saved)));
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
        self.copying = Copying::default();
        self.runner.stop();
        if let Some(field) = self.nodes.token.cast::<HtmlTextAreaElement>() {
            field.set_value("");
        }
        for node in [
            &self.nodes.phone_number_id,
            &self.nodes.account_id,
            &self.nodes.app_secret,
        ] {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                field.set_value("");
            }
        }
        if let Some(select) = self.nodes.graph_version.cast::<HtmlSelectElement>() {
            select.set_value(GraphVersion::default().as_str());
        }
        focus(&self.nodes.token);
        self.happened(Action::Cleared);
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
