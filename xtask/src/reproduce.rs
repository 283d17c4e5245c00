//! `cargo xtask reproduce`: shows that what is shipped depends on the source alone.
//!
//! The same source is built twice, in folders of different names, and with different cargo homes: the user's own, and a new
//! one into which cargo fetches the crates again. Every file of the two `dist/` has to be the same, byte for byte. The
//! compiler and the tools are the same in both; another version of them makes other bytes.

use crate::process::{command, find, run, say};
use crate::project;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The two copies of the source, of different length, because a path that is built in can also show by its length.
const COPIES: [&str; 2] = ["one", "the-other-copy"];

/// Builds twice, compares, and prints the digest of each file as `sha256sum --check` reads it.
pub fn run_twice() -> Result<(), String> {
    let folder = env::temp_dir().join(format!("token-doctor-reproduce-{}", std::process::id()));
    let kept = |sentence| format!("{sentence} Both copies are still in {}.", folder.display());
    let [first, second] = COPIES.map(|name| folder.join(name));
    let files = source_files()?;
    for copy in [&first, &second] {
        copy_source(&files, copy)?;
    }

    say("building once, with cargo's own home");
    build(&first, None).map_err(kept)?;
    say("building again in another folder, with a new cargo home (cargo fetches the crates again)");
    let home = folder.join("cargo-home");
    prepare_home(&home)?;
    build(&second, Some(&home)).map_err(kept)?;

    let built = compare(&first.join(project::DIST), &second.join(project::DIST)).map_err(kept)?;
    print_digests(&first.join(project::DIST), &built)?;
    say(&format!(
        "the two builds are the same: {} files, each byte",
        built.len()
    ));
    fs::remove_dir_all(&folder).map_err(|error| format!("Cannot remove {}: {error}.", folder.display()))
}

/// What git has, and what it would take in: the source as it lies here, without what was built.
fn source_files() -> Result<Vec<PathBuf>, String> {
    const FAILURE: &str = "git could not list the source; this task needs the repository, not an unpacked archive.";
    let listed = command("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .map_err(|error| format!("{FAILURE} ({error})"))?;
    if !listed.status.success() {
        return Err(FAILURE.to_owned());
    }
    let names = String::from_utf8(listed.stdout).map_err(|_| "A file of the source has a name that is no text.")?;
    Ok(names
        .split_terminator('\0')
        .map(PathBuf::from)
        // One that was removed is still listed until the removal is committed.
        .filter(|file| file.is_file())
        .collect())
}

fn copy_source(files: &[PathBuf], copy: &Path) -> Result<(), String> {
    for file in files {
        let to = copy.join(file);
        project::make_folder(to.parent().unwrap_or(copy))?;
        project::copy(file, &to)?;
    }
    Ok(())
}

/// A cargo home with nothing in it but the user's settings: they may say where crates are to be fetched from.
fn prepare_home(home: &Path) -> Result<(), String> {
    project::make_folder(home)?;
    let settings = crate::tools::cargo_home().map(|own| own.join("config.toml"));
    match settings.filter(|file| file.is_file()) {
        Some(settings) => project::copy(&settings, &home.join("config.toml")),
        None => Ok(()),
    }
}

/// Builds a copy of the source by the task that everyone uses. The tools are shared: only the source's place and cargo's home
/// are to differ.
fn build(source: &Path, home: Option<&Path>) -> Result<(), String> {
    let mut build: Command = command("cargo", ["xtask", "build"]);
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

/// The files of both folders, where they are the same; else the first that differs, and where.
fn compare(first: &Path, second: &Path) -> Result<Vec<PathBuf>, String> {
    let files = files_under(first)?;
    let others = files_under(second)?;
    let lonely = files
        .iter()
        .find(|file| !others.contains(file))
        .or_else(|| others.iter().find(|file| !files.contains(file)));
    if let Some(lonely) = lonely {
        return Err(format!(
            "The builds differ: only one of them has {}. A name with a digest tells that the content differs.",
            lonely.display()
        ));
    }
    if files.is_empty() {
        return Err("The builds made no files.".to_owned());
    }
    for file in &files {
        if let Some(place) = first_difference(&read(&first.join(file))?, &read(&second.join(file))?) {
            return Err(format!("The builds differ in {}, at byte {place}.", file.display()));
        }
    }
    Ok(files)
}

/// The place of the first byte that two files do not share; the end of the shorter one counts.
fn first_difference(first: &[u8], second: &[u8]) -> Option<usize> {
    let shared = first.iter().zip(second).take_while(|(one, other)| one == other).count();
    (shared < first.len().max(second.len())).then_some(shared)
}

/// All files in a folder and those below it, by their path in it, sorted.
fn files_under(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let cannot_list = |error| format!("Cannot list {}: {error}.", next.display());
        for entry in fs::read_dir(&next).map_err(cannot_list)? {
            let path = entry.map_err(cannot_list)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                files.push(inside.to_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("Cannot read {}: {error}.", file.display()))
}

/// SHA-256 by the program that Linux, or the one that macOS, has for it.
fn print_digests(folder: &Path, files: &[PathBuf]) -> Result<(), String> {
    let mut digest = if find("sha256sum").is_some() {
        command::<&str>("sha256sum", [])
    } else {
        command("shasum", ["-a", "256"])
    };
    run(
        digest.current_dir(folder).args(files),
        "The builds are the same, but their digests could not be printed: there is neither sha256sum nor shasum.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found_where_it_begins_and_at_the_end_of_the_shorter_one() {
        assert_eq!(first_difference(b"same", b"same"), None);
        assert_eq!(first_difference(b"same", b"sane"), Some(2));
        assert_eq!(first_difference(b"same", b"same and more"), Some(4));
        assert_eq!(first_difference(b"", b"x"), Some(0));
        assert_eq!(first_difference(b"", b""), None);
    }

    #[test]
    fn two_folders_are_compared_with_all_that_is_below_them() -> Result<(), String> {
        let folder = env::temp_dir().join(format!("token-doctor-compare-{}", std::process::id()));
        let [first, second] = COPIES.map(|name| folder.join(name));
        for side in [&first, &second] {
            project::write(&side.join("index.html"), "page")?;
            project::write(&side.join("module/token-doctor.js"), "module")?;
        }
        let same = compare(&first, &second);
        project::write(&second.join("module/token-doctor.js"), "moduIe")?;
        let differs = compare(&first, &second);
        project::write(&second.join("card.js"), "card")?;
        let lonely = compare(&first, &second);
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;

        let names = ["index.html", "module/token-doctor.js"].map(PathBuf::from);
        assert_eq!(same, Ok(names.to_vec()));
        assert_eq!(
            differs,
            Err("The builds differ in module/token-doctor.js, at byte 4.".to_owned())
        );
        assert!(lonely.is_err_and(|sentence| sentence.contains("only one of them has card.js")));
        Ok(())
    }
}
