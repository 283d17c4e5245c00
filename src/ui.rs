//! The page: components that show one state, and the few places where the page touches the browser.
//!
//! Knows Yew and the browser. Must not know what an answer of Meta's means (`diagnosis`), which calls a run makes
//! (`check`) or how they are sent (`fetch`). In reading order: `state` is what the page is, `page` puts it on the
//! screen, one file for each part of it; `runner` starts and stops a test; `takeover` mounts the page over its
//! prerendered text.

mod advanced;
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
mod page;
mod prose;
mod result;
mod run_bar;
mod runner;
pub mod state;
mod takeover;
mod token_field;
mod words;

pub use diagnosis_view::{DiagnosisView, DiagnosisViewProps};
pub use guide::Guide;
pub use page::{Page, PageProps};
pub use result::{ResultView, ResultViewProps};
pub use takeover::{Takeover, mount};
pub use token_field::{TokenField, TokenFieldProps};
