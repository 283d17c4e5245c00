//! The answer of `GET /{phone-number-id}` (Meta, "Phone Number", `WhatsApp` Business Management API reference,
//! November 2026).

use serde_json::Value;

use super::fields::{shown, text, truth};
use super::health_status::HealthStatus;
use super::webhook::WebhookConfiguration;
use super::wire_enum::wire_enum;

wire_enum! {
    /// `account_mode`.
    AccountMode {
        /// A real number.
        Live = "LIVE",
        /// A test number.
        Sandbox = "SANDBOX",
    }
}

wire_enum! {
    /// `code_verification_status`: whether the business has proved that it owns the number.
    CodeVerificationStatus {
        /// Verified.
        Verified = "VERIFIED",
        /// Not verified yet.
        NotVerified = "NOT_VERIFIED",
        /// The verification has expired.
        Expired = "EXPIRED",
    }
}

wire_enum! {
    /// `status`: whether the number is registered with the Cloud API (Meta, `OpenAPI` specification of the business messaging API
    /// v23.0, github.com/facebook/openapi, read in November 2026).
    PhoneNumberStatus {
        /// Registered.
        Connected = "CONNECTED",
        /// Registered, in the list of an account.
        Linked = "LINKED",
        /// Not registered yet.
        Pending = "PENDING",
        /// No longer registered.
        Disconnected = "DISCONNECTED",
        /// Temporarily blocked.
        Restricted = "RESTRICTED",
        /// Close to being restricted.
        Flagged = "FLAGGED",
        /// Permanently blocked.
        Banned = "BANNED",
        /// Has to be registered first.
        Unverified = "UNVERIFIED",
        /// No longer part of this account.
        Unlinked = "UNLINKED",
        /// Moved to another account.
        Migrated = "MIGRATED",
        /// Deleted.
        Deleted = "DELETED",
        /// Too many calls or messages for the moment.
        RateLimited = "RATE_LIMITED",
    }
}

/// A phone number of a `WhatsApp` Business Account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    /// `id`.
    pub id: Option<String>,
    /// `display_phone_number`.
    pub display_phone_number: Option<String>,
    /// `verified_name`.
    pub verified_name: Option<String>,
    /// `quality_rating`.
    pub quality_rating: Option<String>,
    /// `code_verification_status`.
    pub code_verification_status: Option<CodeVerificationStatus>,
    /// `name_status`.
    pub name_status: Option<String>,
    /// `status`.
    pub status: Option<PhoneNumberStatus>,
    /// `account_mode`.
    pub account_mode: Option<AccountMode>,
    /// `whatsapp_business_manager_messaging_limit`, which all numbers of the portfolio share; in answers from before May 2026
    /// `messaging_limit_tier`, which Meta has deprecated (Meta, "Messaging limits", May 2026).
    pub messaging_limit: Option<String>,
    /// `platform_type`: `CLOUD_API`, `ON_PREMISE` or `NOT_APPLICABLE`.
    pub platform_type: Option<String>,
    /// `throughput.level`: `STANDARD`, `HIGH` or `NOT_APPLICABLE`.
    pub throughput_level: Option<String>,
    /// `is_on_biz_app`: whether the number also runs in the `WhatsApp` Business app (coexistence).
    pub is_on_biz_app: Option<bool>,
    /// `health_status`.
    pub health_status: Option<HealthStatus>,
    /// `webhook_configuration`.
    pub webhook_configuration: Option<WebhookConfiguration>,
}

impl PhoneNumber {
    /// The fields that identify a phone number. Every version has them.
    pub const FIELDS_OF_EVERY_VERSION: &'static [&'static str] = &["display_phone_number", "verified_name"];

    /// The fields to request. The whole call fails if Meta does not know one of them; it is then repeated without it.
    pub const FIELDS: &'static [&'static str] = &[
        "display_phone_number",
        "verified_name",
        "quality_rating",
        "code_verification_status",
        "name_status",
        "status",
        "account_mode",
        "whatsapp_business_manager_messaging_limit",
        "platform_type",
        "throughput",
        "is_on_biz_app",
        "health_status",
        "webhook_configuration",
    ];

    /// The fields to request in a list of numbers: enough to tell thousands of numbers apart at little cost.
    pub const FIELDS_IN_LISTS: &'static [&'static str] = &[
        "id",
        "display_phone_number",
        "verified_name",
        "quality_rating",
        "status",
    ];

    /// Reads an answer; `None` if nothing in it identifies a phone number.
    #[must_use]
    pub fn from_answer(answer: &Value) -> Option<Self> {
        let phone_number = Self {
            id: text(answer, "id"),
            display_phone_number: shown(answer, "display_phone_number"),
            verified_name: shown(answer, "verified_name"),
            quality_rating: shown(answer, "quality_rating"),
            code_verification_status: shown(answer, "code_verification_status").map(Into::into),
            name_status: shown(answer, "name_status"),
            status: shown(answer, "status").map(Into::into),
            account_mode: shown(answer, "account_mode").map(Into::into),
            messaging_limit: shown(answer, "whatsapp_business_manager_messaging_limit")
                .or_else(|| shown(answer, "messaging_limit_tier")),
            platform_type: shown(answer, "platform_type"),
            throughput_level: answer
                .get("throughput")
                .and_then(|throughput| shown(throughput, "level")),
            is_on_biz_app: truth(answer, "is_on_biz_app"),
            health_status: HealthStatus::of(answer),
            webhook_configuration: WebhookConfiguration::of(answer),
        };
        phone_number.name().is_some().then_some(phone_number)
    }

    /// The account that the number belongs to, from its `health_status`.
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.health_status.as_ref()?.entity_id("WABA")
    }

    /// Whether Meta has not set the number up for the Cloud API: `platform_type` or `throughput.level` is `NOT_APPLICABLE`.
    #[must_use]
    pub fn is_not_provisioned(&self) -> bool {
        [&self.platform_type, &self.throughput_level]
            .into_iter()
            .flatten()
            .any(|word| word == "NOT_APPLICABLE")
    }

    /// The fields of this answer; if one is absent, that of another answer about the same number.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let other = other.clone();
        Self {
            id: self.id.or(other.id),
            display_phone_number: self.display_phone_number.or(other.display_phone_number),
            verified_name: self.verified_name.or(other.verified_name),
            quality_rating: self.quality_rating.or(other.quality_rating),
            code_verification_status: self.code_verification_status.or(other.code_verification_status),
            name_status: self.name_status.or(other.name_status),
            status: self.status.or(other.status),
            account_mode: self.account_mode.or(other.account_mode),
            messaging_limit: self.messaging_limit.or(other.messaging_limit),
            platform_type: self.platform_type.or(other.platform_type),
            throughput_level: self.throughput_level.or(other.throughput_level),
            is_on_biz_app: self.is_on_biz_app.or(other.is_on_biz_app),
            health_status: self.health_status.or(other.health_status),
            webhook_configuration: self.webhook_configuration.or(other.webhook_configuration),
        }
    }

    /// The verified name, otherwise the display number, otherwise the ID.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.own_name().or(self.id.as_deref())
    }

    /// The verified name and the display number, as far as they are known: "Lantern Books, +49 30 901820".
    #[must_use]
    pub fn names(&self) -> String {
        let known = [&self.verified_name, &self.display_phone_number];
        let known: Vec<&str> = known.into_iter().filter_map(Option::as_deref).collect();
        known.join(", ")
    }

    /// The verified name, otherwise the display number.
    #[must_use]
    pub fn own_name(&self) -> Option<&str> {
        self.verified_name.as_deref().or(self.display_phone_number.as_deref())
    }
}
