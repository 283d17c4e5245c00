//! Why a button did nothing, at the token's field. Does not depend on which button it was, except for its words.

use yew::prelude::*;

use super::words;
use crate::ui::message::Command;
use crate::ui::model::Refusal;
use crate::ui::view::View;
use crate::words::t;

/// The sentence, and "Send anyway" if that is possible.
pub fn refusal(view: &View) -> Html {
    let Some(refused) = view.state.token_refusal() else {
        return Html::default();
    };
    html! {
        <>
            <p id="token-refusal" class="at-field">{ view.say(&words::refusal(refused)) }</p>
            if refused.why() == Refusal::UnknownKind {
                <div class="actions">
                    <button type="button" class="quiet" onclick={view.on_click(|| Command::SendAnyway)}>
                        { view.text(t!("Send anyway")) }
                    </button>
                </div>
            }
        </>
    }
}
