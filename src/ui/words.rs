//! The sentences of the page that depend on its state. Fixed texts stand in their component, what an answer means in
//! `diagnosis`.

use super::state::{IdName, Pasted, Refusal};
use crate::check::{CheckState, Verdict};
use crate::graph::IdProblem;

/// Why nothing was tested, at the field.
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => {
            "There is no token here yet, so nothing was sent. Paste the token that you copied from Meta, then test again."
        }
        Refusal::OtherSecret => {
            "Nothing was sent: this is another secret, and it should not go where a token goes. Paste the token itself."
        }
        Refusal::Answer => {
            "Nothing was sent: this is an answer of Meta's, explained below. To test, paste the token itself."
        }
        Refusal::NoToken => "Nothing was sent: there is not one token in this text. Paste one token by itself.",
    }
}

/// What is wrong with the text in an ID's field: what it looks like, and where the right one stands.
pub fn id_problem(name: IdName, problem: IdProblem) -> &'static str {
    match (name, problem) {
        (IdName::PhoneNumber, IdProblem::PhoneNumber) => {
            "This looks like a phone number. The field wants the phone number ID: digits only, in API Setup under “From”, \
             and in WhatsApp Manager when you open the number. Without it, only the token is tested."
        }
        (IdName::PhoneNumber, IdProblem::Letters) => {
            "This has letters in it, and a phone number ID has only digits. It stands in API Setup under “From”, and in \
             WhatsApp Manager when you open the number. Without it, only the token is tested."
        }
        (IdName::PhoneNumber, IdProblem::TooShort) => {
            "This is too short for a phone number ID, which has about 15 digits; some may be missing. Copy it from API Setup, \
             under “From”. Without it, only the token is tested."
        }
        (IdName::PhoneNumber, IdProblem::TooLong) => {
            "This is too long for a phone number ID, which has about 15 digits; it may have been pasted twice. Copy it from \
             API Setup, under “From”. Without it, only the token is tested."
        }
        (IdName::PhoneNumber, IdProblem::OtherCharacters) => {
            "A phone number ID has only digits, and this has other characters. Copy it from API Setup, under “From”. Without \
             it, only the token is tested."
        }
        (IdName::Account, IdProblem::PhoneNumber) => {
            "This looks like a phone number. The field wants the account’s ID: digits only, in Business settings under \
             “WhatsApp accounts”. The token can be tested without it."
        }
        (IdName::Account, IdProblem::Letters) => {
            "This has letters in it, and an account’s ID has only digits. It stands in Business settings under “WhatsApp \
             accounts”. The token can be tested without it."
        }
        (IdName::Account, IdProblem::TooShort) => {
            "This is too short for an account’s ID, which has about 15 digits; some may be missing. Copy it from Business \
             settings, under “WhatsApp accounts”. The token can be tested without it."
        }
        (IdName::Account, IdProblem::TooLong) => {
            "This is too long for an account’s ID, which has about 15 digits; it may have been pasted twice. Copy it from \
             Business settings, under “WhatsApp accounts”. The token can be tested without it."
        }
        (IdName::Account, IdProblem::OtherCharacters) => {
            "An account’s ID has only digits, and this has other characters. Copy it from Business settings, under “WhatsApp \
             accounts”. The token can be tested without it."
        }
    }
}

/// What stands for a text that was kept out of the field.
pub fn kept_out(bytes: usize, pasted: &Pasted) -> String {
    let found = if pasted.inspection.token.is_some() {
        "one token found"
    } else if pasted.answer.is_some() {
        "an answer of Meta’s found"
    } else if pasted
        .inspection
        .findings
        .iter()
        .any(|finding| finding.code == "several_tokens")
    {
        "several tokens found"
    } else {
        "no token found"
    };
    [size(bytes).as_str(), " of text: ", found].concat()
}

fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        (bytes / 1_000).to_string() + " kB"
    } else {
        ((bytes + 500_000) / 1_000_000).to_string() + " MB"
    }
}

/// The word of a verdict that stands before its headline for those who do not see the mark.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Connected => "Works",
        Verdict::Attention => "Works, look here",
        Verdict::Failed => "Does not work",
        Verdict::CouldNotTell => "Could not tell",
    }
}

/// The word of a check's state.
pub fn check_state(state: CheckState) -> &'static str {
    match state {
        CheckState::Pass => "works",
        CheckState::Warn => "look here",
        CheckState::Fail => "broken",
        CheckState::Unknown => "could not tell",
        CheckState::Skipped => "not asked",
        CheckState::Running => "asking",
    }
}
