//! What can happen to the checker.

use std::rc::Rc;

use super::comparing::ComparisonEvent;
use super::exchanging::ExchangeEvent;
use super::input::{Pasted, Refused};
use super::saving::{Doubt, Host};
use crate::check::{Check, ConnectionReport};
use crate::diagnosis::IdField;
use crate::graph::{AppSecret, GraphVersion};

/// What happened. `State::apply` changes the state by it.
pub enum Event {
    /// The token's field, or a text kept out of it, has new content.
    Pasted(Box<Pasted>),
    /// "Show" or "Hide" was pressed.
    MaskToggled,
    /// The field of an ID has a new text.
    IdTyped(IdField, String),
    /// The field of an ID lost the focus.
    IdLeft(IdField),
    /// Something was pasted into the field of an ID, which is about to have a new text.
    IdPasted(IdField, String),
    /// One of the tokens was chosen, counted from 0.
    TokenChosen(usize),
    /// "Send anyway" was pressed for a text of no known kind.
    UnknownKindAccepted,
    /// The field of the app secret has a new text.
    AppSecretTyped(Option<AppSecret>),
    /// The checkbox for the names in the report was selected or cleared.
    NamesToggled,
    /// Something that follows from the test was asked for.
    MoreAsked,
    /// "Subscribe this app" was pressed, or "Do not subscribe".
    SubscriptionAsked(bool),
    /// Another version was chosen.
    VersionChosen(GraphVersion),
    /// The field of the CRM's webhook address has a new text.
    WebhookTyped(String),
    /// A button did nothing.
    Refused(Refused),
    /// "Test Connection" began a test.
    Began(u32),
    /// A test has come further.
    Progressed(u32, Vec<Check>),
    /// A test is over.
    Ended(u32, Rc<ConnectionReport>),
    /// Whether a file can remind of the expiry of the token that was tested.
    ReminderOffered(u32, bool),
    /// The host did not test its stored token.
    NotTested(u32, String),
    /// "Cancel" was pressed.
    Cancelled,
    /// "Save" was pressed, and there is a question first.
    SaveAsked(Doubt),
    /// The host has changed what it says of itself.
    HostChanged(Box<Host>),
    /// The host was given what is to be saved.
    SaveBegan(u32),
    /// The host has not answered a save in time.
    SaveTimedOut(u32),
    /// The host has taken it, or has not.
    SaveEnded(u32, Result<(), String>),
    /// Something happened to the exchange.
    Exchange(ExchangeEvent),
    /// Something happened to the comparison.
    Comparison(ComparisonEvent),
    /// "Clear" was pressed.
    Cleared,
    /// Everything was emptied because the page was out of sight, except for these IDs.
    Wiped(Vec<(IdField, String)>),
}

impl Event {
    /// Whether it is the result of something that was started before or comes from the host, and not what a person does now.
    pub(super) fn is_awaited(&self) -> bool {
        matches!(
            self,
            Self::Progressed(..)
                | Self::Ended(..)
                | Self::ReminderOffered(..)
                | Self::NotTested(..)
                | Self::HostChanged(_)
                | Self::SaveTimedOut(_)
                | Self::SaveEnded(..)
                | Self::Exchange(ExchangeEvent::Ended(..))
                | Self::Comparison(ComparisonEvent::Ended(..))
        )
    }
}
