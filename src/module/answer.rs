//! An answer as JavaScript has it, as the text to explain: an `Error`, a response of an HTTP client, or any other object.
//!
//! A client wraps Meta's answer in layers of its own (`error.response.data`, `error.body`, `error.cause`) and puts the request
//! beside it, token included. So Meta's errors are looked for along the names of these layers, and the object as a whole is
//! taken only if there is none.
//!
//! Every member is read in such a way that what a getter or a `Proxy` throws is caught: an exception that crosses WebAssembly
//! would leave it broken. What throws is left out. Does not depend on what an answer means.

use js_sys::{Array, ArrayBuffer, Error, Function, JSON, JsString, Object, Reflect, Set};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// How many layers of an object are looked into, one around another or side by side.
const MOST_LAYERS: usize = 100;
/// How deep objects are written down.
const MOST_DEPTH: usize = 32;
/// How many members are written down.
const MOST_MEMBERS: usize = 20_000;
/// How much text is taken, in UTF-16 code units.
const MOST_TEXT: u32 = 1_000_000;
/// How much of one message is taken, in UTF-16 code units.
const LONGEST_MESSAGE: u32 = 20_000;
/// How many errors of one object are explained together.
const MOST_ERRORS: usize = 20;

/// How much of a name is taken to know it, in UTF-16 code units.
const LONGEST_NAME: u32 = 20;

/// Where errors and responses keep an answer or the next layer, the usual place first.
const LAYERS: [&str; 13] = [
    "response",
    "data",
    "_data",
    "body",
    "text",
    "error",
    "errors",
    "details",
    "raw",
    "context",
    "originalError",
    "inner",
    "cause",
];
/// Those that lead to an answer, and not to one more layer.
const BODIES: [&str; 7] = ["data", "_data", "body", "text", "error", "details", "raw"];
/// What says something of an error and may stand in its class instead of in itself.
const ABOUT_ERROR: [&str; 5] = ["message", "code", "type", "status", "statusCode"];
/// What was asked, and how: no part of an answer, and where the token is.
const ABOUT_REQUEST: [&str; 8] = [
    "config", "request", "req", "res", "options", "headers", "timings", "stack",
];
const STATUSES: [&str; 3] = ["status", "statusCode", "httpStatus"];
/// Members that only Meta's errors have, as Meta writes them and as SDKs rename them.
const SIGNS_OF_META: [&str; 6] = [
    "fbtrace_id",
    "fbtraceId",
    "error_subcode",
    "errorSubcode",
    "error_data",
    "error_user_msg",
];

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
}

impl Answer {
    /// Reads an object: the errors of Meta's in it, one a line. If there is none: of an `Error` the body of the answer, else what
    /// it says; of any other object its JSON.
    pub(super) fn of_object(object: &JsValue) -> Self {
        let parts = parts_of(&as_it_shows_itself(object.clone()));
        let of_meta: Vec<&Part> = parts
            .iter()
            .filter(|part| part.is_of_meta())
            .take(MOST_ERRORS)
            .collect();
        if let Some(first) = of_meta.first() {
            let texts: Vec<String> = of_meta.iter().map(|part| part.text()).collect();
            return Self {
                text: texts.join("\n"),
                http_status: first.http_status,
            };
        }
        let Some(whole) = parts.first() else {
            return Self {
                text: String::new(),
                http_status: None,
            };
        };
        let body = || parts.iter().find(|part| part.is_body());
        let coded = || parts.iter().find(|part| part.has_own_code());
        let part = if is_error(&whole.value) {
            body().or_else(coded)
        } else {
            Some(whole)
        };
        let http_status = part.unwrap_or(whole).http_status;
        let http_status = http_status.or_else(|| parts.iter().find_map(|part| part.http_status));
        let text = part.map_or_else(|| messages(&parts).unwrap_or_else(|| whole.text()), Part::text);
        Self { text, http_status }
    }
}

/// A layer of an object, or what it holds.
struct Part {
    value: JsValue,
    /// The member that led to it; `""` for the object itself.
    name: &'static str,
    /// Its own HTTP status, else that of the layer around it.
    http_status: Option<u16>,
}

impl Part {
    fn is_of_meta(&self) -> bool {
        if let Some(text) = self.value.dyn_ref::<JsString>() {
            let text = String::from(text);
            return text.contains("OAuthException") || SIGNS_OF_META.iter().any(|sign| text.contains(sign));
        }
        let has = |name: &&str| member(&self.value, name).is_some();
        let has_type = || string_member(&self.value, "type").is_some_and(|name| name.ends_with("Exception"));
        SIGNS_OF_META.iter().any(has) || has_type() && number_member(&self.value, "code").is_some()
    }

    fn is_body(&self) -> bool {
        BODIES.contains(&self.name) && !is_error(&self.value)
    }

    /// Whether it has a code of its own. The code of a `DOMException` belongs to its class, and is none of Meta's.
    fn has_own_code(&self) -> bool {
        own_property(&self.value, "code").is_some() && number_member(&self.value, "code").is_some()
    }

    /// Whether it is the inside of Meta's `{"error": …}`.
    fn is_bare_error(&self) -> bool {
        let has_object = |name| member(&self.value, name).is_some_and(|inner| inner.is_object());
        let says_something =
            || number_member(&self.value, "code").is_some() || member(&self.value, "message").is_some();
        (self.name == "error" || self.is_of_meta()) && says_something() && !has_object("error") && !has_object("errors")
    }

