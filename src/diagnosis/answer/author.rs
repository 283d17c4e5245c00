//! Whose answer it is: Meta's, another service's, or nobody's.
//!
//! A number or a word that any program writes is no sign of Meta. What counts is Meta's envelope, a type, a field or a
//! sentence that nobody else writes, and codes that nobody else uses. Does not depend on what the error means.

use serde_json::{Map, Value};

use crate::access_token::{Sign, signs};
use crate::diagnosis::cut::{holds_any, split};
use crate::graph::GraphError;

/// Codes that no other service is known to use: the Cloud API's, and those of Meta's business tools.
const CODES_OF_META_ALONE: &[(i64, i64)] = &[
    (80_000, 80_014),
    (130_000, 149_999),
    (200_000, 200_010),
    (1_349_000, 1_349_999),
    (1_363_000, 1_363_999),
    (2_388_000, 2_388_999),
    (2_494_000, 2_494_999),
    (2_593_000, 2_593_999),
];

/// Codes of the Graph API that others use as well, and the words of which a text must have one to agree with them; none: any.
const CODES_AND_THEIR_WORDS: &[(i64, i64, &str)] = &[
    (1, 2, "error | server | service | unknown"),
    (3, 3, "capability"),
    (4, 4, "limit | rate | many"),
    (10, 10, "application does not | eligible"),
    (17, 17, "limit | rate | many"),
    (32, 33, "limit | rate | many | object | exist | parameter"),
    (100, 100, ""),
    (102, 104, "access token | oauth"),
    (
        190,
        190,
        "access token | oauth | session has | token de ac | oturum | zugriff",
    ),
    (200, 299, "permissions error | whatsapp | business account | facebook"),
    (341, 341, "limit"),
    (368, 368, "block | polic | restrict"),
    (613, 613, "limit | rate | many"),
    (803, 803, "exist | alias | object"),
    (2500, 2500, ""),
];

/// Members of an error object from Meta, in either spelling. Others put other members beside a code.
const MEMBERS: &str = "\
    message msg title type code error_subcode errorSubcode error_data errorData error_user_title errorUserTitle \
    error_user_msg errorUserMsg is_transient isTransient fbtrace_id fbtraceId href";

/// Whether an error was written by Meta. `object` is what it was read from, `name` the name that the object has, and
/// `around` the object it is in.
pub(super) fn is_of_meta(
    error: &GraphError,
    object: &Map<String, Value>,
    name: &str,
    around: Option<&Map<String, Value>>,
) -> bool {
    if is_signed(error) {
        return true;
    }
    let Some(code) = error.code.map(|code| code.0) else {
        return false;
    };
    let text = error.texts().collect::<Vec<_>>().join(" ");
    if is_code_of_meta_alone(code) {
        return !text.is_empty() || names_a_failure(name);
    }
    let is_rpc = around.is_some_and(|around| around.contains_key("jsonrpc"));
    let has_type = object.contains_key("type");
    let is_envelope = names_a_failure(name) || has_type && !text.is_empty();
    let is_plain = object
        .keys()
        .all(|member| split(MEMBERS, " ").contains(&member.as_str()));
    is_envelope && is_plain && !is_rpc && agrees(code, &text)
}

/// Whether an error carries what other programs' errors do not.
fn is_signed(error: &GraphError) -> bool {
    let of_meta = |name: &str| signs(name).any(|(_, sign)| sign == Sign::ErrorWord);
    error.error_type.as_deref().is_some_and(of_meta)
        || error.fbtrace_id.is_some()
        || error.error_subcode.is_some() && error.code.is_some()
        || error.error_user_msg.is_some() && error.code.is_some()
        || error.details.is_some() && error.code.is_some()
        || error.code_in_message().is_some_and(|code| is_documented(code.0))
        || [&error.message, &error.details, &error.error_user_msg]
            .into_iter()
            .flatten()
            .any(|text| has_sentence(text))
}

/// Whether a text has a sentence that only Meta writes.
pub(super) fn has_sentence(text: &str) -> bool {
    signs(text).any(|(_, sign)| sign == Sign::Sentence)
}

/// Whether nobody but Meta uses a code.
pub(super) fn is_code_of_meta_alone(code: i64) -> bool {
    CODES_OF_META_ALONE
        .iter()
        .any(|&(from, to)| (from..=to).contains(&code))
}

/// Whether a code is known to be one of Meta's, whoever else uses it.
pub(super) fn is_documented(code: i64) -> bool {
    is_code_of_meta_alone(code)
        || code == 0
        || CODES_AND_THEIR_WORDS
            .iter()
            .any(|&(from, to, _)| (from..=to).contains(&code))
        || matches!(code, 5 | 15 | 101 | 191 | 450..=492 | 506 | 2_200 | 6_000..=6_003 | 36_000..=36_999)
}

