//! What a press takes out of a pasted text: one of its tokens, and the IDs beside it. Nothing is taken without a press.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::state::{Pasted, State};
use crate::access_token::TokenChoice;
use crate::diagnosis::IdField;

/// The tokens to choose from, in the order of the text.
pub fn token_choices(pasted: &Pasted, link: &Scope<Checker>) -> Html {
    let choices = &pasted.inspection.choices;
    if choices.is_empty() {
        return Html::default();
    }
    let choice = |(at, choice): (usize, &TokenChoice)| {
        let is_chosen = pasted.chosen == Some(at);
        let onclick = link.callback(move |_| Told::ChooseToken(at));
        html! {
            <li>
                <span>
                    { (at + 1).to_string() }{ ". " }{ choice.token.summary() }
                    if let Some(app) = &choice.app_id {
                        { ", made by app " }{ app.as_str() }
                    }
                </span>
                if is_chosen {
                    <span class="hint">{ "chosen" }</span>
                } else {
                    <button type="button" class="quiet" {onclick}>{ "Use token " }{ (at + 1).to_string() }</button>
                }
            </li>
        }
    };
    html! {
        <ul class="offers" role="list" aria-label="Tokens in this text">{ for choices.iter().enumerate().map(choice) }</ul>
    }
}

/// A button for each ID that its field does not hold already.
pub fn ids(offered: &[(IdField, &str)], state: &State, link: &Scope<Checker>) -> Html {
    let is_new = |(field, id): &&(IdField, &str)| {
        let entry = match field {
            IdField::PhoneNumberId => &state.phone_number_id,
            IdField::WhatsAppBusinessAccountId => &state.account_id,
        };
        entry.typed.trim() != *id
    };
    let offers: Vec<Html> = offered
        .iter()
        .filter(is_new)
        .map(|&(field, id)| button(field, id, link))
        .collect();
    if offers.is_empty() {
        return Html::default();
    }
    html! { <div class="offers">{ offers }</div> }
}

fn button(field: IdField, id: &str, link: &Scope<Checker>) -> Html {
    let name = match field {
        IdField::PhoneNumberId => "phone number ID",
        IdField::WhatsAppBusinessAccountId => "WhatsApp Business Account ID",
    };
    let digits = id.to_owned();
    let onclick = link.callback(move |_| Told::UseId(field, digits.clone()));
    html! {
        <button type="button" class="quiet" {onclick}>{ "Use " }<span class="number">{ id.to_owned() }</span>{ " as " }{ name }</button>
    }
}
