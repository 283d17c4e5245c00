//! Whole runs of "Test Connection", replayed from replies as data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test may fail loudly"
)]

use serde_json::{Value, json};
use token_doctor::access_token::inspect;
use token_doctor::check::{
    Call, CheckId, CheckState, ConnectionReport, ConnectionRequest, Outcome, Run, TokenType, Verdict,
};
use token_doctor::diagnosis::{Category, Clock, NoAnswer};
use token_doctor::graph::{GraphVersion, PhoneNumberId};

const NOW: i64 = 1_760_000_000;
const DAY: i64 = 86_400;
const CLOCK: Clock = Clock {
    now_unix_secs: NOW,
    utc_offset_minutes_at: |_| 0,
};
const TOKEN: &str = "EAAnotarealtoken";
const PHONE_NUMBER_ID: &str = "106540352242922";

fn request_with(token: &str, phone_number_id: &str) -> ConnectionRequest {
    ConnectionRequest {
        inspection: inspect(token),
        phone_number_id: PhoneNumberId::parse(phone_number_id),
        whatsapp_business_account_id: Ok(None),
        graph_version: GraphVersion::default(),
    }
}

/// What one call is answered with.
#[derive(Clone, Debug)]
struct Answer(Outcome);

fn ok(body: &Value) -> Answer {
    with_status(200, body)
}

fn refused(error: &Value) -> Answer {
    with_status(400, &json!({ "error": error }))
}

fn with_status(http_status: u16, body: &Value) -> Answer {
    Answer(Outcome::Answered {
        http_status,
        body: body.to_string(),
    })
}

fn nothing(why: NoAnswer) -> Answer {
    Answer(Outcome::NoAnswer(why))
}

/// The replies of one Meta: for the number, `debug_token` and the app.
#[derive(Clone)]
struct Replies {
    phone_number: Answer,
    debug_token: Answer,
    app: Answer,
}

impl Replies {
    fn to(&self, call: &Call) -> Outcome {
        let path = call.request.describe();
        let answer = match path.as_str() {
            "GET /debug_token" => &self.debug_token,
            "GET /app" => &self.app,
            _ => &self.phone_number,
        };
        answer.0.clone()
    }
}

/// Everything is well, and the token is permanent.
fn healthy() -> Replies {
    Replies {
        phone_number: ok(&number()),
        debug_token: ok(&json!({"data": {
            "app_id": "911602140448729", "application": "CRM", "type": "SYSTEM_USER", "is_valid": true, "expires_at": 0,
            "scopes": ["whatsapp_business_management", "whatsapp_business_messaging"],
        }})),
        app: ok(&json!({"id": "911602140448729", "name": "CRM"})),
    }
}

fn number() -> Value {
    json!({
        "id": PHONE_NUMBER_ID, "display_phone_number": "+49 30 1234567", "verified_name": "Bakery <b>Nord</b>",
        "status": "CONNECTED", "health_status": {"can_send_message": "AVAILABLE", "entities": []},
    })
}

fn number_with(field: &str, value: Value) -> Answer {
    let mut number = number();
    number[field] = value;
    ok(&number)
}

fn debugged(data: &Value) -> Answer {
    ok(&json!({ "data": data }))
}

fn debug_token_refused() -> Answer {
    refused(&json!({
        "message": "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
        "type": "OAuthException", "code": 100,
    }))
}

fn expired() -> Answer {
    refused(&json!({
        "message": "Error validating access token: Session has expired on Friday, 26-Apr-24 06:00:00 PDT. The current time is Sunday, 28-Apr-24 03:40:10 PDT.",
        "type": "OAuthException", "code": 190, "error_subcode": 463, "fbtrace_id": "Atrace",
    }))
}

fn wrong_id() -> Answer {
    refused(&json!({
        "message": "Unsupported get request. Object with ID '106540352242922' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
        "type": "GraphMethodException", "code": 100, "error_subcode": 33,
    }))
}

/// Plays a run to its end, answering the open calls in the given order (`0`: always the oldest; `n`: every n-th).
fn play(request: ConnectionRequest, replies: &Replies, stride: usize) -> ConnectionReport {
    let mut run = Run::new(request);
    let mut open = Vec::new();
    loop {
        open.extend(run.next_calls());
        if open.is_empty() {
            break;
        }
        assert!(!run.has_ended());
        let call = open.remove(stride % open.len());
        run.receive(call.id, replies.to(&call));
        assert!(run.requests() < 20, "a run is bounded");
    }
    assert!(run.has_ended());
    run.report(&CLOCK)
}

