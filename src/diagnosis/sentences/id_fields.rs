//! What is said under the field of an ID if its text cannot be one.

use crate::diagnosis::context::IdField;
use crate::diagnosis::labels::messaging_accounts;
use crate::graph::IdProblem;
use crate::words::{Text, t};

/// What is said under an ID's field: which kind of number it looks like, and where the right one is.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> Text {
    match field {
        IdField::PhoneNumberId => phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => whatsapp_business_account_id_problem(problem),
    }
}

/// What is said of a text in the field of the phone number ID that cannot be one.
fn phone_number_id_problem(problem: IdProblem) -> Text {
    match problem {
        IdProblem::PhoneNumber => {
            t!(
                "This looks like a phone number. The field needs the phone number ID, a longer number without + that you find below \
             the phone number in WhatsApp Manager."
            )
        }
        IdProblem::Letters => {
            t!(
                "This has letters in it. A phone number ID has digits only. You find it below the phone number in WhatsApp Manager."
            )
        }
        IdProblem::TooShort => {
            t!(
                "This has fewer digits than a phone number ID. You find the complete ID below the phone number in WhatsApp Manager."
            )
        }
        IdProblem::TooLong => {
            t!(
                "This has more digits than a phone number ID; it may be two numbers in a row. You find the ID below the phone number in \
             WhatsApp Manager."
            )
        }
        IdProblem::OtherCharacters => {
            t!(
                "This has other characters than digits. A phone number ID has digits only. You find it below the phone number in \
             WhatsApp Manager."
            )
        }
        IdProblem::OtherIds => {
            t!("This has other IDs, but no phone number ID. You find it below the phone number in WhatsApp Manager.")
        }
    }
}

/// Where the ID of the account is.
macro_rules! place {
    () => {
        concat!(" You find it in Business settings under ", messaging_accounts!(), ".")
    };
}

/// What is said of a text in the field of the `WhatsApp` Business Account ID that cannot be one.
fn whatsapp_business_account_id_problem(problem: IdProblem) -> Text {
    match problem {
        IdProblem::PhoneNumber => t!(concat!(
            "This looks like a phone number. The field needs the WhatsApp Business Account ID.",
            place!()
        )),
        IdProblem::Letters => t!(concat!(
            "This has letters in it. A WhatsApp Business Account ID has digits only.",
            place!()
        )),
        IdProblem::TooShort => t!(concat!(
            "This has fewer digits than a WhatsApp Business Account ID.",
            place!()
        )),
        IdProblem::TooLong => t!(concat!(
            "This has more digits than a WhatsApp Business Account ID; it may be two numbers in a row.",
            place!()
        )),
        IdProblem::OtherCharacters => t!(concat!(
            "This has other characters than digits. A WhatsApp Business Account ID has digits only.",
            place!()
        )),
        IdProblem::OtherIds => t!(concat!(
            "This has other IDs, but no WhatsApp Business Account ID.",
            place!()
        )),
    }
}
