//! Saving: who saves, what the host is given, what to ask before, and how far it has come. Does not depend on the state as a
//! whole, or on the browser.

use crate::diagnosis::Category;
use crate::paste::AccessToken;

/// What surrounds the card.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a host has said")]
pub struct Host {
    /// Whether it saves.
    pub saves: bool,
    /// The address it saves to, if the page itself sends it.
    pub save_address: Option<String>,
    /// Whether the integration is enabled already.
    pub is_enabled: bool,
    /// Whether it has a token stored that it does not give back.
    pub has_stored_token: bool,
    /// Whether it can test that token.
    pub tests_stored: bool,
    /// Whether it wants the guide under the card.
    pub shows_guide: bool,
    /// The address that opens the page about a cause, if the cause is added: that of the standalone page.
    pub links: Option<String>,
    /// Whether it wants buttons for examples while nothing is shown.
    pub shows_examples: bool,
    /// Whether a test may offer to subscribe this app.
    pub offers_subscription: bool,
    /// Where incoming messages should go, if the host says it.
    pub webhook_url: Option<String>,
    /// The app that the host uses, if it says it.
    pub app_id: Option<String>,
    /// The folder with the pages about the diagnoses, if the host says it.
    pub help_url: Option<String>,
    /// Where the host gives support, if it says it.
    pub support_url: Option<String>,
    /// The IDs that it has given; each empty if there is none.
    pub given_ids: [String; 2],
}

/// How long to wait for the host's answer to a save, in seconds.
pub const WAIT_SECS: u32 = 60;

/// How far saving has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was pressed since the last change.
    #[default]
    Idle,
    /// It was pressed, and there is a question first.
    Asking(Doubt),
    /// The host has it and has not answered yet. Its answer is known by the number.
    UnderWay(u32),
    /// The host did not answer in time, so it may have saved it or not. A later answer still counts.
    Unanswered(u32),
    /// The fields were emptied before the host answered. Its answer would be about something that is no longer there, and
    /// changes nothing.
    Abandoned,
    /// The host has taken it.
    Saved,
    /// The host has not taken it, for this reason; empty if it gave none.
    Rejected(String),
}

/// What a host is given to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSave {
    /// The cleaned token; `None`: the stored one stays.
    pub token: Option<AccessToken>,
    /// The ID, or what was typed in its place; empty if there is none.
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
    /// What is in the field of an ID cannot be one.
    MalformedId,
}

impl Saving {
    /// Whether the host has something to save and is still waited for.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::UnderWay(_))
    }

    /// Whether the host was given something, and nobody knows the outcome.
    pub(super) fn is_outcome_unknown(&self) -> bool {
        matches!(self, Self::UnderWay(_) | Self::Unanswered(_) | Self::Abandoned)
    }

    /// Starts again, unless the host is still saving.
    pub(super) fn forget(&mut self) {
        if !self.is_under_way() {
            *self = Self::Idle;
        }
    }

    pub(super) fn time_out(&mut self, number: u32) {
        if *self == Self::UnderWay(number) {
            *self = Self::Unanswered(number);
        }
    }

    /// Takes the host's answer, if it is about the last save and about what is in the fields; tells whether it was saved.
    pub(super) fn end(&mut self, number: u32, saved: Result<(), String>) -> bool {
        if !matches!(self, Self::UnderWay(last) | Self::Unanswered(last) if *last == number) {
            return false;
        }
        *self = match saved {
            Ok(()) => Self::Saved,
            Err(why) => Self::Rejected(why),
        };
        *self == Self::Saved
    }
}
