//! The browsers and Node.js for the tests.

use crate::apt;
use crate::process::find;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Names of Chrome and Chromium on PATH.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// The paths of both on macOS.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Playwright's folders for browsers, in the home folder.
const PLAYWRIGHT: [&str; 2] = [".cache/ms-playwright", "Library/Caches/ms-playwright"];

/// The path of the program in a Chromium from Playwright.
const PLAYWRIGHT_PROGRAMS: [&str; 4] = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
];

/// Finds Chrome or Chromium, or installs Chromium.
pub fn prepare() -> Result<PathBuf, String> {
    if let Some(browser) = named("CHROME")? {
        return Ok(browser);
    }
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    apt::install(&["chromium"]).map_err(|next| {
        format!("The page's tests need Chrome or Chromium. {next}. Or set the variable CHROME to an installed one.")
    })?;
    installed()
        .ok_or_else(|| "apt installed chromium, but it is not on PATH. Set the variable CHROME to its path.".to_owned())
}

/// Finds Firefox, or installs it.
pub fn prepare_firefox() -> Result<PathBuf, String> {
    if let Some(browser) = named("FIREFOX")? {
        return Ok(browser);
    }
    let installed = || {
        let application = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
        ["firefox-esr", "firefox"]
            .iter()
            .find_map(|name| find(name))
            .or_else(|| Some(application).filter(|path| path.is_file()))
    };
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    apt::install(&["firefox-esr"])
        .map_err(|next| format!("The tests need Firefox. {next}. Or set the variable FIREFOX to an installed one."))?;
    installed().ok_or_else(|| {
        "apt installed firefox-esr, but it is not on PATH. Set the variable FIREFOX to its path.".to_owned()
    })
}

/// The program that a variable names. Fails if the program does not exist.
fn named(variable: &str) -> Result<Option<PathBuf>, String> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(program) if !program.is_file() => Err(format!(
            "{variable} is set to {}, which does not exist. Correct it, or unset it.",
            program.display()
        )),
        program => Ok(program),
    }
}

/// Finds Node.js and npm, or installs them.
pub fn prepare_node() -> Result<(), String> {
    if find("node").is_some() && find("npm").is_some() {
        return Ok(());
    }
    apt::install(&["nodejs", "npm"]).map_err(|next| {
        format!("The page's tests need Node.js 20 or later, with npm. {next}. Or install it from https://nodejs.org.")
    })
}

fn installed() -> Option<PathBuf> {
    NAMES
        .iter()
        .find_map(|name| find(name))
        .or_else(|| APPLICATIONS.iter().map(PathBuf::from).find(|path| path.is_file()))
        .or_else(playwrights)
}

/// The newest Chromium that Playwright has installed.
fn playwrights() -> Option<PathBuf> {
    let home = env::home_dir()?;
    let mut programs: Vec<PathBuf> = PLAYWRIGHT
        .iter()
        .filter_map(|folder| fs::read_dir(home.join(folder)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| is_chromium(folder))
        .flat_map(|folder| PLAYWRIGHT_PROGRAMS.map(|program| folder.join(program)))
        .filter(|program| program.is_file())
        .collect();
    programs.sort();
    programs.pop()
}

fn is_chromium(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with("chromium-"))
}
