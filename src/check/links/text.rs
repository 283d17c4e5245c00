//! The pasted text. This check never fails, because the format is only a hint. Does not depend on any answer.

use crate::check::snapshot::Snapshot;
use crate::check::words;

use super::check_result::CheckResult;

pub(super) fn text(snapshot: &Snapshot) -> CheckResult {
    let inspection = &snapshot.answers.request().inspection;
    match &inspection.token {
        None if snapshot.answers.is_replay() => CheckResult::skipped(words::TOKEN_ELSEWHERE),
        None => CheckResult::unknown(words::NO_TOKEN),
        Some(token) => {
            let (state, text) = words::text(token.character_count(), inspection.completeness);
            CheckResult::new(state, text)
        }
    }
}
