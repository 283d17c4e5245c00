//! From evidence to one true diagnosis and the steps that mend it: a table of rules and a catalogue of sentences.
//!
//! Knows what Meta's answers mean. Must not know the network, the order of the questions, or how a page looks.

mod answer;
mod calendar;
mod category;
mod clock;
mod compose;
mod cut;
mod guide;
mod health;
mod hints;
mod reminder;
mod rules;
mod screens;
mod when;
mod words;

pub use answer::{Explained, explain, read_paste};
pub use category::{Category, Cause};
pub use clock::Clock;
pub use guide::{AFTER_SAVING, INTRODUCTION, Known, Link, Part, PartId, Section, guide, if_the_crm_fails, part_for};
pub use health::{limits_sending, lines as health_lines};

pub use reminder::reminder;
pub use when::{ends as moment, left as time_left, utc};

use crate::access_token::{AppId, Completeness, Finding, Inspection, Severity};
use crate::graph::{GraphError, HealthStatus, IdProblem, PhoneNumber, PhoneNumberStatus, Reply, UnreadableBody};
use compose::{Case, Found, compose};
use hints::Hints;

/// What is said of a cause, as it stands in the catalogue: with `{placeholders}` for what is known of a case, and ` | `
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
        .filter_map(|cause| {
            let entry = words::of(*cause)?;
            Some(CatalogueEntry {
                cause: *cause,
                headline: words::headline(cause.category()),
                explanation: entry.explanation.lines().collect(),
                steps: entry.steps.iter().copied().flatten().map(|step| step.text).collect(),
            })
        })
        .collect()
}

/// What is wrong, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The coarse reading; decides the headline.
    pub category: Category,
    /// The finer reading.
    pub cause: Cause,
    /// The headline, such as "Token expired".
    pub title: String,
    /// What happened and why: one to three short sentences.
    pub explanation: String,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Whether the token is proven to be fine; `None`: cannot tell.
    pub token_is_fine: Option<bool>,
    /// Whether the same call may work when it is made again.
    pub retryable: bool,
    /// What Meta said, where Meta said something.
    pub graph: Option<GraphFacts>,
}

impl Diagnosis {
    /// Whether the app secret would take a test further.
    #[must_use]
    pub fn asks_for_app_secret(&self) -> bool {
        matches!(self.cause, Cause::AppsecretProofRequired | Cause::AppsecretProofInvalid)
    }

    /// What Meta said, by name, for people who want the raw facts: only what is known.
    pub fn facts(&self) -> impl Iterator<Item = (&'static str, String)> {
        let said = self.graph.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        [
            ("Message", said.message),
            ("Type", said.error_type),
            ("Code", number(said.code)),
            ("Subcode", number(said.subcode)),
            ("HTTP status", number(said.http_status.map(i64::from))),
            ("fbtrace_id", said.fbtrace_id),
        ]
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
    }
}

/// One step of the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The very screen to do it on.
    pub url: Option<String>,
}

/// What Meta said, redacted, for people who want the raw facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphFacts {
    /// `code`.
    pub code: Option<i64>,
    /// `error_subcode`.
    pub subcode: Option<i64>,
    /// `type`.
    pub error_type: Option<String>,
    /// `message`, then `error_user_msg` and `error_data.details` where they say more.
    pub message: Option<String>,
    /// The HTTP status, where it is known.
    pub http_status: Option<u16>,
    /// `fbtrace_id`.
    pub fbtrace_id: Option<String>,
}

