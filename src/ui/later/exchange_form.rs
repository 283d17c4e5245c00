//! The exchange on the page: its two fields, its buttons, and its outcome. Does not depend on how tokens are exchanged
//! (`check`).

use yew::prelude::*;

use super::app_secret_field::app_secret_field;
use super::diagnosis_view::{explanation_and_steps, what_meta_said};
use super::table::table;
use super::words;
use crate::ui::message::{Command, CopySource};
use crate::ui::model::{Event, ExchangeEvent, ExchangeStage, NewToken};
use crate::ui::view::View;
use crate::words::{Text, t};

/// The form. Not a `form` element, because "Enter" in one of its fields must not send an app secret anywhere.
pub fn exchange_form(view: &View) -> Html {
    html! {
        <div class="exchange">
            <div class="ids">
                { app_id_field(view) }
                if view.state.asks_for_app_secret {
                    <p class="read">{ view.text(words::SECRET_ABOVE) }</p>
                } else if view.state.exchange.is_open {
                    { app_secret_field(view) }
                }
            </div>
            <div class="run-bar">
                { button(false, t!("Exchange token"), view) }
                { view.copy_button(CopySource::ExchangeCommand, t!("Copy exchange command")) }
            </div>
            { outcome(view) }
        </div>
    }
}

/// The button that exchanges, or renews; both use the same fields.
pub fn button(renew: bool, label: Text, view: &View) -> Html {
    let is_under_way = view.state.exchange.is_under_way();
    let onclick = view.on_answer(move |answers| Command::Exchange { renew, answers });
    html! {
        <button type="button" class="secondary" aria-disabled={is_under_way.then_some("true")} {onclick}>{ view.text(label) }</button>
    }
}

fn app_id_field(view: &View) -> Html {
    let oninput = view.on_input(|text| Event::Exchange(ExchangeEvent::AppIdTyped(text)));
    let is_guess = !view.state.exchange.is_app_id_typed && view.state.pasted.inspection.app_id.is_some();
    html! {
        <div class="field">
            <div class="label-row"><label for="app-id">{ view.text(t!("App ID")) }</label></div>
            <input id="app-id" ref={&view.nodes.app_id} class="number" type="text" inputmode="numeric" maxlength="100" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" aria-describedby="app-id-hint" {oninput} />
            <p id="app-id-hint" class="read">
                if is_guess {
                    { view.text(t!("This app ID was read from the token's text. Check that it is correct.")) }
                }
            </p>
        </div>
    }
}

fn outcome(view: &View) -> Html {
    let said = match &view.state.exchange.stage {
        ExchangeStage::Idle => Html::default(),
        ExchangeStage::Asking { doubts, .. } => {
            html! { <p class="at-field ask">{ view.prose(doubts) }</p> }
        }
        ExchangeStage::UnderWay(_) => html! { <p class="read">{ view.text(t!("Asking Meta for the new token.")) }</p> },
        ExchangeStage::Refused(diagnosis) => html! {
            <div class="outcome">
                <h3>{ view.say(&diagnosis.title) }</h3>
                { explanation_and_steps(diagnosis, view) }
                { what_meta_said(diagnosis, view) }
            </div>
        },
        ExchangeStage::Done(token) => done(token, view),
    };
    html! { <div aria-live="polite">{ said }</div> }
}

/// The old token and the new one side by side. The new one takes the field's place by a press, and not by itself.
fn done(token: &NewToken, view: &View) -> Html {
    html! {
        <div class="outcome">
            <h3>{ view.say(&token.said.headline) }</h3>
            { for token.said.sentences.iter().map(|sentence| html! { <p>{ view.prose(sentence) }</p> }) }
            { table(t!("Old and new token"), [None, Some(t!("Old")), Some(t!("New"))], &token.rows, view) }
            <div class="actions">
                <button type="button" class="secondary" onclick={view.on_click(|| Command::UseNewToken)}>
                    { view.text(t!("Use new token")) }
                </button>
                { view.copy_button(CopySource::NewToken, t!("Copy new token")) }
            </div>
        </div>
    }
}
