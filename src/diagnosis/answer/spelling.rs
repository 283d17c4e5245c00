//! Gives the fields of an answer Meta's spelling where a library wrote them in camel case: `verifiedName` becomes `verified_name`.
//!
//! Does not depend on what a field means.

use serde_json::{Map, Value};

use crate::paste::ANSWER_FIELDS;

/// Fields that are read in answers without an error, beside [`ANSWER_FIELDS`]. Other names stay as they are: other services write
/// `errorCode` too.
const FIELDS: &[&str] = &[
    "app_id",
    "expires_at",
    "issued_at",
    "data_access_expires_at",
    "user_id",
    "profile_id",
    "target_ids",
    "health_status",
    "entity_type",
    "code_verification_status",
    "name_status",
    "messaging_product",
    "account_mode",
    "platform_type",
];

/// Deeper values keep their spelling. No answer of Meta has so many levels.
const DEEPEST: usize = 12;

/// The value with the fields that are read in Meta's spelling.
pub(super) fn of_meta(value: Value) -> Value {
    of_meta_at(value, 0)
}

fn of_meta_at(value: Value, depth: usize) -> Value {
    match value {
        Value::Object(fields) if depth < DEEPEST => {
            let renamed = fields.into_iter().map(|(name, value)| {
                let value = of_meta_at(value, depth + 1);
                (meta_name(&name).map_or(name, str::to_owned), value)
            });
            Value::Object(renamed.collect::<Map<_, _>>())
        }
        Value::Array(items) if depth < DEEPEST => {
            Value::Array(items.into_iter().map(|item| of_meta_at(item, depth + 1)).collect())
        }
        other => other,
    }
}

/// The field that a name in camel case stands for.
fn meta_name(name: &str) -> Option<&'static str> {
    if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    ANSWER_FIELDS.iter().chain(FIELDS).copied().find(|field| {
        let is_same = |(of_field, of_name): (u8, u8)| of_field.eq_ignore_ascii_case(&of_name);
        let letters = || field.bytes().filter(|byte| *byte != b'_');
        letters().count() == name.len() && letters().zip(name.bytes()).all(is_same)
    })
}
