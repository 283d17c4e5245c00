//! What is true for every diagnosis, for any input.

use proptest::prelude::*;
use serde_json::{Value, json};
use token_doctor::diagnosis::{
    Category, Cause, Context, Diagnosis, IdField, Known, catalogue, explain, guide, id_problem_sentence, utc,
};
use token_doctor::graph::IdProblem;

use super::evidence::diagnosis_of;
use super::{answers, context, evidence, of_answer, pastes, programs};

/// The hosts that steps may link to: only Meta's.
const HOSTS: &[&str] = &[
    "business.facebook.com",
    "developers.facebook.com",
    "www.facebook.com",
    "metastatus.com",
];
const FORBIDDEN: &[&str] = &[
    "invalid input",
    "oops",
    "please",
    "unfortunately",
    "sorry",
    "your fault",
];

/// Every diagnosis of the rows in these tests.
fn every_diagnosis_in(context: &Context) -> Vec<Diagnosis> {
    let of_answers = answers::rows()
        .into_iter()
        .map(|row| of_answer(row.http_status, &row.body, context));
    let of_pastes = pastes::ROWS
        .iter()
        .map(|(text, status, _)| explain(text, *status, context));
    let of_programs = programs::SENTENCES
        .iter()
        .map(|(text, ..)| explain(text, None, context));
    let evidence = evidence::rows();
    let of_evidence = evidence.iter().map(|(evidence, _)| diagnosis_of(evidence, context));
    of_answers
        .chain(of_pastes)
        .chain(of_programs)
        .chain(of_evidence)
        .collect()
}

fn next_to_a_request_that_worked() -> Context<'static> {
    Context {
        another_call_worked: true,
        id: Some("106540352242922"),
        ..context()
    }
}

fn every_diagnosis() -> Vec<Diagnosis> {
    [context(), next_to_a_request_that_worked()]
        .iter()
        .flat_map(every_diagnosis_in)
        .collect()
}

fn assert_well_written(diagnosis: &Diagnosis) {
    let Diagnosis { steps, cause, .. } = diagnosis;
    let (title, explanation) = (diagnosis.title.to_string(), diagnosis.explanation.to_string());
    assert!(!title.is_empty() && !explanation.is_empty(), "{cause:?} says nothing");
    assert!(!steps.is_empty(), "{cause:?} has no steps");
    let words = explanation.split_whitespace().count();
    assert!(words <= 60, "{cause:?} takes {words} words: {explanation}");
    for text in steps
        .iter()
        .map(|step| step.text.to_string())
        .chain([title, explanation])
    {
        assert!(!text.contains("  ") && text.trim() == text, "{cause:?}: {text}");
    }
    for url in steps.iter().filter_map(|step| step.url.as_deref()) {
        let host = url.strip_prefix("https://").unwrap().split('/').next().unwrap();
        assert!(HOSTS.contains(&host), "{url}");
    }
}

#[test]
fn every_diagnosis_is_short_and_complete_and_links_to_meta_screens() {
    for diagnosis in every_diagnosis() {
        assert_well_written(&diagnosis);
        let steps: String = diagnosis.steps.iter().map(|step| step.text.to_string()).collect();
        let said = format!("{} {} {steps}", diagnosis.title, diagnosis.explanation).to_lowercase();
        assert!(!said.contains(['{', '}', '|']), "{said}");
        for word in FORBIDDEN {
            assert!(!said.contains(word), "{:?} says {word:?}", diagnosis.cause);
        }
    }
}

/// The contract: whether the token is fine, alone and next to a request that worked, and whether the same request may work later.
#[rustfmt::skip]
const JUDGEMENTS: &[(Category, Option<bool>, Option<bool>, bool)] = &[
    (Category::TokenExpired,      Some(false), Some(false), false),
    (Category::PermissionDenied,  Some(false), Some(false), false),
    (Category::InvalidToken,      Some(false), Some(false), false),
    (Category::WrongId,           None,        Some(true),  false),
    (Category::AppProblem,        None,        Some(true),  false),
    (Category::AccountRestricted, None,        Some(true),  false),
    (Category::RateLimited,       None,        Some(true),  true),
    (Category::TemporaryFault,    None,        Some(true),  true),
    (Category::Unreachable,       None,        Some(true),  true),
    (Category::EndsSoon,          Some(true),  Some(true),  false),
    (Category::NeedsChoice,       Some(true),  Some(true),  false),
    (Category::SendingLimited,    Some(true),  Some(true),  false),
    (Category::ReceivingLimited,  Some(true),  Some(true),  false),
    (Category::NotTokenProblem,   Some(true),  Some(true),  false),
    (Category::NoFault,           None,        None,        false),
    (Category::Unrecognised,      None,        Some(true),  true),
];

