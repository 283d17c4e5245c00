//! The page: what is fixed, and the checker in it, which is the only part that lives.
//!
//! Knows Yew and the browser. Must not know what an answer of Meta's means (`diagnosis`), which calls a run makes
//! (`check`) or how they are sent (`fetch`).
//!
//! In reading order: `state`, `saving`, `exchanging` and `comparing` are what the checker is; `checker` puts it on the screen,
//! with one file for each part of it; `second_load` is what the browser fetches once the checker works, with `presses` for
//! what a button does; `runner` starts and stops a test; `host` calls what a host does. `card` is how card.js mounts a checker,
//! and `takeover` what that keeps of its prerendered text. `page` is the whole page as it is written into `index.html` at
//! build: its header and footer never change, so they are not in the app. It is the card's first host.

mod advanced;
mod app_secret_field;
mod card;
mod checker;
mod checks;
pub mod comparing;
mod comparison;
mod copy;
mod diagnosis_view;
mod download;
mod exchange_form;
pub mod exchanging;
mod findings;
mod footer;
mod guide;
mod header;
mod host;
mod id_field;
mod large_text;
mod loading;
mod mark;
mod offers;
mod out_of_sight;
mod page;
mod presses;
mod prose;
mod reach;
mod reading;
mod result;
mod run_bar;
mod runner;
pub mod saving;
mod second_load;
pub mod state;
mod table;
mod takeover;
mod token_field;
mod words;

pub use card::{mount_card, say_nothing_at_panic, unmount_card};
pub use checker::{Checker, CheckerProps};
pub use page::Page;
pub use takeover::Takeover;
