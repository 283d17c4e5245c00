//! The field of the app secret: in the card once a diagnosis asks for it, else in the exchange.

use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::copy::Copying;
use super::state::{Action, Refusal, Refused, State};
use super::words;
use crate::graph::AppSecret;

/// What the secret is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A proof made with it goes along with each call of a test.
    Proof,
    /// It goes to Meta once.
    Exchange,
}

/// The field beside those of the IDs, once a diagnosis has asked for it.
pub fn proof_field(state: &State, nodes: &Nodes, _: &Copying, link: &Scope<Checker>) -> Html {
    if state.asks_for_app_secret {
        app_secret_field(Purpose::Proof, state, &nodes.app_secret, link)
    } else {
        Html::default()
    }
}

/// The field. Hidden like the token and not by the type "password", which browsers offer to save. The browser keeps its
/// text, in no attribute; the state holds it only as a secret.
pub fn app_secret_field(purpose: Purpose, state: &State, node: &NodeRef, link: &Scope<Checker>) -> Html {
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Told::Happened(Action::AppSecretTyped(AppSecret::parse(&field.value())))
    });
    let refused = state
        .refusal
        .filter(|refusal| *refusal == Refused::Test(Refusal::NoProof));
    let hint = match (refused, purpose) {
        (Some(refused), _) => words::refusal(refused),
        (None, Purpose::Proof) => words::SECRET_STAYS.to_owned(),
        (None, Purpose::Exchange) => words::SECRET_GOES_ONCE.to_owned(),
    };
    html! {
        <div class="field">
            <div class="label-row"><label for="app-secret">{ "App secret" }</label></div>
            <input id="app-secret" ref={node} class="number" type="text" data-masked="" maxlength="200" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" translate="no" aria-describedby="app-secret-hint"
                aria-invalid={refused.map(|_| "true")} {oninput} />
            <p id="app-secret-hint" class={if refused.is_some() { "at-field" } else { "read" }}>{ hint }</p>
        </div>
    }
}