#[test]
fn every_diagnosis_judges_the_token_as_the_contract_does() {
    let of = |category| *JUDGEMENTS.iter().find(|row| row.0 == category).unwrap();
    let alone = every_diagnosis_in(&context());
    let beside = every_diagnosis_in(&next_to_a_request_that_worked());
    for (alone, beside) in alone.iter().zip(&beside) {
        let (_, fine_alone, _, retryable) = of(alone.category);
        assert_eq!(
            (alone.token_is_fine, alone.retryable),
            (fine_alone, retryable),
            "{:?}",
            alone.cause
        );
        let (_, _, fine_beside, retryable) = of(beside.category);
        // If two answers contradict each other, neither counts.
        let fine_beside = fine_beside.filter(|_| beside.cause != Cause::ContradictoryAnswers);
        assert_eq!(
            (beside.token_is_fine, beside.retryable),
            (fine_beside, retryable),
            "{:?}",
            beside.cause
        );
    }
}

#[test]
fn every_diagnosis_says_that_the_token_is_fine_only_if_it_is() {
    for diagnosis in every_diagnosis() {
        // A permission that is missing only from a list needs another token.
        let is_said = diagnosis.token_is_fine == Some(true) && diagnosis.cause != Cause::MessagingNotListed;
        let explanation = diagnosis.explanation.to_string();
        assert_eq!(explanation.starts_with("Your token is fine"), is_said, "{explanation}");
        assert_eq!(
            explanation.matches("Your token is fine").count(),
            usize::from(is_said),
            "{explanation}"
        );
    }
}

/// An invented text that looks like a token.
fn token() -> String {
    format!("EAA{}ZD", "Bx9".repeat(60))
}

fn assert_keeps_secret(diagnosis: &Diagnosis) {
    let shown = format!("{diagnosis:?}");
    assert!(!shown.contains("Bx9Bx9Bx9"), "{shown}");
}

