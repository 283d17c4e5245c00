//! Promises for the host, settled once: by the result or by the host's signal.
//!
//! Does not depend on whether the instance has stopped: `src/instance.js` then rejects pending promises.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::signal::{Listener, Signal, abort_error};

/// The functions that settle a promise.
#[derive(Clone)]
pub(super) struct Deferred(Rc<Open>);

struct Open {
    resolve: Function,
    reject: Function,
    listener: Cell<Option<Listener>>,
}

impl Deferred {
    /// A promise and the functions that settle it; `None` if the host's `Promise` does not work.
    pub(super) fn with_promise() -> (Promise, Option<Self>) {
        let mut deferred = None;
        let promise = Promise::new(&mut |resolve, reject| {
            deferred = Some(Self(Rc::new(Open {
                resolve,
                reject,
                listener: Cell::default(),
            })));
        });
        (promise, deferred)
    }

    pub(super) fn settle(&self, value: Result<JsValue, JsValue>) {
        match value {
            Ok(value) => self.0.settle(&self.0.resolve, &value),
            Err(error) => self.0.settle(&self.0.reject, &error),
        }
    }

    /// Calls `stop` and rejects with an `AbortError` when the signal is aborted, or at once if it already is.
    pub(super) fn on_abort(&self, signal: Option<Signal>, stop: impl Fn() + 'static) {
        let Some(signal) = signal else { return };
        let open = self.0.clone();
        let abort = move || {
            stop();
            open.settle(&open.reject, &abort_error());
        };
        if signal.is_aborted() {
            abort();
        } else {
            self.0.listener.set(Some(signal.listen(abort)));
        }
    }
}

impl Open {
    fn settle(&self, end: &Function, value: &JsValue) {
        drop(self.listener.take());
        // The functions of a promise do not throw.
        let _ = end.call1(&JsValue::UNDEFINED, value);
    }
}