    fn text(&self) -> String {
        if let Some(text) = self.value.dyn_ref::<JsString>() {
            return text.into();
        }
        let json = Document::of(&self.value);
        if self.is_bare_error() {
            ["{\"error\":", &json, "}"].concat()
        } else {
            json
        }
    }
}

/// The object and its layers, the outer ones first. What was seen before is not looked into again.
fn parts_of(object: &JsValue) -> Vec<Part> {
    let seen = Set::new(&JsValue::UNDEFINED);
    seen.add(object);
    let mut parts = vec![Part {
        value: object.clone(),
        name: "",
        http_status: status_of(object),
    }];
    let mut text_left = MOST_TEXT;
    let mut at = 0;
    while let Some(Part {
        value: outer,
        name,
        http_status,
    }) = parts.get(at)
    {
        let (name, http_status) = (*name, *http_status);
        let inner: Vec<(&'static str, JsValue)> = if is_list(outer) {
            items(outer).take(MOST_LAYERS).map(|item| (name, item)).collect()
        } else if outer.is_object() {
            let layers = LAYERS.iter().filter_map(|name| Some((*name, member(outer, name)?)));
            layers.collect()
        } else {
            Vec::new()
        };
        for (name, value) in inner {
            if parts.len() >= MOST_LAYERS {
                return parts;
            }
            let mut value = as_it_shows_itself(value);
            if let Some(text) = value.dyn_ref::<JsString>() {
                let taken = text.slice(0, text_left);
                text_left -= taken.length();
                value = taken.into();
            }
            let is_text = value.is_string() && value.is_truthy();
            if is_text || value.is_object() && !is_stream(&value) && !seen.has(&value) {
                seen.add(&value);
                let http_status = status_of(&value).or(http_status);
                parts.push(Part {
                    value,
                    name,
                    http_status,
                });
            }
        }
        at += 1;
    }
    parts
}

/// What the errors among the parts say of themselves, each once.
fn messages(parts: &[Part]) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for part in parts {
        let message = string_member(&part.value, "message").filter(|message| !message.trim().is_empty());
        if let Some(message) = message.filter(|message| !said.contains(message)) {
            said.push(message);
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// An object being written down as JSON: without what was seen before, so that it ends, and within the bounds above.
struct Document {
    json: String,
    seen: Set,
    members_left: usize,
    text_left: u32,
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
    fn of(object: &JsValue) -> String {
        let mut document = Self {
            json: String::new(),
            seen: Set::new(&JsValue::UNDEFINED),
            members_left: MOST_MEMBERS,
            text_left: MOST_TEXT,
            open: Vec::new(),
        };
        document.begin(object.clone());
        document.go_on();
        document.json
    }

    /// Writes until nothing is open any more.
    fn go_on(&mut self) {
        while let Some(open) = self.open.last_mut() {
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

/// The members of an object that may say something, those that an `Error` hides or has from its class included.
fn names_in(object: &JsValue) -> Vec<JsValue> {
    let own = own_names(object).unwrap_or_default();
    let is_of_answer = |name: &JsValue| {
        let name = name.dyn_ref().map(|name| head(name, LONGEST_NAME));
        name.is_some_and(|name| !ABOUT_REQUEST.contains(&&*name))
    };
    let mut names: Vec<JsValue> = own.iter().take(MOST_MEMBERS).filter(is_of_answer).collect();
    for name in ABOUT_ERROR.iter().chain(&LAYERS) {
        let is_listed =
            || own_property(object, name).is_some_and(|own| member(&own, "enumerable") == Some(JsValue::TRUE));
        if member(object, name).is_some() && !is_listed() {
            names.push((*name).into());
        }
    }
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
    let is_known = ABOUT_ERROR
        .iter()
        .chain(&LAYERS)
        .any(|name| member(&value, name).is_some());
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
        .find_map(super::argument::as_http_status)
}

fn is_error(value: &JsValue) -> bool {
    // That of another realm is no instance of ours.
    value.has_type::<Error>() || string_member(value, "message").is_some() && string_member(value, "stack").is_some()
}

/// Whether it can only be read with time: it holds no answer now, and much that is none.
fn is_stream(value: &JsValue) -> bool {
    let is_function = |name| member(value, name).is_some_and(|member| member.is_function());
    is_function("pipe") || is_function("getReader")
}

fn is_list(value: &JsValue) -> bool {
    is_array(value).unwrap_or_default()
}

fn items(list: &JsValue) -> impl Iterator<Item = JsValue> {
    let length = u32::try_from(length(list)).unwrap_or(u32::MAX);
    (0..length).map(|at| Reflect::get_u32(list, at).unwrap_or_default())
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

/// What describes a member of the object itself, and not of its class.
fn own_property(object: &JsValue, name: &str) -> Option<JsValue> {
    let own = Reflect::get_own_property_descriptor(object.unchecked_ref::<Object>(), &name.into());
    own.ok().filter(JsValue::is_object)
}

fn number_member(object: &JsValue, name: &str) -> Option<f64> {
    member(object, name)?.as_f64()
}

fn string_member(object: &JsValue, name: &str) -> Option<String> {
    let text = member(object, name)?;
    Some(head(text.dyn_ref()?, LONGEST_MESSAGE))
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
