//! The rows of the phone number and its health.

use super::names::number_name;
use crate::check::facts::FoundNumber;
use crate::diagnosis::Discovery;
use crate::graph::{AccountMode, CanSendMessage, CodeVerificationStatus, HealthStatus, PhoneNumber, PhoneNumberStatus};
use crate::words::Sentences;

/// Said first where Meta did not say the number's own health.
pub(in crate::check) const HEALTH_OF_ACCOUNT: &str = "This is what Meta says about the account, not about the number.";
pub(in crate::check) const HEALTH_UNKNOWN: &str = "Meta did not say whether messages can be sent.";

/// The row of several numbers names this many of those that cannot be used.
const NUMBERS_LIMIT: usize = 4;
/// Said of a number with coexistence.
const ON_BIZ_APP: &str = "\nThe number also runs in the WhatsApp Business app (coexistence). Do not register or deregister it through the API.";

/// A word of Meta's and what it says.
type Words = &'static [(&'static str, &'static str)];

const NAMES: Words = &[
    ("APPROVED", "Display name approved."),
    ("AVAILABLE_WITHOUT_REVIEW", "Display name usable without review."),
    ("PENDING_REVIEW", "Display name in review."),
    ("DECLINED", "Display name declined."),
    ("EXPIRED", "Display name expired."),
    ("NONE", ""),
];

const QUALITIES: Words = &[
    ("GREEN", "Quality high."),
    ("YELLOW", "Quality medium."),
    ("RED", "Quality low: Meta may lower the limit."),
    ("UNKNOWN", "Quality not rated yet."),
    ("NA", "Quality not rated yet."),
];

const TIERS: Words = &[
    (
        "TIER_50",
        "Up to 50 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    (
        "TIER_250",
        "Up to 250 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    (
        "TIER_1K",
        "Up to 1,000 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    (
        "TIER_2K",
        "Up to 2,000 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    (
        "TIER_10K",
        "Up to 10,000 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    (
        "TIER_100K",
        "Up to 100,000 customers in 24 hours, shared by all numbers of the portfolio.",
    ),
    ("TIER_UNLIMITED", "No limit of customers a day."),
];

/// The row of a number: its name, then what Meta says of it.
pub(in crate::check) fn phone_number(found: &FoundNumber) -> String {
    let number = &found.phone_number;
    let names = number.names();
    let mut row = if names.is_empty() {
        found.id.clone()
    } else {
        format!("{names}, {}", found.id)
    };
    row.push('.');
    let facts: Vec<String> = [
        status(number.status.as_ref()),
        said(NAMES, "Display name", number.name_status.as_deref()),
        said(QUALITIES, "Quality", number.quality_rating.as_deref()),
        said(TIERS, "Limit", number.messaging_limit.as_deref()),
        verification(number.code_verification_status.as_ref()),
        platform(number),
    ]
    .into_iter()
    .flatten()
    .filter(|fact| !fact.is_empty())
    .collect();
    if !facts.is_empty() {
        row.push('\n');
        row.push_str(&facts.join(" "));
    }
    if number.is_on_biz_app == Some(true) {
        row.push_str(ON_BIZ_APP);
    }
    if number.account_mode == Some(AccountMode::Sandbox) {
        row.push_str("\nA test number: it sends only to the recipients on its list.");
    }
    row
}

