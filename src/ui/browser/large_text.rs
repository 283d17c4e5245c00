//! Texts that come by paste or drop. One above the limit is kept out of the field: a bare text field with 10 MB in it takes a
//! second for each key. Does not depend on what a text is.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DataTransfer};
use yew::prelude::*;

use super::element::set_value;

/// The biggest text, in bytes of UTF-8, that goes into the field.
pub const FIELD_LIMIT_BYTES: usize = 200_000;

/// How much of a dropped file is read, in bytes: it has to fit into memory a few times.
const FILE_LIMIT_BYTES: f64 = 50_000_000.0;

/// The text of a paste or a drop.
pub fn pasted_text(event: &Event) -> Option<String> {
    let data = if let Some(paste) = event.dyn_ref::<web_sys::ClipboardEvent>() {
        paste.clipboard_data()
    } else if let Some(drop) = event.dyn_ref::<DragEvent>() {
        drop.data_transfer()
    } else {
        None
    };
    data?.get_data("text/plain").ok()
}

/// The text of a paste or a drop, if it is too big for the field. The browser does not put it there then.
pub fn taken_from_field(event: &Event) -> Option<String> {
    let text = pasted_text(event).filter(|text| text.len() > FIELD_LIMIT_BYTES)?;
    event.prevent_default();
    Some(text)
}

/// Lets a file be dropped, which a browser would open in place of the page.
#[allow(clippy::needless_pass_by_value, reason = "a callback is given its event")]
pub fn on_drag_over(event: DragEvent) {
    if is_file(event.data_transfer()) {
        event.prevent_default();
    }
}

/// Handles what is dropped anywhere on the card as if the field were the whole card.
pub fn on_drop(field: &NodeRef, send: Callback<String>) -> Callback<DragEvent> {
    let field = field.clone();
    Callback::from(move |event: DragEvent| {
        if let Some(file) = dropped_file(&event) {
            event.prevent_default();
            let (field, send) = (field.clone(), send.clone());
            spawn_local(async move {
                let Some(text) = text_of(&file).await else { return };
                if text.len() <= FIELD_LIMIT_BYTES {
                    set_value(&field, &text);
                }
                send.emit(text);
            });
        } else if let Some(text) = taken_from_field(event.unchecked_ref()) {
            send.emit(text);
        }
    })
}

/// The first file of a drop.
fn dropped_file(event: &DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether what is dragged is a file. Its name and content are hidden until it is dropped.
fn is_file(transfer: Option<DataTransfer>) -> bool {
    transfer.is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"))
}

/// The text of a file, as far as it is read; bytes that are no text are replaced.
async fn text_of(file: &Blob) -> Option<String> {
    let part = file.slice_with_f64_and_f64(0.0, FILE_LIMIT_BYTES).ok()?;
    JsFuture::from(part.text()).await.ok()?.as_string()
}
