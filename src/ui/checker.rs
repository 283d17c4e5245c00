//! The checker: one state, and what is told to it.
//!
//! Here stands what the first load takes: the fields, and the reading of a token. What a press of a button does stands in
//! `presses`, which comes with the second load.

use std::mem::discriminant;

use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::advanced::advanced;
use super::copy::Copying;
use super::exchanging::ExchangeStage;
use super::host::HostCalls;
use super::id_field::id_field;
use super::large_text::FIELD_LIMIT_BYTES;
use super::loading::{loading, not_loaded};
use super::out_of_sight;
use super::presses::Press;
use super::run_bar::run_bar;
use super::runner::Runner;
use super::second_load::{Second, SecondLoad, View};
use super::state::{Action, Pasted, State, Test};
use super::takeover::{GUIDE, Takeover};
use super::token_field::{on_drag_over, on_drop, token_field};
use crate::diagnosis::IdField;
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
    /// "Clear" was pressed.
    Clear,
    /// "Remove" was pressed.
    Remove,
    /// One of the tokens was chosen, counted from 0.
    ChooseToken(usize),
    /// An ID that was found is to stand in its field.
    UseId(IdField, String),
    /// The page was out of sight for long.
    OutOfSight,
    /// Something that only the state has to know.
    Happened(Action),
    /// The second load has come, or has not.
    SecondLoad(Second),
    /// "Try again" was pressed, where it has not.
    LoadAgain,
    /// Something for the second load.
    Pressed(Press),
}

impl Told {
    /// Whether a test or a saving would be about something else after this.
    fn changes_what_is_asked(&self) -> bool {
        matches!(
            self,
            Self::Text(_)
                | Self::Remove
                | Self::ChooseToken(_)
                | Self::UseId(..)
                | Self::Happened(Action::IdTyped(..) | Action::VersionChosen(_))
        )
    }
}

impl From<Press> for Told {
    fn from(press: Press) -> Self {
        Self::Pressed(press)
    }
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
    pub(super) state: State,
    pub(super) nodes: Nodes,
    pub(super) runner: Runner,
    pub(super) copying: Copying,
    second: Second,
    /// The presses that wait for it.
    waiting: Vec<Press>,
    /// A text that was kept out of the field, and is to be read once more when it is here.
    unread: Option<String>,
    /// What was done in the prerendered guide, until the guide is here anew.
    guide_before: Option<Takeover>,
    /// Whether a test has ended and its verdict is not on the screen yet.
    has_news: bool,
    /// Whether more of what was found has come, and is not on the screen yet.
    has_fetched: bool,
    /// How often it began anew. All its elements are new each time.
    pub(super) beginnings: u32,
    /// Whether its elements are new, and nothing is filled in yet.
    is_new: bool,
}

impl Component for Checker {
    type Message = Told;
    type Properties = CheckerProps;

    fn create(context: &Context<Self>) -> Self {
        let mut checker = Self::new(context, Second::at_first());
        if let Second::Coming { .. } = checker.second {
            checker.load(context, false);
        }
        checker
    }

