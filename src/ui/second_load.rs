//! The second load: what the checker does once a button was pressed, or an answer of Meta's was pasted. It stands in a
//! WebAssembly file of its own, which is fetched as soon as the first one works: `cargo xtask` splits the page's in two here.
//!
//! The checker reaches all of it through one table of functions, and in no other way: what it named itself would be in the
//! first file. A function that both need is in the first.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::html::Scope;
use yew::prelude::*;

use super::app_secret_field::proof_field;
use super::checker::{Checker, Nodes};
use super::copy::Copying;
use super::guide::guide;
use super::presses::Press;
use super::reading::read;
use super::result::result;
use super::run_bar::saving;
use super::runner::{Runner, reminder_of};
use super::state::{Pasted, State};
use super::token_field::refusal;
use crate::check::ConnectionReport;

/// What shows a part of the checker.
pub(super) type View = fn(&State, &Nodes, &Copying, &Scope<Checker>) -> Html;

/// What there is in the second load.
pub struct SecondLoad {
    pub(super) press: fn(&mut Checker, &Context<Checker>, Press),
    pub(super) read: fn(&str) -> Pasted,
    pub(super) stop_all: fn(&mut Runner),
    pub(super) reminder_of: fn(&ConnectionReport) -> Option<Rc<str>>,
    pub(super) refusal: View,
    pub(super) app_secret: View,
    pub(super) saving: View,
    pub(super) result: View,
    pub(super) guide: View,
}

static SECOND_LOAD: SecondLoad = SecondLoad {
    press: Checker::press,
    read,
    stop_all: Runner::stop_all,
    reminder_of,
    refusal,
    app_secret: proof_field,
    saving,
    result,
    guide,
};

/// How far the second load has come.
#[derive(Clone, Copy)]
pub enum Second {
    /// It is on its way.
    Coming {
        /// Whether somebody has asked for it.
        is_awaited: bool,
    },
    /// It is here.
    Here(&'static SecondLoad),
    /// It did not arrive.
    Failed,
}

impl Second {
    /// How far it is at first. On the host, where the page's text is made, there is nothing to fetch.
    pub(super) fn at_first() -> Self {
        if cfg!(target_family = "wasm") {
            Self::Coming { is_awaited: false }
        } else {
            Self::Here(&SECOND_LOAD)
        }
    }

    /// It, where it is here.
    pub(super) fn here(self) -> Option<&'static SecondLoad> {
        match self {
            Self::Here(second) => Some(second),
            Self::Coming { .. } | Self::Failed => None,
        }
    }

    /// Fetches it; once it is here, at once.
    pub(super) async fn fetch() -> Self {
        second_load().await.map_or(Self::Failed, Self::Here)
    }
}

/// The split: a call of this waits for the second file, and only it leads into that.
#[allow(clippy::unnecessary_wraps, reason = "the error is that of a file that did not come")]
#[wasm_split(second_load, fallible)]
fn second_load() -> Result<&'static SecondLoad, SplitLoaderError> {
    // After what is drawn first with it.
    Timeout::new(0, warm_up).forget();
    Ok(&SECOND_LOAD)
}

/// Reads a text of no meaning, while nobody waits for it. Browsers compile a function when it is called for the first time, which takes
/// longer than the reading itself.
fn warm_up() {
    let text = [
        "Authorization: Bearer EAA",
        &"aB1".repeat(60),
        "\n{\"error\":{\"message\":\"(#190) Session has expired\",\"code\":190}}",
    ];
    drop(read(&text.concat()));
}
