//! What is said of each cause of `sending_limited`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::{MAKE_PERMANENT_TOKEN, SET_UP_NUMBER, TEST_AGAIN, TRY_AGAIN};
use crate::diagnosis::screens::Screen;

const FOLLOW_META: Steps = &[
    act("Follow Meta's suggestion: {solution}"),
    on(
        Screen::App,
        "{at_app}Open your app and read \"Alerts\" and \"Required actions\".",
    ),
    on(
        Screen::PhoneNumbers,
        "{not_at_app}Open WhatsApp Manager and read the warnings for the account and the number.",
    ),
];

const REVIEW_ACCOUNT: Steps = &[on(
    Screen::BusinessSupport,
    "Open Business Support Home, select the account, read the reason and request a review.",
)];

pub(super) const NUMBER_NOT_CONNECTED: Entry = entry(
    "Your token is fine and can read the number, but the number is not registered with the Cloud API.\n\
     The number cannot send or receive messages until it is registered.\n\
     Also to fix: {also}.",
    &[SET_UP_NUMBER, TEST_AGAIN],
);

pub(super) const NUMBER_RESTRICTED: Entry = entry(
    "Your token is fine and can read the number, but Meta has restricted or banned the number.\n\
     Your CRM may not be able to send messages from this number.\n\
     A new token will not help.\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::BusinessSupport,
            "Open Business Support Home, select the number or its account, read the reason and request a review.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const NUMBER_REMOVED: Entry = entry(
    "Your token is fine and can read the number, but the number is no longer part of this account.\n\
     Your CRM cannot send messages with this phone number ID.\n\
     Meta calls the number deleted, migrated or unlinked. A number that was added again has a new phone number ID.",
    &[
        &[
            on(
                Screen::PhoneNumbers,
                "Open \"Phone numbers\" in WhatsApp Manager and look for the number.",
            ),
            here("If the number is there, copy its phone number ID. Enter this ID here and in your CRM."),
            act("If the number was moved to another account, create a token that can access that account."),
        ],
        TRY_AGAIN,
    ],
);

pub(super) const NUMBER_STATUS_UNCLEAR: Entry = entry(
    "Your token is fine and can read the number. The status of the number at Meta is {shown}, so sending messages may fail.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open \"Phone numbers\" in WhatsApp Manager, select the number, and read its status and warnings.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const QUALITY_FLAGGED: Entry = entry(
    "Meta has flagged this number because the quality of its messages is low.\n\
     Your CRM can still send messages.\n\
     If the quality stays low, Meta lowers its messaging limit.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open \"Phone numbers\" in WhatsApp Manager, select the number, and read its quality rating.",
    )]],
);

pub(super) const PAYMENT_MISSING: Entry = entry(
    "Meta limits sending because the account has no valid payment method.\n\
     You can still reply within 24 hours of a customer's message. Messages that you start are not sent.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::Billing,
            "Open \"Billing & payments\", select your messaging account (or WhatsApp Business Account), and add a payment method.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const BUSINESS_UNVERIFIED: Entry = entry(
    "Meta limits sending because the business is not verified.\n\
     Messages are sent, but the number of customers that you can contact first each day is limited.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[on(
            Screen::SecurityCenter,
            "Open Security Center in Business settings and start business verification.",
        )],
        TEST_AGAIN,
    ],
);

pub(super) const MESSAGING_NOT_LISTED: Entry = entry(
    "{in_answers}Your token is valid, and Meta lists `whatsapp_business_management` among its permissions. | Your token can read \
     the number, so it has `whatsapp_business_management`.\n\
     Meta does not list `whatsapp_business_messaging` for this token. Without this permission, your CRM cannot send messages.\n\
     You cannot add a permission to an existing token. Create a new token with both permissions:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SENDING_BLOCKED: Entry = entry(
    "Your token is fine, but Meta blocks sending.\n\
     Affected: {place}.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[FOLLOW_META, TEST_AGAIN],
);

pub(super) const SENDING_PARTLY_LIMITED: Entry = entry(
    "Your token is fine, but Meta limits sending.\n\
     Some messages from your CRM may fail.\n\
     Affected: {place}.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[FOLLOW_META, TEST_AGAIN],
);

pub(super) const COEXISTENCE_DISCONNECTED: Entry = entry(
    "Your token is fine and can read the number. The number also runs in the WhatsApp Business app, and is not connected to the \
     Cloud API.\n\
     Your CRM cannot send messages until the number is connected.\n\
     Also to fix: {also}.",
    &[
        &[
            act(
                "Open the WhatsApp Business app on the phone. In \"Settings\" → \"Account\" → \"Business Platform\", check the \
                 connection.",
            ),
            act("If the number is not connected, connect it again in your CRM."),
            act(
                "Do not register or deregister the number through the API. Such requests are not for numbers in the WhatsApp \
                 Business app.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const ACCOUNT_BANNED: Entry = entry(
    "Your token is fine, but Meta has banned the WhatsApp Business Account.\n\
     Your CRM cannot send messages from this account.\n\
     A new token will not help.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[REVIEW_ACCOUNT, TEST_AGAIN],
);

pub(super) const ACCOUNT_NOT_APPROVED: Entry = entry(
    "Your token is fine and can read the account. Meta's review of the account has the status {shown}, so sending messages may \
     fail.\n\
     A new token will not help.",
    &[REVIEW_ACCOUNT, TEST_AGAIN],
);

pub(super) const BUSINESS_PROFILE_INCOMPLETE: Entry = entry(
    "Your token is fine, but Meta limits sending because the business profile is incomplete.\n\
     Some messages from your CRM may fail.\n\
     Meta says: {reason}\n\
     Also to fix: {also}.",
    &[
        &[
            act("Follow Meta's suggestion: {solution}"),
            on(
                Screen::BusinessInfo,
                "Open \"Business info\" in Business settings and complete the details of the business.",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const APP_CANNOT_SEND: Entry = entry(
    "Meta says that the app of this token cannot send.\n\
     Meta also says this if the token does not have `whatsapp_business_messaging`, even if the number sends through another app.\n\
     Also to fix: {also}.",
    &[
        &[
            on(
                Screen::TokenDebugger,
                "Check the permission first: paste the token into Meta's Access Token Debugger and read \"Scopes\".",
            ),
            act("If `whatsapp_business_messaging` is missing, generate a new token with this permission."),
            on(
                Screen::Apps,
                "If the permission is there, open your app and read \"Alerts\" and \"Required actions\".",
            ),
        ],
        TEST_AGAIN,
    ],
);

pub(super) const MESSAGING_OF_OTHER_ACCOUNT: Entry = entry(
    "The token can read the number. Meta lists `whatsapp_business_messaging` only for account {shown}, not for account {account}.\n\
     Meta may refuse to send from this number.",
    &[MAKE_PERMANENT_TOKEN],
);
