//! The chain of checks: rows that fill in while a test is under way, one line when all is well.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::copy::Copying;
use super::mark::Mark;
use super::prose::prose;
use super::words;
use crate::check::{Check, CheckState};

/// The list "Checks". `is_open`: unfolded at first; folding and unfolding is the browser's from then on. `requests`: how many
/// calls it took, once that is known.
pub fn checks(
    key: u32,
    checks: &[Check],
    is_open: bool,
    requests: Option<usize>,
    copying: &Copying,
    link: &Scope<Checker>,
) -> Html {
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
            <ul role="list" aria-label="Checks">{ for checks.iter().map(|check| row(check, copying, link)) }</ul>
        </details>
    }
}

fn row(check: &Check, copying: &Copying, link: &Scope<Checker>) -> Html {
    let mark = Mark::from(check.state);
    html! {
        <li data-check={check.id.as_str()} data-state={check.state.as_str()}>
            { mark.view() }
            <span class="check-label">{ check.label }</span>
            <span class="check-state" data-mark={mark.as_str()}>{ words::check_state(check.state) }</span>
            <span class="check-detail">{ prose(&check.detail, copying, link) }</span>
        </li>
    }
}
