//! What is said where the token works and something wants looking at.

use super::shared::{MAKE_PERMANENT_TOKEN, TEST_AGAIN};
use super::{Entry, Screen, StepWords, act, entry, on};
use crate::diagnosis::category::Cause;

const FOLLOW_META: &[StepWords] = &[
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
         After that your CRM cannot send. Put one in its place that does not end:",
        &[MAKE_PERMANENT_TOKEN],
    ),
    entry(
        Cause::NoPhoneNumberId,
        "Your token is fine: Meta accepts it.\n\
         {lacks_business_management}Meta lists no WhatsApp account for it, and without `business_management` none can be \
         looked for. | Meta lists no WhatsApp account for it: none is assigned, or Meta does not list \
         it.\n\
         So name the number by its ID:",
        &[
            &[on(
                Screen::ApiSetup,
                "Open your app, WhatsApp, API Setup, choose the number under \"From\", and copy \"Phone number ID\".",
            )],
            &[
                act("Paste it into \"Phone number ID\" here and press \"Test Connection\" again."),
                on(
                    Screen::SystemUsers,
                    "If that is refused: open System users in Business settings, press \"Assign assets\", give the system \
                     user the WhatsApp account, and make a new token afterwards.",
                ),
            ],
        ],
    ),
    entry(
        Cause::NumbersNotAsked,
        "Your token is fine and reaches WhatsApp accounts.\n\
         {in_answers}Their numbers were not asked for in these answers. | Their numbers were not all asked for: a run makes 20 \
         requests at most.",
        &[
            &[act(
                "{in_answers}Press \"Copy curl command\" once more, run it, and paste what it prints: it now asks for the \
                 numbers. | Press \"Show its numbers\" at the account that your number is in.",
            )],
            &[act(
                "Or put the number's ID into \"Phone number ID\" and press \"Test Connection\" again.",
            )],
        ],
    ),
    entry(
        Cause::NoPhoneNumbers,
        "Your token is fine and reaches the WhatsApp account {account}.\n\
         That account has no phone number yet, so there is none to send from.",
        &[
            &[on(
                Screen::PhoneNumbers,
                "Open WhatsApp Manager, Phone numbers, press \"Add phone number\" and follow it to its end.",
            )],
            TEST_AGAIN,
        ],
    ),
    entry(
        Cause::NumberRestricted,
        "Your token is fine and the number can be read, but Meta has restricted or banned it.\n\
         A new token will not help.",
        &[
            &[on(
                Screen::BusinessSupport,
                "Open Business Support Home, choose the WhatsApp account, read the reason and ask for a review.",
            )],
            TEST_AGAIN,
        ],
    ),
    entry(
        Cause::WebhookNotSubscribed,
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
    ),
    entry(
        Cause::NumberNotConnected,
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
    ),
    entry(
        Cause::BusinessUnverified,
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
