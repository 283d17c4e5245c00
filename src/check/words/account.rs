//! The row of the account.

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
