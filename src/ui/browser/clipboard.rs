//! Copies a text. If the clipboard is refused (plain http, a policy), the text is shown selected instead. Does not depend on what
//! is copied.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlTextAreaElement};
use yew::{Callback, NodeRef};

use super::element::show_selected;
use crate::ui::message::{Command, Msg};

/// How long "Copied" stays, in milliseconds.
const COPIED_MILLIS: u32 = 2_500;

/// What is still to be done after the last press of a copy button.
#[derive(Default)]
pub enum AfterCopy {
    #[default]
    Nothing,
    /// To show this text selected, to be copied by hand, once its place is drawn.
    Show(String),
    /// To remove "Copied", unless this is dropped before.
    Forget(Timeout),
}

impl AfterCopy {
    /// After the clipboard took the text.
    pub fn copied(send: Callback<Msg>) -> Self {
        Self::Forget(Timeout::new(COPIED_MILLIS, move || {
            send.emit(Command::CopyForgotten.into());
        }))
    }

    pub fn rendered(&mut self, place: &NodeRef) {
        let Self::Show(text) = self else { return };
        if place.cast::<HtmlTextAreaElement>().is_some() {
            show_selected(place, text);
        } else if let Some(id) = place.cast::<Element>() {
            select(&id);
        }
        *self = Self::Nothing;
    }
}

/// Writes a text to the clipboard, then calls `tell`, with the text if it was refused.
pub fn copy(text: String, tell: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move {
        let is_written = write(&text).await;
        tell((!is_written).then_some(text));
    });
}

/// False if the browser has no clipboard here, or refuses.
async fn write(text: &str) -> bool {
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
        // If even selecting fails, the ID is still there to be selected by hand.
        let _ = selection.select_all_children(element);
    }
}