#[test]
fn a_token_that_meta_echoes_is_never_shown() {
    let token = token();
    let message = format!("Malformed access token {token}");
    for error in [
        json!({"message": message, "code": 190}),
        json!({"message": "x", "code": 987_654, "error_data": {"details": message}}),
        json!({"message": "x", "code": 987_654, "error_user_msg": message, "error_user_title": token}),
        json!({"message": "x", "code": 987_654, "type": token, "fbtrace_id": token}),
    ] {
        assert_keeps_secret(&of_answer(Some(400), &json!({ "error": error }), &context()));
    }
    for text in [
        message.clone(),
        format!("curl 'https://graph.facebook.com/v25.0/1?access_token={token}' (#987654) {message}"),
        format!("{{'error': {{'message': '{message}', 'code': 987654, 'fbtrace_id': '{token}'}}}}"),
        json!({ "message": message }).to_string(),
        token.clone(),
    ] {
        assert_keeps_secret(&explain(&text, None, &context()));
    }
    let health = json!({"health_status": {"can_send_message": "BLOCKED", "entities": [
        {"errors": [{"error_description": token, "possible_solution": token}]},
    ]}});
    assert_keeps_secret(&diagnosis_of(&evidence::Owned::Health(health), &context()));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        prop::sample::select(vec![
            "190",
            "(#190) x",
            "Session has expired",
            "Friday, 26-Apr-24 06:00:00 PDT",
            "ID '"
        ])
        .prop_map(Value::from),
    ];
    let name = prop_oneof![
        prop::sample::select(vec![
            "error",
            "errors",
            "code",
            "message",
            "error_subcode",
            "data",
            "is_valid",
            "expires_at",
            "error_data",
            "details",
            "fbtrace_id",
            "is_transient",
            "error_user_msg",
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,6}",
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_gives_a_well_written_diagnosis(answer in any_json(), http_status in proptest::option::of(0_u16..700)) {
        assert_well_written(&explain(&answer.to_string(), http_status, &context()));
        assert_well_written(&of_answer(http_status, &answer, &context()));
    }

    #[test]
    fn any_text_gives_a_well_written_diagnosis(text in "\\PC{0,300}", http_status in proptest::option::of(0_u16..700)) {
        assert_well_written(&explain(&text, http_status, &context()));
    }

    #[test]
    fn an_answer_cut_anywhere_is_still_explained(at in 0_usize..140) {
        let answer = r#"{"error":{"message":"Session has expired on Tuesday, 05-Mar-24 11:00:00 PST","code":190,"error_subcode":463,"fbtrace_id":"Atrace"}}"#;
        let cut: String = answer.chars().take(at).collect();
        assert_well_written(&explain(&cut, None, &context()));
    }

    #[test]
    fn any_message_keeps_the_rules_of_writing(message in "\\PC{0,400}", code in any::<i64>()) {
        let body = json!({"error": {"code": code, "message": message, "error_user_msg": message}});
        assert_well_written(&of_answer(Some(400), &body, &context()));
    }
}

#[test]
fn a_large_or_deep_paste_is_read_in_bounded_work() {
    for text in [
        "{".repeat(300_000),
        "{\"a\":".repeat(50_000),
        format!("[{}", "{\"error\":".repeat(20_000)),
        "\\\"{".repeat(100_000),
        "x".repeat(1_000_000),
    ] {
        assert_well_written(&explain(&text, None, &context()));
    }
}

proptest! {
    #[test]
    fn a_date_matches_the_calendar(at in -62_000_000_000_i64..253_402_300_800) {
        let date = time::OffsetDateTime::from_unix_timestamp(at).unwrap();
        let (month, day, hour, minute) = (u8::from(date.month()), date.day(), date.hour(), date.minute());
        prop_assert_eq!(
            utc(at).unwrap(),
            format!("{:04}-{month:02}-{day:02} {hour:02}:{minute:02} UTC", date.year())
        );
    }

    // Before today: `moment` says "today" for a time in the future, and a past expiry has its date.
    #[test]
    fn a_date_in_a_text_is_read_by_the_calendar(at in 0..super::NOW - 86_400) {
        let date = time::OffsetDateTime::from_unix_timestamp(at - at.rem_euclid(60)).unwrap();
        let (month, day, hour, minute) = (u8::from(date.month()), date.day(), date.hour(), date.minute());
        let text = format!("Session has expired on {}-{month:02}-{day:02}T{hour:02}:{minute:02}:00+0000", date.year());
        let ended = token_doctor::diagnosis::moment(date.unix_timestamp(), &super::CLOCK).unwrap().to_string();
        prop_assert!(explain(&text, None, &context()).explanation.to_string().contains(&ended), "{} {}", text, ended);
    }
}

/// A screen that a step names, and a part of its address.
const SCREENS: &[(&str, &str)] = &[
    ("Security Center", "/security_center"),
    ("Message templates", "message_templates"),
    ("Billing & payments", "billing_hub"),
    ("System users", "system_users"),
    ("Messaging accounts", "whatsapp_account"),
    ("\"Phone numbers\" in WhatsApp Manager", "phone_numbers"),
    ("WhatsApp Manager, Phone numbers", "phone_numbers"),
    ("\"Phone numbers\"", "phone_numbers"),
    ("\"Business info\"", "business_info"),
    ("pen your app", "//developers.facebook.com/apps/"),
    ("Access Token Debugger", "/tools/debug/accesstoken"),
    ("Graph API Explorer", "/tools/explorer"),
    ("Business Support Home", "business-support-home"),
];

#[test]
fn a_step_leads_to_the_first_screen_that_it_names() {
    let mut seen = 0;
    for diagnosis in every_diagnosis() {
        for step in &diagnosis.steps {
            let (text, Some(url)) = (step.text.to_string(), step.url.as_deref()) else {
                continue;
            };
            let first = SCREENS
                .iter()
                .filter_map(|(name, part)| Some((text.find(name)?, part)))
                .min();
            if let Some((_, part)) = first {
                assert!(url.contains(part), "{text} leads to {url}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen} steps name a screen");
}

/// Every text of the catalogue, the guide and the ID fields, each alternative separately.
fn every_text() -> Vec<String> {
    let of_catalogue = catalogue()
        .into_iter()
        .flat_map(|entry| [entry.explanation, entry.steps].concat())
        .map(str::to_owned);
    let of_guide = guide(&Known::default())
        .into_iter()
        .flat_map(|part| part.paragraphs)
        .map(|paragraph| paragraph.to_string());
    let of_field = [IdProblem::PhoneNumber, IdProblem::Letters, IdProblem::TooShort]
        .into_iter()
        .chain([IdProblem::TooLong, IdProblem::OtherCharacters, IdProblem::OtherIds])
        .map(|problem| id_problem_sentence(problem, IdField::WhatsAppBusinessAccountId).to_string());
    let alternatives = |text: String| text.split(" | ").map(str::to_owned).collect::<Vec<_>>();
    of_catalogue
        .chain(of_guide)
        .chain(of_field)
        .flat_map(alternatives)
        .collect()
}

#[test]
fn the_tab_and_what_to_assign_have_both_of_meta_s_names() {
    let (mut tabs, mut assigned) = (0, 0);
    for text in every_text() {
        // "WhatsApp accounts" is Meta's name for the tab that does not show the ID any more.
        if text.contains("WhatsApp accounts") {
            assert!(text.contains("Messaging accounts"), "{text}");
            tabs += 1;
        }
        if text.contains("\"Assign assets\"") && text.contains("account") {
            assert!(text.to_lowercase().contains("messaging account"), "{text}");
            assigned += 1;
        }
    }
    assert!(
        tabs > 3 && assigned > 3,
        "{tabs} texts name a tab, {assigned} what to assign"
    );
}
