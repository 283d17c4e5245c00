//! The rules, the most telling first. Codes and texts are those of Meta's error references (Graph API "Handle Errors",
//! Cloud API "Error Codes") and of answers that people posted.

mod app;
mod code_alone;
mod limits;
mod messages;
mod permissions_and_ids;
mod session;

use super::rule::Rule;

/// Every rule, in the order in which they are tried.
pub(super) fn in_order() -> impl Iterator<Item = &'static Rule> {
    [
        app::RULES,
        session::RULES,
        limits::RULES,
        messages::RULES,
        permissions_and_ids::RULES,
        code_alone::RULES,
    ]
    .into_iter()
    .flatten()
}
