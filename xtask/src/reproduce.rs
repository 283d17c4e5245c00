//! `cargo xtask reproduce`: shows that the shipped files depend only on the source.
//!
//! Builds the last commit twice, in folders whose names differ in length, and with different cargo homes: the user's own, and a
//! new one into which cargo fetches the crates again. All files of the two `dist/` must be identical. The compiler and the tools are
//! the same in both builds. Other versions of them write other bytes.

use crate::process::{command, find, run, say};
use crate::project;
use std::env;
use std::path::Path;

/// Builds twice, compares, and prints the digest of each file for `sha256sum --check`.
pub fn run_twice() -> Result<(), String> {
    let folder = env::temp_dir().join(format!("token-doctor-reproduce-{}", std::process::id()));
    let [first, second] = ["one", "the-other-copy"].map(|name| folder.join(name));
    let home = folder.join("cargo-home");
    prepare_home(&home)?;

    say("building once, with cargo's own home");
    build(&first, None)?;
    say("building again in another folder, with a new cargo home (cargo fetches the crates again)");
    build(&second, Some(&home))?;

    let [one, other] = [&first, &second].map(|copy| copy.join(project::DIST));
    run(
        command("diff", ["--recursive", "--brief"]).arg(&one).arg(&other),
        &format!(
            "The builds differ in the files that are listed above. Both are in {}.",
            folder.display()
        ),
    )?;
    print_digests(&one)?;
    say("the two builds are identical");
    for copy in [&first, &second] {
        run(
            command("git", ["worktree", "remove", "--force"]).arg(copy),
            "git could not remove a copy of the source. Its reason is above.",
        )?;
    }
    project::remove_folder(&folder)
}

/// A cargo home with only the user's settings, which can name the source of the crates.
fn prepare_home(home: &Path) -> Result<(), String> {
    project::make_folder(home)?;
    let settings = crate::install::cargo_home().map(|own| own.join("config.toml"));
    match settings.filter(|file| file.is_file()) {
        Some(settings) => project::copy(&settings, &home.join("config.toml")),
        None => Ok(()),
    }
}

/// Builds the last commit in a folder with the usual task. The tools are shared. Only the folder of the source and the cargo home
/// differ.
fn build(source: &Path, home: Option<&Path>) -> Result<(), String> {
    run(
        command("git", ["worktree", "add", "--detach", "--force"]).arg(source),
        "git could not copy the source. Run this task in the repository, not in an unpacked archive.",
    )?;
    let mut build = command("cargo", ["xtask", "build"]);
    build
        .current_dir(source)
        .env("TOKEN_DOCTOR_TOOLS", project::tools()?)
        // Each copy builds in its own folder.
        .env_remove("CARGO_TARGET_DIR");
    if let Some(home) = home {
        build.env("CARGO_HOME", home);
    }
    run(
        &mut build,
        "A copy of the source could not be built. The reason is above.",
    )
}

/// Prints SHA-256 digests with the program that Linux or macOS has for this.
fn print_digests(folder: &Path) -> Result<(), String> {
    let digest: &[&str] = if find("sha256sum").is_some() {
        &["sha256sum"]
    } else {
        &["shasum", "-a", "256"]
    };
    let mut list = command("find", [".", "-type", "f", "-exec"]);
    run(
        list.args(digest).args(["{}", "+"]).current_dir(folder),
        "The builds are identical, but the digests could not be printed. Install sha256sum or shasum.",
    )
}
