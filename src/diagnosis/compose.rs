//! Puts a diagnosis together: the sentences of a cause, filled with what is known of the case.

use super::answer::SOURCE_CODE;
use super::category::{Category, Cause};
use super::cut::split;
use super::hints::Hints;
use super::screens::Screen;
use super::words::{self, fill};
use super::{Context, Diagnosis, GraphFacts, IdField, ObjectKind, Step, Subject, when};
use crate::access_token::redact;
use crate::graph::{GraphError, HealthEntity, HealthError};

/// How much of Meta's words is quoted in an explanation.
const QUOTED_WORDS: usize = 20;
/// The same in characters, for a text without spaces.
const QUOTED_CHARACTERS: usize = 200;
/// Longer than any ID of Meta's.
const ID_DIGITS_LIMIT: usize = 32;

/// What is known of one case beside its cause.
#[derive(Default)]
pub(super) struct Case<'a> {
    pub(super) error: Option<&'a GraphError>,
    pub(super) http_status: Option<u16>,
    /// When the token ended, where something other than a text says so, in Unix seconds.
    pub(super) ended_at: Option<i64>,
    /// When the token will end, in Unix seconds.
    pub(super) ends_at: Option<i64>,
    pub(super) waited_secs: Option<u32>,
    pub(super) health_entity: Option<&'a HealthEntity>,
    pub(super) health_error: Option<&'a HealthError>,
    /// The sentence about an ID that cannot be one.
    pub(super) id_problem: Option<&'static str>,
    /// What a healthy answer shows.
    pub(super) shown: Option<String>,
    /// What a text looks like that is not from Meta: a service, or "source code".
    pub(super) looks_like: Option<&'static str>,
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
    pub(super) instead_of_token: Option<&'a str>,
    pub(super) lacks_business_management: bool,
    pub(super) others_are_subscribed: bool,
    /// Whether the calls were made elsewhere and their answers pasted.
    pub(super) is_in_answers: bool,
}

pub(super) fn compose(cause: Cause, case: &Case, context: &Context) -> Diagnosis {
    let hints = case.error.map(Hints::of).unwrap_or_default();
    let token_is_fine = token_is_fine(cause, context.another_call_worked);
    // A placeholder that stands for nothing: it only lets a sentence be said or not.
    let only_if = |holds: bool| holds.then(String::new);
    let place = case.health_entity.and_then(|entity| entity.entity_type.as_deref());
    let at_app = place == Some("APP");
    let value_of = |name: &str| match name {
        "ended" => when::ended(case.ended_at.or(hints.expired_at)?, context.clock),
        "ends" => when::ends(case.ends_at?, context.clock),
        "left" => when::left(case.ends_at?, context.clock),
        "app_id" => context.app_id.map(|app_id| app_id.as_str().to_owned()),
        "business_id" => context.business_id.map(str::to_owned),
        "waba_id" => context.waba_id.map(str::to_owned),
        "id" => object_id(&hints, context),
        "permission" => joined(&hints.permissions),
        "lacking" => match hints.permissions.as_slice() {
            [permission] => words::permission_purpose(permission).map(str::to_owned),
            _ => None,
        },
        "node" => hints.node_type.clone(),
        "field" => hints.field.clone(),
        "secs" => case.waited_secs.map(|secs| secs.to_string()),
        "http_status" => case.http_status.map(|status| status.to_string()),
        "code" => case.error?.stated_code().map(|code| code.0.to_string()),
        "facts" => case.error.and_then(numbers),
        "trace" => case.error?.fbtrace_id.as_ref().map(|id| format!("fbtrace_id {id}")),
        "said" => said(case.error?),
        "reason" => quoted(case.health_error?.error_description.as_deref()?)
            .or_else(|| quoted(case.health_entity?.additional_info.first()?)),
        "solution" => quoted(case.health_error?.possible_solution.as_deref()?),
        "place" => words::place(place?).map(str::to_owned),
        "id_problem" => case.id_problem.map(str::to_owned),
        "in_an_hour" => when::ends(context.clock.now_unix_secs.saturating_add(when::HOUR), context.clock),
        "instead" => context.instead.map(str::to_owned),
        "kind" => Some(words::object_kind(case.found.kind?).to_owned()),
        "phone_number" => case.found.phone_number.map(str::to_owned),
        "account" => case.found.account.map(str::to_owned),
        "instead_of_token" => case.found.instead_of_token.map(str::to_owned),
        "owner" => case.found.owner.map(str::to_owned),
        "lacks_business_management" => only_if(case.found.lacks_business_management),
        "others_are_subscribed" => only_if(case.found.others_are_subscribed),
        "in_number_field" => only_if(context.id_field == IdField::PhoneNumberId),
        "no_phone_numbers" => only_if(cause == Cause::NoPhoneNumbers),
        "is_account" => only_if(case.found.kind == Some(ObjectKind::Account)),
        "in_answers" => only_if(case.found.is_in_answers),
        "at_app" => only_if(at_app),
        "not_at_app" => only_if(!at_app),
        "nothing_found" => only_if(context.instead.is_none() && !context.has_numbers_to_choose),
        "numbers_to_choose" => only_if(context.has_numbers_to_choose),
        "in_exchange" => only_if(context.is_exchange()),
        "already_permanent" => only_if(cause == Cause::AlreadyPermanent),
        "maker" | "maker_not_given" => maker(name, context),
        "command_is_offered" => only_if(context.command_is_offered),
        "in_account_field" => only_if(context.id_field == IdField::WhatsAppBusinessAccountId),
        "service" => case.looks_like.filter(|name| *name != SOURCE_CODE).map(str::to_owned),
        "shown" => quoted(case.shown.as_deref()?),
        _ => None,
    };
    let entry = words::of(cause);
    let mut explanation: Vec<String> = split(entry.map_or("", |entry| entry.explanation), "\n")
        .into_iter()
        .filter_map(|sentence| fill(sentence, &value_of))
        .collect();
    say_of_token(&mut explanation, cause, token_is_fine);
    Diagnosis {
        category: cause.category(),
        cause,
        title: fill(words::headline(cause.category()), &value_of).unwrap_or_default(),
        explanation: explanation.join(" "),
        steps: entry
            .map_or(&[][..], |entry| entry.steps)
            .iter()
            .copied()
            .flatten()
            .filter_map(|step| {
                Some(Step {
                    text: fill(step.text, &value_of)?,
                    url: step.screen.and_then(|screen: Screen| screen.url(&value_of)),
                })
            })
            .collect(),
        token_is_fine,
        retryable: is_retryable(cause.category()),
        graph: graph_facts(case),
    }
}

