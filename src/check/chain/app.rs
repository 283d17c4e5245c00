//! The app that the token belongs to.

use crate::diagnosis::{Category, Cause, Diagnosis};

use super::super::examination::Examination;
use super::super::words;
use super::Link;

impl Examination<'_> {
    pub(super) fn app(&self) -> Link {
        if !self.has_reached_number()
            && let Some(refusal) = self.telling_failure(is_about_app)
        {
            return Link::broken(refusal);
        }
        if self.run.app_id_by_meta().is_some() {
            return Link::pass(words::app(&self.token));
        }
        self.running_or(words::ASKING_APP, || Link::unknown(words::app_unknown(&self.token)))
    }
}

fn is_about_app(diagnosis: &Diagnosis) -> bool {
    diagnosis.category == Category::AppProblem || matches!(diagnosis.cause, Cause::AppBlocked | Cause::PolicyBlock)
}
