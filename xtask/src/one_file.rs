//! `dist/token-doctor.html`: the whole page in one file, for a double-click. Each other language has its own file, such as
//! `dist/token-doctor.pt-BR.html`.

use crate::process::{command, run, say};
use crate::{project, tools};
use std::path::Path;

/// Puts the built page into one file for each language. Needs npm, which installs esbuild.
pub fn write() -> Result<(), String> {
    let npm = tools::npm_folder()?;
    if !npm.join("node_modules/esbuild").exists() {
        say("the one-file pages are not built: install npm, which installs esbuild");
        return Ok(());
    }
    say("putting the page into one file for each language");
    let script = Path::new("xtask/one_file.mjs");
    run(
        &mut command("node", [script, Path::new(project::DIST), &npm]),
        "The one-file pages could not be built. The reason is above.",
    )
}
