//! Reads arguments from JavaScript. A wrong type throws a `TypeError` that names the argument. Does not depend on
//! `check` or `diagnosis`.

use js_sys::{Function, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

use super::error_to_json::{Answer, as_http_status};
use super::signal::Signal;
use crate::graph::{GraphVersion, WebhookAddress};
use crate::paste::AppId;

/// How long to wait for each answer if the host does not say, in milliseconds.
const USUAL_TIMEOUT_MILLIS: u32 = 10_000;
/// The longest delay that timers of browsers and Node.js support.
const LONGEST_TIMEOUT_MILLIS: u32 = 2_147_483_647;

pub(super) fn string(value: &JsValue, name: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong_type(name, "a string"))
}

/// A string, or any object converted to text.
pub(super) fn answer(value: &JsValue, name: &str) -> Result<Answer, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(Answer {
            text,
            http_status: None,
            may_be_healthy: true,
        });
    }
    if value.is_object() {
        Ok(Answer::of_object(value))
    } else {
        Err(wrong_type(name, "a string or an object"))
    }
}

/// An HTTP status; `None` for `undefined` and `null`.
pub(super) fn http_status(value: &JsValue, name: &str) -> Result<Option<u16>, JsValue> {
    if is_left_out(value) {
        return Ok(None);
    }
    value
        .as_f64()
        .and_then(as_http_status)
        .map(Some)
        .ok_or_else(|| wrong_type(name, "a whole number from 100 to 599"))
}

/// A request object. A member that is `undefined` or `null` counts as absent.
pub(super) struct Request<'a>(&'a JsValue);

impl<'a> Request<'a> {
    pub(super) fn of(value: &'a JsValue) -> Result<Self, JsValue> {
        if value.is_object() {
            Ok(Self(value))
        } else {
            Err(wrong_type("request", "an object"))
        }
    }

    /// A required string.
    pub(super) fn string(&self, name: &str) -> Result<String, JsValue> {
        string(&self.member(name)?, &in_request(name))
    }

    /// An optional string; `""` if it is absent.
    pub(super) fn optional_string(&self, name: &str) -> Result<String, JsValue> {
        let value = self.member(name)?;
        if is_left_out(&value) {
            Ok(String::new())
        } else {
            string(&value, &in_request(name))
        }
    }

    pub(super) fn truth(&self, name: &str) -> Result<bool, JsValue> {
        let value = self.member(name)?;
        if is_left_out(&value) {
            return Ok(false);
        }
        value
            .as_bool()
            .ok_or_else(|| wrong_type(&in_request(name), "true or false"))
    }

    pub(super) fn function(&self, name: &str) -> Result<Option<Function>, JsValue> {
        let value = self.member(name)?;
        if is_left_out(&value) {
            return Ok(None);
        }
        match value.dyn_into() {
            Ok(function) => Ok(Some(function)),
            Err(_) => Err(wrong_type(&in_request(name), "a function")),
        }
    }

    pub(super) fn graph_version(&self) -> Result<GraphVersion, JsValue> {
        const NAME: &str = "graphVersion";
        let text = self.optional_string(NAME)?;
        if text.is_empty() {
            return Ok(GraphVersion::default());
        }
        GraphVersion::parse(&text).ok_or_else(|| wrong_type(&in_request(NAME), "a version such as \"v25.0\""))
    }

    pub(super) fn webhook_url(&self) -> Result<Option<WebhookAddress>, JsValue> {
        self.optional(
            "webhookUrl",
            WebhookAddress::parse,
            "an address such as \"https://crm.example.com/webhook\"",
        )
    }

    pub(super) fn app_id(&self) -> Result<Option<AppId>, JsValue> {
        self.optional("appId", |text| AppId::parse(text.trim()), "an app ID, in digits")
    }

    /// An optional string that has to be of a form; `""` counts as absent.
    fn optional<T>(&self, name: &str, parse: fn(&str) -> Option<T>, expected: &str) -> Result<Option<T>, JsValue> {
        let text = self.optional_string(name)?;
        if text.trim().is_empty() {
            return Ok(None);
        }
        parse(&text)
            .map(Some)
            .ok_or_else(|| wrong_type(&in_request(name), expected))
    }

    pub(super) fn timeout_millis(&self) -> Result<u32, JsValue> {
        const NAME: &str = "timeoutMs";
        let value = self.member(NAME)?;
        if is_left_out(&value) {
            return Ok(USUAL_TIMEOUT_MILLIS);
        }
        let range = 1.0..=f64::from(LONGEST_TIMEOUT_MILLIS);
        let millis = value.as_f64().filter(|millis| range.contains(millis));
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range was checked, and a part of a millisecond does not matter"
        )]
        let millis = millis.map(|millis| millis as u32);
        millis.ok_or_else(|| {
            wrong_type(
                &in_request(NAME),
                &format!("a number of milliseconds from 1 to {LONGEST_TIMEOUT_MILLIS}"),
            )
        })
    }

    pub(super) fn signal(&self) -> Result<Option<Signal>, JsValue> {
        const NAME: &str = "signal";
        let value = self.member(NAME)?;
        if is_left_out(&value) {
            return Ok(None);
        }
        Signal::of(value)
            .map(Some)
            .ok_or_else(|| wrong_type(&in_request(NAME), "an AbortSignal"))
    }

    /// A member. The error is what the host's getter threw.
    fn member(&self, name: &str) -> Result<JsValue, JsValue> {
        Reflect::get(self.0, &name.into())
    }
}

fn in_request(name: &str) -> String {
    ["request.", name].concat()
}

fn is_left_out(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn wrong_type(name: &str, expected: &str) -> JsValue {
    TypeError::new(&[name, " must be ", expected].concat()).into()
}
