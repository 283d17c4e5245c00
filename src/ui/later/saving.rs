//! Where it is saved to, what is asked before, and what came of it: under the buttons. Does not depend on how the host saves.

use yew::prelude::*;

use super::words;
use crate::ui::first::words::save;
use crate::ui::message::Command;
use crate::ui::model::Saving;
use crate::ui::view::View;

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
                { words::doubt(*doubt) }
                { " " }
                <button type="button" class="quiet" onclick={view.on_click(|| Command::SaveAnyway)}>{ "Save anyway" }</button>
            </p>
        },
        Saving::UnderWay(_) => html! { <p class="read">{ "Saving." }</p> },
        Saving::Unanswered(_) => html! { <p class="at-field">{ words::unanswered_save() }</p> },
        Saving::Abandoned => html! { <p class="at-field">{ words::ABANDONED_SAVE }</p> },
        Saving::Saved => html! { <p class="read">{ "Saved." }</p> },
        Saving::Rejected(why) => {
            html! { <p class="at-field">{ words::not_saved(why, state.is_changed_since_save) }</p> }
        }
    };
    html! {
        <div class="saving">
            if let Some(address) = &state.host.save_address {
                <p class="read">{ save(&state.host) }{ " sends the token and the IDs to " }{ address }{ "." }</p>
            }
            <div aria-live="polite">{ said }</div>
        </div>
    }
}
