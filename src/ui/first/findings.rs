//! What was found in the pasted text, under the field, live. Does not depend on what a finding means.

use yew::prelude::*;

use super::mark::Mark;
use crate::paste::{Finding, Severity};
use crate::ui::view::View;
use crate::words::t;

/// The list "Token check"; nothing if nothing was found.
pub fn findings(view: &View) -> Html {
    let findings = &view.state.pasted.inspection.findings;
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="findings" role="list" aria-label={view.name(t!("Token check"))}>
            { for findings.iter().map(|finding| item(finding, view)) }
        </ul>
    }
}

fn item(finding: &Finding, view: &View) -> Html {
    let word = match finding.severity {
        Severity::Info => t!("Fixed:"),
        Severity::Warning => t!("Warning:"),
        Severity::Error => t!("Error:"),
    };
    html! {
        <li data-finding={finding.code}>
            { Mark::from(finding.severity).view() }
            <span><span class="unseen">{ view.text(word) }{ " " }</span>{ view.prose(&finding.message) }</span>
        </li>
    }
}
