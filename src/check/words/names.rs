//! How a thing is named in a sentence.

use crate::check::facts::{FoundAccount, FoundNumber};
use crate::words::{Said, Value, t};

/// "Lantern Books", "Lantern Books and 2 more".
pub(in crate::check) fn and_more(names: impl Into<Value>, more: usize) -> Said {
    if more == 0 {
        Said::unchanged(names)
    } else {
        Said::counted_items(more, t!("{names} and {count} more"), t!("{names} and {count} more")).with("names", names)
    }
}

/// "1234 (Lantern Books)", or the ID alone.
pub(in crate::check) fn named(id: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => [id, " (", name, ")"].concat(),
        None => id.to_owned(),
    }
}

/// An account by its ID and name.
pub(in crate::check) fn account_name(account: &FoundAccount) -> String {
    named(account.id.as_str(), account.name.as_deref())
}

/// A phone number by its ID and name.
pub(in crate::check) fn number_name(number: &FoundNumber) -> String {
    named(&number.id, number.phone_number.own_name())
}
