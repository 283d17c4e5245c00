//! The whole page, rendered on the host at build. Does not depend on the browser.

mod header;

use yew::prelude::*;

use super::checker::Checker;
use super::model::{Host, State};
use crate::words::{Words, t};
use header::header;

/// What the page is rendered with.
#[derive(Default, PartialEq, Properties)]
pub struct PageProps {
    /// The language.
    #[prop_or_default]
    pub words: Words,
}

/// The whole page. In the browser only the checker in it is an app: boot.js mounts it in a shadow root over its text. The
/// rest stays as it is, and needs no script.
#[component]
pub fn Page(PageProps { words }: &PageProps) -> Html {
    let state = State {
        host: Host {
            shows_guide: true,
            ..Host::default()
        },
        ..State::default()
    };
    html! {
        <div class="page">
            { header(words) }
            <main>
                <div id="checker"><div class="token-doctor"><Checker {state} words={words.clone()} /></div></div>
            </main>
            <footer>
                <p>
                    { words.text(t!("Open source under the MIT or Apache-2.0 license. WhatsApp and Meta are trademarks of Meta Platforms, Inc., \
                        which did not create this page.")) }
                </p>
            </footer>
        </div>
    }
}
