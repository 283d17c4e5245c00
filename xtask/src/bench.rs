//! `cargo xtask bench`: what the page takes, measured in the browser, each figure beside what it is to be held against; and
//! what the module's bytes are spent on.

use crate::{size, test};

/// Builds a release and measures it.
pub fn run() -> Result<(), String> {
    crate::build(None)?;
    test::run_in_browser(
        &["run", "bench", "--silent"],
        "The benchmark failed; its reason is above.",
    )?;
    size::print_spent()
}
