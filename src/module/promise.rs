//! Promises given to the host: settled once, by what came of the work, by the host's signal, or by a panic.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Error, Function, Promise};
use wasm_bindgen::JsValue;

use super::signal::{Listener, Signal, abort_error};

/// What a panic is told by: its own text may quote what was pasted, so it goes nowhere.
const STOPPED: &str = "Token Doctor has stopped at a fault of its own. This says nothing about the token.";

thread_local! {
    /// Those that may not be settled yet.
    static OPEN: RefCell<Vec<Weak<Open>>> = const { RefCell::new(Vec::new()) };
}

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
        if let Some(Self(open)) = &settle {
            OPEN.with_borrow_mut(|all| {
                all.retain(|open| open.strong_count() > 0);
                all.push(Rc::downgrade(open));
            });
        }
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

/// Has a panic reject what is open, so that nobody waits for ever.
pub(super) fn reject_at_panic() {
    std::panic::set_hook(Box::new(|_| {
        let _ = OPEN.try_with(|all| {
            let Ok(all) = all.try_borrow() else { return };
            for open in all.iter().filter_map(Weak::upgrade) {
                open.settle(&open.reject, &Error::new(STOPPED));
            }
        });
    }));
}
