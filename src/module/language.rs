//! The language of a call, from JavaScript. Does not depend on the source of translations.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use crate::words::Words;

/// The language of a JavaScript function that translates: `(english, count) => string | undefined`. English for any other value.
pub(super) fn words(translate: &JsValue) -> Words {
    let Some(translate) = translate.dyn_ref::<Function>().cloned() else {
        return Words::default();
    };
    Words::new(move |english, count| {
        #[allow(
            clippy::cast_precision_loss,
            reason = "a count is far below the whole numbers that a float holds"
        )]
        let count = count.map_or(JsValue::UNDEFINED, |count| JsValue::from_f64(count as f64));
        // Without a translation, the text is in English.
        translate
            .call2(&JsValue::UNDEFINED, &english.into(), &count)
            .ok()?
            .as_string()
    })
}
