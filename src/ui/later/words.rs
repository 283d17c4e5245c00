//! The sentences of the second load that depend on the state. Fixed texts are in their view, what an answer means is in
//! `diagnosis`. Does not depend on where they are shown.

use crate::check::{CheckState, ConnectionReport, NextPage, Verdict};
use crate::diagnosis::{Category, Diagnosis, with_day};
use crate::graph::{GraphVersion, VersionEnd, WabaId, WebhookAddress};
use crate::paste::AppId;
use crate::ui::model::{Doubt, Host, Refusal, Refused, WAIT_SECS};
use crate::words::{Said, Sentences, Text, t};

/// At the field of the app secret.
pub const SECRET_STAYS: Text =
    t!("The app secret stays in this page. We use it here to calculate `appsecret_proof`, and send only that to Meta.");
pub const SECRET_GOES_ONCE: Text =
    t!("We send the app secret to graph.facebook.com in one request. After that request, this page forgets it.");
pub const SECRET_ABOVE: Text =
    t!("We use the app secret from the field above. After the request, this page forgets it.");

/// About the token that a host has stored.
pub const ASKING_HOST: Text = t!("Your CRM is testing the token that it has stored.");
pub const ABOUT_STORED_TOKEN: Text = t!("This result is about the token that your CRM has stored:");

/// After the page was hidden for a long time.
pub const ABANDONED_SAVE: Text =
    t!("All fields were cleared before the save was confirmed. We do not know if your changes were saved.");

/// In place of the name of an account that Meta did not name.
pub const NAMELESS_ACCOUNT: Text = t!("WhatsApp Business Account");

/// What was found, in numbers.
pub fn assets(report: &ConnectionReport) -> Said {
    let accounts = report.accounts.len();
    let text = match (accounts, report.remainders.is_empty()) {
        (0, true) => t!("This token can access {numbers}"),
        (0, false) => t!("This token can access at least {numbers}"),
        (_, true) => t!("This token can access {numbers} in {accounts}"),
        (_, false) => t!("This token can access at least {numbers} in {accounts}"),
    };
    let numbers = Said::counted_items(report.phone_numbers.len(), t!("{count} number"), t!("{count} numbers"));
    let accounts = Said::counted_items(accounts, t!("{count} account"), t!("{count} accounts"));
    Said::from(text).with("numbers", numbers).with("accounts", accounts)
}

/// That there are more accounts than are listed, if there are.
pub fn unlisted_accounts(count: usize) -> Option<Sentences> {
    let sentences = || {
        Sentences::from_iter([
            Said::from(t!("Accounts that are not listed here: {count}.")).with("count", count.to_string()),
            t!("To test one of them, enter its WhatsApp Business Account ID above.").into(),
        ])
    };
    (count > 0).then(sentences)
}

/// What a press fetches.
pub fn more(kind: &NextPage) -> Text {
    match kind {
        NextPage::NumbersOf(_) => t!("Show its numbers"),
        NextPage::FurtherNumbersOf(_) => t!("More numbers"),
        NextPage::FurtherAccounts => t!("More accounts"),
    }
}

/// Why nothing was tested or saved, at the field.
pub fn refusal(refused: Refused) -> Sentences {
    let outcome = match refused {
        Refused::Test(_) => t!("Nothing was sent."),
        Refused::Save(_) => t!("Nothing was saved."),
    };
    let why = match refused.why() {
        Refusal::Empty => t!("There is no token here yet. Paste the token that you copied from Meta."),
        Refusal::Stored => t!("The stored token stays in your CRM. To test a token here, paste it."),
        Refusal::OtherSecret => {
            t!(
                "This text is another secret, not an access token. Do not enter it in this field. Paste the token itself."
            )
        }
        Refusal::Example => t!("The field contains an example. Press \"Clear\", then paste your own token."),
        Refusal::Answer => t!("This text is an answer from Meta. It is explained below. Paste the token itself."),
        Refusal::NoToken => t!("We found no token in this text. Paste only the token."),
        Refusal::Several => t!("This text contains several tokens. Select the token that you want to use."),
        Refusal::NoProof => t!(
            "Browsers calculate the proof only on pages that are opened with https://. Open this page with https://, or \
             clear this field to test without the proof."
        ),
        Refusal::UnknownKind => {
            t!("This text does not look like a token that we know. It may be another kind of secret.")
        }
    };
    [outcome, why].map(Said::from).into_iter().collect()
}

