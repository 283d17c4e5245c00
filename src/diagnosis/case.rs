//! What is known of one case, and the value of each placeholder. Does not depend on which sentence uses it.

use super::category::Cause;
use super::context::{Context, IdField, ObjectKind, Subject};
use super::error_facts::ErrorFacts;
use super::sentences::{self, ProgramSentence};
use super::template::Placeholder;
use super::when;
use crate::graph::{
    GraphError, GraphVersion, HealthEntity, HealthError, WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING,
    WebhookAddress, WebhookLevel,
};
use crate::paste::{AppId, redact};
use crate::words::{Said, Sentences, Text, Value, t};

/// How much of Meta's words is quoted in an explanation.
const QUOTED_WORDS: usize = 20;
/// The same in characters, for a text without spaces.
const QUOTED_CHARACTERS: usize = 200;
/// Longer than any of Meta's IDs.
const ID_DIGITS_LIMIT: usize = 32;

/// What is known of one case beside its cause.
#[derive(Default)]
pub(super) struct Case<'a> {
    pub(super) error: Option<&'a GraphError>,
    pub(super) http_status: Option<u16>,
    /// When the token expired, if something other than a text says so, in Unix seconds.
    pub(super) ended_at: Option<i64>,
    /// When the token will expire, in Unix seconds.
    pub(super) ends_at: Option<i64>,
    pub(super) waited_secs: Option<u32>,
    pub(super) health_entity: Option<&'a HealthEntity>,
    pub(super) health_error: Option<&'a HealthError>,
    /// What else prevents sending.
    pub(super) other_blockers: Option<Said>,
    /// The sentence about an ID that cannot be one.
    pub(super) id_problem: Option<Text>,
    /// What a healthy answer shows.
    pub(super) shown: Option<String>,
    /// The permission that is missing, if no error says which.
    pub(super) missing_permission: Option<&'static str>,
    /// The service that an answer is from.
    pub(super) service: Option<&'static str>,
    /// The sentence of a program that a text has.
    pub(super) program: Option<&'static ProgramSentence>,
    /// How to print Meta's answer with the library whose error hides it.
    pub(super) print_body: Option<Text>,
    /// Whether the token was generated for 60 days.
    pub(super) is_of_sixty_days: bool,
    pub(super) found: Found<'a>,
}

/// What a run has found that a sentence can name.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// What the ID turned out to be.
    pub(super) kind: Option<ObjectKind>,
    pub(super) phone_number: Option<&'a str>,
    pub(super) account: Option<&'a str>,
    /// The account that the number belongs to.
    pub(super) owner: Option<&'a str>,
    /// What the text is that holds no token, in a sentence.
    pub(super) instead_of_token: Option<&'a Sentences>,
    pub(super) lacks_business_management: bool,
    pub(super) others_are_subscribed: bool,
    /// The address to which incoming messages go, and the CRM's.
    pub(super) webhook: Option<(&'a WebhookAddress, &'a WebhookAddress)>,
    pub(super) webhook_level: Option<WebhookLevel>,
    /// The app that the CRM uses.
    pub(super) expected_app: Option<&'a AppId>,
    /// Whether the calls were made elsewhere and their answers pasted.
    pub(super) is_in_answers: bool,
}

