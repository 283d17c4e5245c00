//! JavaScript values: a host's results, and members by name. Does not depend on what a value is used for.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for a promise, however the host created it, or returns another value at once.
///
/// `Promise.resolve` would return the host's promise itself, and an exception in its `then` would stop this instance.
pub(crate) async fn settled(returned: JsValue) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, _| {
        // The functions of a promise do not throw.
        let _ = resolve.call1(&JsValue::UNDEFINED, &returned);
    });
    JsFuture::from(promise).await
}

/// A member by name; `undefined` if there is none.
pub(crate) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
