//! Texts that come by paste or drop. One above the limit is kept out of the field: a bare text field with 10 MB in it
//! takes a second for each key.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer};
use yew::prelude::*;

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

/// The text of a paste, where it is too big for the field.
pub fn too_big_for_field(event: &Event) -> Option<String> {
    pasted_text(event).filter(|text| text.len() > FIELD_LIMIT_BYTES)
}

/// The first file of a drop.
pub fn dropped_file(event: &DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether what is dragged is a file. Its name and content are hidden until it is dropped.
pub fn is_file(transfer: Option<DataTransfer>) -> bool {
    transfer.is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"))
}

/// The text of a file, as far as it is read; bytes that are no text are replaced.
pub async fn text_of(file: &Blob) -> Option<String> {
    let part = file.slice_with_f64_and_f64(0.0, FILE_LIMIT_BYTES).ok()?;
    JsFuture::from(part.text()).await.ok()?.as_string()
}
