//! `dist/card/`: the card for other web pages, with file names that are the same in every release.
//!
//! The files are those of the page, which have digests in their names. Only the glue differs, in the names of the files that it
//! fetches.

use crate::project;
use crate::split::SECOND;
use std::fs;
use std::path::{Path, PathBuf};

/// The start and the end of each file name in the page, and its name here.
const FILES: [(&str, &str, &str); 4] = [
    ("card-", ".js", "token-doctor-card.js"),
    ("card-", ".css", "token-doctor-card.css"),
    ("page-", "_bg.wasm", "token-doctor-card_bg.wasm"),
    ("page-", SECOND, "token-doctor-card_second.wasm"),
];

/// The glue, which names the WebAssembly.
const GLUE: &str = "token-doctor-card-glue.js";

/// Copies the card from the built page.
pub fn copy() -> Result<(), String> {
    let page = Path::new(project::DIST);
    let folder = page.join("card");
    project::make_folder(&folder)?;
    for (start, end, name) in FILES {
        project::copy(&find(page, start, end)?, &folder.join(name))?;
    }
    let mut glue = project::read(&find(page, "page-", ".js")?)?;
    for end in ["_bg.wasm", SECOND] {
        let file = find(page, "page-", end)?;
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !glue.contains(name) {
            return Err(format!("The page's glue does not name {name}."));
        }
        glue = glue.replace(name, &format!("token-doctor-card{end}"));
    }
    project::write(&folder.join(GLUE), &glue)?;
    project::copy(
        Path::new("src/ui/card/token-doctor-card.d.ts"),
        &folder.join("token-doctor-card.d.ts"),
    )?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        project::copy(Path::new(name), &folder.join(name))?;
    }
    Ok(())
}

fn find(folder: &Path, start: &str, end: &str) -> Result<PathBuf, String> {
    let names = fs::read_dir(folder).map_err(|error| format!("Cannot list {}: {error}.", folder.display()))?;
    names
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(start) && name.ends_with(end)
        })
        .ok_or_else(|| format!("Trunk wrote no {start}…{end} into {}.", folder.display()))
}
