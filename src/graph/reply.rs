//! What came back for one call, read from its status and body.

use serde_json::Value;

use super::error::GraphError;
use super::json::read_json;

/// An answer of more bytes is given up, whatever it is: ten thousand accounts take less. It is neither kept nor read.
pub const ANSWER_LIMIT_BYTES: usize = 1_000_000;

/// A reply of the Graph API, or of whatever answered in its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A JSON answer without an error.
    Answer(Value),
    /// The Graph API described one error or more; HTTP status 200 is possible.
    Refused {
        /// The HTTP status, where it is known.
        http_status: Option<u16>,
        /// At least one error, in Meta's order.
        errors: Vec<GraphError>,
    },
    /// Something that is not an answer of the Graph API.
    Unreadable {
        /// The HTTP status, where it is known.
        http_status: Option<u16>,
        /// What the body is instead.
        body: UnreadableBody,
    },
}

/// What a body that could not be read is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableBody {
    /// Nothing but white space.
    Empty,
    /// A page of HTML: a gateway, a proxy, a captive portal.
    Html,
    /// JSON that ends too early.
    CutJson,
    /// JSON that says neither an answer nor an error.
    OtherJson,
    /// Any other text.
    OtherText,
}

impl Reply {
    /// Reads a reply from its status (`None`: not known, as in a paste) and body.
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

    /// Reads a reply whose body is JSON already.
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
