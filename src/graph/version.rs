//! The version of the Graph API.

/// A version such as `v25.0`: `^v\d+\.\d+$`, so that it can stand in a path as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphVersion(String);

impl GraphVersion {
    /// The versions to offer, newest first. Meta's changelog: v26.0 of 29 July 2026; v22.0 ends on 20 May 2027.
    pub const OFFERED: &'static [&'static str] = &["v26.0", "v25.0", "v24.0", "v23.0", "v22.0"];

    /// Reads a version; `None` where it is not `v`, digits, a point and digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (major, minor) = text.strip_prefix('v')?.split_once('.')?;
        let is_number =
            |part: &str| (1..=3).contains(&part.len()) && part.chars().all(|character| character.is_ascii_digit());
        (is_number(major) && is_number(minor)).then(|| Self(text.to_owned()))
    }

    /// The text, such as `v25.0`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for GraphVersion {
    fn default() -> Self {
        Self("v25.0".to_owned())
    }
}
