//! `cargo xtask reproduce`: shows that what is shipped depends on the source alone.
//!
//! The last commit is built twice, in folders whose names differ in length, and with different cargo homes: the user's own, and a
//! new one into which cargo fetches the crates again. Every file of the two `dist/` has to be the same, byte for byte. The
//! compiler and the tools are the same in both; another version of them makes other bytes.

use crate::process::{command, find, run, say};
use crate::project;
use std::env;
use std::path::Path;

/// Builds twice, compares, and prints the digest of each file as `sha256sum --check` reads it.
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
            "The builds differ in what is listed above. Both are in {}.",
            folder.display()
        ),
    )?;
    print_digests(&one)?;
    say("the two builds are the same, each byte");
    for copy in [&first, &second] {
        run(
            command("git", ["worktree", "remove", "--force"]).arg(copy),
            "git could not remove a copy of the source; its reason is above.",
        )?;
    }
    project::remove_folder(&folder)
}

/// A cargo home with only the user's settings: they may say where crates are fetched from.
fn prepare_home(home: &Path) -> Result<(), String> {
    project::make_folder(home)?;
    let settings = crate::install::cargo_home().map(|own| own.join("config.toml"));
    match settings.filter(|file| file.is_file()) {
        Some(settings) => project::copy(&settings, &home.join("config.toml")),
        None => Ok(()),
    }
}

/// Builds the last commit in a folder by the task that everyone uses. The tools are shared: only the place of the source and
/// cargo's home differ.
fn build(source: &Path, home: Option<&Path>) -> Result<(), String> {
    run(
        command("git", ["worktree", "add", "--detach", "--force"]).arg(source),
        "git could not copy the source; this task needs the repository, not an unpacked archive.",
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
        "A copy of the source could not be built; the reason is above.",
    )
}

/// SHA-256 by the program that Linux, or the one that macOS, has for it.
fn print_digests(folder: &Path) -> Result<(), String> {
    let digest: &[&str] = if find("sha256sum").is_some() {
        &["sha256sum"]
    } else {
        &["shasum", "-a", "256"]
    };
    let mut list = command("find", [".", "-type", "f", "-exec"]);
    run(
        list.args(digest).args(["{}", "+"]).current_dir(folder),
        "The builds are the same, but their digests could not be printed: there is neither sha256sum nor shasum.",
    )
}
