//! What few need: the version of the Graph API.

use web_sys::HtmlSelectElement;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::state::Action;
use crate::graph::GraphVersion;

/// The foldable part beside the button.
pub fn advanced(node: &NodeRef, link: &Scope<Checker>) -> Html {
    let default = GraphVersion::default();
    let onchange = link.batch_callback(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        GraphVersion::parse(&select.value()).map(|version| Told::Happened(Action::VersionChosen(version)))
    });
    html! {
        <details class="advanced">
            <summary>{ "Advanced" }</summary>
            <div class="field">
                <label for="graph-version">{ "Graph API version" }</label>
                <select id="graph-version" ref={node} autocomplete="off" {onchange}>
                    { for GraphVersion::OFFERED.iter().map(|version| html! {
                        <option value={*version} selected={*version == default.as_str()}>{ *version }</option>
                    }) }
                </select>
            </div>
        </details>
    }
}
