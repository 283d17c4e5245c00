//! The result: what is being asked, then the verdict, its next step and the chain of checks.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::checks::checks;
use super::comparison::comparison;
use super::copy::{Copying, Source};
use super::diagnosis_view::{steps, way_out, what_meta_said};
use super::loading::result_place;
use super::mark::Mark;
use super::presses::Press;
use super::reach::reach;
use super::state::{Action, State, Test};
use super::words;
use crate::access_token::{AccessToken, Kind};
use crate::check::{Check, CheckState, ConnectionReport, SENDING_NOT_TESTED, Verdict, success};
use crate::diagnosis::{AFTER_SAVING, Diagnosis, if_the_crm_fails};

/// The result of a test, or of a pasted answer. `nodes` are given the elements that are reached for.
pub(super) fn result(state: &State, nodes: &Nodes, copying: &Copying, link: &Scope<Checker>) -> Html {
    let (said, below) = match (&state.test, state.pasted.answer.as_deref(), state.report()) {
        (Test::Running { number, checks: rows }, _, _) => {
            let said = asking(rows, is_of_stored(state));
            (said, checks(*number * 2, rows, true, None, copying, link))
        }
        (_, Some(answer), _) => (pasted_answer(answer, copying, link), Html::default()),
        (test, None, Some(report)) => {
            let number = match test {
                Test::Ended { number, .. } if state.pasted.replayed.is_none() => *number,
                _ => 0,
            };
            let is_open = report.verdict != Verdict::Connected;
            let rows = checks(
                number * 2 + 1,
                &report.checks,
                is_open,
                (report.requests > 0).then_some(report.requests),
                copying,
                link,
            );
            let below = html! {
                <>
                    { after_saving(report, state, copying, link) }
                    { reach(report, state, &nodes.reach, copying, link) }
                    { rows }
                    { comparison(state, &nodes.second_token, copying, link) }
                </>
            };
            (verdict(report, state, copying, link), below)
        }
        (Test::Cancelled, None, None) => (
            html! { <p class="notice">{ "Stopped. Nothing was found out about the token." }</p> },
            Html::default(),
        ),
        (Test::NotTested(why), None, None) => (
            html! { <p class="notice">{ words::not_tested(why) }</p> },
            Html::default(),
        ),
        (Test::Idle, None, None) if state.was_wiped => {
            (html! { <p class="notice">{ words::WIPED }</p> }, Html::default())
        }
        (Test::Idle | Test::Ended { .. }, None, None) => (Html::default(), Html::default()),
    };
    let is_empty = matches!(state.test, Test::Idle)
        && !state.was_wiped
        && state.pasted.answer.is_none()
        && state.report().is_none();
    result_place(is_empty, said, below, nodes)
}

/// What is being asked right now. No spinner: the sentence says it.
fn asking(rows: &[Check], is_of_stored: bool) -> Html {
    let asked = rows.iter().find(|check| check.state == CheckState::Running);
    let at_first = if is_of_stored {
        words::ASKING_HOST
    } else {
        "Asking Meta."
    };
    html! {
        <p class="notice">{ asked.map_or(at_first, |check| &*check.detail) }</p>
    }
}

/// Whether a test that is about what stands in the fields is about the stored token.
fn is_of_stored(state: &State) -> bool {
    state.host.has_stored_token && state.pasted.inspection.kind == Kind::Empty
}

fn verdict(report: &ConnectionReport, state: &State, copying: &Copying, link: &Scope<Checker>) -> Html {
    let category = report.diagnosis.as_ref().map(|diagnosis| diagnosis.category.as_str());
    let title = crate::check::headline(report);
    let success = success(report).filter(|success| *success != title);
    html! {
        <div class="verdict" data-verdict={report.verdict.as_str()} data-category={category}>
            { for hint(state).map(|hint| html! { <p class="hint">{ hint }</p> }) }
            { headline(report.verdict.into(), words::verdict(report.verdict), &title) }
            if let Some(success) = success {
                <p class="success">{ success }</p>
            }
            if report.verified_name.is_some() {
                <p>{ SENDING_NOT_TESTED }</p>
            }
            { for report.diagnosis.as_ref().map(|found| way_out(found, copying, link)) }
            { for report.diagnosis.as_ref().map(what_meta_said) }
            { to_copy(report, state, copying, link) }
        </div>
    }
}

/// What the verdict is about, where that is not what stands in the fields.
fn hint(state: &State) -> Option<&'static str> {
    if state.pasted.replayed.is_some() {
        return Some("You pasted the answers of the copied command. They say:");
    }
    match state.test {
        Test::Ended { is_outdated: true, .. } => Some("Tested before the last change in the fields above."),
        Test::Ended { .. } if is_of_stored(state) => Some(words::ABOUT_STORED_TOKEN),
        _ => None,
    }
}

/// What to see in the CRM, and what to do where it says something else, folded: under a success only.
fn after_saving(report: &ConnectionReport, state: &State, copying: &Copying, link: &Scope<Checker>) -> Html {
    if report.verified_name.is_none() {
        return Html::default();
    }
    let token = state.pasted.inspection.token.as_ref();
    let characters = token.map(AccessToken::character_count);
    let otherwise = if_the_crm_fails(characters, &state.known());
    html! {
        <details class="after-saving">
            <summary>{ "If your CRM says something else" }</summary>
            <p>{ AFTER_SAVING }</p>
            <ol class="steps" role="list">{ steps(&otherwise, copying, link) }</ol>
        </details>
    }
}

/// What others can be given: the report, and the same calls for a terminal. Neither holds the token.
fn to_copy(report: &ConnectionReport, state: &State, copying: &Copying, link: &Scope<Checker>) -> Html {
    let onchange = link.callback(|_| Told::Happened(Action::NamesToggled));
    html! {
        <div class="actions" aria-live="off">
            if state.reminder.is_some() {
                <button type="button" class="quiet" onclick={link.callback(|_| Press::Remind)}>{ "Save a reminder (.ics)" }</button>
            }
            if report.has_public_report() {
                { copying.button(Source::Report, "Copy report", link) }
            }
            // Of a test that was made elsewhere, the calls and the names are not known here.
            if report.is_of_run() {
                { copying.button(Source::CurlCommand, "Copy curl command", link) }
                { copying.button(Source::PowerShellCommand, "Copy for PowerShell", link) }
                <label class="tick">
                    <input type="checkbox" checked={state.reports_names} {onchange} />
                    { "Names and phone numbers in the report" }
                </label>
            }
        </div>
    }
}

fn pasted_answer(answer: &Diagnosis, copying: &Copying, link: &Scope<Checker>) -> Html {
    html! {
        <div class="verdict" data-category={answer.category.as_str()}>
            <p class="hint">{ "You pasted an answer of Meta's. It says:" }</p>
            <h2>{ answer.title.to_string() }</h2>
            { way_out(answer, copying, link) }
            { what_meta_said(answer) }
        </div>
    }
}

fn headline(mark: Mark, word: &'static str, text: &str) -> Html {
    html! {
        <div class="headline" data-mark={mark.as_str()}>
            { mark.view() }<span class="unseen">{ word }{ ": " }</span><h2>{ text }</h2>
        </div>
    }
}
