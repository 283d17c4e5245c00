//! The sentences above a report: its headline, and what a success says. Does not depend on the run.

use crate::check::report::{ConnectionReport, Origin, Verdict};
use crate::check::words;
use crate::words::Said;

/// The title of the diagnosis, else the success sentence. A host's report has its own.
#[must_use]
pub fn headline(report: &ConnectionReport) -> Said {
    match (&report.origin, &report.diagnosis) {
        (Origin::Host { headline, .. }, _) => Said::quote(headline.clone()),
        (_, Some(diagnosis)) => diagnosis.title.clone(),
        (_, None) => success(report).unwrap_or_default(),
    }
}

/// The success sentence, if something was verified.
#[must_use]
pub fn success(report: &ConnectionReport) -> Option<Said> {
    match (&report.origin, report.verdict) {
        (Origin::Host { headline, .. }, Verdict::Connected) => Some(Said::quote(headline.clone())),
        _ => report.verified_name.clone().map(words::connected),
    }
}
