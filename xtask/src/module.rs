//! `dist/module/`: the library as a WebAssembly module with a JavaScript API, without the page.

use crate::glue::guard;
use crate::page;
use crate::process::{run, say};
use crate::tools::{Workshop, optimise};
use crate::{project, words};
use std::path::Path;

/// Builds the module beside the page.
pub fn build(workshop: &Workshop) -> Result<(), String> {
    say("building the module");
    let target = project::target();
    let arguments = [
        "rustc",
        "--quiet",
        "--release",
        "--lib",
        "--no-default-features",
        "--features",
        "module,allocator",
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
        "--target-dir",
    ];
    run(
        workshop.command("cargo", &arguments).arg(&target),
        "cargo could not build the module. Its reason is above.",
    )?;

    let folder = Path::new(project::DIST).join("module");
    project::make_folder(&folder)?;
    // Types are written by hand: they say more than generated types.
    let arguments = [
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "token-doctor",
        "--out-dir",
    ];
    run(
        workshop
            .command("wasm-bindgen", &arguments)
            .arg(&folder)
            .arg(target.join("wasm32-unknown-unknown/release/token_doctor.wasm")),
        "wasm-bindgen could not write the module's JavaScript. Its reason is above.",
    )?;
    let glue = folder.join("token-doctor.js");
    // The reader and the languages are part of the one file of the module.
    let languages = [
        include_str!("../../src/words.js").replace("export function", "function"),
        include_str!("../../src/module/languages.js").to_owned(),
    ];
    let shared = languages.concat();
    project::write(
        &glue,
        &guard(&project::read(&glue)?, "", &shared, "withLanguage(\"NAME\", args)")?,
    )?;
    optimise(workshop, &folder.join("token-doctor_bg.wasm"))?;
    page::minify(&folder)?;
    words::write_modules(&[&folder.join("token-doctor_bg.wasm")], &folder)?;
    for name in ["token-doctor.d.ts", "README.md"] {
        project::copy(&Path::new("src/module").join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        project::copy(Path::new(name), &folder.join(name))?;
    }
    write_package(&folder.join("package.json"))
}

/// The package file, with the version of the crate.
fn write_package(file: &Path) -> Result<(), String> {
    const TEMPLATE: &str = "src/module/package.json";
    const NO_VERSION: &str = "\"version\": \"0.0.0\"";
    let version = project::version()?;
    let package = project::read(Path::new(TEMPLATE))?;
    if !package.contains(NO_VERSION) {
        return Err(format!(
            "{TEMPLATE} does not contain `{NO_VERSION}`. Restore it from the repository."
        ));
    }
    project::write(
        file,
        &package.replace(NO_VERSION, &format!("\"version\": \"{version}\"")),
    )
}
