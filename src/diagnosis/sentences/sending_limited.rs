//! What is said of each cause of `sending_limited`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::{MAKE_PERMANENT_TOKEN, SET_UP_NUMBER, TEST_AGAIN, TRY_AGAIN};
use crate::diagnosis::screens::Screen;

const FOLLOW_META: Steps = &[
    act("Meta's own advice: {solution}"),
    on(
        Screen::App,
        "{at_app}Open your app and read what is under Alerts and Required actions.",
    ),
    on(
        Screen::PhoneNumbers,
        "{not_at_app}Open WhatsApp Manager and read the warnings at the account and the number.",
    ),
];

pub(super) const NUMBER_NOT_CONNECTED: Entry = entry(
    "Your token is fine and the number can be read, but it is not registered with the Cloud API.\n\
     It can send and receive only after it is registered.\n\
     Also to fix: {also}.",
    &[SET_UP_NUMBER, TEST_AGAIN],
);

pub(super) const NUMBER_RESTRICTED: Entry = entry(
    "Your token is fine and the number can be read, but Meta has restricted or banned it.\n\
     A new token will not help.\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::BusinessSupport,
            "Open Business Support Home, select the number or its account, read the reason and ask for a review.",
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
    "Your token is fine and the number can be read. Its status at Meta is {shown}, so sending messages may fail.",
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
    "Meta does not send messages because the account has no valid payment method.\n\
     Replies within 24 hours of a customer's message still go out; messages that you begin do not.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::Billing,
            "Open Billing & payments, select your messaging account (or WhatsApp Business Account), and add a payment method.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const BUSINESS_UNVERIFIED: Entry = entry(
    "Meta limits sending because the business is not verified.\n\
     Messages go out, but you can begin conversations with few customers a day.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::SecurityCenter,
            "Open Business settings, Security Center, and start the verification of the business.",
        )],
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
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[FOLLOW_META, TEST_AGAIN],
);

pub(super) const SENDING_PARTLY_LIMITED: Entry = entry(
    "Your token is fine, but Meta limits sending: the cause lies with the {place}. | Your token is fine, but Meta \
     limits sending.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[FOLLOW_META, TEST_AGAIN],
);

pub(super) const COEXISTENCE_DISCONNECTED: Entry = entry(
    "Your token is fine and the number can be read. The number also runs in the WhatsApp Business app, and its connection \
     with the Cloud API is not active.\n\
     Also to fix: {also}.",
    &[
        &[
            act(
                "On the phone, open the WhatsApp Business app, Settings, Account, Business Platform, and check the connection.",
            ),
            act(
                "If it is not connected, connect the number again in your CRM. Do not register or deregister it through the API: \
                 that is not for numbers in the WhatsApp Business app.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const ACCOUNT_BANNED: Entry = entry(
    "Your token is fine, but Meta has banned the WhatsApp Business Account.\n\
     A new token will not help.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::BusinessSupport,
            "Open Business Support Home, select the account, read the reason and request a review.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const ACCOUNT_NOT_APPROVED: Entry = entry(
    "Your token is fine and the account can be read. Its review at Meta is {shown}, so sending messages may fail.\n\
     A new token will not help.",
    &[
        &[on(
            Screen::BusinessSupport,
            "Open Business Support Home, select the account, read the reason and request a review.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const BUSINESS_PROFILE_INCOMPLETE: Entry = entry(
    "Your token is fine, but Meta limits sending because the business profile is incomplete.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[
            act("Meta's own advice: {solution}"),
            on(
                Screen::WhatsAppAccounts,
                "Open Business settings, Business info, and complete the details of the business.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const APP_CANNOT_SEND: Entry = entry(
    "Meta says that the app of this token cannot send.\n\
     Meta says the same if the token has no `whatsapp_business_messaging`, even if the number sends through another app.\n\
     Also to fix: {also}.",
    &[
        &[
            on(
                Screen::TokenDebugger,
                "Check the permission first: paste the token into Meta's Access Token Debugger and read \"Scopes\".",
            ),
            act("If `whatsapp_business_messaging` is missing, generate a new token with it."),
            on(
                Screen::Apps,
                "If the permission is there, open your app and read Alerts and Required actions.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const MESSAGING_OF_OTHER_ACCOUNT: Entry = entry(
    "The number can be read, but Meta lists `whatsapp_business_messaging` for account {shown} only, not for account {account}.\n\
     Meta may refuse to send from this number.",
    &[MAKE_PERMANENT_TOKEN],
);
