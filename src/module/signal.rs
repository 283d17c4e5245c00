//! A host's `AbortSignal`. It is never passed on to `fetch`, because its reason can be any value. Does not depend on
//! what is aborted.

use js_sys::{Array, Error, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::fetch::member;

const ABORT: &str = "abort";

/// An `AbortSignal`, recognised by its members: it may be of another realm, or a polyfill.
pub(super) struct Signal {
    host: JsValue,
    add: Function,
    remove: Function,
}

impl Signal {
    pub(super) fn of(signal: JsValue) -> Option<Self> {
        let function = |name: &str| member(&signal, name).dyn_into::<Function>().ok();
        member(&signal, "aborted").as_bool()?;
        Some(Self {
            add: function("addEventListener")?,
            remove: function("removeEventListener")?,
            host: signal,
        })
    }

    pub(super) fn is_aborted(&self) -> bool {
        member(&self.host, "aborted").is_truthy()
    }

    /// Calls `on_abort` when the signal is aborted, as long as the listener is kept.
    pub(super) fn listen(self, on_abort: impl Fn() + 'static) -> Listener {
        let closure = Closure::<dyn Fn()>::new(on_abort);
        // If the listener cannot be added, the signal has no effect.
        let _ = self.add.call2(&self.host, &ABORT.into(), closure.as_ref());
        Listener { signal: self, closure }
    }
}

/// Listens to a signal until it is dropped.
pub(super) struct Listener {
    signal: Signal,
    closure: Closure<dyn Fn()>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A listener that cannot be removed does nothing when called.
        let _ = self
            .signal
            .remove
            .call2(&self.signal.host, &ABORT.into(), self.closure.as_ref());
    }
}

/// A `DOMException` named `AbortError`, or an `Error` of that name if there is no `DOMException`.
pub(super) fn abort_error() -> JsValue {
    const NAME: &str = "AbortError";
    const SENTENCE: &str = "It was aborted by its signal.";
    let constructor = member(&js_sys::global(), "DOMException").dyn_into::<Function>();
    let exception = constructor
        .and_then(|constructor| Reflect::construct(&constructor, &Array::of2(&SENTENCE.into(), &NAME.into())));
    exception.unwrap_or_else(|_| {
        let error = Error::new(SENTENCE);
        error.set_name(NAME);
        error.into()
    })
}
