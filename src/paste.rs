//! What was pasted: cleaned, with what was removed, and read as far as its own text allows.
//!
//! Knows the shape of tokens, and the codes and signs by which an answer of the Graph API is recognised. Does not depend on the
//! network, on the meaning of an answer or on any verdict: what the shape suggests is a warning, because Meta calls the token opaque.

mod anatomy;
mod clean;
pub(crate) mod codes;
mod extract;
mod ids;
mod inspect;
mod join;
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

/// An access token, cleaned. Never printed whole: `Debug` redacts it, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

impl AccessToken {
    /// Longer texts are no tokens: a request could not carry them.
    const LONGEST: usize = 8_192;

    /// Takes a text that is clean already: one piece, not empty, without characters that cleaning removes.
    ///
    /// Its shape is not asked, because Meta calls tokens opaque. `None` where the text is not clean, or longer than a
    /// request can carry. A paste goes through [`inspect`] instead.
    #[must_use]
    pub fn from_clean(text: &str) -> Option<Self> {
        let is_clean = (1..=Self::LONGEST).contains(&text.len()) && !text.contains(clean::is_unseen);
        is_clean.then(|| Self(text.to_owned()))
    }

    /// The token's own text. Called only where a request is built and where the person asked to copy it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// How many characters it has.
    #[must_use]
    pub fn character_count(&self) -> usize {
        self.0.chars().count()
    }

    /// What a report may say of the token: its first letters, where they say no more than its kind, and its length.
    #[must_use]
    pub fn summary(&self) -> String {
        let characters = self.character_count();
        let shown = if self.0.starts_with("EA") && characters >= 40 {
            self.0.get(..4)
        } else {
            None
        };
        let noun = if characters == 1 { "character" } else { "characters" };
        format!("{}\u{2026} ({characters} {noun})", shown.unwrap_or_default())
    }
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("AccessToken(redacted)")
    }
}

/// The ID of a Meta app: decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppId(String);

impl AppId {
    /// Takes 1 to 20 decimal digits that do not begin with a zero; `None` for anything else.
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

/// What kind of text was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An access token of the Graph API.
    AccessToken,
    /// An app access token: the app's ID, a bar, and its secret.
    AppAccessToken,
    /// An app secret or a client token: 32 hexadecimal digits.
    AppSecret,
    /// A token of the Instagram API.
    InstagramToken,
    /// A token of the Threads API.
    ThreadsToken,
    /// A phone number.
    PhoneNumber,
    /// The ID of a phone number, an account, an app or something else of Meta's.
    ObjectId,
    /// A JSON Web Token.
    JsonWebToken,
    /// A key of another company, or a secret of another purpose, such as a webhook's verify token.
    OtherKey,
    /// An answer of the Graph API.
    GraphError,
    /// Something that stands where a token should: a placeholder, a masked value, a sample.
    Placeholder,
    /// Nothing but what cleaning removes.
    Empty,
    /// Nothing known.
    Unknown,
}

impl Kind {
    /// The name in the module's contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::AppAccessToken => "app_access_token",
            Self::AppSecret => "app_secret",
            Self::InstagramToken => "instagram_token",
            Self::ThreadsToken => "threads_token",
            Self::PhoneNumber => "phone_number",
            Self::ObjectId => "object_id",
            Self::JsonWebToken => "json_web_token",
            Self::OtherKey => "other_key",
            Self::GraphError => "graph_error",
            Self::Placeholder => "placeholder",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

/// What the text of a token says about being whole. A hint: the layout is undocumented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// The shape is that of a whole token.
    LooksComplete,
    /// The end or the start is missing.
    LooksTruncated,
    /// A character or the shape cannot be right.
    LooksAltered,
    /// Not the shape this can be read from.
    Unknown,
}

impl Completeness {
    /// The name in the module's contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LooksComplete => "looks_complete",
            Self::LooksTruncated => "looks_truncated",
            Self::LooksAltered => "looks_altered",
            Self::Unknown => "unknown",
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Mended already.
    Info,
    /// Look at it.
    Warning,
    /// This is not what the field wants.
    Error,
}

impl Severity {
    /// The name in the module's contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing found in what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable code of the public contract, such as `line_breaks_removed`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence for the person; quotes no secret.
    pub message: String,
}

/// Everything that the pasted text alone can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The cleaned token, where there is one. Also there for a text of no known kind: only a request can tell.
    pub token: Option<AccessToken>,
    /// What kind of text it is.
    pub kind: Kind,
    /// Whether it looks whole.
    pub completeness: Completeness,
    /// The app that made the token, read from the token's own text.
    pub app_id: Option<AppId>,
    /// What was found, in the order to be shown.
    pub findings: Vec<Finding>,
    /// The IDs that stand beside it and whose kind the text tells.
    pub ids: Vec<FoundId>,
    /// The tokens to choose from, where several differ, or where they stand beside an answer of the Graph API.
    pub choices: Vec<TokenChoice>,
}

/// One of the tokens of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenChoice {
    /// The token, as it stands in the text.
    pub token: AccessToken,
    /// The app that made it, read from its own text.
    pub app_id: Option<AppId>,
}
