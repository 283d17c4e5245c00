//! The sentences of the first load that depend on the state. Fixed texts are in their view. Does not depend on where they are
//! shown.

use crate::paste::AccessToken;
use crate::ui::model::Host;
use crate::words::{Said, Text, t};

/// In place of the token that a host has stored.
pub const STORED_TOKEN: Text = t!("Stored, not shown. Paste a token here to replace it.");

/// After the page was hidden for a long time.
pub const WIPED: Text = t!("All fields were cleared while this page was hidden.");

/// The word of the button that saves.
pub fn save(host: &Host) -> Text {
    if host.is_enabled {
        t!("Save Changes")
    } else {
        t!("Save & Enable")
    }
}

/// "231 characters".
pub fn length(token: &AccessToken) -> Said {
    Said::counted_items(
        token.character_count(),
        t!("{count} character"),
        t!("{count} characters"),
    )
}