/// What a diagnosis is made from.
#[derive(Clone, Debug)]
pub enum Evidence<'a> {
    /// A reply of Meta's, or of whatever answered in its place.
    Reply(&'a Reply),
    /// No readable reply.
    NoAnswer(NoAnswer),
    /// The token works, and ends at this time (Unix seconds).
    EndsSoon {
        /// When it ends.
        expires_at: i64,
        /// Whether it is one that lives for hours, as those from API Setup.
        is_temporary: bool,
    },
    /// What Meta says of sending, where it is not `AVAILABLE`.
    Health(&'a HealthStatus),
    /// What stands in a field cannot be an ID.
    IdProblem(IdProblem),
    /// A refusal of one object for want of a permission that the token is proven to have.
    NotAssigned(&'a Reply),
    /// A refusal of the token, where another call of the same run worked with it.
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
    /// The token to exchange has ended, as Meta said to a call before.
    Ended(&'a Diagnosis),
}

/// What the answers of a run tell together, and no single refusal says.
#[derive(Clone, Copy, Debug)]
pub enum Discovery<'a> {
    /// `debug_token` says that the token is not valid, without saying why.
    SaidInvalid,
    /// No phone number ID was given, none was found, and the token is proven to live.
    NoPhoneNumberId {
        /// Whether the search ended early because the token may not list portfolios.
        lacks_business_management: bool,
    },
    /// Accounts were found, and not all of their numbers were asked for.
    NumbersNotAsked {
        /// Whether the calls were made elsewhere and their answers pasted.
        in_answers: bool,
    },
    /// The account has no phone number.
    NoPhoneNumbers {
        /// Its name or ID.
        account: &'a str,
    },
    /// What stands in a field is the ID of something else.
    MisplacedId(ObjectKind),
    /// The two IDs stand in each other's field.
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
        /// The account it belongs to, where that is known.
        owner_id: Option<&'a str>,
    },
    /// The number was read, but is not registered with the Cloud API.
    NumberNotRegistered,
    /// The number's `status` is `RESTRICTED` or `BANNED`.
    NumberRestricted,
    /// This app is not among the apps that hear of the account's messages.
    WebhookNotSubscribed {
        /// The account's ID.
        account_id: &'a str,
        /// Whether another app hears of them.
        others_are: bool,
    },
    /// The number was read, but the permission to send is not in Meta's list of this token's permissions.
    MessagingNotListed,
}

impl Discovery<'_> {
    /// What a number's own `status` says against sending. A word that is new says nothing.
    #[must_use]
    pub fn of_status(number: &PhoneNumber) -> Option<Self> {
        match number.status {
            Some(PhoneNumberStatus::Pending | PhoneNumberStatus::Disconnected) => Some(Self::NumberNotRegistered),
            Some(PhoneNumberStatus::Restricted | PhoneNumberStatus::Banned) => Some(Self::NumberRestricted),
            Some(PhoneNumberStatus::Connected | PhoneNumberStatus::Flagged | PhoneNumberStatus::Other(_)) | None => {
                None
            }
        }
    }
}

/// What an ID can turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// A `WhatsApp` Business Account.
    Account,
    /// A phone number.
    PhoneNumber,
    /// A business portfolio.
    Portfolio,
    /// The app that made the token.
    App,
    /// Who holds the token.
    Holder,
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
    /// More came than an answer of Meta's can be, so it was given up.
    TooLarge,
}

/// What is known beside the evidence.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Now, and the person's time zone.
    pub clock: &'a Clock,
    /// The app that made the token, by the token's own text or by Meta.
    pub app_id: Option<&'a AppId>,
    /// The business portfolio, where the run found just one.
    pub business_id: Option<&'a str>,
    /// The `WhatsApp` Business Account that the case is about.
    pub waba_id: Option<&'a str>,
    /// What the text of the token says about being whole.
    pub completeness: Completeness,
    /// The ID that was asked for.
    pub id: Option<&'a str>,
    /// The field that the ID was typed into.
    pub id_field: IdField,
    /// The ID that belongs into that field, with its name, where the run found just one.
    pub instead: Option<&'a str>,
    /// Whether the ID is one of a phone number, and the run found several to choose from.
    pub has_numbers_to_choose: bool,
    /// Whether another call of the same run worked with this token, which proves that it lives.
    pub another_call_worked: bool,
    /// Whether the copied command can be had beside the diagnosis.
    pub command_is_offered: bool,
    /// What the evidence comes from.
    pub subject: Subject<'a>,
}

/// What evidence comes from.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A test, or an answer that was pasted.
    Test,
    /// An exchange.
    Exchange {
        /// The app by the token's own text, where another was given.
        maker: Option<&'a AppId>,
    },
}

impl<'a> Context<'a> {
    /// What is known beside a pasted answer: the time, and nothing of the token that it was made with.
    #[must_use]
    pub fn of_paste(clock: &'a Clock) -> Self {
        Self {
            clock,
            app_id: None,
            business_id: None,
            waba_id: None,
            completeness: Completeness::Unknown,
            id: None,
            id_field: IdField::PhoneNumberId,
            instead: None,
            has_numbers_to_choose: false,
            another_call_worked: false,
            command_is_offered: false,
            subject: Subject::Test,
        }
    }

    fn is_exchange(&self) -> bool {
        matches!(self.subject, Subject::Exchange { .. })
    }
}

/// Which of the two ID fields a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdField {
    /// "Phone number ID".
    PhoneNumberId,
    /// "`WhatsApp` Business Account ID".
    WhatsAppBusinessAccountId,
}

/// What is said under an ID's field: which kind of number it looks like, and where the right one stands.
#[must_use]
pub fn id_problem_sentence(problem: IdProblem, field: IdField) -> &'static str {
    match field {
        IdField::PhoneNumberId => words::phone_number_id_problem(problem),
        IdField::WhatsAppBusinessAccountId => words::whatsapp_business_account_id_problem(problem),
    }
}

