//! Steps that several diagnoses share.

use super::entry::{StepTemplate, Steps, act, here, on};
use crate::diagnosis::labels::{account_to_assign, generate_token};
use crate::diagnosis::screens::Screen;

/// The screen of the system users, with the path to it, for a person who cannot use the link.
macro_rules! system_users {
    () => {
        "System users in Meta Business Suite (\"Settings\" → \"Users\" → \"System users\")"
    };
}

pub(super) use system_users;

/// Gives the system user access, before the token is generated.
pub(super) const ASSIGN_ASSETS: StepTemplate = on(
    Screen::SystemUsers,
    concat!(
        "Press \"Assign assets\". Select your app and your ",
        account_to_assign!(),
        ", with full control. Press \"Assign assets\" to save. Do this before you generate the token."
    ),
);

/// Begins a token that never expires.
pub(super) const BEGIN_TOKEN: StepTemplate = on(
    Screen::SystemUsers,
    concat!(
        "Press ",
        generate_token!(),
        ". Select app {app_id}. For the expiration, select \"Never\" if Meta offers it. | Press ",
        generate_token!(),
        ". Select your app. For the expiration, select \"Never\" if Meta offers it."
    ),
);

pub(super) const SELECT_PERMISSIONS: StepTemplate = act(
    "Select the permissions `whatsapp_business_messaging`, `whatsapp_business_management` and {other_permission}. Then press \"Generate \
     token\". | Select the permissions `whatsapp_business_messaging` and `whatsapp_business_management`. Then press \"Generate token\".",
);

pub(super) const COPY_TOKEN: StepTemplate =
    act("Copy the token now with its copy button. Meta shows the token only once.");

pub(super) const TEST_TOKEN: StepTemplate = here(
    "{in_exchange}Paste the token into \"Access Token\" here and test it. If the test passes, save the token in your CRM. A permanent \
     token needs no exchange. | Paste the token into \"Access Token\" here and press \"Test Connection\". If the test \
     passes, save the token in your CRM.",
);

/// How to get a permanent token, for a person who may not have a system user yet.
pub(super) const MAKE_PERMANENT_TOKEN: Steps = &[
    on(
        Screen::SystemUsers,
        concat!(
            "Open ",
            system_users!(),
            ". Select a system user with the role Admin, or add one. Only an admin of the business portfolio can do this."
        ),
    ),
    ASSIGN_ASSETS,
    BEGIN_TOKEN,
    SELECT_PERMISSIONS,
    COPY_TOKEN,
    TEST_TOKEN,
];

/// How to replace a token of a system user that usually exists already.
pub(super) const REPLACE_TOKEN: Steps = &[
    on(
        Screen::SystemUsers,
        concat!(
            "Open ",
            system_users!(),
            ". Select the system user that your CRM uses, or add one with the role Admin. Only an admin of the business \
             portfolio can do this."
        ),
    ),
    on(
        Screen::SystemUsers,
        concat!(
            "Check the assigned assets: your app and your ",
            account_to_assign!(),
            ", with full control. If one is missing, press \"Assign assets\", select it, and save."
        ),
    ),
    BEGIN_TOKEN,
    SELECT_PERMISSIONS,
    COPY_TOKEN,
    TEST_TOKEN,
];

/// Copying the same token again from its source.
pub(super) const COPY_AGAIN: Steps = &[here(
    "If you still have the original token, copy it again with the copy button, not with the mouse. Then paste it here.",
)];

/// Completing the set-up of a number. Meta refuses to register a number that is also in the `WhatsApp` Business app (coexistence):
/// 100, "Register endpoint is not available for SMB businesses" (November 2026). Only Embedded Signup connects such a number.
pub(super) const SET_UP_NUMBER: Steps = &[
    on(
        Screen::PhoneNumbers,
        "Open \"Phone numbers\" in WhatsApp Manager. Select the number and complete its set-up, including the PIN. Or register the \
         number in your CRM.",
    ),
    act(
        "If the number is also used in the WhatsApp Business app, do not register it. Connect it again with the sign-up of your CRM.",
    ),
];

/// Testing again after a fix that does not change the token.
pub(super) const TEST_AGAIN: Steps = &[here(
    "{in_exchange}Then exchange the token again. | Then press \"Test Connection\" again. You do not need a new token.",
)];

/// Waiting, and checking if Meta reports a problem.
pub(super) const WAIT_FOR_META: Steps = &[
    act("Wait a few minutes and try again. Do not change anything. A new token does not help."),
    on(
        Screen::Status,
        "If the problem continues, check Meta's status page for the WhatsApp Business Platform.",
    ),
];

/// Trying again if the result says nothing about the cause.
pub(super) const TRY_AGAIN: Steps = &[here(
    "{in_exchange}Exchange the token again. | Press \"Test Connection\" again.",
)];
