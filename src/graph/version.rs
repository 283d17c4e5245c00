//! The version of the Graph API, and when it expires. Does not depend on the time, or on the sentences about a version.

/// A version such as `v25.0`. It matches `^v\d+\.\d+$`, so it needs no encoding in a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphVersion(String);

impl GraphVersion {
    /// The versions to offer, newest first: those that Meta answers for at least five months more (see [`ENDS`]).
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

    /// Until when Meta answers it.
    #[must_use]
    pub fn end(&self) -> VersionEnd {
        if let Some((_, end)) = ENDS.iter().find(|(version, _)| *version == self.0) {
            return *end;
        }
        let major = self.0.strip_prefix('v').and_then(|rest| rest.split_once('.'));
        match major.and_then(|(major, _)| major.parse::<u16>().ok()) {
            Some(major) if major < OLDEST_KNOWN_MAJOR => VersionEnd::Past,
            _ => VersionEnd::Unknown,
        }
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

/// When a version of the Graph API expires. A call to an expired version gets the answer of a newer one. A call to a version that does
/// not exist yet gets code 2500, "Unknown path components".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionEnd {
    /// Until this day, such as `2028-07-29`.
    On(&'static str),
    /// The version is older than every version that Meta answers.
    Past,
    /// The version is the newest one that is known here, and Meta has not announced when it expires.
    NotAnnounced,
    /// The version is not known here. It may be newer than this table, or not exist.
    Unknown,
}

/// When each version expires (Meta, "Changelog", developers.facebook.com/docs/graph-api/changelog, read on 26 November 2026). Version 26.0
/// was released on 29 July 2026. A version expires two years after the next one is released. A version that is not in the table is not refused.
const ENDS: &[(&str, VersionEnd)] = &[
    ("v26.0", VersionEnd::NotAnnounced),
    ("v25.0", VersionEnd::On("2028-07-29")),
    ("v24.0", VersionEnd::On("2028-02-18")),
    ("v23.0", VersionEnd::On("2027-10-08")),
    ("v22.0", VersionEnd::On("2027-05-20")),
    ("v21.0", VersionEnd::On("2027-01-21")),
];

/// The major number of the oldest version in [`ENDS`]: version 20.0 and older have expired.
const OLDEST_KNOWN_MAJOR: u16 = 21;
