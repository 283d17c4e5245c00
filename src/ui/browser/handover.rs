//! What was done in the checker before it worked: what was typed into its prerendered text, or what a host fills in.
//!
//! The prerendered elements are replaced, not adopted: adopting them (Yew's hydration) stops the app if a
//! browser extension has put its own element among them. So what a person has done there is read before and
//! given back after. Does not depend on what a field means.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, FocusOptions, HtmlInputElement, NodeList};

/// All that can have the focus, in the order of the page, and those of them that have a text.
const CONTROLS: &str = "a, button, input, select, summary, textarea";
/// Those of the guide that are there from the start: what is known of a token adds buttons to it.
const GUIDE_CONTROLS: &str = "summary, input";
const FIELDS: &str = "input, select, textarea";
const FOLDABLES: &str = "details";

/// The guide, which stays as the text that it is until the second load brings it.
pub const GUIDE: &str = ".guide";

/// What a person had done in the prerendered checker.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Handover {
    /// The value of each field, unless they are to stay as they are.
    values: Vec<String>,
    /// Whether each field is selected; only a checkbox ever is.
    ticked: Vec<bool>,
    /// Which control had the focus, of those that this selects.
    focused: Option<usize>,
    controls: &'static str,
    /// The caret or selection in it, in UTF-16 units.
    selection: Option<(u32, u32)>,
    /// Whether each foldable part was open.
    open: Vec<bool>,
    /// The prerendered guide.
    guide: Option<Element>,
}

impl Handover {
    /// What a host fills in, in the order of the fields: the token and the two IDs.
    pub fn of_host(values: [String; 3]) -> Self {
        Self {
            values: values.into(),
            ..Self::default()
        }
    }

    /// The prerendered guide. It shows through the place where the guide is to be.
    pub fn guide(&self) -> Option<&Element> {
        self.guide.as_ref()
    }

    /// Reads what was done in the prerendered guide: what is open, selected and focused. card.js has disabled its fields.
    pub fn read_guide(guide: &Element) -> Self {
        Self {
            values: Vec::new(),
            ..Self::read_as(guide, GUIDE_CONTROLS)
        }
    }

    /// Reads what was done in the elements under `root`.
    pub fn read(root: &Element) -> Self {
        Self::read_as(root, CONTROLS)
    }

    fn read_as(root: &Element, controls: &'static str) -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let active = document.and_then(|document| document.active_element());
        let focused = elements(root, controls)
            .iter()
            .position(|control| active.as_ref() == Some(control));
        let fields = elements(root, FIELDS);
        let open = elements(root, FOLDABLES);
        Self {
            values: fields.iter().map(|field| as_input(field).value()).collect(),
            ticked: fields.iter().map(|field| as_input(field).checked()).collect(),
            focused,
            controls,
            selection: active.filter(|_| focused.is_some()).as_ref().and_then(selection),
            open: open.iter().map(|part| part.has_attribute("open")).collect(),
            guide: root.query_selector(GUIDE).ok().flatten(),
        }
    }

    /// Gives it back to the elements under `root`, which are new and the same.
    pub fn give_back(&self, root: &Element) {
        for (field, value) in elements(root, FIELDS).iter().zip(&self.values) {
            set_value(field, value);
        }
        for (field, is_ticked) in elements(root, FIELDS).iter().zip(&self.ticked) {
            if *is_ticked {
                as_input(field).set_checked(true);
            }
        }
        // Only opened: one of them may be open by itself, as the part of the guide that a diagnosis points to.
        for (part, is_open) in elements(root, FOLDABLES).iter().zip(&self.open) {
            if *is_open {
                // `open` is a valid name, the only thing that could fail.
                let _ = part.toggle_attribute_with_force("open", true);
            }
        }
        let controls = elements(root, self.controls);
        let Some(control) = self.focused.and_then(|at| controls.get(at)) else {
            return;
        };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = as_input(control).focus_with_options(&options);
        if let Some((start, end)) = self.selection {
            // Fails only on a field without a caret.
            let _ = as_input(control).set_selection_range(start, end);
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

/// Every kind of field has the members of an input that are asked for here, under the same names.
fn as_input(element: &Element) -> &HtmlInputElement {
    element.unchecked_ref()
}

/// Sets a value, with the events of typing or choosing, by which the checker learns of it.
fn set_value(field: &Element, value: &str) {
    as_input(field).set_value(value);
    let options = EventInit::new();
    options.set_bubbles(true);
    for heard_as in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(heard_as, &options) {
            // Fails only for an event that is being dispatched already.
            let _ = field.dispatch_event(&event);
        }
    }
}

fn selection(control: &Element) -> Option<(u32, u32)> {
    let field = as_input(control);
    Some((field.selection_start().ok()??, field.selection_end().ok()??))
}
