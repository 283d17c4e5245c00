//! The programs that pack the page: trunk, wasm-bindgen, wasm-split and wasm-opt, in the versions that the project names.
//!
//! One of the right version that the machine has is used; else it is installed in the tool folder.

use crate::install::{build_folder, cargo_home, cargo_install, fetch_program, install_npm_packages, installed_version};
use crate::process::{command, find, output, run_quietly, say};
use crate::{project, toolchain};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest Trunk that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";

/// Trunk's release file for this kind of machine, and its SHA-256. Any other kind compiles Trunk.
const TRUNK_RELEASE: Option<[&str; 2]> = if cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
    Some([
        "trunk-x86_64-unknown-linux-gnu.tar.gz",
        "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    ])
} else {
    None
};

/// What splits the page's WebAssembly in two.
const WASM_SPLIT: &str = "0.2.4";

/// What makes WebAssembly smaller: the version of binaryen in xtask/npm/package.json.
pub const WASM_OPT: &str = "132";

/// What says which functions weigh most. Only `bench` needs it.
const TWIGGY: &str = "0.8.0";

/// What checks the dependencies. No build needs it.
const CARGO_DENY: &str = "0.20.2";

/// All that a build needs, ready.
pub struct Workshop {
    path: OsString,
}

impl Workshop {
    /// A program of the workshop or of the system, with the workshop's PATH.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = command(program, arguments);
        command.env("PATH", &self.path);
        // Trunk's release would ask for a newer version at each build.
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Without this the shipped files hold the name of the builder's home folder, and differ from one home to another.
        // Cargo splits the variable at spaces.
        let cargo_home = cargo_home().map(|folder| folder.display().to_string());
        if let Some(cargo_home) = cargo_home.filter(|folder| !folder.contains(' ')) {
            let remap = format!("--remap-path-prefix={cargo_home}=cargo");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap);
        }
        command
    }

    /// Whether a program is there in this version.
    fn has(&self, program: &str, version: &str) -> bool {
        let printed = output(&mut self.command(program, &["--version"]));
        printed.is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
    }
}

/// Sees to the wasm target and the tools.
pub fn workshop() -> Result<Workshop, String> {
    let workshop = finishing_workshop()?;
    let tools = project::tools()?;
    let has_trunk = || workshop.has("trunk", TRUNK);
    if !has_trunk() {
        fetch_trunk(&tools)?;
    }
    if !has_trunk() {
        say(&format!("compiling trunk {TRUNK} (about two minutes, once)"));
        // Without the check for updates, which would call home at each build.
        cargo_install(&tools, "trunk", TRUNK, &["--locked", "--no-default-features"])?;
    }
    project::remove_folder(&build_folder(&tools))?;
    Ok(workshop)
}

/// Sees to all of that but Trunk, which is there already where it calls its hooks.
pub fn finishing_workshop() -> Result<Workshop, String> {
    let tools = project::tools()?;
    let shims = toolchain::prepare()?;
    let workshop = Workshop {
        path: path(shims, &tools)?,
    };

    // The program and the crate have to be of the same version.
    let bindgen = project::exact_version("wasm-bindgen")?;
    if !workshop.has("wasm-bindgen", &bindgen) {
        say(&format!("compiling wasm-bindgen {bindgen} (about two minutes, once)"));
        // Without TLS, which only its runner of tests needs. Not `--locked`: the lock file of 0.2.130 names a version that the
        // registry lacks.
        let arguments = ["--no-default-features", "--bin", "wasm-bindgen"];
        cargo_install(&tools, "wasm-bindgen-cli", &bindgen, &arguments)?;
    }

    // wasm-split-cli does not tell its version.
    if installed_version(&tools, "wasm_split_cli_support").as_deref() != Some(WASM_SPLIT) {
        say(&format!("compiling wasm-split-cli {WASM_SPLIT} (about a minute, once)"));
        let arguments = ["--locked", "--features", "build-binary"];
        cargo_install(&tools, "wasm_split_cli_support", WASM_SPLIT, &arguments)?;
    }

    if find("npm").is_some() {
        install_npm_packages("npm")?;
    } else {
        say("there is no npm to install wasm-opt and esbuild with: everything stays larger than it need be");
    }
    Ok(workshop)
}

/// Makes WebAssembly smaller, where wasm-opt is there.
pub fn optimise(workshop: &Workshop, wasm: &Path) -> Result<(), String> {
    if !workshop.has("wasm-opt", WASM_OPT) {
        say(&format!(
            "{} stays larger than it need be: it takes npm to install wasm-opt",
            wasm.display()
        ));
        return Ok(());
    }
    let arguments = ["--flatten", "--rereloop", "-Oz", "-Oz"];
    // It warns of what it finds in the names of functions, and takes them out.
    run_quietly(
        workshop
            .command("wasm-opt", &arguments)
            .arg(wasm)
            .arg("--output")
            .arg(wasm),
        "wasm-opt could not make the WebAssembly smaller; its reason is above.",
    )
}

/// Sees to twiggy alone.
pub fn twiggy() -> Result<Workshop, String> {
    one_tool("twiggy", TWIGGY)
}

/// Sees to cargo-deny alone.
pub fn deny() -> Result<Workshop, String> {
    one_tool("cargo-deny", CARGO_DENY)
}

fn one_tool(name: &str, version: &str) -> Result<Workshop, String> {
    let tools = project::tools()?;
    let workshop = Workshop {
        path: path(None, &tools)?,
    };
    if !workshop.has(name, version) {
        say(&format!("compiling {name} {version} (about two minutes, once)"));
        cargo_install(&tools, name, version, &["--locked"])?;
        project::remove_folder(&build_folder(&tools))?;
    }
    Ok(workshop)
}

/// Sees to Lighthouse alone, and gives the file that runs it. It is large, and only one task needs it.
pub fn lighthouse() -> Result<PathBuf, String> {
    let folder = install_npm_packages("lighthouse")?;
    Ok(folder.join("node_modules/lighthouse/cli/index.js"))
}

/// Where npm installs tools.
pub fn npm_folder() -> Result<PathBuf, String> {
    Ok(project::tools()?.join("npm"))
}

/// PATH with the tool folder before the system's, so that a tool of another version does not get in the way.
fn path(shims: Option<PathBuf>, tools: &Path) -> Result<OsString, String> {
    let own = [tools.join("cargo/bin"), tools.join("npm/node_modules/.bin")];
    let system = env::var_os("PATH").unwrap_or_default();
    let folders = shims.into_iter().chain(own).chain(env::split_paths(&system));
    env::join_paths(folders).map_err(|error| format!("The tool folder's name cannot stand in PATH: {error}."))
}

/// Fetches Trunk as its authors have compiled it, if their host answers within three seconds.
fn fetch_trunk(tools: &Path) -> Result<(), String> {
    if let Some([archive, digest]) = TRUNK_RELEASE {
        say(&format!("fetching trunk {TRUNK}"));
        let address = format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/{archive}");
        if !fetch_program(&address, digest, "trunk", &tools.join("cargo/bin"))? {
            say("there is no answer, or not the file of that digest");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_opt_is_of_the_version_that_npm_installs() {
        let package = include_str!("../npm/package.json");
        assert!(package.contains(&format!("\"binaryen\": \"{WASM_OPT}.0.0\"")));
    }
}
