//! What is copied with one press: the token, the report, IDs. "Copied" is said in place.
//!
//! Where the clipboard is refused (plain http, a policy), the text is shown selected instead. The text to copy is made
//! when the button is pressed, so that a token stands in no attribute and in no part of the page before.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use crate::access_token::AccessToken;

/// How long "copied" stays, in milliseconds.
const COPIED_MILLIS: u32 = 2_500;

/// What is copied.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// The cleaned token.
    Token(AccessToken),
    /// The report of a test.
    Report(AttrValue),
    /// An ID, which is the button's text as well.
    Id(AttrValue),
}

impl Source {
    fn text(&self) -> String {
        match self {
            Self::Token(token) => token.expose().to_owned(),
            Self::Report(text) | Self::Id(text) => text.to_string(),
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct CopyProps {
    /// What is copied.
    pub source: Source,
}

/// A button that copies.
pub struct Copy {
    outcome: Outcome,
    /// Where the text is shown to be copied by hand.
    by_hand: NodeRef,
}

#[derive(PartialEq)]
pub enum Outcome {
    None,
    Copied,
    Refused,
}

impl Component for Copy {
    type Message = Option<Outcome>;
    type Properties = CopyProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            outcome: Outcome::None,
            by_hand: NodeRef::default(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Option<Outcome>) -> bool {
        match message {
            // Pressed.
            None => {
                let (text, tell) = (context.props().source.text(), context.link().callback(Some));
                spawn_local(async move {
                    if write_to_clipboard(&text).await {
                        tell.emit(Outcome::Copied);
                        Timeout::new(COPIED_MILLIS, move || tell.emit(Outcome::None)).forget();
                    } else {
                        tell.emit(Outcome::Refused);
                    }
                });
                false
            }
            Some(outcome) => {
                self.outcome = outcome;
                true
            }
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &CopyProps) -> bool {
        let is_other = context.props().source != old.source;
        if is_other {
            self.outcome = Outcome::None;
        }
        is_other
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let onclick = context.link().callback(|_: MouseEvent| None);
        let source = &context.props().source;
        let label = match source {
            Source::Token(_) => "Copy token",
            Source::Report(_) => "Copy report",
            Source::Id(id) => return self.view_id(id, onclick),
        };
        html! {
            <>
                <button type="button" class="quiet" {onclick}>{ label }</button>
                <span class="copied" aria-live="polite">{ if self.outcome == Outcome::Copied { "Copied" } else { "" } }</span>
                if self.outcome == Outcome::Refused {
                    <label class="by-hand">
                        { "This browser does not let the page copy here. The text is selected: copy it with Ctrl+C or ⌘C." }
                        <textarea ref={&self.by_hand} readonly=true rows="3" spellcheck="false" />
                    </label>
                }
            </>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if self.outcome != Outcome::Refused {
            return;
        }
        if let Some(field) = self.by_hand.cast::<HtmlTextAreaElement>() {
            field.set_value(&context.props().source.text());
            let _ = field.focus();
            field.select();
        } else if let Some(number) = self.by_hand.cast::<Element>() {
            select(&number);
        }
    }
}

impl Copy {
    fn view_id(&self, id: &AttrValue, onclick: Callback<MouseEvent>) -> Html {
        let said = match self.outcome {
            Outcome::None => "",
            Outcome::Copied => " copied",
            Outcome::Refused => " selected: Ctrl+C or ⌘C copies it",
        };
        html! {
            <>
                <button type="button" class="id" title="Copy" {onclick}><span ref={&self.by_hand}>{ id }</span></button>
                <span class="copied" aria-live="polite">{ said }</span>
            </>
        }
    }
}

/// An ID that a press copies.
pub fn copy_id(id: &str) -> Html {
    html! { <Copy source={Source::Id(AttrValue::from(id.to_owned()))} /> }
}

/// Writes to the clipboard; false where the browser has none here, or refuses.
async fn write_to_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Browsers leave it undefined on plain http, whatever the type says.
    if JsValue::from(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn select(element: &Element) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        // Where even selecting fails, the number is still there to be selected by hand.
        let _ = selection.select_all_children(element);
    }
}
