//! Values of JavaScript: what a host returned, and members by their names. Does not depend on what a value is used for.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for what a host has returned: for a promise, however the host has made it, or for a value.
///
/// Not by `Promise.resolve`, which takes a promise of the host as it is: a `then` that throws would end this instance.
pub(crate) async fn settled(returned: JsValue) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, _| {
        // The function of a promise throws nothing.
        let _ = resolve.call1(&JsValue::UNDEFINED, &returned);
    });
    JsFuture::from(promise).await
}

/// A member by its name; `undefined` where there is none.
pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
