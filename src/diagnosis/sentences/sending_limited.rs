//! What is said of each cause of `sending_limited`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::{MAKE_PERMANENT_TOKEN, TEST_AGAIN, TRY_AGAIN};
use crate::diagnosis::screens::Screen;

const FOLLOW_META: Steps = &[
    act("Meta's own way out: {solution}"),
    on(
        Screen::Apps,
        "{at_app}Open your app and read what stands under Alerts and Required actions.",
    ),
    on(
        Screen::PhoneNumbers,
        "{not_at_app}Open WhatsApp Manager and read the warnings at the account and the number.",
    ),
];

pub(super) const NUMBER_NOT_CONNECTED: Entry = entry(
    "Your token is fine and the number can be read, but it is not registered with the Cloud API.\n\
     It can send and receive only once it is.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, choose the number and finish its set-up, the PIN included. Or let \
             your CRM register it.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const NUMBER_RESTRICTED: Entry = entry(
    "Your token is fine and the number can be read, but Meta has restricted or banned it.\n\
     A new token will not help.",
    &[
        &[on(
            Screen::BusinessSupport,
            "Open Business Support Home, choose the WhatsApp account, read the reason and ask for a review.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const NUMBER_REMOVED: Entry = entry(
    "Your token is fine and the number can be read, but it is no longer part of this account: Meta calls it deleted, migrated or \
     unlinked.\n\
     A number that was added again has a new phone number ID.",
    &[
        &[
            on(
                Screen::PhoneNumbers,
                "Open WhatsApp Manager, Phone numbers, and look for the number. If it is there, copy its phone number ID and enter it \
                 here and in your CRM.",
            ),
            act("If it was moved to another account, create a token that can access that account."),
        ],
        TRY_AGAIN,
    ],
);

pub(super) const NUMBER_STATUS_UNCLEAR: Entry = entry(
    "Your token is fine and the number can be read. Its status at Meta is {shown}, so messages may not go out.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, select the number, and read its status and warnings.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const QUALITY_FLAGGED: Entry = entry(
    "Meta has flagged this number because the quality of its messages is low.\n\
     If the quality stays low, Meta lowers its messaging limit. The token is not the cause.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open WhatsApp Manager, Phone numbers, select the number, and read its quality rating.",
    )]],
);

pub(super) const PAYMENT_MISSING: Entry = entry(
    "Meta holds messages back because the WhatsApp account has no valid way to pay.\n\
     Replies within 24 hours of a customer's message still go out; messages that you begin do not.\n\
     Meta says: {reason}",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Account tools, Billing and payments, and add a payment method.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const BUSINESS_UNVERIFIED: Entry = entry(
    "Meta limits sending because the business is not verified.\n\
     Messages go out, but you can begin conversations with few customers a day.\n\
     Meta says: {reason}",
    &[
        &[on(
            Screen::WhatsAppAccounts,
            "Open Business settings, Security Center, and start the verification of the business.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const WEBHOOK_NOT_SUBSCRIBED: Entry = entry(
    "Your token is fine and reading works, but your app is not subscribed to account {account}: it does not hear \
     of new messages.\n\
     {others_are_subscribed}Another app is. If your CRM's webhook belongs to that one, nothing is missing.",
    &[
        &[
            act("Connect the webhook in your CRM once more: many CRMs subscribe the app when they do that."),
            on(
                Screen::GraphExplorer,
                "Or subscribe it by hand: open Graph API Explorer, choose POST, enter {account}/subscribed_apps, put \
                 this token into \"Access Token\" and press \"Submit\".",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const MESSAGING_NOT_LISTED: Entry = entry(
    "{in_answers}Your token is valid, and `whatsapp_business_management` is in Meta's list of its permissions. | The number can be \
     read, so `whatsapp_business_management` is there.\n\
     `whatsapp_business_messaging` is not in Meta's list of this token's permissions; without it nothing is sent. \
     Permissions are fixed when a token is made, so make a new one with both ticked:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SENDING_BLOCKED: Entry = entry(
    "Your token is fine, but Meta blocks sending: the cause lies with the {place}. | Your token is fine, but Meta \
     blocks sending.\n\
     Meta says: {reason}",
    &[FOLLOW_META, TEST_AGAIN],
);

pub(super) const SENDING_PARTLY_LIMITED: Entry = entry(
    "Your token is fine, but Meta limits sending: the cause lies with the {place}. | Your token is fine, but Meta \
     limits sending.\n\
     Meta says: {reason}",
    &[FOLLOW_META, TEST_AGAIN],
);
