//! What the person can take out of a pasted text: one of its tokens, and the IDs beside it. Nothing is taken without a press.
//! Does not depend on how they were found.

use yew::prelude::*;

use crate::diagnosis::IdField;
use crate::paste::TokenChoice;
use crate::ui::first::words::length;
use crate::ui::message::Input;
use crate::ui::view::View;
use crate::words::{Said, t};

/// The tokens in the text of the token's field, and the IDs beside them.
pub fn choices(view: &View) -> Html {
    if view.state.pasted.is_example() {
        // Nothing in it is for another field.
        return Html::default();
    }
    html! {
        <>
            { token_choices(view) }
            { id_choices(&view.state.pasted.offered_ids(), view) }
        </>
    }
}

/// The tokens to choose from, in the order of the text.
fn token_choices(view: &View) -> Html {
    let pasted = &view.state.pasted;
    let choices = &pasted.inspection.choices;
    if choices.is_empty() {
        return Html::default();
    }
    let choice = |(at, choice): (usize, &TokenChoice)| {
        let is_chosen = pasted.chosen == Some(at);
        let onclick = view.on_click(move || Input::ChooseToken(at));
        let number = (at + 1).to_string();
        let about = match &choice.app_id {
            Some(app) => {
                Said::from(t!("Token {number}: {start} ({length}), created by app {app}")).with("app", app.as_str())
            }
            None => Said::from(t!("Token {number}: {start} ({length})")),
        };
        let about = about
            .with("number", number.clone())
            .with("start", choice.token.shown_start())
            .with("length", length(&choice.token));
        html! {
            <li>
                <span>{ view.say(&about) }</span>
                if is_chosen {
                    <span class="hint">{ view.text(t!("selected")) }</span>
                } else {
                    <button type="button" class="quiet" {onclick}>{ view.say(&Said::from(t!("Use token {number}")).with("number", number)) }</button>
                }
            </li>
        }
    };
    html! {
        <ul class="offers" role="list" aria-label={view.name(t!("Tokens in this text"))}>
            { for choices.iter().enumerate().map(choice) }
        </ul>
    }
}

/// A button for each ID that its field does not contain already.
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
    let text = match field {
        IdField::PhoneNumberId => t!("Use {id} as phone number ID"),
        IdField::WhatsAppBusinessAccountId => t!("Use {id} as WhatsApp Business Account ID"),
    };
    let number = html! { <span class="number" dir="ltr">{ id.to_owned() }</span> };
    let digits = id.to_owned();
    let onclick = view.on_click(move || Input::UseId(field, digits.clone()));
    html! {
        <button type="button" class="quiet" {onclick}>{ view.with_element(&Said::from(text).with("id", id), id, number) }</button>
    }
}
