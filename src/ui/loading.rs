//! The place of the result, and what stands in it while the second load is not here.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::state::State;
use super::words;

/// The place right under the buttons. The live region in it exists from the start, or a screen reader would not hear the
/// verdict arrive. `said` stands in that region, `below` under it.
pub fn result_place(is_empty: bool, said: Html, below: Html, nodes: &Nodes) -> Html {
    html! {
        <section class="result" data-empty={is_empty.then_some("")} aria-label="Result" ref={&nodes.result}>
            <div role="status" aria-atomic="false">{ said }</div>
            { below }
        </section>
    }
}

/// While it is on its way. That is said only to whoever waits for it.
pub fn loading(is_awaited: bool, nodes: &Nodes) -> Html {
    let said = html! {
        if is_awaited {
            <p class="notice">{ "One moment: the checker is still loading." }</p>
        }
    };
    result_place(!is_awaited, said, Html::default(), nodes)
}

/// Where it did not arrive.
pub fn not_loaded(state: &State, nodes: &Nodes, link: &Scope<Checker>) -> Html {
    let said = html! {
        <>
            if state.was_wiped {
                <p class="notice">{ words::WIPED }</p>
            }
            <p class="notice">
                { "Part of the checker did not load, so it cannot ask Meta yet. Check your internet connection, then try \
                    again. If that does not help, reload the page." }
            </p>
            <div class="run-bar" aria-live="off">
                <button type="button" class="secondary" onclick={link.callback(|_| Told::LoadAgain)}>{ "Try again" }</button>
            </div>
        </>
    };
    result_place(false, said, Html::default(), nodes)
}
