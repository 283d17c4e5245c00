//! The end of the page.

use yew::prelude::*;

/// Licence, and whose names these are.
pub fn footer() -> Html {
    html! {
        <footer>
            <p>{ "Open source, licensed MIT or Apache-2.0. WhatsApp and Meta are names of Meta Platforms, Inc., who did not make this page." }</p>
        </footer>
    }
}
