//! What is said of each cause of `permission_denied`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::MAKE_PERMANENT_TOKEN;
use crate::diagnosis::screens::Screen;

/// Assets have to be there before the token is made.
const ASSIGN_THEN_MAKE: Steps = &[
    on(
        Screen::SystemUsers,
        "Open System users in Business settings, choose the system user and press \"Assign assets\": your app, and under \
     \"WhatsApp accounts\" the account of the number, with full control.",
    ),
    on(
        Screen::SystemUsers,
        "Press \"Generate new token\" for app {app_id} and tick `whatsapp_business_messaging` and \
     `whatsapp_business_management`: assets count for tokens made after they were assigned. | Press \"Generate new \
     token\" and tick `whatsapp_business_messaging` and `whatsapp_business_management`: assets count for tokens made \
     after they were assigned.",
    ),
    act("Test the new token here, then save it in your CRM."),
];

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
    "This token has no access to {object}. | This token has no access to this WhatsApp account or number.\n\
     A permission alone is not enough: the account must be assigned to the system user before the token is made.",
    &[ASK_ITS_OWNER, ASSIGN_THEN_MAKE],
);

pub(super) const ROLE_LOST: Entry = entry(
    "Whoever holds this token lacks the role that it takes, or has lost it.\n\
     Give them the role, or use a system user that has it, and make a new token:",
    &[ASSIGN_THEN_MAKE],
);

pub(super) const APP_REVIEW_NEEDED: Entry = entry(
    "The app may use this permission or feature only after Meta has approved it in App Review.\n\
     A WhatsApp account of the app's own business portfolio needs no approval as a rule.",
    &[&[
        on(
            Screen::Apps,
            "Open your app, then App Review, Permissions and Features, and ask for Advanced Access to the permission.",
        ),
        on(
            Screen::SystemUsers,
            "For your own account: make the token with a system user of the portfolio that owns the app.",
        ),
    ]],
);

/// The proven causes of code 131005, the most frequent first.
pub(super) const ACCESS_DENIED: Entry = entry(
    "Meta denies access and does not say why.\n\
     Most often the token is a person's or older than the access to the account. An unpaid account, a declined display name, \
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
     Meta does not say whether a permission is missing or the WhatsApp account is not assigned.\n\
     Look at the first, then mend both at once: a new token is needed either way.",
    &[LOOK_AT_IT, ASK_ITS_OWNER, ASSIGN_THEN_MAKE],
);
