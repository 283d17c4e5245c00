//! Requests to the Graph API as data, and how to write them for HTTP.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::app_secret::AppSecretProof;
use super::id::{BusinessId, PhoneNumberId, WabaId};
use super::version::GraphVersion;
use crate::paste::AccessToken;

/// Every character except those that need no encoding (RFC 3986, "unreserved").
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A number of the North American Numbering Plan that is reserved for fiction (555-0100).
const FICTITIOUS_NUMBER: &str = "12025550100";

const ID_AND_NAME: &[&str] = &["id", "name"];

/// A request: one that reads, or one of the two that write. It contains no token: the token is added when the request is written for HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphRequest {
    path: Vec<String>,
    query: Vec<(&'static str, Value)>,
    /// Whether it is a POST that Meta carries out, not a read.
    is_write: bool,
}

/// A value in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(String),
    /// The token that makes the call.
    Token,
}

/// How a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A POST of a form with `method=get`, which Meta treats as a GET: the token is in the body, not in the address.
    Form,
    /// A GET: the token is in the address.
    Get,
}

/// A request as it is sent. It contains the token, so it is neither printed nor kept.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The complete URL.
    pub url: String,
    /// `None`: a GET. `Some`: a POST of this form, `application/x-www-form-urlencoded`, which Meta treats as a GET.
    pub form: Option<String>,
}

impl GraphRequest {
    /// `GET /{phone-number-id}?fields=…`.
    #[must_use]
    pub fn phone_number(id: &PhoneNumberId, fields: &[&str]) -> Self {
        Self::get(&[id.as_str()]).fields(fields)
    }

    /// `GET /{waba-id}?fields=…`.
    #[must_use]
    pub fn account(id: &WabaId, fields: &[&str]) -> Self {
        Self::get(&[id.as_str()]).fields(fields)
    }

    /// `GET /{waba-id}/phone_numbers?fields=…`, starting after a cursor.
    #[must_use]
    pub fn phone_numbers(id: &WabaId, fields: &[&str], after: Option<&str>) -> Self {
        Self::get(&[id.as_str(), "phone_numbers"]).fields(fields).after(after)
    }

    /// `GET /{waba-id}/subscribed_apps`.
    #[must_use]
    pub fn subscribed_apps(id: &WabaId) -> Self {
        Self::get(&[id.as_str(), "subscribed_apps"])
    }

    /// `GET /debug_token?input_token=…`, where the token describes itself.
    #[must_use]
    pub fn debug_token() -> Self {
        let mut request = Self::get(&["debug_token"]);
        request.query.push(("input_token", Value::Token));
        request
    }

    /// `GET /app?fields=id,name`.
    #[must_use]
    pub fn app() -> Self {
        Self::get(&["app"]).fields(ID_AND_NAME)
    }

    /// `GET /me?fields=id,name`: the owner of the token.
    #[must_use]
    pub fn me() -> Self {
        Self::get(&["me"]).fields(ID_AND_NAME)
    }

    /// `GET /me/permissions`.
    #[must_use]
    pub fn permissions() -> Self {
        Self::get(&["me", "permissions"])
    }

    /// `GET /me/assigned_whatsapp_business_accounts`.
    #[must_use]
    pub fn assigned_accounts(after: Option<&str>) -> Self {
        Self::get(&["me", "assigned_whatsapp_business_accounts"])
            .fields(ID_AND_NAME)
            .after(after)
    }

    /// `GET /me/businesses`: the owner's portfolios.
    #[must_use]
    pub fn businesses() -> Self {
        Self::get(&["me", "businesses"]).fields(ID_AND_NAME)
    }

    /// `GET /{business-id}/owned_whatsapp_business_accounts`.
    #[must_use]
    pub fn owned_accounts(id: &BusinessId, after: Option<&str>) -> Self {
        Self::get(&[id.as_str(), "owned_whatsapp_business_accounts"])
            .fields(ID_AND_NAME)
            .after(after)
    }

    /// `GET /{business-id}/client_whatsapp_business_accounts`.
    #[must_use]
    pub fn client_accounts(id: &BusinessId, after: Option<&str>) -> Self {
        Self::get(&[id.as_str(), "client_whatsapp_business_accounts"])
            .fields(ID_AND_NAME)
            .after(after)
    }

