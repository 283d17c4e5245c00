//! The verdict: the exact words of success, failures with their first failed check, and what only needs attention.

use serde_json::{Value, json};
use token_doctor::check::{CheckId, CheckState, Holder, TokenType, Verdict, success};
use token_doctor::diagnosis::{Category, Cause, NoAnswer};

use super::world::*;

fn with_number(answer: Answer) -> World {
    // The list of numbers also has the number. Without it, there is only the number's own answer.
    World::silent()
        .with(&format!("/{NUMBER}"), answer)
        .with(&format!("/{ACCOUNT}/phone_numbers"), not_found(ACCOUNT))
}

#[test]
fn a_healthy_number_is_connected_to_the_letter() {
    let report = test(&World::healthy());
    assert_eq!(report.verdict, Verdict::Connected);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Bakery <b>Nord</b>"
    );
    assert_eq!(report.diagnosis, None);
    assert_eq!(report.first_broken_check, None);
    assert_eq!(report.token.token_type, TokenType::Permanent);
    assert_eq!(report.token.app_name.as_deref(), Some("CRM"));
    assert_eq!(report.token.holder, Holder::SystemUser);
    for check in &report.checks[1..] {
        assert_eq!(check.state, CheckState::Pass, "{check:?}");
    }
}

#[test]
fn a_number_without_a_name_is_called_by_its_number() {
    let nameless = json!({"id": NUMBER, "display_phone_number": "+49 30 1234567", "status": "CONNECTED"});
    let report = test(&with_number(ok(nameless)));
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: +49 30 1234567"
    );
}

#[test]
fn each_refusal_of_every_call_has_its_verdict_and_its_failed_check() {
    for (answer, verdict, wanted, broken) in [
        (expired(), Verdict::Failed, Category::TokenExpired, Some(CheckId::Token)),
        (
            error(190, "Invalid OAuth access token - Cannot parse access token"),
            Verdict::Failed,
            Category::InvalidToken,
            Some(CheckId::Token),
        ),
        (
            error(200, "(#200) Requires whatsapp_business_management permission"),
            Verdict::Failed,
            Category::PermissionDenied,
            Some(CheckId::Permissions),
        ),
        (
            not_found(NUMBER),
            Verdict::Failed,
            Category::WrongId,
            Some(CheckId::PhoneNumber),
        ),
        (
            error(100, "API calls from the server require an appsecret_proof argument"),
            Verdict::Failed,
            Category::AppProblem,
            Some(CheckId::App),
        ),
        (
            error(200, "API access blocked."),
            Verdict::Failed,
            Category::AccountRestricted,
            Some(CheckId::App),
        ),
        (
            error(190, "You cannot access the app till you log in to www.facebook.com"),
            Verdict::Failed,
            Category::AccountRestricted,
            Some(CheckId::Token),
        ),
        (
            error(131_031, "Account has been locked"),
            Verdict::Failed,
            Category::AccountRestricted,
            Some(CheckId::PhoneNumber),
        ),
        (
            error(4, "(#4) Application request limit reached"),
            Verdict::CouldNotTell,
            Category::RateLimited,
            None,
        ),
        (
            error(2, "(#2) Service temporarily unavailable"),
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
        (
            text(502, "<html>"),
            Verdict::CouldNotTell,
            Category::TemporaryFault,
            None,
        ),
    ] {
        // Without an ID, no number that could be wrong is requested.
        let broken_without_id = broken.filter(|&broken| broken != CheckId::PhoneNumber);
        for (request, broken) in [(given(NUMBER, ""), broken), (given("", ""), broken_without_id)] {
            let report = play(request, &World::healthy().all(answer.clone())).report();
            assert_eq!(
                (report.verdict, category(&report)),
                (verdict, Some(wanted)),
                "{answer:?}"
            );
            assert_eq!(report.first_broken_check, broken, "{answer:?}");
            assert_eq!(headline(&report), report.diagnosis.unwrap().title);
        }
    }
}

#[test]
fn refused_side_calls_do_not_change_the_verdict() {
    let refusals = [
        not_described(),
        expired(),
        error(200, "(#200) Permissions error"),
        error(200, "API access blocked."),
        error(4, "Limit"),
        nothing(NoAnswer::Rejected),
        text(502, "<html>"),
        ok(json!({})),
        ok(json!({"data": {"is_valid": false}})),
        ok(
            json!({"data": {"is_valid": false, "error": {"code": 190, "subcode": 463, "message": "Session has expired"}}}),
        ),
    ];
    for path in [
        "/debug_token",
        "/app",
        "/me",
        "/me/permissions",
        "/me/assigned_whatsapp_business_accounts",
    ] {
        for answer in &refusals {
            let report = test(&World::healthy().with(path, answer.clone()));
            assert_eq!(report.verdict, Verdict::Connected, "{path} {answer:?}");
            assert_eq!(report.first_broken_check, None, "{path} {answer:?}");
        }
    }
}

#[test]
fn debug_token_counts_if_nothing_else_could_be_asked() {
    for other in [nothing(NoAnswer::Rejected), text(502, "<html>")] {
        let world = World::healthy().all(other).with(
            "/debug_token",
            ok(json!({"data": {
                "is_valid": false,
                "error": {"code": 190, "subcode": 463, "message": "Error validating access token: Session has expired"},
            }})),
        );
        let report = test(&world);
        assert_eq!(
            (report.verdict, category(&report)),
            (Verdict::Failed, Some(Category::TokenExpired))
        );
        assert_eq!(report.first_broken_check, Some(CheckId::Token));
    }
}

#[test]
fn answers_that_contradict_each_other_blame_nobody() {
    let report = test(&with_number(expired()));
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::CouldNotTell, "contradictory_answers")
    );
    assert_eq!(report.diagnosis.as_ref().unwrap().token_is_fine, None);
    assert_eq!(report.first_broken_check, None);
}

