//! The app secret, and the proof made with it, `appsecret_proof` (Meta, "Secure Graph API Calls", Facebook Login guide).

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

    /// The secret's own text. Called only where a proof is made or a token is exchanged.
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

/// The HMAC-SHA256 of a token under the app secret, in hexadecimal digits. With the token it is as good as the secret for
/// this token's calls, so it is redacted as well.
#[derive(Clone, PartialEq, Eq)]
pub struct AppSecretProof(String);

impl AppSecretProof {
    /// Writes the bytes of the HMAC as Meta wants them.
    #[must_use]
    pub fn from_hmac(bytes: &[u8]) -> Self {
        let mut digits = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            // Writing to a text does not fail.
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
