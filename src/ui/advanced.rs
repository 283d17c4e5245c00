//! What few need: the version of the Graph API.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::state::{Action, State};
use crate::graph::GraphVersion;

/// The foldable part beside the button.
pub fn advanced(node: NodeRef, dispatch: &UseReducerDispatcher<State>) -> Html {
    let default = GraphVersion::default();
    let onchange = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some(version) = GraphVersion::parse(&select.value()) {
                dispatch.dispatch(Action::VersionChosen(version));
            }
        }
    };
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
