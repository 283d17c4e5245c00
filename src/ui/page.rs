//! The whole page, rendered on the host at build.

use yew::prelude::*;

use super::checker::Checker;
use super::footer::footer;
use super::guide::guide;
use super::header::header;
use super::takeover::CHECKER_ID;

/// The whole page. In the browser only the checker in it is an app: the rest is text, and needs no script.
#[component]
pub fn Page() -> Html {
    html! {
        <div class="page">
            { header() }
            <main>
                <div id={CHECKER_ID}><Checker /></div>
                { guide() }
            </main>
            { footer() }
        </div>
    }
}
