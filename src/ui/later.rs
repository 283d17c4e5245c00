//! The second load: what the checker does when a button is pressed, and what it shows then. `second_load` is the only way into
//! it. Does not depend on the component.

mod app_secret_field;
mod assets;
mod at_a_glance;
mod checks;
mod choices;
mod commands;
mod comparison;
mod diagnosis_view;
mod examples;
mod exchange_form;
mod follow_ups;
mod guide;
mod kept_out;
mod reading;
mod refusal;
mod result;
mod saving;
mod table;
mod under_id_field;
mod words;

use yew::prelude::*;

use super::view::{Slot, View};
pub use commands::run;
pub use reading::warm_up;

/// Draws what belongs into a slot.
pub fn view(view: &View, slot: Slot) -> Html {
    match slot {
        Slot::Refusal => refusal::refusal(view),
        Slot::KeptOut => kept_out::kept_out(view),
        Slot::Choices => choices::choices(view),
        Slot::UnderIdField(name) => under_id_field::under_id_field(name, view),
        Slot::AppSecret if view.state.asks_for_app_secret => app_secret_field::app_secret_field(view),
        Slot::AppSecret => Html::default(),
        Slot::Version => {
            let end = words::version_end(&view.state.graph_version);
            html! { <p id="graph-version-end" class="read">{ view.say(&end) }</p> }
        }
        Slot::WebhookHint => {
            let hint = words::webhook_hint(&view.state.webhook_url);
            html! { <p id="webhook-url-hint" class="read" aria-live="polite">{ view.text(hint) }</p> }
        }
        Slot::Saving => saving::saving(view),
        Slot::Result => result::result(view),
        Slot::Guide => guide::guide(view),
    }
}
