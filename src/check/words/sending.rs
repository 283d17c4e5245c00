//! What the sending check has shown, in a sentence. Does not depend on why Meta refused.

use crate::check::facts::{Sending, SendingFacts};

/// Meta's code for a recipient who is not on the list of a test number.
const NOT_ON_THE_LIST: i64 = 131_030;

/// What the sending check has shown; `None` if it was not made.
pub(in crate::check) fn sending(sending: &SendingFacts) -> Option<String> {
    let code = sending.answer.as_ref().and_then(|answer| answer.code);
    if let Some(id) = &sending.accepted_message_id {
        return Some(format!(
            "Meta accepted the message, although its template does not exist. Its ID is {id}. It was for +1 202 555 0100, a number \
             that nobody has."
        ));
    }
    let said = match (sending.state, &sending.diagnosis) {
        (Sending::NotTested, _) => return None,
        (Sending::Proven, _) => "Meta would accept messages from this token.",
        (Sending::Refused, _) => "Meta refuses to send messages from this token.",
        (Sending::Unknown, _) if code == Some(NOT_ON_THE_LIST) => {
            "The answer does not show whether this token may send. A test number can send only to the recipients on its list."
        }
        (Sending::Unknown, Some(diagnosis)) => {
            return Some(format!(
                "The answer does not show whether this token may send: {}.",
                diagnosis.title
            ));
        }
        (Sending::Unknown, None) => "The answer does not show whether this token may send.",
    };
    Some(said.to_owned())
}