/// Whether a code that others use as well is beside words that go with it.
pub(super) fn agrees(code: i64, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    CODES_AND_THEIR_WORDS
        .iter()
        .any(|&(from, to, words)| (from..=to).contains(&code) && (words.is_empty() || holds_any(&text, words, " | ")))
}

/// Whether the name of a member says that an error is in it.
pub(super) fn names_a_failure(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    holds_any(&name, "err fail fault exception cause", " ")
}

/// Another service, and the marks by which its answers are known: parts of addresses, types and fields of its own.
#[rustfmt::skip]
const OTHERS: &[(&str, &str)] = &[
    ("Stripe", "stripe.com | stripe.error | StripeError"),
    ("Twilio", "twilio.com | TwilioException | TwilioRestException"),
    ("Telegram", "api.telegram.org | TelegramError"),
    ("Amazon Web Services", "amazonaws.com | x-amzn- | AmazonS3Exception | botocore.exceptions | <Token-0>"),
    ("Google", "googleapis.com | google.rpc | accounts.google.com | firebase-admin | FirebaseError | \"PERMISSION_DENIED\" | \"UNAUTHENTICATED\""),
    ("Microsoft", "graph.microsoft.com | login.microsoftonline.com | InvalidAuthenticationToken | \"innerError\" | AADSTS"),
    ("Shopify", "myshopify.com"),
    ("Zendesk", "zendesk.com"),
    ("HubSpot", "hubapi.com | hubspot.com"),
    ("Salesforce", "salesforce.com | INVALID_SESSION_ID"),
    ("Slack", "slack.com | \"missing_scope\" | \"not_authed\""),
    ("Discord", "discord.com | DiscordAPIError"),
    ("GitHub", "api.github.com"),
    ("GitLab", "gitlab.com | HTTP Basic: Access denied"),
    ("npm", "npm error | npm ERR! | npm notice"),
    ("Docker", "Error response from daemon"),
    ("Kubernetes", "\"apiVersion\" | system:serviceaccount"),
    ("PayPal", "paypal.com"),
    ("Mercado Pago", "mercadopago.com | mercadolibre.com | meli_"),
    ("Asaas", "asaas.com"),
    ("Razorpay", "razorpay.com"),
    ("Pipedrive", "pipedrive.com"),
    ("Notion", "api.notion.com"),
    ("Airtable", "airtable.com"),
    ("OpenAI", "openai.com | \"context_length_exceeded\" | \"invalid_api_key\""),
    ("Anthropic", "anthropic.com"),
    ("Auth0", "auth0.com"),
    ("Okta", "okta.com | \"errorSummary\""),
    ("Vonage", "nexmo.com | vonage.com"),
    ("Infobip", "infobip.com | \"requestError\""),
    ("WeChat", "\"errcode\" | weixin.qq.com"),
    ("Apple", "\"ExpiredProviderToken\" | \"BadDeviceToken\" | \"InvalidProviderToken\""),
    ("Cloudflare", "Cloudflare Ray ID | cf-ray"),
    ("Zoho", "zohoapis.com | zoho.com"),
    ("Intercom", "intercom.io"),
    ("SendGrid", "sendgrid.com"),
    ("Mailgun", "mailgun.net | mailgun.org"),
    ("Twitter", "api.twitter.com | api.x.com"),
    ("LinkedIn", "api.linkedin.com"),
    ("TikTok", "business-api.tiktok.com"),
    ("Supabase", "supabase.co"),
    ("PostgreSQL", "psql: | PSQLException | org.postgresql"),
    ("MySQL", "SQLSTATE["),
    ("Redis", "WRONGPASS | NOAUTH | redis.exceptions"),
    ("Laravel", "CSRF token mismatch | Illuminate\\\\Auth"),
    ("Rails", "InvalidAuthenticityToken"),
    ("Django", "CSRF verification failed"),
    ("your own CRM's login", "jsonwebtoken | JsonWebTokenError | TokenExpiredError | jwt expired | jwt malformed"),
];

/// The other service whose answer a text is, where that is certain: one is named, and nothing is said of Meta.
pub(super) fn other_service(text: &str) -> Option<&'static str> {
    if mentions_meta(text) {
        return None;
    }
    OTHERS
        .iter()
        .find(|(_, marks)| holds_any(text, marks, " | "))
        .map(|&(name, _)| name)
}

/// Whether a text speaks of Meta's services, which proves nothing by itself.
pub(super) fn mentions_meta(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["whatsapp", "facebook", "graph error", "graph api", "meta api", "waba"]
        .iter()
        .any(|name| text.contains(name))
}
