//! The field for the token and what its text alone tells.
//!
//! The field belongs to the person: nothing here writes a cleaned text back. Its value is in no attribute: the browser
//! keeps it, and the state holds only what was read from it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::copy::{Copying, Source};
use super::findings::findings;
use super::large_text::{FIELD_LIMIT_BYTES, dropped_file, is_file, text_of, too_big_for_field};
use super::mark::Mark;
use super::offers;
use super::presses::Press;
use super::state::{Action, Pasted, Refusal, Refused, State};
use super::words;
use crate::access_token::{Completeness, Inspection, Kind, Severity};

/// The field, its buttons, and the list "Token check". `refusal`: what [`refusal`] shows.
pub fn token_field(state: &State, node: &NodeRef, refusal: Html, copying: &Copying, link: &Scope<Checker>) -> Html {
    let tell = link.callback(Told::Text);
    let is_refused = refused(state).is_some();
    let described_by = if is_refused {
        "token-refusal token-findings"
    } else {
        "token-findings"
    };
    html! {
        <div class="field">
            <div class="label-row">
                <label for="access-token">{ "Access Token" }</label>
                <button type="button" class="quiet" onclick={link.callback(|_| Told::Happened(Action::MaskToggled))}>
                    { if state.is_masked { "Show" } else { "Hide" } }
                </button>
                <button type="button" class="quiet" data-clears="" onclick={link.callback(|_| Told::Clear)}>{ "Clear" }</button>
            </div>
            <textarea id="access-token" ref={node} class="number" data-masked={state.is_masked.then_some("")} rows="4"
                spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" translate="no"
                aria-describedby={described_by} aria-invalid={is_refused.then_some("true")}
                oninput={tell.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value())}
                onpaste={on_paste(&tell)} />
            { refusal }
            <div id="token-findings" aria-live="polite">
                if state.host.has_stored_token && state.pasted.inspection.kind == Kind::Empty {
                    <p class="read">{ words::STORED_TOKEN }</p>
                }
                { kept_out(&state.pasted, link) }
                { about_token(&state.pasted.inspection, copying, link) }
                { findings(&state.pasted.inspection.findings, copying, link) }
                { for state.pasted.read.as_ref().map(|read| html! { <p class="read">{ read }</p> }) }
            </div>
            { offers::token_choices(&state.pasted, link) }
            { offers::ids(&state.pasted.offered_ids(), state, link) }
            { copy_token(&state.pasted.inspection, copying, link) }
        </div>
    }
}

/// Why a press did nothing, where that is because of what stands in this field.
fn refused(state: &State) -> Option<Refused> {
    state.refusal.filter(|refusal| refusal.why() != Refusal::NoProof)
}

/// The same, said at the field. It comes with the second load, as all presses do.
pub fn refusal(state: &State, _: &Nodes, _: &Copying, link: &Scope<Checker>) -> Html {
    let Some(refused) = refused(state) else {
        return Html::default();
    };
    html! {
        <>
            <p id="token-refusal" class="at-field">{ words::refusal(refused) }</p>
            if refused.why() == Refusal::UnknownKind {
                <div class="actions">
                    <button type="button" class="quiet" onclick={link.callback(|_| Press::SendAnyway)}>{ "Send anyway" }</button>
                </div>
            }
        </>
    }
}

fn on_paste(tell: &Callback<String>) -> Callback<Event> {
    let tell = tell.clone();
    Callback::from(move |event: Event| {
        if let Some(text) = too_big_for_field(&event) {
            event.prevent_default();
            tell.emit(text);
        }
    })
}

/// Lets a file be dropped, which a browser would open in place of the page.
#[allow(clippy::needless_pass_by_value, reason = "a callback is given its event")]
pub fn on_drag_over(event: DragEvent) {
    if is_file(event.data_transfer()) {
        event.prevent_default();
    }
}

/// Takes in what is dropped anywhere on the card, as if it were the field alone.
pub fn on_drop(field: &NodeRef, tell: &Callback<String>) -> Callback<DragEvent> {
    let (field, tell) = (field.clone(), tell.clone());
    Callback::from(move |event: DragEvent| {
        if let Some(file) = dropped_file(&event) {
            event.prevent_default();
            let (field, tell) = (field.clone(), tell.clone());
            spawn_local(async move {
                let Some(text) = text_of(&file).await else { return };
                if let Some(field) = field.cast::<HtmlTextAreaElement>()
                    && text.len() <= FIELD_LIMIT_BYTES
                {
                    field.set_value(&text);
                }
                tell.emit(text);
            });
        } else if let Some(text) = too_big_for_field(event.unchecked_ref()) {
            event.prevent_default();
            tell.emit(text);
        }
    })
}

fn kept_out(pasted: &Pasted, link: &Scope<Checker>) -> Html {
    let Some(bytes) = pasted.kept_out_bytes else {
        return Html::default();
    };
    html! {
        <p class="kept-out">
            <span>{ words::kept_out(bytes, pasted) }</span>
            <button type="button" class="quiet" onclick={link.callback(|_| Told::Remove)}>{ "Remove" }</button>
        </p>
    }
}

/// "233 characters, made by app 911602140448729".
fn about_token(inspection: &Inspection, copying: &Copying, link: &Scope<Checker>) -> Html {
    let Some(token) = &inspection.token else {
        return Html::default();
    };
    let length = token.character_count();
    let is_fine = inspection.completeness == Completeness::LooksComplete
        && inspection
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Info);
    html! {
        <p class="about-token">
            { if is_fine { Mark::Pass } else { Mark::Skipped }.view() }
            <span>
                { length.to_string() }{ if is_fine { " characters, looks whole" } else { " characters" } }
                if let Some(app) = &inspection.app_id {
                    { ", made by app " }{ copying.id(app.as_str(), link) }
                }
            </span>
        </p>
    }
}

/// "Copy token", where cleaning changed something and so the field's own text is not what to copy.
fn copy_token(inspection: &Inspection, copying: &Copying, link: &Scope<Checker>) -> Html {
    let was_cleaned = inspection
        .findings
        .iter()
        .any(|finding| finding.code.ends_with("_removed") || finding.code == "extracted_from_text");
    if inspection.token.is_none() || !was_cleaned {
        return Html::default();
    }
    html! { <div class="actions">{ copying.button(Source::Token, "Copy token", link) }</div> }
}