    /// `POST /{phone-number-id}/messages`: a message from a template that does not exist, to a number that is reserved for fiction.
    /// Meta refuses it with a code that shows whether the token may send. Nothing is sent. Captured answers, September 2026: a token that
    /// may send gets HTTP status 404 and code 132001. A token that may not send gets HTTP status 403 and code 200.
    ///
    /// `template_name`: lower-case letters, digits and `_`, a name that no account has.
    #[must_use]
    pub fn message_of_missing_template(id: &PhoneNumberId, template_name: &str) -> Self {
        let template = format!(r#"{{"name":"{template_name}","language":{{"code":"en_US"}}}}"#);
        Self {
            query: vec![
                ("messaging_product", Value::Text("whatsapp".to_owned())),
                ("to", Value::Text(FICTITIOUS_NUMBER.to_owned())),
                ("type", Value::Text("template".to_owned())),
                ("template", Value::Text(template)),
            ],
            is_write: true,
            ..Self::get(&[id.as_str(), "messages"])
        }
    }

    /// `POST /{waba-id}/subscribed_apps`: subscribes the app of the token to the account's events. It has no parameter, because a
    /// parameter would change the address of the events. A second request changes nothing.
    #[must_use]
    pub fn subscription(id: &WabaId) -> Self {
        Self {
            is_write: true,
            ..Self::get(&[id.as_str(), "subscribed_apps"])
        }
    }

    fn get(path: &[&str]) -> Self {
        Self {
            path: path.iter().map(|segment| (*segment).to_owned()).collect(),
            query: Vec::new(),
            is_write: false,
        }
    }

    fn fields(mut self, fields: &[&str]) -> Self {
        self.query.push(("fields", Value::Text(fields.join(","))));
        self
    }

    fn after(mut self, cursor: Option<&str>) -> Self {
        self.query
            .extend(cursor.map(|cursor| ("after", Value::Text(cursor.to_owned()))));
        self
    }

    /// Whether it is a POST that Meta carries out. All others read.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.is_write
    }

    /// The path, such as `/1234/phone_numbers`. Identifies the request and contains no secret.
    #[must_use]
    pub fn path(&self) -> String {
        self.path
            .iter()
            .flat_map(|segment| ["/".to_owned(), encode(segment)])
            .collect()
    }

    /// The same request, answered with HTTP status 200 even if Meta refuses it (undocumented; Meta's JavaScript SDK sends
    /// it with every call). A browser can hide the answer to a status such as 401.
    #[must_use]
    pub fn suppressing_http_code(mut self) -> Self {
        self.query.push(("suppress_http_code", Value::Text("1".to_owned())));
        self
    }

    /// Writes the request so that a browser sends it without a preflight, which Meta answers with 400 for a bad token
    /// (facebook-nodejs-business-sdk#91): everything is in the form or in the query, and no header of our own is added.
    #[must_use]
    pub fn to_http(
        &self,
        way: Way,
        version: &GraphVersion,
        token: &AccessToken,
        proof: Option<&AppSecretProof>,
    ) -> HttpRequest {
        let endpoint = self.endpoint(version);
        let token = encode(token.expose());
        let mut query = self.query(&token);
        query.push_str("access_token=");
        query.push_str(&token);
        if let Some(proof) = proof {
            query.push_str("&appsecret_proof=");
            query.push_str(proof.expose());
        }
        match way {
            _ if self.is_write => HttpRequest {
                url: endpoint,
                form: Some(query),
            },
            Way::Form => HttpRequest {
                url: endpoint,
                form: Some(["method=get&", &query].concat()),
            },
            Way::Get => HttpRequest {
                url: [&endpoint, "?", &query].concat(),
                form: None,
            },
        }
    }

    /// The URL and the form for a terminal. The shell replaces `placeholder` with the token.
    #[must_use]
    pub fn to_template(&self, version: &GraphVersion, placeholder: &str) -> (String, String) {
        let query = self.query(placeholder);
        let form = format!("method=get&{query}access_token={placeholder}");
        (self.endpoint(version), form)
    }

    fn endpoint(&self, version: &GraphVersion) -> String {
        format!("https://graph.facebook.com/{}{}", version.as_str(), self.path())
    }

    fn query(&self, token: &str) -> String {
        let mut query = String::new();
        for (name, value) in &self.query {
            query.push_str(name);
            query.push('=');
            match value {
                Value::Text(text) => query.push_str(&encode(text)),
                Value::Token => query.push_str(token),
            }
            query.push('&');
        }
        if !self.is_write {
            // The rules of the diagnosis know Meta's English texts.
            query.push_str("locale=en_US&");
        }
        query
    }
}

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}
