//! Writes JSON, which the host's own `JSON.parse` makes objects of: less to ship than building them member by member.

use std::fmt::Write as _;

/// A JSON value, written.
pub(super) struct Json(String);

impl Json {
    pub(super) fn text(text: &str) -> Self {
        let mut json = String::with_capacity(text.len() + 2);
        json.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => json.extend(['\\', character]),
                '\0'..'\u{20}' => {
                    // Writing to a text does not fail.
                    let _ = write!(json, "\\u{:04x}", u32::from(character));
                }
                _ => json.push(character),
            }
        }
        json.push('"');
        Self(json)
    }

    pub(super) fn number(number: i64) -> Self {
        Self(number.to_string())
    }

    pub(super) fn truth(truth: bool) -> Self {
        Self(if truth { "true" } else { "false" }.to_owned())
    }

    /// `null` where there is nothing.
    pub(super) fn or_null(value: Option<Self>) -> Self {
        value.unwrap_or_else(|| Self("null".to_owned()))
    }

    pub(super) fn list(items: &[Self]) -> Self {
        let mut json = String::from("[");
        for item in items {
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&item.0);
        }
        json.push(']');
        Self(json)
    }

    /// An object; the names are plain words.
    pub(super) fn object(members: &[(&str, Self)]) -> Self {
        let mut json = String::from("{");
        for (name, value) in members {
            if json.len() > 1 {
                json.push(',');
            }
            for part in ["\"", name, "\":", &value.0] {
                json.push_str(part);
            }
        }
        json.push('}');
        Self(json)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
