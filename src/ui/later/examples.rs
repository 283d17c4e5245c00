//! The buttons that fill in an example while the page is empty, and the mark on each line that is about one. Does not depend on what
//! is in an example (`model`).

use yew::prelude::*;

use crate::ui::message::Command;
use crate::ui::model::{EXAMPLE, Example};
use crate::ui::view::View;
use crate::words::{Text, t};

/// The buttons; nothing unless the page is empty and its host wants them.
pub fn buttons(view: &View) -> Html {
    if !view.state.offers_examples() {
        return Html::default();
    }
    let button = |which: Example| {
        html! {
            <button type="button" class="quiet" onclick={view.on_click(move || Command::Example(which))}>
                { view.text(label(which)) }
            </button>
        }
    };
    html! {
        <>
            <p class="hint">{ view.text(t!("No token yet? See what this page says. An example sends nothing to Meta.")) }</p>
            <div class="offers">{ for Example::ALL.into_iter().map(button) }</div>
        </>
    }
}

fn label(which: Example) -> Text {
    match which {
        Example::DamagedPaste => t!("Example: a damaged paste"),
        Example::ErrorFromLog => t!("Example: an error from a log"),
        Example::WorkingConnection => t!("Example: a working connection"),
        Example::ExpiresTonight => t!("Example: a token that expires tonight"),
    }
}

/// At the start of a line, while an example is shown.
pub fn mark(view: &View) -> Html {
    if !view.state.pasted.is_example() {
        return Html::default();
    }
    html! { <span class="hint">{ view.text(EXAMPLE) }{ " " }</span> }
}

/// Above the result of an example.
pub fn notice(view: &View) -> Html {
    if !view.state.pasted.is_example() {
        return Html::default();
    }
    html! {
        <p class="hint" data-example="">
            { view.text(t!("Example with invented names and numbers. Nothing was sent. To remove the example, press \"Clear\".")) }
        </p>
    }
}
