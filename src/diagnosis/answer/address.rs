//! URLs of the Graph API in a text without an answer: one without an ID, or one that could not be reached. Does not
//! depend on what the call is for.

use crate::paste::holds_any;

/// More URLs than this are not checked.
const MAX_ADDRESSES: usize = 20;

/// Whether a URL of the Graph API lacks an ID: `/v25.0/None/messages`, `/v25.0//messages`.
pub(super) fn lacks_an_id(text: &str) -> bool {
    const ADDRESS: &str = "graph.facebook.com/v";
    const NO_IDS: &[&str] = &["", "none", "null", "undefined", "nan", "nil"];
    const EDGES: &[&str] = &[
        "messages",
        "media",
        "message_templates",
        "phone_numbers",
        "subscribed_apps",
        "register",
    ];
    let mut addresses = text.match_indices(ADDRESS).take(MAX_ADDRESSES);
    addresses.any(|(at, _)| {
        let path = text.get(at + ADDRESS.len()..).unwrap_or_default();
        let end = path.find(|character: char| character.is_whitespace() || "\"'`<>?#)\\,".contains(character));
        let mut parts = path
            .get(..end.unwrap_or(path.len()))
            .unwrap_or_default()
            .split('/')
            .skip(1);
        let (id, edge) = (parts.next(), parts.next());
        let is_none = |id: &str| NO_IDS.contains(&id.to_ascii_lowercase().as_str());
        match (id, edge) {
            (Some(id), Some(edge)) => is_none(id) && !edge.is_empty(),
            (Some(id), None) => EDGES.contains(&id),
            (None, _) => false,
        }
    })
}

/// An error of the network alone, without the log around it.
const SHORT_ERROR_BYTES: usize = 200;

/// Whether a text contains a URL of the Graph API and a network error, or is a network error that names no place at all.
pub(super) fn is_unreached(text: &str) -> bool {
    const PHRASES: &str = "timed out | connection refused | connection reset";
    const ERRORS: &str = "\
    cURL error | curl: ( | ETIMEDOUT | ECONNREFUSED | ECONNRESET | ENOTFOUND | EAI_AGAIN | \
    Connection refused | Connection reset | Could not resolve host | \
    no such host | i/o timeout | Name or service not known | Failed to establish a new connection | \
    Temporary failure in name resolution | UnknownHostException | getaddrinfo | \
    SSLError | CERTIFICATE_VERIFY_FAILED | Max retries exceeded | fetch failed | ConnectionError | socket hang up";
    let is_place = |word: &str| word.trim_end_matches(['.', ',', ':']).contains(['.', '/']);
    if text.contains("graph.facebook.com") {
        holds_any(text, ERRORS, " | ") || holds_any(text, PHRASES, " | ")
    } else {
        text.len() <= SHORT_ERROR_BYTES && holds_any(text, ERRORS, " | ") && !text.split_whitespace().any(is_place)
    }
}