/// What is filled in for a placeholder; `None` if it is not known.
pub(super) fn value(
    placeholder: Placeholder,
    cause: Cause,
    case: &Case,
    context: &Context,
    facts: &ErrorFacts,
) -> Option<Value> {
    let found = &case.found;
    let condition = |holds: bool| holds.then(|| Value::from(""));
    let place = case.health_entity.and_then(|entity| entity.entity_type.as_deref());
    let at_app = place == Some("APP");
    match placeholder {
        Placeholder::Expired => when::past_moment(case.ended_at.or(facts.expired_at)?, context.clock).map(Value::from),
        Placeholder::Expires => when::moment(case.ends_at?, context.clock).map(Value::from),
        Placeholder::TimeLeft => when::time_left(case.ends_at?, context.clock).map(Value::from),
        Placeholder::InAnHour => {
            when::moment(context.clock.now_unix_secs.saturating_add(when::HOUR), context.clock).map(Value::from)
        }
        Placeholder::AppId => context.app_id.map(|app_id| app_id.as_str().into()),
        Placeholder::BusinessId => context.business_id.map(Value::from),
        Placeholder::WabaId => context.waba_id.map(Value::from),
        Placeholder::Id => object_id(facts, context).map(Value::from),
        Placeholder::Permission => any_of(&facts.permissions),
        Placeholder::OtherPermission => other_permission(&facts.permissions),
        Placeholder::WithoutPermission => match facts.permissions.as_slice() {
            [permission] => sentences::permission_purpose(permission).map(Value::from),
            _ => None,
        },
        Placeholder::NodeType => facts.node_type.as_deref().map(Value::from),
        Placeholder::Field => facts.field.as_deref().map(Value::from),
        Placeholder::SecondsWaited => case.waited_secs.map(|secs| secs.to_string().into()),
        Placeholder::HttpStatus => case.http_status.map(|status| status.to_string().into()),
        Placeholder::Code => case.error?.stated_code().map(|code| code.0.to_string().into()),
        Placeholder::Numbers => numbers(case.error?).map(Value::from),
        Placeholder::Trace => Some(["fbtrace_id ", case.error?.fbtrace_id.as_deref()?].concat().into()),
        Placeholder::MetaSays => said(case.error?).map(Value::from),
        Placeholder::HealthReason => case
            .health_error
            .and_then(|error| quoted(error.error_description.as_deref()?))
            .or_else(|| quoted(case.health_entity?.additional_info.first()?))
            .map(Value::from),
        Placeholder::OtherBlockers => case.other_blockers.clone().map(Value::from),
        Placeholder::HealthSolution => quoted(case.health_error?.possible_solution.as_deref()?).map(Value::from),
        Placeholder::HealthPlace => sentences::place(place?).map(Value::from),
        Placeholder::IdProblem => case.id_problem.map(Value::from),
        Placeholder::IdInstead => context.instead.map(Value::from),
        Placeholder::ObjectKind => Some(sentences::object_kind(found.kind?).into()),
        Placeholder::FoundPhoneNumber => found.phone_number.map(Value::from),
        Placeholder::FoundAccount => found.account.map(Value::from),
        Placeholder::InsteadOfToken => found.instead_of_token.cloned().map(Value::from),
        Placeholder::AccountOfNumber => found.owner.map(Value::from),
        Placeholder::AppOfToken => match context.subject {
            Subject::Test => context.app_id.map(|app_id| app_id.as_str().into()),
            Subject::Exchange { maker } => maker.map(|app_id| app_id.as_str().into()),
        },
        Placeholder::AppOfTokenNotGiven => match context.subject {
            Subject::Test => None,
            Subject::Exchange { maker } => maker.map(|app_id| app_id.as_str().into()),
        },
        Placeholder::NewestVersion => GraphVersion::OFFERED.first().map(|version| Value::from(*version)),
        Placeholder::Service => case.service.map(Value::from),
        Placeholder::Shown => quoted(case.shown.as_deref()?).map(Value::from),
        Placeholder::LacksBusinessManagement => condition(found.lacks_business_management),
        Placeholder::OthersAreSubscribed => condition(found.others_are_subscribed),
        Placeholder::ExpectedApp => found.expected_app.map(|app_id| app_id.as_str().into()),
        Placeholder::WebhookAddress => found.webhook.map(|(address, _)| address.shown().into()),
        Placeholder::ExpectedWebhook => found.webhook.map(|(_, expected)| expected.shown().into()),
        Placeholder::AtNumberLevel => condition(found.webhook_level == Some(WebhookLevel::Number)),
        Placeholder::AtAccountLevel => condition(found.webhook_level == Some(WebhookLevel::Account)),
        Placeholder::AtAppLevel => condition(found.webhook_level == Some(WebhookLevel::App)),
        Placeholder::InNumberField => condition(context.id_field == IdField::PhoneNumberId),
        Placeholder::InAccountField => condition(context.id_field == IdField::WhatsAppBusinessAccountId),
        Placeholder::NoPhoneNumbers => condition(cause == Cause::NoPhoneNumbers),
        Placeholder::IsAccount => condition(found.kind == Some(ObjectKind::Account)),
        Placeholder::InAnswers => condition(found.is_in_answers),
        Placeholder::AtApp => condition(at_app),
        Placeholder::NotAtApp => condition(!at_app),
        Placeholder::NothingFound => condition(context.instead.is_none() && !context.has_numbers_to_choose),
        Placeholder::NumbersToChoose => condition(context.has_numbers_to_choose),
        Placeholder::InExchange => condition(context.is_exchange()),
        Placeholder::NamedObject => facts.object.map(|object| object.name.into()),
        Placeholder::OtherObject => facts
            .object
            .filter(|object| object.kind.is_none())
            .map(|object| object.name.into()),
        Placeholder::OwnedObject => facts
            .object
            .filter(|object| object.kind.is_none() && object.has_owner)
            .map(|object| object.name.into()),
        Placeholder::CodeMeans => code_sentence(case.error?).map(|code| code.means.into()),
        Placeholder::CodeStep => code_sentence(case.error?).map(|code| code.step.into()),
        Placeholder::Program => case.program.map(|sentence| sentence.program.into()),
        Placeholder::ProgramDid => case.program.map(|sentence| sentence.did.into()),
        Placeholder::ProgramTest => case.program.map(|sentence| sentence.test.into()),
        Placeholder::PrintBody => case.print_body.map(Value::from),
        Placeholder::ProgramWantsPermanent => condition(cause == Cause::ProgramWantsPermanent),
        Placeholder::SixtyDays => condition(case.is_of_sixty_days),
        Placeholder::AlreadyPermanent => condition(cause == Cause::AlreadyPermanent),
        Placeholder::CommandIsOffered => condition(context.command_is_offered),
        // Only in the guide.
        Placeholder::App | Placeholder::PhoneNumberId | Placeholder::Characters | Placeholder::SmallerLimits => None,
    }
}

