//! Meta's screens that steps lead to: the one place that knows their addresses.

use super::template::{Template, ValueOf};

/// One of Meta's screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Business settings, Users, System users.
    SystemUsers,
    /// Business settings, Accounts: the messaging accounts and `WhatsApp` accounts.
    WhatsAppAccounts,
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
    /// The person's own account.
    Facebook,
    /// The state of Meta's service.
    Status,
}

/// Every screen with its address: the exact one if the IDs in it are known, else one that leads to it.
///
/// The addresses under `latest` are those of Meta's pages and of programs of 2026. With the ID of the account alone, `WhatsApp`
/// Manager is opened by its older address: the newer one was seen with both IDs only. The address of the messaging accounts is not
/// published (November 2026): that of the `WhatsApp` accounts opens the list that has both tabs. The screens of an app's use cases have
/// changed their addresses three times since 2025, so steps lead to the app's dashboard and say the way from there.
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
    /// Its address, with what is known of the case.
    pub(super) fn url(self, value_of: ValueOf) -> Option<String> {
        let (_, address) = ADDRESSES.iter().find(|(screen, _)| *screen == self)?;
        Some(address.fill(value_of)?.to_string())
    }
}
