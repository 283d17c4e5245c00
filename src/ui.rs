//! The page: what is fixed, and the checker in it, which is the only part that lives.
//!
//! Uses `diagnosis`, `check` and `fetch`. Every text that a person reads is marked by `t!`, and the view says it in the language of
//! the page. Does not decide what an answer from Meta means, which calls a test makes, or how they
//! are sent.
//!
//! In reading order: `model` is what the checker is, `message` what it can be sent, `view` what its parts are drawn with. A file's
//! folder says its load: `first` is loaded first, `later` after it, and `second_load` is the seam between them. `browser` is what
//! both do with the browser, `desk` what both work on. `checker` is the component, `card` how card.js mounts it, and `page` the whole
//! page as it is written into `index.html` at build: its header and footer never change, so they are not in the app.

mod browser;
mod card;
mod checker;
mod desk;
mod first;
mod later;
mod message;
pub mod model;
mod page;
mod second_load;
mod view;

pub use card::{mount_card, say_nothing_at_panic, set_options, unmount_card};
pub use checker::{Checker, CheckerProps, Start};
pub use page::{DESCRIPTION, LanguageLink, OLD_FROM, Page, PageProps, RELEASE, VERSION};
