//! The app that the token belongs to. Does not depend on the other checks.

use crate::check::snapshot::Snapshot;
use crate::check::words;
use crate::diagnosis::{Category, Cause, Diagnosis, Discovery};

use super::check_result::{CheckResult, running_or};

pub(super) fn app(snapshot: &Snapshot) -> CheckResult {
    if !snapshot.has_reached_number()
        && let Some(refusal) = snapshot.decisive_failure(is_about_app)
    {
        return CheckResult::broken(refusal);
    }
    if let Some(app_id) = snapshot.answers.app_id() {
        let expected = snapshot.answers.request().expected_app_id.as_ref();
        return match expected.filter(|expected| *expected != app_id) {
            None => CheckResult::pass(words::app(&snapshot.token)),
            Some(expected) => CheckResult::warn(
                words::another_app(&snapshot.token, expected),
                snapshot.discovered(Discovery::AnotherApp { expected }),
            ),
        };
    }
    running_or(snapshot, words::ASKING_APP, || {
        CheckResult::unknown(words::app_unknown(&snapshot.token))
    })
}

fn is_about_app(diagnosis: &Diagnosis) -> bool {
    diagnosis.category == Category::AppProblem || matches!(diagnosis.cause, Cause::AppBlocked | Cause::PolicyBlock)
}
