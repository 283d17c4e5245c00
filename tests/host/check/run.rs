//! The run as a state machine: what is sent when, within which limits, and what counts.

use serde_json::json;
use token_doctor::check::{CheckId, CheckState, ConnectionRequest, Run, Verdict, report_with_names};
use token_doctor::diagnosis::NoAnswer;
use token_doctor::graph::GraphVersion;
use token_doctor::paste::inspect;

use super::world::*;

#[test]
fn the_eight_checks_are_in_order_at_every_moment() {
    let expected = [
        "text",
        "token",
        "app",
        "permissions",
        "account",
        "phone_number",
        "health",
        "webhook",
    ];
    let ids = |run: &Run| -> Vec<&str> { run.checks(&CLOCK).iter().map(|check| check.id.as_str()).collect() };
    let mut run = Run::new(given(NUMBER, ""));
    assert_eq!(ids(&run), expected);
    for call in run.next_calls() {
        run.receive(call.id, World::healthy().to(&call));
        assert_eq!(ids(&run), expected);
    }
}

#[test]
fn rows_run_until_their_calls_are_answered_and_say_what_is_asked() {
    let mut run = Run::new(given(NUMBER, ""));
    let calls = run.next_calls();
    let state = |run: &Run, id| run.checks(&CLOCK).iter().find(|check| check.id == id).unwrap().state;
    for id in [
        CheckId::Token,
        CheckId::App,
        CheckId::Permissions,
        CheckId::Account,
        CheckId::PhoneNumber,
        CheckId::Health,
        CheckId::Webhook,
    ] {
        assert_eq!(state(&run, id), CheckState::Running, "{id:?}");
    }
    run.receive(calls[0].id, World::healthy().to(&calls[0]));
    assert_eq!(state(&run, CheckId::PhoneNumber), CheckState::Pass);
    assert_eq!(state(&run, CheckId::Health), CheckState::Pass);
    assert_eq!(state(&run, CheckId::App), CheckState::Running);
    assert_eq!(state(&run, CheckId::Webhook), CheckState::Running);
}

#[test]
fn independent_questions_are_sent_together() {
    let assigned = World::silent().with(
        "/me/assigned_whatsapp_business_accounts",
        list(json!([{"id": ACCOUNT, "name": "Bakery support"}])),
    );
    for (what, request, world, round_trips) in [
        ("a number", given(NUMBER, ""), World::healthy(), 2),
        ("a number and its account", given(NUMBER, ACCOUNT), World::healthy(), 2),
        (
            "a number that is not there",
            given(OTHER_NUMBER, ""),
            World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
            2,
        ),
        (
            "an account in the number's field",
            given(ACCOUNT, ""),
            World::healthy().with(
                &format!("/{ACCOUNT}"),
                node_type("display_phone_number", "WhatsAppBusinessAccount"),
            ),
            2,
        ),
        (
            "granular scopes",
            given("", ""),
            World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
            3,
        ),
        ("assigned accounts", given("", ""), assigned, 3),
        ("an account", given("", ACCOUNT), World::healthy(), 3),
        ("the portfolio", given("", ""), World::portfolio(), 5),
    ] {
        let played = play(request, &world);
        assert!(
            played.round_trips <= round_trips,
            "{what}: {} round trips",
            played.round_trips
        );
        assert!(!played.report().phone_numbers.is_empty(), "{what}");
    }
}

#[test]
fn each_question_is_asked_once() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    for request in [
        given(NUMBER, ACCOUNT),
        given(NUMBER, ""),
        given("", ACCOUNT),
        given("", ""),
    ] {
        let mut asked = play(request, &world).asked;
        let all = asked.len();
        asked.sort();
        asked.dedup();
        assert_eq!(asked.len(), all);
    }
}

#[test]
fn a_run_makes_at_most_twenty_requests_six_at_a_time() {
    let accounts: Vec<_> = (0..300)
        .map(|n| json!({"id": format!("2183746509{n:05}"), "name": format!("Account {n}")}))
        .collect();
    let portfolios: Vec<_> = (0..40).map(|n| json!({"id": format!("6401829577{n:05}")})).collect();
    let in_portfolio = World::silent().with("/me/businesses", list(json!(portfolios))).with(
        "/640182957700000/owned_whatsapp_business_accounts",
        list(json!(accounts)),
    );
    let assigned = World::healthy().with("/me/assigned_whatsapp_business_accounts", list(json!(accounts)));
    for (found, world) in [("in a portfolio", in_portfolio), ("assigned", assigned)] {
        let report = search(&world);
        assert_eq!(report.accounts.len(), 300, "{found}");
        assert!(report.requests <= 20, "{found}: {}", report.requests);
        assert!(
            report.remainders.len() >= 296,
            "{found}: the others are there for a press"
        );
    }
}

