//! Where things are. All paths are relative to the project's folder, which [`enter`] makes the current one.

use crate::process::{command, output};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What a release consists of.
pub const DIST: &str = "dist";

/// Makes the project's folder the current one, wherever in it the task was called.
pub fn enter() -> Result<(), String> {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").ok_or("Start this through cargo: `cargo xtask help`.")?;
    let project = Path::new(&xtask).parent().unwrap_or(Path::new("."));
    env::set_current_dir(project).map_err(|error| format!("Cannot enter {}: {error}.", project.display()))
}

/// The folder that tools are installed in, absolute, because it goes into PATH.
pub fn tools() -> Result<PathBuf, String> {
    let folder = env::var_os("TOKEN_DOCTOR_TOOLS").map_or_else(|| PathBuf::from(".tools"), PathBuf::from);
    std::path::absolute(&folder).map_err(|error| format!("Cannot use the tool folder {}: {error}.", folder.display()))
}

/// Cargo's folder for what it builds. Cargo is asked: a setting of its own may name another than the usual one.
pub fn target() -> PathBuf {
    let metadata = output(&mut command(
        "cargo",
        ["metadata", "--no-deps", "--offline", "--format-version", "1"],
    ));
    let named = metadata.as_deref().and_then(|json| {
        let (_, rest) = json.split_once("\"target_directory\":\"")?;
        Some(rest.split_once('"')?.0)
    });
    PathBuf::from(named.unwrap_or("target"))
}

/// The version of what is shipped, by Cargo.toml.
pub fn version() -> Result<String, String> {
    read(Path::new("Cargo.toml"))?
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.toml names no version; restore it from the repository.".to_owned())
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("Cannot read {}: {error}.", path.display()))
}

/// Writes a file and the folders that it stands in.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(path, text).map_err(|error| format!("Cannot write {}: {error}.", path.display()))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| format!("Cannot copy {} to {}: {error}.", from.display(), to.display()))
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("Cannot make the folder {}: {error}.", folder.display()))
}