    fn changed(&mut self, context: &Context<Self>, _: &Self::Properties) -> bool {
        self.stop_all();
        *self = Self {
            // Its numbers go on, so that what is still on its way is nobody's.
            runner: std::mem::take(&mut self.runner),
            beginnings: self.beginnings + 1,
            ..Self::new(context, self.second)
        };
        if let Second::Failed = self.second {
            self.load(context, false);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, told: Told) -> bool {
        if told.changes_what_is_asked() {
            // What was pressed was not meant for this.
            self.waiting.clear();
        }
        match told {
            Told::Text(text) => self.read(&text),
            Told::Clear => self.clear(),
            Told::Remove => {
                self.read("");
                // The button that was pressed is gone.
                focus(&self.nodes.token);
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
            Told::OutOfSight => self.wipe(context),
            Told::Happened(action) => self.happened(action),
            Told::SecondLoad(second) => self.take_in_second_load(context, second),
            Told::LoadAgain => {
                self.load(context, true);
                // The button that was pressed is gone.
                focus(&self.nodes.test_button);
            }
            Told::Pressed(press) => match self.second.here() {
                Some(second) => (second.press)(self, context, press),
                None => self.press_later(context, press),
            },
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (state, nodes, copying, link) = (&self.state, &self.nodes, &self.copying, context.link());
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            Press::Test
        });
        let part = |show: fn(&SecondLoad) -> View| match self.second.here() {
            Some(second) => show(second)(state, nodes, copying, link),
            None => Html::default(),
        };
        let refusal = part(|second| second.refusal);
        html! {
            <div key={self.beginnings} ref={&nodes.root}>
                <form class="card" autocomplete="off" novalidate=true {onsubmit} ondragover={Callback::from(on_drag_over)}
                    ondrop={on_drop(&nodes.token, &link.callback(Told::Text))}>
                    { token_field(state, &nodes.token, refusal, copying, link) }
                    <div class="ids">
                        { id_field(IdField::PhoneNumberId, state, &nodes.phone_number_id, link) }
                        { id_field(IdField::WhatsAppBusinessAccountId, state, &nodes.account_id, link) }
                    </div>
                    { part(|second| second.app_secret) }
                    { run_bar(state, nodes, link, advanced(&nodes.graph_version, link)) }
                    { part(|second| second.saving) }
                </form>
                { match self.second {
                    Second::Here(_) => part(|second| second.result),
                    Second::Coming { is_awaited } => loading(is_awaited || !self.waiting.is_empty(), nodes),
                    Second::Failed => not_loaded(state, nodes, link),
                } }
                if state.host.shows_guide {
                    // Until it is here, what the page has of it as text shows through.
                    if self.second.here().is_some() {
                        { part(|second| second.guide) }
                    } else {
                        <slot />
                    }
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
        let prerendered = context.props().takeover.guide().filter(|guide| guide.is_connected());
        if let (Some(_), Some(prerendered)) = (self.second.here(), prerendered) {
            let root = self.nodes.root.cast::<Element>();
            let guide = root.and_then(|root| root.query_selector(GUIDE).ok().flatten());
            if let Some((before, guide)) = self.guide_before.take().zip(guide) {
                before.give_back(&guide);
            }
            prerendered.remove();
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
    fn new(context: &Context<Self>, second: Second) -> Self {
        Self {
            state: context.props().state.clone(),
            nodes: Nodes::default(),
            runner: Runner::default(),
            copying: Copying::default(),
            second,
            waiting: Vec::new(),
            unread: None,
            guide_before: None,
            has_news: false,
            has_fetched: false,
            beginnings: 0,
            is_new: true,
        }
    }

    /// Stops everything that is under way. Nothing is, before the second load is here.
    fn stop_all(&mut self) {
        if let Some(second) = self.second.here() {
            (second.stop_all)(&mut self.runner);
        }
    }

    /// Keeps a press until the second load is here. The same one twice is one: a second press must not answer what the first one
    /// has not asked yet.
    fn press_later(&mut self, context: &Context<Self>, press: Press) {
        if let Press::Copy(_) = press {
            // Later, it would come over what was copied meanwhile.
            return;
        }
        let is_new = |waiting: &Press| discriminant(waiting) != discriminant(&press);
        if self.waiting.iter().all(is_new) {
            self.waiting.push(press);
        }
        if let Second::Failed = self.second {
            self.load(context, true);
        }
    }

    fn load(&mut self, context: &Context<Self>, is_awaited: bool) {
        self.second = Second::Coming { is_awaited };
        context
            .link()
            .send_future(async { Told::SecondLoad(Second::fetch().await) });
    }

    /// Takes in the second load: what was pasted is read anew with it, and what was pressed is done.
    fn take_in_second_load(&mut self, context: &Context<Self>, second: Second) {
        self.second = second;
        // Where it did not come, what was pressed is not to happen when nobody expects it any more.
        let waiting = std::mem::take(&mut self.waiting);
        if second.here().is_none() {
            return;
        }
        self.guide_before = context.props().takeover.guide().map(Takeover::read_guide);
        let in_field = || Some(self.nodes.token.cast::<HtmlTextAreaElement>()?.value());
        let text = self.unread.take().or_else(in_field).unwrap_or_default();
        if !text.is_empty() && self.state.pasted.chosen.is_none() {
            self.read(&text);
        }
        for press in waiting {
            Component::update(self, context, press.into());
        }
    }

    pub(super) fn read(&mut self, text: &str) {
        self.copying = Copying::default();
        let kept_out_bytes = (text.len() > FIELD_LIMIT_BYTES).then_some(text.len());
        if let (Some(_), Some(field)) = (kept_out_bytes, self.nodes.token.cast::<HtmlTextAreaElement>()) {
            field.set_value("");
        }
        let pasted = if let Some(second) = self.second.here() {
            (second.read)(text)
        } else {
            self.unread = kept_out_bytes.map(|_| text.to_owned());
            Pasted::as_token(text)
        };
        self.happened(Action::Pasted(Pasted {
            kept_out_bytes,
            ..pasted
        }));
    }

    /// Changes the state, and what hangs on a test's end.
    pub(super) fn happened(&mut self, action: Action) {
        let was_running = self.state.is_running();
        let was_fetching = self.state.is_fetching_more();
        let was_exchanging = self.is_exchanging();
        self.state.apply(action);
        if was_exchanging && !self.is_exchanging() {
            self.forget_app_secret();
        }

        let has_stopped = was_running && !self.state.is_running();
        if let (true, Some(second)) = (has_stopped, self.second.here()) {
            self.state.reminder = self.state.report().and_then(|report| (second.reminder_of)(report));
        }
        self.has_news |= has_stopped && matches!(self.state.test, Test::Ended { .. });
        if has_stopped || was_fetching && !self.state.is_fetching_more() {
            self.leave_cancel();
        }
        self.has_fetched = was_fetching && !self.state.is_fetching_more();
    }

    pub(super) fn is_exchanging(&self) -> bool {
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

    /// Puts an ID into its field, as the person asked.
    pub(super) fn use_id(&mut self, name: IdField, id: String) {
        self.fill_id(name, &id);
        self.happened(Action::IdTyped(name, id));
    }

    fn fill_id(&self, name: IdField, id: &str) {
        if let Some(field) = self.nodes.id(name).cast::<HtmlInputElement>() {
            field.set_value(id);
        }
    }

    fn clear(&mut self) {
        self.empty_fields();
        focus(&self.nodes.token);
        self.happened(Action::Cleared);
    }

    /// Empties everything, except for the IDs that the host has given: it would save their absence otherwise. What is under way
    /// is stopped: a page that waits for it would hold the token for as long as it takes.
    fn wipe(&mut self, context: &Context<Self>) {
        self.waiting.clear();
        if self.state.is_blank() {
            return;
        }
        self.empty_fields();
        let given_ids = context.props().takeover.given_ids();
        let kept_ids: Vec<_> = given_ids.map(|(name, id)| (name, id.to_owned())).collect();
        for (name, id) in &kept_ids {
            self.fill_id(*name, id);
        }
        self.happened(Action::Wiped(kept_ids));
    }

    fn empty_fields(&mut self) {
        self.waiting.clear();
        self.unread = None;
        self.copying = Copying::default();
        self.stop_all();
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

pub(super) fn focus(node: &NodeRef) {
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
