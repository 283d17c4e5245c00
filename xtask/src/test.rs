//! `cargo xtask test`: everything that must hold before a change is merged; with `--all`, what takes longer as well.

use crate::process::{self, command, find, output, say};
use crate::{apt, browser, install, project, size};
use std::path::Path;
use std::process::Command;

/// The tests that drive the built page and the built module, with a package file of their own.
const BROWSER_TESTS: &str = "tests/browser";

/// The example, which the tests start; it has a package file of its own as well.
const EXAMPLE: &str = "examples/crm";

/// How much is run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every rule, and one journey of each kind.
    EveryRule,
    /// The same, then all journeys in Firefox, the long runs of generated texts, and the dependencies.
    All,
}

/// What the lints are asked of: everything, and what is compiled without the rest: the core with its tests, the module, the page.
const PARTS: [&[&str]; 4] = [
    &["--workspace", "--all-targets"],
    &["--no-default-features", "--tests"],
    &["--no-default-features", "--features", "module"],
    &["--no-default-features", "--features", "page"],
];

/// The tests that take minutes, with the name by which each is found.
const LONG_TESTS: [&str; 3] = ["fuzz::nothing_that", "fuzz::time_grows", "patterns::print"];

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
        cargo(&arguments, "A long test failed; it is named above.")?;
    }
    crate::deny::check(crate::deny::Advisories::IfFetched)
}

fn run_every_rule() -> Result<(), String> {
    prepare_lints()?;
    say("checking the format");
    cargo(
        &["fmt", "--all", "--check"],
        "The format differs: `cargo fmt --all` fixes it.",
    )?;
    say("checking the translations");
    crate::words::check()?;
    say("checking the lints");
    for part in PARTS {
        // Locked here, so that a lock file that lags behind is found before CI would renew it silently.
        let clippy = [&["clippy", "--locked", "--quiet"], part, &["--", "--deny", "warnings"]].concat();
        cargo(
            &clippy,
            "clippy found what is listed above, or Cargo.lock is out of date: `cargo build` renews it.",
        )?;
    }
    say("running the tests on this machine");
    cargo(&["test", "--workspace"], "A test failed; it is named above.")?;
    crate::build(None)?;
    // A page that is too heavy still shows how its tests go.
    let weight = size::check();
    run_browser_tests()?;
    weight
}

/// Runs the tests in Node.js and in the browser against `dist/`.
fn run_browser_tests() -> Result<(), String> {
    if find("curl").is_none() {
        // A test runs the command that the page gives to be run in a terminal.
        apt::install(&["curl"]).map_err(|next| format!("The page's tests need curl. {next}."))?;
    }
    say("running the browser and Node.js tests");
    run_in_browser(
        &["test", "--silent"],
        "A browser or Node.js test failed; it is named above.",
    )
}

/// Runs the page's journeys in Firefox against `dist/`.
pub fn run_in_firefox() -> Result<(), String> {
    run_in_browser(
        &["run", "--silent", "firefox"],
        "A journey failed in Firefox; it is named above. Without dist/, run `cargo xtask build` first.",
    )
}

/// Runs a script of the browser tests' package against `dist/`.
pub fn run_in_browser(script: &[&str], failure: &str) -> Result<(), String> {
    process::run(&mut in_browser(script)?, failure)
}

/// A script of the browser tests' package, with Node.js, browsers and the packages ready.
pub fn in_browser(script: &[&str]) -> Result<Command, String> {
    browser::prepare_node()?;
    let chromium = browser::prepare()?;
    let firefox = browser::prepare_firefox()?;
    let dist = std::path::absolute(project::DIST).map_err(|error| format!("Cannot find dist/: {error}."))?;
    let folder = Path::new(BROWSER_TESTS);

    say("installing what the browser tests and the example need");
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

/// rustfmt and clippy are left out of rustup's minimal profile.
fn prepare_lints() -> Result<(), String> {
    let is_there = |task| output(&mut command("cargo", [task, "--version"])).is_some();
    if is_there("fmt") && is_there("clippy") {
        return Ok(());
    }
    say("adding rustfmt and clippy by rustup");
    process::run(
        &mut command("rustup", ["component", "add", "rustfmt", "clippy"]),
        "rustfmt and clippy are missing, and rustup could not add them; its reason is above.",
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
    process::run(
        &mut docs,
        "docs/diagnoses.md is out of date: `cargo xtask docs` renews it.",
    )
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
            // cargo runs nothing, and succeeds, where no test has the name.
            assert!(files.iter().any(is_in), "{test}");
        }
    }
}
