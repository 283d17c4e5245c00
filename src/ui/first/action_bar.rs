//! The buttons under the fields: the one that tests, the one that stops a test, and the one that saves if a host listens; beside
//! them what few people need, the version of the Graph API and the CRM's webhook address. Does not depend on what they do.

use yew::prelude::*;

use super::words;
use crate::graph::GraphVersion;
use crate::ui::message::Command;
use crate::ui::model::Event;
use crate::ui::view::View;
use crate::words::t;

/// "Test Connection", with "Cancel" beside it while a test is under way. The first never turns into the second: the
/// second half of a double click would stop what the first half started.
pub fn action_bar(view: &View, version_end: Html, webhook_hint: Html) -> Html {
    let test = &view.state.test;
    html! {
        <div class="run-bar">
            <button type="submit" class="primary" ref={&view.nodes.test_button} title={view.name(t!("Keyboard: Ctrl+Enter or ⌘+Enter"))}>
                { view.text(t!("Test Connection")) }
            </button>
            if view.state.host.saves {
                { save_button(view) }
            }
            if test.is_running() || test.is_fetching_more() {
                <button type="button" class="quiet" ref={&view.nodes.cancel_button} onclick={view.on_click(|| Command::Cancel)}>
                    { view.text(t!("Cancel")) }
                </button>
            }
            { advanced(view, version_end, webhook_hint) }
        </div>
    }
}

/// "Save & Enable" or "Save Changes". A press while it saves does nothing; disabled, it would lose the focus.
fn save_button(view: &View) -> Html {
    let is_saving = view.state.saving.is_under_way();
    let onclick = view.on_answer(|answers| Command::Save { answers });
    html! {
        <button type="button" class="secondary" ref={&view.nodes.save_button} aria-disabled={is_saving.then_some("true")} {onclick}>
            { view.text(words::save(&view.state.host)) }
        </button>
    }
}

/// The field of the address to which incoming messages should go. The second load says what is wrong with it.
fn webhook_field(view: &View, webhook_hint: Html) -> Html {
    let oninput = view.on_input(Event::WebhookTyped);
    html! {
        <div class="field">
            <div class="label-row">
                <label for="webhook-url">{ view.text(t!("Webhook address of your CRM")) }</label>
                <span class="hint">{ view.text(t!("optional")) }</span>
            </div>
            <input id="webhook-url" ref={&view.nodes.webhook_url} type="text" inputmode="url" maxlength="2000" autocomplete="off"
                autocapitalize="off" autocorrect="off" spellcheck="false" aria-describedby="webhook-url-hint" {oninput} />
            { webhook_hint }
        </div>
    }
}

/// The foldable part beside the buttons. The second load says until when Meta answers the version.
fn advanced(view: &View, version_end: Html, webhook_hint: Html) -> Html {
    let default = GraphVersion::default();
    let onchange = view.on_change(|version| GraphVersion::parse(&version).map(Event::VersionChosen));
    html! {
        <details class="advanced">
            <summary>{ view.text(t!("Advanced")) }</summary>
            <div class="field">
                <label for="graph-version">{ view.text(t!("Graph API version")) }</label>
                <select id="graph-version" ref={&view.nodes.graph_version} autocomplete="off" aria-describedby="graph-version-end" {onchange}>
                    { for GraphVersion::OFFERED.iter().map(|version| html! {
                        <option value={*version} selected={*version == default.as_str()}>{ *version }</option>
                    }) }
                </select>
                { version_end }
            </div>
            if view.state.host.webhook_url.is_none() {
                { webhook_field(view, webhook_hint) }
            }
        </details>
    }
}
