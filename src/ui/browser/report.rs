//! The report that a host gets: the object that the module gives. Does not depend on when the host gets it.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::check;
use crate::shape::ConnectionReport;
use crate::words::Words;

/// A report as a JavaScript object, without the token. Written as JSON, which the card needs anyway: `serde_wasm_bindgen` would add
/// functions to the first load.
pub fn report_to_js(report: &check::ConnectionReport, words: &Words) -> JsValue {
    let json = serde_json::to_string(&ConnectionReport::of(report, words)).unwrap_or_default();
    JSON::parse(&json).unwrap_or(JsValue::NULL)
}
