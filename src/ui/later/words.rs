//! The sentences of the second load that depend on the state. Fixed texts are in their view, what an answer means is in
//! `diagnosis`. Does not depend on where they are shown.

use crate::check::{CheckState, ConnectionReport, NextPage, Verdict};
use crate::diagnosis::{Category, Diagnosis};
use crate::graph::{GraphVersion, VersionEnd, WabaId, WebhookAddress};
use crate::paste::AppId;
use crate::ui::model::{Doubt, Refusal, Refused, WAIT_SECS};

/// At the field of the app secret.
pub const SECRET_STAYS: &str =
    "Only a proof made from it here goes to Meta, with each call. The secret itself never leaves this page.";
pub const SECRET_GOES_ONCE: &str = "It goes to graph.facebook.com in one call, and is forgotten after it.";
pub const SECRET_ABOVE: &str = "The app secret in the field above is used, and forgotten after the call.";
const NO_PROOF_HERE: &str = "browsers make the proof only on pages opened by https://. Open this page by https://, or \
     empty this field to test without the proof.";

/// About the token that a host has stored.
pub const ASKING_HOST: &str = "Your CRM is testing the token that it has stored.";
pub const ABOUT_STORED_TOKEN: &str = "About the token that your CRM has stored:";

/// After the page was hidden for a long time.
pub const ABANDONED_SAVE: &str = "The fields were emptied before the save ended. We do not know whether it was saved.";

/// In place of the name of an account that Meta did not name.
pub const NAMELESS_ACCOUNT: &str = "WhatsApp Business Account";

/// What was found, in numbers.
pub fn assets(report: &ConnectionReport) -> String {
    let counted = |count: usize, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        [&count.to_string(), " ", noun, plural].concat()
    };
    let at_least = if report.remainders.is_empty() { "" } else { "at least " };
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

/// That there are more accounts than are listed, if there are.
pub fn unlisted_accounts(count: usize) -> Option<String> {
    let more = count.to_string();
    (count > 0).then(|| {
        [
            "Accounts that are not listed here: ",
            &more,
            ". To test one of them, enter its WhatsApp Business Account ID above.",
        ]
        .concat()
    })
}

/// What a press fetches.
pub fn more(kind: &NextPage) -> &'static str {
    match kind {
        NextPage::NumbersOf(_) => "Show its numbers",
        NextPage::FurtherNumbersOf(_) => "More numbers",
        NextPage::FurtherAccounts => "More accounts",
    }
}

/// Why nothing was tested or saved, at the field.
pub fn refusal(refused: Refused) -> String {
    let did = match refused {
        Refused::Test(_) => "sent: ",
        Refused::Save(_) => "saved: ",
    };
    let why = match refused.why() {
        Refusal::Empty => "there is no token here yet. Paste the token that you copied from Meta.",
        Refusal::Stored => "the stored token stays at your CRM. Paste a token here to test it.",
        Refusal::OtherSecret => {
            "this is another secret, and it should not go where a token goes. Paste the token itself."
        }
        Refusal::Answer => "this is an answer of Meta's, explained below. Paste the token itself.",
        Refusal::NoToken => "no token can be found in this text. Paste the token by itself.",
        Refusal::Several => "several tokens stand here. Choose the one that you mean.",
        Refusal::NoProof => NO_PROOF_HERE,
        Refusal::UnknownKind => "this has the form of no token known here, and may be a secret of another kind.",
    };
    ["Nothing was ", did, why].concat()
}

