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
    "This token has no access to {object}. | This token has no access to this WhatsApp Business Account or number.\n\
     A permission alone is not enough. The account must be assigned to the system user before the token is created.",
    &[ASK_ITS_OWNER, ASSIGN_THEN_MAKE, PARTIAL_ACCESS],
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

/// The proven causes of code 131005, the most frequent first.
pub(super) const ACCESS_DENIED: Entry = entry(
    "Meta denies access and does not say why.\n\
     Most often the token belongs to a person, or is older than the access to the account. An unpaid account, a declined display name, \
     and an expired `code_verification_status` get the same answer.",
    &[
        &[act(
            "See whose token the CRM uses: paste it here. A person's token from API Setup can read, but often cannot send from a \
             server.",
        )],
        ASSIGN_THEN_MAKE,
        &[on(
            Screen::PhoneNumbers,
            "Then open WhatsApp Manager and look for a warning about payment, the display name, or verification.",
        )],
        &[act(
            "Compare the last characters of the token in the CRM with those of this one: it may have kept an older one.",
        )],
    ],
);

/// Who can give access to an object that is no account.
const ASK_ITS_OWNER: Steps = &[act(
    "Ask who owns {owned_object} to give your app or your system user access to it.",
)];

/// Partners that onboard a customer by app-only installation get one business token, and system users' tokens are refused (Meta,
/// "Embedded Signup", changelog of 29 May 2025).
pub(super) const SENDING_NOT_GRANTED: Entry = entry(
    "The token may not send for this WhatsApp account.\n\
     It lacks `whatsapp_business_messaging`, or the account is not assigned to it. If a partner connected the account, only the \
     partner's own business token may be allowed to send.",
    &[
        LOOK_AT_IT,
        &[act(
            "If a partner connected the account: use the business token that the partner received then. A system user's token is \
             refused.",
        )],
        ASSIGN_THEN_MAKE,
    ],
);

pub(super) const PERMISSION_NOT_GRANTED: Entry = entry(
    "The token has no permission for {object}. | The token may not do this.\n\
     Meta does not say whether a permission is missing or the account is not assigned.\n\
     Check the permissions first, then fix both: you need a new token either way.",
    &[LOOK_AT_IT, ASK_ITS_OWNER, ASSIGN_THEN_MAKE],
);
