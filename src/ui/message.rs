//! What the checker can be sent. Does not depend on who sends it (a view, a timer, a call that has ended) or on what is done with
//! it.

use yew::AttrValue;

use super::model::{Event, Example};
use crate::check::FollowUp;
use crate::diagnosis::IdField;

/// A message.
pub enum Msg {
    /// What the person does that the first load can do alone.
    Input(Input),
    /// What needs the second load.
    Command(Command),
    /// What has happened. It changes the state and does nothing else.
    Event(Event),
}

/// What the person does that the first load can do alone.
pub enum Input {
    /// The token's field has this text now, or this text came and is too big for the field.
    Text(String),
    Clear,
    /// "Remove", beside a text that was kept out of the field.
    Remove,
    /// Use one of the tokens, counted from 0.
    ChooseToken(usize),
    /// Put an ID that was found into its field.
    UseId(IdField, String),
    /// The page was left, or was hidden for a long time.
    Leave,
    /// "Try again": fetch the second load again.
    LoadAgain,
}

/// What needs the second load: the buttons by their labels, and last what the checker sends itself.
pub enum Command {
    Test,
    Cancel,
    /// "Example: …"
    Example(Example),
    SendAnyway,
    /// Put a number that was found, and its account, into their fields.
    UseNumber(String, Option<String>),
    /// Ask what follows from the test.
    FollowUp(FollowUp),
    /// "Subscribe app …"; `answers`: as for `Save`.
    Subscribe {
        answers: bool,
    },
    /// "Save & Enable" or "Save Changes"; `answers`: not the second half of a double click, so it answers a question.
    Save {
        answers: bool,
    },
    SaveAnyway,
    /// "Exchange token" or "Renew token"; `answers`: as for `Save`.
    Exchange {
        renew: bool,
        answers: bool,
    },
    UseNewToken,
    Compare,
    SaveReminder,
    Copy(CopySource),
    /// The clipboard took this, or refused the text.
    CopyEnded(CopySource, Option<String>),
    /// "Copied" was shown for long enough.
    CopyForgotten,
    /// The test with this number has ended, and the host is told its report.
    Report(u32),
    /// Read this text as all that it may be.
    Read(String),
    /// Stop everything that is under way, and keep nothing of it.
    StopAll,
}

/// What is copied.
#[derive(Clone, PartialEq)]
pub enum CopySource {
    Token,
    Report,
    /// The steps, for the person who manages the Meta account.
    Steps,
    /// The address of this page with the cause, which opens the page about it.
    Link,
    /// The calls of a test for a POSIX shell.
    CurlCommand,
    /// The calls of a test for `PowerShell`.
    PowerShellCommand,
    /// The exchange for a terminal.
    ExchangeCommand,
    /// The token that an exchange gave.
    NewToken,
    /// An ID, which is the button's text as well.
    Id(AttrValue),
}

impl Msg {
    /// Whether a test or a save would be about something else after this.
    #[must_use]
    pub fn changes_what_is_asked(&self) -> bool {
        matches!(
            self,
            Self::Input(Input::Text(_) | Input::Remove | Input::ChooseToken(_) | Input::UseId(..))
                | Self::Event(Event::IdTyped(..) | Event::VersionChosen(_) | Event::WebhookTyped(_))
        )
    }
}

macro_rules! kinds_of_message {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Msg {
            fn from(message: $kind) -> Self {
                Self::$kind(message)
            }
        })*
    };
}

kinds_of_message!(Input, Command, Event);
