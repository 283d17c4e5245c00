//! The chain of checks: rows that fill in while a test is under way, one line when all is well. Does not depend on what a check
//! means.

use yew::prelude::*;

use super::words;
use crate::check::{Check, CheckState};
use crate::ui::first::mark::Mark;
use crate::ui::view::View;

/// The list "Checks". `is_open`: unfolded at first; folding and unfolding is the browser's from then on. `requests`: how many
/// calls it took, once that is known.
pub fn checks(key: u32, checks: &[Check], is_open: bool, requests: Option<usize>, view: &View) -> Html {
    if checks.is_empty() {
        return Html::default();
    }
    let is_running = checks.iter().any(|check| check.state == CheckState::Running);
    let what = if is_running {
        "What we are checking ("
    } else {
        "What we checked ("
    };
    let asked = match requests {
        None => String::new(),
        Some(1) => ", with 1 request to Meta".to_owned(),
        Some(requests) => [", with ", &requests.to_string(), " requests to Meta"].concat(),
    };
    html! {
        <details class="checks" {key} open={is_open}>
            <summary>{ [what, &checks.len().to_string(), ")", &asked].concat() }</summary>
            <ul role="list" aria-label="Checks">{ for checks.iter().map(|check| row(check, view)) }</ul>
        </details>
    }
}

fn row(check: &Check, view: &View) -> Html {
    let mark = Mark::from(check.state);
    html! {
        <li data-check={check.id.as_str()} data-state={check.state.as_str()}>
            { mark.view() }
            <span class="check-label">{ check.label }</span>
            <span class="check-state" data-mark={mark.as_str()}>{ words::check_state(check.state) }</span>
            <span class="check-detail">{ view.prose(&check.detail) }</span>
        </li>
    }
}
