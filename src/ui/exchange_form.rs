//! The exchange on the page: its two fields, its buttons, and what came of it.

use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::app_secret_field::{Purpose, app_secret_field};
use super::checker::{Checker, Nodes, Told};
use super::copy::{Copying, Source};
use super::diagnosis_view::{way_out, what_meta_said};
use super::exchanging::{ExchangeAction, ExchangeStage, NewToken};
use super::presses::Press;
use super::prose::prose;
use super::state::{Action, State};
use super::table::table;
use super::words;

/// The form: not a `form` of its own, since "Enter" in a field of it must not send an app secret anywhere.
pub(super) fn exchange_form(state: &State, nodes: &Nodes, copying: &Copying, link: &Scope<Checker>) -> Html {
    html! {
        <div class="exchange">
            <div class="ids">
                { app_id_field(state, &nodes.app_id, link) }
                if state.asks_for_app_secret {
                    <p class="read">{ words::SECRET_ABOVE }</p>
                } else if state.exchange.is_open {
                    { app_secret_field(Purpose::Exchange, state, &nodes.app_secret, link) }
                }
            </div>
            <div class="run-bar">
                { button(false, "Exchange token", state, link) }
                { copying.button(Source::ExchangeCommand, "Copy exchange command", link) }
            </div>
            { outcome(state, copying, link) }
        </div>
    }
}

/// The button that exchanges, or renews; both use the same fields.
pub(super) fn button(renew: bool, label: &'static str, state: &State, link: &Scope<Checker>) -> Html {
    let is_under_way = matches!(state.exchange.stage, ExchangeStage::UnderWay(_));
    // Of a double click, the second half must not answer what the first half was asked.
    let onclick = link.callback(move |event: MouseEvent| Press::Exchange {
        renew,
        answers: event.detail() < 2,
    });
    html! {
        <button type="button" class="secondary" aria-disabled={is_under_way.then_some("true")} {onclick}>{ label }</button>
    }
}

fn app_id_field(state: &State, node: &NodeRef, link: &Scope<Checker>) -> Html {
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Told::Happened(Action::Exchange(ExchangeAction::AppIdTyped(field.value())))
    });
    let is_guess = !state.exchange.is_app_id_typed && !state.exchange.app_id.is_empty();
    html! {
        <div class="field">
            <div class="label-row"><label for="app-id">{ "App ID" }</label></div>
            <input id="app-id" ref={node} class="number" type="text" inputmode="numeric" maxlength="100" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" aria-describedby="app-id-hint" {oninput} />
            <p id="app-id-hint" class="read">{ if is_guess { "Read from the token's text: a guess." } else { "" } }</p>
        </div>
    }
}

fn outcome(state: &State, copying: &Copying, link: &Scope<Checker>) -> Html {
    let said = match &state.exchange.stage {
        ExchangeStage::Idle => Html::default(),
        ExchangeStage::Asking { doubts, .. } => {
            html! { <p class="at-field ask">{ prose(doubts, copying, link) }</p> }
        }
        ExchangeStage::UnderWay(_) => html! { <p class="read">{ "Asking Meta for the new token." }</p> },
        ExchangeStage::Refused(diagnosis) => html! {
            <div class="outcome">
                <h3>{ diagnosis.title.to_string() }</h3>
                { way_out(diagnosis, copying, link) }
                { what_meta_said(diagnosis) }
            </div>
        },
        ExchangeStage::Done(token) => done(token, copying, link),
    };
    html! { <div aria-live="polite">{ said }</div> }
}

/// The old token and the new one side by side. The new one takes the field's place by a press, and not by itself.
fn done(token: &NewToken, copying: &Copying, link: &Scope<Checker>) -> Html {
    html! {
        <div class="outcome">
            <h3>{ &token.said.headline }</h3>
            { for token.said.sentences.iter().map(|sentence| html! { <p>{ prose(sentence, copying, link) }</p> }) }
            { table("Old and new token", ["", "Old", "New"], &token.rows, copying, link) }
            <div class="actions">
                <button type="button" class="secondary" onclick={link.callback(|_| Press::UseNewToken)}>{ "Use new token" }</button>
                { copying.button(Source::NewToken, "Copy new token", link) }
            </div>
        </div>
    }
}
