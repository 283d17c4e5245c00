//! `dist/token-doctor.html`: the whole page in one file, for a double-click.

use crate::process::{command, run, say};
use crate::{project, tools};
use std::path::Path;

/// Puts the built page into one file. Needs npm, which installs esbuild.
pub fn write() -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if !npm.join("node_modules/esbuild").exists() {
        say("dist/token-doctor.html is not built: install npm, which installs esbuild");
        return Ok(());
    }
    say("putting the page into one file");
    let script = Path::new("xtask/one_file.mjs");
    run(
        &mut command("node", [script, Path::new(project::DIST), &npm]),
        "The one-file page could not be built. The reason is above.",
    )
}
