//! The exchange of a token for one that lives longer, `GET /oauth/access_token` (Meta, "Long-Lived Access Tokens", Facebook
//! Login guide; "System Users", Business Management APIs).
//!
//! Knows how it is asked and what comes back. Must not know the network, or what a refusal means.

use super::app_secret::AppSecret;
use super::json::read_json;
use super::lenient::{seconds, seconds_of, text};
use super::request::{HttpRequest, encode};
use super::version::GraphVersion;
use crate::access_token::{AccessToken, AppId};

/// What an exchange is made with. A short-lived token becomes one of 60 days; it never becomes a permanent one.
#[derive(Clone, Debug)]
pub struct TokenExchange {
    /// The token to exchange. An expired one cannot be.
    pub token: AccessToken,
    /// The app that made it: `client_id`.
    pub app_id: AppId,
    /// The secret of that app: `client_secret`.
    pub app_secret: AppSecret,
    /// Whether to renew the token of a system user that lives for 60 days: `set_token_expires_in_60_days`.
    pub renew: bool,
}

impl TokenExchange {
    /// The call as a form, although Meta documents it with everything in the address.
    ///
    /// An address is written down in many places: the browser's own list of requests, proxies, logs of a host's patched
    /// fetch. A token ends; the secret of an app does not, so it goes in none. The form needs no preflight, Meta's own
    /// JavaScript SDK sends long calls in the same way (`method=get`), and SDKs in wide use post this very call
    /// (arsduo/koala, `exchange_access_token_info`).
    #[must_use]
    pub fn to_http(&self, version: &GraphVersion) -> HttpRequest {
        let secret = encode(self.app_secret.expose());
        let token = encode(self.token.expose());
        HttpRequest {
            url: endpoint(version),
            form: Some(form(self.app_id.as_str(), &secret, &token, self.renew)),
        }
    }

    /// The address and the form for a terminal: the places of what is not to stand in a command are held by the names of
    /// shell variables, `$app_id` (where it is not given), `$secret` and `$token`.
    #[must_use]
    pub fn to_template(version: &GraphVersion, app_id: Option<&AppId>, renew: bool) -> (String, String) {
        let app_id = app_id.map_or("$app_id", AppId::as_str);
        (endpoint(version), form(app_id, "$secret", "$token", renew))
    }
}

fn endpoint(version: &GraphVersion) -> String {
    ["https://graph.facebook.com/", version.as_str(), "/oauth/access_token"].concat()
}

fn form(app_id: &str, secret: &str, token: &str, renew: bool) -> String {
    [
        "method=get&grant_type=fb_exchange_token&locale=en_US&client_id=",
        app_id,
        "&client_secret=",
        secret,
        "&fb_exchange_token=",
        token,
        if renew {
            "&set_token_expires_in_60_days=true"
        } else {
            ""
        },
    ]
    .concat()
}

/// What Meta gives for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangedToken {
    /// `access_token`.
    pub token: AccessToken,
    /// `expires_in`: how many seconds it lives; absent where it has no end, and sometimes all the same.
    pub expires_in_secs: Option<i64>,
}

impl ExchangedToken {
    /// Reads an answer, or the form of versions before 2.3, `access_token=…&expires=…`; `None` where it holds no token.
    #[must_use]
    pub fn read(body: &str) -> Option<Self> {
        let body = body.trim();
        let (token, expires_in_secs) = match read_json(body) {
            Ok(answer) => (text(&answer, "access_token")?, seconds(&answer, "expires_in")),
            Err(_) => (
                form_value(body, "access_token")?.to_owned(),
                form_value(body, "expires").and_then(|secs| seconds_of(secs.parse().ok()?)),
            ),
        };
        Some(Self {
            token: AccessToken::from_clean(&token)?,
            expires_in_secs,
        })
    }
}

/// The value of a name in a form. As it stands: a token has no character that a form would encode.
fn form_value<'a>(form: &'a str, wanted: &str) -> Option<&'a str> {
    form.split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}
