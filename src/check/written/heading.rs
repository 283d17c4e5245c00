//! The sentences above a report: its headline, and what a success says. Does not depend on the run.

use crate::check::report::{ConnectionReport, Origin};
use crate::check::words;

/// The title of the diagnosis, else the success sentence. A host's report has its own.
#[must_use]
pub fn headline(report: &ConnectionReport) -> String {
    match (&report.origin, &report.diagnosis) {
        (Origin::Host { headline, .. }, _) => headline.clone(),
        (_, Some(diagnosis)) => diagnosis.title.to_string(),
        (_, None) => success(report).unwrap_or_default(),
    }
}

/// The success sentence, if something was verified.
#[must_use]
pub fn success(report: &ConnectionReport) -> Option<String> {
    report.verified_name.as_deref().map(words::connected)
}
