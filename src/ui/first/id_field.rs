//! The field of an ID: both IDs are optional, and a malformed one is named without stopping the test. Does not depend on how an
//! ID is read (`model`).

use yew::prelude::*;

use super::choices::id_choices;
use crate::diagnosis::{IdField, id_problem_sentence};
use crate::ui::model::Event;
use crate::ui::view::View;
use crate::words::t;

/// The longest text that is taken, in characters: an address from Meta, not a file.
const LONGEST_TEXT: usize = 2_000;

/// The field of an ID. The browser keeps its text; the state only learns of it. A longer text than any ID is cut: with
/// megabytes in it, the browser would take a second for each key.
pub fn id_field(name: IdField, view: &View) -> Html {
    let entry = view.state.id(name);
    let (id, hint_id, label, hint) = match name {
        IdField::PhoneNumberId => (
            "phone-number-id",
            "phone-number-id-hint",
            t!("Phone number ID"),
            t!("optional"),
        ),
        // Meta's new name of the account with this ID; see `diagnosis::labels`.
        IdField::WhatsAppBusinessAccountId => (
            "account-id",
            "account-id-hint",
            t!("WhatsApp Business Account ID"),
            t!("optional (messaging account ID)"),
        ),
    };
    let oninput = view.on_input(move |text| Event::IdTyped(name, text));
    let onblur = view.on_blur(move || Event::IdLeft(name));
    let onpaste = view.on_paste(move |text| (text.len() <= LONGEST_TEXT).then_some(Event::IdPasted(name, text)));
    let problem = entry.shown_problem();
    html! {
        <div class="field">
            <div class="label-row"><label for={id}>{ view.text(label) }</label><span class="hint">{ view.text(hint) }</span></div>
            <input {id} ref={view.nodes.id(name)} class="number" type="text" inputmode="numeric" maxlength={LONGEST_TEXT.to_string()} autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" aria-describedby={problem.map(|_| hint_id)}
                aria-invalid={problem.map(|_| "true")} {oninput} {onblur} {onpaste} />
            if let Some(problem) = problem {
                <p id={hint_id} class="at-field">{ view.say(&id_problem_sentence(problem, name)) }</p>
            }
            <div aria-live="polite">
                { for entry.note.as_ref().map(|note| html! { <p class="read">{ view.say(note) }</p> }) }
            </div>
            { id_choices(&entry.offered_ids(name), view) }
        </div>
    }
}
