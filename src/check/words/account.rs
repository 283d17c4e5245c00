//! The rows of the account and its webhook.

use crate::graph::{Node, Page};

use super::{and_more, named};

/// What Meta's `account_review_status` says.
const REVIEWS: &[(&str, &str)] = &[
    ("APPROVED", "Approved by Meta."),
    ("PENDING", "Meta has not finished its review."),
    ("REJECTED", "Meta has rejected it."),
];

/// The row of an account that was found.
pub(in crate::check) fn account(id: &str, name: Option<&str>, review: Option<&str>, found: usize) -> String {
    let account = match name {
        Some(name) => format!("{name}, {id}"),
        None => id.to_owned(),
    };
    let mut row = and_more(&account, found.saturating_sub(1)) + ".";
    if let Some(review) = review {
        let known = REVIEWS
            .iter()
            .find(|(word, _)| *word == review)
            .map(|(_, sentence)| *sentence);
        row.push(' ');
        row.push_str(&known.map_or_else(|| format!("Review: {review}."), str::to_owned));
    }
    row
}

/// The row of a webhook that this app does not have.
pub(in crate::check) fn webhook_missing(apps: &Page<Node>) -> String {
    match apps.items.as_slice() {
        [] => "No app is subscribed to the account.".to_owned(),
        [first, more @ ..] => format!(
            "This app is not subscribed to the account. Subscribed: {}.",
            and_more(&app(first), more.len())
        ),
    }
}

/// The row where it is not known which app this is.
pub(in crate::check) fn webhook_of_unknown_app(apps: &Page<Node>) -> String {
    match apps.items.as_slice() {
        [] => "No app is subscribed to the account.".to_owned(),
        [first, more @ ..] => format!(
            "Subscribed: {}. Meta did not say which app made this token.",
            and_more(&app(first), more.len())
        ),
    }
}

fn app(app: &Node) -> String {
    named(&app.id, app.name.as_deref())
}
