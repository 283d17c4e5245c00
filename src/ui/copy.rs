//! What is copied with one press: texts and IDs. "Copied" is said in place.
//!
//! Where the clipboard is refused (plain http, a policy), the text is shown selected instead. The text to copy is made
//! when the button is pressed, so that a token stands in no attribute and in no part of the page before.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// How long "copied" stays, in milliseconds.
const COPIED_MILLIS: u32 = 2_500;

#[derive(Clone, PartialEq)]
enum Outcome {
    None,
    Copied,
    Refused(String),
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

fn copy(text: String, outcome: UseStateHandle<Outcome>) {
    spawn_local(async move {
        if write_to_clipboard(&text).await {
            outcome.set(Outcome::Copied);
            TimeoutFuture::new(COPIED_MILLIS).await;
            outcome.set(Outcome::None);
        } else {
            outcome.set(Outcome::Refused(text));
        }
    });
}

#[derive(PartialEq, Properties)]
pub struct CopyButtonProps {
    /// The button's name.
    pub label: &'static str,
    /// Makes the text.
    pub text: Callback<(), String>,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let outcome = use_state_eq(|| Outcome::None);
    let shown = use_node_ref();
    let onclick = {
        let (make, outcome) = (props.text.clone(), outcome.clone());
        Callback::from(move |_: MouseEvent| copy(make.emit(()), outcome.clone()))
    };
    // What is shown to be copied by hand must not outlive what it was made from.
    use_effect_with(props.text.clone(), {
        let outcome = outcome.clone();
        move |_| outcome.set(Outcome::None)
    });
    use_effect_with((*outcome).clone(), {
        let shown = shown.clone();
        move |_| {
            if let Some(field) = shown.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
                field.select();
            }
        }
    });
    html! {
        <>
            <button type="button" class="quiet" {onclick}>{ props.label }</button>
            <span class="copied" aria-live="polite">{ if *outcome == Outcome::Copied { "Copied" } else { "" } }</span>
            if let Outcome::Refused(text) = &*outcome {
                <label class="by-hand">
                    { "This browser does not let the page copy here. The text is selected: copy it with Ctrl+C or ⌘C." }
                    <textarea ref={shown} readonly=true rows="3" spellcheck="false" value={text.clone()} />
                </label>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
pub struct CopyIdProps {
    /// The ID.
    pub id: AttrValue,
}

/// An ID that a press copies.
#[component]
pub fn CopyId(props: &CopyIdProps) -> Html {
    let outcome = use_state_eq(|| Outcome::None);
    let shown = use_node_ref();
    let onclick = {
        let (id, outcome) = (props.id.clone(), outcome.clone());
        Callback::from(move |_: MouseEvent| copy(id.to_string(), outcome.clone()))
    };
    use_effect_with((*outcome).clone(), {
        let shown = shown.clone();
        move |outcome: &Outcome| {
            if let (Outcome::Refused(_), Some(number)) = (outcome, shown.cast::<Element>()) {
                select(&number);
            }
        }
    });
    let said = match *outcome {
        Outcome::None => "",
        Outcome::Copied => " copied",
        Outcome::Refused(_) => " selected: Ctrl+C or ⌘C copies it",
    };
    html! {
        <>
            <button type="button" class="id" title="Copy" {onclick}><span ref={shown}>{ &props.id }</span></button>
            <span class="copied" aria-live="polite">{ said }</span>
        </>
    }
}

fn select(element: &Element) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        // Where even selecting fails, the number is still there to be selected by hand.
        let _ = selection.select_all_children(element);
    }
}
