//! All tests that run on this machine, in one program, which links once instead of eleven times. First the rooms of `src` in order, then
//! whole pastes (`reading`), then the page. `cargo test --no-default-features` runs those of the core without compiling Yew.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::format_push_string,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    missing_docs,
    reason = "a test may fail loudly, and rows are short to write"
)]

mod architecture;
mod check;
mod declared_names;
mod diagnosis;
mod english;
mod errors;
mod graph;
#[cfg(feature = "prerender")]
mod page;
mod paste;
mod reading;
mod token;
mod words;
