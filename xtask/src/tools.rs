//! The programs that pack the page: trunk, wasm-bindgen, wasm-split and wasm-opt, in the versions that the project names.
//!
//! One on PATH of the right version is used, where a program tells its version; else it is installed in the tool folder. Nothing
//! is installed twice.

use crate::process::{command, find, output, run, run_quietly, say};
use crate::{project, toolchain};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest Trunk that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";

/// What splits the page's WebAssembly in two.
const WASM_SPLIT: &str = "0.2.4";

/// What makes WebAssembly smaller.
pub const WASM_OPT: &str = "132";

/// What makes scripts and styles smaller.
const ESBUILD: &str = "0.28.2";

/// What says which functions weigh most. Only `bench` needs it.
const TWIGGY: &str = "0.8.0";

/// What checks the dependencies. No build needs it.
const CARGO_DENY: &str = "0.20.2";

/// What judges the page. The newest that Node.js 20 runs.
const LIGHTHOUSE: &str = "12.8.2";

/// All that a build needs, ready.
pub struct Workshop {
    path: OsString,
}

impl Workshop {
    /// A program of the workshop or of the system, with the workshop's PATH.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = command(program, arguments);
        command.env("PATH", &self.path);
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
    if !workshop.has("trunk", TRUNK) {
        say(&format!("installing trunk {TRUNK} (about two minutes, once)"));
        // Its locked dependencies, and without the check for updates, which would call home at each build.
        let arguments = ["--locked", "--no-default-features"];
        let tools = project::tools()?;
        cargo_install(&tools, "trunk", TRUNK, &arguments)?;
        project::remove_folder(&build_folder(&tools))?;
    }
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
        say(&format!("installing wasm-bindgen {bindgen} (about two minutes, once)"));
        // Not `--locked`: the lock file of 0.2.130 names a version that the registry lacks.
        cargo_install(&tools, "wasm-bindgen-cli", &bindgen, &["--bin", "wasm-bindgen"])?;
    }

    if !is_installed(&tools, &format!("wasm_split_cli_support {WASM_SPLIT} ")) {
        say(&format!(
            "installing wasm-split-cli {WASM_SPLIT} (about a minute, once)"
        ));
        let arguments = ["--locked", "--features", "build-binary"];
        cargo_install(&tools, "wasm_split_cli_support", WASM_SPLIT, &arguments)?;
    }

    let has_esbuild = npm_folder()?.join("node_modules/esbuild").exists();
    if !workshop.has("wasm-opt", WASM_OPT) || !has_esbuild {
        if find("npm").is_some() {
            say(&format!("installing wasm-opt {WASM_OPT} and esbuild {ESBUILD}"));
            let packages = [&*format!("binaryen@{WASM_OPT}.0.0"), &*format!("esbuild@{ESBUILD}")];
            npm_install(&npm_folder()?, &packages)?;
        } else {
            say("there is no npm to install wasm-opt and esbuild with: everything stays larger than it need be");
        }
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
    let tools = project::tools()?;
    let workshop = Workshop {
        path: path(None, &tools)?,
    };
    if !workshop.has("twiggy", TWIGGY) {
        say(&format!("installing twiggy {TWIGGY} (about a minute, once)"));
        cargo_install(&tools, "twiggy", TWIGGY, &["--locked"])?;
        project::remove_folder(&build_folder(&tools))?;
    }
    Ok(workshop)
}

/// Sees to cargo-deny alone.
pub fn deny() -> Result<Workshop, String> {
    let tools = project::tools()?;
    let workshop = Workshop {
        path: path(None, &tools)?,
    };
    if !workshop.has("cargo-deny", CARGO_DENY) {
        say(&format!("installing cargo-deny {CARGO_DENY} (about two minutes, once)"));
        cargo_install(&tools, "cargo-deny", CARGO_DENY, &["--locked"])?;
        project::remove_folder(&build_folder(&tools))?;
    }
    Ok(workshop)
}

/// Sees to Lighthouse alone, and gives the file that runs it. It is large, and only one task needs it.
pub fn lighthouse() -> Result<PathBuf, String> {
    let folder = project::tools()?.join("lighthouse");
    let package = folder.join("node_modules/lighthouse");
    let is_there = || {
        let about = project::read(&package.join("package.json")).unwrap_or_default();
        about.contains(&format!("\"version\": \"{LIGHTHOUSE}\""))
    };
    if !is_there() {
        say(&format!("installing Lighthouse {LIGHTHOUSE} (185 MB, once)"));
        npm_install(&folder, &[&format!("lighthouse@{LIGHTHOUSE}")])?;
    }
    Ok(package.join("cli/index.js"))
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

/// Whether cargo has installed a program in the tool folder, by cargo's own list: for one that does not tell its version.
fn is_installed(tools: &Path, name_and_version: &str) -> bool {
    let list = project::read(&tools.join("cargo/.crates.toml")).unwrap_or_default();
    list.contains(&format!("\"{name_and_version}"))
}

fn cargo_install(tools: &Path, name: &str, version: &str, arguments: &[&str]) -> Result<(), String> {
    let mut install = command("cargo", ["install", "--quiet", name, "--version", version]);
    install.args(arguments).arg("--root").arg(tools.join("cargo"));
    // These tools run for a second and are compiled for minutes: the other way round than a release wants it.
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
        // What several tools depend on is compiled once.
        .env("CARGO_TARGET_DIR", build_folder(tools));
    run(
        &mut install,
        &format!("cargo could not install {name} {version}; its reason is above. Fix that and run this again."),
    )
}

/// Where tools are compiled; removed when all are there.
fn build_folder(tools: &Path) -> PathBuf {
    tools.join("cargo/build")
}

/// Installs packages in one call: a second call into the same folder would take away what the first one brought.
fn npm_install(folder: &Path, packages: &[&str]) -> Result<(), String> {
    project::make_folder(folder)?;
    let mut install = command(
        "npm",
        [
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefix",
        ],
    );
    run(
        install.arg(folder).args(packages),
        &format!(
            "npm could not install {}; its reason is above. Mend that and run this again.",
            packages.join(" ")
        ),
    )
}

/// Where cargo keeps crates and settings.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
}
