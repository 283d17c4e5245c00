//! The steps of a diagnosis as a text for the person who manages the Meta account: what is wrong, what to do, the links and the IDs. The
//! text contains no token. Does not depend on the run.

use crate::check::report::ConnectionReport;
use crate::diagnosis::{Diagnosis, Known};
use crate::graph::{PhoneNumberId, WabaId};
use crate::paste::{AppId, redact};

/// The steps of a report's diagnosis; `None` if nothing is wrong.
#[must_use]
pub fn steps_of_report(report: &ConnectionReport) -> Option<String> {
    report
        .diagnosis
        .as_ref()
        .map(|diagnosis| steps_to_pass_on(diagnosis, &report.known()))
}

/// The steps of a diagnosis, and the IDs that are known.
#[must_use]
pub fn steps_to_pass_on(diagnosis: &Diagnosis, known: &Known) -> String {
    let mut lines = vec![
        ["WhatsApp: ", &diagnosis.title.to_string(), "."].concat(),
        diagnosis.explanation.to_string(),
    ];
    for (number, step) in diagnosis.steps.iter().enumerate() {
        lines.push(format!("{}. {}", number + 1, step.text));
        lines.extend(step.url.clone());
    }
    let ids = [
        ("App ID", known.app_id.as_ref().map(AppId::as_str)),
        (
            "WhatsApp Business Account ID",
            known.waba_id.as_ref().map(WabaId::as_str),
        ),
        (
            "Phone number ID",
            known.phone_number_id.as_ref().map(PhoneNumberId::as_str),
        ),
    ];
    lines.extend(
        ids.into_iter()
            .filter_map(|(name, id)| Some([name, ": ", id?].concat())),
    );
    redact(&lines.join("\n"))
}
