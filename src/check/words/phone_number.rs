//! The rows of the phone number and its health.

use super::names::number_name;
use crate::check::facts::FoundNumber;
use crate::diagnosis::Discovery;
use crate::graph::{AccountMode, CanSendMessage, CodeVerificationStatus, HealthStatus, PhoneNumber, PhoneNumberStatus};
use crate::words::{Lines, Said, Sentences, Text, t};

/// Said first if Meta did not give the health of the number.
pub(in crate::check) const HEALTH_OF_ACCOUNT: Text =
    t!("Meta reports the following about the account, not about the phone number.");
pub(in crate::check) const HEALTH_UNKNOWN: Text = t!("Meta did not say whether messages can be sent.");

/// The row of several numbers names this many of those that cannot be used.
const NUMBERS_LIMIT: usize = 4;
/// For a number with coexistence.
const ON_BIZ_APP: [Text; 2] = [
    t!("This phone number also runs in the WhatsApp Business app (coexistence)."),
    t!("Do not register or deregister this phone number with the API."),
];
const TEST_NUMBER: Text =
    t!("This phone number is a test number. It can send messages only to the recipients on its list.");

fn name_status(word: &str) -> Option<Said> {
    Some(match word {
        "APPROVED" => t!("Display name approved.").into(),
        "AVAILABLE_WITHOUT_REVIEW" => t!("Display name usable without review.").into(),
        "PENDING_REVIEW" => t!("Display name in review.").into(),
        "DECLINED" => t!("Display name declined.").into(),
        "EXPIRED" => t!("Display name expired.").into(),
        "NONE" => return None,
        word => Said::from(t!("Display name: {word}.")).with("word", word),
    })
}

fn quality(word: &str) -> Said {
    match word {
        "GREEN" => t!("Quality: high.").into(),
        "YELLOW" => t!("Quality: medium.").into(),
        "RED" => t!("Quality: low. Meta may lower the limit.").into(),
        "UNKNOWN" | "NA" => t!("Quality: not rated yet.").into(),
        word => Said::from(t!("Quality: {word}.")).with("word", word),
    }
}

fn limit(word: &str) -> Said {
    let customers = match word {
        "TIER_50" => "50",
        "TIER_250" => "250",
        "TIER_1K" => "1000",
        "TIER_2K" => "2000",
        "TIER_10K" => "10\u{a0}000",
        "TIER_100K" => "100\u{a0}000",
        "TIER_UNLIMITED" => return t!("Limit: none.").into(),
        word => return Said::from(t!("Limit: {word}.")).with("word", word),
    };
    Said::from(t!(
        "Limit: {count} customers in 24 hours, shared by all phone numbers of the portfolio."
    ))
    .with("count", customers)
}