/// What will not work, before it is saved.
pub fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::OtherSecret => "This is another secret, and no access token: your CRM cannot send messages with it.",
        Doubt::Untested => "This token was not tested. If it does not work, messages will not go out.",
        Doubt::Testing => "The test is not over. If the token does not work, messages will not go out.",
        Doubt::Changed => "Something was changed since the test. If it does not work, messages will not go out.",
        Doubt::CouldNotTell => "The test could not tell whether this works. If it does not, messages will not go out.",
        Doubt::MalformedId => "What stands in the field of an ID cannot be one: your CRM will find nothing by it.",
        Doubt::Failed(category) => match category {
            Some(Category::TokenExpired | Category::InvalidToken) => {
                "Meta refuses this token: with it, your CRM can neither send messages nor read your numbers."
            }
            Some(Category::PermissionDenied) => {
                "Meta denies this token something that your CRM needs. Until that is mended, messages may not go out."
            }
            Some(Category::WrongId) => {
                "An ID is wrong, or not assigned to this token. Until that is mended, \
                messages may not go out."
            }
            Some(Category::AppProblem) => {
                "Meta refused the test because of the app. Until that is mended, messages may not go out."
            }
            Some(Category::AccountRestricted) => {
                "Meta has restricted the app or the account. Until that is lifted, messages may not go out."
            }
            _ => "The test failed. Until that is mended, messages may not go out.",
        },
    }
}

/// Why the host has not saved.
pub fn not_saved(why: &str, is_changed_since_save: bool) -> String {
    let kept = if is_changed_since_save {
        ""
    } else {
        " Everything stays in the fields."
    };
    if why.is_empty() {
        ["Not saved, and no reason was given.", kept].concat()
    } else {
        let stop = if why.ends_with(['.', '!', '?']) { "" } else { "." };
        ["Not saved: ", why, stop, kept].concat()
    }
}

/// After the host has not answered a save in time.
pub fn unanswered_save() -> String {
    [
        "No answer came within ",
        &WAIT_SECS.to_string(),
        " seconds, so we do not know whether it was saved. You can save again.",
    ]
    .concat()
}

/// Why the host has not tested its stored token.
pub fn not_tested(why: &str) -> String {
    let lead = "The stored token was not tested, which says nothing about it.";
    if why.is_empty() {
        lead.to_owned()
    } else {
        [lead, " The reason given: ", why].concat()
    }
}

/// The word of a verdict, before its headline, for those who do not see the mark.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Connected => "Works",
        Verdict::Attention => "Works, needs attention",
        Verdict::Failed => "Does not work",
        Verdict::CouldNotTell => "Could not tell",
    }
}

/// The word of a check's state.
pub fn check_state(state: CheckState) -> &'static str {
    match state {
        CheckState::Pass => "works",
        CheckState::Warn => "needs attention",
        CheckState::Fail => "failed",
        CheckState::Unknown => "could not tell",
        CheckState::Skipped => "not checked",
        CheckState::Running => "checking",
    }
}

/// Until when Meta answers a version.
pub fn version_end(version: &GraphVersion) -> String {
    let name = version.as_str();
    match version.end() {
        VersionEnd::On(day) => ["Meta answers ", name, " until ", day, "."].concat(),
        VersionEnd::Past => [name, " has expired. Meta answers with a newer version."].concat(),
        VersionEnd::NotAnnounced => ["Meta has not announced when ", name, " expires."].concat(),
        VersionEnd::Unknown => [
            name,
            " is not known here. If it does not exist yet, Meta refuses every call.",
        ]
        .concat(),
    }
}

/// Beside the button that checks sending.
pub const SENDING_CHECK: &str = "Asks Meta once whether this token may send from this number. The message uses a template that does \
                                 not exist, so Meta sends nothing.";

/// What the second press does.
pub fn subscription(app_id: &AppId, account: &WabaId) -> String {
    format!(
        "This subscribes app {} to account {}. Meta then sends incoming messages of the account to the webhook address of the app. It \
         changes nothing else.",
        app_id.as_str(),
        account.as_str()
    )
}

/// The button that subscribes.
pub fn subscribe_app(app_id: &AppId) -> String {
    ["Subscribe app ", app_id.as_str()].concat()
}

/// That the app was not subscribed.
pub fn not_subscribed(failure: &Diagnosis) -> String {
    format!("The app was not subscribed: {}.", failure.title)
}

/// Under the field of the webhook address.
pub fn webhook_hint(typed: &str) -> &'static str {
    if typed.trim().is_empty() || WebhookAddress::parse(typed).is_some() {
        "The test compares it with the address that Meta uses."
    } else {
        "This is not a complete address. It starts with https:// and is not compared yet."
    }
}
