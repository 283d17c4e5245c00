//! What every part of the checker is drawn with: the state, the elements, the language, how text is shown, and where messages go.
//!
//! A view is a function of this. Does not depend on the component that shows it, so any view can be drawn alone.

mod prose;
mod segments;

use yew::prelude::*;

use super::browser::{element, large_text};
use super::message::{CopySource, Msg};
use super::model::State;
use crate::diagnosis::IdField;
use crate::words::{Say, Text};
pub use prose::{Copied, Prose};

/// The context of a view.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What is shown.
    pub state: &'a State,
    /// Given to the elements that are needed later.
    pub nodes: &'a Nodes,
    /// How text is shown.
    pub prose: &'a Prose,
}

/// The elements that the checker needs later.
#[derive(Default)]
pub struct Nodes {
    pub root: NodeRef,
    pub token: NodeRef,
    pub phone_number_id: NodeRef,
    pub account_id: NodeRef,
    pub app_secret: NodeRef,
    pub app_id: NodeRef,
    pub second_token: NodeRef,
    pub graph_version: NodeRef,
    pub webhook_url: NodeRef,
    pub test_button: NodeRef,
    pub cancel_button: NodeRef,
    pub save_button: NodeRef,
    pub result: NodeRef,
    pub assets: NodeRef,
}

/// A place in the checker that the second load fills.
#[derive(Clone, Copy)]
pub enum Slot {
    /// At the token's field: why a button did nothing.
    Refusal,
    /// Under it: in place of a text that is too large for it.
    KeptOut,
    /// Below its findings: what can be taken out of its text.
    Choices,
    /// Under the field of an ID: what is said about it.
    UnderIdField(IdField),
    /// Beside the IDs: the field of the app secret.
    AppSecret,
    /// Under the choice of a version: until when Meta answers it.
    Version,
    /// Under the field of the webhook's address: what it is for, or what is wrong with it.
    WebhookHint,
    /// Under the buttons: what is saved.
    Saving,
    /// Below them: the result.
    Result,
    /// At the end: the guide.
    Guide,
}

impl Nodes {
    /// The field of an ID.
    pub fn id(&self, name: IdField) -> &NodeRef {
        match name {
            IdField::PhoneNumberId => &self.phone_number_id,
            IdField::WhatsAppBusinessAccountId => &self.account_id,
        }
    }
}

impl View<'_> {
    /// A fixed text.
    pub fn text(&self, text: Text) -> Html {
        self.prose.text(text)
    }

    /// The same for an attribute.
    pub fn name(&self, text: Text) -> AttrValue {
        self.prose.name(text)
    }

    /// A sentence in the language of the page.
    pub fn say(&self, said: &dyn Say) -> String {
        said.say(&self.prose.words)
    }

    /// The same with its code names marked and its IDs copyable.
    pub fn prose(&self, said: &dyn Say) -> Html {
        self.prose.prose(said)
    }

    /// A sentence with an element in place of a value, such as a number in a button.
    pub fn with_element(&self, said: &dyn Say, value: &str, element: Html) -> Html {
        let said = self.say(said);
        match said.split_once(value) {
            Some((before, after)) => html! { <>{ before }{ element }{ after }</> },
            None => said.into(),
        }
    }

    /// An ID that a press copies.
    pub fn id(&self, id: &str) -> Html {
        self.prose.id(id)
    }

    /// A button that copies.
    pub fn copy_button(&self, source: CopySource, label: Text) -> Html {
        self.prose.copy_button(source, label)
    }

    /// Sends a message at each click.
    pub fn on_click<M: Into<Msg>>(&self, message: impl Fn() -> M + 'static) -> Callback<MouseEvent> {
        self.on(move |_| Some(message()))
    }

    /// The same for a button that may ask first. `message` is given whether the click can answer: the second half of a double click
    /// must not answer what the first half asked.
    pub fn on_answer<M: Into<Msg>>(&self, message: impl Fn(bool) -> M + 'static) -> Callback<MouseEvent> {
        self.on(move |event: MouseEvent| Some(message(event.detail() < 2)))
    }

    /// Sends what is in a field at each change of it.
    pub fn on_input<M: Into<Msg>>(&self, message: impl Fn(String) -> M + 'static) -> Callback<InputEvent> {
        self.on(move |event: InputEvent| Some(message(element::value_of(&event))))
    }

    /// Sends what was chosen, if it makes a message.
    pub fn on_change<M: Into<Msg>>(&self, message: impl Fn(String) -> Option<M> + 'static) -> Callback<Event> {
        self.on(move |event: Event| message(element::value_of(&event)))
    }

    /// Sends a message when a field is left for anything but a button: what it brings must not move the button that is being pressed.
    pub fn on_blur<M: Into<Msg>>(&self, message: impl Fn() -> M + 'static) -> Callback<FocusEvent> {
        self.on(move |event: FocusEvent| (!element::is_left_for_button(&event)).then(&message))
    }

    /// Sends what is pasted, if it makes a message.
    pub fn on_paste<M: Into<Msg>>(&self, message: impl Fn(String) -> Option<M> + 'static) -> Callback<Event> {
        self.on(move |event: Event| message(large_text::pasted_text(&event)?))
    }

    /// Sends what is pasted in place of putting it into the field, if it is too big for that.
    pub fn on_large_paste<M: Into<Msg>>(&self, message: impl Fn(String) -> M + 'static) -> Callback<Event> {
        self.on(move |event: Event| Some(message(large_text::taken_from_field(&event)?)))
    }

    /// Sends whether a foldable part is open, when that changes; not for a part inside it.
    pub fn on_toggle<M: Into<Msg>>(&self, id: &'static str, message: impl Fn(bool) -> M + 'static) -> Callback<Event> {
        self.on(move |event: Event| Some(message(element::is_open(&event, id)?)))
    }

    fn on<E, M: Into<Msg>>(&self, message: impl Fn(E) -> Option<M> + 'static) -> Callback<E> {
        let send = self.prose.send.clone();
        Callback::from(move |event| {
            if let Some(message) = message(event) {
                send.emit(message.into());
            }
        })
    }
}