/// The row of a number: its name, then what Meta says of it.
pub(in crate::check) fn phone_number(found: &FoundNumber) -> Lines {
    let number = &found.phone_number;
    let names = number.names();
    let name = if names.is_empty() {
        found.id.clone()
    } else {
        [&names, ", ", &found.id].concat()
    };
    let facts: Sentences = [
        status(number.status.as_ref()),
        number.name_status.as_deref().and_then(name_status),
        number.quality_rating.as_deref().map(quality),
        number.messaging_limit.as_deref().map(limit),
        verification(number.code_verification_status.as_ref()),
        platform(number),
    ]
    .into_iter()
    .flatten()
    .collect();
    let coexistence = ON_BIZ_APP.into_iter().map(Said::from).collect();
    [
        Some(Said::quote(name).as_sentence().into()),
        Some(facts).filter(|facts| !facts.is_empty()),
        (number.is_on_biz_app == Some(true)).then_some(coexistence),
        (number.account_mode == Some(AccountMode::Sandbox)).then(|| TEST_NUMBER.into()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A number in one line: its name, its quality and its limit.
pub(in crate::check) fn number_at_a_glance(found: &FoundNumber) -> Option<Sentences> {
    let number = &found.phone_number;
    let names = number.names();
    let facts: Sentences = [
        (!names.is_empty()).then(|| Said::quote(names).as_sentence()),
        number.quality_rating.as_deref().map(quality),
        number.messaging_limit.as_deref().map(limit),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!facts.is_empty()).then_some(facts)
}

/// The row of several numbers.
pub(in crate::check) fn phone_numbers(numbers: &[FoundNumber], has_more: bool) -> Lines {
    let (one, other) = if has_more {
        (
            t!("At least {count} phone number was found. Select one to test it."),
            t!("At least {count} phone numbers were found. Select one to test it."),
        )
    } else {
        (
            t!("{count} phone number was found. Select one to test it."),
            t!("{count} phone numbers were found. Select one to test it."),
        )
    };
    let found = Said::counted_items(numbers.len(), one, other);
    let not_usable = numbers
        .iter()
        .filter(|number| Discovery::of_status(&number.phone_number).is_some());
    let line = |number: &FoundNumber| {
        let status = status(number.phone_number.status.as_ref()).or_else(|| platform(&number.phone_number));
        Said::from(t!("{number}: {status}"))
            .with("number", number_name(number))
            .with("status", status.unwrap_or_default())
    };
    std::iter::once(found)
        .chain(not_usable.take(NUMBERS_LIMIT).map(line))
        .collect()
}

/// The row of the health: over all, then a line for each thing that Meta names.
pub(in crate::check) fn health(health: &HealthStatus, is_limited: bool, lines: &[Sentences]) -> Lines {
    let over_all = match &health.can_send_message {
        Some(CanSendMessage::Limited) if is_limited => t!("Meta says that sending is limited."),
        Some(CanSendMessage::Limited) => t!("Messages can be sent. Meta limits something else."),
        Some(CanSendMessage::Blocked) if is_limited => t!("Meta says that sending is blocked."),
        Some(CanSendMessage::Blocked) => {
            t!("Meta's overall status is BLOCKED, but nothing in Meta's list blocks messages.")
        }
        Some(CanSendMessage::Available) if is_limited => {
            t!("Meta says that messages can be sent, but also lists a limit.")
        }
        Some(CanSendMessage::Available) => t!("Meta says that messages can be sent."),
        Some(CanSendMessage::Other(_)) | None => HEALTH_UNKNOWN,
    };
    let mut all = Lines::from(over_all);
    all.extend(lines.iter().cloned());
    all
}

/// What a number's `status` says.
pub(in crate::check) fn status(status: Option<&PhoneNumberStatus>) -> Option<Said> {
    Some(match status? {
        PhoneNumberStatus::Connected | PhoneNumberStatus::Linked => t!("Registered with the Cloud API.").into(),
        PhoneNumberStatus::Pending => t!("Not registered with the Cloud API yet.").into(),
        PhoneNumberStatus::Disconnected => t!("No longer registered with the Cloud API.").into(),
        PhoneNumberStatus::Restricted => t!("Restricted by Meta.").into(),
        PhoneNumberStatus::Flagged => t!("Flagged by Meta for low quality.").into(),
        PhoneNumberStatus::Banned => t!("Banned by Meta.").into(),
        other => Said::from(t!("Status: {word}.")).with("word", other.as_str()),
    })
}

/// Where the number runs, if that is not the Cloud API.
fn platform(number: &PhoneNumber) -> Option<Said> {
    if number.is_not_provisioned() {
        return Some(t!("Meta has not set up this phone number for the Cloud API yet.").into());
    }
    let platform = number.platform_type.as_deref()?;
    (platform != "CLOUD_API").then(|| Said::from(t!("Platform: {word}.")).with("word", platform))
}

fn verification(status: Option<&CodeVerificationStatus>) -> Option<Said> {
    Some(match status? {
        CodeVerificationStatus::Verified => t!("Ownership verified.").into(),
        CodeVerificationStatus::NotVerified => t!("Ownership not verified by code.").into(),
        CodeVerificationStatus::Expired => {
            t!("The verification by code has expired. You need a new one only to register the phone number again.")
                .into()
        }
        CodeVerificationStatus::Other(word) => Said::from(t!("Verification: {word}.")).with("word", word.as_str()),
    })
}
