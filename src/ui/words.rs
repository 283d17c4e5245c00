//! The sentences of the page that depend on its state. Fixed texts stand in their component, what an answer means in
//! `diagnosis`.

use super::state::{Pasted, Refusal};
use crate::check::{CheckState, ConnectionReport, MoreKind, Verdict};

/// At the field of the app secret.
pub const SECRET_STAYS: &str =
    "Only a proof made from it here goes to Meta, with each call. The secret itself never leaves this page.";
pub const NO_PROOF_HERE: &str = "Nothing was sent: browsers make the proof only on pages opened by https://. Open this page by \
     https://, or empty this field to test without the proof.";

/// What stands in place of the name of an account that Meta did not name.
pub const NAMELESS_ACCOUNT: &str = "WhatsApp Business Account";

/// What was found, in numbers.
pub fn reach(report: &ConnectionReport) -> String {
    let counted = |count: usize, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        [&count.to_string(), " ", noun, plural].concat()
    };
    let at_least = if report.more.is_empty() { "" } else { "at least " };
    let accounts = match report.accounts.len() {
        0 => String::new(),
        count => " in ".to_owned() + &counted(count, "account"),
    };
    [
        "What this token reaches: ",
        at_least,
        &counted(report.phone_numbers.len(), "number"),
        &accounts,
    ]
    .concat()
}

/// What a press fetches.
pub fn more(kind: &MoreKind) -> &'static str {
    match kind {
        MoreKind::NumbersOf(_) => "Show its numbers",
        MoreKind::FurtherNumbersOf(_) => "More numbers",
        MoreKind::FurtherAccounts => "More accounts",
    }
}

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
        Refusal::NoToken => "Nothing was sent: no token can be found in this text. Paste the token by itself.",
        Refusal::Several => "Nothing was sent: several tokens stand here. Choose the one to test.",
        Refusal::NoProof => NO_PROOF_HERE,
        Refusal::UnknownKind => {
            "Nothing was sent: this has the form of no token known here, and may be a secret of another kind."
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
