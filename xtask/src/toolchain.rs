//! The standard library for `wasm32-unknown-unknown`.
//!
//! Usually, `rustup target add` installs it. If rustup's server cannot be reached, Debian's own Rust builds the library from the source
//! in its packages. Only cargo calls for that target use it, so everything that runs on this machine (tests, build scripts, tasks)
//! stays on the usual toolchain.

use crate::process::{command, find, output, run, say};
use crate::{apt, project};
use std::fs;
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";

/// The name of Debian's Rust in rustup.
const DEBIAN: &str = "token-doctor-wasm";

/// Debian's newest Rust, with the source of its standard library. The linker is looked up after these are installed.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Makes sure that cargo can build for the target.
///
/// Returns a folder that must be first in PATH, if one is needed.
pub fn prepare() -> Result<Option<PathBuf>, String> {
    if is_installed() {
        return Ok(None);
    }
    if debian_is_ready() {
        return write_shim().map(Some);
    }
    if find("rustup").is_none() {
        return Err(format!(
            "This Rust has no standard library for {TARGET}. Install Rust with rustup (https://rustup.rs), then run this again."
        ));
    }
    say(&format!("adding the target {TARGET} with rustup"));
    let mut rustup = command("rustup", ["target", "add", TARGET]);
    // Meant for errors of this project. rustup would print pages about a failed download.
    rustup.env_remove("RUST_BACKTRACE");
    if run(&mut rustup, "").is_ok() && is_installed() {
        return Ok(None);
    }
    say("rustup could not add it; trying Debian's own Rust");
    install_debian().map_err(|next| {
        format!(
            "`rustup target add {TARGET}` failed (its reason is above). \
             Run it again when rustup can download. Otherwise: {next}"
        )
    })?;
    write_shim().map(Some)
}

fn is_installed() -> bool {
    let sysroot = output(&mut command("rustc", ["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir()
    })
}

/// Whether an earlier task has installed Debian's Rust, its source and its linker, and linked it in rustup.
fn debian_is_ready() -> bool {
    let sysroot = output(&mut command("rustc", [&format!("+{DEBIAN}"), "--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| {
        let has_source = Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .exists();
        has_source && Path::new(LINKER).exists()
    })
}

/// The linker of rustc. A symbolic link to the linker of one LLVM version, which has its own package.
const LINKER: &str = "/usr/bin/rust-lld";

fn install_debian() -> Result<(), String> {
    apt::install(&DEBIAN_PACKAGES)?;
    if !Path::new(LINKER).exists() {
        let linker = fs::read_link(LINKER).map_err(|error| format!("{LINKER} should be a link: {error}."))?;
        // `lld-22` is both the target of the link and the name of the package.
        let package = linker.file_name().and_then(|name| name.to_str()).unwrap_or("lld");
        apt::install(&[package])?;
    }
    run(
        &mut command("rustup", ["toolchain", "link", DEBIAN, "/usr"]),
        "rustup could not link Debian's Rust. Its reason is above.",
    )
}

/// Writes a `cargo` that comes before the real one in PATH while Trunk runs. Trunk calls `cargo` for the target and, in its hooks,
/// for this machine. Only the arguments differ.
fn write_shim() -> Result<PathBuf, String> {
    let cargo = find("cargo").ok_or("There is no `cargo` on PATH. Install Rust with rustup (https://rustup.rs).")?;
    let folder = project::tools()?.join("shims");
    let shim = folder.join("cargo");
    project::write(
        &shim,
        &format!(
            "#!/bin/sh\n\
             # Written by `cargo xtask`: builds for {TARGET} with Debian's Rust, and everything else as usual.\n\
             for argument in \"$@\"; do\n\
             \x20 case $argument in\n\
             \x20   {TARGET} | --target={TARGET})\n\
             \x20     export RUSTUP_TOOLCHAIN={DEBIAN} RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n\
             \x20     ;;\n\
             \x20 esac\n\
             done\n\
             exec '{}' \"$@\"\n",
            cargo.display()
        ),
    )?;
    run(
        command("chmod", ["+x"]).arg(&shim),
        "Programs cannot run in the tool folder. Set another folder in TOKEN_DOCTOR_TOOLS.",
    )?;
    Ok(folder)
}
