//! Bad news in an answer without an error: a webhook that restricts an account, a flagged number, a rejected template or account.
//!
//! Names of webhook fields and events: Meta, webhook reference of the `WhatsApp` Business Platform,
//! developers.facebook.com/docs/whatsapp/webhooks, read in November 2026. Does not depend on how the answer was quoted.

use serde_json::Value;

use crate::diagnosis::case::Case;
use crate::diagnosis::category::Cause;
use crate::diagnosis::write::write;
use crate::diagnosis::{Context, Diagnosis};

/// Events of an `account_update` webhook that restrict the account.
const RESTRICTING_EVENTS: &[&str] = &["ACCOUNT_RESTRICTION", "ACCOUNT_VIOLATION", "DISABLED_UPDATE"];

/// States of a template that cannot be sent.
const STATES_OF_BAD_TEMPLATES: &[&str] = &["REJECTED", "PAUSED", "DISABLED", "FLAGGED", "LIMIT_EXCEEDED"];

/// States of an account that did not pass Meta's review.
const BAD_REVIEWS: &[&str] = &["REJECTED", "RESTRICTED"];

/// The explanation of the first bad news in a value.
pub(super) fn explain(value: &Value, context: &Context) -> Option<Diagnosis> {
    let in_webhook = || changes(value).into_iter().find_map(in_change);
    let in_node = || nodes(value).iter().find_map(in_node);
    let (cause, shown) = in_webhook().or_else(in_node)?;
    let case = Case {
        shown: shown.map(str::to_owned),
        ..Case::default()
    };
    Some(write(cause, &case, context))
}

/// Whether a value is a webhook notification.
pub(super) fn is_webhook(value: &Value) -> bool {
    value.get("object").and_then(Value::as_str) == Some("whatsapp_business_account") && value.get("entry").is_some()
}

/// The changes of a webhook; people also paste one alone.
fn changes(value: &Value) -> Vec<&Value> {
    if value.get("field").is_some() && value.get("value").is_some() {
        return vec![value];
    }
    if !is_webhook(value) {
        return Vec::new();
    }
    list(value, "entry")
        .iter()
        .flat_map(|entry| list(entry, "changes"))
        .collect()
}

/// The objects of an answer: those of its list, otherwise the answer itself.
fn nodes(value: &Value) -> &[Value] {
    match value.get("data") {
        Some(Value::Array(items)) => items,
        _ => std::slice::from_ref(value),
    }
}

/// What a change reports, and the word that says it.
fn in_change(change: &Value) -> Option<(Cause, Option<&str>)> {
    let news = change.get("value")?;
    let event = word(news, "event").or_else(|| word(news, "decision"))?;
    let cause = match word(change, "field") {
        Some("account_review_update") if BAD_REVIEWS.contains(&event) => Cause::AccountReviewRejected,
        Some("phone_number_quality_update") if event == "FLAGGED" => Cause::QualityFlagged,
        Some("phone_number_name_update") if event == "REJECTED" => Cause::DisplayName,
        Some("message_template_status_update") if STATES_OF_BAD_TEMPLATES.contains(&event) => {
            Cause::TemplateNotApproved
        }
        _ if RESTRICTING_EVENTS.contains(&event) => Cause::PolicyBlock,
        _ => return None,
    };
    Some((cause, Some(event)))
}

/// What an account or a template says of itself, and the word that says it.
fn in_node(node: &Value) -> Option<(Cause, Option<&str>)> {
    if let Some(review) = word(node, "account_review_status") {
        return BAD_REVIEWS
            .contains(&review)
            .then_some((Cause::AccountReviewRejected, Some(review)));
    }
    let status = word(node, "status").filter(|_| is_template(node))?;
    STATES_OF_BAD_TEMPLATES
        .contains(&status)
        .then_some((Cause::TemplateNotApproved, Some(status)))
}

/// Whether a node is a template: by its category, because a number and a Flow have a `status` as well.
pub(super) fn is_template(node: &Value) -> bool {
    let category = word(node, "category").or_else(|| word(node, "previous_category"));
    category.is_some_and(|category| matches!(category, "MARKETING" | "UTILITY" | "AUTHENTICATION"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}
