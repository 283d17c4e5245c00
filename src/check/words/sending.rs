//! What the sending check has shown. Does not depend on why Meta refused.

use crate::check::facts::{Sending, SendingFacts};
use crate::words::{Said, Sentences, Text, t};

/// Meta's code for a recipient who is not on the list of a test number.
const NOT_ON_THE_LIST: i64 = 131_030;

const NOT_SHOWN: Text = t!("The answer does not show whether this token can send messages.");

/// What the sending check has shown; `None` if it was not made.
pub(in crate::check) fn sending(sending: &SendingFacts) -> Option<Sentences> {
    let code = sending.answer.as_ref().and_then(|answer| answer.code);
    if let Some(id) = &sending.accepted_message_id {
        let accepted = Said::from(t!(
            "Meta accepted the message, although its template does not exist. Its ID is {id}."
        ));
        return Some(
            [
                accepted.with("id", id.as_str()),
                t!("The message was for +1 202 555 0100, a number that nobody has.").into(),
            ]
            .into_iter()
            .collect(),
        );
    }
    Some(match (sending.state, &sending.diagnosis) {
        (Sending::NotTested, _) => return None,
        (Sending::Proven, _) => t!("Meta would accept messages from this token.").into(),
        (Sending::Refused, _) => t!("Meta refuses to send messages from this token.").into(),
        (Sending::Unknown, _) if code == Some(NOT_ON_THE_LIST) => [
            NOT_SHOWN.into(),
            t!("A test number can send messages only to the recipients on its list.").into(),
        ]
        .into_iter()
        .collect(),
        (Sending::Unknown, Some(diagnosis)) => [NOT_SHOWN.into(), diagnosis.title.clone().as_sentence()]
            .into_iter()
            .collect(),
        (Sending::Unknown, None) => NOT_SHOWN.into(),
    })
}
