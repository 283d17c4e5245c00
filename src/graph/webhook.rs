//! Where Meta sends the events of a number: the field `webhook_configuration` of a number, and `override_callback_uri` of an app's
//! subscription to an account (Meta, "Webhook overrides", `WhatsApp` Cloud API; November 2026). Does not depend on which address is
//! in use.

use serde_json::Value;

use super::fields::{shown, text};
use crate::coded::coded;
use crate::paste::redact;

/// A longer text is not read as an address.
const ADDRESS_LIMIT_BYTES: usize = 2_000;
/// The port of https.
const HTTPS_PORT: &str = "443";

/// The address of a webhook: host and path. An address can contain a secret, so its user, query and fragment are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookAddress {
    /// In lower case, with the port unless that is the one of https.
    host: String,
    /// Starts with `/` if it is not empty, and does not end with it.
    path: String,
}

impl WebhookAddress {
    /// Reads an address; `None` if it is not a complete https address. Meta calls only https addresses.
    ///
    /// A slash at the end does not count: most servers answer with and without it, and Meta has verified the one that it calls.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > ADDRESS_LIMIT_BYTES || text.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
            return None;
        }
        let (scheme, rest) = text.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let rest = rest.split(['?', '#']).next()?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = authority.rsplit('@').next()?;
        Some(Self {
            host: host_and_port(host)?,
            path: match path.trim_end_matches('/') {
                "" => String::new(),
                path => ["/", path].concat(),
            },
        })
    }

    /// Its host, such as `crm.example.com`, with the port if there is one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its host and path, such as `crm.example.com/webhooks/whatsapp`, without anything in the path that has the form of a secret.
    #[must_use]
    pub fn shown(&self) -> String {
        self.host.clone() + &redact(&self.path)
    }

    /// Reads what [`WebhookAddress::shown`] has written.
    #[must_use]
    pub fn of_shown(text: &str) -> Option<Self> {
        Self::parse(&["https://", text].concat())
    }
}

/// A host in lower case, with its port; `None` if it is not a host.
fn host_and_port(authority: &str) -> Option<String> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let is_port = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    // Any non-ASCII character is a letter of a name in another script.
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let is_name = host.bytes().any(is_letter)
        && host
            .bytes()
            .all(|byte| is_letter(byte) || matches!(byte, b'-' | b'.' | b'_'));
    let digits = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_numeric_address = digits.is_some_and(|digits| {
        digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
    });
    if !is_port || !(is_name || is_numeric_address) {
        return None;
    }
    let host = host.to_ascii_lowercase();
    Some(if port.is_empty() || port == HTTPS_PORT {
        host
    } else {
        [&host, ":", port].concat()
    })
}

coded! {
    /// Where the address of a webhook is set.
    WebhookLevel {
        /// At the number.
        Number = "number",
        /// At the account.
        Account = "account",
        /// At the app.
        App = "app",
    }
}

/// `webhook_configuration` of a number: the address of each level. The number's is used if there is one, then the account's, then the
/// app's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookConfiguration {
    /// `phone_number`.
    pub phone_number: Option<WebhookAddress>,
    /// `whatsapp_business_account`.
    pub whatsapp_business_account: Option<WebhookAddress>,
    /// `application`.
    pub application: Option<WebhookAddress>,
    /// The first level, starting with the number's, at which a value is set that is not read as an address.
    pub unreadable: Option<WebhookLevel>,
}

impl WebhookConfiguration {
    /// The address in use, as far as this field shows, and where it is set. None if a level before it could not be read.
    #[must_use]
    pub fn in_force(&self) -> Option<(&WebhookAddress, WebhookLevel)> {
        let levels = [
            (WebhookLevel::Number, &self.phone_number),
            (WebhookLevel::Account, &self.whatsapp_business_account),
            (WebhookLevel::App, &self.application),
        ];
        levels
            .into_iter()
            .take_while(|(level, _)| self.unreadable != Some(*level))
            .find_map(|(level, address)| Some((address.as_ref()?, level)))
    }

    /// Reads the field of a number; `None` if it is absent.
    pub(super) fn of(number: &Value) -> Option<Self> {
        let levels = number
            .get("webhook_configuration")
            .filter(|levels| levels.is_object())?;
        let address = |level: &str| WebhookAddress::parse(&text(levels, level)?);
        let unreadable = [
            ("phone_number", WebhookLevel::Number),
            ("whatsapp_business_account", WebhookLevel::Account),
            ("application", WebhookLevel::App),
        ]
        .into_iter()
        .find(|(name, _)| is_set(levels, name) && address(name).is_none());
        Some(Self {
            phone_number: address("phone_number"),
            whatsapp_business_account: address("whatsapp_business_account"),
            application: address("application"),
            unreadable: unreadable.map(|(_, level)| level),
        })
    }
}

/// An app that is subscribed to the events of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscribedApp {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `override_callback_uri`: where this account's events go instead of to the app's own address.
    pub override_callback_uri: Option<WebhookAddress>,
    /// Whether a value is set there that is not read as an address.
    pub is_override_unreadable: bool,
}

/// Whether a field has a value of any type. An empty value removes an address.
fn is_set(object: &Value, field: &str) -> bool {
    object
        .get(field)
        .is_some_and(|value| !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty()))
}

impl SubscribedApp {
    /// Reads one row of `GET /{waba-id}/subscribed_apps`; `None` if it names no app. The app is in `whatsapp_business_api_data`, or the
    /// row itself is the app.
    #[must_use]
    pub fn from_row(row: &Value) -> Option<Self> {
        let app = row.get("whatsapp_business_api_data").unwrap_or(row);
        let address = text(row, "override_callback_uri").and_then(|uri| WebhookAddress::parse(&uri));
        Some(Self {
            id: text(app, "id")?,
            name: shown(app, "name"),
            is_override_unreadable: is_set(row, "override_callback_uri") && address.is_none(),
            override_callback_uri: address,
        })
    }
}
