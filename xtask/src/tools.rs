//! The programs that build the page: trunk, wasm-bindgen, wasm-split and wasm-opt, in the versions that the project names.
//!
//! If the machine has the right version, it is used. Otherwise it is installed in the tool folder.

use crate::install::{build_folder, cargo_home, cargo_install, fetch_program, install_npm_packages, installed_version};
use crate::process::{command, find, output, run_quietly, say};
use crate::{project, toolchain};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest Trunk that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";

/// Trunk's release file for this platform, and its SHA-256. Other platforms compile Trunk.
const TRUNK_RELEASE: Option<[&str; 2]> = if cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
    Some([
        "trunk-x86_64-unknown-linux-gnu.tar.gz",
        "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    ])
} else {
    None
};

/// Splits the page's WebAssembly in two.
const WASM_SPLIT: &str = "0.2.4";

/// Makes WebAssembly smaller. The version of binaryen in xtask/npm/package.json.
pub const WASM_OPT: &str = "132";

/// Lists the largest functions. Only `bench` needs it.
const TWIGGY: &str = "0.8.0";

/// Checks the dependencies. No build needs it.
const CARGO_DENY: &str = "0.20.2";

/// The installed tools of a build.
pub struct Workshop {
    path: OsString,
}

impl Workshop {
    /// A program from the workshop or the system, with the workshop's PATH.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = command(program, arguments);
        command.env("PATH", &self.path);
        // Trunk would check for a newer version at each build.
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Without this, the shipped files contain the name of the home folder, and differ between machines.
        // Cargo splits the variable at spaces.
        let cargo_home = cargo_home().map(|folder| folder.display().to_string());
        if let Some(cargo_home) = cargo_home.filter(|folder| !folder.contains(' ')) {
            let remap = format!("--remap-path-prefix={cargo_home}=cargo");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap);
        }
        command
    }

    /// Whether a program is installed in this version.
    fn has(&self, program: &str, version: &str) -> bool {
        let printed = output(&mut self.command(program, &["--version"]));
        printed.is_some_and(|printed| printed.split_whitespace().any(|word| word == version))
    }
}

/// Prepares the wasm target and the tools.
pub fn workshop() -> Result<Workshop, String> {
    let workshop = finishing_workshop()?;
    let tools = project::tools()?;
    let has_trunk = || workshop.has("trunk", TRUNK);
    if !has_trunk() {
        fetch_trunk(&tools)?;
    }
    if !has_trunk() {
        say(&format!("compiling trunk {TRUNK} (about two minutes, once)"));
        // Without the update check, which would access the network at each build.
        cargo_install(&tools, "trunk", TRUNK, &["--locked", "--no-default-features"])?;
    }
    project::remove_folder(&build_folder(&tools))?;
    Ok(workshop)
}

/// Prepares everything except Trunk, which is already installed when it calls its hooks.
pub fn finishing_workshop() -> Result<Workshop, String> {
    let tools = project::tools()?;
    let shims = toolchain::prepare()?;
    let workshop = Workshop {
        path: path(shims, &tools)?,
    };

    // The program and the crate must have the same version.
    let bindgen = project::exact_version("wasm-bindgen")?;
    if !workshop.has("wasm-bindgen", &bindgen) {
        say(&format!("compiling wasm-bindgen {bindgen} (about two minutes, once)"));
        // Without TLS, which only its test runner needs. Not `--locked`: the lock file of 0.2.130 names a version that is not in
        // the registry.
        let arguments = ["--no-default-features", "--bin", "wasm-bindgen"];
        cargo_install(&tools, "wasm-bindgen-cli", &bindgen, &arguments)?;
    }

    // wasm-split-cli does not print its version.
    if installed_version(&tools, "wasm_split_cli_support").as_deref() != Some(WASM_SPLIT) {
        say(&format!("compiling wasm-split-cli {WASM_SPLIT} (about a minute, once)"));
        let arguments = ["--locked", "--features", "build-binary"];
        cargo_install(&tools, "wasm_split_cli_support", WASM_SPLIT, &arguments)?;
    }

    if find("npm").is_some() {
        install_npm_packages("npm")?;
    } else {
        say("wasm-opt and esbuild are not used, so all files stay larger: install npm to get them");
    }
    Ok(workshop)
}

/// Makes WebAssembly smaller, if wasm-opt is installed.
pub fn optimise(workshop: &Workshop, wasm: &Path) -> Result<(), String> {
    if !workshop.has("wasm-opt", WASM_OPT) {
        say(&format!(
            "{} stays larger than necessary: install npm, which installs wasm-opt",
            wasm.display()
        ));
        return Ok(());
    }
    let arguments = ["--flatten", "--rereloop", "-Oz", "-Oz"];
    // Its output is hidden: it warns about function names, which it then removes.
    run_quietly(
        workshop
            .command("wasm-opt", &arguments)
            .arg(wasm)
            .arg("--output")
            .arg(wasm),
        "wasm-opt could not make the WebAssembly smaller. Its reason is above.",
    )
}

/// Prepares only twiggy.
pub fn twiggy() -> Result<Workshop, String> {
    one_tool("twiggy", TWIGGY)
}

/// Prepares only cargo-deny.
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

/// Prepares only Lighthouse, and returns the file that runs it. Lighthouse is large, and only one task needs it.
pub fn lighthouse() -> Result<PathBuf, String> {
    let folder = install_npm_packages("lighthouse")?;
    Ok(folder.join("node_modules/lighthouse/cli/index.js"))
}

/// The folder in which npm installs tools.
pub fn npm_folder() -> Result<PathBuf, String> {
    Ok(project::tools()?.join("npm"))
}

/// PATH with the tool folder before the system folders, so that a tool of another version is not used.
fn path(shims: Option<PathBuf>, tools: &Path) -> Result<OsString, String> {
    let own = [tools.join("cargo/bin"), tools.join("npm/node_modules/.bin")];
    let system = env::var_os("PATH").unwrap_or_default();
    let folders = shims.into_iter().chain(own).chain(env::split_paths(&system));
    env::join_paths(folders).map_err(|error| {
        format!("The tool folder cannot be in PATH: {error}. Set another folder in TOKEN_DOCTOR_TOOLS.")
    })
}

/// Fetches the compiled Trunk release, if the host answers within three seconds.
fn fetch_trunk(tools: &Path) -> Result<(), String> {
    if let Some([archive, digest]) = TRUNK_RELEASE {
        say(&format!("fetching trunk {TRUNK}"));
        let address = format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/{archive}");
        if !fetch_program(&address, digest, "trunk", &tools.join("cargo/bin"))? {
            say("no answer, or the file has another digest");
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
