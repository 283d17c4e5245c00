//! Tells when nothing secret should wait in the page any longer: it was hidden for half an hour, or the person left it and the
//! browser keeps it in its back/forward cache. Does not depend on what is emptied then.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, PageTransitionEvent};

/// How long a hidden page keeps what is in it, in milliseconds.
const KEPT_MILLIS: u32 = 30 * 60 * 1_000;

/// Calls `tell` each time, for as long as the page exists. A timer calls it while the page is hidden; if the browser has stopped its
/// timers, `tell` is called when the page is seen again. For the back/forward cache it is called on the way in, so that the
/// cache never holds a secret, and again on the way out.
pub fn watch(tell: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let tell = Rc::new(tell);
    let hidden_since: Rc<Cell<Option<f64>>> = Rc::default();
    let timer: Rc<Cell<Option<Timeout>>> = Rc::default();

    let (tell_hidden, watched) = (tell.clone(), document.clone());
    listen(&document, "visibilitychange", move |_| {
        if watched.hidden() {
            hidden_since.set(Some(Date::now()));
            let tell = tell_hidden.clone();
            timer.set(Some(Timeout::new(KEPT_MILLIS, move || tell())));
        } else {
            timer.take();
            let since = hidden_since.take();
            if since.is_some_and(|since| Date::now() - since >= f64::from(KEPT_MILLIS)) {
                tell_hidden();
            }
        }
    });
    for name in ["pagehide", "pageshow"] {
        let tell = tell.clone();
        listen(&window, name, move |event| {
            let event = event.dyn_ref::<PageTransitionEvent>();
            if event.is_some_and(PageTransitionEvent::persisted) {
                tell();
            }
        });
    }
}

/// Listens for as long as the page exists.
fn listen(target: &EventTarget, name: &str, hear: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(hear);
    // Fails only for a name that is no event's.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
