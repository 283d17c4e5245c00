//! The button that tests, and the one that stops a test.

use yew::prelude::*;

/// "Test Connection", with "Cancel" beside it while a test is under way. The first never turns into the second: the
/// second half of a double click would stop what the first half began.
pub fn run_bar(is_running: bool, test_button: NodeRef, on_cancel: Callback<MouseEvent>, advanced: Html) -> Html {
    html! {
        <div class="run-bar">
            <button type="submit" class="primary" ref={test_button}>{ "Test Connection" }</button>
            if is_running {
                <button type="button" id="cancel" class="quiet" onclick={on_cancel}>{ "Cancel" }</button>
            }
            { advanced }
        </div>
    }
}
