//! The sentences of each cause of `needs_choice`.

use super::entry::{Entry, act, entry, here, on};
use super::steps::{TEST_AGAIN, system_users};
use crate::diagnosis::labels::{account_to_assign, api_setup};
use crate::diagnosis::screens::Screen;

pub(super) const NO_PHONE_NUMBER_ID: Entry = entry(
    "Your token is fine: Meta accepts it.\n\
     {lacks_business_management}Meta lists no WhatsApp Business Account for this token. Without `business_management`, the test cannot \
     search for accounts. | Meta lists no WhatsApp Business Account for this token. No account is assigned, or Meta does not list the assigned account.\n\
     Enter the phone number ID:",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open \"Phone numbers\" in WhatsApp Manager. Select the number and copy the phone number ID below it.",
        )],
        &[on(
            Screen::App,
            concat!(
                "Or open your app. Go to ",
                api_setup!(),
                ", and copy \"Phone number ID\"."
            ),
        )],
        &[
            here("Paste the ID into \"Phone number ID\" here and press \"Test Connection\" again."),
            on(
                Screen::SystemUsers,
                concat!(
                    "If Meta refuses this ID, assign the account. Open ",
                    system_users!(),
                    " and select the system user. Press \"Assign assets\", select the ",
                    account_to_assign!(),
                    ", and save. Then create a new token."
                ),
            ),
        ],
    ],
);

pub(super) const NUMBERS_NOT_ASKED: Entry = entry(
    "Your token is fine and can access WhatsApp Business Accounts.\n\
     {in_answers}The requests that got these answers did not ask for the phone numbers. | The test did not ask for all their phone \
     numbers. A test makes 20 requests at most.",
    &[
        &[act(
            "{in_answers}Press \"Copy curl command\" again, run the command, and paste its output. The new command asks for the \
             numbers. | Press \"Show its numbers\" next to the account of your number.",
        )],
        &[here(
            "Or enter the ID of the number in \"Phone number ID\" and press \"Test Connection\" again.",
        )],
    ],
);

pub(super) const NO_PHONE_NUMBERS: Entry = entry(
    "Your token is fine and can access account {account}.\n\
     This account has no phone number yet, so it cannot send messages.",
    &[
        &[on(
            Screen::PhoneNumbers,
            "Open \"Phone numbers\" in WhatsApp Manager. Press \"Add phone number\" and complete all steps.",
        )],
        TEST_AGAIN,
    ],
);
