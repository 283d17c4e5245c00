//! What is said of each cause of `permission_denied`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::MAKE_PERMANENT_TOKEN;
use crate::diagnosis::labels::{account_to_assign, generate_token, messaging_accounts};
use crate::diagnosis::screens::Screen;

/// Assets have to be there before the token is made.
const ASSIGN_THEN_MAKE: Steps = &[
    on(
        Screen::SystemUsers,
        concat!(
            "Open System users in Business settings, select the system user and press \"Assign assets\". Select your app and the ",
            account_to_assign!(),
            ", with full control, and press \"Assign assets\" to save."
        ),
    ),
    act("Wait a few minutes and reload the page, until the assigned assets appear."),
    on(
        Screen::SystemUsers,
        concat!(
            "Press ",
            generate_token!(),
            " for app {app_id} and select `whatsapp_business_messaging` and `whatsapp_business_management`. A token \
             that was created before may not have access. | Press ",
            generate_token!(),
            " and select `whatsapp_business_messaging` and `whatsapp_business_management`. A token that was created \
             before may not have access."
        ),
    ),
    act("Test the new token here, then save it in your CRM."),
];

/// An Admin system user has access to every account, unless somebody limited it (Meta, "Access Tokens Guide", 29 April 2026).
const PARTIAL_ACCESS: Steps = &[on(
    Screen::WhatsAppAccounts,
    concat!(
        "If the system user is an Admin: open ",
        messaging_accounts!(),
        " in Business settings, select the account, and check whether the system user has only partial access."
    ),
)];

const LOOK_AT_IT: Steps = &[on(
    Screen::TokenDebugger,
    "See what the token has: paste it into Meta's Access Token Debugger and read \"Scopes\".",
)];

pub(super) const MISSING_PERMISSION: Entry = entry(
    "The token lacks {permission}: {lacking}. | The token lacks {permission}. | The token lacks a permission \
     that this call needs; Meta does not name it.\n\
     Permissions are fixed when a token is made, so make a new one with {permission} ticked as well: | \
     Permissions are fixed when a token is made, so make a new one with both WhatsApp permissions ticked:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const ASSET_NOT_ASSIGNED: Entry = entry(
    "This token has no access to this WhatsApp Business Account or number.\n\
     A permission alone is not enough. The account must be assigned to the system user before the token is created.",
    &[ASSIGN_THEN_MAKE, PARTIAL_ACCESS],
);

pub(super) const ROLE_LOST: Entry = entry(
    "Whoever holds this token lacks the role that it takes, or has lost it.\n\
     Give them the role, or use a system user that has it, and make a new token:",
    &[ASSIGN_THEN_MAKE],
);

pub(super) const APP_REVIEW_NEEDED: Entry = entry(
    "The app may use this permission or feature only after Meta has approved it in App Review.\n\
     An account of the app's own business portfolio usually needs no approval.",
    &[&[
        on(
            Screen::App,
            "Open your app, then App Review, Permissions and Features (in the new dashboard: Use cases, Customize). Request \
             Advanced Access to the permission.",
        ),
        on(
            Screen::SystemUsers,
            "For your own account: create the token with a system user of the portfolio that owns the app.",
        ),
    ]],
);

pub(super) const ACCESS_DENIED: Entry = entry(
    "Meta denies access and does not say why.\n\
     The token lacks a permission, or the account is not assigned to it. A person's token, an unpaid account and \
     an expired verification of the number are reported to get the same answer.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager and look for a warning about payment or verification at the account and the number.",
        )],
        ASSIGN_THEN_MAKE,
    ],
);

pub(super) const PERMISSION_NOT_GRANTED: Entry = entry(
    "The token may not do this. Meta does not say whether a permission is missing or the account is not assigned.\n\
     Check the permissions first, then fix both: you need a new token either way.",
    &[LOOK_AT_IT, ASSIGN_THEN_MAKE],
);
