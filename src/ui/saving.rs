//! Saving: what a host is given, why there may be nothing to give, and what to ask before.
//!
//! Plain data, so that it is tested on the host. Does not depend on the browser.

use super::state::{IdEntry, Refusal, State, Test};
use crate::access_token::{AccessToken, Kind};
use crate::check::Verdict;
use crate::diagnosis::Category;

/// What surrounds the card.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a host has said")]
pub struct Host {
    /// Whether it saves.
    pub saves: bool,
    /// Where to, as an address, where it is the page itself that sends it.
    pub save_address: Option<String>,
    /// Whether the integration is enabled already.
    pub is_enabled: bool,
    /// Whether it has a token stored that it does not give back.
    pub has_stored_token: bool,
    /// Whether it tests that token when it is asked to.
    pub tests_stored: bool,
    /// Whether it wants the guide under the card.
    pub shows_guide: bool,
}

/// How long to wait for the host's answer to a save, in seconds.
pub const WAIT_SECS: u32 = 60;

/// How saving stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was pressed since the last change.
    #[default]
    Idle,
    /// It was pressed, and there is something to think of first.
    Asking(Doubt),
    /// The host has it and has not answered yet. The number tells its answer from the answer to another save.
    UnderWay(u32),
    /// The host did not answer in time, so it may have saved it or not. An answer that comes later is still taken.
    Unanswered(u32),
    /// The fields were emptied before the host answered. Its answer would be about something that is no longer there, and
    /// changes nothing.
    Abandoned,
    /// The host has taken it.
    Saved,
    /// The host has not taken it, for this reason; empty where it gave none.
    Rejected(String),
}

/// What a host is given to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSave {
    /// The cleaned token; `None`: the stored one stays.
    pub token: Option<AccessToken>,
    /// The ID, or what was typed in its place; empty where there is none.
    pub phone_number_id: String,
    /// The same.
    pub whatsapp_business_account_id: String,
}

/// Why to ask before saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It was recognised as another secret.
    OtherSecret,
    /// It was not tested.
    Untested,
    /// The test is not over.
    Testing,
    /// Something was changed since the test.
    Changed,
    /// The test failed, with a diagnosis of this category.
    Failed(Option<Category>),
    /// The test could not tell.
    CouldNotTell,
    /// What stands in the field of an ID cannot be one.
    MalformedId,
}

impl State {
    /// Whether the host has something to save and is still waited for.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        matches!(self.saving, Saving::UnderWay(_))
    }

    /// What to save.
    ///
    /// # Errors
    /// Where the field holds nothing that could be a token.
    pub fn to_save(&self) -> Result<ToSave, Refusal> {
        let inspection = &self.pasted.inspection;
        let token = match &inspection.token {
            _ if self.pasted.answer.is_some() || self.pasted.replayed.is_some() => return Err(Refusal::Answer),
            Some(token) => Some(token.clone()),
            None if inspection.kind == Kind::Empty && self.host.has_stored_token => None,
            None if inspection.kind == Kind::Empty => return Err(Refusal::Empty),
            None if !inspection.choices.is_empty() => return Err(Refusal::Several),
            None => return Err(Refusal::NoToken),
        };
        Ok(ToSave {
            token,
            phone_number_id: id(&self.phone_number_id),
            whatsapp_business_account_id: id(&self.account_id),
        })
    }

    /// What to ask before saving; nothing where a test of just this has found it to work.
    #[must_use]
    pub fn save_doubt(&self) -> Option<Doubt> {
        let has_malformed_id = self.phone_number_id.problem.or(self.account_id.problem).is_some();
        let inspection = &self.pasted.inspection;
        if inspection.token.is_none() {
            // The stored token stays as it is.
            return has_malformed_id.then_some(Doubt::MalformedId);
        }
        if inspection.is_other_secret() {
            return Some(Doubt::OtherSecret);
        }
        match &self.test {
            Test::Idle | Test::Cancelled | Test::NotTested(_) => Some(Doubt::Untested),
            Test::Running { .. } => Some(Doubt::Testing),
            Test::Ended { is_outdated: true, .. } => Some(Doubt::Changed),
            Test::Ended { report, .. } => match report.verdict {
                Verdict::Failed => Some(Doubt::Failed(
                    report.diagnosis.as_ref().map(|diagnosis| diagnosis.category),
                )),
                Verdict::CouldNotTell => Some(Doubt::CouldNotTell),
                Verdict::Connected | Verdict::Attention => has_malformed_id.then_some(Doubt::MalformedId),
            },
        }
    }
}

/// The ID that was read in the field, else what was typed.
fn id(entry: &IdEntry) -> String {
    entry.id.clone().unwrap_or_else(|| entry.typed.trim().to_owned())
}
