//! How the calls are sent: no token in an address if Meta takes forms, and no form where it could write.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;
use token_doctor::check::{Call, ConnectionReport, ConnectionRequest, Outcome, Run, Verdict};
use token_doctor::diagnosis::{Category, NoAnswer};
use token_doctor::graph::{GraphVersion, Way};

use super::world::*;

/// Plays a run with a function that answers its calls, and returns the calls in order.
fn play_against(request: ConnectionRequest, mut answer: impl FnMut(&Call) -> Answer) -> (ConnectionReport, Vec<Call>) {
    let mut run = Run::new(request);
    let mut sent = Vec::new();
    loop {
        let calls = run.next_calls();
        if calls.is_empty() {
            break;
        }
        for call in calls {
            run.receive(call.id, answer(&call).0);
            sent.push(call);
        }
    }
    assert!(run.has_ended());
    assert!(run.requests() <= 20);
    (run.report(&CLOCK), sent)
}

/// The edges of our calls that have a POST, or may have one.
fn has_post(path: &str) -> bool {
    [
        "/subscribed_apps",
        "/phone_numbers",
        "/businesses",
        "/owned_whatsapp_business_accounts",
        "/client_whatsapp_business_accounts",
    ]
    .iter()
    .any(|edge| path.ends_with(edge))
}

fn can_prove(path: &str) -> bool {
    ["/debug_token", "/me/permissions"].contains(&path)
}

fn post_refused() -> Answer {
    refused(json!({
        "message": "Unsupported post request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
        "type": "GraphMethodException", "code": 100, "error_subcode": 33,
    }))
}

/// 100/33 with unknown words.
fn refused_without_a_method() -> Answer {
    refused(json!({"message": "Object does not support this operation", "code": 100, "error_subcode": 33}))
}

