//! The page.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn Page() -> Html {
    html! { <main><h1>{ "WhatsApp Token Doctor" }</h1></main> }
}

/// Mounts the page in `#app`.
pub fn mount() {
    yew::Renderer::<Page>::new().render();
}
