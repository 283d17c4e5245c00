//! The whole page, rendered on the host at build.

use yew::prelude::*;

use super::checker::Checker;
use super::footer::footer;
use super::guide::guide;
use super::header::header;

/// The whole page. In the browser only the checker in it is an app: boot.js mounts it in a shadow root over its text. The
/// rest stays as it is, and needs no script.
#[component]
pub fn Page() -> Html {
    html! {
        <div class="page">
            { header() }
            <main>
                <div id="checker"><div class="token-doctor"><Checker /></div></div>
                { guide() }
            </main>
            { footer() }
        </div>
    }
}
