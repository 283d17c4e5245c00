//! The seam between the two loads. `later` is a WebAssembly file of its own, fetched as soon as the first one works: `cargo xtask`
//! splits the page's WebAssembly in two here.
//!
//! The first load calls the second through these two functions and in no other way: what it named itself would be in the first
//! file. What both need is in the first.
//!
//! The split is made by the crates `wasm_split_helpers` and `wasm_split_cli_support`, and by xtask/src/split.rs, because neither
//! Trunk, wasm-bindgen nor Yew can do it (November 2026). When one of these is resolved, split.rs, build.rs and most of this file go:
//! - Trunk, "Support wasm splitting": <https://github.com/trunk-rs/trunk/issues/1022>
//! - Yew, "Wasm splitting in yew", lazy components: <https://github.com/yewstack/yew/pull/3932>
//! - wasm-bindgen, "Splitting into multiple lazily-loaded modules": <https://github.com/wasm-bindgen/wasm-bindgen/issues/3939>

use gloo_timers::callback::Timeout;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use super::desk::Desk;
use super::later;
use super::message::Command;
use super::view::{Slot, View};

/// What the second load can do.
pub struct SecondLoad {
    /// Runs a command.
    pub run: fn(&mut Desk, Command),
    /// Draws what it has to show in a slot.
    pub view: fn(&View, Slot) -> Html,
}

static SECOND_LOAD: SecondLoad = SecondLoad {
    run: later::run,
    view: later::view,
};

/// The second load, if there is nothing to fetch: on the host, which renders the page's text.
pub fn at_first() -> Option<&'static SecondLoad> {
    (!cfg!(target_family = "wasm")).then_some(&SECOND_LOAD)
}

/// Fetches the second load; returns at once if it was fetched before.
pub async fn fetch() -> Option<&'static SecondLoad> {
    second_load().await.ok()
}

/// The split: a call of this waits for the second file, and nothing else leads into that.
#[allow(clippy::unnecessary_wraps, reason = "the error is that of a file that did not come")]
#[wasm_split(second_load, fallible)]
fn second_load() -> Result<&'static SecondLoad, SplitLoaderError> {
    // After the first drawing with it.
    Timeout::new(0, later::warm_up).forget();
    Ok(&SECOND_LOAD)
}