fn test(replies: &Replies) -> ConnectionReport {
    play(request_with(TOKEN, PHONE_NUMBER_ID), replies, 0)
}

fn state_of(report: &ConnectionReport, id: CheckId) -> CheckState {
    report.checks.iter().find(|check| check.id == id).unwrap().state
}

fn category_of(report: &ConnectionReport) -> Option<Category> {
    report.diagnosis.as_ref().map(|diagnosis| diagnosis.category)
}

#[test]
fn a_healthy_number_is_connected_to_the_letter() {
    let report = test(&healthy());
    assert_eq!(report.verdict, Verdict::Connected);
    assert_eq!(
        report.headline,
        "WhatsApp connected successfully! Verified: Bakery <b>Nord</b>"
    );
    assert_eq!(report.diagnosis, None);
    assert_eq!(report.first_broken_check, None);
    assert_eq!(report.requests, 3);
    assert_eq!(report.token.token_type, TokenType::Permanent);
    assert_eq!(report.token.app_name.as_deref(), Some("CRM"));
    for id in [
        CheckId::Token,
        CheckId::App,
        CheckId::Permissions,
        CheckId::PhoneNumber,
        CheckId::Health,
    ] {
        assert_eq!(state_of(&report, id), CheckState::Pass, "{id:?}");
    }
}

#[test]
fn a_number_without_a_name_is_called_by_its_number() {
    let report = test(&Replies {
        phone_number: number_with("verified_name", Value::Null),
        ..healthy()
    });
    assert_eq!(
        report.headline,
        "WhatsApp connected successfully! Verified: +49 30 1234567"
    );
}

#[test]
fn the_chain_has_its_eight_links_in_order_at_every_moment() {
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
    let mut run = Run::new(request_with(TOKEN, PHONE_NUMBER_ID));
    let ids = |run: &Run| -> Vec<&str> { run.checks(&CLOCK).iter().map(|check| check.id.as_str()).collect() };
    assert_eq!(ids(&run), expected);
    for call in run.next_calls() {
        run.receive(call.id, healthy().to(&call));
        assert_eq!(ids(&run), expected);
    }
}

#[test]
fn rows_run_until_their_calls_are_answered() {
    let mut run = Run::new(request_with(TOKEN, PHONE_NUMBER_ID));
    let calls = run.next_calls();
    let state = |run: &Run, id| run.checks(&CLOCK).iter().find(|check| check.id == id).unwrap().state;
    assert_eq!(state(&run, CheckId::PhoneNumber), CheckState::Running);
    assert_eq!(state(&run, CheckId::App), CheckState::Running);
    run.receive(calls[0].id, healthy().to(&calls[0]));
    assert_eq!(state(&run, CheckId::PhoneNumber), CheckState::Pass);
    assert_eq!(state(&run, CheckId::App), CheckState::Running);
}

#[test]
fn each_refusal_of_the_number_has_its_verdict_and_its_broken_link() {
    let error =
        |message: &str, code: i64| refused(&json!({"message": message, "type": "OAuthException", "code": code}));
    for (phone_number, verdict, category, broken) in [
        (expired(), Verdict::Failed, Category::TokenExpired, Some(CheckId::Token)),
        (
            error("Invalid OAuth access token - Cannot parse access token", 190),
            Verdict::Failed,
            Category::InvalidToken,
            Some(CheckId::Token),
        ),
        (
            error("(#200) Requires whatsapp_business_management permission", 200),
            Verdict::Failed,
            Category::PermissionDenied,
            Some(CheckId::Permissions),
        ),
        (
            wrong_id(),
            Verdict::Failed,
            Category::WrongId,
            Some(CheckId::PhoneNumber),
        ),
        (
            error("API calls from the server require an appsecret_proof argument", 100),
            Verdict::Failed,
            Category::AppProblem,
            Some(CheckId::App),
        ),
        (
            error("(#4) Application request limit reached", 4),
            Verdict::CouldNotTell,
            Category::RateLimited,
            None,
        ),
        (
            error("(#2) Service temporarily unavailable", 2),
            Verdict::CouldNotTell,
            Category::TemporaryFault,
            None,
        ),
        (
            nothing(NoAnswer::Rejected),
            Verdict::CouldNotTell,
            Category::Unreachable,
            None,
        ),
        (
            nothing(NoAnswer::Offline),
            Verdict::CouldNotTell,
            Category::Unreachable,
            None,
        ),
        (
            nothing(NoAnswer::TimedOut { after_secs: 10 }),
            Verdict::CouldNotTell,
            Category::Unreachable,
            None,
        ),
    ] {
        let replies = Replies {
            phone_number: phone_number.clone(),
            debug_token: debug_token_refused(),
            app: phone_number,
        };
        let report = test(&replies);
        assert_eq!(report.verdict, verdict, "{category:?}");
        assert_eq!(category_of(&report), Some(category));
        assert_eq!(report.first_broken_check, broken, "{category:?}");
        assert_eq!(report.headline, report.diagnosis.unwrap().title);
    }
}

