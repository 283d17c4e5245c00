//! What is shown in place of a text that was kept out of the token's field because it is too large. Does not depend on how it was read.

use yew::prelude::*;

use crate::ui::message::Input;
use crate::ui::model::Pasted;
use crate::ui::view::View;
use crate::words::{Said, t};

/// What was found in the text, and a button that removes it. Nothing if no text was kept out.
pub fn kept_out(view: &View) -> Html {
    let pasted = &view.state.pasted;
    let Some(bytes) = pasted.kept_out_bytes else {
        return Html::default();
    };
    html! {
        <p class="kept-out">
            <span>{ view.say(&about(bytes, pasted)) }</span>
            <button type="button" class="quiet" onclick={view.on_click(|| Input::Remove)}>{ view.text(t!("Remove")) }</button>
        </p>
    }
}

/// What was found in it.
fn about(bytes: usize, pasted: &Pasted) -> Said {
    let text = if pasted.inspection.token.is_some() {
        t!("{size} of text: one token found")
    } else if pasted.answer.is_some() {
        t!("{size} of text: an answer from Meta found")
    } else if pasted
        .inspection
        .findings
        .iter()
        .any(|finding| finding.code == "several_tokens")
    {
        t!("{size} of text: several tokens found")
    } else {
        t!("{size} of text: no token found")
    };
    Said::from(text).with("size", size(bytes))
}

fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        (bytes / 1_000).to_string() + " kB"
    } else {
        ((bytes + 500_000) / 1_000_000).to_string() + " MB"
    }
}
