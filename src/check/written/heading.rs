//! The sentences above a report: its headline, and what a success says.
//!
//! Does not depend on the run, only on what it found.

use super::super::report::{ConnectionReport, Origin};
use super::super::words;

/// The title of the diagnosis, else the success sentence. A host's report has its own.
#[must_use]
pub fn headline(report: &ConnectionReport) -> String {
    let of_host = match &report.origin {
        Origin::Host { headline, .. } => headline.clone(),
        Origin::Run(_) => None,
    };
    of_host
        .or_else(|| report.diagnosis.as_ref().map(|diagnosis| diagnosis.title.clone()))
        .or_else(|| success(report))
        .unwrap_or_default()
}

/// The success sentence, if there is something that was verified.
#[must_use]
pub fn success(report: &ConnectionReport) -> Option<String> {
    report.verified_name.as_deref().map(words::connected)
}
