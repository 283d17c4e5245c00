//! Calls of the Graph API as data, and how each is written for HTTP.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::id::PhoneNumberId;
use super::version::GraphVersion;
use crate::access_token::AccessToken;

/// What may stand in a path segment or a query value as it is (RFC 3986, "unreserved").
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Above this length the URL gives way to a form, as in Meta's own JavaScript SDK.
const URL_LENGTH_LIMIT: usize = 2_000;

/// A reading call. Holds no token: it is put in when the call is written for HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphRequest {
    path: Vec<String>,
    query: Vec<(&'static str, Value)>,
}

/// A value in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(String),
    /// The token that makes the call.
    Token,
}

/// A call as it goes over the wire. Holds the token: neither printed nor kept.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The whole address.
    pub url: String,
    /// `None`: a GET. `Some`: a POST of this form, `application/x-www-form-urlencoded`, which Meta reads as a GET.
    pub form: Option<String>,
}

impl GraphRequest {
    /// `GET /{phone-number-id}?fields=…`.
    #[must_use]
    pub fn phone_number(id: &PhoneNumberId, fields: &[&str]) -> Self {
        Self {
            path: vec![id.as_str().to_owned()],
            query: vec![("fields", Value::Text(fields.join(",")))],
        }
    }

    /// `GET /debug_token?input_token=…`, asking the token about itself.
    #[must_use]
    pub fn debug_token() -> Self {
        Self {
            path: vec!["debug_token".to_owned()],
            query: vec![("input_token", Value::Token)],
        }
    }

    /// `GET /app?fields=id,name`.
    #[must_use]
    pub fn app() -> Self {
        Self {
            path: vec!["app".to_owned()],
            query: vec![("fields", Value::Text("id,name".to_owned()))],
        }
    }

    /// The call without any secret, to be shown: `GET /1234?fields=…`.
    #[must_use]
    pub fn describe(&self) -> String {
        let path: String = self.path.iter().flat_map(|segment| ["/", segment]).collect();
        format!("GET {path}")
    }

    /// Writes the call so that a browser sends it without a preflight, which Meta answers with 400 for a bad token
    /// (facebook-nodejs-business-sdk#91): everything in the query, no header of ours.
    #[must_use]
    pub fn to_http(&self, version: &GraphVersion, token: &AccessToken) -> HttpRequest {
        let path: String = self
            .path
            .iter()
            .flat_map(|segment| ["/".to_owned(), encode(segment)])
            .collect();
        let endpoint = format!("https://graph.facebook.com/{}{path}", version.as_str());
        let query = self
            .query
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, encode(text)),
                Value::Token => (*name, encode(token.expose())),
            })
            // English texts are what the rules of a diagnosis know.
            .chain([("locale", "en_US".to_owned()), ("access_token", encode(token.expose()))])
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("&");
        let url = format!("{endpoint}?{query}");
        if url.len() > URL_LENGTH_LIMIT {
            HttpRequest {
                url: endpoint,
                form: Some(format!("method=get&{query}")),
            }
        } else {
            HttpRequest { url, form: None }
        }
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}
