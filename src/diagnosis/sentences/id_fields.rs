//! The sentence under the field of an ID, if the text in the field cannot be such an ID.

use crate::diagnosis::context::IdField;
use crate::diagnosis::labels::messaging_accounts;
use crate::graph::IdProblem;

/// The sentence under the field of an ID: what the text looks like, and where to find the correct ID.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> &'static str {
    match field {
        IdField::PhoneNumberId => phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => whatsapp_business_account_id_problem(problem),
    }
}

/// The sentence for a text that cannot be a phone number ID.
fn phone_number_id_problem(problem: IdProblem) -> &'static str {
    match problem {
        IdProblem::PhoneNumber => {
            "This text looks like a phone number. This field needs the phone number ID, a longer number without +. Find it below \
             the phone number in WhatsApp Manager."
        }
        IdProblem::Letters => {
            "This ID has letters. A phone number ID has only digits. Find it below the phone number in WhatsApp Manager."
        }
        IdProblem::TooShort => {
            "This ID has fewer digits than a phone number ID. Find the complete ID below the phone number in WhatsApp Manager."
        }
        IdProblem::TooLong => {
            "This ID has more digits than a phone number ID. The field may contain two numbers. Find the correct ID below the phone \
             number in WhatsApp Manager."
        }
        IdProblem::OtherCharacters => {
            "This ID has characters that are not digits. A phone number ID has only digits. Find it below the phone number in \
             WhatsApp Manager."
        }
        IdProblem::OtherIds => {
            "The field contains other IDs, but no phone number ID. Find it below the phone number in WhatsApp Manager."
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
fn whatsapp_business_account_id_problem(problem: IdProblem) -> &'static str {
    match problem {
        IdProblem::PhoneNumber => concat!(
            "This text looks like a phone number. This field needs the WhatsApp Business Account ID.",
            place!()
        ),
        IdProblem::Letters => concat!(
            "This ID has letters. A WhatsApp Business Account ID has only digits.",
            place!()
        ),
        IdProblem::TooShort => concat!(
            "This ID has fewer digits than a WhatsApp Business Account ID.",
            place!()
        ),
        IdProblem::TooLong => concat!(
            "This ID has more digits than a WhatsApp Business Account ID. The field may contain two numbers.",
            place!()
        ),
        IdProblem::OtherCharacters => concat!(
            "This ID has characters that are not digits. A WhatsApp Business Account ID has only digits.",
            place!()
        ),
        IdProblem::OtherIds => concat!(
            "The field contains other IDs, but no WhatsApp Business Account ID.",
            place!()
        ),
    }
}
