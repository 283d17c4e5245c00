//! What the person can take out of a pasted text: one of its tokens, and the IDs beside it. Nothing is taken without a press.
//! Does not depend on how they were found.

use yew::prelude::*;

use crate::diagnosis::IdField;
use crate::paste::TokenChoice;
use crate::ui::message::Input;
use crate::ui::view::View;

/// The tokens to choose from, in the order of the text.
pub fn token_choices(view: &View) -> Html {
    let pasted = &view.state.pasted;
    let choices = &pasted.inspection.choices;
    if choices.is_empty() {
        return Html::default();
    }
    let choice = |(at, choice): (usize, &TokenChoice)| {
        let is_chosen = pasted.chosen == Some(at);
        let onclick = view.on_click(move || Input::ChooseToken(at));
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
pub fn id_choices(found: &[(IdField, &str)], view: &View) -> Html {
    let is_new = |(field, id): &&(IdField, &str)| view.state.id(*field).typed.trim() != *id;
    let buttons: Vec<Html> = found
        .iter()
        .filter(is_new)
        .map(|&(field, id)| button(field, id, view))
        .collect();
    if buttons.is_empty() {
        return Html::default();
    }
    html! { <div class="offers">{ buttons }</div> }
}

fn button(field: IdField, id: &str, view: &View) -> Html {
    let name = match field {
        IdField::PhoneNumberId => "phone number ID",
        IdField::WhatsAppBusinessAccountId => "WhatsApp Business Account ID",
    };
    let digits = id.to_owned();
    let onclick = view.on_click(move || Input::UseId(field, digits.clone()));
    html! {
        <button type="button" class="quiet" {onclick}>{ "Use " }<span class="number">{ id.to_owned() }</span>{ " as " }{ name }</button>
    }
}