#[test]
fn a_temporary_fault_is_retried_once_and_a_rate_limit_is_not() {
    let path = format!("/{NUMBER}");
    for (answer, times) in [
        (error(2, "(#2) Service temporarily unavailable"), 2),
        (text(502, "<html>Bad Gateway</html>"), 2),
        (error(4, "(#4) Application request limit reached"), 1),
        (nothing(NoAnswer::Rejected), 2),
        (nothing(NoAnswer::Offline), 1),
        (nothing(NoAnswer::TimedOut { after_secs: 10 }), 1),
        (error(190, "Malformed access token"), 1),
    ] {
        let asked = play(given(NUMBER, ""), &World::healthy().with(&path, answer.clone())).asked;
        assert_eq!(
            asked.iter().filter(|asked| **asked == path).count(),
            times,
            "{answer:?}"
        );
    }

    let mut run = Run::new(given(NUMBER, ""));
    let first = run.next_calls().remove(0);
    assert_eq!(first.after_millis, 0);
    run.receive(first.id, text(503, "").0);
    let again = run.next_calls().remove(0);
    assert_eq!(again.request, first.request);
    assert!(again.after_millis >= 500, "not at once");
    assert!(
        !run.receive(first.id, World::healthy().to(&first)),
        "the first call is over"
    );
    assert!(run.receive(again.id, World::healthy().to(&again)));
}

#[test]
fn a_field_that_meta_does_not_know_is_left_out_and_the_object_asked_again() {
    let unknown = |name: &str| node_type(name, "WhatsAppBusinessPhoneNumber").0;
    let mut run = Run::new(given(NUMBER, ""));
    let first = run.next_calls().remove(0);
    run.receive(first.id, unknown("whatsapp_business_manager_messaging_limit"));
    let second = run.next_calls();
    assert_eq!(second.len(), 1, "asked again, and once");
    let form = |call: &token_doctor::check::Call| call.request.to_template(&GraphVersion::default(), "T").1;
    assert!(form(&first).contains("whatsapp_business_manager_messaging_limit"));
    assert!(!form(&second[0]).contains("whatsapp_business_manager_messaging_limit"));
    assert!(form(&second[0]).contains("health_status"));
    run.receive(second[0].id, unknown("whatsapp_business_manager_messaging_limit"));
    assert_eq!(
        run.next_calls(),
        [],
        "what is not asked for any more cannot be left out"
    );
}

#[test]
fn an_outcome_counts_once() {
    let world = World::healthy();
    let mut run = Run::new(given(NUMBER, ""));
    let calls = run.next_calls();
    assert!(run.receive(calls[0].id, world.to(&calls[0])));
    assert!(!run.receive(calls[0].id, expired().0));
    for call in &calls[1..] {
        run.receive(call.id, world.to(call));
    }
    assert_eq!(play_on(run, &world).report().verdict, Verdict::Connected);
}

#[test]
fn the_order_of_the_replies_changes_nothing() {
    let cases = [
        (given(NUMBER, ""), World::healthy()),
        (given(NUMBER, ACCOUNT), World::healthy()),
        (
            given("", ""),
            World::healthy().with("/debug_token", described_for(&[ACCOUNT, OTHER_ACCOUNT])),
        ),
        (given(NUMBER, ""), World::healthy().all(expired())),
        (
            given(OTHER_NUMBER, ""),
            World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
        ),
        (given(NUMBER, ""), World::healthy().all(nothing(NoAnswer::Rejected))),
        (given(ACCOUNT, NUMBER), World::healthy()),
        (
            given("", ""),
            World::silent().with(
                "/me/assigned_whatsapp_business_accounts",
                list(json!([{"id": ACCOUNT}])),
            ),
        ),
    ];
    for (request, world) in cases {
        let in_order = play_in_steps(request.clone(), &world, 0);
        for stride in 1..7 {
            assert_eq!(
                play_in_steps(request.clone(), &world, stride),
                in_order,
                "{request:?} {stride}"
            );
        }
    }
}

#[test]
fn an_app_secret_is_in_no_text_of_a_run() {
    let secret = "5ecre75ecre75ecre75ecre75ecre75e";
    let mut request = given(NUMBER, "");
    request.app_secret = token_doctor::graph::AppSecret::parse(&format!(" {secret}\n"));
    let played = play(request, &World::healthy());
    for text in [format!("{:?}", played.run), report_with_names(&played.report())] {
        assert!(!text.contains(secret));
    }
}

#[test]
fn without_a_token_nothing_is_asked_and_the_report_says_what_was_given_instead() {
    for (pasted, says) in [
        ("", "There is no access token"),
        (" \t", "There is no access token"),
        ("0123456789abcdef0123456789abcdef", "app secret"),
        ("the token is on the other desk", "There is no access token"),
    ] {
        let request = ConnectionRequest {
            inspection: inspect(pasted),
            ..given(NUMBER, "")
        };
        let mut run = Run::new(request);
        assert_eq!(run.next_calls(), []);
        assert!(run.has_ended());
        let report = run.report(&CLOCK);
        assert_eq!(report.verdict, Verdict::Failed, "{pasted}");
        assert_eq!(cause(&report), "nothing_to_send", "{pasted}");
        assert!(explanation(&report).contains(says), "{}", explanation(&report));
        assert_eq!(report.first_broken_check, None);
    }
}

#[test]
fn the_commands_are_named_only_if_available() {
    let steps_of = |run: Run| {
        let report = play_on(run, &World::healthy().all(nothing(NoAnswer::Rejected))).report();
        let steps = report.diagnosis.map(|diagnosis| diagnosis.steps).unwrap_or_default();
        steps.into_iter().map(|step| step.text.to_string()).collect::<String>()
    };
    let run = || Run::new(given(NUMBER, ""));
    assert!(steps_of(run()).contains("Copy curl command"));
    assert!(!steps_of(run().without_commands()).contains("Copy curl command"));
}
