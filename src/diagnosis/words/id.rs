//! What is said where the ID is the problem, or looks like it.

use super::shared::TEST_AGAIN;
use super::{Entry, Screen, StepWords, act, entry, on};
use crate::diagnosis::category::Cause;
use crate::graph::IdProblem;

const TAKE_THE_ID: &[StepWords] = &[
    on(
        Screen::ApiSetup,
        "Open your app, WhatsApp, API Setup, choose the number under \"From\", and copy \"Phone number ID\".",
    ),
    on(
        Screen::PhoneNumbers,
        "Or open WhatsApp Manager, Phone numbers, choose the number: the ID stands under it.",
    ),
];

const ASSIGN: &[StepWords] = &[on(
    Screen::SystemUsers,
    "If the ID is right: open System users in Business settings, choose the system user, press \"Assign assets\", give it \
     the WhatsApp account of this number, and make a new token afterwards.",
)];

pub(super) const ENTRIES: &[Entry] = &[
    entry(
        Cause::ObjectNotFound,
        "{token_is_fine}\n\
         Meta does not show {id} to this token. | Meta does not show this object to this token.\n\
         Either the ID does not exist, or it is of another kind (an account, a portfolio or an app), or it is not \
         assigned to this token; Meta does not say which.",
        &[TAKE_THE_ID, ASSIGN],
    ),
    entry(
        Cause::LooksLikePhoneNumber,
        "{token_is_fine}\n\
         {id} looks like a phone number; the field wants the phone number ID, a longer number that stands under it in \
         WhatsApp Manager.",
        &[TAKE_THE_ID, TEST_AGAIN],
    ),
    entry(
        Cause::OtherKindOfObject,
        "{token_is_fine}\n\
         {id} leads to another kind of object than this call expects: `{node}`. | The ID leads to another kind of object \
         than this call expects: `{node}`. | The ID leads to another kind of object than this call expects.\n\
         It has no field `{field}`. The ID of the account or of the app often stands in the place of the phone number \
         ID. | The ID of the account or of the app often stands in the place of the phone number ID.",
        &[TAKE_THE_ID, TEST_AGAIN],
    ),
    entry(
        Cause::IdNotAssigned,
        "{token_is_fine}\n\
         Meta says that {id} is not assigned to who is behind this token. | Meta says that the account is not assigned \
         to who is behind this token.",
        &[&[
            on(
                Screen::SystemUsers,
                "Open System users in Business settings, choose the system user, press \"Assign assets\" and give it the \
                 WhatsApp account.",
            ),
            act("Make a new token afterwards: assets count for tokens made after they were assigned."),
        ]],
    ),
    entry(
        Cause::ObjectDeleted,
        "{token_is_fine}\n\
         Meta says that the object behind {id} was deleted. | Meta says that the object behind this ID was deleted.\n\
         A number that was removed and added again has a new ID.",
        &[TAKE_THE_ID],
    ),
    entry(
        Cause::IdMalformed,
        "{token_is_fine}\n\
         Meta does not take {id} for an ID. | Meta does not take what was sent for an ID.\n\
         An ID of Meta's has digits only, 15 or more in most cases.",
        &[TAKE_THE_ID],
    ),
    entry(
        Cause::IdMissing,
        "{token_is_fine}\n\
         The call reached Meta without an ID: its place in the address was empty.\n\
         A field of the CRM or a variable of the program has no value.",
        &[TAKE_THE_ID],
    ),
    entry(
        Cause::IdCannotBeOne,
        "{token_is_fine}\n\
         {id_problem}",
        &[TAKE_THE_ID, TEST_AGAIN],
    ),
];

/// What is said of a text in the field of the phone number ID that cannot be one.
pub(in crate::diagnosis) fn phone_number_id_problem(problem: IdProblem) -> &'static str {
    match problem {
        IdProblem::PhoneNumber => {
            "This looks like a phone number. The field wants the phone number ID, a longer number without + that stands \
             under the phone number in WhatsApp Manager and API Setup."
        }
        IdProblem::Letters => {
            "This has letters in it, and a phone number ID has digits only. It stands under the phone number in WhatsApp \
             Manager and API Setup."
        }
        IdProblem::TooShort => {
            "This has fewer digits than a phone number ID. The whole one stands under the phone number in WhatsApp Manager \
             and API Setup."
        }
        IdProblem::TooLong => {
            "This has more digits than a phone number ID. Two numbers may have run together; the right one stands under \
             the phone number in WhatsApp Manager and API Setup."
        }
        IdProblem::OtherCharacters => {
            "This has signs in it, and a phone number ID has digits only. It stands under the phone number in WhatsApp \
             Manager and API Setup."
        }
        IdProblem::OtherIds => {
            "This holds other IDs, but no phone number ID. That one stands under the phone number in WhatsApp Manager and API \
             Setup."
        }
    }
}

/// What is said of a text in the field of the `WhatsApp` Business Account ID that cannot be one.
pub(in crate::diagnosis) fn whatsapp_business_account_id_problem(problem: IdProblem) -> &'static str {
    match problem {
        IdProblem::PhoneNumber => {
            "This looks like a phone number. The field wants the WhatsApp Business Account ID, which stands in API Setup \
             and in Business settings under WhatsApp accounts."
        }
        IdProblem::Letters => {
            "This has letters in it, and a WhatsApp Business Account ID has digits only. It stands in API Setup and in \
             Business settings under WhatsApp accounts, beside the account's name."
        }
        IdProblem::TooShort => {
            "This has fewer digits than a WhatsApp Business Account ID. The whole one stands in API Setup and in Business \
             settings under WhatsApp accounts."
        }
        IdProblem::TooLong => {
            "This has more digits than a WhatsApp Business Account ID. Two numbers may have run together; the right one \
             stands in API Setup and in Business settings under WhatsApp accounts."
        }
        IdProblem::OtherCharacters => {
            "This has signs in it, and a WhatsApp Business Account ID has digits only. It stands in API Setup and in \
             Business settings under WhatsApp accounts."
        }
        IdProblem::OtherIds => {
            "This holds other IDs, but no WhatsApp Business Account ID. That one stands in API Setup and in Business settings \
             under WhatsApp accounts."
        }
    }
}
