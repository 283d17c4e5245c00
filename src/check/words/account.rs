//! The row of the account.

/// What Meta's `account_review_status` says.
const REVIEWS: &[(&str, &str)] = &[
    ("APPROVED", "Approved by Meta."),
    ("PENDING", "Meta has not finished its review."),
    ("REJECTED", "Meta has rejected it."),
    ("RESTRICTED", "Meta has restricted it."),
    ("LIMIT_REACHED", "Meta says that it has reached a limit."),
];

/// The row of an account that was found.
pub(in crate::check) fn account(id: &str, name: Option<&str>, review: Option<&str>, found: usize) -> String {
    let account = match name {
        Some(name) => format!("{name}, {id}"),
        None => id.to_owned(),
    };
    let mut row = account + ".";
    if let Some(review) = review {
        let known = REVIEWS
            .iter()
            .find(|(word, _)| *word == review)
            .map(|(_, sentence)| *sentence);
        row.push(' ');
        row.push_str(&known.map_or_else(|| format!("Review: {review}."), str::to_owned));
    }
    match found.saturating_sub(1) {
        0 => row,
        1 => row + "\nOne more account was found.",
        more => format!("{row}\n{more} more accounts were found."),
    }
}

/// Said of an account that Meta lists under more than one ID.
pub(in crate::check) fn twins<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    format!(
        "Meta lists the same phone numbers under {}. A CRM needs the ID of the messaging account: in Business settings, it is under \
         Messaging accounts.",
        ids.join(" and ")
    )
}
