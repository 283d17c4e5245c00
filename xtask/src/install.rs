//! Installs one program: a release file, a crate, or npm packages. Checks what it fetches: a release file against a digest, npm
//! packages against a lock file. cargo checks crates against the digests of its registry.
//!
//! Does not depend on `tools`, which lists the programs and their versions.

use crate::process::{command, run, say, succeeds};
use crate::project;
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};

/// The folder of cargo's crates and settings.
pub fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The version of a package that cargo has installed in the tool folder or for the user. Reads cargo's own lists.
pub fn installed_version(tools: &Path, package: &str) -> Option<String> {
    let folders = std::iter::once(tools.join("cargo")).chain(cargo_home());
    folders.into_iter().find_map(|folder| {
        let list = project::read(&folder.join(".crates2.json")).ok()?;
        let list: Value = serde_json::from_str(&list).ok()?;
        // Each is `name version (source)`.
        let mut installs = list.get("installs")?.as_object()?.keys();
        installs.find_map(|install| {
            let (name, rest) = install.split_once(' ')?;
            let (version, _) = rest.split_once(' ')?;
            (name == package).then(|| version.to_owned())
        })
    })
}

/// Fetches an archive and unpacks a program from it into a folder. Returns whether the archive was found and has this SHA-256.
pub fn fetch_program(address: &str, digest: &str, program: &str, folder: &Path) -> Result<bool, String> {
    const ARCHIVE: &str = "archive.tar.gz";
    const DIGEST: &str = "archive.sha256";
    project::write(&folder.join(DIGEST), &format!("{digest}  {ARCHIVE}\n"))?;
    let fetch = [
        "--fail",
        "--silent",
        "--location",
        "--connect-timeout",
        "3",
        "--max-time",
        "60",
        "--output",
        ARCHIVE,
    ];
    let is_there = succeeds(command("curl", fetch).arg(address).current_dir(folder))
        && succeeds(command("sha256sum", ["--check", "--status", DIGEST]).current_dir(folder))
        && succeeds(command("tar", ["-xzf", ARCHIVE, program]).current_dir(folder));
    for file in [ARCHIVE, DIGEST] {
        project::remove_file(&folder.join(file))?;
    }
    Ok(is_there)
}

pub fn cargo_install(tools: &Path, name: &str, version: &str, arguments: &[&str]) -> Result<(), String> {
    // `--force` replaces a file of another version that cargo did not install.
    let mut install = command("cargo", ["install", "--quiet", "--force", name, "--version", version]);
    install.args(arguments).arg("--root").arg(tools.join("cargo"));
    // These tools run for a second but compile for minutes, so compile time matters more than speed.
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
        // Shared dependencies of the tools are compiled once.
        .env("CARGO_TARGET_DIR", build_folder(tools));
    run(
        &mut install,
        &format!("cargo could not install {name} {version}. Its reason is above. Fix that, then run this again."),
    )
}

/// The folder in which tools are compiled. It is removed when all are installed.
pub fn build_folder(tools: &Path) -> PathBuf {
    tools.join("cargo/build")
}

/// Installs the packages of the lock file in `xtask/NAME` in the tool folder, unless they are installed already.
pub fn install_npm_packages(name: &str) -> Result<PathBuf, String> {
    const LOCK: &str = "package-lock.json";
    let source = Path::new("xtask").join(name);
    let folder = project::tools()?.join(name);
    let is_same = project::read(&folder.join(LOCK)).ok() == Some(project::read(&source.join(LOCK))?);
    // npm writes this file last.
    if !is_same || !folder.join("node_modules/.package-lock.json").is_file() {
        say(&format!("installing the packages of xtask/{name}"));
        project::make_folder(&folder)?;
        for file in ["package.json", LOCK, ".npmrc"] {
            project::copy(&source.join(file), &folder.join(file))?;
        }
        npm_ci(&folder)?;
    }
    Ok(folder)
}

/// Installs exactly the packages of a folder's lock file, and checks their digests.
pub fn npm_ci(folder: &Path) -> Result<(), String> {
    let mut install = command("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    // The browsers are installed already. No package may download others.
    install.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(
        &mut install,
        &format!(
            "npm could not install the packages of {}. Its reason is above.",
            folder.display()
        ),
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::process::output;

    #[test]
    fn a_program_is_unpacked_only_from_an_archive_with_the_right_digest() -> Result<(), String> {
        let folder = env::temp_dir().join(format!("token-doctor-fetch-{}", std::process::id()));
        let [source, target] = ["source", "target"].map(|name| folder.join(name));
        project::write(&source.join("program"), "runs")?;
        assert!(succeeds(
            command("tar", ["-czf", "made.tar.gz", "program"]).current_dir(&source)
        ));
        let printed = output(command("sha256sum", ["made.tar.gz"]).current_dir(&source)).unwrap_or_default();
        let digest = printed.split_whitespace().next().unwrap_or_default();
        let address = format!("file://{}", source.join("made.tar.gz").display());

        assert_eq!(fetch_program(&address, &"0".repeat(64), "program", &target), Ok(false));
        assert!(!target.join("program").exists());
        assert_eq!(fetch_program(&address, digest, "program", &target), Ok(true));
        assert_eq!(project::read(&target.join("program"))?, "runs");
        assert!(!target.join("archive.tar.gz").exists());
        project::remove_folder(&folder)
    }
}
