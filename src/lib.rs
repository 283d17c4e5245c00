//! Finds out what is wrong with a `WhatsApp` Cloud API access token, and which steps fix it.
//!
//! The modules in reading order. Each depends only on those above it:
//!
//! - [`words`]: a sentence as data: the text and its values. Contains no sentences.
//! - [`paste`]: what was pasted. Cleans it, lists what it removed, and reads the token's structure. No verdict, no network.
//! - [`graph`]: requests to the Graph API and its replies, as plain data under Meta's own names. No I/O.
//! - [`diagnosis`]: from evidence to one verdict and the steps that fix the problem. A table of rules, and sentences.
//! - [`errors`]: the static pages about every diagnosis. Only the build uses them.
//! - [`check`]: one run of "Test Connection" as a pure state machine.
//! - `shape`: the results as the objects of the JavaScript module.
//! - `clock`, `fetch`, `module`, `ui`: the edges. Only they may use browser crates. `ui` and `module` are independent.
//!
//! Invariants: everything except the edges does no I/O, does not read a clock ("now" is an argument) and cannot panic.

/// Saves each visitor 2.5 kB (brotli) compared with the standard allocator. Enabled only in shipped files.
#[cfg(feature = "allocator")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub mod check;
mod coded;
pub mod diagnosis;
pub mod errors;
pub mod graph;
pub mod paste;
pub mod words;

#[cfg(feature = "browser")]
pub mod clock;
#[cfg(feature = "browser")]
pub mod fetch;
#[cfg(feature = "module-edge")]
pub mod module;
#[cfg(feature = "browser")]
mod shape;
#[cfg(feature = "page")]
pub mod ui;
