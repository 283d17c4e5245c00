//! Reads a field of a JSON object that may be absent, `null`, or of another type than documented.
//!
//! Meta sends IDs as strings or numbers, and numbers as strings. A field that cannot be read counts as absent. Does not
//! depend on what a field means.

use crate::paste::redact;
use serde_json::{Number, Value};

/// The last second of the year 9999. A later time is not valid.
const LAST_SECOND: i64 = 253_402_300_799;

/// The text of a field. A number or Boolean is converted to text; blank text counts as absent.
pub(super) fn text(object: &Value, field: &str) -> Option<String> {
    let found = match object.get(field)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => digits(number)?,
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// The redacted text of a field that is shown or copied.
pub(super) fn shown(object: &Value, field: &str) -> Option<String> {
    text(object, field).map(|text| redact(&text))
}

/// The whole number in a field. Digits in a string count, and so does a float without a fraction.
pub(super) fn integer(object: &Value, field: &str) -> Option<i64> {
    match object.get(field)? {
        Value::Number(number) => whole(number),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The seconds in a field, since 1970 or from now; `None` if they are negative or after the year 9999.
pub(super) fn seconds(object: &Value, field: &str) -> Option<i64> {
    integer(object, field).and_then(seconds_of)
}

/// A number of seconds, if it is valid.
pub(super) fn seconds_of(number: i64) -> Option<i64> {
    (0..=LAST_SECOND).contains(&number).then_some(number)
}

/// The Boolean in a field; `"true"`, `1` and their opposites count.
pub(super) fn truth(object: &Value, field: &str) -> Option<bool> {
    match text(object, field)?.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// The items of a list; none if the field is not a list.
pub(super) fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    object.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts of a list, numbers included.
pub(super) fn texts(object: &Value, field: &str) -> Vec<String> {
    list(object, field)
        .iter()
        .filter_map(|item| match item {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => digits(number),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        })
        .collect()
}

/// The digits of a whole number. Meta sends no ID or code with a fraction, and formatting one would add 5 kB to the
/// download.
fn digits(number: &Number) -> Option<String> {
    number
        .as_u64()
        .map(|whole| whole.to_string())
        .or_else(|| whole(number).map(|whole| whole.to_string()))
}

/// A whole number. A float counts if it has no fraction and is in the range of exact whole numbers, but not 0, which
/// may be a rounded smaller number.
fn whole(number: &Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the range was checked and there is no fraction"
        )]
        (float.fract() == 0.0 && (1.0..=EXACT).contains(&float.abs())).then_some(float as i64)
    })
}
