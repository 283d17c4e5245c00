//! The button that tests, and the one that stops a test.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};

/// "Test Connection", with "Cancel" beside it while a test is under way. The first never turns into the second: the
/// second half of a double click would stop what the first half began.
pub fn run_bar(is_running: bool, nodes: &Nodes, link: &Scope<Checker>, advanced: Html) -> Html {
    html! {
        <div class="run-bar">
            <button type="submit" class="primary" ref={&nodes.test_button}>{ "Test Connection" }</button>
            if is_running {
                <button type="button" class="quiet" ref={&nodes.cancel_button} onclick={link.callback(|_| Told::Cancel)}>
                    { "Cancel" }
                </button>
            }
            { advanced }
        </div>
    }
}
