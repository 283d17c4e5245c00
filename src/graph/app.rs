//! The answer of `GET /app`: the app that a token belongs to.

use serde_json::Value;

use super::fields::{shown, text};
use crate::paste::AppId;

/// A Meta app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// `id`.
    pub id: AppId,
    /// `name`.
    pub name: Option<String>,
}

impl App {
    /// Reads an answer; `None` if it has no readable `id`.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        Some(Self {
            id: AppId::parse(&text(answer, "id")?)?,
            name: shown(answer, "name"),
        })
    }
}
