//! Arguments as they come from JavaScript: what is of the wrong type throws a `TypeError` that names it.

use js_sys::{JSON, TypeError};
use wasm_bindgen::{JsCast, JsValue};

/// A string.
pub(super) fn string(value: &JsValue, name: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong_type(name, "a string"))
}

/// A string as it is, an `Error` as its message, and any other object as its JSON.
pub(super) fn text_or_object(value: &JsValue, name: &str) -> Result<String, JsValue> {
    const EXPECTED: &str = "a string, or an object that JSON can hold";
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    if let Some(error) = value.dyn_ref::<js_sys::Error>() {
        return Ok(error.message().into());
    }
    if !value.is_object() {
        return Err(wrong_type(name, EXPECTED));
    }
    JSON::stringify(value)
        .ok()
        .and_then(|json| json.as_string())
        .ok_or_else(|| wrong_type(name, EXPECTED))
}

/// An HTTP status; `undefined` and `null` mean that it is not known.
pub(super) fn http_status(value: &JsValue, name: &str) -> Result<Option<u16>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let number = value
        .as_f64()
        .filter(|number| number.fract() == 0.0 && (100.0..=599.0).contains(number));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked"
    )]
    let status = number.map(|number| number as u16);
    status
        .map(Some)
        .ok_or_else(|| wrong_type(name, "a whole number from 100 to 599"))
}

fn wrong_type(name: &str, expected: &str) -> JsValue {
    TypeError::new(&format!("{name} must be {expected}")).into()
}
