//! Converts a JavaScript value to the text to explain: an `Error`, a response of an HTTP client, or any other object.
//!
//! HTTP clients wrap Meta's answer (`error.response.data`, `error.body`, `error.cause`), often where `JSON.stringify`
//! does not see it, and keep the request, token included, beside it. So the object is written as JSON here: with the
//! wrappers, without the request, and within limits. The diagnosis finds Meta's error in it.
//!
//! An exception that crosses WebAssembly would stop it. So every member is read in a way that catches what a getter or
//! a `Proxy` throws, and a member that throws is left out. Does not depend on what an answer means.

use js_sys::{Array, ArrayBuffer, Function, JSON, JsString, Reflect, Set};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// How deep nested objects are written.
const MAX_DEPTH: usize = 32;
/// How many members are written.
const MAX_MEMBERS: usize = 20_000;
/// How much text is written, in UTF-16 code units.
const MAX_TEXT: u32 = 1_000_000;
/// How much of a name is compared, in UTF-16 code units.
const LONGEST_NAME: u32 = 20;

/// Members that describe an error. They may be inherited or hidden from JSON.
const ERROR_MEMBERS: [&str; 16] = [
    "error",
    "errors",
    "message",
    "code",
    "type",
    "status",
    "statusCode",
    "response",
    "cause",
    "inner",
    "originalError",
    "details",
    "body",
    "data",
    "text",
    "raw",
];
/// Members that describe the request, where the token is.
const ABOUT_REQUEST: [&str; 8] = [
    "config", "request", "req", "res", "options", "headers", "timings", "stack",
];
/// Members in which clients keep the HTTP status.
const STATUSES: [&str; 3] = ["status", "statusCode", "httpStatus"];
/// How many nested objects are searched for an HTTP status.
const LAYERS_OF_STATUS: usize = 4;

#[wasm_bindgen]
extern "C" {
    // As in js-sys, but they catch what a `Proxy` throws.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_names(object: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The text to explain, and the HTTP status found beside it.
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) http_status: Option<u16>,
    /// Whether it can be an answer without an error. False for a thrown error, and if something was left out.
    pub(super) may_be_healthy: bool,
}

impl Answer {
    /// Writes an object as JSON, and finds the HTTP status in it.
    pub(super) fn of_object(object: &JsValue) -> Self {
        let object = as_json_value(object.clone());
        let (text, is_whole) = match object.dyn_ref::<JsString>() {
            Some(text) => (head(text, MAX_TEXT), text.length() <= MAX_TEXT),
            None => Document::of(&object),
        };
        let may_be_healthy = is_whole && !is_thrown_or_unread(&object);
        let http_status = status_in(object);
        Self {
            text,
            http_status,
            may_be_healthy,
        }
    }
}

/// Whether an object is an `Error` of any realm, or a `Response` whose body was not read.
fn is_thrown_or_unread(object: &JsValue) -> bool {
    let has = |name| member(object, name).is_some();
    object.has_type::<js_sys::Error>() || has("message") && has("stack") || has("headers") && has("bodyUsed")
}

/// The HTTP status of an object, or of the response, error or cause in it.
fn status_in(object: JsValue) -> Option<u16> {
    let mut layer = object;
    for _ in 0..LAYERS_OF_STATUS {
        if let Some(status) = status_of(&layer) {
            return Some(status);
        }
        layer = ["error", "cause"].iter().find_map(|name| member(&layer, name))?;
    }
    None
}

/// Writes an object as JSON, within the limits above. Each object is written once, so cycles end.
struct Document {
    json: String,
    seen: Set,
    members_left: usize,
    text_left: u32,
    /// Whether the limits left nothing out.
    is_whole: bool,
    open: Vec<Open>,
}

/// An object whose members are being written.
struct Open {
    object: JsValue,
    /// `None` for a list, whose members are named by their index.
    names: Option<Vec<JsValue>>,
    count: usize,
    next: usize,
    is_empty: bool,
}

impl Document {
    fn of(object: &JsValue) -> (String, bool) {
        let mut document = Self {
            json: String::new(),
            seen: Set::new(&JsValue::UNDEFINED),
            members_left: MAX_MEMBERS,
            text_left: MAX_TEXT,
            is_whole: true,
            open: Vec::new(),
        };
        document.begin(object.clone());
        document.write_open();
        (document.json, document.is_whole)
    }

    fn write_open(&mut self) {
        while let Some(open) = self.open.last_mut() {
            self.is_whole &= open.next >= open.count || self.members_left > 0;
            if open.next >= open.count || self.members_left == 0 {
                self.json.push(if open.names.is_some() { '}' } else { ']' });
                self.open.pop();
                continue;
            }
            self.members_left -= 1;
            let at = open.next;
            open.next += 1;
            let name = match &open.names {
                Some(names) => names.get(at).cloned().unwrap_or_default(),
                #[allow(clippy::cast_precision_loss, reason = "no list is so long")]
                None => (at as f64).into(),
            };
            let value = Reflect::get(&open.object, &name).unwrap_or_default();
            self.write_member(&name, as_json_value(value));
        }
    }

