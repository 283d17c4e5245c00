//! Which release the page is of, and from which day it says that it is old. These are constants of the release: with the clock of the
//! build, the same sources would not give the same bytes. Does not depend on where they are shown.

/// The version as the footer names it.
pub const VERSION: &str = concat!("v", env!("CARGO_PKG_VERSION"));

/// A version and the day of its release. Both change together: a test fails if this is not the version in `Cargo.toml`.
pub const RELEASE: (&str, &str) = ("0.2.0", "2026-11-27");

/// From this day, the footer says that the release is old: half a year after the release. Meta answers the version of the Graph API
/// that the release is for until a later day, which a test checks.
pub const OLD_FROM: &str = "2027-05-27";