#[test]
fn a_number_that_only_a_list_shows_is_still_found() {
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&format!("/{NUMBER}"), nothing(NoAnswer::TimedOut { after_secs: 10 }));
    let report = test(&world);
    assert_eq!(report.verdict, Verdict::Connected);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Bakery <b>Nord</b>"
    );
}

#[test]
fn a_token_that_expires_soon_needs_attention_and_is_not_a_failure() {
    for (expires_at, issued_at, token_type, ends_soon) in [
        (NOW + HOUR, None, TokenType::Temporary, true),
        (NOW + HOUR, Some(NOW - 23 * HOUR), TokenType::Temporary, true),
        (NOW + 25 * HOUR, None, TokenType::Temporary, true),
        (NOW + 26 * HOUR, None, TokenType::LongLived, true),
        (NOW + HOUR, Some(NOW - 60 * DAY), TokenType::LongLived, true),
        (NOW + 7 * DAY - 1, Some(NOW - 53 * DAY), TokenType::LongLived, true),
        (NOW + 7 * DAY, Some(NOW - 53 * DAY), TokenType::LongLived, false),
        (0, None, TokenType::Permanent, false),
        (NOW - DAY, Some(NOW - 60 * DAY), TokenType::LongLived, false),
    ] {
        let answer = described(json!({"expires_at": expires_at, "issued_at": issued_at}));
        let report = test(&World::healthy().with("/debug_token", answer));
        assert_eq!(report.token.token_type, token_type, "{expires_at}");
        if ends_soon {
            assert_eq!(
                (report.verdict, category(&report)),
                (Verdict::Attention, Some(Category::EndsSoon)),
                "{expires_at}"
            );
            assert_eq!(
                success(&report).unwrap(),
                ("WhatsApp connected successfully! Verified: Bakery <b>Nord</b>")
            );
            assert_eq!(report.first_broken_check, None);
        } else {
            assert_eq!(report.verdict, Verdict::Connected, "{expires_at}");
        }
    }
}

