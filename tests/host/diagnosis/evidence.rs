//! Evidence other than an answer with an error: no answer, health, a token that expires soon, a missing ID.

use std::sync::LazyLock;

use serde_json::{Value, json};
use token_doctor::diagnosis::{
    Category, Cause, Context, Diagnosis, Discovery, Evidence, IdField, NoAnswer, NotSent, ObjectKind, diagnose,
    id_problem_sentence, limits_sending, moment, utc,
};
use token_doctor::graph::{HealthStatus, IdProblem, Reply, UnreadableBody, WebhookAddress, WebhookLevel};
use token_doctor::paste::{AppId, inspect};

use super::{CLOCK, DAY, HOUR, NOW, context};

/// Evidence with its own data.
pub enum Owned {
    Evidence(Evidence<'static>),
    Unreadable(Option<u16>, UnreadableBody),
    Health(Value),
    Contradiction,
    ListedNotAssigned,
    NotSent(&'static str),
}

const NOTHING_FOUND: Discovery = Discovery::NoPhoneNumberId {
    lacks_business_management: false,
};

static ELSEWHERE: LazyLock<WebhookAddress> =
    LazyLock::new(|| WebhookAddress::parse("https://old.example.org/hook").unwrap());
static CRM: LazyLock<WebhookAddress> = LazyLock::new(|| WebhookAddress::parse("https://crm.example.com/hook").unwrap());
static OTHER_APP: LazyLock<AppId> = LazyLock::new(|| AppId::parse("1234567890123456").unwrap());

fn discovered(discovery: Discovery<'static>) -> Owned {
    Owned::Evidence(Evidence::Discovery(discovery))
}

pub fn rows() -> Vec<(Owned, Cause)> {
    use Cause::*;
    let silence = |no_answer| Owned::Evidence(Evidence::NoAnswer(no_answer));
    let ends = |is_temporary| {
        Owned::Evidence(Evidence::EndsSoon {
            expires_at: NOW + 2 * HOUR,
            is_temporary,
        })
    };
    vec![
        (silence(NoAnswer::Offline), Offline),
        (silence(NoAnswer::TimedOut { after_secs: 10 }), TimedOut),
        (silence(NoAnswer::Rejected), CallRejected),
        (Owned::Unreadable(Some(502), UnreadableBody::Html), ServerError),
        (Owned::Unreadable(Some(500), UnreadableBody::Empty), ServerError),
        (Owned::Unreadable(Some(504), UnreadableBody::OtherText), ServerError),
        (Owned::Unreadable(Some(429), UnreadableBody::Html), Throttled),
        (Owned::Unreadable(Some(200), UnreadableBody::Html), NotMetaAnswered),
        (Owned::Unreadable(Some(403), UnreadableBody::Html), NotMetaAnswered),
        (Owned::Unreadable(Some(200), UnreadableBody::Empty), AnswerIncomplete),
        (Owned::Unreadable(Some(200), UnreadableBody::CutJson), AnswerIncomplete),
        (Owned::Unreadable(Some(403), UnreadableBody::OtherText), Unrecognised),
        (ends(true), TemporaryToken),
        (ends(false), NearItsEnd),
        (discovered(Discovery::NumberNotRegistered), NumberNotConnected),
        (discovered(Discovery::NumberRestricted), NumberRestricted),
        (discovered(Discovery::CoexistenceDisconnected), CoexistenceDisconnected),
        (
            discovered(Discovery::AccountNotApproved("REJECTED")),
            AccountNotApproved,
        ),
        (
            discovered(Discovery::MessagingOfOtherAccount {
                account_id: "1",
                listed: "2",
            }),
            MessagingOfOtherAccount,
        ),
        (Owned::ListedNotAssigned, ListedNotAssigned),
        (discovered(Discovery::NumberRemoved), NumberRemoved),
        (discovered(Discovery::NumberStatus("RATE_LIMITED")), NumberStatusUnclear),
        (discovered(NOTHING_FOUND), NoPhoneNumberId),
        (
            discovered(Discovery::NumbersNotAsked { in_answers: true }),
            NumbersNotAsked,
        ),
        (
            discovered(Discovery::NoPhoneNumbers { account: "Bakery" }),
            NoPhoneNumbers,
        ),
        (discovered(Discovery::MisplacedId(ObjectKind::Portfolio)), MisplacedId),
        (
            discovered(Discovery::SwappedIds {
                phone_number_id: "1",
                account_id: "2",
            }),
            SwappedIds,
        ),
        (
            discovered(Discovery::NumberOfAnotherAccount {
                phone_number_id: "1",
                account_id: "2",
                owner_id: None,
            }),
            NumberOfAnotherAccount,
        ),
        (
            discovered(Discovery::WebhookNotSubscribed {
                account_id: "2",
                others_are: true,
            }),
            WebhookNotSubscribed,
        ),
        (
            discovered(Discovery::WebhookElsewhere {
                address: &ELSEWHERE,
                level: WebhookLevel::Number,
                expected: &CRM,
                account_id: Some("2"),
            }),
            WebhookElsewhere,
        ),
        (discovered(Discovery::AnotherApp { expected: &OTHER_APP }), AnotherApp),
        (Owned::Evidence(Evidence::IdProblem(IdProblem::Letters)), IdCannotBeOne),
        (Owned::NotSent("0123456789abcdef0123456789abcdef"), NothingToSend),
        (Owned::Evidence(Evidence::NotSent(NotSent::AppId)), AppIdCannotBeOne),
        (
            Owned::Evidence(Evidence::NotSent(NotSent::NoAppSecret)),
            AppSecretMissing,
        ),
        (Owned::Evidence(Evidence::NotSent(NotSent::Permanent)), AlreadyPermanent),
        (Owned::Evidence(Evidence::NotSent(NotSent::OfApp)), AnotherKindOfToken),
        (discovered(Discovery::SaidInvalid), SaidInvalid),
        (discovered(Discovery::MessagingNotListed), MessagingNotListed),
        (Owned::Contradiction, ContradictoryAnswers),
        (silence(NoAnswer::NoConnection), NoConnection),
        (silence(NoAnswer::TooLarge), AnswerTooLarge),
        (
            Owned::Health(health("LIMITED", "WABA", 141_006, "No payment method")),
            PaymentMissing,
        ),
        (
            Owned::Health(health("BLOCKED", "BUSINESS", 141_010, "Not verified")),
            BusinessUnverified,
        ),
        (
            Owned::Health(health("BLOCKED", "WABA", 141_014, "Banned")),
            AccountBanned,
        ),
        (
            Owned::Health(health("LIMITED", "BUSINESS", 131_000, "Incomplete")),
            BusinessProfileIncomplete,
        ),
        (
            Owned::Health(health("BLOCKED", "APP", 141_011, "Cannot send")),
            AppCannotSend,
        ),
        (
            Owned::Health(health("BLOCKED", "PHONE_NUMBER", 141_000, "Not linked")),
            NumberNotConnected,
        ),
        (
            Owned::Health(health("BLOCKED", "PHONE_NUMBER", 1, "Flagged")),
            SendingBlocked,
        ),
        (
            Owned::Health(health("LIMITED", "APP", 1, "Not live")),
            SendingPartlyLimited,
        ),
        (
            Owned::Health(health("A_NEW_WORD", "APP", 1, "New")),
            SendingPartlyLimited,
        ),
    ]
}

fn health(can_send: &str, entity_type: &str, code: i64, description: &str) -> Value {
    json!({"health_status": {"can_send_message": can_send, "entities": [
        {"entity_type": "PHONE_NUMBER", "id": "1", "can_send_message": "LIMITED",
         "errors": [{"error_code": 138_024, "error_description": "Calling is not set up"}]},
        {"entity_type": entity_type, "id": "2", "can_send_message": can_send,
         "errors": [{"error_code": code, "error_description": description, "possible_solution": "Fix it"}]},
    ]}})
}

pub fn diagnosis_of(evidence: &Owned, context: &Context) -> Diagnosis {
    match evidence {
        Owned::Evidence(evidence) => diagnose(evidence, context),
        Owned::Unreadable(http_status, body) => {
            let reply = Reply::Unreadable {
                http_status: *http_status,
                body: *body,
            };
            diagnose(&Evidence::Reply(&reply), context)
        }
        Owned::Contradiction => {
            let reply = Reply::read(
                Some(400),
                r#"{"error":{"message":"Session has expired","code":190,"fbtrace_id":"A"}}"#,
            );
            diagnose(&Evidence::Contradiction(&reply), context)
        }
        Owned::ListedNotAssigned => {
            let reply = Reply::read(
                Some(400),
                r#"{"error":{"message":"Unsupported get request.","code":100,"error_subcode":33}}"#,
            );
            diagnose(&Evidence::ListedNotAssigned(&reply), context)
        }
        Owned::NotSent(pasted) => diagnose(&Evidence::NotSent(NotSent::NoToken(&inspect(pasted))), context),
        Owned::Health(node) => diagnose(&Evidence::Health(&HealthStatus::of(node).unwrap()), context),
    }
}

#[test]
fn evidence_is_read_as_its_row_says() {
    for (evidence, cause) in rows() {
        assert_eq!(diagnosis_of(&evidence, &context()).cause, cause);
    }
}

#[test]
fn a_token_that_expires_soon_is_named_in_the_headline() {
    let title = |expires_at| {
        let evidence = Evidence::EndsSoon {
            expires_at,
            is_temporary: true,
        };
        diagnose(&evidence, &context()).title
    };
    assert_eq!(title(NOW + 3 * HOUR + 600), "Works now, ends tonight at 23:10");
    assert_eq!(title(NOW + 5 * HOUR), "Works now, ends tomorrow at 01:00");
    assert_eq!(
        title(NOW + 5 * DAY),
        "Works now, ends on 13 March 2024, 20:00 your time"
    );
    assert_eq!(title(i64::MAX), "Works now, ends soon");
}

#[test]
fn times_use_the_offset_of_their_own_season() {
    let told = |at| moment(at, &CLOCK);
    let after_the_change = 1_711_900_800;
    assert_eq!(told(after_the_change).unwrap(), "on 31 March 2024, 18:00 your time");
    assert_eq!(told(NOW - 3 * DAY).unwrap(), "on 5 March 2024, 20:00 your time");
    assert_eq!(told(NOW + 90).unwrap(), "tonight at 20:01");
    assert_eq!(told(NOW - 3 * HOUR).unwrap(), "today at 17:00");
    assert_eq!(told(i64::MAX), None);
    assert_eq!(utc(NOW).unwrap(), "2024-03-08 19:00 UTC");
    assert_eq!(utc(i64::MIN), None);
}

#[test]
fn harmless_health_errors_do_not_limit_sending() {
    let of = |node: Value| limits_sending(&HealthStatus::of(&node).unwrap());
    let harmless = json!({"health_status": {"can_send_message": "LIMITED", "entities": [
        {"errors": [{"error_code": 138_024}]},
    ]}});
    assert!(!of(harmless));
    assert!(!of(json!({"health_status": {"can_send_message": "AVAILABLE"}})));
    assert!(!of(json!({"health_status": {}})));
    assert!(of(json!({"health_status": {"can_send_message": "BLOCKED"}})));
    assert!(of(health("LIMITED", "WABA", 141_006, "No payment method")));
}

#[test]
fn meta_s_words_about_health_are_quoted_with_its_suggestion() {
    let node = health("BLOCKED", "WABA", 7, "The account was disabled");
    let diagnosis = diagnosis_of(&Owned::Health(node), &context());
    assert_eq!(
        diagnosis.explanation,
        "Your token is fine, but Meta blocks sending. Affected: WhatsApp Business Account. Meta says: \"The account was disabled\""
    );
    assert_eq!(diagnosis.steps[0].text, "Follow Meta's suggestion: \"Fix it\"");
}

#[test]
fn steps_link_to_the_list_of_apps_if_the_app_is_not_known() {
    let app_id = AppId::parse("911602140448729").unwrap();
    let url = |app_id| {
        let context = Context { app_id, ..context() };
        diagnose(&Evidence::Discovery(NOTHING_FOUND), &context).steps[1]
            .url
            .clone()
            .unwrap()
    };
    assert_eq!(
        url(Some(&app_id)),
        "https://developers.facebook.com/apps/911602140448729/"
    );
    assert_eq!(url(None), "https://developers.facebook.com/apps/");
}

#[test]
fn a_text_that_is_not_an_id_is_explained() {
    let number = id_problem_sentence(IdProblem::PhoneNumber, IdField::PhoneNumberId);
    assert_eq!(
        number,
        "This text looks like a phone number. This field needs the phone number ID, a longer number without +. Find it below the \
         phone number in WhatsApp Manager."
    );
    // A new problem does not compile until it has a row here. Add it to the list below too.
    let says = |problem| match problem {
        IdProblem::PhoneNumber => "looks like a phone number",
        IdProblem::Letters => "letters",
        IdProblem::TooShort => "fewer digits",
        IdProblem::TooLong => "more digits",
        IdProblem::OtherCharacters => "not digits",
        IdProblem::OtherIds => "other IDs",
    };
    let all = [
        IdProblem::PhoneNumber,
        IdProblem::Letters,
        IdProblem::TooShort,
        IdProblem::TooLong,
        IdProblem::OtherCharacters,
        IdProblem::OtherIds,
    ];
    for problem in all {
        let account = id_problem_sentence(problem, IdField::WhatsAppBusinessAccountId).to_string();
        assert!(account.contains(says(problem)), "{problem:?}: {account}");
        assert!(account.contains("WhatsApp Business Account ID"), "{account}");
        let run = diagnose(&Evidence::IdProblem(problem), &context());
        assert_eq!(
            run.explanation,
            id_problem_sentence(problem, IdField::PhoneNumberId).english()
        );
        assert_eq!(run.category, Category::WrongId);
    }
}
