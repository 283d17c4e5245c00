//! Tells when the page has been out of sight for so long that nothing secret should wait in it: hidden for half an hour, or
//! kept by the browser after the person had left it (the back/forward cache).
//!
//! Must not know what is wiped then.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, PageTransitionEvent};

/// How long a hidden page keeps what is in it, in milliseconds.
const KEPT_MILLIS: u32 = 30 * 60 * 1_000;

/// Calls `tell` each time, for as long as the page lives. A timer tells while the page is hidden; where the browser has
/// stopped its timers, it is told when the page is seen again.
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
    listen(&window, "pageshow", move |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            tell();
        }
    });
}

/// Whether the page is out of sight right now.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}

/// Listens for as long as the page lives.
fn listen(target: &EventTarget, name: &str, hear: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(hear);
    // Fails only for a name that is no event's.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
