//! `cargo xtask lighthouse`: runs Lighthouse on the page.

use crate::page::Hosting;
use crate::{browser, test, tools};

/// Builds a release and runs Lighthouse on it.
pub fn run_all() -> Result<(), String> {
    crate::build(&Hosting::default())?;
    browser::prepare_node()?;
    let lighthouse = tools::lighthouse()?;
    test::run_in_browser(
        &["run", "lighthouse", "--silent", "--", &lighthouse.display().to_string()],
        "Lighthouse found the problems that are listed above.",
    )
}
