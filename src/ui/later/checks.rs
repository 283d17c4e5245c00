//! The chain of checks: rows that fill in while a test is under way, one line when all is well. Does not depend on what a check
//! means.

use yew::prelude::*;

use super::examples::mark;
use super::words;
use crate::check::{Check, CheckState};
use crate::ui::first::mark::Mark;
use crate::ui::view::View;
use crate::words::{Said, t};

/// The list "Checks". `is_open`: unfolded at first; folding and unfolding is the browser's from then on. `requests`: the
/// number of calls, once it is known.
pub fn checks(key: u32, checks: &[Check], is_open: bool, requests: Option<usize>, view: &View) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let is_running = checks.iter().any(|check| check.state == CheckState::Running);
    let summary = match requests {
        _ if is_running => Said::from(t!("What we are checking ({checks})")),
        None => Said::from(t!("What we checked ({checks})")),
        Some(requests) => Said::counted_items(
            requests,
            t!("What we checked ({checks}), with {count} request to Meta"),
            t!("What we checked ({checks}), with {count} requests to Meta"),
        ),
    };
    let summary = summary.with("checks", checks.len().to_string());
    html! {
        <details class="checks" {key} open={is_open}>
            <summary>{ view.say(&summary) }</summary>
            <ul role="list" aria-label={view.name(t!("Checks"))}>{ for checks.iter().map(|check| row(check, view)) }</ul>
        </details>
    }
}

fn row(check: &Check, view: &View) -> Html {
    let state = Mark::from(check.state);
    html! {
        <li data-check={check.id.as_str()} data-state={check.state.as_str()}>
            { state.view() }
            <span class="check-label">{ mark(view) }{ view.text(check.label) }</span>
            <span class="check-state" data-mark={state.as_str()}>{ view.text(words::check_state(check.state)) }</span>
            <span class="check-detail">{ view.prose(&check.detail) }</span>
        </li>
    }
}
