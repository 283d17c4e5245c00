//! The field of an ID: both IDs are optional, and a malformed one is named without stopping the test. Does not depend on how an
//! ID is read (`model`).

use yew::prelude::*;

use crate::diagnosis::IdField;
use crate::ui::model::Event;
use crate::ui::view::View;
use crate::words::t;

/// What the second load shows under the field if the ID is malformed has this name.
pub fn hint_id(name: IdField) -> &'static str {
    match name {
        IdField::PhoneNumberId => "phone-number-id-hint",
        IdField::WhatsAppBusinessAccountId => "account-id-hint",
    }
}

/// The longest text that is taken, in characters: an address from Meta, not a file.
const LONGEST_TEXT: usize = 2_000;

/// The field of an ID. The browser keeps its text; the state only learns of it. A longer text than any ID is cut: with
/// megabytes in it, the browser would take a second for each key. `under`: what the second load says about it.
pub fn id_field(name: IdField, view: &View, under: Html) -> Html {
    let entry = view.state.id(name);
    let (id, label, hint) = match name {
        IdField::PhoneNumberId => ("phone-number-id", t!("Phone number ID"), t!("optional")),
        // Meta's new name of the account with this ID; see `diagnosis::labels`.
        IdField::WhatsAppBusinessAccountId => (
            "account-id",
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
                autocorrect="off" spellcheck="false" aria-describedby={problem.map(|_| hint_id(name))}
                aria-invalid={problem.map(|_| "true")} {oninput} {onblur} {onpaste} />
            { under }
        </div>
    }
}
