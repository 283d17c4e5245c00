//! Runs an example of the project on this machine: it reads JSON and prints JSON. Does not depend on what it prints.

use crate::process::command;
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

/// What an example prints, or nothing if it failed. Cargo prints the reason.
pub fn run(example: &str, input: &Value) -> Option<Value> {
    let arguments = ["run", "--quiet", "--package", "token-doctor", "--example", example];
    let mut program = command("cargo", arguments);
    let mut program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    if let Some(mut stdin) = program.stdin.take() {
        stdin.write_all(input.to_string().as_bytes()).ok()?;
    }
    let done = program.wait_with_output().ok()?;
    serde_json::from_slice(&done.stdout).ok()
}
