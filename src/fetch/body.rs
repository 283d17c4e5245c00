//! The body of a response, read piece by piece and given up above a bound, so that it is never kept whole.
//!
//! A host's own fetch may give a response that is not of this realm, or no stream: members are looked up by name, and what has no
//! stream is read as a text. Does not depend on what an answer means.

use js_sys::{Array, ArrayBuffer, Function, JsString, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};

use super::javascript::{member, settled};

/// What a piece without bytes counts for.
const EMPTY_PIECE_BYTES: usize = 1_000;

/// What became of a body.
pub(super) enum Body {
    Read(String),
    /// More bytes came than were wanted; the rest is not read.
    TooLarge,
    /// It ended too early, or nobody awaits it any more.
    BrokenOff,
}

/// Reads the body of a response of at most so many bytes. Stops at the next piece when nobody awaits it any more.
///
/// # Errors
/// When the response has no body that could be read.
pub(super) async fn read(
    response: &JsValue,
    limit_bytes: usize,
    is_awaited: impl Fn() -> bool,
) -> Result<Body, JsValue> {
    let body = match reader_of(response) {
        Some(reader) => by_pieces(&reader, limit_bytes, is_awaited).await,
        None if stated_length(response).is_some_and(|bytes| bytes > limit_bytes) => return Ok(Body::TooLarge),
        None => as_text(call(response, "text")?, limit_bytes).await,
    };
    Ok(body.unwrap_or(Body::BrokenOff))
}

/// `response.body.getReader()`; `None` for a response without a stream.
fn reader_of(response: &JsValue) -> Option<JsValue> {
    let body = Reflect::get(response, &"body".into()).ok()?;
    let reader = call(&body, "getReader").ok()?;
    member(&reader, "read").is_function().then_some(reader)
}

async fn by_pieces(reader: &JsValue, limit_bytes: usize, is_awaited: impl Fn() -> bool) -> Result<Body, JsValue> {
    let mut bytes = Vec::new();
    // Pieces without bytes count too, so that a host's own stream that gives nothing else comes to an end.
    let mut taken: usize = 0;
    loop {
        let piece = settled(call(reader, "read")?).await?;
        if !is_awaited() {
            cancel(reader);
            return Ok(Body::BrokenOff);
        }
        if member(&piece, "done").is_truthy() {
            return Ok(Body::Read(decoded(bytes)));
        }
        let Some(piece) = bytes_in(&member(&piece, "value")) else {
            cancel(reader);
            return Ok(Body::BrokenOff);
        };
        let length = piece.byte_length() as usize;
        taken = taken.saturating_add(if length == 0 { EMPTY_PIECE_BYTES } else { length });
        if taken > limit_bytes {
            cancel(reader);
            return Ok(Body::TooLarge);
        }
        bytes.extend(piece.to_vec());
    }
}

/// The bytes of a view or of a buffer, not copied. `None` for anything else, and for memory that was given away.
fn bytes_in(piece: &JsValue) -> Option<Uint8Array> {
    // The elements of another view, such as a Uint16Array, are not its bytes.
    let place = if ArrayBuffer::is_view(piece) {
        let parts = ["buffer", "byteOffset", "byteLength"];
        parts.into_iter().map(|name| member(piece, name)).collect()
    } else if piece.is_instance_of::<ArrayBuffer>() {
        Array::of1(piece)
    } else {
        return None;
    };
    let constructor: Function = member(&global(), "Uint8Array").dyn_into().ok()?;
    Reflect::construct(&constructor, &place).ok()?.dyn_into().ok()
}

/// What is no UTF-8 is no answer from Meta. As Latin-1 it is still seen to be a page of HTML.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

async fn as_text(text: JsValue, limit_bytes: usize) -> Result<Body, JsValue> {
    let text: JsString = settled(text).await?.dyn_into()?;
    // A character of JavaScript has at least one byte: the text is copied only when it may be small enough.
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

/// `Content-Length`, when the response has it.
fn stated_length(response: &JsValue) -> Option<usize> {
    let headers = member(response, "headers");
    let get: Function = member(&headers, "get").dyn_into().ok()?;
    get.call1(&headers, &"content-length".into())
        .ok()?
        .as_string()?
        .parse()
        .ok()
}

/// Has the rest of a stream thrown away. Nobody waits for that, and a host is told of no rejection that nobody has heard.
fn cancel(reader: &JsValue) {
    if let Ok(cancelled) = call(reader, "cancel") {
        let _ = Promise::all_settled(&Array::of1(&cancelled));
    }
}

fn call(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let function: Function = member(object, name).dyn_into()?;
    function.call0(object)
}
