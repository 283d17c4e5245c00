//! The screens of Meta's that steps lead to: the one place that knows their addresses.

use crate::access_token::AppId;

/// A screen of Meta's.
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

/// Every screen with its address, and one without the app ID where that is not known.
const ADDRESSES: &[(Screen, &str, &str)] = &[
    (
        Screen::SystemUsers,
        "https://business.facebook.com/settings/system-users",
        "",
    ),
    (
        Screen::WhatsAppAccounts,
        "https://business.facebook.com/settings/whatsapp-business-accounts",
        "",
    ),
    (
        Screen::PhoneNumbers,
        "https://business.facebook.com/wa/manage/phone-numbers/",
        "",
    ),
    (
        Screen::ApiSetup,
        "https://developers.facebook.com/apps/{app_id}/whatsapp-business/wa-dev-console/",
        "https://developers.facebook.com/apps/",
    ),
    (
        Screen::AppAdvanced,
        "https://developers.facebook.com/apps/{app_id}/settings/advanced/",
        "https://developers.facebook.com/apps/",
    ),
    (
        Screen::AppBasic,
        "https://developers.facebook.com/apps/{app_id}/settings/basic/",
        "https://developers.facebook.com/apps/",
    ),
    (Screen::Apps, "https://developers.facebook.com/apps/", ""),
    (
        Screen::TokenDebugger,
        "https://developers.facebook.com/tools/debug/accesstoken/",
        "",
    ),
    (
        Screen::GraphExplorer,
        "https://developers.facebook.com/tools/explorer/",
        "",
    ),
    (
        Screen::BusinessSupport,
        "https://business.facebook.com/business-support-home",
        "",
    ),
    (Screen::Facebook, "https://www.facebook.com/", ""),
    (Screen::Status, "https://metastatus.com/whatsapp-business-api", ""),
];

impl Screen {
    /// Its address; a screen of an app that is not known gives way to the list of apps.
    pub(super) fn url(self, app_id: Option<&AppId>) -> Option<String> {
        let (_, address, without_app) = ADDRESSES.iter().find(|(screen, ..)| *screen == self)?;
        if !address.contains("{app_id}") {
            return Some((*address).to_owned());
        }
        Some(app_id.map_or_else(
            || (*without_app).to_owned(),
            |app_id| address.replace("{app_id}", app_id.as_str()),
        ))
    }
}
