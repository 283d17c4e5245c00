//! `dist/token-doctor.html`: the whole page in one file, for a double-click.

use crate::process::{command, run, say};
use crate::{project, tools};
use std::path::Path;

/// Puts the page that was built into one file. It takes npm, which brings what puts scripts together.
pub fn write() -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if !npm.join("node_modules/esbuild").exists() {
        say("there is no dist/token-doctor.html: it takes npm to install esbuild");
        return Ok(());
    }
    say("putting the page into one file");
    let script = Path::new("xtask/one_file.mjs");
    run(
        &mut command("node", [script, Path::new(project::DIST), &npm]),
        "The one file could not be made; the reason is above.",
    )
}
