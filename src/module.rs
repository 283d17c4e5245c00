//! The JavaScript module: the functions and shapes of `token-doctor.d.ts`.
//!
//! Knows how arguments and results look in JavaScript. Must not know the page, and decides nothing.

mod argument;
mod shape;

use wasm_bindgen::prelude::*;

use crate::clock;
use crate::diagnosis::{self, Context};

/// `inspectToken(pasted: string): TokenInspection`. What the pasted text alone can tell, without any network.
///
/// # Errors
/// A `TypeError` where `pasted` is no string.
#[wasm_bindgen(js_name = inspectToken)]
pub fn inspect_token(pasted: &JsValue) -> Result<JsValue, JsValue> {
    let pasted = argument::string(pasted, "pasted")?;
    let clock = clock::now();
    let (inspection, _) = diagnosis::read_paste(&pasted, &Context::of_paste(&clock));
    shape::to_js(&shape::TokenInspection::of(&inspection))
}

/// `explainError(answer: string | object, httpStatus?: number): Diagnosis`. Reads an answer of the Graph API, or an
/// error as a person pastes it.
///
/// # Errors
/// A `TypeError` where `answer` is neither a string nor an object that JSON can hold, or `httpStatus` is no HTTP status.
#[wasm_bindgen(js_name = explainError)]
pub fn explain_error(answer: &JsValue, http_status: &JsValue) -> Result<JsValue, JsValue> {
    let answer = argument::text_or_object(answer, "answer")?;
    let http_status = argument::http_status(http_status, "httpStatus")?;
    let clock = clock::now();
    let diagnosis = diagnosis::explain(&answer, http_status, &Context::of_paste(&clock));
    shape::to_js(&shape::Diagnosis::of(&diagnosis))
}
