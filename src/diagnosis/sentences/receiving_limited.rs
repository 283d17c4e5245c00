//! What is said of each cause of `receiving_limited`. Does not depend on when a cause applies.

use super::entry::{Entry, act, entry, on};
use super::steps::{TEST_AGAIN, TRY_AGAIN};
use crate::diagnosis::screens::Screen;

pub(super) const WEBHOOK_NOT_SUBSCRIBED: Entry = entry(
    "Your token is fine and reading works. Your app is not subscribed to account {account}, so it gets no incoming messages.\n\
     {others_are_subscribed}Another app is subscribed. If your CRM's webhook belongs to that app, nothing is missing.",
    &[
        &[
            act("Connect the webhook in your CRM again. Many CRMs subscribe the app when they do that."),
            on(
                Screen::GraphExplorer,
                "Or subscribe the app yourself: open Graph API Explorer, select POST, enter {account}/subscribed_apps, paste this \
                 token into \"Access Token\" and press \"Submit\".",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const WEBHOOK_ELSEWHERE: Entry = entry(
    "Your token is fine and reading works. Incoming messages go to {webhook_address}, and not to your CRM at {expected_webhook}.\n\
     {at_number}This address is set for the number. It replaces the addresses of the account and of the app.\n\
     {at_account}This address is set for the account. It replaces the address of the app.\n\
     {at_app_level}This is the address of the app. No other address is set for the number or the account.",
    &[
        &[
            act(
                "Check the address of your CRM in your CRM's own settings. If the CRM has moved, it needs the new address here too.",
            ),
            act("Connect the webhook in your CRM again. Many CRMs set their address when they do that."),
            act(
                "{at_number}Or let the program that set the number's address remove it: with `webhook_configuration` and an empty \
                 `override_callback_uri`.",
            ),
            on(
                Screen::GraphExplorer,
                "{at_account}Or remove the account's address: open Graph API Explorer, paste this token into \"Access Token\", select \
                 POST, enter {account}/subscribed_apps without parameters, and press \"Submit\". | {at_account}Or remove the account's \
                 address: open Graph API Explorer, paste this token into \"Access Token\", select POST, enter the account's ID and \
                 /subscribed_apps without parameters, and press \"Submit\".",
            ),
            on(
                Screen::Apps,
                "{at_app_level}Or open your app, WhatsApp, Configuration, and enter the callback URL and the verify token of your CRM. \
                 This changes the address for all accounts of the app.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const ANOTHER_APP: Entry = entry(
    "Your token is fine and belongs to app {app_id}. Your CRM uses app {expected_app}.\n\
     Incoming messages go to the app that is subscribed with this token, so they may not arrive in your CRM.",
    &[
        &[
            on(
                Screen::SystemUsers,
                "Open Business settings, System users, press \"Generate token\" and select app {expected_app}.",
            ),
            act("Paste the new token here. If your CRM can use another app, enter app {app_id} in your CRM instead."),
        ],
        TRY_AGAIN,
    ],
);
