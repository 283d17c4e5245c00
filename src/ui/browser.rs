//! What the checker does with the browser. Each file belongs to the load that calls it. Does not depend on what is shown
//! (`first`, `later`).

pub mod clipboard;
pub mod download;
pub mod element;
pub mod handover;
pub mod host;
pub mod large_text;
pub mod report;
pub mod runner;
pub mod visibility;
pub mod words;
