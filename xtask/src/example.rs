//! `cargo xtask example`: a CRM with the card in its page, and a local Graph API for its requests.

use crate::page::Hosting;
use crate::{project, test};

/// The default port, different from that of `serve`.
const PORT: &str = "8090";

/// Builds everything and runs the example until it is stopped. Its saved data stays in the target folder.
pub fn run(port: Option<&str>) -> Result<(), String> {
    crate::build(&Hosting::default())?;
    let store = std::path::absolute(project::target().join("example/settings.db"))
        .map_err(|error| format!("Cannot use the target folder: {error}."))?;
    let mut npm = test::in_browser(&["run", "example", "--silent"])?;
    npm.env("STORE", store).env("PORT", port.unwrap_or(PORT));
    crate::process::run(&mut npm, "The example could not run. Its reason is above.")
}
