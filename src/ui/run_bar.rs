//! The buttons under the fields: the one that tests, the one that stops a test, and the one that saves where a host listens.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes};
use super::copy::Copying;
use super::presses::Press;
use super::saving::Saving;
use super::state::State;
use super::words;

/// "Test Connection", with "Cancel" beside it while a test is under way. The first never turns into the second: the
/// second half of a double click would stop what the first half began.
pub fn run_bar(state: &State, nodes: &Nodes, link: &Scope<Checker>, advanced: Html) -> Html {
    html! {
        <div class="run-bar">
            <button type="submit" class="primary" ref={&nodes.test_button}>{ "Test Connection" }</button>
            if state.host.saves {
                { save_button(state, &nodes.save_button, link) }
            }
            if state.is_running() || state.is_fetching_more() {
                <button type="button" class="quiet" ref={&nodes.cancel_button} onclick={link.callback(|_| Press::Cancel)}>
                    { "Cancel" }
                </button>
            }
            { advanced }
        </div>
    }
}

/// "Save & Enable" or "Save Changes". A press while it saves does nothing; disabled, it would lose the focus.
fn save_button(state: &State, node: &NodeRef, link: &Scope<Checker>) -> Html {
    let is_saving = state.is_saving();
    // Of a double click, the second half must not answer what the first half was asked.
    let onclick = link.callback(|event: MouseEvent| Press::Save {
        answers: event.detail() < 2,
    });
    html! {
        <button type="button" class="secondary" ref={node} aria-disabled={is_saving.then_some("true")} {onclick}>
            { words::save(&state.host) }
        </button>
    }
}

/// Where it is saved to, what to think of first, and what came of it: under the buttons.
pub fn saving(state: &State, _: &Nodes, _: &Copying, link: &Scope<Checker>) -> Html {
    if !state.host.saves {
        return Html::default();
    }
    let said = match &state.saving {
        Saving::Idle => Html::default(),
        Saving::Asking(doubt) => html! {
            <p class="at-field ask">
                { words::doubt(*doubt) }
                { " " }
                <button type="button" class="quiet" onclick={link.callback(|_| Press::SaveAnyway)}>{ "Save anyway" }</button>
            </p>
        },
        Saving::UnderWay(_) => html! { <p class="read">{ "Saving." }</p> },
        Saving::Unanswered(_) => html! { <p class="at-field">{ words::unanswered_save() }</p> },
        Saving::Abandoned => html! { <p class="at-field">{ words::ABANDONED_SAVE }</p> },
        Saving::Saved => html! { <p class="read">{ "Saved." }</p> },
        Saving::Rejected(why) => {
            html! { <p class="at-field">{ words::not_saved(why, state.is_changed_since_save) }</p> }
        }
    };
    html! {
        <div class="saving">
            if let Some(address) = &state.host.save_address {
                <p class="read">{ words::save(&state.host) }{ " sends the token and the IDs to " }{ address }{ "." }</p>
            }
            <div aria-live="polite">{ said }</div>
        </div>
    }
}
