//! The sentences of the first load that depend on the state. Fixed texts are in their view. Does not depend on where they are
//! shown.

use crate::paste::AccessToken;
use crate::ui::model::{Host, Pasted};
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

/// In place of a text that was kept out of the field.
pub fn kept_out(bytes: usize, pasted: &Pasted) -> Said {
    let text = if pasted.inspection.token.is_some() {
        t!("{size} of text: one token found")
    } else if pasted.answer.is_some() {
        t!("{size} of text: an answer from Meta found")
    } else if pasted
        .inspection
        .findings
        .iter()
        .any(|finding| finding.code == "several_tokens")
    {
        t!("{size} of text: several tokens found")
    } else {
        t!("{size} of text: no token found")
    };
    Said::from(text).with("size", size(bytes))
}

fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        (bytes / 1_000).to_string() + " kB"
    } else {
        ((bytes + 500_000) / 1_000_000).to_string() + " MB"
    }
}
