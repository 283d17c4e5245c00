//! Which causes are easily confused, because Meta's texts or codes for them are alike. Does not depend on what is said of a cause.

use crate::diagnosis::Cause;

/// The most causes that are named for one.
const LIMIT: usize = 4;

/// Groups of causes that are easily confused with each other. The first groups of a cause are named first.
#[rustfmt::skip]
const GROUPS: &[&[Cause]] = &[
    // The session behind a token.
    &[Cause::SessionExpired, Cause::Inactive90Days, Cause::PasswordChanged],
    &[Cause::PasswordChanged, Cause::LoggedOut, Cause::Checkpointed],
    &[Cause::Revoked, Cause::AppRemovedByUser, Cause::SessionEnded],
    &[Cause::LooksCut, Cause::Malformed, Cause::NotParsable, Cause::Altered],
    &[Cause::MissingToken, Cause::NothingToSend, Cause::NotParsable],
    &[Cause::AnotherKindOfToken, Cause::AppTokenRequired, Cause::UserNotAuthenticated],
    &[Cause::RejectedWithoutReason, Cause::SaidInvalid, Cause::SessionExpired],
    &[Cause::TemporaryToken, Cause::NearItsEnd, Cause::SessionExpired],
    &[Cause::UnconfirmedUser, Cause::Checkpointed],
    // Permissions and access.
    &[Cause::MissingPermission, Cause::AssetNotAssigned, Cause::PermissionNotGranted],
    &[Cause::AccessDenied, Cause::SendingNotGranted, Cause::AssetNotAssigned],
    &[Cause::AppReviewNeeded, Cause::CapabilityMissing, Cause::MissingPermission],
    &[Cause::RoleLost, Cause::AssetNotAssigned],
    &[Cause::StateForbids, Cause::PermissionNotGranted],
    // IDs.
    &[Cause::ObjectNotFound, Cause::IdNotAssigned, Cause::MissingPermission],
    &[Cause::ObjectNotFound, Cause::LooksLikePhoneNumber, Cause::OtherKindOfObject],
    &[Cause::ObjectDeleted, Cause::ObjectNotFound],
    &[Cause::OtherObjectNotFound, Cause::ObjectNotFound],
    &[Cause::IdMalformed, Cause::IdMissing, Cause::IdCannotBeOne],
    &[Cause::MisplacedId, Cause::SwappedIds, Cause::WhatsAppAccountId],
    &[Cause::ListedNotAssigned, Cause::IdNotAssigned, Cause::AssetNotAssigned],
    &[Cause::NumberOfAnotherAccount, Cause::SwappedIds],
    &[Cause::NonexistingField, Cause::OtherKindOfObject],
    &[Cause::BadParameter, Cause::ObjectNotFound],
    &[Cause::UnknownPath, Cause::IdMissing],
    // The app.
    &[Cause::AppDeleted, Cause::AppUnreadable, Cause::AppNotLive],
    &[Cause::AppsecretProofRequired, Cause::AppsecretProofInvalid, Cause::WrongAppSecret],
    &[Cause::AppIdCannotBeOne, Cause::TokenOfAnotherApp],
    &[Cause::AnotherApp, Cause::TokenOfAnotherApp],
    &[Cause::OauthFlow, Cause::WrongAppSecret],
    // Restrictions.
    &[Cause::AppBlocked, Cause::PolicyBlock, Cause::AccountLocked],
    &[Cause::AccountBanned, Cause::AccountLocked],
    &[Cause::AccountReviewRejected, Cause::AccountNotApproved],
    &[Cause::CountryRestricted, Cause::RecipientUnreachable],
    &[Cause::NumberRestricted, Cause::QualityFlagged, Cause::AccountBanned],
    // Limits.
    &[Cause::ThrottledApp, Cause::ThrottledUser, Cause::ThrottledAccount],
    &[Cause::ThrottledNumber, Cause::ThrottledPair, Cause::ThrottledForSpam],
    &[Cause::ThrottledForSpam, Cause::QualityFlagged],
    &[Cause::ThrottledOperation, Cause::ThrottledApp],
    &[Cause::ThrottledRegistration, Cause::RegistrationProblem],
    // Faults, and answers that did not arrive.
    &[Cause::ServiceUnavailable, Cause::UnknownFault, Cause::ServerError],
    &[Cause::Maintenance, Cause::ServiceUnavailable],
    &[Cause::CallRejected, Cause::Offline, Cause::TimedOut],
    &[Cause::AnswerIncomplete, Cause::AnswerTooLarge, Cause::NotMetaAnswered],
    &[Cause::NoConnection, Cause::NotMetaAnswered],
    &[Cause::Unrecognised, Cause::NotFromMeta, Cause::AnswerHidden],
    // Sending and receiving.
    &[Cause::NumberNotRegistered, Cause::NumberNotConnected],
    &[Cause::DisplayName, Cause::NumberNotRegistered],
    &[Cause::PaymentProblem, Cause::PaymentMissing],
    &[Cause::AppCannotSend, Cause::MessagingNotListed, Cause::SendingNotGranted],
    &[Cause::RecipientNotAllowed, Cause::RecipientUnreachable, Cause::WindowClosed],
    &[Cause::TemplateNotApproved, Cause::TemplateProblem, Cause::MessageProblem],
    &[Cause::WebhookNotSubscribed, Cause::WebhookElsewhere, Cause::WebhookTaken],
    &[Cause::WebhookNotVerified, Cause::WebhookElsewhere],
];

/// What a cause is confused with.
#[must_use]
pub fn confused_with(cause: Cause) -> Vec<Cause> {
    let mut others: Vec<Cause> = Vec::new();
    for other in GROUPS.iter().filter(|group| group.contains(&cause)).copied().flatten() {
        if *other != cause && !others.contains(other) && others.len() < LIMIT {
            others.push(*other);
        }
    }
    others
}