/// What the evidence of a run means, and what to do.
///
/// Evidence is given where something is wrong or wants looking at; a healthy answer is one that was not expected.
#[must_use]
pub fn diagnose(evidence: &Evidence, context: &Context) -> Diagnosis {
    match evidence {
        Evidence::Reply(Reply::Refused { http_status, errors }) => of_errors(errors, *http_status, context),
        Evidence::Reply(Reply::Unreadable { http_status, body }) => of_unreadable(*http_status, *body, context),
        Evidence::Reply(Reply::Answer(answer)) => answer::of_debug_token(answer, None, context)
            .filter(|diagnosis| diagnosis.category != Category::NoFault)
            .unwrap_or_else(|| compose(Cause::UnexpectedAnswer, &Case::default(), context)),
        Evidence::NoAnswer(no_answer) => of_no_answer(*no_answer, context),
        Evidence::EndsSoon {
            expires_at,
            is_temporary,
        } => {
            let cause = if *is_temporary {
                Cause::TemporaryToken
            } else {
                Cause::NearItsEnd
            };
            let case = Case {
                ends_at: Some(*expires_at),
                ..Case::default()
            };
            compose(cause, &case, context)
        }
        Evidence::Health(health) => {
            let reading = health::read(health);
            let case = Case {
                health_entity: reading.entity,
                health_error: reading.error,
                ..Case::default()
            };
            compose(reading.cause, &case, context)
        }
        Evidence::NotAssigned(reply) => of_reply_as(Cause::IdNotAssigned, reply, context),
        Evidence::Contradiction(reply) => of_reply_as(Cause::ContradictoryAnswers, reply, context),
        Evidence::IdProblem(problem) => {
            let case = Case {
                id_problem: Some(id_problem_sentence(*problem, context.id_field)),
                ..Case::default()
            };
            compose(Cause::IdCannotBeOne, &case, context)
        }
        Evidence::Discovery(discovery) => of_discovery(*discovery, context),
        Evidence::NotSent(why) => of_not_sent(*why, context),
    }
}

fn of_not_sent(why: NotSent, context: &Context) -> Diagnosis {
    let mut case = Case::default();
    let cause = match why {
        NotSent::NoToken(inspection) => {
            let telling = |finding: &&Finding| finding.severity != Severity::Info;
            let finding = inspection.findings.iter().find(telling);
            case.found.instead_of_token = finding.map(|finding| finding.message.as_str());
            Cause::NothingToSend
        }
        NotSent::AppId => Cause::AppIdCannotBeOne,
        NotSent::NoAppSecret => Cause::AppSecretMissing,
        NotSent::Permanent => Cause::AlreadyPermanent,
        NotSent::OfApp => Cause::AnotherKindOfToken,
        NotSent::Ended(known) => {
            let said = known.graph.as_ref().and_then(|graph| graph.message.as_deref());
            case.ended_at = said.and_then(hints::expired_at);
            known.cause
        }
    };
    compose(cause, &case, context)
}

/// The time by Meta's own clock, where an error names it.
pub(crate) fn time_by_meta(error: &GraphError) -> Option<i64> {
    hints::current_time(error.message.as_deref()?)
}

/// A refusal that means something else than it says, by what the other calls of the run told.
fn of_reply_as(cause: Cause, reply: &Reply, context: &Context) -> Diagnosis {
    let (http_status, error) = match reply {
        Reply::Refused { http_status, errors } => (*http_status, errors.first()),
        Reply::Unreadable { http_status, .. } => (*http_status, None),
        Reply::Answer(_) => (None, None),
    };
    let case = Case {
        error,
        http_status,
        ..Case::default()
    };
    compose(cause, &case, context)
}

fn of_discovery(discovery: Discovery, context: &Context) -> Diagnosis {
    let mut found = Found::default();
    let cause = match discovery {
        Discovery::SaidInvalid => Cause::SaidInvalid,
        Discovery::NoPhoneNumberId {
            lacks_business_management,
        } => {
            found.lacks_business_management = lacks_business_management;
            Cause::NoPhoneNumberId
        }
        Discovery::NumbersNotAsked { in_answers } => {
            found.is_in_answers = in_answers;
            Cause::NumbersNotAsked
        }
        Discovery::NoPhoneNumbers { account } => {
            found.account = Some(account);
            Cause::NoPhoneNumbers
        }
        Discovery::MisplacedId(kind) => {
            found.kind = Some(kind);
            Cause::MisplacedId
        }
        Discovery::SwappedIds {
            phone_number_id,
            account_id,
        } => {
            found.phone_number = Some(phone_number_id);
            found.account = Some(account_id);
            Cause::SwappedIds
        }
        Discovery::NumberOfAnotherAccount {
            phone_number_id,
            account_id,
            owner_id,
        } => {
            found.phone_number = Some(phone_number_id);
            found.account = Some(account_id);
            found.owner = owner_id;
            Cause::NumberOfAnotherAccount
        }
        Discovery::NumberNotRegistered => Cause::NumberNotConnected,
        Discovery::NumberRestricted => Cause::NumberRestricted,
        Discovery::WebhookNotSubscribed { account_id, others_are } => {
            found.account = Some(account_id);
            found.others_are_subscribed = others_are;
            Cause::WebhookNotSubscribed
        }
        Discovery::MessagingNotListed => Cause::MessagingNotListed,
    };
    let case = Case {
        found,
        ..Case::default()
    };
    compose(cause, &case, context)
}

