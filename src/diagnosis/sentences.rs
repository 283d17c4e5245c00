//! The one catalogue of what is said, by cause. No sentence of a diagnosis is anywhere else.
//!
//! Each category has a file of its name. The order of sentences is: what happened, why, what to do; an explanation stays
//! within 60 words. Does not depend on how a cause is found, or on where its sentences are shown.

mod account_restricted;
mod app_problem;
mod codes;
mod ends_soon;
mod entry;
mod health;
mod id_fields;
mod invalid_token;
mod names;
mod needs_choice;
mod no_fault;
mod not_token_problem;
mod permission_denied;
mod print_body;
mod programs;
mod rate_limited;
mod receiving_limited;
mod sending_limited;
mod steps;
mod temporary_fault;
mod token_expired;
mod unreachable;
mod unrecognised;
mod wrong_id;

pub(super) use codes::{CodeSentence, code_sentence};
pub(super) use entry::Entry;
pub(super) use health::{META_ADVISES, META_SAYS, blocker, entity_health, health_effect};
pub use id_fields::id_problem_sentence;
pub(super) use names::{
    NamedObject, TOKEN_IS_FINE, TOKEN_IS_OPEN, named_object, object_kind, permission_purpose, place,
};

pub(super) use print_body::LIBRARIES;
pub(super) use programs::{PROGRAMS, ProgramSentence};

use super::category::{Category, Cause};
use super::template::Template;

