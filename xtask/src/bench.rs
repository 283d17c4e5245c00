//! `cargo xtask bench`: what the page takes, measured in the browser, each figure beside what it is to be held against.

use crate::test;

/// Builds a release and measures it.
pub fn run() -> Result<(), String> {
    crate::build()?;
    test::run_in_browser(
        &["run", "bench", "--silent"],
        "The benchmark failed; its reason is above.",
    )
}
