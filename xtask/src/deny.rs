//! `cargo xtask deny`: checks the dependencies against `deny.toml`.

use crate::process::{run, run_quietly, say};
use crate::tools::{self, Workshop};

/// Whether the check for known vulnerabilities is required.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Advisories {
    /// Checked if the list can be fetched. Otherwise a line says that they were not checked.
    IfFetched,
    /// Always checked. The task fails if the list cannot be fetched. For a machine that builds a release.
    Required,
}

/// The checks that only need cargo's own registry: duplicate crates, licences, sources.
const LOCAL: [&str; 5] = ["--workspace", "check", "bans", "licenses", "sources"];

/// Checks the dependencies. The list of known vulnerabilities is a git repository, which not every machine can access.
pub fn check(advisories: Advisories) -> Result<(), String> {
    let workshop = tools::deny()?;
    say("checking the dependencies: licences, sources, duplicates");
    deny(
        &workshop,
        &LOCAL,
        "A dependency breaks a rule of deny.toml. Its name is above.",
    )?;
    say("fetching the list of known vulnerabilities");
    let fetch = run_quietly(
        &mut workshop.command("cargo", &["deny", "fetch", "db"]),
        "The list of known vulnerabilities could not be fetched (the reason is above), so they were not checked. \
         Run `cargo xtask deny` again on a machine where git can fetch the list.",
    );
    match fetch {
        Ok(()) => {
            say("checking for known vulnerabilities");
            deny(
                &workshop,
                &["--workspace", "check", "advisories"],
                "A dependency has a known vulnerability. Its name is above. Use a version without it.",
            )
        }
        Err(sentence) if advisories == Advisories::IfFetched => {
            say(&sentence);
            Ok(())
        }
        Err(sentence) => Err(sentence),
    }
}

fn deny(workshop: &Workshop, arguments: &[&str], failure: &str) -> Result<(), String> {
    run(workshop.command("cargo", &["deny"]).args(arguments), failure)
}
