//! The list "At a glance": at most six lines under the verdict, always visible. Does not depend on what a line sums up.

use yew::prelude::*;

use super::examples::mark;
use super::words;
use crate::check::{ConnectionReport, Glance, GlanceId, Sending, not_checked};
use crate::ui::first::mark::Mark;
use crate::ui::view::View;
use crate::words::t;

/// The list, and what was not checked in one sentence. Nothing if no line is known.
pub fn at_a_glance(report: &ConnectionReport, view: &View) -> Html {
    if report.glance.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <ul class="glance" role="list" aria-label={view.name(t!("At a glance"))}>
                { for report.glance.iter().map(|line| row(line, report, view)) }
            </ul>
            <p class="unseen" aria-live="polite">{ for sending_was_checked(report).map(|line| view.say(&line.text)) }</p>
            { for not_checked(report).map(|not_checked| html! { <p class="hint">{ view.say(&not_checked) }</p> }) }
        </>
    }
}

/// The line that the sending check has changed: said separately for a person who does not see it change.
fn sending_was_checked(report: &ConnectionReport) -> Option<&Glance> {
    let is_checked = report.sending.state != Sending::NotTested;
    report
        .glance
        .iter()
        .find(|line| is_checked && line.id == GlanceId::Sending)
}

fn row(line: &Glance, report: &ConnectionReport, view: &View) -> Html {
    let state = Mark::from(line.state);
    let sending = (line.id == GlanceId::Sending).then(|| report.sending.state.as_str());
    html! {
        <li data-fact={line.id.as_str()} data-state={line.state.as_str()} data-sending={sending}>
            { state.view() }
            <span class="check-label">{ mark(view) }{ view.text(line.id.label()) }</span>
            <span class="check-state" data-mark={state.as_str()}>{ view.text(words::check_state(line.state)) }</span>
            <span class="check-detail">{ view.prose(&line.text) }</span>
        </li>
    }
}
