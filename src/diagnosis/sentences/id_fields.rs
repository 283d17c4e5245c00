//! What is said under the field of an ID if its text cannot be one.

use crate::diagnosis::context::IdField;
use crate::diagnosis::labels::messaging_accounts;
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
            "This looks like a phone number. The field needs the phone number ID, a longer number without + that you find below \
             the phone number in WhatsApp Manager."
        }
        IdProblem::Letters => {
            "This has letters in it. A phone number ID has digits only. You find it below the phone number in WhatsApp Manager."
        }
        IdProblem::TooShort => {
            "This has fewer digits than a phone number ID. You find the complete ID below the phone number in WhatsApp Manager."
        }
        IdProblem::TooLong => {
            "This has more digits than a phone number ID; it may be two numbers in a row. You find the ID below the phone number in \
             WhatsApp Manager."
        }
        IdProblem::OtherCharacters => {
            "This has other characters than digits. A phone number ID has digits only. You find it below the phone number in \
             WhatsApp Manager."
        }
        IdProblem::OtherIds => {
            "This has other IDs, but no phone number ID. You find it below the phone number in WhatsApp Manager."
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
fn whatsapp_business_account_id_problem(problem: IdProblem) -> &'static str {
    match problem {
        IdProblem::PhoneNumber => concat!(
            "This looks like a phone number. The field needs the WhatsApp Business Account ID.",
            place!()
        ),
        IdProblem::Letters => concat!(
            "This has letters in it. A WhatsApp Business Account ID has digits only.",
            place!()
        ),
        IdProblem::TooShort => concat!("This has fewer digits than a WhatsApp Business Account ID.", place!()),
        IdProblem::TooLong => concat!(
            "This has more digits than a WhatsApp Business Account ID; it may be two numbers in a row.",
            place!()
        ),
        IdProblem::OtherCharacters => concat!(
            "This has other characters than digits. A WhatsApp Business Account ID has digits only.",
            place!()
        ),
        IdProblem::OtherIds => concat!("This has other IDs, but no WhatsApp Business Account ID.", place!()),
    }
}
