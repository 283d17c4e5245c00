//! What was pasted: cleaned, with a list of what was removed, and read as far as the text alone allows.
//!
//! Recognises tokens by their shape, and answers of the Graph API by their codes and signs. Everything that the shape
//! suggests is only a warning, because Meta calls the token opaque. Does not depend on the network, the meaning of an
//! answer or a verdict.

mod anatomy;
mod clean;
pub(crate) mod codes;
mod extract;
mod ids;
mod inspect;
mod join;
mod log;
mod names;
mod other_secrets;
mod placeholder;
mod redact;
mod scan;
mod shape;
mod signs;
mod text;
mod unwrap_lines;
mod words;

pub use ids::{FoundId, IdKind, ids_in};
pub use inspect::{cleaned, inspect, inspect_alone};
pub use redact::redact;
pub(crate) use scan::visit;
#[cfg(debug_assertions)]
pub use scan::visits;
pub use signs::{ANSWER_FIELDS, ERROR_TYPES, Sign, error_position, signs};
pub(crate) use text::{cut, floor, holds_any, split};
pub use unwrap_lines::without_quote_marks;

use crate::coded::coded;
use crate::words::Sentences;

/// An access token, cleaned. Never printed in full: `Debug` redacts it, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

impl AccessToken {
    /// A longer text cannot be a token, because no request could carry it.
    const LONGEST: usize = 8_192;

    /// Takes a text that is already clean: not empty, without characters that cleaning removes.
    ///
    /// Does not check the shape, because Meta calls tokens opaque. Returns `None` if the text is not clean, or longer
    /// than a request can carry. Use [`inspect`] for pasted text.
    #[must_use]
    pub fn from_clean(text: &str) -> Option<Self> {
        let is_clean = (1..=Self::LONGEST).contains(&text.len()) && !text.contains(clean::is_blank_or_invisible);
        is_clean.then(|| Self(text.to_owned()))
    }

    /// The token itself. Called only where a request is built and where the person asked to copy it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The number of characters.
    #[must_use]
    pub fn character_count(&self) -> usize {
        self.0.chars().count()
    }

    /// What a report may contain of the token: its length, and its first four characters if they reveal only its kind.
    #[must_use]
    pub fn summary(&self) -> String {
        let characters = self.character_count();
        let noun = if characters == 1 { "character" } else { "characters" };
        format!("{} ({characters} {noun})", self.shown_start())
    }

    /// The first four characters if they reveal only the kind of the token, then "…".
    #[must_use]
    pub fn shown_start(&self) -> String {
        let is_long = self.0.starts_with("EA") && self.character_count() >= 40;
        let shown = self.0.get(..4).filter(|_| is_long);
        [shown.unwrap_or_default(), "\u{2026}"].concat()
    }
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("AccessToken(redacted)")
    }
}

/// The ID of a Meta app, in decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppId(String);

impl AppId {
    /// Takes 1 to 20 decimal digits that do not begin with a zero; returns `None` for anything else.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        let is_id = (1..=20).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_id.then(|| Self(digits.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

coded! {
    /// The kind of text that was pasted.
    Kind {
        /// An access token of the Graph API.
        AccessToken = "access_token",
        /// An app access token: the app's ID, a bar, and its secret.
        AppAccessToken = "app_access_token",
        /// An app secret or a client token: 32 hexadecimal digits.
        AppSecret = "app_secret",
        /// A token of the Instagram API.
        InstagramToken = "instagram_token",
        /// A token of the Threads API.
        ThreadsToken = "threads_token",
        /// A phone number.
        PhoneNumber = "phone_number",
        /// The ID of a phone number, an account, an app or another Meta object.
        ObjectId = "object_id",
        /// A JSON Web Token.
        JsonWebToken = "json_web_token",
        /// Another company's key, or a secret with another purpose, such as a webhook's verify token.
        OtherKey = "other_key",
        /// An answer of the Graph API.
        GraphError = "graph_error",
        /// A text in place of a token: a placeholder, a masked value or a documentation sample.
        Placeholder = "placeholder",
        /// Empty, or only characters that cleaning removes.
        Empty = "empty",
        /// Not recognised.
        Unknown = "unknown",
    }
}

coded! {
    /// Whether the token looks complete, judged by its text. Only a hint, because the layout is undocumented.
    Completeness {
        /// The layout of a complete token.
        LooksComplete = "looks_complete",
        /// The beginning or the end is missing.
        LooksTruncated = "looks_truncated",
        /// At least one character is wrong, or the layout is impossible.
        LooksAltered = "looks_altered",
        /// The layout is not one that can be judged.
        Unknown = "unknown",
    }
}

coded! {
    /// How much a finding matters.
    Severity {
        /// Already fixed.
        Info = "info",
        /// Needs attention.
        Warning = "warning",
        /// Not what this field is for.
        Error = "error",
    }
}

/// One thing found in the pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable code of the public contract, such as `line_breaks_removed`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What to tell the person. Contains no secret.
    pub message: Sentences,
}

/// Everything that the pasted text alone shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The cleaned token, if there is one. Also present if the kind is unknown, because only a request can tell.
    pub token: Option<AccessToken>,
    /// What kind of text it is.
    pub kind: Kind,
    /// Whether it looks complete.
    pub completeness: Completeness,
    /// The app that the token belongs to, read from the token's text.
    pub app_id: Option<AppId>,
    /// The findings, in the order in which they are shown.
    pub findings: Vec<Finding>,
    /// The IDs beside the token, if the text shows what kind they are.
    pub ids: Vec<FoundId>,
    /// The tokens to choose from, if there are several, or if they are beside an answer of the Graph API.
    pub choices: Vec<TokenChoice>,
}

/// One of several tokens in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenChoice {
    /// The token, unchanged.
    pub token: AccessToken,
    /// The app that it belongs to, read from the token's text.
    pub app_id: Option<AppId>,
}
