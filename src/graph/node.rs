//! What many answers consist of: an object with an ID and a name, and a page of such objects.

use serde_json::Value;

use super::fields::{list, shown, text};

/// An object of which only `id` and `name` are requested: a person, a portfolio, an account in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
}

impl Node {
    /// Reads an object; `None` if it has no `id`.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        Some(Self {
            id: text(answer, "id")?,
            name: shown(answer, "name"),
        })
    }
}

/// One page of an edge (Meta, "Paginated Results", developers.facebook.com/docs/graph-api/results, November 2026).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<Item> {
    /// The readable rows of `data`.
    pub items: Vec<Item>,
    /// The number of unreadable rows of `data`.
    pub unreadable: usize,
    /// The cursor of the next page, if there is one. `paging.next` itself is never used, because it contains the token.
    pub after: Option<String>,
}

impl<Item> Page<Item> {
    /// Reads an answer; `None` if it has no list `data`. Unreadable rows are left out.
    #[must_use]
    pub fn from_answer(answer: &Value, item: impl Fn(&Value) -> Option<Item>) -> Option<Self> {
        answer.get("data").filter(|data| data.is_array())?;
        let paging = answer.get("paging").unwrap_or(&Value::Null);
        let rows = list(answer, "data");
        let items: Vec<Item> = rows.iter().filter_map(item).collect();
        Some(Self {
            unreadable: rows.len() - items.len(),
            items,
            after: text(paging, "next")
                .and(paging.get("cursors"))
                .and_then(|cursors| text(cursors, "after")),
        })
    }
}