fn ways() -> [(&'static str, ConnectionRequest, World); 5] {
    [
        ("a number", given(NUMBER, ""), World::healthy()),
        ("both IDs", given(NUMBER, ACCOUNT), World::silent()),
        ("an account", given("", ACCOUNT), World::healthy()),
        (
            "granular scopes",
            given("", ""),
            World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
        ),
        ("the portfolio", given("", ""), World::portfolio()),
    ]
}

#[test]
fn no_call_has_the_token_in_its_address_if_meta_accepts_forms() {
    for (way, request, world) in ways() {
        let (report, calls) = play_against(request, |call| Answer(world.to(call)));
        assert_eq!(report.verdict, Verdict::Connected, "{way}");
        assert!(calls.iter().all(|call| call.way == Way::Form), "{way}");
        assert_eq!(report.requests_by_address, 0, "{way}");
        assert!(public_report(&report).contains("Token sent in: the body of each request"));
    }
}

#[test]
fn if_meta_refuses_posts_each_call_is_sent_once_as_a_get_and_the_next_ones_at_once() {
    for refusal in [
        post_refused(),
        text(405, "<html>Method Not Allowed</html>"),
        ok(json!({"success": true})),
        error(100, "(#100) The parameter pin is required"),
    ] {
        for (way, request, world) in ways() {
            let (report, calls) = play_against(request, |call| match call.way {
                Way::Form => refusal.clone(),
                Way::Get => Answer(world.to(call)),
            });
            assert_eq!(report.verdict, Verdict::Connected, "{way}");
            let forms: Vec<_> = calls.iter().filter(|call| call.way == Way::Form).collect();
            assert!(forms.len() <= 6, "{way}: the first calls alone");
            assert!(forms.iter().all(|call| !has_post(&call.request.path())), "{way}");
            assert_eq!(report.requests_by_address, calls.len() - forms.len(), "{way}");
            assert!(public_report(&report).contains("Token sent in: the address of "));
        }
    }
}

#[test]
fn if_meta_refuses_the_posts_of_one_node_the_others_stay_forms() {
    for refusal in [post_refused(), refused_without_a_method()] {
        let world = World::healthy();
        let path = format!("/{NUMBER}");
        let (report, calls) = play_against(given(NUMBER, ""), |call| {
            if call.request.path() == path && call.way == Way::Form {
                refusal.clone()
            } else {
                Answer(world.to(call))
            }
        });
        assert_eq!(report.verdict, Verdict::Connected);
        let gets: Vec<_> = calls.iter().filter(|call| call.way == Way::Get).collect();
        assert_eq!(gets.len(), 1);
        assert_eq!(gets[0].request.path(), path);
    }
}

#[test]
fn nothing_is_written_if_meta_ignores_the_method() {
    for (way, request, world) in ways() {
        // A write of a node is answered like a read with the same fields; other edges have no POST.
        let (report, calls) = play_against(request, |call| {
            let path = call.request.path();
            if call.way == Way::Form && (can_prove(&path) || path.contains("assigned_")) {
                post_refused()
            } else {
                Answer(world.to(call))
            }
        });
        assert_eq!(report.verdict, Verdict::Connected, "{way}");
        for call in calls {
            assert!(
                call.way == Way::Get || !has_post(&call.request.path()),
                "{way}: a write"
            );
        }
    }
}

#[test]
fn a_wrong_id_does_not_count_as_a_refused_form() {
    let world = World::healthy();
    let (report, calls) = play_against(given(OTHER_NUMBER, ""), |call| Answer(world.to(call)));
    assert_eq!(category(&report), Some(Category::WrongId));
    assert!(calls.iter().all(|call| call.way == Way::Form));

    let path = format!("/{OTHER_NUMBER}");
    let unclear = World::healthy().with(&path, refused_without_a_method());
    let (report, calls) = play_against(given(OTHER_NUMBER, ""), |call| Answer(unclear.to(call)));
    assert_eq!(category(&report), Some(Category::WrongId));
    assert_eq!(report.requests_by_address, 1, "asked once as a GET, and not remembered");
    assert_eq!(calls.iter().filter(|call| call.request.path() == path).count(), 2);
}

#[test]
fn only_an_answer_of_an_edge_without_a_post_proves_that_forms_are_reads() {
    let html = || text(502, "<html>Bad Gateway</html>");
    for (what, answer, is_proof) in [
        ("a description", described(json!({})), true),
        ("a refused description", not_described(), true),
        ("a dead token", expired(), true),
        ("a page", html(), false),
        ("a failure", nothing(NoAnswer::Rejected), false),
        ("a time-out", nothing(NoAnswer::TimedOut { after_secs: 10 }), false),
        ("a refused post", post_refused(), false),
        ("an answer to a write", ok(json!({"success": true})), false),
        (
            "a passing fault",
            error(2, "(#2) Service temporarily unavailable"),
            false,
        ),
        ("a limit", error(4, "(#4) Application request limit reached"), false),
        ("another answer", ok(json!({"portal": true})), false),
    ] {
        let world = World::healthy()
            .with("/me/permissions", html())
            .with("/debug_token", answer);
        let (_, calls) = play_against(given(NUMBER, ACCOUNT), |call| Answer(world.to(call)));
        let edges: Vec<_> = calls.iter().filter(|call| has_post(&call.request.path())).collect();
        assert!(edges.len() >= 2, "{what}");
        for call in edges {
            assert_eq!(call.way == Way::Form, is_proof, "{what}: {}", call.request.path());
        }
    }
}

#[test]
fn a_failed_call_is_repeated_once_in_the_same_way_and_leads_to_no_address() {
    for (why, times) in [(NoAnswer::Rejected, 2), (NoAnswer::Offline, 1)] {
        let (report, calls) = play_against(given(NUMBER, ACCOUNT), |_| nothing(why));
        assert_eq!(category(&report), Some(Category::Unreachable));
        let mut by_path: BTreeMap<String, Vec<&Call>> = BTreeMap::new();
        for call in &calls {
            assert_eq!(call.way, Way::Form);
            by_path.entry(call.request.path()).or_default().push(call);
        }
        for (path, calls) in by_path {
            assert!(!has_post(&path), "{path} waits for a proof");
            assert_eq!(calls.len(), times, "{path}");
            assert!(!is_suppressing(calls[0]));
            assert!(calls[1..].iter().all(|call| is_suppressing(call)));
        }
    }
    // The repetition of a GET is a GET.
    let world = World::healthy();
    let path = format!("/{NUMBER}");
    let (_, calls) = play_against(given(NUMBER, ""), |call| match call.way {
        Way::Form if call.request.path() == path => post_refused(),
        Way::Get => nothing(NoAnswer::Rejected),
        Way::Form => Answer(world.to(call)),
    });
    let gets: Vec<_> = calls.iter().filter(|call| call.way == Way::Get).collect();
    assert_eq!(gets.len(), 2);
    assert!(is_suppressing(gets[1]));
}

fn is_suppressing(call: &Call) -> bool {
    let (_, form) = call.request.to_template(&GraphVersion::default(), "T");
    form.contains("suppress_http_code=1")
}

/// The possible answers to a call. The first is the answer of the world.
const OUTCOMES: usize = 12;

fn outcome(kind: usize, world: &World, call: &Call) -> Answer {
    match kind {
        1 => post_refused(),
        2 => refused_without_a_method(),
        3 => not_found("1"),
        4 => text(405, ""),
        5 => nothing(NoAnswer::Rejected),
        6 => nothing(NoAnswer::TimedOut { after_secs: 10 }),
        7 => nothing(NoAnswer::Offline),
        8 => text(503, "<html>Bad Gateway</html>"),
        9 => error(2, "(#2) Service temporarily unavailable"),
        10 => ok(json!({"success": true})),
        11 => expired(),
        _ => Answer(world.to(call)),
    }
}

proptest! {
    #[test]
    fn no_answers_in_any_order_make_a_form_write_or_a_failure_a_get(
        way in 0..5_usize,
        steps in proptest::collection::vec((any::<prop::sample::Index>(), prop_oneof![Just(0), 0..OUTCOMES]), 60),
    ) {
        let [(_, request, world), ..] = { let mut ways = ways(); ways.swap(0, way); ways };
        let mut run = Run::new(request);
        let (mut open, mut is_proven, mut is_refused) = (Vec::new(), false, false);
        // How the last call of each question was sent, and whether it failed.
        let mut last: BTreeMap<String, (Way, bool)> = BTreeMap::new();
        for (place, kind) in steps {
            for call in run.next_calls() {
                let (path, key) = (call.request.path(), key_of(&call));
                if call.way == Way::Form {
                    prop_assert!(is_proven || !has_post(&path), "{path}: a form before the proof");
                } else {
                    prop_assert!(is_refused || has_post(&path), "{path}: a GET without a reason");
                }
                if let Some((way, true)) = last.get(&key) {
                    prop_assert_eq!(call.way, *way, "{}: a failed call keeps its way", key);
                }
                if let Some((Way::Get, _)) = last.get(&key) {
                    prop_assert_eq!(call.way, Way::Get, "{}: no way back", key);
                }
                open.push(call);
            }
            prop_assert!(open.len() <= 6 && run.requests() <= 20);
            if open.is_empty() {
                break;
            }
            let call = open.swap_remove(place.index(open.len()));
            let Answer(outcome) = outcome(kind, &world, &call);
            let has_failed = matches!(outcome, Outcome::NoAnswer(_));
            last.insert(key_of(&call), (call.way, has_failed));
            is_proven |= call.way == Way::Form && can_prove(&call.request.path()) && [0, 11].contains(&kind);
            is_refused |= call.way == Way::Form && [1, 2, 4, 10].contains(&kind);
            run.receive(call.id, outcome);
        }
        if open.is_empty() {
            prop_assert!(run.next_calls().is_empty() && run.has_ended());
        }
    }
}
