//! The evidence of a diagnosis. Does not depend on what the evidence means.

use super::context::ObjectKind;
use super::write::Diagnosis;
use crate::graph::{HealthStatus, IdProblem, PhoneNumber, PhoneNumberStatus, Reply, WebhookAddress, WebhookLevel};
use crate::paste::{AppId, Inspection};

/// The evidence of a diagnosis.
#[derive(Clone, Debug)]
pub enum Evidence<'a> {
    /// A reply from Meta, or from whatever answered in its place.
    Reply(&'a Reply),
    /// No readable reply.
    NoAnswer(NoAnswer),
    /// The token works, and ends at this time (Unix seconds).
    EndsSoon {
        /// When it ends.
        expires_at: i64,
        /// Whether it expires within hours, as those from API Setup.
        is_temporary: bool,
    },
    /// What Meta says of sending, if it is not `AVAILABLE`.
    Health(&'a HealthStatus),
    /// What the `status` of a number says against sending, and what its health says beside it.
    StatusAndHealth(Discovery<'a>, &'a HealthStatus),
    /// The text in a field cannot be an ID.
    IdProblem(IdProblem),
    /// A refusal of one object for want of a permission that the token is proven to have.
    NotAssigned(&'a Reply),
    /// A refusal of an account that a portfolio lists.
    ListedNotAssigned(&'a Reply),
    /// A refusal of the token, although another call of the same run worked with it.
    Contradiction(&'a Reply),
    /// What the answers of a run tell together.
    Discovery(Discovery<'a>),
    /// Nothing was asked of Meta.
    NotSent(NotSent<'a>),
}

/// Why nothing was asked of Meta.
#[derive(Clone, Copy, Debug)]
pub enum NotSent<'a> {
    /// There is no token, or it is recognised as another secret.
    NoToken(&'a Inspection),
    /// What was given as the app ID cannot be one.
    AppId,
    /// An exchange takes the app secret, and none was given.
    NoAppSecret,
    /// The token to exchange has no end.
    Permanent,
    /// The token to exchange is the app's own.
    OfApp,
    /// The token to exchange has expired, as Meta said to a call before.
    Ended(&'a Diagnosis),
}

/// What the answers of a run tell together, and no single refusal says.
#[derive(Clone, Copy, Debug)]
pub enum Discovery<'a> {
    /// `debug_token` says that the token is not valid, without saying why.
    SaidInvalid,
    /// No phone number ID was given, none was found, and the token is proven to work.
    NoPhoneNumberId {
        /// Whether the search ended early because the token may not list portfolios.
        lacks_business_management: bool,
    },
    /// Accounts were found, and not all of their numbers were asked for.
    NumbersNotAsked {
        /// Whether the requests were sent elsewhere and their answers pasted.
        in_answers: bool,
    },
    /// The account has no phone number.
    NoPhoneNumbers {
        /// Its name or ID.
        account: &'a str,
    },
    /// The text in a field is the ID of something else.
    MisplacedId(ObjectKind),
    /// Each ID is in the other's field.
    SwappedIds {
        /// The phone number ID.
        phone_number_id: &'a str,
        /// The account's ID.
        account_id: &'a str,
    },
    /// The number does not belong to the account that was given.
    NumberOfAnotherAccount {
        /// The phone number ID.
        phone_number_id: &'a str,
        /// The account's ID that was given.
        account_id: &'a str,
        /// The account that it belongs to, if known.
        owner_id: Option<&'a str>,
    },
    /// The number was read, but is not registered with the Cloud API.
    NumberNotRegistered,
    /// The number also runs in the `WhatsApp` Business app, and is not connected with the Cloud API.
    CoexistenceDisconnected,
    /// The number's `status` is `RESTRICTED` or `BANNED`.
    NumberRestricted,
    /// The number's `status` says that it is no longer part of this account: `DELETED`, `MIGRATED` or `UNLINKED`.
    NumberRemoved,
    /// The number's `status` is a word that limits sending, or that is not known.
    NumberStatus(&'a str),
    /// This app is not among the apps that hear of the account's messages.
    WebhookNotSubscribed {
        /// The account's ID.
        account_id: &'a str,
        /// Whether another app hears of them.
        others_are: bool,
    },
    /// The account's review is `REJECTED` or `RESTRICTED`.
    AccountNotApproved(&'a str),
    /// Meta lists the permission to send for other accounts only.
    MessagingOfOtherAccount {
        /// The account's ID.
        account_id: &'a str,
        /// The accounts that it is listed for.
        listed: &'a str,
    },
    /// Incoming messages go to another address than the CRM's.
    WebhookElsewhere {
        /// The address in force.
        address: &'a WebhookAddress,
        /// Where it is set.
        level: WebhookLevel,
        /// The address of the CRM.
        expected: &'a WebhookAddress,
        /// The account's ID, if it is known.
        account_id: Option<&'a str>,
    },
    /// The token belongs to another app than the CRM uses.
    AnotherApp {
        /// The app that the CRM uses.
        expected: &'a AppId,
    },
    /// The number was read, but the permission to send is not in Meta's list of this token's permissions.
    MessagingNotListed,
}

impl<'a> Discovery<'a> {
    /// What a number's own `status` says against sending. A word that is not known is not taken for a good sign.
    #[must_use]
    pub fn of_status(number: &'a PhoneNumber) -> Option<Self> {
        let is_coexistent = number.is_on_biz_app == Some(true);
        let Some(status) = number.status.as_ref() else {
            return (number.is_not_provisioned() && !is_coexistent).then_some(Self::NumberNotRegistered);
        };
        match status {
            PhoneNumberStatus::Connected | PhoneNumberStatus::Linked | PhoneNumberStatus::Flagged => None,
            // Such a number is connected by its app, and the endpoint to register is not for it.
            PhoneNumberStatus::Pending | PhoneNumberStatus::Disconnected | PhoneNumberStatus::Unverified
                if is_coexistent =>
            {
                Some(Self::CoexistenceDisconnected)
            }
            PhoneNumberStatus::Pending | PhoneNumberStatus::Disconnected | PhoneNumberStatus::Unverified => {
                Some(Self::NumberNotRegistered)
            }
            PhoneNumberStatus::Restricted | PhoneNumberStatus::Banned => Some(Self::NumberRestricted),
            PhoneNumberStatus::Unlinked | PhoneNumberStatus::Migrated | PhoneNumberStatus::Deleted => {
                Some(Self::NumberRemoved)
            }
            PhoneNumberStatus::RateLimited | PhoneNumberStatus::Other(_) => Some(Self::NumberStatus(status.as_str())),
        }
    }
}

/// Why there was no readable reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser says that it is offline.
    Offline,
    /// Nothing came in time.
    TimedOut {
        /// How long was waited.
        after_secs: u32,
    },
    /// The browser rejected the call: a content blocker, a security policy, DNS, CORS. They cannot be told apart.
    Rejected,
    /// A terminal could not reach Meta.
    NoConnection,
    /// More came than an answer from Meta can be, so it was given up.
    TooLarge,
}
