//! The result: what is being asked, then the verdict, its next step and the chain of checks. Does not depend on how it was found.

use yew::prelude::*;

use super::assets::assets;
use super::at_a_glance::at_a_glance;
use super::checks::checks;
use super::comparison::comparison;
use super::diagnosis_view::{explanation_and_steps, outside_link, safe_link, steps, what_meta_said};
use super::examples::{buttons, mark, notice};
use super::follow_ups::follow_ups;
use super::words;
use crate::check::{Check, CheckState, ConnectionReport, Verdict, sending_line, success, token_in_addresses};
use crate::diagnosis::{AFTER_SAVING, Diagnosis, if_the_crm_fails};
use crate::paste::{AccessToken, Kind};
use crate::ui::first::loading::result_place;
use crate::ui::first::mark::Mark;
use crate::ui::first::words::WIPED;
use crate::ui::message::{Command, CopySource};
use crate::ui::model::{Event, State, Test};
use crate::ui::view::View;
use crate::words::{Say, Text, t};

/// The result of a test, or of a pasted answer.
pub fn result(view: &View) -> Html {
    let state = view.state;
    let (said, below) = match (&state.test, state.pasted.answer.as_deref(), state.report()) {
        (Test::Running { number, checks: rows }, _, _) => {
            let said = asking(rows, view);
            (said, checks(*number * 2, rows, true, None, view))
        }
        (_, Some(answer), _) => (pasted_answer(answer, view), Html::default()),
        (test, None, Some(report)) => {
            let number = match test {
                Test::Ended { number, .. } if state.pasted.replayed.is_none() => *number,
                _ => 0,
            };
            let is_open = report.verdict != Verdict::Connected;
            let is_example = state.pasted.is_example();
            let rows = checks(
                number * 2 + 1,
                &report.checks,
                is_open,
                (report.requests > 0 && !is_example).then_some(report.requests),
                view,
            );
            let below = html! {
                <>
                    { at_a_glance(report, view) }
                    { follow_ups(report, view) }
                    { to_copy(report, view) }
                    { after_saving(report, view) }
                    // Their buttons fill in IDs, and these are invented.
                    if !is_example {
                        { assets(report, view) }
                    }
                    { rows }
                    { comparison(view) }
                </>
            };
            (verdict(report, view), below)
        }
        (Test::Cancelled, None, None) => (
            html! { <p class="notice">{ view.text(t!("Test cancelled. There is no result.")) }</p> },
            Html::default(),
        ),
        (Test::NotTested(why), None, None) => (
            html! { <p class="notice">{ view.say(&words::not_tested(why)) }</p> },
            Html::default(),
        ),
        (Test::Idle, None, None) if state.was_wiped => {
            (html! { <p class="notice">{ view.text(WIPED) }</p> }, Html::default())
        }
        // An example of which only the findings are shown, or nothing.
        (Test::Idle | Test::Ended { .. }, None, None) => (notice(view), Html::default()),
    };
    let is_empty = matches!(state.test, Test::Idle)
        && !state.was_wiped
        && !state.pasted.is_example()
        && state.pasted.answer.is_none()
        && state.report().is_none();
    let below = html! { <>{ buttons(view) }{ below }</> };
    result_place(is_empty, said, below, view)
}

/// What is being asked right now. No spinner: the sentence says it.
fn asking(rows: &[Check], view: &View) -> Html {
    let asked = rows.iter().find(|check| check.state == CheckState::Running);
    let said = match asked {
        Some(check) => view.say(&check.detail),
        None if is_of_stored(view.state) => view.say(&words::ASKING_HOST),
        None => view.say(&t!("Asking Meta.")),
    };
    html! { <p class="notice">{ said }</p> }
}

/// Whether a test of what is in the fields is about the stored token.
fn is_of_stored(state: &State) -> bool {
    state.host.has_stored_token && state.pasted.inspection.kind == Kind::Empty
}

fn verdict(report: &ConnectionReport, view: &View) -> Html {
    let category = report.diagnosis.as_ref().map(|diagnosis| diagnosis.category.as_str());
    let title = crate::check::headline(report);
    let success = success(report).filter(|success| *success != title);
    html! {
        <div class="verdict" data-verdict={report.verdict.as_str()} data-category={category}>
            { notice(view) }
            { for hint(view.state).map(|hint| html! { <p class="hint">{ view.text(hint) }</p> }) }
            { headline(report.verdict.into(), words::verdict(report.verdict), &title, view) }
            if let Some(success) = success {
                <p class="success">{ mark(view) }{ view.say(&success) }</p>
            }
            if report.verified_name.is_some() {
                <p>{ mark(view) }{ view.text(sending_line(report.sending.state)) }</p>
            }
            { for token_in_addresses(report.requests_by_address).map(|note| html! { <p>{ view.say(&note) }</p> }) }
            { for report.diagnosis.as_ref().map(|found| explanation_and_steps(found, view)) }
            { for report.diagnosis.as_ref().map(|found| after_steps(found, can_test_again(report, view), view)) }
            { for report.diagnosis.as_ref().map(|found| what_meta_said(found, view)) }
        </div>
    }
}

