//! The sentences of each cause of `permission_denied`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::{
    ASSIGN_ASSETS, BEGIN_TOKEN, COPY_TOKEN, REPLACE_TOKEN, SELECT_PERMISSIONS, TEST_TOKEN, system_users,
};
use crate::diagnosis::labels::messaging_accounts;
use crate::diagnosis::screens::Screen;

/// Assets must be assigned before the token is generated.
const ASSIGN_THEN_CREATE: Steps = &[
    on(
        Screen::SystemUsers,
        concat!(
            "Open ",
            system_users!(),
            ". Select the system user that your CRM uses. Only an admin of the business portfolio can do this."
        ),
    ),
    ASSIGN_ASSETS,
    act(
        "Wait a few minutes, then reload the page until the assigned assets appear. A token that was created before may not have \
         access.",
    ),
    BEGIN_TOKEN,
    SELECT_PERMISSIONS,
    COPY_TOKEN,
    TEST_TOKEN,
];

/// A system user with the role Admin has access to every account, unless a person limited it (Meta, "Access Tokens Guide", 29 April
/// 2026).
const PARTIAL_ACCESS: Steps = &[on(
    Screen::WhatsAppAccounts,
    concat!(
        "If the system user is an Admin, open ",
        messaging_accounts!(),
        " in Business settings. Select the account and check if the system user has only partial access."
    ),
)];

const READ_SCOPES: Steps = &[on(
    Screen::TokenDebugger,
    "Paste the token into Meta's Access Token Debugger. Check its permissions under \"Scopes\".",
)];

pub(super) const MISSING_PERMISSION: Entry = entry(
    "Your token does not have the permission {permission}. {lacking} | Your token does not have the permission {permission}. | Your \
     token does not have a permission that this request needs. Meta does not name the permission.\n\
     You cannot add a permission to an existing token.\n\
     Create a new token that also has {permission}: | Create a new token with both WhatsApp permissions:",
    &[REPLACE_TOKEN],
);

pub(super) const ASSET_NOT_ASSIGNED: Entry = entry(
    "This token cannot access {object}. | This token cannot access this WhatsApp Business Account or number.\n\
     A permission alone is not enough. The account must be assigned to the system user before the token is created.\n\
     Until this is fixed, messages from your CRM may fail.",
    &[ASK_THE_OWNER, ASSIGN_THEN_CREATE, PARTIAL_ACCESS],
);

pub(super) const ROLE_LOST: Entry = entry(
    "The owner of this token does not have the required role any more, or never had it.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Meta does not name the role. Use a system user with the role Admin and create a new token:",
    &[ASSIGN_THEN_CREATE],
);

pub(super) const APP_REVIEW_NEEDED: Entry = entry(
    "The app can use this permission or feature only after Meta has approved it in App Review.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Accounts of the app's own business portfolio usually do not need this approval.",
    &[&[
        on(
            Screen::App,
            "Open your app, then \"App Review\" → \"Permissions and Features\" (in the new dashboard: \"Use cases\" → \"Customize\"). \
             Request Advanced Access to the permission.",
        ),
        on(
            Screen::SystemUsers,
            "If the account is your own, create the token with a system user of the portfolio that owns the app.",
        ),
    ]],
);

/// The proven causes of code 131005, the most frequent first.
pub(super) const ACCESS_DENIED: Entry = entry(
    "Meta denies access and does not say why.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Most often, the token belongs to a person, or was created before it was given access to the account.\n\
     Other reasons are an unpaid bill, a declined display name, and an expired `code_verification_status`.",
    &[
        &[here(
            "Paste the token of your CRM here to see who it belongs to. A person's token from API Setup can read, but often \
             cannot send from a server.",
        )],
        ASSIGN_THEN_CREATE,
        &[on(
            Screen::PhoneNumbers,
            "Then open WhatsApp Manager and look for a warning about payment, the display name, or verification.",
        )],
        &[act(
            "Compare the last characters of the token in the CRM with the last characters of this token. The CRM may still use an \
             older token.",
        )],
    ],
);

/// Who can give access to an object that is not an account.
const ASK_THE_OWNER: Steps = &[act(
    "Ask the owner of {owned_object} to give your app or your system user access to it.",
)];

/// Partners that onboard a customer by app-only installation get one business token, and Meta refuses system users' tokens (Meta,
/// "Embedded Signup", changelog of 29 May 2025).
pub(super) const SENDING_NOT_GRANTED: Entry = entry(
    "The token is not allowed to send for this WhatsApp account.\n\
     Your CRM cannot send messages from this account.\n\
     Either the permission `whatsapp_business_messaging` is missing, or the account is not assigned to the owner of the token.\n\
     If a partner connected the account, only the partner's own business token may be allowed to send.",
    &[
        READ_SCOPES,
        &[act(
            "If a partner connected the account, use the business token that the partner received then. Meta may refuse a system \
             user's token.",
        )],
        ASSIGN_THEN_CREATE,
    ],
);

pub(super) const PERMISSION_NOT_GRANTED: Entry = entry(
    "Your token does not have permission for {object}. | Your token is not allowed to do this.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Either a permission is missing, or the account is not assigned to the system user. Meta does not say which.\n\
     You need a new token in both cases. Check the permissions first. Then assign the account and select both permissions:",
    &[READ_SCOPES, ASK_THE_OWNER, ASSIGN_THEN_CREATE],
);
