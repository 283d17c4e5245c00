//! `dist/card/`: the card for other web pages, with file names that are the same in every release.
//!
//! The files are those of the page, which have digests in their names. Only the glue differs, in the names of the files that it
//! fetches.

use crate::split::SECOND;
use crate::{project, words};
use std::path::Path;

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
        project::copy(&project::find_file(page, start, end)?, &folder.join(name))?;
    }
    let mut glue = project::read(&project::find_file(page, "page-", ".js")?)?;
    for end in ["_bg.wasm", SECOND] {
        let file = project::find_file(page, "page-", end)?;
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !glue.contains(name) {
            return Err(format!("The page's glue does not name {name}."));
        }
        glue = glue.replace(name, &format!("token-doctor-card{end}"));
    }
    project::write(&folder.join(GLUE), &glue)?;
    let wasm = ["_bg.wasm", SECOND].map(|end| project::find_file(page, "page-", end));
    let [first, second] = wasm;
    words::write_modules(&[&first?, &second?], &folder)?;
    project::copy(
        Path::new("src/ui/card/token-doctor-card.d.ts"),
        &folder.join("token-doctor-card.d.ts"),
    )?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        project::copy(Path::new(name), &folder.join(name))?;
    }
    Ok(())
}
