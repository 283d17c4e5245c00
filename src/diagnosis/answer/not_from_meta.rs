//! Explains a text in which nothing is from Meta: whose answer it is, and whether it reports a failure.
//!
//! Says nothing about the token. Does not depend on the rules for Meta's errors.

use serde_json::Value;

use super::json::Region;
use super::{address, author, failure, http};
use crate::diagnosis::case::Case;
use crate::diagnosis::category::Cause;
use crate::diagnosis::write::write;
use crate::diagnosis::{Context, Diagnosis};

/// The longest text that a gateway sends instead of a page, in bytes.
const LONGEST_OF_A_GATEWAY: usize = 80;

/// Explains a text from its JSON values and the words around them.
pub(super) fn explain(
    text: &str,
    regions: &[Region],
    words: &str,
    http_status: Option<u16>,
    context: &Context,
) -> Diagnosis {
    if let Some(service) = author::other_service(text) {
        return from_service(Some(service), context);
    }
    let cause = if address::is_unreached(text) {
        Cause::NoConnection
    } else if http_status == Some(429) {
        Cause::Throttled
    } else if is_of_gateway(text, http_status) && (regions.is_empty() || http::has_tags(text)) {
        Cause::ServerError
    } else if reports_success(text, regions, words, http_status) {
        Cause::NothingFailed
    } else {
        Cause::NoAnswerFound
    };
    let case = Case {
        http_status,
        ..Case::default()
    };
    write(cause, &case, context)
}

/// The diagnosis of a text that is known to be the answer of another service or, without one, source code.
pub(super) fn from_service(service: Option<&'static str>, context: &Context) -> Diagnosis {
    let case = Case {
        service,
        ..Case::default()
    };
    write(Cause::NotFromMeta, &case, context)
}

/// Whether it is a gateway's text, such as "Bad Gateway", or its HTML page.
fn is_of_gateway(text: &str, http_status: Option<u16>) -> bool {
    matches!(http_status, Some(500..=599)) && (text.len() <= LONGEST_OF_A_GATEWAY || http::has_tags(text))
}

/// Whether a text is mostly JSON, and nothing in it reports a failure.
fn reports_success(text: &str, regions: &[Region], words: &str, http_status: Option<u16>) -> bool {
    let is_refused = http_status.is_some_and(|status| status >= 300);
    let is_most = !regions.is_empty() && words.len() * 2 < text.len();
    let is_well = |region: &Region| {
        is_filled(&region.value) && !failure::reports_failure(&region.value) && !failure::has_no_outcome(&region.value)
    };
    !is_refused && is_most && !failure::text_reports_failure(words) && regions.iter().all(is_well)
}

/// Whether a value could contain an answer.
pub(super) fn is_filled(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => items.iter().any(Value::is_object),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
