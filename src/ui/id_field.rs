//! The field of an ID: both IDs are optional, and a malformed one is named without stopping the test.

use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlInputElement};
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::state::{Action, IdEntry};
use crate::diagnosis::{IdField, id_problem_sentence};

/// The field of an ID. The browser keeps its text; the state only learns of it. A longer text than any ID is cut: with
/// megabytes in it, the browser would take a second for each key.
pub fn id_field(name: IdField, entry: &IdEntry, node: &NodeRef, link: &Scope<Checker>) -> Html {
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
    let problem = entry.shown_problem();
    html! {
        <div class="field">
            <div class="label-row"><label for={id}>{ label }</label><span class="hint">{ "optional" }</span></div>
            <input {id} ref={node} class="number" type="text" inputmode="numeric" maxlength="200" autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" aria-describedby={problem.map(|_| hint_id)}
                aria-invalid={problem.map(|_| "true")} {oninput} {onblur} />
            if let Some(problem) = problem {
                <p id={hint_id} class="at-field">{ id_problem_sentence(problem, name) }</p>
            }
        </div>
    }
}
