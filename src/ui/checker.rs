//! The component: it keeps the state, draws the first load's part around the slots of the second, and sends each message to the
//! load that handles it. In the first load. Does not depend on what a command does.

use std::mem::{discriminant, replace, take};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::browser::element::{focus, set_value, value};
use super::browser::handover::{GUIDE, Handover};
use super::browser::host::HostCalls;
use super::browser::large_text::{on_drag_over, on_drop};
use super::browser::visibility;
use super::desk::Desk;
use super::first::action_bar::action_bar;
use super::first::id_field::id_field;
use super::first::loading::{loading, not_loaded};
use super::first::token_field::token_field;
use super::message::{Command, Input, Msg};
use super::model::{Event, Pasted, State};
use super::second_load::{self, SecondLoad};
use super::view::Slot;
use crate::diagnosis::IdField;
use crate::words::Words;

/// What the checker starts from.
#[derive(Default)]
pub struct Start {
    /// The first state.
    pub state: State,
    /// What was done in the prerendered page before, or what the host fills in.
    pub handover: Rc<Handover>,
    /// What the host does.
    pub host: HostCalls,
}

/// What the checker is given.
#[derive(Clone, Default, Properties)]
pub struct CheckerProps {
    /// What it starts from.
    #[prop_or_default]
    pub start: Rc<Start>,
    /// The language. If only this or the host changes, everything is drawn with it and nothing is lost.
    #[prop_or_default]
    pub words: Words,
    /// Whenever this changes, the checker starts again, with new elements.
    #[prop_or_default]
    pub generation: u32,
}

impl PartialEq for CheckerProps {
    fn eq(&self, other: &Self) -> bool {
        self.generation == other.generation && self.words == other.words && Rc::ptr_eq(&self.start, &other.start)
    }
}

/// What the component can be sent.
pub enum Message {
    /// By a view, a timer or a call that has ended.
    Msg(Msg),
    /// By itself: the second load has come, or has not.
    Loaded(Option<&'static SecondLoad>),
}

/// How far the second load has come.
#[derive(Clone, Copy)]
enum Load {
    /// It is on its way.
    Coming {
        /// Whether somebody has asked for it.
        is_awaited: bool,
    },
    /// It is here.
    Here(&'static SecondLoad),
    /// It did not arrive.
    Failed,
}

impl Load {
    /// How far it is at first.
    fn at_first() -> Self {
        second_load::at_first().map_or(Self::Coming { is_awaited: false }, Self::Here)
    }

    /// The second load, if it is here.
    fn here(self) -> Option<&'static SecondLoad> {
        match self {
            Self::Here(second) => Some(second),
            Self::Coming { .. } | Self::Failed => None,
        }
    }
}

/// The fields, the buttons and the result.
pub struct Checker {
    desk: Desk,
    load: Load,
    /// The commands that wait for the second load.
    waiting: Vec<Command>,
    /// A text that was kept out of the field, to be read again with the second load.
    unread: Option<String>,
    /// What was done in the prerendered guide, until the guide is drawn.
    guide_before: Option<Handover>,
    /// Whether its elements are new, and nothing is filled in yet.
    is_new: bool,
}

impl Component for Checker {
    type Message = Message;
    type Properties = CheckerProps;

    fn create(context: &Context<Self>) -> Self {
        let mut checker = Self::new(context, Load::at_first());
        if checker.load.here().is_none() {
            checker.fetch(context, false);
        }
        checker
    }

