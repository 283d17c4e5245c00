//! Tells what is wrong with a `WhatsApp` Cloud API access token, and what to click to mend it.
//!
//! The modules in reading order; each knows only those above it:
//!
//! - [`access_token`]: what was pasted. Cleans it, says what it removed, reads its anatomy. No verdict, no network.
//! - [`graph`]: what can be asked of the Graph API and what comes back, as plain data under Meta's own names. No I/O.
//! - [`diagnosis`]: from evidence to one verdict and the steps that mend it. A table of rules and a catalogue of sentences.
//! - [`check`]: one run of "Test Connection" as a pure state machine.
//! - `clock`, `fetch`, `module`, `ui`: the edges. Only they may name browser crates. `ui` and `module` never call each other.
//!
//! Invariants: everything but the edges does no I/O, reads no clock ("now" is an argument) and cannot panic.

/// Smaller than the standard allocator by 2.5 kB brotli, which every visitor would load. Only in what is shipped.
#[cfg(feature = "allocator")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub mod paste;
/// The name that callers still use.
pub use paste as access_token;
pub mod check;
pub mod diagnosis;
pub mod graph;

#[cfg(feature = "browser")]
pub mod clock;
#[cfg(feature = "browser")]
pub mod fetch;
#[cfg(feature = "module")]
pub mod module;
#[cfg(feature = "page")]
pub mod ui;
