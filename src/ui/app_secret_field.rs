//! The field of the app secret, shown once a diagnosis asks for it.

use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::state::{Action, Refusal, Refused, State};
use super::words;
use crate::graph::AppSecret;

/// The field. Hidden like the token and not by the type "password", which browsers offer to save. The browser keeps its
/// text, in no attribute; the state holds it only as a secret.
pub fn app_secret_field(state: &State, node: &NodeRef, link: &Scope<Checker>) -> Html {
    if !state.asks_for_app_secret {
        return Html::default();
    }
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Told::Happened(Action::AppSecretTyped(AppSecret::parse(&field.value())))
    });
    let is_refused = state.refusal == Some(Refused::Test(Refusal::NoProof));
    html! {
        <div class="field">
            <div class="label-row"><label for="app-secret">{ "App secret" }</label></div>
            <input id="app-secret" ref={node} class="number" type="text" data-masked="" maxlength="200" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" translate="no" aria-describedby="app-secret-hint"
                aria-invalid={is_refused.then_some("true")} {oninput} />
            <p id="app-secret-hint" class={if is_refused { "at-field" } else { "read" }}>
                { state.refusal.filter(|_| is_refused).map_or(words::SECRET_STAYS.to_owned(), words::refusal) }
            </p>
        </div>
    }
}
