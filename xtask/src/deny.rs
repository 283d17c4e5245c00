//! `cargo xtask deny`: holds the dependencies to `deny.toml`.

use crate::process::{run, run_quietly, say};
use crate::tools::{self, Workshop};

/// Whether known vulnerabilities have to be looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Advisories {
    /// Where their list can be fetched; where it cannot, that is said.
    IfFetched,
    /// In any case; where their list cannot be fetched, the task fails. For a machine that guards a release.
    Required,
}

/// What needs nothing but the registry that cargo itself uses: crates that are there twice, licences, where crates come from.
const LOCAL: [&str; 5] = ["--workspace", "check", "bans", "licenses", "sources"];

/// Checks the dependencies. The list of known vulnerabilities is a git repository, which not every machine reaches.
pub fn check(advisories: Advisories) -> Result<(), String> {
    let workshop = tools::deny()?;
    say("checking the dependencies: licences, sources, and what is there twice");
    deny(
        &workshop,
        &LOCAL,
        "A dependency breaks a rule of deny.toml; it is named above.",
    )?;
    say("fetching the list of known vulnerabilities");
    let fetch = run_quietly(
        &mut workshop.command("cargo", &["deny", "fetch", "db"]),
        "The list of known vulnerabilities could not be fetched (its reason is above), so none were looked for. \
         Run `cargo xtask deny` again where git can fetch it.",
    );
    match fetch {
        Ok(()) => {
            say("looking for known vulnerabilities");
            deny(
                &workshop,
                &["--workspace", "check", "advisories"],
                "A dependency has a known fault; it is named above. Take a version without it.",
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
