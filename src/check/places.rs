//! The places of things by their IDs or names: a token can list ten thousand accounts, so no list is searched for each of them.

use serde_json::{Map, Value};

/// The place of each asset in its list. Uses the map type of JSON objects, because a second map type would add 1 kB to the
/// download.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Map<String, Value>);

impl Places {
    /// The place of a known ID. A new one gets the next place, and `None`.
    pub(super) fn known_or_next(&mut self, id: &str) -> Option<usize> {
        let known = self.of(id);
        if known.is_none() {
            self.0.insert(id.to_owned(), self.0.len().into());
        }
        known
    }

    /// Adds an ID to the asset at a place. No asset is added after that.
    pub(super) fn add_alias(&mut self, id: &str, place: usize) {
        self.0.insert(id.to_owned(), place.into());
    }

    /// The place of an ID.
    pub(super) fn of(&self, id: &str) -> Option<usize> {
        self.0.get(id)?.as_u64()?.try_into().ok()
    }

    /// Whether an ID has a place.
    pub(super) fn holds(&self, id: &str) -> bool {
        self.of(id).is_some()
    }
}

impl<'a> FromIterator<&'a str> for Places {
    fn from_iter<Ids: IntoIterator<Item = &'a str>>(ids: Ids) -> Self {
        let mut places = Self::default();
        for id in ids {
            places.known_or_next(id);
        }
        places
    }
}
