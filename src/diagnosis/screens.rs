//! Meta's screens that steps lead to: the one place that knows their addresses.

use super::template::{Template, ValueOf};

/// One of Meta's screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Business settings, Users, System users.
    SystemUsers,
    /// Business settings, Accounts, `WhatsApp` accounts.
    WhatsAppAccounts,
    /// `WhatsApp` Manager, Phone numbers.
    PhoneNumbers,
    /// The app's `WhatsApp`, API Setup.
    ApiSetup,
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

/// Every screen with its address: the exact one where the IDs in it are known, else one from which it is reached.
const ADDRESSES: &[(Screen, Template)] = &[
    (
        Screen::SystemUsers,
        Template::new(
            "https://business.facebook.com/settings/system-users?business_id={business_id} \
         | https://business.facebook.com/settings/system-users",
        ),
    ),
    (
        Screen::WhatsAppAccounts,
        Template::new(
            "https://business.facebook.com/settings/whatsapp-business-accounts?business_id={business_id} \
         | https://business.facebook.com/settings/whatsapp-business-accounts",
        ),
    ),
    (
        Screen::PhoneNumbers,
        Template::new(
            "https://business.facebook.com/wa/manage/phone-numbers/?waba_id={waba_id} \
         | https://business.facebook.com/wa/manage/phone-numbers/",
        ),
    ),
    (
        Screen::ApiSetup,
        Template::new(
            "https://developers.facebook.com/apps/{app_id}/whatsapp-business/wa-dev-console/ \
         | https://developers.facebook.com/apps/",
        ),
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
