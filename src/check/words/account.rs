//! The row of the account.

use crate::words::{Lines, Said, Sentences, Text, t};

/// What Meta's `account_review_status` says.
fn review_sentence(review: &str) -> Said {
    match review {
        "APPROVED" => t!("Approved by Meta.").into(),
        "PENDING" => t!("Meta has not finished the review of this account.").into(),
        "REJECTED" => t!("Meta rejected this account.").into(),
        "RESTRICTED" => t!("Meta restricted this account.").into(),
        "LIMIT_REACHED" => t!("Meta says that this account has reached a limit.").into(),
        word => Said::from(t!("Review: {word}.")).with("word", word),
    }
}

/// The row of an account that was found.
pub(in crate::check) fn account(id: &str, name: Option<&str>, review: Option<&str>, found: usize) -> Lines {
    let account = match name {
        Some(name) => [name, ", ", id].concat(),
        None => id.to_owned(),
    };
    let account = Said::quote(account).as_sentence();
    let row: Sentences = [Some(account), review.map(review_sentence)]
        .into_iter()
        .flatten()
        .collect();
    let more = found.saturating_sub(1);
    let more = (more > 0).then(|| {
        Said::counted_items(
            more,
            t!("{count} more account was found."),
            t!("{count} more accounts were found."),
        )
    });
    let mut lines = Lines::from(row);
    lines.extend(more);
    lines
}

/// For an account that Meta lists under more than one ID.
const MESSAGING_ACCOUNT: Text =
    t!("Your CRM needs the ID of the messaging account. Find it in Business settings under \"Messaging accounts\".");

/// What is said of an account that Meta lists under more than one ID.
pub(in crate::check) fn twins<'a>(ids: impl Iterator<Item = &'a str>) -> Sentences {
    let ids = Said::list(ids.map(Into::into).collect());
    let listed = Said::from(t!("Meta lists the same phone numbers under {ids}.")).with("ids", ids);
    [listed, MESSAGING_ACCOUNT.into()].into_iter().collect()
}
