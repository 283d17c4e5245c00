//! An answer as JavaScript has it, as the text to explain: an `Error`, a response of an HTTP client, or any other object.
//!
//! A client wraps Meta's answer in layers of its own (`error.response.data`, `error.body`, `error.cause`), which an `Error` often
//! hides from `JSON.stringify`, and puts the request beside it, token included. So the object is written down as JSON here:
//! with the layers, without the request, and within bounds. Where Meta's error is in it, the diagnosis finds.
//!
//! Every member is read in such a way that what a getter or a `Proxy` throws is caught: an exception that crosses WebAssembly
//! would stop it. What throws is left out. Does not depend on what an answer means.

use js_sys::{Array, ArrayBuffer, Function, JSON, JsString, Reflect, Set};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// How deep objects are written down.
const MOST_DEPTH: usize = 32;
/// How many members are written down.
const MOST_MEMBERS: usize = 20_000;
/// How much text is taken, in UTF-16 code units.
const MOST_TEXT: u32 = 1_000_000;
/// How much of a name is taken to know it, in UTF-16 code units.
const LONGEST_NAME: u32 = 20;

/// What says something of an error and may be in its class, or hidden from JSON, and not in the object itself.
const HIDDEN: [&str; 16] = [
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
/// What was asked, and how: no part of an answer, and where the token is.
const ABOUT_REQUEST: [&str; 8] = [
    "config", "request", "req", "res", "options", "headers", "timings", "stack",
];
/// Where clients keep the HTTP status.
const STATUSES: [&str; 3] = ["status", "statusCode", "httpStatus"];
/// How many layers are looked into for an HTTP status.
const LAYERS_OF_STATUS: usize = 4;

#[wasm_bindgen]
extern "C" {
    // As js-sys has them, but for what a `Proxy` throws.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_names(object: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The text to explain, and the HTTP status that was found beside it.
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) http_status: Option<u16>,
    /// Whether it can be an answer without an error: not what was thrown, and not what was written down in part.
    pub(super) may_be_healthy: bool,
}

impl Answer {
    /// Reads an object: what it holds as JSON, and the HTTP status that it or a layer of it came with.
    pub(super) fn of_object(object: &JsValue) -> Self {
        let object = as_it_shows_itself(object.clone());
        let (text, is_whole) = match object.dyn_ref::<JsString>() {
            Some(text) => (head(text, MOST_TEXT), text.length() <= MOST_TEXT),
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

/// Whether an object is an `Error`, of whatever realm, or a `Response` whose body was not read.
fn is_thrown_or_unread(object: &JsValue) -> bool {
    let has = |name| member(object, name).is_some();
    object.has_type::<js_sys::Error>() || has("message") && has("stack") || has("headers") && has("bodyUsed")
}

/// The HTTP status of an object, or of the response, the error or the cause in it.
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

/// An object being written down as JSON: without what was seen before, so that it ends, and within the bounds above.
struct Document {
    json: String,
    seen: Set,
    members_left: usize,
    text_left: u32,
    /// Whether nothing was left out for the bounds.
    is_whole: bool,
    open: Vec<Open>,
}

/// An object whose members are being written.
struct Open {
    object: JsValue,
    /// `None` for a list, whose members are named by their place.
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
            members_left: MOST_MEMBERS,
            text_left: MOST_TEXT,
            is_whole: true,
            open: Vec::new(),
        };
        document.begin(object.clone());
        document.go_on();
        (document.json, document.is_whole)
    }

    /// Writes until nothing is open any more.
    fn go_on(&mut self) {
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
            self.write_member(&name, as_it_shows_itself(value));
        }
    }

    fn write_member(&mut self, name: &JsValue, value: JsValue) {
        if value.is_object() {
            self.is_whole &= self.open.len() < MOST_DEPTH;
            if self.open.len() < MOST_DEPTH && !is_stream(&value) && !self.seen.has(&value) {
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

/// The members of an object that may say something: first those that errors have, hidden ones and those of its class
/// included, so that no bound leaves them out.
fn names_in(object: &JsValue) -> Vec<JsValue> {
    let of_errors = HIDDEN.iter().filter(|name| member(object, name).is_some());
    let mut names: Vec<JsValue> = of_errors.map(|name| (*name).into()).collect();
    let own = own_names(object).unwrap_or_default();
    let is_other = |name: &JsValue| {
        let name = name.dyn_ref().map(|name| head(name, LONGEST_NAME));
        name.is_some_and(|name| !ABOUT_REQUEST.contains(&&*name) && !HIDDEN.contains(&&*name))
    };
    names.extend(own.iter().filter(is_other).take(MOST_MEMBERS));
    names
}

/// An object as its own `toJSON` shows it, if it has none of the members that are looked for; bytes as their text.
fn as_it_shows_itself(value: JsValue) -> JsValue {
    if !value.is_object() {
        return value;
    }
    if ArrayBuffer::is_view(&value) || value.has_type::<ArrayBuffer>() {
        return decoded(&value).unwrap_or_default();
    }
    let is_known = HIDDEN.iter().any(|name| member(&value, name).is_some());
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

/// The beginning of bytes as text.
fn decoded(bytes: &JsValue) -> Option<JsValue> {
    let function = |object: &JsValue, name: &str| member(object, name)?.dyn_into::<Function>().ok();
    let head = function(bytes, "slice")?
        .call2(bytes, &0.into(), &MOST_TEXT.into())
        .ok()?;
    let decoder = Reflect::construct(&function(&js_sys::global(), "TextDecoder")?, &Array::new()).ok()?;
    function(&decoder, "decode")?.call1(&decoder, &head).ok()
}

/// The HTTP status that an object, or the response in it, came with.
fn status_of(object: &JsValue) -> Option<u16> {
    let response = member(object, "response");
    let objects = response.iter().chain([object]);
    objects
        .flat_map(|object| STATUSES.iter().filter_map(|name| number_member(object, name)))
        .find_map(as_http_status)
}

/// A number as an HTTP status, if it can be one.
pub(super) fn as_http_status(number: f64) -> Option<u16> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked"
    )]
    let status = |number| number as u16;
    (number.fract() == 0.0 && (100.0..=599.0).contains(&number)).then(|| status(number))
}

/// Whether it can only be read with time: it holds no answer now, and much that is none.
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

/// A member that is there and can be read.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into())
        .ok()
        .filter(|member| !member.is_undefined() && !member.is_null())
}

/// The beginning of a text. No more of it is copied.
fn head(text: &JsString, most: u32) -> String {
    text.slice(0, most).into()
}
