//! Runs other programs.

use std::env;
use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Prints a line that says what is being done.
pub fn say(line: &str) {
    println!("xtask: {line}");
}

/// How far a task with several steps is.
pub struct Progress {
    steps: usize,
    done: usize,
    began: Instant,
}

impl Progress {
    /// A task with this number of steps.
    pub fn of(steps: usize) -> Self {
        Self {
            steps,
            done: 0,
            began: Instant::now(),
        }
    }

    /// Says the next step, with its number and the time so far. `usually`: how long it takes if nothing is compiled yet.
    pub fn step(&mut self, what: &str, usually: &str) {
        self.done += 1;
        let minutes = self.began.elapsed().as_secs() / 60;
        say(&format!(
            "step {} of {}, after {minutes} min: {what} (usually {usually})",
            self.done, self.steps
        ));
    }
}

/// A program with its arguments, without the variables that `cargo xtask` has set.
pub fn command<S: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    // The path of this cargo: the cargo of another toolchain would use it as its own.
    command.env_remove("CARGO");
    // Trunk expects true or false and fails with the usual `1`.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// Runs a program to the end and shows its output. Returns `failure` if the program fails.
pub fn run(command: &mut Command, failure: &str) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(failure.to_owned()),
        Err(error) => Err(format!("{failure} ({}: {error})", command.get_program().display())),
    }
}

/// Like [`run`], for verbose programs: shows the output only if the program fails.
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

/// Becomes the other program, so that a signal that stops this task also stops that program. Returns only if it cannot start.
pub fn become_program(command: &mut Command) -> String {
    let error = command.exec();
    format!("Cannot start {}: {error}.", command.get_program().display())
}

/// The trimmed output of the program. Nothing if the program is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether the program exists and succeeds. Its output is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The file of a program on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
