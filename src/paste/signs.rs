//! Signs of an answer of the Graph API: error types, fields and sentences that only Meta uses.
//!
//! The reading of tokens, the reading of answers and the search in long texts all use this list. Does not depend on
//! what an answer means.

use super::codes;
use super::scan::{is_assigned, next_word, visit};
use super::text::{head, is_all, starts_with_any, trim_start, until, without_word};

/// Types that occur only in errors of the Graph API.
pub const ERROR_TYPES: &[&str] = &[
    "OAuthException",
    "GraphMethodException",
    "FacebookApiException",
    "IGApiException",
];

/// Fields that occur only in errors of the Graph API.
const ERROR_FIELDS: &[&str] = &["fbtrace_id", "error_subcode", "error_user_msg", "error_data"];

/// Fields that occur only in answers and webhooks of the Graph API.
pub const ANSWER_FIELDS: &[&str] = &[
    "is_valid",
    "granular_scopes",
    "can_send_message",
    "display_phone_number",
    "verified_name",
    "quality_rating",
    "account_review_status",
    "message_template_namespace",
    "wa_id",
];

/// A header of every answer of the Graph API.
const ANSWER_HEADER: &str = "facebook-api-version";

/// Parts of Meta's sentences. Each begins with a longer word, so that few words of a text are compared. The last ones
/// are Meta's translations that can be in a text with a token; the rules know more of them.
const SENTENCES: &[&str] = &[
    "validating access token",
    "validating application",
    "validating client secret",
    "malformed access token",
    "oauth access token",
    "oauth 2.0 access token",
    "parse access token",
    "access token is required to request this resource",
    "access token could not be decrypted",
    "active access token must be used",
    "callback verification failed",
    "callback url or verify token",
    "llamada o el token de verificaci",
    "callback o el token de verificaci",
    "callback ou o token de verifica",
    "callback-url oder das verifizierungstoken",
    "callback-url oder der verifizierungstoken",
    "rappel ou le token de v",
    "rappel ou le jeton de v",
    "callback o il token di verifica",
    "callback atau token verifikasi",
    "unsupported get request",
    "unsupported post request",
    "unsupported delete request",
    "access blocked",
    "access deactivated",
    "provide valid app id",
    "session has expired on",
    "session has been invalidated because the user",
    "session was invalidated explicitly",
    "session does not match",
    "session is invalid because",
    "oauth \"facebook platform\"",
    "tried accessing nonexisting field",
    "unknown path components",
    "appsecret_proof provided in the api",
    "require an appsecret_proof",
    "application does not have permission for this action",
    "application does not have the capability",
    "application request limit reached",
    "requires whatsapp_business_management permission",
    "requires whatsapp_business_messaging permission",
    "requires business_management permission",
    "re-engagement message",
    "message undeliverable",
    "template is paused",
    "recipient phone number not in allowed list",
    "requests for that application",
    "consumer account) pair rate limit",
    "blocked for policies violations",
    "requires extended permission",
    "validar o token de acesso: a sess",
    "validar el token de acceso: la ses",
];

/// The shortest first word of [`SENTENCES`].
const SHORTEST_FIRST_WORD: usize = 5;

/// How much of a sentence after a code is read, in bytes.
const SENTENCE_BYTES: usize = 200;

/// A kind of sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A type or a field of an error, such as `OAuthException`.
    ErrorWord,
    /// A sentence from Meta, or a text after Meta's code, such as `(#190) …`.
    Sentence,
    /// `"error": {`, which other services use too.
    Envelope,
    /// A field or a header of an answer, such as `quality_rating`.
    AnswerField,
}

impl Sign {
    /// Whether it occurs only in errors from Meta.
    pub(super) fn is_certain(self) -> bool {
        matches!(self, Self::ErrorWord | Self::Sentence)
    }
}

/// The sign at a word of a text. `before` is the character before the word, `after` the text after it.
pub(super) fn sign_at(word: &str, before: Option<u8>, after: &str) -> Option<Sign> {
    if before == Some(b'#') && is_all(word, u8::is_ascii_digit) {
        let sentence = after.strip_prefix(") ").or_else(|| after.strip_prefix("): "))?;
        let begins = |byte: &u8| byte.is_ascii_uppercase() || !byte.is_ascii() || b"(\"'".contains(byte);
        let code = word.parse().ok()?;
        // Up to the next code, so that no part of a text is read twice.
        let line = until(head(sentence, SENTENCE_BYTES), |character| {
            matches!(character, '\n' | '#')
        });
        visit(line.len());
        return (sentence.as_bytes().first().is_some_and(begins) && codes::has_sentence(code, line))
            .then_some(Sign::Sentence);
    }
    if word.len() < SHORTEST_FIRST_WORD {
        return None;
    }
    if before == Some(b'"') && word.eq_ignore_ascii_case("error") {
        let value = trim_start(after, "\\\" :\r\n\t");
        return (value.len() < after.len() && value.starts_with('{')).then_some(Sign::Envelope);
    }
    if ERROR_TYPES.contains(&word) || ERROR_FIELDS.contains(&word) {
        return Some(Sign::ErrorWord);
    }
    if word == ANSWER_HEADER || ANSWER_FIELDS.contains(&word) && is_assigned(after) {
        return Some(Sign::AnswerField);
    }
    let is_sentence = SENTENCES.iter().any(|sentence| {
        without_word(sentence, word)
            .filter(|tail| starts_with_any(tail, &[" "]))
            .is_some_and(|tail| without_word(after, tail).is_some())
    });
    is_sentence.then_some(Sign::Sentence)
}

/// Every sign in a text, with its position in bytes, in order. Reads the text once.
pub fn signs(text: &str) -> impl Iterator<Item = (usize, Sign)> {
    let mut rest = text;
    let mut before = None;
    std::iter::from_fn(move || {
        while let Some((gap, word, after)) = next_word(rest) {
            let gap_end = gap.bytes().next_back().or(before);
            rest = after;
            before = word.bytes().next_back();
            if let Some(sign) = sign_at(word, gap_end, after) {
                return Some((text.len() - after.len() - word.len(), sign));
            }
        }
        None
    })
}

/// Position of the first sign of an error in a text of any size, in bytes.
#[must_use]
pub fn error_position(text: &str) -> Option<usize> {
    signs(text)
        .find(|(_, sign)| *sign != Sign::AnswerField)
        .map(|(at, _)| at)
}
