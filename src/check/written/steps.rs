//! The steps of a diagnosis as a text for the person who manages the Meta account: what is wrong, what to do, the links and the IDs. The
//! text contains no token. Does not depend on the run.

use crate::check::report::ConnectionReport;
use crate::diagnosis::{Diagnosis, Known};
use crate::graph::{PhoneNumberId, WabaId};
use crate::paste::{AppId, redact};
use crate::words::{Said, Say, Words, t};

/// The steps of a report's diagnosis; `None` if nothing is wrong.
#[must_use]
pub fn steps_of_report(report: &ConnectionReport, words: &Words) -> Option<String> {
    let diagnosis = report.diagnosis.as_ref()?;
    Some(steps_to_pass_on(diagnosis, &report.known(), words))
}

/// The steps of a diagnosis, and the IDs that are known.
#[must_use]
pub fn steps_to_pass_on(diagnosis: &Diagnosis, known: &Known, words: &Words) -> String {
    let title = Said::from(t!("WhatsApp: {title}.")).with("title", diagnosis.title.clone());
    let mut lines = vec![title.say(words), diagnosis.explanation.say(words)];
    for (number, step) in diagnosis.steps.iter().enumerate() {
        lines.push([&(number + 1).to_string(), ". ", &step.text.say(words)].concat());
        lines.extend(step.url.clone());
    }
    let ids = [
        (t!("App ID"), known.app_id.as_ref().map(AppId::as_str)),
        (
            t!("WhatsApp Business Account ID"),
            known.waba_id.as_ref().map(WabaId::as_str),
        ),
        (
            t!("Phone number ID"),
            known.phone_number_id.as_ref().map(PhoneNumberId::as_str),
        ),
    ];
    lines.extend(
        ids.into_iter()
            .filter_map(|(name, id)| Some([&*words.text(name), ": ", id?].concat())),
    );
    redact(&lines.join("\n"))
}