/// What is said of answers in which nothing is wrong.
#[must_use]
pub fn healthy(context: &Context) -> Diagnosis {
    compose(Cause::HealthyAnswer, &Case::default(), context)
}

/// What is said of a text that was not read to its end, and of one in which nothing is found.
#[must_use]
pub fn no_answer_found(context: &Context) -> Diagnosis {
    compose(Cause::NoAnswerFound, &Case::default(), context)
}

/// The category of a reply that is no healthy answer, without its sentences.
#[must_use]
pub fn category_of(reply: &Reply) -> Category {
    let cause = match reply {
        Reply::Refused { http_status, errors } => rules::read(errors, *http_status).0,
        Reply::Unreadable { http_status, body } => cause_of_unreadable(*http_status, *body),
        Reply::Answer(_) => Cause::UnexpectedAnswer,
    };
    cause.category()
}

/// Reads the errors of one answer, and makes the reading sharper by what is known beside it.
fn of_errors(errors: &[GraphError], http_status: Option<u16>, context: &Context) -> Diagnosis {
    let (cause, error) = rules::read(errors, http_status);
    let cause = match cause {
        Cause::Malformed | Cause::NotParsable | Cause::Altered | Cause::RejectedWithoutReason
            if context.completeness == Completeness::LooksTruncated =>
        {
            Cause::LooksCut
        }
        Cause::ObjectNotFound | Cause::IdMalformed | Cause::OtherKindOfObject
            if error
                .and_then(|error| compose::object_id(&Hints::of(error), context))
                .is_some_and(|id| looks_like_phone_number(&id)) =>
        {
            Cause::LooksLikePhoneNumber
        }
        // An exchange has no object and no message: such a refusal is one that is not known, and proves no token.
        cause if context.is_exchange() && matches!(cause.category(), Category::NotTokenProblem | Category::WrongId) => {
            Cause::Unrecognised
        }
        cause => cause,
    };
    let case = Case {
        error,
        http_status,
        ..Case::default()
    };
    compose(cause, &case, context)
}

/// A body that is not an answer of the Graph API: the status says whose fault it is.
fn cause_of_unreadable(http_status: Option<u16>, body: UnreadableBody) -> Cause {
    match (http_status, body) {
        (Some(429), _) => Cause::Throttled,
        (Some(500..=599), _) => Cause::ServerError,
        // What Meta refuses, it refuses in an error of its own: another 401 is a proxy's.
        (_, UnreadableBody::Html) | (Some(401), UnreadableBody::OtherJson) => Cause::NotMetaAnswered,
        (_, UnreadableBody::Empty | UnreadableBody::CutJson) => Cause::AnswerIncomplete,
        (_, UnreadableBody::OtherJson | UnreadableBody::OtherText) => Cause::Unrecognised,
    }
}

fn of_unreadable(http_status: Option<u16>, body: UnreadableBody, context: &Context) -> Diagnosis {
    let case = Case {
        http_status,
        ..Case::default()
    };
    compose(cause_of_unreadable(http_status, body), &case, context)
}

fn of_no_answer(no_answer: NoAnswer, context: &Context) -> Diagnosis {
    let (cause, waited_secs) = match no_answer {
        NoAnswer::Offline => (Cause::Offline, None),
        NoAnswer::TimedOut { after_secs } => (Cause::TimedOut, Some(after_secs)),
        NoAnswer::Rejected => (Cause::CallRejected, None),
        NoAnswer::NoConnection => (Cause::NoConnection, None),
        NoAnswer::TooLarge => (Cause::AnswerTooLarge, None),
    };
    let case = Case {
        waited_secs,
        ..Case::default()
    };
    compose(cause, &case, context)
}

/// Whether the digits of an ID have the length of a phone number with its country code. IDs of numbers and accounts have
/// 15 or more.
fn looks_like_phone_number(id: &str) -> bool {
    (10..=13).contains(&id.len()) && !id.starts_with('0')
}
