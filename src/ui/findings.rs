//! What was found in the pasted text, under the field, live.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::copy::Copying;
use super::mark::Mark;
use super::prose::prose;
use crate::access_token::{Finding, Severity};

/// The list "Token check"; nothing where nothing was found.
pub fn findings(findings: &[Finding], copying: &Copying, link: &Scope<Checker>) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="findings" role="list" aria-label="Token check">
            { for findings.iter().map(|finding| item(finding, copying, link)) }
        </ul>
    }
}

fn item(finding: &Finding, copying: &Copying, link: &Scope<Checker>) -> Html {
    let word = match finding.severity {
        Severity::Info => "Mended: ",
        Severity::Warning => "Look: ",
        Severity::Error => "Wrong: ",
    };
    html! {
        <li data-finding={finding.code}>
            { Mark::from(finding.severity).view() }
            <span><span class="unseen">{ word }</span>{ prose(&finding.message, copying, link) }</span>
        </li>
    }
}