fn health(can_send: &str, errors: Value) -> Value {
    json!({"can_send_message": can_send, "entities": [
        {"entity_type": "WABA", "id": ACCOUNT, "can_send_message": can_send, "errors": errors},
    ]})
}

#[test]
fn a_number_that_cannot_send_needs_attention() {
    let payment = json!([{"error_code": 141_006, "error_description": "There is an error with the payment method."}]);
    for (field, value, wanted) in [
        ("health_status", health("BLOCKED", json!([])), "sending_blocked"),
        ("health_status", health("LIMITED", json!([])), "sending_partly_limited"),
        ("health_status", health("BLOCKED", payment), "payment_missing"),
        ("status", json!("PENDING"), "number_not_connected"),
        ("status", json!("DISCONNECTED"), "number_not_connected"),
        ("status", json!("RESTRICTED"), "number_restricted"),
        ("status", json!("BANNED"), "number_restricted"),
    ] {
        let report = test(&World::healthy().with(&format!("/{NUMBER}"), number_with(field, value)));
        assert_eq!((report.verdict, cause(&report)), (Verdict::Attention, wanted));
        assert_eq!(category(&report), Some(Category::SendingLimited));
        assert_eq!(state(&report, CheckId::Health), CheckState::Warn);
        assert!(report.verified_name.is_some());
        assert!(
            explanation(&report).starts_with("Your token is fine"),
            "{}",
            explanation(&report)
        );
    }
}

#[test]
fn a_stop_of_all_sending_comes_before_an_expiry_tonight() {
    let world = World::healthy().with("/debug_token", described(json!({"expires_at": NOW + HOUR})));
    for (value, wanted) in [
        (json!("PENDING"), "number_not_connected"),
        (json!("CONNECTED"), "temporary_token"),
    ] {
        let report = test(&world.clone().with(&format!("/{NUMBER}"), number_with("status", value)));
        assert_eq!(cause(&report), wanted);
        assert_eq!(state(&report, CheckId::Token), CheckState::Warn);
    }
}

#[test]
fn a_permission_missing_only_in_lists_needs_attention() {
    let only_management = json!({"scopes": ["whatsapp_business_management"]});
    let report = test(&World::healthy().with("/debug_token", described(only_management)).with(
        "/me/permissions",
        list(json!([granted("whatsapp_business_management")])),
    ));
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::Attention, "messaging_not_listed")
    );
    assert_eq!(state(&report, CheckId::Permissions), CheckState::Warn);
}

#[test]
fn the_webhook_is_this_app_s_or_not() {
    for (apps, wanted, state_wanted) in [
        (json!([subscribed(APP)]), "", CheckState::Pass),
        (json!([subscribed("1"), subscribed(APP)]), "", CheckState::Pass),
        (json!([subscribed("1")]), "webhook_not_subscribed", CheckState::Warn),
        (json!([]), "webhook_not_subscribed", CheckState::Warn),
    ] {
        let report = test(&World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(apps)));
        assert_eq!(cause(&report), wanted);
        assert_eq!(state(&report, CheckId::Webhook), state_wanted);
    }
    let of_unknown_app = World::silent()
        .with("/app", nothing(NoAnswer::Rejected))
        .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([])));
    let report = test(&of_unknown_app);
    assert_eq!(state(&report, CheckId::Webhook), CheckState::Unknown);
    assert_eq!(report.verdict, Verdict::Connected, "what is unknown lowers nothing");
}

