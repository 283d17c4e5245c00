//! Meta's screens that steps link to. Their addresses are only here.

use super::template::{Template, ValueOf};

/// One of Meta's screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Business settings, Users, System users.
    SystemUsers,
    /// Business settings, Accounts: the messaging accounts and `WhatsApp` accounts.
    WhatsAppAccounts,
    /// Business settings, Business info.
    BusinessInfo,
    /// Business settings, Security Center.
    SecurityCenter,
    /// `WhatsApp` Manager, Phone numbers.
    PhoneNumbers,
    /// `WhatsApp` Manager, Message templates.
    MessageTemplates,
    /// Billing & payments, Payment methods.
    Billing,
    /// The app's dashboard, from which its products, use cases, alerts and reviews are opened.
    App,
    /// The app's Settings, Advanced.
    AppAdvanced,
    /// The app's Settings, Basic.
    AppBasic,
    /// The list of apps.
    Apps,
    /// The access token debugger.
    TokenDebugger,
    /// Graph API Explorer.
    GraphExplorer,
    /// Business Support Home: what is restricted, and why.
    BusinessSupport,
    /// The person's own Facebook account.
    Facebook,
    /// The status page of Meta's service.
    Status,
}

/// Every screen with its address: the exact address if its IDs are known, otherwise one that leads to the screen.
///
/// The addresses under `latest` are from Meta's pages and from programs of 2026. With only the ID of the account, the older address
/// opens `WhatsApp` Manager: the newer address was seen only with both IDs. The address of the messaging accounts is not published
/// (November 2026), but the address of the `WhatsApp` accounts opens the list that has both tabs. The screens of an app's use cases
/// have changed their addresses three times since 2025, so steps link to the app's dashboard and say the path from there.
const ADDRESSES: &[(Screen, Template)] = &[
    (
        Screen::SystemUsers,
        Template::new(
            "https://business.facebook.com/latest/settings/system_users?business_id={business_id} \
         | https://business.facebook.com/latest/settings/system_users",
        ),
    ),
    (
        Screen::WhatsAppAccounts,
        Template::new(
            "https://business.facebook.com/latest/settings/whatsapp_account?business_id={business_id}&selected_asset_id={waba_id}\
             &selected_asset_type=whatsapp-business-account \
         | https://business.facebook.com/latest/settings/whatsapp_account?business_id={business_id} \
         | https://business.facebook.com/latest/settings/whatsapp_account",
        ),
    ),
    (
        Screen::BusinessInfo,
        Template::new(
            "https://business.facebook.com/latest/settings/business_info?business_id={business_id} \
         | https://business.facebook.com/latest/settings/business_info",
        ),
    ),
    (
        Screen::SecurityCenter,
        Template::new(
            "https://business.facebook.com/latest/settings/security_center?business_id={business_id} \
         | https://business.facebook.com/latest/settings/security_center",
        ),
    ),
    (
        Screen::PhoneNumbers,
        Template::new(
            "https://business.facebook.com/latest/whatsapp_manager/phone_numbers?business_id={business_id}&asset_id={waba_id} \
         | https://business.facebook.com/wa/manage/phone-numbers/?waba_id={waba_id} \
         | https://business.facebook.com/latest/whatsapp_manager/phone_numbers",
        ),
    ),
    (
        Screen::MessageTemplates,
        Template::new(
            "https://business.facebook.com/latest/whatsapp_manager/message_templates?business_id={business_id}&asset_id={waba_id} \
         | https://business.facebook.com/wa/manage/message-templates/?waba_id={waba_id} \
         | https://business.facebook.com/latest/whatsapp_manager/message_templates",
        ),
    ),
    (
        Screen::Billing,
        Template::new(
            "https://business.facebook.com/latest/billing_hub/accounts/details/?business_id={business_id}&asset_id={waba_id} \
         | https://business.facebook.com/latest/billing_hub/payment_methods",
        ),
    ),
    (
        Screen::App,
        Template::new("https://developers.facebook.com/apps/{app_id}/ | https://developers.facebook.com/apps/"),
    ),
    (
        Screen::AppAdvanced,
        Template::new(
            "https://developers.facebook.com/apps/{app_id}/settings/advanced/ | https://developers.facebook.com/apps/",
        ),
    ),
    (
        Screen::AppBasic,
        Template::new(
            "https://developers.facebook.com/apps/{app_id}/settings/basic/ | https://developers.facebook.com/apps/",
        ),
    ),
    (Screen::Apps, Template::new("https://developers.facebook.com/apps/")),
    (
        Screen::TokenDebugger,
        Template::new("https://developers.facebook.com/tools/debug/accesstoken/"),
    ),
    (
        Screen::GraphExplorer,
        Template::new("https://developers.facebook.com/tools/explorer/"),
    ),
    (
        Screen::BusinessSupport,
        Template::new("https://business.facebook.com/business-support-home"),
    ),
    (Screen::Facebook, Template::new("https://www.facebook.com/")),
    (
        Screen::Status,
        Template::new("https://metastatus.com/whatsapp-business-api"),
    ),
];

impl Screen {
    /// The address of the screen, filled with what is known of the case.
    pub(super) fn url(self, value_of: ValueOf) -> Option<String> {
        let (_, address) = ADDRESSES.iter().find(|(screen, _)| *screen == self)?;
        Some(address.fill(value_of)?.to_string())
    }
}
