//! Promises given to the host: settled once, by what came of the work or by the host's signal.
//!
//! Does not know of an instance that stops: `src/instance.js` then rejects what the host was given.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::signal::{Listener, Signal, abort_error};

/// The end of a promise that settles it.
#[derive(Clone)]
pub(super) struct Settle(Rc<Open>);

struct Open {
    resolve: Function,
    reject: Function,
    listener: Cell<Option<Listener>>,
}

impl Settle {
    /// A promise, and what settles it; `None` where the host's `Promise` is none.
    pub(super) fn promise() -> (Promise, Option<Self>) {
        let mut settle = None;
        let promise = Promise::new(&mut |resolve, reject| {
            settle = Some(Self(Rc::new(Open {
                resolve,
                reject,
                listener: Cell::default(),
            })));
        });
        (promise, settle)
    }

    pub(super) fn settle(&self, value: Result<JsValue, JsValue>) {
        match value {
            Ok(value) => self.0.settle(&self.0.resolve, &value),
            Err(error) => self.0.settle(&self.0.reject, &error),
        }
    }

    /// Rejects with an `AbortError`, after `stop`, once the signal is aborted, or at once where it is already.
    pub(super) fn heed(&self, signal: Option<Signal>, stop: impl Fn() + 'static) {
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
        // The functions of a promise throw nothing.
        let _ = end.call1(&JsValue::UNDEFINED, value);
    }
}
