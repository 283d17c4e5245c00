//! The exchange of a token for a long-lived one, `GET /oauth/access_token`. Sources: Meta, "Long-Lived Access Tokens",
//! developers.facebook.com/docs/facebook-login/access-tokens/refreshing, and "Install Apps, Generate, Refresh, and Revoke
//! Tokens", developers.facebook.com/docs/marketing-api/system-users/install-apps-and-generate-tokens, November 2026.
//!
//! Does not depend on the network, or on what a refusal means.

use super::app_secret::AppSecret;
use super::fields::{seconds, seconds_of, text};
use super::json::read_json;
use super::request::{HttpRequest, encode};
use super::version::GraphVersion;
use crate::paste::{AccessToken, AppId};

/// The values of an exchange. A short-lived token becomes one that expires in 60 days, never a permanent one.
#[derive(Clone, Debug)]
pub struct TokenExchange {
    /// The token to exchange. It must not be expired.
    pub token: AccessToken,
    /// The app that the token belongs to: `client_id`.
    pub app_id: AppId,
    /// The secret of that app: `client_secret`.
    pub app_secret: AppSecret,
    /// Whether to renew a system user token that expires in 60 days: `set_token_expires_in_60_days`.
    pub renew: bool,
}

impl TokenExchange {
    /// Writes the call as a form, although Meta documents it with everything in the URL.
    ///
    /// URLs are recorded in many places: the browser's resource timings, proxies, a host's own `fetch`. A token expires
    /// but an app secret does not, so the secret is never in a URL. The form needs no preflight. Meta's JavaScript SDK
    /// sends long calls in the same way (`method=get`), and common SDKs send this call as a POST (arsduo/koala,
    /// `exchange_access_token_info`).
    #[must_use]
    pub fn to_http(&self, version: &GraphVersion) -> HttpRequest {
        let secret = encode(self.app_secret.expose());
        let token = encode(self.token.expose());
        HttpRequest {
            url: endpoint(version),
            form: Some(form(self.app_id.as_str(), &secret, &token, self.renew)),
        }
    }

    /// The URL and the form for a terminal. Shell variables replace what must not be in a command: `$secret`, `$token`,
    /// and `$app_id` if the app is not known.
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

/// Meta's answer to an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangedToken {
    /// `access_token`.
    pub token: AccessToken,
    /// `expires_in`: seconds until it expires. Absent for a permanent token, and sometimes for others.
    pub expires_in_secs: Option<i64>,
}

impl ExchangedToken {
    /// Reads an answer, or the form of versions before 2.3, `access_token=…&expires=…`; `None` if it contains no token.
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

/// The value of a name in a form. It is not decoded: no character of a token is encoded in a form.
fn form_value<'a>(form: &'a str, wanted: &str) -> Option<&'a str> {
    form.split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}
