//! What is said of each cause of `receiving_limited`. Does not depend on when a cause applies.

use super::entry::{Entry, act, entry, here, on};
use super::steps::{TEST_AGAIN, TRY_AGAIN, system_users};
use crate::diagnosis::labels::generate_token;
use crate::diagnosis::screens::Screen;

pub(super) const WEBHOOK_NOT_SUBSCRIBED: Entry = entry(
    "Your token is fine and reading works. Your app is not subscribed to account {account}, so it does not receive incoming \
     messages.\n\
     {others_are_subscribed}Another app is subscribed. If your CRM uses the webhook of that app, you can ignore this.",
    &[
        &[
            act("Connect the webhook in your CRM again. Many CRMs then subscribe the app."),
            on(
                Screen::GraphExplorer,
                "Or subscribe the app yourself. Open Graph API Explorer, select POST and enter {account}/subscribed_apps. Paste \
                 this token into \"Access Token\" and press \"Submit\".",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const WEBHOOK_ELSEWHERE: Entry = entry(
    "Your token is fine and reading works. Incoming messages go to {webhook_address}, not to your CRM at {expected_webhook}.\n\
     {at_number}This address is set for the number. It replaces the addresses of the account and of the app.\n\
     {at_account}This address is set for the account. It replaces the address of the app.\n\
     {at_app_level}This address is set for the app. No other address is set for the number or the account.",
    &[
        &[
            here(
                "Check the webhook address in the settings of your CRM. If the CRM has moved, enter its new address here too.",
            ),
            act("Connect the webhook in your CRM again. Many CRMs then set their address."),
            act(
                "{at_number}Or remove the number's address with the program that set it. That program sends \
                 `webhook_configuration` with an empty `override_callback_uri`.",
            ),
            on(
                Screen::GraphExplorer,
                "{at_account}Or remove the account's address. Open Graph API Explorer, paste this token into \"Access Token\" and \
                 select POST. Enter {account}/subscribed_apps without parameters and press \"Submit\". | {at_account}Or remove the \
                 account's address. Open Graph API Explorer, paste this token into \"Access Token\" and select POST. Enter the \
                 account's ID and /subscribed_apps without parameters, and press \"Submit\".",
            ),
            on(
                Screen::Apps,
                "{at_app_level}Or open your app and go to \"WhatsApp\" → \"Configuration\". Enter the callback URL and the verify \
                 token of your CRM. This change applies to all accounts of the app.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const ANOTHER_APP: Entry = entry(
    "Your token is fine and belongs to app {app_id}. Your CRM uses app {expected_app}.\n\
     If your CRM subscribes with this token, Meta sends incoming messages to app {app_id}, not to app {expected_app}.",
    &[
        &[
            on(
                Screen::SystemUsers,
                concat!(
                    "Open ",
                    system_users!(),
                    ". Press ",
                    generate_token!(),
                    " and select app {expected_app}."
                ),
            ),
            here("Paste the new token here."),
            act("Or enter app {app_id} in your CRM, if your CRM can use another app."),
        ],
        TRY_AGAIN,
    ],
);
