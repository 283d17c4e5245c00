//! Mounts the checker over its prerendered text without losing what was typed before.
//!
//! The prerendered elements are replaced, not adopted: adopting them (Yew's hydration) stops the app where a
//! browser extension has put an element of its own among them. So what a person has done there is read before and
//! given back after.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    NodeList, Window,
};

use super::checker::{Checker, CheckerProps};

/// The `id` of the element that the checker lives in.
pub(super) const CHECKER_ID: &str = "checker";

/// All that can hold the focus or a text, in the order of the page.
const CONTROLS: &str = "a, button, input, select, summary, textarea";
const FOLDABLES: &str = "details";

/// What a person had done in the prerendered checker.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Takeover {
    /// The value of each control, `None` where it has none.
    values: Vec<Option<String>>,
    /// Which control had the focus.
    focused: Option<u32>,
    /// The caret or selection in it, in UTF-16 units.
    selection: Option<(u32, u32)>,
    /// Whether each foldable part was open.
    open: Vec<bool>,
}

/// Mounts the checker in its place in the prerendered page.
pub fn mount() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(CHECKER_ID));
    let Some(place) = place else { return };
    let props = CheckerProps {
        takeover: Takeover::read(&place),
        ..CheckerProps::default()
    };
    yew::Renderer::<Checker>::with_root_and_props(place, props).render();
}

impl Takeover {
    /// Reads what was done in the elements under `root`.
    fn read(root: &Element) -> Self {
        let controls = elements(root, CONTROLS);
        let active = web_sys::window()
            .and_then(|window: Window| window.document())
            .and_then(|document| document.active_element());
        let focused = controls.iter().position(|control| active.as_ref() == Some(control));
        Self {
            selection: focused.and_then(|at| controls.get(at)).and_then(selection),
            focused: focused.and_then(|at| u32::try_from(at).ok()),
            values: controls.iter().map(value).collect(),
            open: elements(root, FOLDABLES)
                .iter()
                .map(|part| part.has_attribute("open"))
                .collect(),
        }
    }

    /// Gives it back to the elements under `root`, which are the same ones anew.
    pub(super) fn give_back(&self, root: &Element) {
        let controls = elements(root, CONTROLS);
        for (control, value) in controls.iter().zip(&self.values) {
            if let Some(value) = value {
                set_value(control, value);
            }
        }
        for (part, is_open) in elements(root, FOLDABLES).iter().zip(&self.open) {
            // `open` is a valid name, the only thing that could fail.
            let _ = part.toggle_attribute_with_force("open", *is_open);
        }
        let focused = self.focused.and_then(|at| controls.get(usize::try_from(at).ok()?));
        if let Some(control) = focused.and_then(|control| control.dyn_ref::<HtmlElement>()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = control.focus_with_options(&options);
            set_selection(control, self.selection);
        }
    }
}

fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let found: Option<NodeList> = root.query_selector_all(selector).ok();
    let found = found
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    found.filter_map(|node| node.dyn_into().ok()).collect()
}

fn value(control: &Element) -> Option<String> {
    if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
        Some(field.value())
    } else if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
        Some(field.value())
    } else {
        control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
    }
}

/// Sets a value and lets the page learn of it in the way it learns of what is typed.
fn set_value(control: &Element, value: &str) {
    let heard_as = if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(value);
        "input"
    } else if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
        field.set_value(value);
        "input"
    } else if let Some(field) = control.dyn_ref::<HtmlSelectElement>() {
        field.set_value(value);
        "change"
    } else {
        return;
    };
    let options = EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(heard_as, &options) {
        // Fails only for an event that is being dispatched already.
        let _ = control.dispatch_event(&event);
    }
}

fn selection(control: &Element) -> Option<(u32, u32)> {
    if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
        Some((field.selection_start().ok()??, field.selection_end().ok()??))
    } else {
        let field = control.dyn_ref::<HtmlInputElement>()?;
        Some((field.selection_start().ok()??, field.selection_end().ok()??))
    }
}

fn set_selection(control: &HtmlElement, selection: Option<(u32, u32)>) {
    let Some((start, end)) = selection else { return };
    // Fails only on a field without a caret.
    let _ = if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
        field.set_selection_range(start, end)
    } else if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
        field.set_selection_range(start, end)
    } else {
        Ok(())
    };
}
