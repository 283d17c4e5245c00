//! The app secret, and the `appsecret_proof` that is calculated with it (Meta, "Secure Graph API Calls",
//! developers.facebook.com/docs/graph-api/guides/secure-requests, November 2026).

use std::fmt::{Debug, Formatter, Result, Write as _};

/// The secret of a Meta app. Never printed: `Debug` redacts it, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct AppSecret(String);

impl AppSecret {
    /// Reads what a person typed, without white space; `None` for an empty field.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text: String = typed.split_whitespace().collect();
        (!text.is_empty()).then_some(Self(text))
    }

    /// The secret itself. Called only to calculate a proof or to exchange a token.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Debug for AppSecret {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str("AppSecret(redacted)")
    }
}

/// The HMAC-SHA256 of a token under the app secret, in hexadecimal digits. Together with the token it allows the same
/// calls as the secret, so it is redacted too.
#[derive(Clone, PartialEq, Eq)]
pub struct AppSecretProof(String);

impl AppSecretProof {
    /// Writes the bytes of the HMAC as hexadecimal digits.
    #[must_use]
    pub fn from_hmac(bytes: &[u8]) -> Self {
        let mut digits = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            // Writing to a `String` cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// The digits. Called only where a request is built.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Debug for AppSecretProof {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str("AppSecretProof(redacted)")
    }
}
