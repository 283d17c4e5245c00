//! Reading a field of a JSON object that may be absent, `null`, or of a neighbouring type.
//!
//! Meta sends IDs as strings or numbers and numbers as strings; a field that cannot be read is a field that is absent.

use crate::access_token::redact;
use serde_json::{Number, Value};

/// The last second of the year 9999. A time or a length of time beyond it is none.
const LAST_SECOND: i64 = 253_402_300_799;

/// The text of a field; a number or a truth value becomes its text. Blank text counts as absent.
pub(super) fn text(object: &Value, field: &str) -> Option<String> {
    let found = match object.get(field)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => digits(number)?,
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// The text of a field that is shown or copied: without a secret, which nobody expects there.
pub(super) fn shown(object: &Value, field: &str) -> Option<String> {
    text(object, field).map(|text| redact(&text))
}

/// The whole number in a field; digits in a string count, and so does a float without a fraction.
pub(super) fn integer(object: &Value, field: &str) -> Option<i64> {
    match object.get(field)? {
        Value::Number(number) => whole(number),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The seconds in a field, since 1970 or from now; `None` where they are negative or beyond the year 9999.
pub(super) fn seconds(object: &Value, field: &str) -> Option<i64> {
    integer(object, field).and_then(seconds_of)
}

/// The number of seconds, where it can be one.
pub(super) fn seconds_of(number: i64) -> Option<i64> {
    (0..=LAST_SECOND).contains(&number).then_some(number)
}

/// The truth value in a field; `"true"`, `1` and their opposites count.
pub(super) fn truth(object: &Value, field: &str) -> Option<bool> {
    match text(object, field)?.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// The items of a list; a field that is no list has none.
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

/// The digits of a whole number. A number with a fraction is nothing that Meta sends as an ID or a code, and the code that
/// would write it costs a visitor 5 kB.
fn digits(number: &Number) -> Option<String> {
    number
        .as_u64()
        .map(|whole| whole.to_string())
        .or_else(|| whole(number).map(|whole| whole.to_string()))
}

/// A whole number; a float counts where it has no fraction and lies within what a float holds exactly. A float of 0 may have
/// been anything that is too small for one.
fn whole(number: &Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the range was checked and the fraction is none"
        )]
        (float.fract() == 0.0 && (1.0..=EXACT).contains(&float.abs())).then_some(float as i64)
    })
}