#[test]
fn what_the_side_calls_refuse_changes_nothing_in_the_verdict() {
    let refusals = [
        debug_token_refused(),
        expired(),
        refused(&json!({"message": "(#200) Permissions error", "code": 200})),
        refused(&json!({"message": "Limit", "code": 4})),
        nothing(NoAnswer::Rejected),
        nothing(NoAnswer::TimedOut { after_secs: 10 }),
        with_status(502, &json!("<html>")),
        ok(&json!({})),
        debugged(&json!({"is_valid": false})),
        debugged(&json!({"is_valid": false, "error": {"code": 190, "subcode": 463, "message": "Session has expired"}})),
    ];
    for debug_token in &refusals {
        for app in &refusals {
            let report = test(&Replies {
                phone_number: ok(&number()),
                debug_token: debug_token.clone(),
                app: app.clone(),
            });
            assert_eq!(report.verdict, Verdict::Connected, "{debug_token:?} {app:?}");
            assert_eq!(report.first_broken_check, None, "{debug_token:?} {app:?}");
        }
    }
}

#[test]
fn nobody_blames_the_token_when_another_call_worked_with_it() {
    let report = test(&Replies {
        phone_number: wrong_id(),
        ..healthy()
    });
    assert_eq!(category_of(&report), Some(Category::WrongId));
    assert_eq!(report.diagnosis.as_ref().unwrap().token_is_fine, Some(true));
    assert_eq!(state_of(&report, CheckId::Token), CheckState::Pass);
}

#[test]
fn what_debug_token_proves_counts_where_the_number_could_not_be_asked() {
    for phone_number in [nothing(NoAnswer::Rejected), with_status(502, &json!("<html>"))] {
        let report = test(&Replies {
            phone_number,
            debug_token: debugged(&json!({
                "is_valid": false,
                "error": {"code": 190, "subcode": 463, "message": "Error validating access token: Session has expired"},
            })),
            app: nothing(NoAnswer::Rejected),
        });
        assert_eq!(report.verdict, Verdict::Failed);
        assert_eq!(category_of(&report), Some(Category::TokenExpired));
        assert_eq!(report.first_broken_check, Some(CheckId::Token));
    }
}

#[test]
fn a_token_that_ends_soon_wants_attention_and_is_no_failure() {
    for (expires_at, issued_at, token_type, ends_soon) in [
        (NOW + 3_600, None, TokenType::Temporary, true),
        (NOW + 3_600, Some(NOW - 23 * 3_600), TokenType::Temporary, true),
        (NOW + 25 * 3_600, None, TokenType::Temporary, true),
        (NOW + 26 * 3_600, None, TokenType::LongLived, true),
        (NOW + 3_600, Some(NOW - 60 * DAY), TokenType::LongLived, true),
        (NOW + 7 * DAY - 1, Some(NOW - 53 * DAY), TokenType::LongLived, true),
        (NOW + 7 * DAY, Some(NOW - 53 * DAY), TokenType::LongLived, false),
        (0, None, TokenType::Permanent, false),
        (NOW - DAY, Some(NOW - 60 * DAY), TokenType::LongLived, false),
    ] {
        let report = test(&Replies {
            debug_token: debugged(&json!({"is_valid": true, "expires_at": expires_at, "issued_at": issued_at})),
            ..healthy()
        });
        assert_eq!(report.token.token_type, token_type, "{expires_at}");
        if ends_soon {
            assert_eq!(report.verdict, Verdict::Attention, "{expires_at}");
            assert_eq!(category_of(&report), Some(Category::EndsSoon));
            assert_eq!(
                report.success.as_deref(),
                Some("WhatsApp connected successfully! Verified: Bakery <b>Nord</b>")
            );
            assert_eq!(report.first_broken_check, None);
        } else {
            assert_eq!(report.verdict, Verdict::Connected, "{expires_at}");
        }
    }
}

