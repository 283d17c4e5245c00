//! The whole page, rendered on the host at build. Does not depend on the browser.

mod alerts;
mod header;
mod languages;
mod release;

use std::rc::Rc;

use yew::prelude::*;

use super::checker::{Checker, Start};
use super::model::{Host, State};
use crate::words::{Text, Words, t};
use alerts::alerts;
use header::header;
pub use languages::LanguageLink;
use languages::languages;
pub use release::{OLD_FROM, RELEASE, VERSION};

/// What the page is rendered with.
#[derive(PartialEq, Properties)]
pub struct PageProps {
    /// The language.
    #[prop_or_default]
    pub words: Words,
    /// Its BCP 47 tag.
    #[prop_or(AttrValue::Static("en"))]
    pub lang: AttrValue,
    /// The page in each of its languages.
    #[prop_or_default]
    pub languages: Vec<LanguageLink>,
}

/// What search engines show of the page.
pub const DESCRIPTION: Text = t!("Paste a WhatsApp Cloud API access token and see what is wrong with it.");

/// The whole page. In the browser only the checker in it is an app: boot.js mounts it in a shadow root over its text. The
/// rest stays as it is, and needs no script.
#[component]
pub fn Page(
    PageProps {
        words,
        lang,
        languages: links,
    }: &PageProps,
) -> Html {
    let state = State {
        host: Host {
            shows_guide: true,
            ..Host::default()
        },
        ..State::default()
    };
    let start = Rc::new(Start {
        state,
        ..Start::default()
    });
    html! {
        <>
        { alerts(words) }
        <div class="page">
            { header(words) }
            <main>
                <div id="checker"><div class="token-doctor"><Checker {start} words={words.clone()} /></div></div>
            </main>
            <footer>
                { languages(links, lang, words) }
                <p>
                    { words.text(t!("Open source under the MIT or Apache-2.0 licence. WhatsApp and Meta are trademarks of Meta Platforms, Inc., \
                        which did not create this page.")) }
                </p>
                <p>{ "WhatsApp Token Doctor " }{ VERSION }</p>
                // boot.js shows it from this day on.
                <p id="release-old" data-from={OLD_FROM} hidden=true>
                    { words.text(t!("The version of this page is more than half a year old. Ask the person who hosts this page for \
                        a newer version.")) }
                </p>
            </footer>
        </div>
        </>
    }
}
