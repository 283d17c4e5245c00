//! System packages. Installs them only as root on Debian and its derivatives. Otherwise the error names the command.

use crate::process::{command, find, output, run_quietly, say};
use std::path::Path;

/// Installs packages. The error names the command to run as root.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let by_hand = format!(
        "run as root: apt-get update && apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    if !is_debian() {
        return Err(format!("On Debian or Ubuntu, {by_hand}"));
    }
    if output(&mut command("id", ["-u"])).as_deref() != Some("0") {
        return Err(format!("To install it, {by_hand}"));
    }
    say(&format!("installing {} with apt", packages.join(" ")));
    let failure = format!(
        "apt could not install {}. Its reason is above. Fix that, then {by_hand}",
        packages.join(" ")
    );
    run_quietly(&mut apt(&["update", "-qq"]), &failure)?;
    // Some of these packages conflict with others. Installed packages must not be removed for them.
    let mut arguments = vec!["install", "-qq", "-y", "--no-install-recommends", "--no-remove"];
    arguments.extend(packages);
    run_quietly(&mut apt(&arguments), &failure)
}

/// Whether this system uses apt.
pub fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && find("apt-get").is_some()
}

fn apt(arguments: &[&str]) -> std::process::Command {
    let mut apt = command("apt-get", arguments);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
