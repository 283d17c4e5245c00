//! The elements of the checker: their values, the focus, and what an event says of them.
//!
//! Every kind of field has the members of an input that are used here, under the same names. Does not depend on which elements
//! there are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement};
use yew::{Event, FocusEvent, NodeRef, TargetCast};

fn field(node: &NodeRef) -> Option<HtmlInputElement> {
    Some(node.get()?.unchecked_into())
}

/// The text of a field.
pub fn value(node: &NodeRef) -> Option<String> {
    Some(field(node)?.value())
}

/// Gives a field a text.
pub fn set_value(node: &NodeRef, text: &str) {
    if let Some(field) = field(node) {
        field.set_value(text);
    }
}

/// Shows a text in a field and selects all of it.
pub fn show_selected(node: &NodeRef, text: &str) {
    if let Some(field) = field(node) {
        field.set_value(text);
        focus(node);
        field.select();
    }
}

pub fn focus(node: &NodeRef) {
    if let Some(element) = field(node) {
        // Fails only for an element that is gone.
        let _ = element.focus();
    }
}

/// Whether it has the focus. Asked of the element itself: the document knows of a focus in a shadow root only as that root's.
pub fn has_focus(node: &NodeRef) -> bool {
    field(node).is_some_and(|element| element.matches(":focus").unwrap_or_default())
}

/// Whether no control has the focus, as after the one that had it was removed.
pub fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let active = document.active_element();
        active.is_none() || active == document.body().map(Into::into)
    })
}

/// Scrolls to the result only if its headline would be off the screen.
pub fn scroll_to_if_unseen(result: &NodeRef) {
    const HEADLINE_PIXELS: f64 = 96.0;
    let Some(result) = result.cast::<Element>() else { return };
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let top = result.get_bounding_client_rect().top();
    if top < 0.0 || height.is_some_and(|height| top + HEADLINE_PIXELS > height) {
        result.scroll_into_view();
    }
}

/// The text of the field that an event is about.
pub fn value_of(event: &impl TargetCast) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// Whether the focus goes to a button.
pub fn is_left_for_button(event: &FocusEvent) -> bool {
    event
        .related_target()
        .is_some_and(|next| next.has_type::<HtmlButtonElement>())
}

/// Whether the foldable part with this ID is open, if the event is about that one.
pub fn is_open(event: &Event, id: &str) -> Option<bool> {
    let part: Element = event.target_unchecked_into();
    (part.id() == id).then(|| part.has_attribute("open"))
}
