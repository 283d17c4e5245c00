//! The page, rendered on this machine: its HTML, and what its state becomes.

mod checker;
mod html;
mod paste;
mod saving;
mod state;
