//! The field for the token and what its text alone tells.
//!
//! The field belongs to the person: nothing here writes a cleaned text back. Its value is in no attribute: the browser
//! keeps it, and the state holds only what was read from it. Does not depend on how a text is read.

use yew::prelude::*;

use super::findings::findings;
use super::mark::Mark;
use super::words;
use crate::paste::{Completeness, Kind, Severity};
use crate::ui::message::{CopySource, Input};
use crate::ui::model::Event;
use crate::ui::view::View;
use crate::words::{Said, t};

/// The field, its buttons, and the list "Token check". From the second load: `refusal`, why a button did nothing because of what is in
/// this field; `kept_out`, in place of a text that is too large for it; `choices`, what can be taken out of it.
pub fn token_field(view: &View, refusal: Html, kept_out: Html, choices: Html) -> Html {
    let View { state, nodes, .. } = view;
    let is_refused = state.token_refusal().is_some();
    let described_by = if is_refused {
        "token-refusal token-findings"
    } else {
        "token-findings"
    };
    html! {
        <div class="field">
            <div class="label-row">
                <label for="access-token">{ view.text(t!("Access Token")) }</label>
                <button type="button" class="quiet" onclick={view.on_click(|| Event::MaskToggled)}>
                    { view.text(if state.shows_token { t!("Hide") } else { t!("Show") }) }
                </button>
                <button type="button" class="quiet" data-clears="" onclick={view.on_click(|| Input::Clear)}>
                    { view.text(t!("Clear")) }
                </button>
            </div>
            <textarea id="access-token" ref={&nodes.token} class="number" data-masked={(!state.shows_token).then_some("")} rows="4"
                spellcheck="false" autocomplete="off" autocapitalize="off" autocorrect="off" translate="no"
                aria-describedby={described_by} aria-invalid={is_refused.then_some("true")}
                oninput={view.on_input(Input::Text)} onpaste={view.on_large_paste(Input::Text)} />
            { refusal }
            <div id="token-findings" aria-live="polite">
                if state.host.has_stored_token && state.pasted.inspection.kind == Kind::Empty {
                    <p class="read">{ view.text(words::STORED_TOKEN) }</p>
                }
                { kept_out }
                { about_token(view) }
                { findings(view) }
                { for state.pasted.read.as_ref().map(|read| html! { <p class="read">{ view.say(read) }</p> }) }
            </div>
            { choices }
            { copy_token(view) }
        </div>
    }
}

/// "233 characters, created by app 911602140448729".
fn about_token(view: &View) -> Html {
    let inspection = &view.state.pasted.inspection;
    let Some(token) = &inspection.token else {
        return Html::default();
    };
    let is_fine = inspection.completeness == Completeness::LooksComplete
        && inspection
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Info);
    let text = match (is_fine, &inspection.app_id) {
        (true, Some(_)) => Some(t!("{length}, looks complete, created by app {app}")),
        (true, None) => Some(t!("{length}, looks complete")),
        (false, Some(_)) => Some(t!("{length}, created by app {app}")),
        (false, None) => None,
    };
    let length = words::length(token);
    let app = inspection.app_id.as_ref().map_or("", |app| app.as_str());
    let about = match text {
        Some(text) => Said::from(text).with("length", length).with("app", app),
        None => length,
    };
    html! {
        <p class="about-token">
            { if is_fine { Mark::Pass } else { Mark::Skipped }.view() }
            <span>{ view.prose(&about) }</span>
        </p>
    }
}

/// "Copy token", if cleaning changed something, so that the text in the field is not the token to copy.
fn copy_token(view: &View) -> Html {
    let inspection = &view.state.pasted.inspection;
    let was_cleaned = inspection
        .findings
        .iter()
        .any(|finding| finding.code.ends_with("_removed") || finding.code == "extracted_from_text");
    if inspection.token.is_none() || !was_cleaned {
        return Html::default();
    }
    html! { <div class="actions">{ view.copy_button(CopySource::Token, t!("Copy token")) }</div> }
}
