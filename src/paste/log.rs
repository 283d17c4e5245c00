//! Whether a text is a log or a trace, which people also post in public: not a setting or a command that the person uses.
//!
//! Does not depend on what is in it.

use super::scan::visit;
use super::text::{floor, holds_any, is_all};

/// How much of a text is read, in bytes: its start shows what it is.
const READ_BYTES: usize = 100_000;

/// Parts of logs and traces.
const MARKS: &str = "\
    Traceback (most recent | \n    at  | \n\tat  |   File \" | Exception |  ERROR | ERROR  | [error] | [ERROR] | error: | Error: | \
    level=error | \"level\": | stack trace |  INFO |  WARN |  DEBUG | headers = { | headers: {";

/// How commands and requests begin that a person runs.
const COMMANDS: &[&str] = &[
    "curl ", "$ curl ", "wget ", "http ", "fetch(", "Invoke-", "GET ", "POST ", "https://",
];

/// Whether a text is a log or a trace.
pub(super) fn is_log(text: &str) -> bool {
    let text = text.get(..floor(text, READ_BYTES)).unwrap_or_default().trim_start();
    visit(text.len());
    if is_command_or_setting(text) {
        return false;
    }
    holds_any(text, MARKS, " | ") || text.lines().any(begins_with_time)
}

/// Whether a text is a command, a request or a file of settings.
pub(super) fn is_command_or_setting(text: &str) -> bool {
    let text = text.trim_start();
    let is_name = |name: &str| {
        let name = name.trim().trim_start_matches("export ");
        !name.is_empty()
            && is_all(name, |byte| {
                byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_'
            })
    };
    let first = text.lines().find(|line| !line.trim_start().starts_with('#'));
    let is_setting = first
        .and_then(|line| line.split_once('='))
        .is_some_and(|(name, _)| is_name(name));
    is_setting || COMMANDS.iter().any(|command| text.starts_with(command))
}

/// Whether a line begins with a date, as in `2026-11-03 10:12` or `[2026/11/03`.
fn begins_with_time(line: &str) -> bool {
    let line = line.trim_start_matches(['[', ' ']).as_bytes();
    let digits =
        |range: std::ops::Range<usize>| line.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let is_sign = |at: usize| matches!(line.get(at), Some(b'-' | b'/'));
    digits(0..4) && is_sign(4) && digits(5..7) && is_sign(7) && digits(8..10)
}
