//! The field of an ID: both IDs are optional, and a malformed one is named without stopping the test.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::state::{Action, IdEntry, IdName, State};
use super::words;

/// The field of an ID. The browser keeps its text; the state only learns of it.
pub fn id_field(name: IdName, entry: &IdEntry, node: NodeRef, dispatch: &UseReducerDispatcher<State>) -> Html {
    let (id, hint_id, label) = match name {
        IdName::PhoneNumber => ("phone-number-id", "phone-number-id-hint", "Phone number ID"),
        IdName::Account => ("account-id", "account-id-hint", "WhatsApp Business Account ID"),
    };
    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            dispatch.dispatch(Action::IdTyped(name, field.value()));
        }
    };
    let onblur = {
        let dispatch = dispatch.clone();
        move |_: FocusEvent| dispatch.dispatch(Action::IdLeft(name))
    };
    let problem = entry.shown_problem();
    html! {
        <div class="field">
            <div class="label-row"><label for={id}>{ label }</label><span class="hint">{ "optional" }</span></div>
            <input {id} ref={node} class="number" type="text" inputmode="numeric" autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" aria-describedby={problem.map(|_| hint_id)}
                aria-invalid={problem.map(|_| "true")} {oninput} {onblur} />
            if let Some(problem) = problem {
                <p id={hint_id} class="at-field">{ words::id_problem(name, problem) }</p>
            }
        </div>
    }
}
