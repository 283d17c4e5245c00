//! Whole runs of "Test Connection", replayed from replies as data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    missing_docs,
    reason = "a test may fail loudly, and rows are short to write"
)]

mod clock;
mod compare;
mod exchange;
mod faults;
mod given_ids;
mod large;
mod links;
mod numbers;
mod public_report;
mod run;
mod search;
mod stored;
mod terminal;
#[path = "../fixtures/token.rs"]
mod token;
mod verdict;
mod world;
