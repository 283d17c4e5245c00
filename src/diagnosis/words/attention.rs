//! What is said where the token works and something wants looking at.

use super::shared::{MAKE_PERMANENT_TOKEN, TEST_AGAIN};
use super::{Entry, Screen, StepWords, act, entry, on};
use crate::diagnosis::category::Cause;

const FOLLOW_META: &[StepWords] = &[
    act("Meta's own way out: {solution}"),
    on(
        Screen::PhoneNumbers,
        "Open WhatsApp Manager and read the warnings at the account and the number.",
    ),
];

pub(super) const ENTRIES: &[Entry] = &[
    entry(
        Cause::TemporaryToken,
        "Your token is fine and ends {left}. | Your token is fine.\n\
         Tokens from API Setup live for hours. For a CRM, make a permanent one:",
        &[MAKE_PERMANENT_TOKEN],
    ),
    entry(
        Cause::NearItsEnd,
        "Your token is fine and ends {left}. | Your token is fine.\n\
         After that your CRM can neither send nor receive. Put one in its place that does not end:",
        &[MAKE_PERMANENT_TOKEN],
    ),
    entry(
        Cause::NoPhoneNumberId,
        "Your token is fine: Meta accepts it.\n\
         Which number it shall send from is not known yet, so no number was read.",
        &[
            &[on(
                Screen::ApiSetup,
                "Open your app, WhatsApp, API Setup, choose the number under \"From\", and copy \"Phone number ID\".",
            )],
            &[act(
                "Paste it into \"Phone number ID\" here and press \"Test Connection\" again.",
            )],
        ],
    ),
    entry(
        Cause::NumberNotConnected,
        "Your token is fine and the number can be read, but it is not registered with the Cloud API.\n\
         It can send and receive only after that.",
        &[
            &[on(
                Screen::PhoneNumbers,
                "Open WhatsApp Manager, Phone numbers, choose the number and finish its set-up, the PIN included. Or let \
                 your CRM register it.",
            )],
            TEST_AGAIN,
        ],
    ),
    entry(
        Cause::MessagingNotListed,
        "The number can be read, so `whatsapp_business_management` is there.\n\
         `whatsapp_business_messaging` is not in Meta's list of this token's permissions; without it nothing is sent. \
         Permissions are fixed when a token is made, so make a new one with both ticked:",
        &[MAKE_PERMANENT_TOKEN],
    ),
    entry(
        Cause::PaymentMissing,
        "Your token is fine. Meta limits sending because the WhatsApp account has no valid way to pay.\n\
         Meta says: {reason}",
        &[
            &[on(
                Screen::PhoneNumbers,
                "Open WhatsApp Manager, Account tools, Billing and payments, and add a payment method.",
            )],
            TEST_AGAIN,
        ],
    ),
    entry(
        Cause::BusinessUnverified,
        "Your token is fine. Meta limits sending because the business is not verified.\n\
         Meta says: {reason}",
        &[
            &[on(
                Screen::WhatsAppAccounts,
                "Open Business settings, Security Center, and start the verification of the business.",
            )],
            TEST_AGAIN,
        ],
    ),
    entry(
        Cause::SendingBlocked,
        "Your token is fine, but Meta blocks sending: the cause lies with the {place}. | Your token is fine, but Meta \
         blocks sending.\n\
         Meta says: {reason}",
        &[FOLLOW_META, TEST_AGAIN],
    ),
    entry(
        Cause::SendingPartlyLimited,
        "Your token is fine, but Meta limits sending: the cause lies with the {place}. | Your token is fine, but Meta \
         limits sending.\n\
         Meta says: {reason}",
        &[FOLLOW_META, TEST_AGAIN],
    ),
];
