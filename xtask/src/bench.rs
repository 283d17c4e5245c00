//! `cargo xtask bench`: measures the page and the module, compares each figure with a baseline from the same run, and prints the
//! largest items with twiggy.

use crate::page::Hosting;
use crate::process::{run, say};
use crate::tools::{self, Workshop};
use crate::{page, project, split, test};
use std::path::{Path, PathBuf};

/// A Yew page with only a counter: the baseline for the page.
const COUNTER: &str = "xtask/counter";

/// Builds a release and the counter page, and measures both.
pub fn run_all() -> Result<(), String> {
    crate::build(&Hosting::default())?;
    let counter = build_counter(&tools::workshop()?)?;
    test::run_in_browser(
        &["run", "bench", "--silent", "--", &counter.display().to_string()],
        "The benchmark failed. Its reason is above.",
    )?;
    println!();
    print_largest_items()
}

/// Prints the largest functions and data of both parts of the page and of the module. Reads the compiler's output, because the shipped
/// files have no names.
fn print_largest_items() -> Result<(), String> {
    let twiggy = tools::twiggy()?;
    let [first, second] = split::parts();
    let module = project::target().join("wasm32-unknown-unknown/release/token_doctor.wasm");
    for (name, compiled) in [("first load", first), ("second load", second), ("module", module)] {
        println!("\nthe largest items of the {name}");
        run(
            twiggy.command("twiggy", &["top", "-n", "40"]).arg(compiled),
            "twiggy could not read the WebAssembly. Run `cargo xtask build` first.",
        )?;
    }
    Ok(())
}

/// Builds the counter page like the page: with the same Trunk, release profile and tools.
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
        "Trunk could not build the counter page. Its reason is above.",
    )?;
    page::shrink(&folder)?;
    Ok(folder)
}
