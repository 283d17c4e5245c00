//! The field of the app secret: in the card once a diagnosis asks for it, otherwise in the exchange. Does not depend on what is
//! done with the secret.

use yew::prelude::*;

use super::words;
use crate::graph::AppSecret;
use crate::ui::model::{Event, Refusal, Refused};
use crate::ui::view::View;
use crate::words::t;

/// The field. Hidden like the token and not by the type "password", which browsers offer to save. The browser keeps its
/// text, in no attribute; the state holds it only as a secret.
pub fn app_secret_field(view: &View) -> Html {
    let oninput = view.on_input(|text| Event::AppSecretTyped(AppSecret::parse(&text)));
    let refused = view
        .state
        .refusal
        .filter(|refusal| *refusal == Refused::Test(Refusal::NoProof));
    let hint = match refused {
        Some(refused) => words::refusal(refused),
        // A proof that is calculated with it goes along with each call of a test.
        None if view.state.asks_for_app_secret => words::SECRET_STAYS.into(),
        None => words::SECRET_GOES_ONCE.into(),
    };
    html! {
        <div class="field">
            <div class="label-row"><label for="app-secret">{ view.text(t!("App secret")) }</label></div>
            <input id="app-secret" ref={&view.nodes.app_secret} class="number" type="text" data-masked="" maxlength="200" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" translate="no" aria-describedby="app-secret-hint"
                aria-invalid={refused.map(|_| "true")} {oninput} />
            <p id="app-secret-hint" class={if refused.is_some() { "at-field" } else { "read" }}>{ view.prose(&hint) }</p>
        </div>
    }
}
