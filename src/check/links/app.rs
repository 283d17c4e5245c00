//! The app that the token belongs to. Does not depend on the other checks.

use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Category, Cause, Diagnosis};

use super::check_result::{CheckResult, running_or};

pub(super) fn app(snapshot: &Snapshot) -> CheckResult {
    if !snapshot.has_reached_number()
        && let Some(refusal) = snapshot.decisive_failure(is_about_app)
    {
        return CheckResult::broken(refusal);
    }
    if snapshot.answers.app_id().is_some() {
        return CheckResult::pass(words::app(&snapshot.token));
    }
    running_or(snapshot, words::ASKING_APP, || {
        CheckResult::unknown(words::app_unknown(&snapshot.token))
    })
}

fn is_about_app(diagnosis: &Diagnosis) -> bool {
    diagnosis.category == Category::AppProblem || matches!(diagnosis.cause, Cause::AppBlocked | Cause::PolicyBlock)
}