/// A number in one line: its name, its quality and its limit.
pub(in crate::check) fn number_at_a_glance(found: &FoundNumber) -> Option<String> {
    let number = &found.phone_number;
    let facts = [
        Some(number.names())
            .filter(|names| !names.is_empty())
            .map(|names| names + "."),
        said(QUALITIES, "Quality", number.quality_rating.as_deref()),
        said(TIERS, "Limit", number.messaging_limit.as_deref()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    (!facts.is_empty()).then(|| facts.join(" "))
}

/// The row of several numbers.
pub(in crate::check) fn phone_numbers(numbers: &[FoundNumber], has_more: bool) -> String {
    let count = numbers.len();
    let noun = if count == 1 { "number" } else { "numbers" };
    let at_least = if has_more { "At least " } else { "" };
    let found = format!("{at_least}{count} {noun} found. Choose one to test it by itself.");
    let not_usable = numbers
        .iter()
        .filter(|number| Discovery::of_status(&number.phone_number).is_some());
    let line = |number: &FoundNumber| {
        let status = status(number.phone_number.status.as_ref()).or_else(|| platform(&number.phone_number));
        format!("{}: {}", number_name(number), status.unwrap_or_default())
    };
    std::iter::once(found)
        .chain(not_usable.take(NUMBERS_LIMIT).map(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The row of the health: over all, then a line for each thing that Meta names.
pub(in crate::check) fn health(health: &HealthStatus, is_limited: bool, lines: &[Sentences]) -> String {
    let over_all = match &health.can_send_message {
        Some(CanSendMessage::Limited) if is_limited => "Meta says that sending is limited.",
        Some(CanSendMessage::Limited) => "Messages can be sent; what Meta limits is something else.",
        Some(CanSendMessage::Blocked) if is_limited => "Meta says that sending is blocked.",
        Some(CanSendMessage::Blocked) => "Meta's overall word is BLOCKED, but nothing that Meta lists blocks messages.",
        Some(CanSendMessage::Available) if is_limited => {
            "Meta says that messages can be sent, but lists something that limits them."
        }
        Some(CanSendMessage::Available) => "Meta says that messages can be sent.",
        Some(CanSendMessage::Other(_)) | None => HEALTH_UNKNOWN,
    };
    let lines = lines.iter().map(Sentences::to_string);
    let lines: Vec<String> = std::iter::once(over_all.to_owned()).chain(lines).collect();
    lines.join("\n")
}

/// What a number's `status` says.
pub(in crate::check) fn status(status: Option<&PhoneNumberStatus>) -> Option<String> {
    Some(match status? {
        PhoneNumberStatus::Connected | PhoneNumberStatus::Linked => "Registered with the Cloud API.".to_owned(),
        PhoneNumberStatus::Pending => "Not registered with the Cloud API yet.".to_owned(),
        PhoneNumberStatus::Disconnected => "No longer registered with the Cloud API.".to_owned(),
        PhoneNumberStatus::Restricted => "Restricted by Meta.".to_owned(),
        PhoneNumberStatus::Flagged => "Flagged by Meta for low quality.".to_owned(),
        PhoneNumberStatus::Banned => "Banned by Meta.".to_owned(),
        other => format!("Status: {}.", other.as_str()),
    })
}

/// Where the number runs, if that is not the Cloud API.
fn platform(number: &PhoneNumber) -> Option<String> {
    if number.is_not_provisioned() {
        return Some("Meta has not set it up for the Cloud API yet.".to_owned());
    }
    let platform = number.platform_type.as_deref()?;
    (platform != "CLOUD_API").then(|| format!("Platform: {platform}."))
}

fn verification(status: Option<&CodeVerificationStatus>) -> Option<String> {
    Some(match status? {
        CodeVerificationStatus::Verified => "Ownership verified.".to_owned(),
        CodeVerificationStatus::NotVerified => "Ownership not verified by code.".to_owned(),
        CodeVerificationStatus::Expired => {
            "Its verification by code has expired; a new one is needed to register it again.".to_owned()
        }
        CodeVerificationStatus::Other(word) => format!("Verification: {word}."),
    })
}

/// What a word says; one that is new is said as it is.
fn said(words: Words, about: &str, word: Option<&str>) -> Option<String> {
    let word = word?;
    let known = words.iter().find(|(known, _)| *known == word);
    Some(known.map_or_else(|| format!("{about}: {word}."), |(_, sentence)| (*sentence).to_owned()))
}
