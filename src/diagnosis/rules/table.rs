//! The rules, the most telling first. Codes and texts are those of Meta's error references (Graph API "Handle Errors",
//! Cloud API "Error Codes") and of answers that people posted.

mod app;
mod limits;
mod messages;
mod rest;
mod session;

use super::Rule;

/// Every rule, in the order in which they are tried.
pub(super) fn in_order() -> impl Iterator<Item = &'static Rule> {
    [app::RULES, session::RULES, limits::RULES, messages::RULES, rest::RULES]
        .into_iter()
        .flatten()
}
