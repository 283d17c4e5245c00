//! The answer of `GET /debug_token?input_token=…` (Meta, "Debug-Token",
//! developers.facebook.com/docs/graph-api/reference/debug_token, November 2026).

use serde_json::Value;

use super::error::GraphError;
use super::fields::{list, seconds, shown, text, texts, truth};
use super::wire_enum::wire_enum;
use crate::paste::{AppId, redact};

wire_enum! {
    /// `type`: the kind of owner.
    TokenKind {
        /// A person.
        User = "USER",
        /// A Facebook page.
        Page = "PAGE",
        /// The app itself.
        App = "APP",
        /// A system user of a business portfolio.
        SystemUser = "SYSTEM_USER",
    }
}

/// What Meta says about a token. Times are Unix seconds; 0 in `expires_at` and `data_access_expires_at` means "never".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebugToken {
    /// `app_id`.
    pub app_id: Option<AppId>,
    /// `application`: the name of the app.
    pub application: Option<String>,
    /// `type`.
    pub kind: Option<TokenKind>,
    /// `is_valid`.
    pub is_valid: Option<bool>,
    /// `expires_at`; 0 also occurs on some invalid tokens.
    pub expires_at: Option<i64>,
    /// `data_access_expires_at`.
    pub data_access_expires_at: Option<i64>,
    /// `issued_at`; absent for short-lived tokens.
    pub issued_at: Option<i64>,
    /// `scopes`.
    pub scopes: Vec<String>,
    /// `granular_scopes`, in no particular order.
    pub granular_scopes: Vec<GranularScope>,
    /// `user_id`.
    pub user_id: Option<String>,
    /// `profile_id`: the page, for a page's token.
    pub profile_id: Option<String>,
    /// `error`: why the token is invalid.
    pub error: Option<GraphError>,
}

/// A permission and the objects that it applies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GranularScope {
    /// The permission, such as `whatsapp_business_management`.
    pub scope: String,
    /// The objects that it applies to; `None` means all.
    pub target_ids: Option<Vec<String>>,
}

impl DebugToken {
    /// Reads an answer; `None` if it has no `data` object.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        Some(Self::from_data(answer.get("data").filter(|data| data.is_object())?))
    }

    /// Reads the `data` object itself.
    #[must_use]
    pub fn from_data(data: &Value) -> Self {
        Self {
            app_id: text(data, "app_id").and_then(|digits| AppId::parse(&digits)),
            application: shown(data, "application"),
            kind: shown(data, "type").map(TokenKind::from),
            is_valid: truth(data, "is_valid"),
            expires_at: seconds(data, "expires_at"),
            data_access_expires_at: seconds(data, "data_access_expires_at"),
            issued_at: seconds(data, "issued_at"),
            scopes: texts(data, "scopes").iter().map(|scope| redact(scope)).collect(),
            granular_scopes: list(data, "granular_scopes")
                .iter()
                .filter_map(GranularScope::from_object)
                .collect(),
            user_id: shown(data, "user_id"),
            profile_id: shown(data, "profile_id"),
            error: data
                .get("error")
                .filter(|error| error.is_object())
                .map(GraphError::from_object),
        }
    }
}

impl GranularScope {
    fn from_object(object: &Value) -> Option<Self> {
        Some(Self {
            scope: shown(object, "scope")?,
            target_ids: object
                .get("target_ids")
                .is_some_and(Value::is_array)
                .then(|| texts(object, "target_ids")),
        })
    }
}
