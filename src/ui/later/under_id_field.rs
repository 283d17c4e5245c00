//! What is said under the field of an ID: why it is malformed, what was removed from it, and the IDs that were pasted into it. Does not
//! depend on how an ID is read.

use yew::prelude::*;

use super::choices::id_choices;
use crate::diagnosis::{IdField, id_problem_sentence};
use crate::ui::first::id_field::hint_id;
use crate::ui::view::View;

/// The problem, the note and the choices.
pub fn under_id_field(name: IdField, view: &View) -> Html {
    let entry = view.state.id(name);
    html! {
        <>
            if let Some(problem) = entry.shown_problem() {
                <p id={hint_id(name)} class="at-field">{ view.say(&id_problem_sentence(problem, name)) }</p>
            }
            <div aria-live="polite">
                { for entry.note.as_ref().map(|note| html! { <p class="read">{ view.say(note) }</p> }) }
            </div>
            { id_choices(&entry.offered_ids(name), view) }
        </>
    }
}
