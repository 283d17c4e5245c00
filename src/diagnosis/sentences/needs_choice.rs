//! What is said of each cause of `needs_choice`.

use super::entry::{Entry, act, entry, on};
use super::steps::TEST_AGAIN;
use crate::diagnosis::labels::{account_to_assign, api_setup};
use crate::diagnosis::screens::Screen;

pub(super) const NO_PHONE_NUMBER_ID: Entry = entry(
    "Your token is fine: Meta accepts it.\n\
     {lacks_business_management}Meta lists no WhatsApp Business Account for it, and without `business_management` no search \
     is possible. | Meta lists no WhatsApp Business Account for it: none is assigned, or Meta does not list it.\n\
     Enter the phone number ID:",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, select the number, and copy the phone number ID below it.",
        )],
        &[on(
            Screen::App,
            concat!("Or open your app, ", api_setup!(), ", and copy \"Phone number ID\"."),
        )],
        &[
            act("Paste it into \"Phone number ID\" here and press \"Test Connection\" again."),
            on(
                Screen::SystemUsers,
                concat!(
                    "If that is refused: open System users in Business settings and press \"Assign assets\". Select the ",
                    account_to_assign!(),
                    ", save, and create a new token afterwards."
                ),
            ),
        ],
    ],
);

pub(super) const NUMBERS_NOT_ASKED: Entry = entry(
    "Your token is fine and can access WhatsApp Business Accounts.\n\
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
);

pub(super) const NO_PHONE_NUMBERS: Entry = entry(
    "Your token is fine and can access account {account}.\n\
     That account has no phone number yet, so there is none to send from.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, press \"Add phone number\" and complete all its steps.",
        )],
        TEST_AGAIN,
    ],
);
