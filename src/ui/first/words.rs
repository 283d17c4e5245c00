//! The sentences of the first load that depend on the state. Fixed texts are in their view. Does not depend on where they are
//! shown.

use crate::ui::model::{Host, Pasted};

/// In place of the token that a host has stored.
pub const STORED_TOKEN: &str = "Stored, not shown. Paste a token here to replace it.";

/// After the page was hidden for a long time.
pub const WIPED: &str = "The fields were emptied while this page was out of sight.";

/// The word of the button that saves.
pub fn save(host: &Host) -> &'static str {
    if host.is_enabled {
        "Save Changes"
    } else {
        "Save & Enable"
    }
}

/// In place of a text that was kept out of the field.
pub fn kept_out(bytes: usize, pasted: &Pasted) -> String {
    let found = if pasted.inspection.token.is_some() {
        "one token found"
    } else if pasted.answer.is_some() {
        "an answer of Meta's found"
    } else if pasted
        .inspection
        .findings
        .iter()
        .any(|finding| finding.code == "several_tokens")
    {
        "several tokens found"
    } else {
        "no token found"
    };
    [size(bytes).as_str(), " of text: ", found].concat()
}

fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        (bytes / 1_000).to_string() + " kB"
    } else {
        ((bytes + 500_000) / 1_000_000).to_string() + " MB"
    }
}
