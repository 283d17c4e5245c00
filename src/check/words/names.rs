//! How a thing is named in a sentence.

use crate::check::facts::{FoundAccount, FoundNumber};

/// "Lantern Books", "Lantern Books and 2 more".
pub(in crate::check) fn and_more(name: &str, more: usize) -> String {
    if more == 0 {
        name.to_owned()
    } else {
        format!("{name} and {more} more")
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
