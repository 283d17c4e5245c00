//! `dist/module/`: the library as a WebAssembly module with a JavaScript API, without the page.

use crate::process::{run, say};
use crate::project;
use crate::tools::Workshop;
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
        "module",
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
        "--target-dir",
    ];
    run(
        workshop.command("cargo", &arguments).arg(&target),
        "cargo could not build the module; its reason is above.",
    )?;

    let folder = Path::new(project::DIST).join("module");
    project::make_folder(&folder)?;
    // Types are written by hand: they say more than those that can be derived.
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
        "wasm-bindgen could not make the module's JavaScript; its reason is above.",
    )?;
    optimise(workshop, &folder.join("token-doctor_bg.wasm"))?;
    for name in ["token-doctor.d.ts", "package.json"] {
        project::copy(&Path::new("src/module").join(name), &folder.join(name))?;
    }
    Ok(())
}

fn optimise(workshop: &Workshop, wasm: &Path) -> Result<(), String> {
    if !workshop.has_wasm_opt()? {
        say("the module stays larger than it need be: it takes npm to install wasm-opt");
        return Ok(());
    }
    run(
        workshop
            .command("wasm-opt", &["-Oz"])
            .arg(wasm)
            .arg("--output")
            .arg(wasm),
        "wasm-opt could not make the module smaller; its reason is above.",
    )
}
