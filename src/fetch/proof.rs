//! Calculates the `appsecret_proof` with Web Crypto. The app secret is not sent. Does not depend on how a proof is
//! sent.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::javascript::{member, settled};
use crate::graph::{AppSecret, AppSecretProof};
use crate::paste::AccessToken;

/// Whether a proof can be calculated: browsers have no Web Crypto on pages loaded over plain HTTP.
#[must_use]
pub fn can_prove() -> bool {
    subtle().is_object()
}

/// The proof for a token; `None` if it cannot be calculated.
pub(super) async fn prove(token: &AccessToken, secret: &AppSecret) -> Option<AppSecretProof> {
    hmac_sha256(secret.expose().as_bytes(), token.expose().as_bytes())
        .await
        .ok()
        .map(|bytes| AppSecretProof::from_hmac(&bytes))
}

async fn hmac_sha256(secret: &[u8], message: &[u8]) -> Result<Vec<u8>, JsValue> {
    let subtle = subtle();
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"HMAC".into())?;
    Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
    let usages = Array::of1(&"sign".into());
    let key = [
        "raw".into(),
        Uint8Array::from(secret).into(),
        algorithm.clone().into(),
        false.into(),
        usages.into(),
    ];
    let key = call(&subtle, "importKey", &key).await?;
    let signed = call(&subtle, "sign", &["HMAC".into(), key, Uint8Array::from(message).into()]).await?;
    Ok(Uint8Array::new(&signed).to_vec())
}

async fn call(subtle: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = member(subtle, name).dyn_into()?;
    settled(function.apply(subtle, &arguments.iter().collect::<Array>())?).await
}

fn subtle() -> JsValue {
    member(&member(&js_sys::global(), "crypto"), "subtle")
}
