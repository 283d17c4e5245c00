//! Where a save goes, what is asked before it, and its outcome: under the buttons. Does not depend on how the host saves.

use yew::prelude::*;

use super::words;
use crate::ui::message::Command;
use crate::ui::model::Saving;
use crate::ui::view::View;
use crate::words::t;

/// Nothing if the host does not save.
pub fn saving(view: &View) -> Html {
    let state = view.state;
    if !state.host.saves {
        return Html::default();
    }
    let said = match &state.saving {
        Saving::Idle => Html::default(),
        Saving::Asking(doubt) => html! {
            <p class="at-field ask">
                { view.text(words::doubt(*doubt)) }
                { " " }
                <button type="button" class="quiet" onclick={view.on_click(|| Command::SaveAnyway)}>
                    { view.text(t!("Save anyway")) }
                </button>
            </p>
        },
        Saving::UnderWay(_) => html! { <p class="read">{ view.text(t!("Saving.")) }</p> },
        Saving::Unanswered(_) => html! { <p class="at-field">{ view.say(&words::unanswered_save()) }</p> },
        Saving::Abandoned => html! { <p class="at-field">{ view.text(words::ABANDONED_SAVE) }</p> },
        Saving::Saved => html! { <p class="read">{ view.text(t!("Saved.")) }</p> },
        Saving::Rejected(why) => {
            html! { <p class="at-field">{ view.say(&words::not_saved(why, state.is_changed_since_save)) }</p> }
        }
    };
    html! {
        <div class="saving">
            if let Some(address) = &state.host.save_address {
                <p class="read">
                    { view.with_element(&words::saved_to(&state.host, address), address, html! { <span dir="ltr">{ address }</span> }) }
                </p>
            }
            <div aria-live="polite">{ said }</div>
        </div>
    }
}