    fn write_member(&mut self, name: &JsValue, value: JsValue) {
        if value.is_object() {
            self.is_whole &= self.open.len() < MAX_DEPTH;
            if self.open.len() < MAX_DEPTH && !is_stream(&value) && !self.seen.has(&value) {
                self.write_name(name);
                self.begin(value);
            }
        } else if let Some(text) = value.dyn_ref::<JsString>() {
            let text = self.take(text);
            self.write_name(name);
            self.write_text(&text);
        } else if value.is_null() || value.as_f64().is_some() || value.as_bool().is_some() {
            let json = JSON::stringify(&value).ok().and_then(|json| json.as_string());
            self.write_name(name);
            self.json.push_str(json.as_deref().unwrap_or("null"));
        }
    }

    fn write_name(&mut self, name: &JsValue) {
        let Some(open) = self.open.last_mut() else { return };
        let is_named = open.names.is_some();
        if !std::mem::take(&mut open.is_empty) {
            self.json.push(',');
        }
        if let (true, Some(name)) = (is_named, name.dyn_ref::<JsString>()) {
            let name = self.take(name);
            self.write_text(&name);
            self.json.push(':');
        }
    }

    fn write_text(&mut self, text: &str) {
        self.json.push_str(&Value::from(text).to_string());
    }

    fn take(&mut self, text: &JsString) -> String {
        let taken = head(text, self.text_left);
        self.is_whole &= text.length() <= self.text_left;
        self.text_left = self.text_left.saturating_sub(text.length());
        taken
    }

    fn begin(&mut self, object: JsValue) {
        self.seen.add(&object);
        let names = (!is_list(&object)).then(|| names_in(&object));
        let count = names.as_ref().map_or_else(|| length(&object), Vec::len);
        self.json.push(if names.is_some() { '{' } else { '[' });
        self.open.push(Open {
            object,
            names,
            count,
            next: 0,
            is_empty: true,
        });
    }
}

/// The members of an object that may describe an answer. Those that describe an error come first, so that the limits do
/// not cut them off.
fn names_in(object: &JsValue) -> Vec<JsValue> {
    let of_errors = ERROR_MEMBERS.iter().filter(|name| member(object, name).is_some());
    let mut names: Vec<JsValue> = of_errors.map(|name| (*name).into()).collect();
    let own = own_names(object).unwrap_or_default();
    let is_other = |name: &JsValue| {
        let name = name.dyn_ref().map(|name| head(name, LONGEST_NAME));
        name.is_some_and(|name| !ABOUT_REQUEST.contains(&&*name) && !ERROR_MEMBERS.contains(&&*name))
    };
    names.extend(own.iter().filter(is_other).take(MAX_MEMBERS));
    names
}

/// Bytes become text. An object becomes what its `toJSON` returns, unless it has members that describe an error.
fn as_json_value(value: JsValue) -> JsValue {
    if !value.is_object() {
        return value;
    }
    if ArrayBuffer::is_view(&value) || value.has_type::<ArrayBuffer>() {
        return decoded(&value).unwrap_or_default();
    }
    let is_known = ERROR_MEMBERS.iter().any(|name| member(&value, name).is_some());
    let to_json = || {
        member(&value, "toJSON")?
            .dyn_into::<Function>()
            .ok()?
            .call0(&value)
            .ok()
    };
    let shown = if is_known { None } else { to_json() };
    shown
        .filter(|shown| shown.is_object() || shown.is_string())
        .unwrap_or(value)
}

/// The first bytes, decoded as text.
fn decoded(bytes: &JsValue) -> Option<JsValue> {
    let function = |object: &JsValue, name: &str| member(object, name)?.dyn_into::<Function>().ok();
    let head = function(bytes, "slice")?
        .call2(bytes, &0.into(), &MAX_TEXT.into())
        .ok()?;
    let decoder = Reflect::construct(&function(&js_sys::global(), "TextDecoder")?, &Array::new()).ok()?;
    function(&decoder, "decode")?.call1(&decoder, &head).ok()
}

/// The HTTP status of an object, or of the response in it.
fn status_of(object: &JsValue) -> Option<u16> {
    let response = member(object, "response");
    let objects = response.iter().chain([object]);
    objects
        .flat_map(|object| STATUSES.iter().filter_map(|name| number_member(object, name)))
        .find_map(as_http_status)
}

pub(super) fn as_http_status(number: f64) -> Option<u16> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked"
    )]
    let status = |number| number as u16;
    (number.fract() == 0.0 && (100.0..=599.0).contains(&number)).then(|| status(number))
}

/// Whether it is a stream: it contains no answer yet, but many other members.
fn is_stream(value: &JsValue) -> bool {
    let is_function = |name| member(value, name).is_some_and(|member| member.is_function());
    is_function("pipe") || is_function("getReader")
}

fn is_list(value: &JsValue) -> bool {
    is_array(value).unwrap_or_default()
}

fn length(list: &JsValue) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float beyond the range saturates"
    )]
    let length = number_member(list, "length").unwrap_or_default() as usize;
    length
}

fn number_member(object: &JsValue, name: &str) -> Option<f64> {
    member(object, name)?.as_f64()
}

/// A member that is neither `undefined` nor `null`, and can be read.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|member| !member.is_undefined() && !member.is_null())
}

/// The first code units of a text. Only these are copied.
fn head(text: &JsString, most: u32) -> String {
    text.slice(0, most).into()
}