/// What is said of a code alone: of the subcode, if it is a code of its own, otherwise of the code.
fn code_sentence(error: &GraphError) -> Option<&'static sentences::CodeSentence> {
    let subcode = error.error_subcode.and_then(sentences::code_sentence);
    subcode.or_else(|| sentences::code_sentence(error.stated_code()?.0))
}

/// The ID that was asked for, by Meta's word, else by the field it was typed into.
pub(super) fn object_id(facts: &ErrorFacts, context: &Context) -> Option<String> {
    let is_shown =
        |id: &&str| (1..=ID_DIGITS_LIMIT).contains(&id.len()) && id.chars().all(|digit| digit.is_ascii_digit());
    facts
        .object_id
        .as_deref()
        .filter(is_shown)
        .or_else(|| context.id.filter(is_shown))
        .map(str::to_owned)
}

/// "a", "a or b": Meta asks for one of them. More than two are not the ones that are missing.
fn any_of(permissions: &[String]) -> Option<Value> {
    let code = |permission: &str| ["`", permission, "`"].concat();
    match permissions {
        [] => None,
        [one] => Some(code(one).into()),
        [one, other, ..] => {
            let either = Said::from(t!("{one} or {other}")).with("one", code(one));
            Some(either.with("other", code(other)).into())
        }
    }
}

/// The one permission, if it is not one of the two that the steps name anyway.
fn other_permission(permissions: &[String]) -> Option<Value> {
    match permissions {
        [one] if ![WHATSAPP_BUSINESS_MANAGEMENT, WHATSAPP_BUSINESS_MESSAGING].contains(&one.as_str()) => {
            any_of(permissions)
        }
        _ => None,
    }
}

/// Meta's own words, the most specific ones.
fn said(error: &GraphError) -> Option<String> {
    [&error.details, &error.error_user_msg, &error.message]
        .into_iter()
        .flatten()
        .find_map(|text| quoted(text))
}

/// A text in quotes, on one line, redacted and not too long.
pub(super) fn quoted(text: &str) -> Option<String> {
    let text = redact(text);
    let mut words = text.split_whitespace();
    let mut quote = words.by_ref().take(QUOTED_WORDS).collect::<Vec<_>>().join(" ");
    let is_long = quote.chars().count() > QUOTED_CHARACTERS;
    if is_long {
        quote = quote.chars().take(QUOTED_CHARACTERS).collect();
    }
    if is_long || words.next().is_some() {
        quote.push('…');
    }
    (!quote.is_empty()).then(|| format!("\"{quote}\""))
}

/// "Code 190, subcode 463.", as far as they are known.
fn numbers(error: &GraphError) -> Option<Said> {
    let code = error.stated_code()?.0.to_string();
    Some(match error.error_subcode {
        Some(subcode) => Said::from(t!("Code {code}, subcode {subcode}."))
            .with("code", code)
            .with("subcode", subcode.to_string()),
        None => Said::from(t!("Code {code}.")).with("code", code),
    })
}
