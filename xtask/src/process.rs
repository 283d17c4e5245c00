//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Says in a line what is being done.
pub fn say(line: &str) {
    println!("xtask: {line}");
}

/// A program with its arguments, in an environment cleared of what `cargo xtask` left in its own.
pub fn command<S: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    // This cargo's own path: another toolchain's cargo would hand it on as its own.
    command.env_remove("CARGO");
    // Trunk reads it as a true or false and stops at the customary `1`.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// Runs to the end, output shown. `failure` is the sentence where that does not succeed.
pub fn run(command: &mut Command, failure: &str) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(failure.to_owned()),
        Err(error) => Err(format!("{failure} ({}: {error})", command.get_program().display())),
    }
}

/// Like [`run`], for programs that say much about little: what they print is shown only where they do not succeed.
pub fn run_quietly(command: &mut Command, failure: &str) -> Result<(), String> {
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            eprint!("{}", String::from_utf8_lossy(&output.stdout));
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
            Err(failure.to_owned())
        }
        Err(error) => Err(format!("{failure} ({}: {error})", command.get_program().display())),
    }
}

/// Becomes the other program, so that whoever ends this task ends that program too. Returns only where it cannot start.
pub fn become_program(command: &mut Command) -> String {
    let error = command.exec();
    format!("Cannot start {}: {error}.", command.get_program().display())
}

/// What the program printed, without the white space around it; nothing where it is not there or does not succeed.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether the program is there and does what it is called for. What it prints is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The file that a name on PATH leads to.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
