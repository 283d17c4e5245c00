//! Recognises other secrets and numbers that are pasted into the token field.
//!
//! Uses the formats that their owners have published: prefixes of keys, numbers of digits. Only formats that an access
//! token cannot have are listed. Does not depend on the layout of a token.

use super::Kind;
use super::clean::is_blank_or_invisible;
use super::text::{has, is_all, without_any};

/// A secret that is not an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OtherSecret {
    pub(super) kind: Kind,
    /// The company it belongs to, if `kind` is [`Kind::OtherKey`].
    pub(super) vendor: &'static str,
}

/// One format.
struct Row {
    kind: Kind,
    vendor: &'static str,
    /// Possible prefixes, separated by spaces.
    openings: &'static str,
    shortest: usize,
    fits: fn(&str) -> bool,
}

const fn row(kind: Kind, openings: &'static str, shortest: usize, fits: fn(&str) -> bool) -> Row {
    Row {
        kind,
        vendor: "",
        openings,
        shortest,
        fits,
    }
}

const fn key(vendor: &'static str, openings: &'static str, shortest: usize, fits: fn(&str) -> bool) -> Row {
    Row {
        vendor,
        ..row(Kind::OtherKey, openings, shortest, fits)
    }
}

/// The first match wins.
const ROWS: &[Row] = &[
    row(Kind::AppAccessToken, "", 22, is_app_access_token),
    row(Kind::AppSecret, "", 32, is_hex_secret),
    row(Kind::InstagramToken, "IGAA IGQV IGQW", 20, is_key_text),
    row(Kind::ThreadsToken, "THAA", 20, is_key_text),
    row(Kind::JsonWebToken, "eyJ", 18, is_json_web_token),
    key("Anthropic", "sk-ant-", 20, is_key_text),
    key("OpenAI", "sk-", 30, is_key_text),
    key("Brevo", "xkeysib- xsmtpsib-", 30, is_key_text),
    key(
        "Stripe",
        "sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_ whsec_",
        20,
        is_key_text,
    ),
    key("Razorpay", "rzp_live_ rzp_test_", 20, is_key_text),
    key("GitHub", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", 30, is_key_text),
    key("GitLab", "glpat- gldt- glrt-", 20, is_key_text),
    key("Slack", "xoxb- xoxp- xoxa- xoxe- xoxs- xapp-", 20, is_key_text),
    key("Google", "AIza", 39, |text| text.len() == 39 && is_key_text(text)),
    key("Google", "GOCSPX-", 30, is_key_text),
    key("Google", "ya29.", 0, |_| true),
    key("Amazon Web Services", "AKIA ASIA", 20, |text| {
        text.len() == 20 && is_all(text, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    }),
    key("Twilio", "AC SK", 34, |text| {
        text.len() == 34 && text.get(2..).is_some_and(is_hex)
    }),
    key("SendGrid", "SG.", 50, is_sendgrid_key),
    key("Mailgun", "key-", 36, |text| {
        text.len() == 36 && text.get(4..).is_some_and(is_hex)
    }),
    key("Square", "sq0", 20, is_key_text),
    key("Square", "EAAA", 60, |text| {
        text.len() <= 64 && is_key_text(text) && has(text, |byte| matches!(byte, b'_' | b'-'))
    }),
    key("Shopify", "shpat_ shpss_ shpca_ shppa_", 30, is_key_text),
    key("HubSpot", "pat-na pat-eu", 30, is_key_text),
    key("Hugging Face", "hf_", 30, is_key_text),
    key("npm", "npm_", 36, is_key_text),
    key("DigitalOcean", "dop_v1_ doo_v1_", 60, is_key_text),
    key("Notion", "ntn_ secret_", 40, is_key_text),
    key("Groq", "gsk_", 40, is_key_text),
    key("Resend", "re_", 30, is_key_text),
    key("Telegram", "", 44, is_telegram_key),
];

/// The secret that a text is. The text is cleaned and a single value.
pub(super) fn of(text: &str) -> Option<OtherSecret> {
    if text.len() > LONGEST_SECRET {
        return None;
    }
    let fits = |row: &&Row| {
        text.len() >= row.shortest
            && row.openings.split(' ').any(|opening| text.starts_with(opening))
            && (row.fits)(text)
    };
    ROWS.iter().find(fits).map(|row| OtherSecret {
        kind: row.kind,
        vendor: row.vendor,
    })
}

/// Keys that consist of several lines or words: how they begin, and where they belong.
const BLOCKS: &[(&str, &str)] = &[
    ("-----BEGIN ", "a server (a private key or certificate)"),
    ("ssh-", "a server (SSH)"),
];

/// The key that a text of several words is.
pub(super) fn block(text: &str) -> Option<OtherSecret> {
    let (_, vendor) = BLOCKS.iter().find(|(opening, _)| text.starts_with(opening))?;
    let is_block = text.split_ascii_whitespace().any(|word| word.len() >= 40);
    is_block.then_some(OtherSecret {
        kind: Kind::OtherKey,
        vendor,
    })
}

/// Longer texts are not checked. In bytes.
const LONGEST_SECRET: usize = 4_096;

/// A phone number or one of Meta's IDs. Phone numbers may contain spaces and punctuation.
///
/// Graph IDs have 14 to 17 digits, some 18. Phone numbers with their country code have 7 to 15, and most have fewer
/// than 14. What could be a date, an address or a code stays unknown.
pub(super) fn number(text: &str) -> Option<Kind> {
    if text.len() > 64 {
        return None;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if let Some(rest) = without_any(text, &["+", "(+"]) {
        let is_phone_text = is_all(rest, |byte| byte.is_ascii_digit() || b" ()-./".contains(byte));
        return (is_phone_text && (7..=15).contains(&digits)).then_some(Kind::PhoneNumber);
    }
    if is_digits(text) && (14..=18).contains(&digits) {
        return Some(Kind::ObjectId);
    }
    let is_phone_text = is_all(text, |byte| byte.is_ascii_digit() || b" ()-".contains(byte));
    (is_phone_text && (10..=13).contains(&digits)).then_some(Kind::PhoneNumber)
}

/// Whether a text is a label and a phone number written with `+`.
pub(super) fn labelled_phone_number(text: &str) -> bool {
    let label_and_number = text
        .split_once('+')
        .filter(|(label, _)| label.trim_end().ends_with(':'));
    label_and_number.is_some_and(|(label, digits)| {
        label.len() <= 40
            && !digits.contains('+')
            && number(&["+", digits.trim_end()].concat()) == Some(Kind::PhoneNumber)
    })
}

/// Whether a text is a label in any language and an ID.
pub(super) fn labelled_object_id(text: &str) -> bool {
    let label_and_id = text.rsplit_once(':').filter(|(label, _)| label.len() <= 100);
    label_and_id.is_some_and(|(_, id)| {
        let is_of_id = |character: &char| !is_blank_or_invisible(*character);
        number(&id.chars().take(64).filter(is_of_id).collect::<String>()) == Some(Kind::ObjectId)
    })
}

/// Whether a text has the format of an app secret or a client token.
pub(super) fn is_hex_secret(text: &str) -> bool {
    text.len() == 32 && is_hex(text)
}

/// App ID, `|`, and the app secret or a value derived from it. The `|` may be percent-encoded.
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

/// `SG.`, a name, a dot and a secret.
fn is_sendgrid_key(text: &str) -> bool {
    let parts = text.get(3..).and_then(|rest| rest.split_once('.'));
    parts.is_some_and(|(name, secret)| {
        name.len() >= 16 && secret.len() >= 30 && is_key_text(name) && is_key_text(secret)
    })
}

/// Bot ID, colon, secret.
fn is_telegram_key(text: &str) -> bool {
    text.split_once(':').is_some_and(|(bot, secret)| {
        (8..=10).contains(&bot.len()) && is_digits(bot) && secret.len() == 35 && is_key_text(secret)
    })
}

/// Whether a text contains only characters that occur in keys.
pub(super) fn is_key_text(text: &str) -> bool {
    is_all(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && is_all(text, u8::is_ascii_digit)
}

fn is_hex(text: &str) -> bool {
    is_all(text, u8::is_ascii_hexdigit)
}