/// Puts first what people want to know first, unless the sentences of the cause say it themselves.
fn say_of_token(explanation: &mut Vec<String>, cause: Cause, token_is_fine: Option<bool>) {
    let about_token = match token_is_fine {
        _ if speaks_of_token(cause) => None,
        Some(true) => Some(words::TOKEN_IS_FINE),
        None if is_retryable(cause.category()) => Some(words::TOKEN_IS_OPEN),
        _ => None,
    };
    let is_said = |about: &str| {
        explanation
            .iter()
            .any(|sentence| sentence.starts_with(about.trim_end_matches('.')))
    };
    if let Some(about) = about_token.filter(|about| !is_said(about)) {
        explanation.insert(0, about.to_owned());
    }
}

/// The app that made a token, by its own text; in an exchange only where another was given.
fn maker(name: &str, context: &Context) -> Option<String> {
    let app_id = match context.subject {
        Subject::Exchange { maker } => maker,
        Subject::Test if name == "maker" => context.app_id,
        Subject::Test => None,
    };
    app_id.map(|app_id| app_id.as_str().to_owned())
}

/// Whether the token is proven fine, by the table of the contract; a call that worked proves it where the table says
/// "unknown".
fn token_is_fine(cause: Cause, another_call_worked: bool) -> Option<bool> {
    match cause.category() {
        Category::Unrecognised if cause == Cause::ContradictoryAnswers => None,
        Category::TokenExpired | Category::PermissionDenied | Category::InvalidToken => Some(false),
        Category::EndsSoon | Category::NeedsChoice | Category::SendingLimited | Category::NotTokenProblem => Some(true),
        Category::WrongId
        | Category::AppProblem
        | Category::AccountRestricted
        | Category::RateLimited
        | Category::TemporaryFault
        | Category::Unreachable
        | Category::Unrecognised => another_call_worked.then_some(true),
        Category::NoFault => None,
    }
}

/// Whether the sentences of a cause say in their own way what it means for the token.
fn speaks_of_token(cause: Cause) -> bool {
    matches!(cause, Cause::ContradictoryAnswers | Cause::MessagingNotListed)
}

fn is_retryable(category: Category) -> bool {
    matches!(
        category,
        Category::RateLimited | Category::TemporaryFault | Category::Unreachable | Category::Unrecognised
    )
}

/// The ID that was asked for, by Meta's word, else by the field it was typed into.
pub(super) fn object_id(hints: &Hints, context: &Context) -> Option<String> {
    let is_shown =
        |id: &&str| (1..=ID_DIGITS_LIMIT).contains(&id.len()) && id.chars().all(|digit| digit.is_ascii_digit());
    hints
        .object_id
        .as_deref()
        .filter(is_shown)
        .or_else(|| context.id.filter(is_shown))
        .map(str::to_owned)
}

/// "a", "a or b": Meta asks for one of them. More than two are not the ones that are missing.
fn joined(permissions: &[String]) -> Option<String> {
    match permissions {
        [] => None,
        [one] => Some(format!("`{one}`")),
        [one, other, ..] => Some(format!("`{one}` or `{other}`")),
    }
}

/// Meta's own words, the most telling ones.
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
fn numbers(error: &GraphError) -> Option<String> {
    let code = error.stated_code().map(|code| format!("Code {}", code.0))?;
    Some(match error.error_subcode {
        Some(subcode) => format!("{code}, subcode {subcode}."),
        None => format!("{code}."),
    })
}

/// What Meta said, for people who want the raw facts; `None` where nothing is known.
fn graph_facts(case: &Case) -> Option<GraphFacts> {
    let facts = case.error.map_or_else(GraphFacts::default, |error| GraphFacts {
        code: error.stated_code().map(|code| code.0),
        subcode: error.error_subcode,
        error_type: error.error_type.clone(),
        message: whole_message(error),
        http_status: None,
        fbtrace_id: error.fbtrace_id.clone(),
    });
    let facts = GraphFacts {
        http_status: case.http_status,
        ..facts
    };
    (facts != GraphFacts::default()).then_some(facts)
}

/// `message`, then the other texts where they say more.
fn whole_message(error: &GraphError) -> Option<String> {
    let mut whole = String::new();
    for text in error.texts() {
        if !whole.contains(text) {
            if !whole.is_empty() {
                whole.push_str(" — ");
            }
            whole.push_str(text);
        }
    }
    (!whole.is_empty()).then_some(whole)
}