#[test]
fn a_number_that_cannot_send_wants_attention() {
    for phone_number in [
        number_with("health_status", json!({"can_send_message": "BLOCKED", "entities": []})),
        number_with("health_status", json!({"can_send_message": "LIMITED"})),
        number_with("status", json!("PENDING")),
        number_with("status", json!("DISCONNECTED")),
    ] {
        let report = test(&Replies {
            phone_number,
            ..healthy()
        });
        assert_eq!(report.verdict, Verdict::Attention);
        assert_eq!(category_of(&report), Some(Category::SendingLimited));
        assert_eq!(state_of(&report, CheckId::Health), CheckState::Warn);
        assert!(report.success.is_some());
    }
}

#[test]
fn a_permission_that_only_a_list_lacks_wants_attention() {
    let report = test(&Replies {
        debug_token: debugged(&json!({"is_valid": true, "expires_at": 0, "scopes": ["whatsapp_business_management"]})),
        ..healthy()
    });
    assert_eq!(report.verdict, Verdict::Attention);
    assert_eq!(category_of(&report), Some(Category::SendingLimited));
    assert_eq!(state_of(&report, CheckId::Permissions), CheckState::Warn);
}

#[test]
fn unknown_health_never_lowers_connected() {
    for phone_number in [
        number_with("health_status", Value::Null),
        number_with("health_status", json!({"can_send_message": "SOMETIMES"})),
        number_with("status", json!("NEW_WORD")),
    ] {
        assert_eq!(
            test(&Replies {
                phone_number,
                ..healthy()
            })
            .verdict,
            Verdict::Connected
        );
    }
}

#[test]
fn without_an_id_a_living_token_leaves_a_choice_and_a_dead_one_is_named() {
    let without_id = |replies: &Replies| play(request_with(TOKEN, ""), replies, 0);

    let living = without_id(&healthy());
    assert_eq!(living.verdict, Verdict::Attention);
    assert_eq!(category_of(&living), Some(Category::NeedsChoice));
    assert_eq!(living.requests, 2);
    assert_eq!(living.success, None, "no number was read");

    let dead = without_id(&Replies {
        app: expired(),
        debug_token: debug_token_refused(),
        ..healthy()
    });
    assert_eq!(
        (dead.verdict, category_of(&dead)),
        (Verdict::Failed, Some(Category::TokenExpired))
    );

    let silent = without_id(&Replies {
        app: nothing(NoAnswer::Rejected),
        debug_token: nothing(NoAnswer::Rejected),
        ..healthy()
    });
    assert_eq!(
        (silent.verdict, category_of(&silent)),
        (Verdict::CouldNotTell, Some(Category::Unreachable))
    );
}

#[test]
fn what_is_no_id_is_not_asked_for_and_the_token_is_tested_all_the_same() {
    let report = play(request_with(TOKEN, "+49 30 1234567"), &healthy(), 0);
    assert_eq!(report.verdict, Verdict::Failed);
    assert_eq!(category_of(&report), Some(Category::WrongId));
    assert_eq!(report.diagnosis.as_ref().unwrap().token_is_fine, Some(true));
    assert_eq!(report.first_broken_check, Some(CheckId::PhoneNumber));
    assert_eq!(report.requests, 2);

    let dead = Replies {
        app: expired(),
        debug_token: expired(),
        ..healthy()
    };
    let report = play(request_with(TOKEN, "+49 30 1234567"), &dead, 0);
    assert_eq!(
        category_of(&report),
        Some(Category::TokenExpired),
        "the token comes before the ID"
    );
}

#[test]
fn without_a_token_nothing_is_asked() {
    let mut run = Run::new(request_with(" \t", PHONE_NUMBER_ID));
    assert_eq!(run.next_calls(), []);
    assert!(run.has_ended());
}

