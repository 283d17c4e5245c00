//! The links to the page in its other languages. Does not depend on where translations come from.

use yew::prelude::*;

use crate::words::{Words, t};

/// The page in one language.
#[derive(Clone, PartialEq)]
pub struct LanguageLink {
    /// Its BCP 47 tag, such as "pt-BR".
    pub tag: String,
    /// Its own name, such as "Português (Brasil)".
    pub name: String,
    /// Where it is, relative to this page.
    pub href: String,
}

/// A navigation of plain links, which work without a script. Nothing if there is one language only.
pub fn languages(links: &[LanguageLink], current: &str, words: &Words) -> Html {
    if links.len() < 2 {
        return Html::default();
    }
    let item = |link: &LanguageLink| {
        let is_current = link.tag == current;
        html! {
            <li>
                <a href={link.href.clone()} hreflang={link.tag.clone()} lang={link.tag.clone()}
                    aria-current={is_current.then_some("true")}>{ &link.name }</a>
            </li>
        }
    };
    html! {
        <nav class="languages" aria-label={words.text(t!("Language"))}>
            <ul role="list">{ for links.iter().map(item) }</ul>
        </nav>
    }
}