    fn changed(&mut self, context: &Context<Self>, before: &Self::Properties) -> bool {
        let now = context.props();
        if now.generation == before.generation {
            self.desk.prose.words = now.words.clone();
            self.desk.host = now.start.host.clone();
            self.desk
                .apply(Event::HostChanged(Box::new(now.start.state.host.clone())));
            return true;
        }
        self.stop_all();
        let Self { desk, .. } = replace(self, Self::new(context, self.load));
        // Its numbers go on, so that late results belong to nothing.
        self.desk.runner = desk.runner;
        if let Load::Failed = self.load {
            self.fetch(context, false);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Msg(msg) => self.handle(context, msg),
            Message::Loaded(second) => self.loaded(context, second),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let view = &self.desk.view();
        let send = &self.desk.prose.send;
        let onsubmit = send.reform(|event: SubmitEvent| {
            event.prevent_default();
            Command::Test.into()
        });
        let slot = |slot| match self.load.here() {
            Some(second) => (second.view)(view, slot),
            None => Html::default(),
        };
        html! {
            <div key={context.props().generation} ref={&view.nodes.root}>
                <form class="card" autocomplete="off" novalidate=true {onsubmit} ondragover={Callback::from(on_drag_over)}
                    ondrop={on_drop(&view.nodes.token, send.reform(|text| Input::Text(text).into()))}>
                    { token_field(view, slot(Slot::Refusal), slot(Slot::KeptOut), slot(Slot::Choices)) }
                    <div class="ids">
                        { id_field(IdField::PhoneNumberId, view, slot(Slot::UnderIdField(IdField::PhoneNumberId))) }
                        { id_field(IdField::WhatsAppBusinessAccountId, view, slot(Slot::UnderIdField(IdField::WhatsAppBusinessAccountId))) }
                    </div>
                    { slot(Slot::AppSecret) }
                    { action_bar(view, slot(Slot::Version), slot(Slot::WebhookHint)) }
                    { slot(Slot::Saving) }
                </form>
                { match self.load {
                    Load::Here(_) => slot(Slot::Result),
                    Load::Coming { is_awaited } => loading(is_awaited || !self.waiting.is_empty(), view),
                    Load::Failed => not_loaded(view),
                } }
                if view.state.host.shows_guide {
                    // Until it is here, what the page has of it as text shows through.
                    if self.load.here().is_some() {
                        { slot(Slot::Guide) }
                    } else {
                        <slot />
                    }
                }
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        if is_first {
            let send = self.desk.prose.send.clone();
            visibility::watch(move || send.emit(Input::Leave.into()));
        }
        let handover = &context.props().start.handover;
        let root = || self.desk.nodes.root.cast::<Element>();
        if take(&mut self.is_new)
            && let Some(root) = root()
        {
            handover.give_back(&root);
        }
        let prerendered = handover.guide().filter(|guide| guide.is_connected());
        if let (Some(_), Some(prerendered)) = (self.load.here(), prerendered) {
            let guide = root().and_then(|root| root.query_selector(GUIDE).ok().flatten());
            if let Some((before, guide)) = self.guide_before.take().zip(guide) {
                before.give_back(&guide);
            }
            prerendered.remove();
        }
        self.desk.rendered();
    }
}

impl Checker {
    fn new(context: &Context<Self>, load: Load) -> Self {
        let CheckerProps { start, words, .. } = context.props();
        let Start { state, host, .. } = &**start;
        let send = context.link().callback(Message::Msg);
        Self {
            desk: Desk::new(state.clone(), host.clone(), words.clone(), send),
            load,
            waiting: Vec::new(),
            unread: None,
            guide_before: None,
            is_new: true,
        }
    }

    fn handle(&mut self, context: &Context<Self>, msg: Msg) {
        if msg.changes_what_is_asked() {
            // What waits was not meant for this.
            self.waiting.clear();
        }
        match msg {
            Msg::Input(input) => self.input(context, input),
            Msg::Command(command) => self.command(context, command),
            Msg::Event(event) => self.desk.apply(event),
        }
    }

    /// Does what the first load can do alone. Most of the buttons are removed by it, so another element takes the focus.
    fn input(&mut self, context: &Context<Self>, input: Input) {
        match input {
            Input::Text(text) => self.read(text),
            Input::Clear => {
                self.empty_fields();
                focus(&self.desk.nodes.token);
                self.desk.apply(Event::Cleared);
            }
            Input::Remove => {
                self.read(String::new());
                focus(&self.desk.nodes.token);
            }
            Input::ChooseToken(at) => {
                self.desk.apply(Event::TokenChosen(at));
                focus(&self.desk.nodes.test_button);
            }
            Input::UseId(name, id) => {
                self.desk.use_id(name, id);
                focus(self.desk.nodes.id(name));
            }
            Input::Leave => self.wipe(),
            Input::LoadAgain => {
                self.fetch(context, true);
                focus(&self.desk.nodes.test_button);
            }
        }
    }

    /// Runs a command, or keeps it until the second load is here. The same one twice is one: the second must not answer what the
    /// first has not asked yet.
    fn command(&mut self, context: &Context<Self>, command: Command) {
        if let Some(second) = self.load.here() {
            return (second.run)(&mut self.desk, command);
        }
        if let Command::Copy(_) = command {
            // Later, it would replace what was copied until then.
            return;
        }
        let is_other = |waiting: &Command| discriminant(waiting) != discriminant(&command);
        if self.waiting.iter().all(is_other) {
            self.waiting.push(command);
        }
        if let Load::Failed = self.load {
            self.fetch(context, true);
        }
    }

    fn fetch(&mut self, context: &Context<Self>, is_awaited: bool) {
        self.load = Load::Coming { is_awaited };
        context
            .link()
            .send_future(async { Message::Loaded(second_load::fetch().await) });
    }

    /// With the second load, what was pasted is read again and what waits is done. Without it, nothing that waits may happen when
    /// nobody expects it any more.
    fn loaded(&mut self, context: &Context<Self>, second: Option<&'static SecondLoad>) {
        self.load = second.map_or(Load::Failed, Load::Here);
        let waiting = take(&mut self.waiting);
        if second.is_none() {
            self.desk.host.tell(&JsValue::NULL);
            return;
        }
        self.guide_before = context.props().start.handover.guide().map(Handover::read_guide);
        let text = self.unread.take().or_else(|| value(&self.desk.nodes.token));
        let text = text.unwrap_or_default();
        if !text.is_empty() && self.desk.state.pasted.chosen.is_none() {
            self.read(text);
        }
        for command in waiting {
            self.command(context, command);
        }
    }

    /// Reads a text as all that it may be, or until the second load is here as a token.
    fn read(&mut self, text: String) {
        if let Some(second) = self.load.here() {
            (second.run)(&mut self.desk, Command::Read(text));
        } else {
            self.desk.read(&text, Pasted::as_token);
            self.unread = self.desk.state.pasted.kept_out_bytes.map(|_| text);
        }
    }

    /// Empties everything, except for the IDs that the host has given: it would save their absence otherwise. What is under way
    /// is stopped: a page that waits for it would keep the token for as long as it takes.
    fn wipe(&mut self) {
        self.waiting.clear();
        if self.desk.state.is_blank() {
            return;
        }
        self.empty_fields();
        let names = [IdField::PhoneNumberId, IdField::WhatsAppBusinessAccountId];
        let given_ids = names.into_iter().zip(self.desk.state.host.given_ids.clone());
        let kept_ids: Vec<_> = given_ids.filter(|(_, id)| !id.is_empty()).collect();
        for (name, id) in &kept_ids {
            set_value(self.desk.nodes.id(*name), id);
        }
        self.desk.apply(Event::Wiped(kept_ids));
    }

    fn empty_fields(&mut self) {
        self.waiting.clear();
        self.unread = None;
        self.stop_all();
        self.desk.empty_fields();
    }

    /// Stops everything that is under way. Nothing is before the second load is here.
    fn stop_all(&mut self) {
        if let Some(second) = self.load.here() {
            (second.run)(&mut self.desk, Command::StopAll);
        }
    }
}
