//! The sentence under the field of an ID, if the text in the field cannot be such an ID.

use crate::diagnosis::context::IdField;
use crate::diagnosis::labels::messaging_accounts;
use crate::graph::IdProblem;
use crate::words::{Text, t};

/// The sentence under the field of an ID: what the text looks like, and where to find the correct ID.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> Text {
    match field {
        IdField::PhoneNumberId => phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => whatsapp_business_account_id_problem(problem),
    }
}

/// The sentence for a text that cannot be a phone number ID.
fn phone_number_id_problem(problem: IdProblem) -> Text {
    match problem {
        IdProblem::PhoneNumber => {
            t!(
                "This text looks like a phone number. This field needs the phone number ID, a longer number without +. Find it below \
             the phone number in WhatsApp Manager."
            )
        }
        IdProblem::Letters => {
            t!(
                "This ID has letters. A phone number ID has only digits. Find it below the phone number in WhatsApp Manager."
            )
        }
        IdProblem::TooShort => {
            t!(
                "This ID has fewer digits than a phone number ID. Find the complete ID below the phone number in WhatsApp Manager."
            )
        }
        IdProblem::TooLong => {
            t!(
                "This ID has more digits than a phone number ID. The field may contain two numbers. Find the correct ID below the phone \
             number in WhatsApp Manager."
            )
        }
        IdProblem::OtherCharacters => {
            t!(
                "This ID has characters that are not digits. A phone number ID has only digits. Find it below the phone number in \
             WhatsApp Manager."
            )
        }
        IdProblem::OtherIds => {
            t!(
                "The field contains other IDs, but no phone number ID. Find it below the phone number in WhatsApp Manager."
            )
        }
    }
}

/// Where to find the ID of the account.
macro_rules! place {
    () => {
        concat!(" Find it in Business settings under ", messaging_accounts!(), ".")
    };
}

/// The sentence for a text that cannot be a `WhatsApp` Business Account ID.
fn whatsapp_business_account_id_problem(problem: IdProblem) -> Text {
    match problem {
        IdProblem::PhoneNumber => t!(concat!(
            "This text looks like a phone number. This field needs the WhatsApp Business Account ID.",
            place!()
        )),
        IdProblem::Letters => t!(concat!(
            "This ID has letters. A WhatsApp Business Account ID has only digits.",
            place!()
        )),
        IdProblem::TooShort => t!(concat!(
            "This ID has fewer digits than a WhatsApp Business Account ID.",
            place!()
        )),
        IdProblem::TooLong => t!(concat!(
            "This ID has more digits than a WhatsApp Business Account ID. The field may contain two numbers.",
            place!()
        )),
        IdProblem::OtherCharacters => t!(concat!(
            "This ID has characters that are not digits. A WhatsApp Business Account ID has only digits.",
            place!()
        )),
        IdProblem::OtherIds => t!(concat!(
            "The field contains other IDs, but no WhatsApp Business Account ID.",
            place!()
        )),
    }
}
