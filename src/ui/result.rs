//! The place right under the button: what is being asked, then the verdict, its next step and the chain of checks.
//!
//! The live region in it exists from the start, or a screen reader would not hear the verdict arrive.

use std::rc::Rc;

use yew::prelude::*;

use super::checks::checks;
use super::copy::CopyButton;
use super::diagnosis_view::diagnosis;
use super::mark::Mark;
use super::state::Test;
use super::words;
use crate::check::{Check, CheckState, ConnectionReport, Verdict};
use crate::diagnosis::Diagnosis;

/// What to show.
#[derive(PartialEq, Properties)]
pub struct ResultViewProps {
    /// The test.
    pub test: Test,
    /// What a pasted answer of Meta's means.
    #[prop_or_default]
    pub answer: Option<Rc<Diagnosis>>,
    /// Given the element that holds the verdict.
    #[prop_or_default]
    pub node: NodeRef,
}

/// The result of a test, or of a pasted answer.
#[component]
pub fn ResultView(props: &ResultViewProps) -> Html {
    let (said, below) = match (&props.test, &props.answer) {
        (Test::Running { number, checks: rows }, _) => (asking(rows), checks(*number * 2, rows, true)),
        (_, Some(answer)) => (pasted_answer(answer), Html::default()),
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
        ) => (verdict(report, *is_outdated), chain(*number, report)),
    };
    let is_empty = props.test == Test::Idle && props.answer.is_none();
    html! {
        <section class={classes!("result", is_empty.then_some("is-empty"))} aria-label="Result" ref={&props.node}>
            <div role="status" aria-atomic="false">{ said }</div>
            { below }
        </section>
    }
}

/// What is being asked right now. No spinner: the sentence says it.
fn asking(rows: &[Check]) -> Html {
    let asked = rows.iter().find(|check| check.state == CheckState::Running);
    html! {
        <p class="notice">{ asked.map_or("Asking Meta.", |check| check.detail.as_str()) }</p>
    }
}

fn verdict(report: &ConnectionReport, is_outdated: bool) -> Html {
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
                <p>{ "Reading works; sending was not tested." }</p>
            }
            { for report.diagnosis.as_ref().map(diagnosis) }
        </div>
    }
}

fn pasted_answer(answer: &Diagnosis) -> Html {
    html! {
        <div class="verdict" data-category={answer.category.as_str()}>
            <p class="hint">{ "You pasted an answer of Meta’s. It says:" }</p>
            { headline(Mark::Unknown, "Read, not tested", &answer.title) }
            { diagnosis(answer) }
        </div>
    }
}

fn headline(mark: Mark, word: &'static str, text: &str) -> Html {
    html! {
        <h2 class={mark.class()}>
            { mark.view() }<span class="unseen">{ word }{ ": " }</span><span>{ text }</span>
        </h2>
    }
}

fn chain(number: u32, report: &Rc<ConnectionReport>) -> Html {
    let text = {
        let report = report.clone();
        Callback::from(move |()| report.report.clone())
    };
    html! {
        <>
            <div class="actions"><CopyButton label="Copy report" {text} /></div>
            { checks(number * 2 + 1, &report.checks, report.verdict != Verdict::Connected) }
        </>
    }
}