/// What is said about a cause.
#[allow(clippy::too_many_lines, reason = "a line for each cause, which the compiler counts")]
pub(super) fn of(cause: Cause) -> &'static Entry {
    match cause {
        Cause::SessionExpired => &token_expired::SESSION_EXPIRED,
        Cause::Inactive90Days => &token_expired::INACTIVE_90_DAYS,
        Cause::MissingPermission => &permission_denied::MISSING_PERMISSION,
        Cause::AssetNotAssigned => &permission_denied::ASSET_NOT_ASSIGNED,
        Cause::RoleLost => &permission_denied::ROLE_LOST,
        Cause::AppReviewNeeded => &permission_denied::APP_REVIEW_NEEDED,
        Cause::AccessDenied => &permission_denied::ACCESS_DENIED,
        Cause::SendingNotGranted => &permission_denied::SENDING_NOT_GRANTED,
        Cause::PermissionNotGranted => &permission_denied::PERMISSION_NOT_GRANTED,
        Cause::PasswordChanged => &invalid_token::PASSWORD_CHANGED,
        Cause::AppRemovedByUser => &invalid_token::APP_REMOVED_BY_USER,
        Cause::LoggedOut => &invalid_token::LOGGED_OUT,
        Cause::Revoked => &invalid_token::REVOKED,
        Cause::SessionEnded => &invalid_token::SESSION_ENDED,
        Cause::LooksCut => &invalid_token::LOOKS_CUT,
        Cause::Malformed => &invalid_token::MALFORMED,
        Cause::NotParsable => &invalid_token::NOT_PARSABLE,
        Cause::Altered => &invalid_token::ALTERED,
        Cause::NothingToSend => &invalid_token::NOTHING_TO_SEND,
        Cause::MissingToken => &invalid_token::MISSING_TOKEN,
        Cause::AnotherKindOfToken => &invalid_token::ANOTHER_KIND_OF_TOKEN,
        Cause::UserNotAuthenticated => &invalid_token::USER_NOT_AUTHENTICATED,
        Cause::SaidInvalid => &invalid_token::SAID_INVALID,
        Cause::RejectedWithoutReason => &invalid_token::REJECTED_WITHOUT_REASON,
        Cause::ObjectNotFound => &wrong_id::OBJECT_NOT_FOUND,
        Cause::LooksLikePhoneNumber => &wrong_id::LOOKS_LIKE_PHONE_NUMBER,
        Cause::OtherKindOfObject => &wrong_id::OTHER_KIND_OF_OBJECT,
        Cause::IdNotAssigned => &wrong_id::ID_NOT_ASSIGNED,
        Cause::ListedNotAssigned => &wrong_id::LISTED_NOT_ASSIGNED,
        Cause::ObjectDeleted => &wrong_id::OBJECT_DELETED,
        Cause::IdMalformed => &wrong_id::ID_MALFORMED,
        Cause::OtherObjectNotFound => &wrong_id::OTHER_OBJECT_NOT_FOUND,
        Cause::IdMissing => &wrong_id::ID_MISSING,
        Cause::IdCannotBeOne => &wrong_id::ID_CANNOT_BE_ONE,
        Cause::MisplacedId => &wrong_id::MISPLACED_ID,
        Cause::WhatsAppAccountId => &wrong_id::WHATSAPP_ACCOUNT_ID,
        Cause::SwappedIds => &wrong_id::SWAPPED_IDS,
        Cause::NumberOfAnotherAccount => &wrong_id::NUMBER_OF_ANOTHER_ACCOUNT,
        Cause::AppDeleted => &app_problem::APP_DELETED,
        Cause::AppUnreadable => &app_problem::APP_UNREADABLE,
        Cause::AppNotLive => &app_problem::APP_NOT_LIVE,
        Cause::CapabilityMissing => &app_problem::CAPABILITY_MISSING,
        Cause::AppsecretProofRequired => &app_problem::APPSECRET_PROOF_REQUIRED,
        Cause::AppsecretProofInvalid => &app_problem::APPSECRET_PROOF_INVALID,
        Cause::AppIdCannotBeOne => &app_problem::APP_ID_CANNOT_BE_ONE,
        Cause::AppSecretMissing => &app_problem::APP_SECRET_MISSING,
        Cause::WrongAppSecret => &app_problem::WRONG_APP_SECRET,
        Cause::TokenOfAnotherApp => &app_problem::TOKEN_OF_ANOTHER_APP,
        Cause::AppTokenRequired => &app_problem::APP_TOKEN_REQUIRED,
        Cause::AppBlocked => &account_restricted::APP_BLOCKED,
        Cause::PolicyBlock => &account_restricted::POLICY_BLOCK,
        Cause::AccountLocked => &account_restricted::ACCOUNT_LOCKED,
        Cause::CountryRestricted => &account_restricted::COUNTRY_RESTRICTED,
        Cause::AccountReviewRejected => &account_restricted::ACCOUNT_REVIEW_REJECTED,
        Cause::Checkpointed => &account_restricted::CHECKPOINTED,
        Cause::UnconfirmedUser => &account_restricted::UNCONFIRMED_USER,
        Cause::ThrottledApp => &rate_limited::THROTTLED_APP,
        Cause::ThrottledUser => &rate_limited::THROTTLED_USER,
        Cause::ThrottledOperation => &rate_limited::THROTTLED_OPERATION,
        Cause::ThrottledAccount => &rate_limited::THROTTLED_ACCOUNT,
        Cause::ThrottledNumber => &rate_limited::THROTTLED_NUMBER,
        Cause::ThrottledPair => &rate_limited::THROTTLED_PAIR,
        Cause::ThrottledForSpam => &rate_limited::THROTTLED_FOR_SPAM,
        Cause::ThrottledRegistration => &rate_limited::THROTTLED_REGISTRATION,
        Cause::Throttled => &rate_limited::THROTTLED,
        Cause::ServiceUnavailable => &temporary_fault::SERVICE_UNAVAILABLE,
        Cause::Maintenance => &temporary_fault::MAINTENANCE,
        Cause::UnknownFault => &temporary_fault::UNKNOWN_FAULT,
        Cause::ServerError => &temporary_fault::SERVER_ERROR,
        Cause::Offline => &unreachable::OFFLINE,
        Cause::TimedOut => &unreachable::TIMED_OUT,
        Cause::CallRejected => &unreachable::CALL_REJECTED,
        Cause::NotMetaAnswered => &unreachable::NOT_META_ANSWERED,
        Cause::AnswerIncomplete => &unreachable::ANSWER_INCOMPLETE,
        Cause::AnswerTooLarge => &unreachable::ANSWER_TOO_LARGE,
        Cause::NoConnection => &unreachable::NO_CONNECTION,
        Cause::IpNotAllowed => &unreachable::IP_NOT_ALLOWED,
        Cause::TemporaryToken => &ends_soon::TEMPORARY_TOKEN,
        Cause::ProgramWantsPermanent => &ends_soon::PROGRAM_WANTS_PERMANENT,
        Cause::NearItsEnd => &ends_soon::NEAR_ITS_END,
        Cause::NoPhoneNumberId => &needs_choice::NO_PHONE_NUMBER_ID,
        Cause::NumbersNotAsked => &needs_choice::NUMBERS_NOT_ASKED,
        Cause::NoPhoneNumbers => &needs_choice::NO_PHONE_NUMBERS,
        Cause::NumberNotConnected => &sending_limited::NUMBER_NOT_CONNECTED,
        Cause::NumberRestricted => &sending_limited::NUMBER_RESTRICTED,
        Cause::NumberRemoved => &sending_limited::NUMBER_REMOVED,
        Cause::NumberStatusUnclear => &sending_limited::NUMBER_STATUS_UNCLEAR,
        Cause::CoexistenceDisconnected => &sending_limited::COEXISTENCE_DISCONNECTED,
        Cause::AccountBanned => &sending_limited::ACCOUNT_BANNED,
        Cause::AccountNotApproved => &sending_limited::ACCOUNT_NOT_APPROVED,
        Cause::QualityFlagged => &sending_limited::QUALITY_FLAGGED,
        Cause::PaymentMissing => &sending_limited::PAYMENT_MISSING,
        Cause::BusinessUnverified => &sending_limited::BUSINESS_UNVERIFIED,
        Cause::BusinessProfileIncomplete => &sending_limited::BUSINESS_PROFILE_INCOMPLETE,
        Cause::AppCannotSend => &sending_limited::APP_CANNOT_SEND,
        Cause::MessagingOfOtherAccount => &sending_limited::MESSAGING_OF_OTHER_ACCOUNT,
        Cause::WebhookNotSubscribed => &receiving_limited::WEBHOOK_NOT_SUBSCRIBED,
        Cause::WebhookElsewhere => &receiving_limited::WEBHOOK_ELSEWHERE,
        Cause::AnotherApp => &receiving_limited::ANOTHER_APP,
        Cause::MessagingNotListed => &sending_limited::MESSAGING_NOT_LISTED,
        Cause::SendingBlocked => &sending_limited::SENDING_BLOCKED,
        Cause::SendingPartlyLimited => &sending_limited::SENDING_PARTLY_LIMITED,
        Cause::RecipientNotAllowed => &not_token_problem::RECIPIENT_NOT_ALLOWED,
        Cause::RecipientUnreachable => &not_token_problem::RECIPIENT_UNREACHABLE,
        Cause::WindowClosed => &not_token_problem::WINDOW_CLOSED,
        Cause::NumberNotRegistered => &not_token_problem::NUMBER_NOT_REGISTERED,
        Cause::WebhookNotVerified => &not_token_problem::WEBHOOK_NOT_VERIFIED,
        Cause::WebhookTaken => &not_token_problem::WEBHOOK_TAKEN,
        Cause::RegistrationProblem => &not_token_problem::REGISTRATION_PROBLEM,
        Cause::DisplayName => &not_token_problem::DISPLAY_NAME,
        Cause::PaymentProblem => &not_token_problem::PAYMENT_PROBLEM,
        Cause::TemplateNotApproved => &not_token_problem::TEMPLATE_NOT_APPROVED,
        Cause::TemplateProblem => &not_token_problem::TEMPLATE_PROBLEM,
        Cause::MessageProblem => &not_token_problem::MESSAGE_PROBLEM,
        Cause::NonexistingField => &not_token_problem::NONEXISTING_FIELD,
        Cause::UnknownPath => &not_token_problem::UNKNOWN_PATH,
        Cause::BadParameter => &not_token_problem::BAD_PARAMETER,
        Cause::StateForbids => &not_token_problem::STATE_FORBIDS,
        Cause::ProgramLimit => &not_token_problem::PROGRAM_LIMIT,
        Cause::RequestRefused => &not_token_problem::REQUEST_REFUSED,
        Cause::AlreadyPermanent => &not_token_problem::ALREADY_PERMANENT,
        Cause::OauthFlow => &not_token_problem::OAUTH_FLOW,
        Cause::HttpsRequired => &not_token_problem::HTTPS_REQUIRED,
        Cause::HealthyAnswer => &no_fault::HEALTHY_ANSWER,
        Cause::WebhookNotification => &no_fault::WEBHOOK_NOTIFICATION,
        Cause::HealthyToken => &no_fault::HEALTHY_TOKEN,
        Cause::NothingFailed => &no_fault::NOTHING_FAILED,
        Cause::Unrecognised => &unrecognised::UNRECOGNISED,
        Cause::NoAnswerFound => &unrecognised::NO_ANSWER_FOUND,
        Cause::ProgramRefused => &unrecognised::PROGRAM_REFUSED,
        Cause::AnswerHidden => &unrecognised::ANSWER_HIDDEN,
        Cause::NotFromMeta => &unrecognised::NOT_FROM_META,
        Cause::ContradictoryAnswers => &unrecognised::CONTRADICTORY_ANSWERS,
        Cause::UnexpectedAnswer => &unrecognised::UNEXPECTED_ANSWER,
    }
}