#[test]
fn steps_link_to_the_screens_of_the_account_the_portfolio_and_the_app() {
    let urls = |report: token_doctor::check::ConnectionReport| -> Vec<String> {
        report
            .diagnosis
            .unwrap()
            .steps
            .into_iter()
            .filter_map(|step| step.url)
            .collect()
    };
    let pending = test(&World::healthy().with(&format!("/{NUMBER}"), number_with("status", json!("PENDING"))));
    let account = format!(
        "https://business.facebook.com/latest/whatsapp_manager/phone_numbers?business_id={PORTFOLIO}&asset_id={ACCOUNT}"
    );
    assert_eq!(urls(pending), [account]);
    let temporary = test(&World::healthy().with("/debug_token", described(json!({"expires_at": NOW + HOUR}))));
    let portfolio = format!("https://business.facebook.com/latest/settings/system_users?business_id={PORTFOLIO}");
    assert_eq!(urls(temporary)[0], portfolio);
    let nothing = search(&World::silent());
    assert_eq!(urls(nothing)[1], format!("https://developers.facebook.com/apps/{APP}/"));
}

#[test]
fn unknown_health_never_lowers_connected() {
    for (field, value) in [
        ("health_status", Value::Null),
        ("health_status", json!({"can_send_message": "SOMETIMES"})),
        ("status", json!("LINKED")),
    ] {
        let report = test(&World::healthy().with(&format!("/{NUMBER}"), number_with(field, value)));
        assert_eq!(report.verdict, Verdict::Connected);
    }
}

#[test]
fn an_unknown_status_is_never_reported_as_working() {
    for (status, cause) in [
        ("UNVERIFIED", Cause::NumberNotConnected),
        ("DELETED", Cause::NumberRemoved),
        ("MIGRATED", Cause::NumberRemoved),
        ("UNLINKED", Cause::NumberRemoved),
        ("RATE_LIMITED", Cause::NumberStatusUnclear),
        ("NEW_WORD", Cause::NumberStatusUnclear),
    ] {
        let report = test(&World::healthy().with(&format!("/{NUMBER}"), number_with("status", json!(status))));
        assert_eq!(report.verdict, Verdict::Attention, "{status}");
        assert_eq!(
            report.diagnosis.map(|diagnosis| diagnosis.cause),
            Some(cause),
            "{status}"
        );
    }
}

#[test]
fn a_healthy_answer_to_another_question_proves_nothing() {
    let report = test(&World::healthy().all(ok(json!({"portal": "Log in to the guest network"}))));
    assert_eq!(report.verdict, Verdict::CouldNotTell);
    assert_eq!(state(&report, CheckId::Token), CheckState::Unknown);
}

#[test]
fn what_is_no_id_is_not_checked_for_and_a_dead_token_comes_before_it() {
    let played_run = play(given("my number", ""), &World::silent());
    assert_eq!(category(&played_run.report()), Some(Category::WrongId));
    assert!(!played_run.asked.iter().any(|asked| asked.contains("my")));
    let dead = play(given("my number", "my account"), &World::healthy().all(expired())).report();
    assert_eq!(category(&dead), Some(Category::TokenExpired));
    assert_eq!(dead.first_broken_check, Some(CheckId::Token));
}

#[test]
fn a_token_of_the_wrong_type_is_reported_although_other_calls_work() {
    let world = with_number(error(190, "This method must be called with a User access token"));
    let report = test(&world);
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::Failed, "another_kind_of_token")
    );
    assert_eq!(report.first_broken_check, Some(CheckId::Token));
}

#[test]
fn an_incomplete_list_of_permissions_proves_nothing_missing() {
    let first_page = ok(json!({
        "data": [granted("whatsapp_business_management")],
        "paging": {"cursors": {"after": "x"}, "next": "https://graph.facebook.com/next"},
    }));
    let report = test(&World::silent().with("/me/permissions", first_page));
    assert_eq!(report.verdict, Verdict::Connected);
}

#[test]
fn an_unreadable_webhook_row_is_not_a_missing_row() {
    let odd = list(json!([{"name": "Some app"}]));
    let report = test(&World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), odd));
    assert_eq!(
        (report.verdict, state(&report, CheckId::Webhook)),
        (Verdict::Connected, CheckState::Unknown)
    );
}
