//! Paths and files. All paths are relative to the project's folder, which [`enter`] makes the current folder.

use crate::process::{command, output};
use serde_json::Value;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a release.
pub const DIST: &str = "dist";

/// Makes the project's folder the current folder. The task can be called in any folder of the project.
pub fn enter() -> Result<(), String> {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").ok_or("Start this through cargo: `cargo xtask help`.")?;
    let project = Path::new(&xtask).parent().unwrap_or(Path::new("."));
    env::set_current_dir(project).map_err(|error| format!("Cannot enter {}: {error}.", project.display()))
}

/// The folder in which tools are installed. The path is absolute, because it goes into PATH.
pub fn tools() -> Result<PathBuf, String> {
    let folder = env::var_os("TOKEN_DOCTOR_TOOLS").map_or_else(|| PathBuf::from(".tools"), PathBuf::from);
    std::path::absolute(&folder).map_err(|error| format!("Cannot use the tool folder {}: {error}.", folder.display()))
}

/// Cargo's metadata of the project.
fn metadata() -> Option<Value> {
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    serde_json::from_str(&output(&mut command("cargo", arguments))?).ok()
}

/// Cargo's target folder. Asks cargo, because its settings can name another folder.
pub fn target() -> PathBuf {
    let named = metadata().and_then(|metadata| metadata.get("target_directory")?.as_str().map(PathBuf::from));
    named.unwrap_or_else(|| PathBuf::from("target"))
}

fn list<'a>(object: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    object.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn is_named(item: &Value, name: &str) -> bool {
    item.get("name").and_then(Value::as_str) == Some(name)
}

/// The shipped package.
fn package() -> Result<Value, String> {
    let metadata = metadata().ok_or("cargo could not read Cargo.toml. Restore it from the repository.")?;
    let mut packages = list(&metadata, "packages");
    packages
        .find(|package| is_named(package, "token-doctor"))
        .cloned()
        .ok_or_else(|| "Cargo.toml has no package token-doctor. Restore it from the repository.".to_owned())
}

/// The version of the shipped package.
pub fn version() -> Result<String, String> {
    let package = package()?;
    let version = package.get("version").and_then(Value::as_str);
    Ok(version.unwrap_or_default().to_owned())
}

/// The one version that Cargo.toml allows of a dependency, as in `=0.2.130`.
pub fn exact_version(dependency: &str) -> Result<String, String> {
    let package = package()?;
    list(&package, "dependencies")
        .find(|listed| is_named(listed, dependency))
        .and_then(|listed| listed.get("req")?.as_str()?.strip_prefix('='))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.toml has no exact version of {dependency}. Restore it from the repository."))
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("Cannot read {}: {error}.", path.display()))
}

/// Writes a file, and creates its folders.
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

/// Copies the files of a folder, and its subfolders.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    make_folder(to)?;
    let entries = fs::read_dir(from).map_err(|error| format!("Cannot list {}: {error}.", from.display()))?;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &to)?;
        } else {
            copy(&path, &to)?;
        }
    }
    Ok(())
}

/// Lets everyone run a file, on systems that have such a permission.
pub fn make_executable(file: &Path) -> Result<(), String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(file, fs::Permissions::from_mode(0o755))
            .map_err(|error| format!("Cannot make {} executable: {error}.", file.display()))?;
    }
    Ok(())
}

/// Creates a folder and its parent folders.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("Cannot create the folder {}: {error}.", folder.display()))
}

/// Removes a file, if it exists.
pub fn remove_file(path: &Path) -> Result<(), String> {
    if !path.exists() {
        return Ok(());
    }
    fs::remove_file(path).map_err(|error| format!("Cannot remove {}: {error}.", path.display()))
}

/// Removes a folder with its content, if it exists.
pub fn remove_folder(folder: &Path) -> Result<(), String> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| format!("Cannot remove the folder {}: {error}.", folder.display()))
}

/// The first file of a folder whose name has this start and this end.
pub fn find_file(folder: &Path, start: &str, end: &str) -> Result<PathBuf, String> {
    let names = fs::read_dir(folder).map_err(|error| format!("Cannot list {}: {error}.", folder.display()))?;
    names
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(start) && name.ends_with(end)
        })
        .ok_or_else(|| format!("Trunk wrote no {start}…{end} into {}.", folder.display()))
}