/// Whether the test of what is in the fields can be started again from beside the steps.
fn can_test_again(report: &ConnectionReport, view: &View) -> bool {
    let has_failed = matches!(report.verdict, Verdict::Failed | Verdict::CouldNotTell);
    has_failed && view.state.pasted.replayed.is_none()
}

/// What to do with the steps: give them to the person who manages the Meta account, or test again.
fn after_steps(diagnosis: &Diagnosis, can_test_again: bool, view: &View) -> Html {
    if diagnosis.steps.is_empty() {
        return Html::default();
    }
    html! {
        <div class="actions" aria-live="off">
            { view.copy_button(CopySource::Steps, t!("Copy these steps")) }
            if view.state.host.links.is_some() {
                { view.copy_button(CopySource::Link, t!("Copy link to this diagnosis")) }
            }
            if can_test_again {
                <button type="button" class="quiet" onclick={view.on_click(|| Command::Test)}>{ view.text(t!("Test again")) }</button>
            }
        </div>
    }
}

/// What the verdict is about, if that is not what is in the fields.
fn hint(state: &State) -> Option<Text> {
    if state.pasted.is_example() {
        return None;
    }
    if state.pasted.replayed.is_some() {
        return Some(t!("You pasted the output of the copied command. It means:"));
    }
    match state.test {
        Test::Ended { is_outdated: true, .. } => {
            Some(t!("This result is from before the last change in the fields above."))
        }
        Test::Ended { .. } if is_of_stored(state) => Some(words::ABOUT_STORED_TOKEN),
        _ => None,
    }
}

/// What to see in the CRM, and what to do if it says something else, folded: under a success only.
fn after_saving(report: &ConnectionReport, view: &View) -> Html {
    if report.verified_name.is_none() {
        return Html::default();
    }
    let token = view.state.pasted.inspection.token.as_ref();
    let characters = token.map(AccessToken::character_count);
    let otherwise = if_the_crm_fails(characters, &view.state.known());
    html! {
        <details class="after-saving">
            <summary>{ view.text(t!("If your CRM says something else")) }</summary>
            <p>{ view.text(AFTER_SAVING) }</p>
            <ol class="steps" role="list">{ steps(&otherwise, view) }</ol>
        </details>
    }
}

/// What others can be given: the report, and the same calls for a terminal. Neither contains the token.
fn to_copy(report: &ConnectionReport, view: &View) -> Html {
    let onchange = view.on_change(|_| Some(Event::NamesToggled));
    let support = view.state.host.support_url.as_deref().and_then(safe_link);
    html! {
        <>
        <div class="actions" aria-live="off">
            if view.state.has_reminder {
                <button type="button" class="quiet" onclick={view.on_click(|| Command::SaveReminder)}>
                    { view.text(t!("Add a reminder to your calendar")) }
                </button>
            }
            if report.has_public_report() {
                { view.copy_button(CopySource::Report, t!("Copy report")) }
            }
            // If the test was made elsewhere, the calls and the names are not known here. Those of an example lead nowhere.
            if report.is_of_run() && !view.state.pasted.is_example() {
                { view.copy_button(CopySource::CurlCommand, t!("Copy curl command")) }
                { view.copy_button(CopySource::PowerShellCommand, t!("Copy for PowerShell")) }
                <label class="tick">
                    <input type="checkbox" checked={view.state.reports_names} {onchange} />
                    { view.text(t!("Include names and phone numbers in the report")) }
                </label>
            }
        </div>
        if let Some(support) = support {
            <p aria-live="off">{ outside_link(support.to_owned(), t!("Contact support"), view.prose) }</p>
        }
        </>
    }
}

fn pasted_answer(answer: &Diagnosis, view: &View) -> Html {
    html! {
        <div class="verdict" data-category={answer.category.as_str()}>
            { notice(view) }
            if !view.state.pasted.is_example() {
                <p class="hint">{ view.text(t!("You pasted an answer from Meta. It means:")) }</p>
            }
            <h2>{ mark(view) }{ view.say(&answer.title) }</h2>
            { explanation_and_steps(answer, view) }
            { after_steps(answer, false, view) }
            { what_meta_said(answer, view) }
        </div>
    }
}

fn headline(shape: Mark, word: Text, text: &dyn Say, view: &View) -> Html {
    html! {
        <div class="headline" data-mark={shape.as_str()}>
            { shape.view() }<span class="unseen">{ view.text(word) }{ ": " }</span><h2>{ mark(view) }{ view.say(text) }</h2>
        </div>
    }
}
