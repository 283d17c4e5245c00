//! `cargo xtask bench`: what the page and the module take, each figure beside its comparison in the same run, and what their
//! bytes are spent on, by twiggy.

use crate::process::{run, say};
use crate::tools::{self, Workshop};
use crate::{page, project, split, test};
use std::path::{Path, PathBuf};

/// A Yew page with nothing but a counter: what the page is held against.
const COUNTER: &str = "xtask/counter";

/// Builds a release and the counter page, and measures both.
pub fn run_all() -> Result<(), String> {
    crate::build(None)?;
    let counter = build_counter(&tools::workshop()?)?;
    test::run_in_browser(
        &["run", "bench", "--silent", "--", &counter.display().to_string()],
        "The benchmark failed; its reason is above.",
    )?;
    println!();
    print_largest_items()
}

/// Prints which functions and data are the largest in the two parts of the page and in the module, as the compiler wrote them: what
/// is shipped has no names.
fn print_largest_items() -> Result<(), String> {
    let twiggy = tools::twiggy()?;
    let [first, second] = split::parts();
    let module = project::target().join("wasm32-unknown-unknown/release/token_doctor.wasm");
    for (name, compiled) in [("first load", first), ("second load", second), ("module", module)] {
        println!("\nthe largest items of the {name}");
        run(
            twiggy.command("twiggy", &["top", "-n", "40"]).arg(compiled),
            "twiggy could not read the WebAssembly; `cargo xtask build` makes it.",
        )?;
    }
    Ok(())
}

/// Builds the counter page as the page is built: the same Trunk, release profile and tools.
fn build_counter(workshop: &Workshop) -> Result<PathBuf, String> {
    say("building the counter page, for comparison");
    let absolute = |path: PathBuf| {
        std::path::absolute(&path).map_err(|error| format!("Cannot use the folder {}: {error}.", path.display()))
    };
    let target = absolute(project::target())?;
    let folder = target.join("counter");
    project::make_folder(&folder)?;
    let arguments = ["build", "--release", "--log", "warn", "--public-url", "./", "--dist"];
    run(
        workshop
            .command("trunk", &arguments)
            .arg(&folder)
            .current_dir(Path::new(COUNTER))
            .env("CARGO_TARGET_DIR", &target)
            .env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", tools::WASM_OPT)),
        "Trunk could not build the counter page; its reason is above.",
    )?;
    page::shrink(&folder)?;
    Ok(folder)
}
