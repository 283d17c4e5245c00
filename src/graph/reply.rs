//! The reply to one call, read from its status and body.

use serde_json::Value;

use super::error::GraphError;
use super::json::read_json;

/// A longer answer is neither kept nor read. Ten thousand accounts need less.
pub const ANSWER_LIMIT_BYTES: usize = 1_000_000;

/// A reply of the Graph API, or of whatever answered instead.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A JSON answer without an error.
    Answer(Value),
    /// One or more errors from the Graph API, possibly with HTTP status 200.
    Refused {
        /// The HTTP status, if it is known.
        http_status: Option<u16>,
        /// At least one error, in the order in which Meta sent them.
        errors: Vec<GraphError>,
    },
    /// Not an answer of the Graph API.
    Unreadable {
        /// The HTTP status, if it is known.
        http_status: Option<u16>,
        /// What the body is instead.
        body: UnreadableBody,
    },
}

/// What an unreadable body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableBody {
    /// Empty, or only white space.
    Empty,
    /// An HTML page, from a gateway, a proxy or a captive portal.
    Html,
    /// Incomplete JSON.
    CutJson,
    /// JSON that is neither an answer nor an error.
    OtherJson,
    /// Any other text.
    OtherText,
}

impl Reply {
    /// Reads a reply from its status (`None` if it is not known, as in a paste) and its body.
    #[must_use]
    pub fn read(http_status: Option<u16>, body: &str) -> Self {
        let unreadable = |body| Self::Unreadable { http_status, body };
        let body = body.trim_start_matches('\u{feff}').trim();
        if body.is_empty() {
            return unreadable(UnreadableBody::Empty);
        }
        match read_json(body) {
            Ok(answer) => Self::read_json(http_status, answer),
            Err(_) if body.starts_with('<') => unreadable(UnreadableBody::Html),
            Err(error) if error.is_eof() => unreadable(UnreadableBody::CutJson),
            Err(_) => unreadable(UnreadableBody::OtherText),
        }
    }

    /// Reads a reply whose body is already parsed.
    #[must_use]
    pub fn read_json(http_status: Option<u16>, answer: Value) -> Self {
        let errors = GraphError::of_answer(&answer);
        let is_healthy = http_status.is_none_or(|status| (200..300).contains(&status));
        if !errors.is_empty() {
            Self::Refused { http_status, errors }
        } else if is_healthy && answer.is_object() {
            Self::Answer(answer)
        } else {
            Self::Unreadable {
                http_status,
                body: UnreadableBody::OtherJson,
            }
        }
    }
}
