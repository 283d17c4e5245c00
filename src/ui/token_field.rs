//! The field for the token and what its text alone tells.
//!
//! The field belongs to the person: nothing here writes a cleaned text back. Its value is in no attribute: the browser
//! keeps it, and the state holds only what was read from it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::copy::{CopyButton, CopyId};
use super::findings::findings;
use super::large_text::{FIELD_LIMIT_BYTES, dropped_file, is_file, text_of, too_big_for_field};
use super::mark::Mark;
use super::state::{Pasted, Refusal};
use super::words;
use crate::access_token::{Completeness, Inspection, Severity};

/// What to show, and whom to tell.
#[derive(PartialEq, Properties)]
pub struct TokenFieldProps {
    /// What was pasted, read.
    pub pasted: Pasted,
    /// Whether its letters are hidden.
    pub is_masked: bool,
    /// Why nothing was tested.
    #[prop_or_default]
    pub refusal: Option<Refusal>,
    /// Given the field.
    #[prop_or_default]
    pub node: NodeRef,
    /// Called with the field's text whenever it changes, and with a text that is kept out of the field.
    pub on_text: Callback<String>,
    /// "Show" or "Hide" was pressed.
    pub on_mask: Callback<()>,
    /// "Clear" was pressed.
    pub on_clear: Callback<()>,
}

/// The field, its buttons, and the list "Token check".
#[component]
pub fn TokenField(props: &TokenFieldProps) -> Html {
    let field = &props.node;
    let (on_mask, on_clear) = (props.on_mask.clone(), props.on_clear.clone());
    let described_by = if props.refusal.is_some() {
        "token-refusal token-findings"
    } else {
        "token-findings"
    };
    html! {
        <div class="field">
            <div class="label-row">
                <label for="access-token">{ "Access Token" }</label>
                <button type="button" class="quiet" onclick={move |_| on_mask.emit(())}>
                    { if props.is_masked { "Show" } else { "Hide" } }
                </button>
                <button type="button" class="quiet" onclick={move |_| on_clear.emit(())}>{ "Clear" }</button>
            </div>
            <textarea id="access-token" ref={field} class={classes!("number", props.is_masked.then_some("masked"))} rows="3"
                spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" translate="no"
                aria-describedby={described_by} aria-invalid={props.refusal.map(|_| "true")}
                oninput={on_input(&props.on_text)} onpaste={on_paste(field, &props.on_text)}
                ondragover={Callback::from(on_drag_over)} ondrop={on_drop(field, &props.on_text)} />
            if let Some(refusal) = props.refusal {
                <p id="token-refusal" class="at-field">{ words::refusal(refusal) }</p>
            }
            <div id="token-findings" aria-live="polite">
                { kept_out(props) }
                { about_token(&props.pasted.inspection) }
                { findings(&props.pasted.inspection.findings) }
            </div>
            { copy_token(&props.pasted.inspection) }
        </div>
    }
}

fn on_input(on_text: &Callback<String>) -> Callback<InputEvent> {
    on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value())
}

fn on_paste(field: &NodeRef, on_text: &Callback<String>) -> Callback<Event> {
    let (field, on_text) = (field.clone(), on_text.clone());
    Callback::from(move |event: Event| {
        if let Some(text) = too_big_for_field(&event) {
            event.prevent_default();
            take(&field, &on_text, text);
        }
    })
}

/// Lets a file be dropped, which a browser would open in place of the page.
fn on_drag_over(event: DragEvent) {
    if is_file(event.data_transfer()) {
        event.prevent_default();
    }
}

fn on_drop(field: &NodeRef, on_text: &Callback<String>) -> Callback<DragEvent> {
    let (field, on_text) = (field.clone(), on_text.clone());
    Callback::from(move |event: DragEvent| {
        if let Some(file) = dropped_file(&event) {
            event.prevent_default();
            let (field, on_text) = (field.clone(), on_text.clone());
            spawn_local(async move {
                if let Some(text) = text_of(&file).await {
                    take(&field, &on_text, text);
                }
            });
        } else if let Some(text) = too_big_for_field(event.unchecked_ref()) {
            event.prevent_default();
            take(&field, &on_text, text);
        }
    })
}

/// Takes a whole text in the place of the field's: into the field where it fits there.
fn take(field: &NodeRef, on_text: &Callback<String>, text: String) {
    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
        field.set_value(if text.len() > FIELD_LIMIT_BYTES { "" } else { &text });
    }
    on_text.emit(text);
}

fn kept_out(props: &TokenFieldProps) -> Html {
    let Some(bytes) = props.pasted.kept_out_bytes else {
        return Html::default();
    };
    let on_clear = props.on_text.reform(|_: MouseEvent| String::new());
    html! {
        <p class="kept-out">
            <span>{ words::kept_out(bytes, &props.pasted) }</span>
            <button type="button" class="quiet" onclick={on_clear}>{ "Remove" }</button>
        </p>
    }
}

/// "233 characters, made by app 911602140448729".
fn about_token(inspection: &Inspection) -> Html {
    let Some(token) = &inspection.token else {
        return Html::default();
    };
    let length = token.expose().chars().count();
    let is_fine = inspection.completeness == Completeness::LooksComplete
        && inspection
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Info);
    html! {
        <p class="about-token">
            { if is_fine { Mark::Pass } else { Mark::Skipped }.view() }
            <span>
                { length }{ " characters" }
                if is_fine {
                    { ", looks whole" }
                }
                if let Some(app) = &inspection.app_id {
                    { ", made by app " }<CopyId id={app.as_str().to_owned()} />
                }
            </span>
        </p>
    }
}

/// "Copy token", where cleaning changed something and so the field's own text is not what to copy.
fn copy_token(inspection: &Inspection) -> Html {
    let was_cleaned = inspection
        .findings
        .iter()
        .any(|finding| finding.code.ends_with("_removed") || finding.code == "extracted_from_text");
    let Some(token) = inspection.token.as_ref().filter(|_| was_cleaned) else {
        return Html::default();
    };
    let token = token.clone();
    let text = Callback::from(move |()| token.expose().to_owned());
    html! { <div class="actions"><CopyButton label="Copy token" {text} /></div> }
}
