//! Explains an answer without an error: which number it shows, and whether that number can send. Does not depend on how the answer was quoted.

use serde_json::{Map, Value};

use super::{bad_news, failure};
use crate::diagnosis::case::Case;
use crate::diagnosis::category::Cause;
use crate::diagnosis::write::write;
use crate::diagnosis::{Context, Diagnosis, Discovery, Evidence, diagnose, limits_sending};
use crate::graph::{HealthStatus, PhoneNumber};
use crate::paste::ANSWER_FIELDS;

/// Fields that only answers and webhooks of `WhatsApp` nodes have, beside [`ANSWER_FIELDS`] (Meta, `OpenAPI` specification of the
/// business messaging API v23.0, github.com/facebook/openapi, read in November 2026).
const MORE_FIELDS: &[&str] = &[
    "messaging_product",
    "whatsapp_business_api_data",
    "override_callback_uri",
    "prefilled_message",
    "oba_status",
    "business_public_key",
    "status_for_pending_request",
    "call_icon_visibility",
    "data_channel_uri",
    "code_verification_status",
    "mobility_intent_id",
    "migration_intent_id",
    "message_template_id",
];

/// Explains an answer about one object or a list of them. Of a list, the first one that cannot send is explained.
pub(super) fn explain(answer: &Value, http_status: Option<u16>, context: &Context) -> Diagnosis {
    if bad_news::is_webhook(answer) {
        return write(Cause::WebhookNotification, &Case::default(), context);
    }
    let listed = answer.get("data").and_then(Value::as_array);
    let nodes = listed.map_or(std::slice::from_ref(answer), Vec::as_slice);
    let numbers: Vec<PhoneNumber> = nodes
        .iter()
        .filter(|node| is_phone_number(node))
        .filter_map(PhoneNumber::from_answer)
        .collect();
    // People also paste the `health_status` object alone.
    let is_bare = answer.get("can_send_message").is_some();
    let limiting = nodes
        .iter()
        .filter_map(|node| {
            if is_bare {
                Some(HealthStatus::from_object(node))
            } else {
                HealthStatus::of(node)
            }
        })
        .find(limits_sending);
    if let Some(health) = limiting {
        return diagnose(&Evidence::Health(&health), context);
    }
    if let Some(trouble) = numbers.iter().find_map(Discovery::of_status) {
        return diagnose(&Evidence::Discovery(trouble), context);
    }
    let case = Case {
        http_status,
        shown: numbers
            .first()
            .map(PhoneNumber::names)
            .filter(|names| !names.is_empty()),
        ..Case::default()
    };
    write(Cause::HealthyAnswer, &case, context)
}

/// Whether a node has a field of a phone number. A template or a flow has a name and a `status` as well.
fn is_phone_number(node: &Value) -> bool {
    [
        "display_phone_number",
        "verified_name",
        "quality_rating",
        "code_verification_status",
    ]
    .iter()
    .any(|field| node.get(field).is_some())
}

/// Whether an object is a Flow or its metric: no single field of them is Meta's alone.
fn is_of_flows(fields: &Map<String, Value>) -> bool {
    [["validation_errors", "categories"], ["data_points", "granularity"]]
        .iter()
        .any(|names| names.iter().all(|name| fields.contains_key(*name)))
}

/// Whether any service could have sent a value: `{"success":true}`, `{"data":[]}`.
pub(super) fn is_plain(root: &Value) -> bool {
    let is_plain = |name: &String| matches!(name.as_str(), "success" | "data" | "paging" | "summary");
    root.as_object().is_some_and(|fields| fields.keys().all(is_plain))
}

/// Whether a value has, at any depth, a field that only answers of the Graph API have.
pub(super) fn is_from_meta(root: &Value) -> bool {
    let mut to_visit = vec![root];
    while let Some(value) = to_visit.pop() {
        match value {
            Value::Array(items) => to_visit.extend(items),
            // A single entity of a health status says nothing about the others.
            Value::Object(fields) if fields.contains_key("entity_type") => {}
            Value::Object(fields) => {
                let is_sent = value.pointer("/messages/0/id").and_then(Value::as_str);
                let is_root = std::ptr::eq(value, root);
                if is_root && fields.len() == 1 && fields.get("success") == Some(&Value::Bool(true))
                    || is_sent.is_some_and(|id| id.starts_with("wamid."))
                {
                    return true;
                }
                let is_list = fields.get("data").is_some_and(Value::is_array)
                    && fields
                        .keys()
                        .all(|name| matches!(name.as_str(), "data" | "paging" | "summary"))
                    && !failure::reports_failure(value);
                if is_list {
                    return true;
                }
                // Other services have a field `is_valid` too.
                let mut fields_of_meta = ANSWER_FIELDS.iter().chain(MORE_FIELDS);
                if bad_news::is_webhook(value)
                    || bad_news::is_template(value)
                    || is_of_flows(fields)
                    || fields_of_meta.any(|field| *field != "is_valid" && fields.contains_key(*field))
                {
                    return true;
                }
                to_visit.extend(fields.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
}
