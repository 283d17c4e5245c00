//! The result of one check, as each file of `links` returns it. Does not depend on which check it is.

use crate::check::checks::{Check, CheckId, CheckState};
use crate::check::facts::{MANAGEMENT, PermissionState};
use crate::check::snapshot::{Snapshot, is_about_token};
use crate::check::words;
use crate::diagnosis::{Category, Cause, Diagnosis};
use crate::words::{Lines, Sentences, Text};

/// The result of one check, and what is wrong.
pub(in crate::check) struct CheckResult {
    pub(in crate::check) state: CheckState,
    pub(in crate::check) detail: Lines,
    /// What failed, or needs attention.
    pub(in crate::check) trouble: Option<Diagnosis>,
    /// Whether the problem stops all sending now, and so comes before all other problems that only need attention.
    pub(in crate::check) is_urgent: bool,
}

impl CheckResult {
    pub(super) fn new(state: CheckState, detail: impl Into<Lines>) -> Self {
        Self {
            state,
            detail: detail.into(),
            trouble: None,
            is_urgent: false,
        }
    }

    pub(super) fn pass(detail: impl Into<Lines>) -> Self {
        Self::new(CheckState::Pass, detail)
    }

    pub(super) fn skipped(why: Text) -> Self {
        Self::new(CheckState::Skipped, why)
    }

    pub(super) fn running(asking: Text) -> Self {
        Self::new(CheckState::Running, asking)
    }

    pub(super) fn unknown(why: impl Into<Lines>) -> Self {
        Self::new(CheckState::Unknown, why)
    }

    /// Failed. The check uses the words of the diagnosis, before its detail.
    pub(super) fn broken(trouble: Diagnosis) -> Self {
        Self {
            trouble: Some(trouble),
            ..Self::new(CheckState::Fail, Lines::default())
        }
    }

    /// The check as it is shown. `is_explained`: the verdict explains it already.
    pub(super) fn into_check(self, id: CheckId, is_explained: bool) -> Check {
        let detail = match self.trouble {
            Some(trouble) if self.state == CheckState::Fail => {
                let why = Some(trouble.explanation).filter(|_| !is_explained);
                let title = trouble.title.as_sentence();
                let sentences: Sentences = std::iter::once(title).chain(why.into_iter().flatten()).collect();
                let mut lines = Lines::from(sentences.closed());
                lines.extend(self.detail);
                lines
            }
            _ => self.detail,
        };
        Check {
            id,
            state: self.state,
            label: id.label(),
            detail,
        }
    }

    pub(super) fn warn(detail: impl Into<Lines>, trouble: Diagnosis) -> Self {
        Self {
            trouble: Some(trouble),
            ..Self::new(CheckState::Warn, detail)
        }
    }

    /// The result of the check that a failure is about: unknown if a retry may work, else failed.
    pub(super) fn failed(failure: Diagnosis) -> Self {
        if failure.retryable {
            Self::unknown(words::not_read(&failure.title))
        } else {
            Self::broken(failure)
        }
    }
}

/// A check that is not settled yet: running while a call is open, else its result at the end.
pub(super) fn running_or(snapshot: &Snapshot, asking: Text, at_the_end: impl FnOnce() -> CheckResult) -> CheckResult {
    if snapshot.answers.has_ended() {
        at_the_end()
    } else {
        CheckResult::running(asking)
    }
}

/// The result of a check whose object was refused: a failure that an earlier check already states is only unknown here.
pub(super) fn of_refusal(snapshot: &Snapshot, failure: Diagnosis, unknown: Text) -> CheckResult {
    let is_stated_before = match failure.category {
        Category::PermissionDenied => snapshot.permission(MANAGEMENT) != PermissionState::Proven,
        Category::AppProblem => true,
        Category::AccountRestricted => matches!(failure.cause, Cause::AppBlocked | Cause::PolicyBlock),
        _ => false,
    };
    if is_stated_before || is_about_token(&failure) {
        CheckResult::unknown(unknown)
    } else {
        CheckResult::failed(failure)
    }
}
