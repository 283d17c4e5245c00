//! The pasted text. Never broken: its shape is a hint.

use super::super::examination::Examination;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn text(&self) -> Link {
        let inspection = &self.run.request().inspection;
        match &inspection.token {
            None if self.run.is_replay => Link::skipped(words::TOKEN_ELSEWHERE),
            None => Link::unknown(words::NO_TOKEN),
            Some(token) => {
                let (state, shape) = words::shape(inspection.completeness);
                Link::new(state, words::text(token.character_count(), shape))
            }
        }
    }
}
