//! Steps that causes of several categories share.

use super::entry::{Steps, act, on};
use crate::diagnosis::labels::{account_to_assign, generate_token};
use crate::diagnosis::screens::Screen;

/// The way to a token that depends on nobody's password and does not end.
pub(super) const MAKE_PERMANENT_TOKEN: Steps = &[
    on(
        Screen::SystemUsers,
        "Open System users in Business settings. Choose a system user with the role Admin, or add one.",
    ),
    on(
        Screen::SystemUsers,
        concat!(
            "Press \"Assign assets\". Select your app and your ",
            account_to_assign!(),
            ", with full control, and press \"Assign assets\" to save."
        ),
    ),
    on(
        Screen::SystemUsers,
        concat!(
            "Then press ",
            generate_token!(),
            ". Select app {app_id}, the expiration \"Never\" if it is offered, and the permissions \
             `whatsapp_business_messaging` and `whatsapp_business_management`. | Then press ",
            generate_token!(),
            ". Select your app, the expiration \"Never\" if it is offered, and the permissions \
             `whatsapp_business_messaging` and `whatsapp_business_management`."
        ),
    ),
    act(
        "Press \"Generate token\" and copy the token with its copy button: Meta shows it only this time. Test it here, then \
         save it in your CRM.",
    ),
];

/// Taking the same token from its source once more.
pub(super) const COPY_AGAIN: Steps = &[act(
    "Copy the token again from where it was first shown or safely kept, with the copy button, not with the mouse, and \
     paste it here.",
)];

/// Finishing the set-up of a number. Meta refuses to register one that is also in the `WhatsApp` Business app (coexistence): 100,
/// "Register endpoint is not available for SMB businesses" (November 2026). Such a number is connected by Embedded Signup alone.
pub(super) const SET_UP_NUMBER: Steps = &[
    on(
        Screen::PhoneNumbers,
        "Open WhatsApp Manager, Phone numbers, select the number and finish its set-up, the PIN included. Or let your CRM \
         register it.",
    ),
    act(
        "Never register a number that also runs in the WhatsApp Business app. Connect it again with the sign-up of your CRM.",
    ),
];

/// After something was mended that the token does not have to be changed for.
pub(super) const TEST_AGAIN: Steps = &[act(
    "{in_exchange}Then exchange the token again. | Then press \"Test Connection\" again. The token can stay as it is.",
)];

/// Waiting, and looking whether Meta knows of a fault.
pub(super) const WAIT_FOR_META: Steps = &[
    act("Wait a few minutes and try again. Change nothing meanwhile: a new token would not help."),
    on(
        Screen::Status,
        "If it goes on, look at Meta's status page for the WhatsApp Business Platform.",
    ),
];

/// Where nothing came of it that says anything.
pub(super) const TRY_AGAIN: Steps = &[act(
    "{in_exchange}Exchange the token again. | Press \"Test Connection\" again.",
)];
