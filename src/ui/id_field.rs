//! The field of an ID: both IDs are optional, and a malformed one is named without stopping the test.

use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlInputElement};
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::large_text::pasted_text;
use super::offers;
use super::state::{Action, State};
use crate::diagnosis::{IdField, id_problem_sentence};

/// The longest text that is taken in, in characters: an address of Meta's, not a file.
const LONGEST_TEXT: usize = 2_000;

/// The field of an ID. The browser keeps its text; the state only learns of it. A longer text than any ID is cut: with
/// megabytes in it, the browser would take a second for each key.
pub fn id_field(name: IdField, state: &State, node: &NodeRef, link: &Scope<Checker>) -> Html {
    let entry = match name {
        IdField::PhoneNumberId => &state.phone_number_id,
        IdField::WhatsAppBusinessAccountId => &state.account_id,
    };
    let (id, hint_id, label) = match name {
        IdField::PhoneNumberId => ("phone-number-id", "phone-number-id-hint", "Phone number ID"),
        IdField::WhatsAppBusinessAccountId => ("account-id", "account-id-hint", "WhatsApp Business Account ID"),
    };
    let oninput = link.callback(move |event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Told::Happened(Action::IdTyped(name, field.value()))
    });
    // A sentence that came at once would move the very button that is being pressed from under the pointer.
    let onblur = link.batch_callback(move |event: FocusEvent| {
        let next = event.related_target();
        let is_for_button = next.is_some_and(|next| next.has_type::<HtmlButtonElement>());
        (!is_for_button).then_some(Told::Happened(Action::IdLeft(name)))
    });
    let onpaste = link.batch_callback(move |event: Event| {
        let text = pasted_text(&event).filter(|text| text.len() <= LONGEST_TEXT)?;
        Some(Told::Happened(Action::IdPasted(name, text)))
    });
    let problem = entry.shown_problem();
    html! {
        <div class="field">
            <div class="label-row"><label for={id}>{ label }</label><span class="hint">{ "optional" }</span></div>
            <input {id} ref={node} class="number" type="text" inputmode="numeric" maxlength={LONGEST_TEXT.to_string()} autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" aria-describedby={problem.map(|_| hint_id)}
                aria-invalid={problem.map(|_| "true")} {oninput} {onblur} {onpaste} />
            if let Some(problem) = problem {
                <p id={hint_id} class="at-field">{ id_problem_sentence(problem, name) }</p>
            }
            <div aria-live="polite">
                { for entry.note.as_ref().map(|note| html! { <p class="read">{ note }</p> }) }
            </div>
            { offers::ids(&entry.offered_ids(name), state, link) }
        </div>
    }
}
