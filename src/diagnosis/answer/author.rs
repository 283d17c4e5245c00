//! Whose answer a text is: Meta's, another service's, or unknown.
//!
//! Numbers and words that any program uses do not identify Meta. Only Meta's error object, a type, field or sentence
//! that only Meta uses, and codes that only Meta uses do. Does not depend on what the error means.

use serde_json::{Map, Value};

use crate::diagnosis::rules::translated_position;
use crate::graph::GraphError;
use crate::paste::codes::{agrees, is_unique_to_meta};
use crate::paste::{Sign, signs};
use crate::paste::{holds_any, split};

/// Fields of Meta's error object, in either spelling. Other services have further fields.
const MEMBERS: &str = "\
    message msg title type code error_subcode errorSubcode error_data errorData error_user_title errorUserTitle \
    error_user_msg errorUserMsg is_transient isTransient fbtrace_id fbtraceId href";

/// Whether an error is from Meta. `object` is the object it was read from, `name` the name of that object, and `around`
/// the object that contains it.
pub(super) fn is_from_meta(
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
    if is_unique_to_meta(code) {
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

/// Whether an error has something that only Meta's errors have.
fn is_signed(error: &GraphError) -> bool {
    let of_meta = |name: &str| signs(name).any(|(_, sign)| sign == Sign::ErrorWord);
    error.error_type.as_deref().is_some_and(of_meta)
        || error.fbtrace_id.is_some()
        || error.error_subcode.is_some() && error.code.is_some()
        || error.error_user_msg.is_some() && error.code.is_some()
        || error.details.is_some() && error.code.is_some()
        || [&error.message, &error.details, &error.error_user_msg]
            .into_iter()
            .flatten()
            .any(|text| has_sentence(text))
}

/// Whether a text contains a sentence that only Meta uses, in any language.
pub(super) fn has_sentence(text: &str) -> bool {
    signs(text).any(|(_, sign)| sign == Sign::Sentence) || translated_position(text).is_some()
}

/// Whether the name of a field says that it contains an error.
pub(super) fn names_a_failure(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    holds_any(&name, "err fail fault exception cause", " ")
}

/// Another service whose answers are recognised.
struct Service {
    /// Its name, as used in a sentence.
    name: &'static str,
    /// Parts of URLs, types and fields that only it uses, separated by ` | `.
    marks: &'static str,
    /// The word that identifies it in a text about access tokens, in lower case; empty if there is no such word.
    word: &'static str,
}

const fn service(name: &'static str, word: &'static str, marks: &'static str) -> Service {
    Service { name, marks, word }
}

#[rustfmt::skip]
const SERVICES: &[Service] = &[
    service("Stripe", "stripe", "stripe.com | stripe.error | StripeError"),
    service("Twilio", "twilio", "twilio.com | TwilioException | TwilioRestException"),
    service("Telegram", "", "api.telegram.org | TelegramError"),
    service("Amazon Web Services", "", "amazonaws.com | x-amzn- | AmazonS3Exception | botocore.exceptions | <Token-0>"),
    service("Google", "google", "googleapis.com | google.rpc | accounts.google.com | firebase-admin | FirebaseError"),
    service("Microsoft", "microsoft", "graph.microsoft.com | login.microsoftonline.com | InvalidAuthenticationToken | \"innerError\" | AADSTS"),
    service("Shopify", "shopify", "myshopify.com"),
    service("Zendesk", "zendesk", "zendesk.com"),
    service("HubSpot", "hubspot", "hubapi.com | hubspot.com"),
    service("Salesforce", "salesforce", "salesforce.com | INVALID_SESSION_ID"),
    service("Slack", "slack", "slack.com | \"not_authed\""),
    service("Discord", "", "discord.com | DiscordAPIError"),
    service("GitHub", "github", "api.github.com"),
    service("GitLab", "gitlab", "gitlab.com | HTTP Basic: Access denied"),
    service("npm", "", "npm error | npm ERR! | npm notice"),
    service("Docker", "", "Error response from daemon"),
    service("Kubernetes", "", "\"kind\":\"Status\",\"apiVersion\" | system:serviceaccount"),
    service("PayPal", "paypal", "paypal.com"),
    service("Mailchimp", "mailchimp", "mailchimp.com"),
    service("Mercado Pago", "", "mercadopago.com | mercadolibre.com | meli_"),
    service("Asaas", "", "asaas.com"),
    service("Razorpay", "", "razorpay.com"),
    service("Pipedrive", "", "pipedrive.com"),
    service("Notion", "", "api.notion.com"),
    service("Airtable", "", "airtable.com"),
    service("OpenAI", "", "openai.com | \"context_length_exceeded\""),
    service("Anthropic", "", "anthropic.com"),
    service("Auth0", "", "auth0.com"),
    service("Okta", "", "okta.com | \"errorSummary\""),
    service("Vonage", "", "nexmo.com | vonage.com"),
    service("Infobip", "", "infobip.com"),
    service("WeChat or DingTalk", "", "\"errmsg\" | weixin.qq.com | dingtalk.com"),
    service("Apple", "", "\"ExpiredProviderToken\" | \"BadDeviceToken\" | \"InvalidProviderToken\""),
    service("Cloudflare", "", "Cloudflare Ray ID"),
    service("Zoho", "zoho", "zohoapis.com | zoho.com"),
    service("Intercom", "", "intercom.io"),
    service("SendGrid", "", "sendgrid.com"),
    service("Mailgun", "", "mailgun.net | mailgun.org"),
    service("Twitter", "", "api.twitter.com | api.x.com"),
    service("LinkedIn", "", "api.linkedin.com"),
    service("TikTok", "", "business-api.tiktok.com"),
    service("Supabase", "", "supabase.co"),
    service("a database", "", "SQLSTATE[ | psql: | PSQLException | org.postgresql"),
    service("Redis", "", "WRONGPASS | NOAUTH | redis.exceptions"),
    service("Laravel", "", "CSRF token mismatch | Illuminate\\Auth"),
    service("Rails", "", "InvalidAuthenticityToken"),
    service("Django", "", "CSRF verification failed"),
    service("your own CRM's login", "", "jsonwebtoken | JsonWebTokenError | TokenExpiredError | jwt expired | jwt malformed"),
];

/// The other service whose answer a text is: the text names it, and does not mention Meta.
pub(super) fn other_service(text: &str) -> Option<&'static str> {
    if mentions_meta(text) {
        return None;
    }
    SERVICES
        .iter()
        .find(|service| holds_any(text, service.marks, " | "))
        .map(|service| service.name)
}

/// Whether a text in lower case mentions a service that has access tokens of its own.
pub(super) fn names_a_service_with_tokens(text: &str) -> bool {
    SERVICES
        .iter()
        .any(|service| !service.word.is_empty() && text.contains(service.word))
}

/// Whether a text mentions Meta's services. This alone proves nothing.
pub(super) fn mentions_meta(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["whatsapp", "facebook", "graph error", "graph api", "meta api", "waba"]
        .iter()
        .any(|name| text.contains(name))
}
