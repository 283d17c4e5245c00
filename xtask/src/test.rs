//! `cargo xtask test`: all checks that must pass before a change is merged. With `--all`, the long tests too.

use crate::page::Hosting;
use crate::process::{self, Progress, command, find, output, say};
use crate::{apt, browser, install, project, size};
use std::path::Path;
use std::process::Command;

/// The tests of the built page and the built module, with their own package file.
const BROWSER_TESTS: &str = "tests/browser";

/// The example, which the tests start. It has its own package file too.
const EXAMPLE: &str = "examples/crm";

/// How much is run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every rule, and one journey of each type.
    EveryRule,
    /// The same, then all journeys in Firefox, the long runs of generated texts, and the dependencies.
    All,
}

/// The builds that the lints check: everything, then the parts that also compile alone: the core with its tests, the module, the page.
const PARTS: [&[&str]; 4] = [
    &["--workspace", "--all-targets"],
    &["--no-default-features", "--tests"],
    &["--no-default-features", "--features", "module"],
    &["--no-default-features", "--features", "page"],
];

/// The names of the tests that take minutes.
const LONG_TESTS: [&str; 3] = ["fuzz::nothing_that", "fuzz::time_grows", "patterns::print"];

/// The steps of `run_every_rule`.
const STEPS: usize = 5;

/// Runs all checks and tests, the quickest first, and stops at the first that fails.
pub fn run(extent: Extent) -> Result<(), String> {
    run_every_rule()?;
    if extent == Extent::EveryRule {
        return Ok(());
    }
    run_in_firefox()?;
    for test in LONG_TESTS {
        say(&format!("running the long test `{test}`"));
        let arguments = [
            "test",
            "--profile",
            "fuzz",
            "--test",
            "host",
            test,
            "--",
            "--ignored",
            "--nocapture",
        ];
        cargo(&arguments, "A long test failed. Its name is above.")?;
    }
    crate::deny::check(crate::deny::Advisories::IfFetched)
}

fn run_every_rule() -> Result<(), String> {
    let mut progress = Progress::of(STEPS);
    progress.step("checking the format and the translations", "a few seconds");
    prepare_lints()?;
    cargo(
        &["fmt", "--all", "--check"],
        "The format is wrong. Run `cargo fmt --all`.",
    )?;
    crate::words::check()?;
    progress.step("checking the lints", "2 minutes");
    for part in PARTS {
        // Locked, so that an outdated lock file is found here and is not silently updated in CI.
        let clippy = [&["clippy", "--locked", "--quiet"], part, &["--", "--deny", "warnings"]].concat();
        cargo(
            &clippy,
            "clippy failed; its reason is above. Fix the lints that it lists. If Cargo.lock is out of date, run `cargo build`.",
        )?;
    }
    progress.step("running the tests of the code", "2 minutes");
    cargo(&["test", "--workspace"], "A test failed. Its name is above.")?;
    progress.step("building the release", "2 minutes, 8 with the tools");
    crate::build(&Hosting::default())?;
    // If the page is too large, its tests still run.
    let weight = size::check();
    progress.step("testing the release in browsers and in Node.js", "10 minutes");
    run_browser_tests()?;
    weight
}

/// Runs the tests in Node.js and in the browser against `dist/`.
fn run_browser_tests() -> Result<(), String> {
    if find("curl").is_none() {
        // A test runs the terminal command that the page offers.
        apt::install(&["curl"]).map_err(|next| format!("The page's tests need curl. {next}."))?;
    }
    run_in_browser(
        &["test", "--silent"],
        "A browser or Node.js test failed. Its name is above.",
    )
}

/// Runs the page's journeys in Firefox against `dist/`.
pub fn run_in_firefox() -> Result<(), String> {
    run_in_browser(
        &["run", "--silent", "firefox"],
        "A journey failed in Firefox. Its name is above. If there is no dist/, run `cargo xtask build` first.",
    )
}

/// Runs a script from the package of the browser tests, with `dist/`.
pub fn run_in_browser(script: &[&str], failure: &str) -> Result<(), String> {
    process::run(&mut in_browser(script)?, failure)
}

/// A script from the package of the browser tests, after Node.js, the browsers and the packages are installed.
pub fn in_browser(script: &[&str]) -> Result<Command, String> {
    browser::prepare_node()?;
    let chromium = browser::prepare()?;
    let firefox = browser::prepare_firefox()?;
    let dist = std::path::absolute(project::DIST).map_err(|error| format!("Cannot find dist/: {error}."))?;
    let folder = Path::new(BROWSER_TESTS);

    say("installing the packages of the browser tests and the example");
    for package in [BROWSER_TESTS, EXAMPLE] {
        install::npm_ci(Path::new(package))?;
    }
    let mut npm = command("npm", script);
    npm.current_dir(folder)
        .env("DIST", dist)
        .env("CHROMIUM", chromium)
        .env("FIREFOX", firefox);
    Ok(npm)
}

/// Installs rustfmt and clippy, which rustup's minimal profile does not include.
fn prepare_lints() -> Result<(), String> {
    let is_there = |task| output(&mut command("cargo", [task, "--version"])).is_some();
    if is_there("fmt") && is_there("clippy") {
        return Ok(());
    }
    say("adding rustfmt and clippy with rustup");
    process::run(
        &mut command("rustup", ["component", "add", "rustfmt", "clippy"]),
        "rustfmt and clippy are missing, and rustup could not add them. Its reason is above.",
    )
}

fn cargo(arguments: &[&str], failure: &str) -> Result<(), String> {
    process::run(&mut command("cargo", arguments), failure)
}

/// Writes docs/diagnoses.md from the catalogue, or checks that it is up to date.
pub fn docs(writes: bool) -> Result<(), String> {
    let mut docs = command("cargo", ["test", "--quiet", "--test", "host", "diagnosis::docs"]);
    if writes {
        docs.env("TOKEN_DOCTOR_WRITE_DOCS", "1");
    }
    process::run(&mut docs, "docs/diagnoses.md is out of date. Run `cargo xtask docs`.")
}

#[cfg(test)]
mod tests {
    use super::LONG_TESTS;

    #[test]
    fn every_long_test_is_there() {
        let files = [
            ("fuzz", include_str!("../../tests/host/reading/fuzz.rs")),
            ("patterns", include_str!("../../tests/host/reading/patterns.rs")),
        ];
        for test in LONG_TESTS {
            let is_in = |(module, source): &(&str, &str)| {
                test.strip_prefix(module)
                    .and_then(|name| name.strip_prefix("::"))
                    .is_some_and(|name| source.contains(&format!("fn {name}")))
            };
            // cargo runs nothing, and succeeds, if no test has the name.
            assert!(files.iter().any(is_in), "{test}");
        }
    }
}
