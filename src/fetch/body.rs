//! Reads the body of a response in chunks, up to a limit, so that a huge body is never kept.
//!
//! A host's own `fetch` may return a response of another realm, or one without a stream: members are looked up by name,
//! and a body without a stream is read as text. Does not depend on what an answer means.

use js_sys::{Array, ArrayBuffer, Function, JsString, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};

use super::javascript::{member, settled};

/// Counted for an empty chunk, so that a stream of empty chunks ends.
const EMPTY_CHUNK_BYTES: usize = 1_000;

pub(super) enum Body {
    Read(String),
    /// The body is longer than the limit; the rest is not read.
    TooLarge,
    /// The body ended too early, or its result is no longer needed.
    Interrupted,
}

/// Reads the body of a response up to a limit. Stops at the next chunk when the result is no longer needed.
///
/// # Errors
/// If the response has no readable body.
pub(super) async fn read(
    response: &JsValue,
    limit_bytes: usize,
    is_awaited: impl Fn() -> bool,
) -> Result<Body, JsValue> {
    let body = match reader_of(response) {
        Some(reader) => by_chunks(&reader, limit_bytes, is_awaited).await,
        None if stated_length(response).is_some_and(|bytes| bytes > limit_bytes) => return Ok(Body::TooLarge),
        None => as_text(call(response, "text")?, limit_bytes).await,
    };
    Ok(body.unwrap_or(Body::Interrupted))
}

/// `response.body.getReader()`; `None` if the response has no stream.
fn reader_of(response: &JsValue) -> Option<JsValue> {
    let body = Reflect::get(response, &"body".into()).ok()?;
    let reader = call(&body, "getReader").ok()?;
    member(&reader, "read").is_function().then_some(reader)
}

async fn by_chunks(reader: &JsValue, limit_bytes: usize, is_awaited: impl Fn() -> bool) -> Result<Body, JsValue> {
    let mut bytes = Vec::new();
    let mut received: usize = 0;
    loop {
        let chunk = settled(call(reader, "read")?).await?;
        if !is_awaited() {
            cancel(reader);
            return Ok(Body::Interrupted);
        }
        if member(&chunk, "done").is_truthy() {
            return Ok(Body::Read(decoded(bytes)));
        }
        let Some(chunk) = bytes_in(&member(&chunk, "value")) else {
            cancel(reader);
            return Ok(Body::Interrupted);
        };
        let length = chunk.byte_length() as usize;
        received = received.saturating_add(if length == 0 { EMPTY_CHUNK_BYTES } else { length });
        if received > limit_bytes {
            cancel(reader);
            return Ok(Body::TooLarge);
        }
        bytes.extend(chunk.to_vec());
    }
}

/// The bytes of a view or a buffer, not copied. `None` for anything else, and for a detached buffer.
fn bytes_in(chunk: &JsValue) -> Option<Uint8Array> {
    // The elements of another view, such as a Uint16Array, are not its bytes.
    let arguments = if ArrayBuffer::is_view(chunk) {
        let parts = ["buffer", "byteOffset", "byteLength"];
        parts.into_iter().map(|name| member(chunk, name)).collect()
    } else if chunk.is_instance_of::<ArrayBuffer>() {
        Array::of1(chunk)
    } else {
        return None;
    };
    let constructor: Function = member(&global(), "Uint8Array").dyn_into().ok()?;
    Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok()
}

/// A body that is not UTF-8 is not from Meta. Read as Latin-1, it can still be recognised as an HTML page.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

async fn as_text(text: JsValue, limit_bytes: usize) -> Result<Body, JsValue> {
    let text: JsString = settled(text).await?.dyn_into()?;
    // Each UTF-16 code unit has at least one byte in UTF-8, so a longer text need not be copied.
    if text.length() as usize > limit_bytes {
        return Ok(Body::TooLarge);
    }
    let text = String::from(text);
    Ok(if text.len() > limit_bytes {
        Body::TooLarge
    } else {
        Body::Read(text)
    })
}

/// `Content-Length`, if the response has it.
fn stated_length(response: &JsValue) -> Option<usize> {
    let headers = member(response, "headers");
    let get: Function = member(&headers, "get").dyn_into().ok()?;
    get.call1(&headers, &"content-length".into())
        .ok()?
        .as_string()?
        .parse()
        .ok()
}

/// Discards the rest of a stream. `allSettled` keeps a failure from being reported as an unhandled rejection.
fn cancel(reader: &JsValue) {
    if let Ok(cancelled) = call(reader, "cancel") {
        let _ = Promise::all_settled(&Array::of1(&cancelled));
    }
}

fn call(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let function: Function = member(object, name).dyn_into()?;
    function.call0(object)
}