#[test]
fn a_field_that_meta_does_not_know_is_left_out_and_the_number_asked_again() {
    let mut run = Run::new(request_with(TOKEN, PHONE_NUMBER_ID));
    let unknown_field = |name: &str, node: &str| {
        refused(&json!({
            "message": format!("(#100) Tried accessing nonexisting field ({name}) on node type ({node})"),
            "type": "OAuthException", "code": 100,
        }))
        .0
    };
    let first = run.next_calls().remove(0);
    run.receive(
        first.id,
        unknown_field("messaging_limit_tier", "WhatsAppBusinessPhoneNumber"),
    );
    let second = run.next_calls();
    assert_eq!(second.len(), 1, "asked again, and once");
    let url = |call: &Call| {
        call.request
            .to_http(&GraphVersion::default(), &inspect(TOKEN).token.unwrap())
            .url
    };
    assert!(url(&first).contains("messaging_limit_tier"));
    assert!(!url(&second[0]).contains("messaging_limit_tier"));
    assert!(url(&second[0]).contains("health_status"));

    run.receive(
        second[0].id,
        unknown_field("messaging_limit_tier", "WhatsAppBusinessPhoneNumber"),
    );
    assert_eq!(
        run.next_calls(),
        [],
        "what is not asked for any more cannot be left out"
    );
}

#[test]
fn a_node_without_the_fields_of_a_phone_number_is_another_kind_of_id() {
    let report = test(&Replies {
        phone_number: refused(&json!({
            "message": "(#100) Tried accessing nonexisting field (display_phone_number) on node type (WhatsAppBusinessAccount)",
            "type": "OAuthException", "code": 100,
        })),
        ..healthy()
    });
    assert_eq!(report.requests, 3, "not asked again");
    assert_eq!(category_of(&report), Some(Category::WrongId));
}

#[test]
fn a_healthy_answer_to_another_question_proves_nothing() {
    let report = test(&Replies {
        phone_number: ok(&json!({"portal": "Log in to the guest network"})),
        debug_token: ok(&json!({"portal": true})),
        app: ok(&json!([])),
    });
    assert_eq!(report.verdict, Verdict::CouldNotTell);
    assert_eq!(state_of(&report, CheckId::Token), CheckState::Unknown);
}

#[test]
fn the_order_of_the_replies_changes_nothing() {
    let cases = [
        healthy(),
        Replies {
            phone_number: expired(),
            debug_token: debug_token_refused(),
            app: expired(),
        },
        Replies {
            phone_number: wrong_id(),
            ..healthy()
        },
        Replies {
            phone_number: nothing(NoAnswer::Rejected),
            debug_token: expired(),
            app: expired(),
        },
    ];
    for replies in &cases {
        let in_order = test(replies);
        for stride in 1..6 {
            assert_eq!(play(request_with(TOKEN, PHONE_NUMBER_ID), replies, stride), in_order);
        }
    }
}

#[test]
fn an_outcome_counts_once() {
    let mut run = Run::new(request_with(TOKEN, PHONE_NUMBER_ID));
    let calls = run.next_calls();
    run.receive(calls[0].id, healthy().to(&calls[0]));
    run.receive(calls[0].id, expired().0);
    for call in &calls[1..] {
        run.receive(call.id, healthy().to(call));
    }
    assert_eq!(run.report(&CLOCK).verdict, Verdict::Connected);
}

#[test]
fn the_report_for_the_public_holds_no_token_no_name_and_no_number() {
    let echoing = refused(&json!({
        "message": format!("Malformed access token {TOKEN}"), "type": "OAuthException", "code": 190, "fbtrace_id": "Atrace",
    }));
    for replies in [
        healthy(),
        Replies {
            phone_number: echoing.clone(),
            debug_token: echoing.clone(),
            app: echoing,
        },
    ] {
        let report = test(&replies);
        for secret in [TOKEN, "notareal", "Bakery", "1234567"] {
            assert!(!report.report.contains(secret), "{secret} in\n{}", report.report);
        }
        assert!(report.report.contains(PHONE_NUMBER_ID));
        assert!(report.report.contains(report.verdict.as_str()));
    }
    let short_id = play(request_with(TOKEN, "4930123456789"), &healthy(), 0);
    assert!(!short_id.report.contains("4930123456789"), "it may be a phone number");
}