/// What will not work, before it is saved.
pub fn doubt(doubt: Doubt) -> Text {
    match doubt {
        Doubt::OtherSecret => {
            t!("This text is another secret, not an access token. Your CRM cannot send messages with it.")
        }
        Doubt::Untested => t!("This token was not tested. If it does not work, your CRM cannot send messages."),
        Doubt::Testing => t!("The test is not finished. If the token does not work, your CRM cannot send messages."),
        Doubt::Changed => {
            t!("A field was changed after the test. If the new value does not work, your CRM cannot send messages.")
        }
        Doubt::CouldNotTell => {
            t!(
                "The test could not find out if the connection works. If it does not work, your CRM cannot send messages."
            )
        }
        Doubt::MalformedId => t!("One of the IDs is not valid. Your CRM cannot use it."),
        Doubt::Failed(category) => match category {
            Some(Category::TokenExpired | Category::InvalidToken) => {
                t!("Meta does not accept this token. Your CRM cannot send messages or read your numbers with it.")
            }
            Some(Category::PermissionDenied) => {
                t!(
                    "Meta denies this token something that your CRM needs. Until this is fixed, sending messages may fail."
                )
            }
            Some(Category::WrongId) => {
                t!("An ID is wrong or not assigned to this token. Until this is fixed, sending messages may fail.")
            }
            Some(Category::AppProblem) => {
                t!("Meta refused the test because of the app. Until this is fixed, sending messages may fail.")
            }
            Some(Category::AccountRestricted) => {
                t!(
                    "Meta has restricted the app or the account. Until Meta lifts the restriction, sending messages may \
                     fail."
                )
            }
            _ => t!("The test failed. Until this is fixed, sending messages may fail."),
        },
    }
}

/// Where the page itself sends what is saved.
pub fn saved_to(host: &Host, address: &str) -> Said {
    let text = if host.is_enabled {
        t!("\"Save Changes\" sends the token and the IDs to {address}.")
    } else {
        t!("\"Save & Enable\" sends the token and the IDs to {address}.")
    };
    Said::from(text).with("address", address)
}

/// Why the host has not saved. `why` is the host's.
pub fn not_saved(why: &str, is_changed_since_save: bool) -> Sentences {
    let not_saved = if why.is_empty() {
        t!("Not saved. No reason was given.")
    } else if why.ends_with(['!', '?', '؟', '。', '।']) {
        t!("Not saved: {reason}")
    } else {
        t!("Not saved: {reason}.")
    };
    let not_saved = Said::from(not_saved).with("reason", why);
    let kept = (!is_changed_since_save).then(|| t!("All fields keep their content.").into());
    [not_saved].into_iter().chain(kept).collect()
}

/// After the host has not answered a save in time.
pub fn unanswered_save() -> Sentences {
    let no_answer = Said::counted(
        i64::from(WAIT_SECS),
        t!("There was no answer within {count} second, so we do not know if your changes were saved."),
        t!("There was no answer within {count} seconds, so we do not know if your changes were saved."),
    );
    Sentences::from_iter([no_answer, t!("You can save again.").into()])
}

/// Why the host has not tested its stored token. `why` is the host's.
pub fn not_tested(why: &str) -> Sentences {
    let not_tested = t!("The stored token was not tested. This does not mean that the token is bad.").into();
    let reason = (!why.is_empty()).then(|| Said::from(t!("Reason: {reason}")).with("reason", why));
    [not_tested].into_iter().chain(reason).collect()
}

/// The word of a verdict, before its headline, for those who do not see the mark.
pub fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Connected => t!("Works"),
        Verdict::Attention => t!("Works, needs attention"),
        Verdict::Failed => t!("Does not work"),
        Verdict::CouldNotTell => t!("Could not tell"),
    }
}

/// The word of a check's state.
pub fn check_state(state: CheckState) -> Text {
    match state {
        CheckState::Pass => t!("works"),
        CheckState::Warn => t!("needs attention"),
        CheckState::Fail => t!("failed"),
        CheckState::Unknown => t!("could not tell"),
        CheckState::Skipped => t!("not checked"),
        CheckState::Running => t!("checking"),
    }
}

/// Until when Meta answers a version.
pub fn version_end(version: &GraphVersion) -> Said {
    let said = match version.end() {
        VersionEnd::On(day) => with_day(t!("Meta supports {version} until {day} {month} {year}.").into(), day),
        VersionEnd::Past => t!("{version} has expired. Meta answers with a newer version.").into(),
        VersionEnd::NotAnnounced => t!("Meta has not announced when {version} expires.").into(),
        VersionEnd::Unknown => {
            t!("We do not know version {version}. If it does not exist yet, Meta refuses every request.").into()
        }
    };
    said.with("version", version.as_str())
}

/// Beside the button that checks sending.
pub const SENDING_CHECK: Text = t!(
    "This check asks Meta once if this token can send from this number. The message uses a template that does not exist, \
     so Meta sends nothing."
);

/// What the second press does.
pub fn subscription(app_id: &AppId, account: &WabaId) -> Sentences {
    let subscribes = Said::from(t!("This step subscribes app {app} to account {account}."))
        .with("app", app_id.as_str())
        .with("account", account.as_str());
    let effect =
        t!("Meta then sends incoming messages of the account to the webhook address of the app. Nothing else changes.");
    Sentences::from_iter([subscribes, effect.into()])
}

/// The button that subscribes.
pub fn subscribe_app(app_id: &AppId) -> Said {
    Said::from(t!("Subscribe app {app}")).with("app", app_id.as_str())
}

/// That the app was not subscribed.
pub fn not_subscribed(failure: &Diagnosis) -> Said {
    Said::from(t!("The app was not subscribed: {reason}.")).with("reason", failure.title.clone())
}

/// Under the field of the webhook address.
pub fn webhook_hint(typed: &str) -> Text {
    if typed.trim().is_empty() || WebhookAddress::parse(typed).is_some() {
        t!("The test compares this address with the address that Meta uses.")
    } else {
        t!("This address is not complete, so it is not compared yet. Enter an address that starts with https://.")
    }
}
