//! The whole page, rendered on the host at build. Does not depend on the browser.

mod header;

use yew::prelude::*;

use super::checker::Checker;
use super::model::{Host, State};
use header::header;

/// The whole page. In the browser only the checker in it is an app: boot.js mounts it in a shadow root over its text. The
/// rest stays as it is, and needs no script.
#[component]
pub fn Page() -> Html {
    let state = State {
        host: Host {
            shows_guide: true,
            ..Host::default()
        },
        ..State::default()
    };
    html! {
        <div class="page">
            { header() }
            <main>
                <div id="checker"><div class="token-doctor"><Checker {state} /></div></div>
            </main>
            <footer>
                <p>{ "Open source, licensed MIT or Apache-2.0. WhatsApp and Meta are names of Meta Platforms, Inc., who did not make this page." }</p>
            </footer>
        </div>
    }
}