/// The headline of a category.
pub(super) fn headline(category: Category) -> Template {
    match category {
        Category::TokenExpired => const { Template::new("Token expired") },
        Category::PermissionDenied => const { Template::new("Permission denied") },
        Category::InvalidToken => const { Template::new("Invalid token") },
        Category::WrongId => const { Template::new("Wrong ID or not assigned") },
        Category::AppProblem => const { Template::new("App problem") },
        Category::AccountRestricted => const { Template::new("Account restricted") },
        Category::RateLimited => const { Template::new("Too many requests") },
        Category::TemporaryFault => const { Template::new("Temporary fault at Meta") },
        Category::Unreachable => const { Template::new("Could not reach Meta") },
        Category::EndsSoon => {
            const {
                Template::new(
                    "{program_wants_permanent}Works now, but not permanent | Works now, ends {ends} | Works now, ends soon",
                )
            }
        }
        Category::NeedsChoice => {
            const { Template::new("{no_phone_numbers}Choose a phone number to add | Choose a phone number ID") }
        }
        Category::SendingLimited => const { Template::new("Connected, but sending is limited") },
        Category::ReceivingLimited => const { Template::new("Connected, but incoming messages may not arrive") },
        Category::NotTokenProblem => {
            const { Template::new("{already_permanent}Nothing to exchange | Not a token problem") }
        }
        Category::NoFault => const { Template::new("Nothing wrong in this answer") },
        Category::Unrecognised => const { Template::new("Unrecognised answer") },
    }
}

/// What is said of a cause, as it is in the catalogue: with `{placeholders}` for what is known of a case, and ` | `
/// between alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The cause.
    pub cause: Cause,
    /// The headline of its category.
    pub headline: &'static str,
    /// Its sentences.
    pub explanation: Vec<&'static str>,
    /// Its steps.
    pub steps: Vec<&'static str>,
}

/// Everything that is said of any cause, for a reviewer to read in one place.
#[must_use]
pub fn catalogue() -> Vec<CatalogueEntry> {
    Cause::ALL
        .iter()
        .map(|cause| {
            let entry = of(*cause);
            CatalogueEntry {
                cause: *cause,
                headline: headline(cause.category()).text(),
                explanation: entry.explanation.text().lines().collect(),
                steps: entry
                    .steps
                    .iter()
                    .copied()
                    .flatten()
                    .map(|step| step.text.text())
                    .collect(),
            }
        })
        .collect()
}
