//! A language as a page gives it: a JavaScript function from an English text to its translation. Does not depend on where the
//! translations come from.

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::words::Words;

/// The language of a function `(english, count) => string | undefined`. The count is `undefined` for a text that has no number. A
/// text for which it returns no text, or throws, is said in English.
pub fn words_of(function: Function) -> Words {
    Words::new(move |english, count| {
        let count = count.map_or(JsValue::UNDEFINED, |count| {
            i32::try_from(count).unwrap_or(i32::MAX).into()
        });
        let said = function.call2(&JsValue::UNDEFINED, &english.into(), &count);
        said.ok()?.as_string()
    })
}
