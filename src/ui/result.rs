//! The place right under the button: what is being asked, then the verdict, its next step and the chain of checks.
//!
//! The live region in it exists from the start, or a screen reader would not hear the verdict arrive.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::checks::checks;
use super::copy::{Copying, Source};
use super::diagnosis_view::{way_out, what_meta_said};
use super::mark::Mark;
use super::state::{State, Test};
use super::words;
use crate::check::{Check, CheckState, ConnectionReport, SENDING_NOT_TESTED, Verdict};
use crate::diagnosis::Diagnosis;

/// The result of a test, or of a pasted answer. `node` is given the element that holds it.
pub fn result(state: &State, node: &NodeRef, copying: &Copying, link: &Scope<Checker>) -> Html {
    let (test, answer) = (&state.test, state.pasted.answer.as_deref());
    let (said, below) = match (test, answer) {
        (Test::Running { number, checks: rows }, _) => (asking(rows), checks(*number * 2, rows, true, copying, link)),
        (_, Some(answer)) => (pasted_answer(answer, copying, link), Html::default()),
        (Test::Idle, None) => (Html::default(), Html::default()),
        (Test::Cancelled, None) => (
            html! { <p class="notice">{ "Stopped. Nothing was found out about the token." }</p> },
            Html::default(),
        ),
        (
            Test::Ended {
                number,
                report,
                is_outdated,
            },
            None,
        ) => (
            verdict(report, *is_outdated, copying, link),
            checks(
                *number * 2 + 1,
                &report.checks,
                report.verdict != Verdict::Connected,
                copying,
                link,
            ),
        ),
    };
    let is_empty = matches!(test, Test::Idle) && answer.is_none();
    html! {
        <section class="result" data-empty={is_empty.then_some("")} aria-label="Result" ref={node}>
            <div role="status" aria-atomic="false">{ said }</div>
            { below }
        </section>
    }
}

/// What is being asked right now. No spinner: the sentence says it.
fn asking(rows: &[Check]) -> Html {
    let asked = rows.iter().find(|check| check.state == CheckState::Running);
    html! {
        <p class="notice">{ asked.map_or("Asking Meta.", |check| &*check.detail) }</p>
    }
}

fn verdict(report: &ConnectionReport, is_outdated: bool, copying: &Copying, link: &Scope<Checker>) -> Html {
    let category = report.diagnosis.as_ref().map(|diagnosis| diagnosis.category.as_str());
    let success = report.success.as_ref().filter(|success| **success != report.headline);
    let reads = matches!(report.verdict, Verdict::Connected | Verdict::Attention) && report.success.is_some();
    html! {
        <div class="verdict" data-verdict={report.verdict.as_str()} data-category={category}>
            if is_outdated {
                <p class="hint">{ "Tested before the last change in the fields above." }</p>
            }
            { headline(report.verdict.into(), words::verdict(report.verdict), &report.headline) }
            if let Some(success) = success {
                <p class="success">{ success }</p>
            }
            if reads {
                <p>{ SENDING_NOT_TESTED }</p>
            }
            { for report.diagnosis.as_ref().map(|found| way_out(found, copying, link)) }
            <div class="actions">{ copying.button(Source::Report, "Copy report", link) }</div>
            { for report.diagnosis.as_ref().map(what_meta_said) }
        </div>
    }
}

fn pasted_answer(answer: &Diagnosis, copying: &Copying, link: &Scope<Checker>) -> Html {
    html! {
        <div class="verdict" data-category={answer.category.as_str()}>
            <p class="hint">{ "You pasted an answer of Meta’s. It says:" }</p>
            <h2>{ &answer.title }</h2>
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
