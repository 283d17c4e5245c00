//! Texts of other kinds that end up in the token's field, one row each.
//!
//! Knows the shapes that others have published: prefixes of keys, numbers of digits. A row stands here only where its
//! shape cannot be that of an access token; what no row knows stays unknown. Must not know how the text was pasted.

use super::Kind;

/// What a text is, where it is something else than an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lookalike {
    pub(super) kind: Kind,
    /// Whose key it is, where `kind` is [`Kind::OtherKey`].
    pub(super) vendor: &'static str,
}

/// One shape of a text.
struct Row {
    kind: Kind,
    vendor: &'static str,
    fits: fn(&str) -> bool,
}

const fn row(kind: Kind, fits: fn(&str) -> bool) -> Row {
    Row { kind, vendor: "", fits }
}

const fn key(vendor: &'static str, fits: fn(&str) -> bool) -> Row {
    Row {
        kind: Kind::OtherKey,
        vendor,
        fits,
    }
}

/// Asked from the first to the last; the first that fits is the answer.
const ROWS: &[Row] = &[
    row(Kind::AppAccessToken, is_app_access_token),
    row(Kind::AppSecret, |text| text.len() == 32 && is_hex(text)),
    row(Kind::InstagramToken, |text| {
        starts(text, "IGAA", 20) || starts(text, "IGQV", 20) || starts(text, "IGQW", 20)
    }),
    row(Kind::ThreadsToken, |text| starts(text, "THAA", 20)),
    row(Kind::JsonWebToken, is_json_web_token),
    key("Anthropic", |text| starts(text, "sk-ant-", 20)),
    key("OpenAI", |text| starts(text, "sk-", 30)),
    key("Stripe", |text| {
        [
            "sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "pk_test_", "whsec_",
        ]
        .iter()
        .any(|prefix| starts(text, prefix, 20))
    }),
    key("GitHub", |text| {
        ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"]
            .iter()
            .any(|prefix| starts(text, prefix, 30))
    }),
    key("GitLab", |text| starts(text, "glpat-", 20)),
    key("Slack", |text| {
        ["xoxb-", "xoxp-", "xoxa-", "xoxe-", "xapp-"]
            .iter()
            .any(|prefix| starts(text, prefix, 20))
    }),
    key("Google", |text| {
        (starts(text, "AIza", 39) && text.len() == 39) || starts(text, "GOCSPX-", 30) || text.starts_with("ya29.")
    }),
    key("Amazon Web Services", |text| {
        text.len() == 20
            && (text.starts_with("AKIA") || text.starts_with("ASIA"))
            && text
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    }),
    key("Twilio", |text| {
        text.len() == 34
            && text
                .strip_prefix("AC")
                .or_else(|| text.strip_prefix("SK"))
                .is_some_and(is_hex)
    }),
    key("SendGrid", |text| {
        text.strip_prefix("SG.")
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(name, secret)| {
                name.len() >= 16 && secret.len() >= 30 && is_key_text(name) && is_key_text(secret)
            })
    }),
    key("Square", |text| {
        starts(text, "sq0", 20) || (starts(text, "EAAA", 60) && text.len() <= 64 && text.contains(['_', '-']))
    }),
    key("Shopify", |text| {
        ["shpat_", "shpss_", "shpca_"]
            .iter()
            .any(|prefix| starts(text, prefix, 30))
    }),
    key("HubSpot", |text| {
        starts(text, "pat-na", 30) || starts(text, "pat-eu", 30)
    }),
    key("Telegram", |text| {
        text.split_once(':').is_some_and(|(bot, secret)| {
            (8..=10).contains(&bot.len()) && is_digits(bot) && secret.len() == 35 && is_key_text(secret)
        })
    }),
];

/// What kind of other text this is. The text is cleaned and in one piece.
pub(super) fn of(text: &str) -> Option<Lookalike> {
    if text.len() > LONGEST_LOOKALIKE {
        return None;
    }
    ROWS.iter().find(|row| (row.fits)(text)).map(|row| Lookalike {
        kind: row.kind,
        vendor: row.vendor,
    })
}

/// Longer texts are not asked about.
const LONGEST_LOOKALIKE: usize = 4_096;

/// A number that belongs elsewhere: a phone number or an ID of Meta's. Gaps and signs may stand between the digits.
///
/// Graph IDs have 14 to 17 digits, some 18; phone numbers with their country code 7 to 15, and most of them fewer than 14.
/// What could be a date, an address or a code stays unknown.
pub(super) fn number(text: &str) -> Option<Kind> {
    if text.len() > 64 {
        return None;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_prefix("(+")) {
        let is_phone_text = rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" ()-./".contains(&byte));
        return (is_phone_text && (7..=15).contains(&digits)).then_some(Kind::PhoneNumber);
    }
    if is_digits(text) && (14..=18).contains(&digits) {
        return Some(Kind::ObjectId);
    }
    let is_phone_text = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b" ()-".contains(&byte));
    (is_phone_text && (10..=13).contains(&digits)).then_some(Kind::PhoneNumber)
}

/// An app's ID, a bar, and its secret or a text made from it. The bar may be percent-encoded.
fn is_app_access_token(text: &str) -> bool {
    let parts = text
        .split_once('|')
        .or_else(|| text.split_once("%7C"))
        .or_else(|| text.split_once("%7c"));
    parts.is_some_and(|(id, secret)| {
        (5..=20).contains(&id.len()) && is_digits(id) && (16..=64).contains(&secret.len()) && is_key_text(secret)
    })
}

/// Three parts of base64url, the first of which begins with `{"`.
fn is_json_web_token(text: &str) -> bool {
    let mut parts = text.split('.');
    text.starts_with("eyJ")
        && parts.next().is_some_and(is_long_key_text)
        && parts.next().is_some_and(is_long_key_text)
        && parts.next().is_some_and(is_key_text)
        && parts.next().is_none()
}

fn is_long_key_text(text: &str) -> bool {
    text.len() >= 8 && is_key_text(text)
}

/// Whether a text has this prefix, at least this length, and only characters of keys.
fn starts(text: &str, prefix: &str, length: usize) -> bool {
    text.starts_with(prefix) && text.len() >= length && is_key_text(text)
}

/// Whether a text holds only the characters that keys are made of.
pub(super) fn is_key_text(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
