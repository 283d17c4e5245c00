//! The host's own functions, called and awaited. Nothing that a host does in them, throws or returns breaks anything here. Does not
//! depend on what is done with the outcome.

use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::fetch::{member, settled};
use crate::paste::{AccessToken, redact};
use crate::ui::model::ToSave;

/// The longest reason that is shown, in characters.
const LONGEST_REASON: usize = 400;

/// What a host does for the card.
#[derive(Clone, Default)]
pub struct HostCalls {
    /// `onSave`.
    pub save: Option<Function>,
    /// `onTestStored`.
    pub test_stored: Option<Function>,
    /// What the host is told: the report of each run, or `null` if the second load does not arrive.
    pub news: Option<Function>,
}

impl HostCalls {
    /// Tells the host something that it does not answer.
    pub fn tell(&self, news: &JsValue) {
        if let Some(listener) = &self.news {
            // Does not throw: card.js calls the host's own functions later.
            let _ = listener.call1(&JsValue::UNDEFINED, news);
        }
    }

    /// Gives the host what is to be saved, and the last report of that token or `null`. `tell` is called once, with whether it was
    /// saved, or why not as far as the host says.
    pub fn save(&self, to_save: &ToSave, report: JsValue, tell: impl FnOnce(Result<(), String>) + 'static) {
        let Some(on_save) = self.save.clone() else { return };
        let settings = Object::new();
        for (name, value) in [
            ("token", to_save.token.as_ref().map_or("", AccessToken::expose)),
            ("phoneNumberId", &to_save.phone_number_id),
            ("whatsappBusinessAccountId", &to_save.whatsapp_business_account_id),
        ] {
            // A fresh object takes every member.
            let _ = Reflect::set(&settings, &name.into(), &value.into());
        }
        spawn_local(async move {
            let saved = call(on_save, [settings.into(), report]).await;
            tell(saved.map(|_| ()).map_err(|error| reason(&error)));
        });
    }

    /// Has the host test the token that it has stored. `tell` is called once, with what the host says, as JSON or text, or with why it
    /// did not.
    pub fn test_stored(&self, tell: impl FnOnce(Result<String, String>) + 'static) {
        let Some(on_test_stored) = self.test_stored.clone() else {
            return;
        };
        spawn_local(async move {
            let said = call(on_test_stored, Default::default()).await;
            tell(match said {
                Ok(said) => Ok(json_of(&said)),
                Err(error) => Err(reason(&error)),
            });
        });
    }
}

/// Calls a function and waits for the promise that it gives, if it gives one. The arguments, which may contain the token, are not kept
/// until then: a host may never answer.
async fn call(function: Function, arguments: [JsValue; 2]) -> Result<JsValue, JsValue> {
    let given = function.call2(&JsValue::UNDEFINED, &arguments[0], &arguments[1]);
    drop(arguments);
    settled(given?).await
}

fn json_of(said: &JsValue) -> String {
    said.as_string()
        .or_else(|| JSON::stringify(said).ok()?.as_string())
        .unwrap_or_default()
}

/// What something thrown says of itself; empty if it says nothing.
fn reason(error: &JsValue) -> String {
    let message = || member(error, "message").as_string();
    let said = error.as_string().or_else(message).unwrap_or_default();
    redact(said.trim()).chars().take(LONGEST_REASON).collect()
}
