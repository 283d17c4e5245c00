//! The version of the Graph API.

/// A version such as `v25.0`. It matches `^v\d+\.\d+$`, so it needs no encoding in a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphVersion(String);

impl GraphVersion {
    /// The versions to offer, newest first. Version 26.0 was released on 29 July 2026, version 22.0 ends on 20 May 2027
    /// (Meta, "Changelog", developers.facebook.com/docs/graph-api/changelog, November 2026).
    pub const OFFERED: &'static [&'static str] = &["v26.0", "v25.0", "v24.0", "v23.0", "v22.0"];

    /// Reads a version; `None` if it is not `v`, digits, a dot and digits.
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
