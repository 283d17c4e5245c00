//! The page: what is fixed, and the checker in it, which is the only part that lives.
//!
//! Knows Yew and the browser. Must not know what an answer of Meta's means (`diagnosis`), which calls a run makes
//! (`check`) or how they are sent (`fetch`).
//!
//! In reading order: `state` is what the checker is; `checker` puts it on the screen, with one file for each part of it;
//! `runner` starts and stops a test; `takeover` mounts the checker over its prerendered text. `page` is the whole page as
//! it is written into `index.html` at build: its header, guide and footer never change, so they are not in the app.

mod advanced;
mod app_secret_field;
mod checker;
mod checks;
mod copy;
mod diagnosis_view;
mod findings;
mod footer;
mod guide;
mod header;
mod id_field;
mod large_text;
mod mark;
mod offers;
mod page;
mod prose;
mod reach;
mod result;
mod run_bar;
mod runner;
pub mod state;
mod takeover;
mod token_field;
mod words;

pub use checker::{Checker, CheckerProps};
pub use page::Page;
pub use takeover::{Takeover, mount};
