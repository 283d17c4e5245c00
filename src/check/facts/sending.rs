//! Whether the token may send, from Meta's answer to one call: a message from a template that does not exist, so nothing is
//! sent. Does not depend on what a refusal means.

use crate::check::answers::Answers;
use crate::check::question::Answer;
use crate::check::question_state::Status;
use crate::coded::coded;
use crate::diagnosis::{Diagnosis, GraphFacts, NoAnswer};
use crate::graph::{ErrorCode, GraphError, Reply};

/// "Template name does not exist in the translation": Meta has checked the permission before it looked for the template (captured
/// answers of September 2026).
const TEMPLATE_DOES_NOT_EXIST: ErrorCode = ErrorCode(132_001);

coded! {
    /// Whether the token may send.
    #[derive(Default)]
    Sending {
        /// Meta looked for the template of the message: it would accept messages from this token.
        Proven = "proven",
        /// Meta refused the message for the token, the number or the account.
        Refused = "refused",
        /// The answer does not show it.
        Unknown = "unknown",
        /// Not asked.
        #[default]
        NotTested = "not_tested",
    }
}

/// What is known about sending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendingFacts {
    /// Whether the token may send.
    pub state: Sending,
    /// Why Meta refused, or why it is not known.
    pub diagnosis: Option<Diagnosis>,
    /// The ID of the message, if Meta has accepted it.
    pub accepted_message_id: Option<String>,
    /// What Meta answered.
    pub answer: Option<GraphFacts>,
    /// Whether it can be asked now.
    pub can_be_checked: bool,
}

/// What came back from the call that asks.
pub(in crate::check) enum SendingAnswer<'a> {
    /// Meta unexpectedly accepted the message.
    Accepted(&'a str),
    /// Meta refused the message, or another service answered.
    Refused(&'a Reply),
    /// There was no readable answer.
    NoAnswer(NoAnswer),
}

/// The result of the call, after it was settled.
pub(in crate::check) fn sending_answer(answers: Answers<'_>) -> Option<SendingAnswer<'_>> {
    match answers.status(answers.sending_check()?)? {
        Status::Answered(answer) => match &**answer {
            Answer::Message(message) => Some(SendingAnswer::Accepted(&message.id)),
            _ => None,
        },
        Status::Refused(reply) => Some(SendingAnswer::Refused(reply)),
        Status::NoAnswer(why) => Some(SendingAnswer::NoAnswer(*why)),
        Status::Waiting { .. } | Status::Sent | Status::NotSent => None,
    }
}

/// Whether Meta would accept messages from this token.
pub(in crate::check) fn is_sending_proven(answers: Answers) -> bool {
    match sending_answer(answers) {
        Some(SendingAnswer::Accepted(_)) => true,
        Some(SendingAnswer::Refused(reply)) => is_of_missing_template(reply),
        Some(SendingAnswer::NoAnswer(_)) | None => false,
    }
}

/// Whether Meta refused a message only because of its template.
fn is_of_missing_template(reply: &Reply) -> bool {
    let Reply::Refused { errors, .. } = reply else {
        return false;
    };
    let code = errors.first().and_then(GraphError::stated_code);
    code == Some(TEMPLATE_DOES_NOT_EXIST)
}
