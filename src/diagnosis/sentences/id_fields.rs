//! What is said under the field of an ID if its text cannot be one.

use crate::diagnosis::context::IdField;
use crate::graph::IdProblem;

/// What is said under an ID's field: which kind of number it looks like, and where the right one is.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> &'static str {
    match field {
        IdField::PhoneNumberId => phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => whatsapp_business_account_id_problem(problem),
    }
}

/// What is said of a text in the field of the phone number ID that cannot be one.
fn phone_number_id_problem(problem: IdProblem) -> &'static str {
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
fn whatsapp_business_account_id_problem(problem: IdProblem) -> &'static str {
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
