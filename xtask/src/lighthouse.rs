//! `cargo xtask lighthouse`: what Lighthouse says of the page.

use crate::{browser, test, tools};

/// Builds a release and has Lighthouse judge it.
pub fn run_all() -> Result<(), String> {
    crate::build(None)?;
    browser::prepare_node()?;
    let lighthouse = tools::lighthouse()?;
    test::run_in_browser(
        &["run", "lighthouse", "--silent", "--", &lighthouse.display().to_string()],
        "Lighthouse found what is listed above.",
    )
}
