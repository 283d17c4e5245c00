//! The browser and the Node.js that the page's tests run in.

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

/// Where macOS keeps them.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Playwright's folders for browsers, in the home folder.
const PLAYWRIGHT: [&str; 2] = [".cache/ms-playwright", "Library/Caches/ms-playwright"];

/// Where a Chromium that Playwright has installed has its program.
const PLAYWRIGHT_PROGRAMS: [&str; 4] = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
];

/// Finds Chrome or Chromium, else installs Chromium.
pub fn prepare() -> Result<PathBuf, String> {
    if let Some(browser) = env::var_os("CHROME").map(PathBuf::from) {
        return if browser.is_file() {
            Ok(browser)
        } else {
            Err(format!("CHROME names {}, which is not there.", browser.display()))
        };
    }
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    apt::install(&["chromium"]).map_err(|next| {
        format!("The page's tests need Chrome or Chromium. {next}. Or name one that is there in the variable CHROME.")
    })?;
    installed()
        .ok_or_else(|| "apt installed chromium, but it is not on PATH; name it in the variable CHROME.".to_owned())
}

/// Finds Node.js and npm, else installs them.
pub fn prepare_node() -> Result<(), String> {
    if find("node").is_some() && find("npm").is_some() {
        return Ok(());
    }
    apt::install(&["nodejs", "npm"]).map_err(|next| {
        format!("The page's tests need Node.js 20 or later, with npm. {next}. Or get it from https://nodejs.org.")
    })
}

fn installed() -> Option<PathBuf> {
    NAMES
        .iter()
        .find_map(|name| find(name))
        .or_else(|| APPLICATIONS.iter().map(PathBuf::from).find(|path| path.is_file()))
        .or_else(playwrights)
}

/// The newest Chromium among those that Playwright has installed.
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
