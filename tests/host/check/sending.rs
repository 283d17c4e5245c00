//! The follow-ups of a run after a press: the sending check, which sends nothing, and the subscription, the only call that writes.
use serde_json::json;
use token_doctor::check::{
    CheckId, CheckState, ConnectionReport, FollowUp, PermissionState, Run, Sending, Verdict, report_of_stored,
    sending_line,
};
use token_doctor::diagnosis::NoAnswer;
use token_doctor::graph::HttpRequest;

use super::world::*;

fn messages() -> String {
    format!("POST /{NUMBER}/messages")
}

fn subscription() -> String {
    format!("POST /{ACCOUNT}/subscribed_apps")
}

fn coded(http_status: u16, code: i64, message: &str) -> Answer {
    let error = json!({"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "Atrace"});
    with_status(http_status, json!({ "error": error }))
}

fn may_send() -> Answer {
    coded(
        404,
        132_001,
        "(#132001) Template name does not exist in the translation",
    )
}

/// A run to its end, then the follow-up to its end.
fn follow_up(world: &World, what: &FollowUp) -> (Vec<String>, ConnectionReport) {
    let mut run = play(given(NUMBER, ""), world).run;
    run.follow_up(what, &CLOCK);
    let played = play_on(run, world);
    (played.asked.clone(), played.report())
}

fn check_sending(answer: Answer) -> ConnectionReport {
    let (asked, report) = follow_up(&World::healthy().with(&messages(), answer), &FollowUp::CheckSending);
    assert_eq!(asked, [messages()], "one call, and never again");
    assert!(!report.sending.can_be_checked);
    report
}

#[test]
fn the_answer_shows_whether_the_token_may_send_or_that_it_is_unknown() {
    use Sending::{Proven, Refused, Unknown};
    for (answer, state, verdict, cause_wanted) in [
        (may_send(), Proven, Verdict::Connected, ""),
        (
            coded(
                403,
                200,
                "You do not have the necessary permissions to send messages on behalf of this WhatsApp Business Account",
            ),
            Refused,
            Verdict::Attention,
            "sending_not_granted",
        ),
        (
            coded(403, 10, "(#10) Application does not have permission for this action"),
            Refused,
            Verdict::Attention,
            "permission_not_granted",
        ),
        (
            coded(403, 131_005, "(#131005) Access denied"),
            Refused,
            Verdict::Attention,
            "access_denied",
        ),
        (
            coded(400, 133_010, "(#133010) Account not registered"),
            Refused,
            Verdict::Attention,
            "number_not_registered",
        ),
        (
            coded(400, 131_042, "(#131042) Business eligibility payment issue"),
            Refused,
            Verdict::Attention,
            "payment_problem",
        ),
        (
            coded(403, 131_031, "(#131031) Account has been locked"),
            Refused,
            Verdict::Attention,
            "account_locked",
        ),
        (
            coded(403, 368, "Temporarily blocked for policies violations"),
            Refused,
            Verdict::Attention,
            "policy_block",
        ),
        (
            coded(400, 131_030, "(#131030) Recipient phone number not in allowed list"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (
            coded(400, 130_429, "(#130429) Rate limit hit"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (
            coded(400, 131_000, "(#131000) Something went wrong"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (
            coded(500, 2, "Service temporarily unavailable"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (
            coded(400, 100, "(#100) Invalid parameter"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (
            coded(400, 132_000, "(#132000) Number of parameters does not match"),
            Unknown,
            Verdict::Connected,
            "",
        ),
        (coded(400, 999_999, "Something new"), Unknown, Verdict::Connected, ""),
        (text(502, "<html>Bad gateway</html>"), Unknown, Verdict::Connected, ""),
        (text(404, "<html>Not found</html>"), Unknown, Verdict::Connected, ""),
        (ok(json!({"success": true})), Unknown, Verdict::Connected, ""),
        (nothing(NoAnswer::Rejected), Unknown, Verdict::Connected, ""),
        (
            nothing(NoAnswer::TimedOut { after_secs: 10 }),
            Unknown,
            Verdict::Connected,
            "",
        ),
        // The token has expired since the test: this is about the token, not about sending.
        (expired(), Refused, Verdict::Failed, "session_expired"),
    ] {
        let said = format!("{answer:?}");
        let report = check_sending(answer);
        assert_eq!(
            (report.sending.state, report.verdict, cause(&report)),
            (state, verdict, cause_wanted),
            "{said}"
        );
        if report.verdict == Verdict::Attention {
            let diagnosis = report.diagnosis.as_ref().unwrap();
            assert_eq!(diagnosis.category.as_str(), "sending_limited");
            assert_eq!(headline(&report), "Connected, but sending is limited");
            assert!(!diagnosis.steps.is_empty() && !diagnosis.retryable);
        }
        assert!(public_report(&report).contains(&format!("Sending: {}", state.as_str())));
    }
}

#[test]
fn proof_of_sending_outranks_a_list_and_changes_the_line_of_the_success() {
    let only_management = described(json!({"scopes": ["whatsapp_business_management"]}));
    let listed = list(json!([granted("whatsapp_business_management")]));
    let world = World::healthy()
        .with("/debug_token", only_management)
        .with("/me/permissions", listed);
    assert_eq!(cause(&test(&world)), "messaging_not_listed");
    let (_, report) = follow_up(&world.with(&messages(), may_send()), &FollowUp::CheckSending);
    assert_eq!(report.verdict, Verdict::Connected);
    assert_eq!(
        permission(&report, "whatsapp_business_messaging"),
        PermissionState::Proven
    );
    assert_eq!(sending_line(report.sending.state), "Reading and sending work.");
    assert!(public_report(&report).contains("HTTP status 404, code 132001"));
}

#[test]
fn an_unexpectedly_accepted_message_is_reported() {
    let report = check_sending(ok(
        json!({"messaging_product": "whatsapp", "messages": [{"id": "wamid.A1"}]}),
    ));
    assert_eq!(report.sending.accepted_message_id.as_deref(), Some("wamid.A1"));
    assert_eq!(report.verdict, Verdict::Connected);
}

#[test]
fn sending_is_checked_only_from_a_number_that_was_read_and_never_automatically() {
    assert!(test(&World::healthy()).sending.can_be_checked);
    let unread = World::healthy()
        .with(&format!("/{NUMBER}"), not_found(NUMBER))
        .with(&format!("/{ACCOUNT}/phone_numbers"), not_found(ACCOUNT));
    for world in [unread, World::healthy().all(expired())] {
        let (asked, report) = follow_up(&world, &FollowUp::CheckSending);
        assert_eq!(asked, [] as [String; 0]);
        assert_eq!(
            (report.sending.can_be_checked, report.sending.state),
            (false, Sending::NotTested)
        );
    }
    let asked = play(given(NUMBER, ACCOUNT), &World::healthy()).asked;
    assert!(!asked.iter().any(|path| path.starts_with("POST ")), "{asked:?}");
}

#[test]
fn a_host_can_have_sending_checked_after_the_reads() {
    let world = World::healthy().with(&messages(), may_send());
    let played = play_on(Run::new(given(NUMBER, "")).with_sending_check(&CLOCK), &world);
    assert_eq!(played.asked.last(), Some(&messages()));
    assert_eq!(played.asked.iter().filter(|path| **path == messages()).count(), 1);
    assert_eq!(played.report().sending.state, Sending::Proven);
}

/// The HTTP request of a follow-up that writes.
fn wire(world: &World, what: &FollowUp) -> HttpRequest {
    let mut run = play(given(NUMBER, ACCOUNT), world).run;
    run.follow_up(what, &CLOCK);
    let call = run.next_calls().remove(0);
    run.to_http(&call, None).unwrap()
}

#[test]
fn a_write_has_the_token_in_its_body_and_only_the_parameters_that_it_needs() {
    let sent = wire(&World::healthy(), &FollowUp::CheckSending);
    assert_eq!(sent.url, format!("https://graph.facebook.com/v25.0/{NUMBER}/messages"));
    let form = sent.form.unwrap();
    assert!(
        form.starts_with(
            "messaging_product=whatsapp&to=12025550100&type=template&template=%7B%22name%22%3A%22token_doctor_"
        ),
        "{form}"
    );
    assert!(
        form.ends_with(&format!("&access_token={TOKEN}")) && !form.contains("method=get"),
        "{form}"
    );
    let none = World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([])));
    let sent = wire(&none, &FollowUp::Subscribe);
    assert_eq!(
        sent.url,
        format!("https://graph.facebook.com/v25.0/{ACCOUNT}/subscribed_apps")
    );
    assert_eq!(
        sent.form.unwrap(),
        format!("access_token={TOKEN}"),
        "a parameter would change the address"
    );
}

#[test]
fn the_subscriptions_are_read_again_after_every_subscription() {
    let path = format!("/{ACCOUNT}/subscribed_apps");
    let none = World::healthy().with(&path, list(json!([])));
    let denied = coded(403, 200, "(#200) You do not have permission to subscribe");
    for (answer, after, cause_wanted, state_wanted, fails) in [
        (
            ok(json!({"success": true})),
            json!([subscribed(APP)]),
            "",
            CheckState::Pass,
            false,
        ),
        (denied, json!([]), "webhook_not_subscribed", CheckState::Warn, true),
        // It may have worked without an answer, or another person was faster.
        (
            nothing(NoAnswer::Rejected),
            json!([subscribed(APP)]),
            "",
            CheckState::Pass,
            true,
        ),
        (
            ok(json!({"success": false})),
            json!([]),
            "webhook_not_subscribed",
            CheckState::Warn,
            true,
        ),
    ] {
        let mut run = play(given(NUMBER, ""), &none).run;
        assert_eq!(
            run.report(&CLOCK)
                .account_to_subscribe
                .map(|id| id.as_str().to_owned())
                .as_deref(),
            Some(ACCOUNT)
        );
        run.follow_up(&FollowUp::Subscribe, &CLOCK);
        let world = none.clone().with(&subscription(), answer).with(&path, list(after));
        let played = play_on(run, &world);
        assert_eq!(played.asked, [subscription(), path.clone()]);
        let report = played.report();
        assert_eq!(
            (cause(&report), state(&report, CheckId::Webhook)),
            (cause_wanted, state_wanted)
        );
        assert_eq!(report.subscription_failure.is_some(), fails);
        assert_eq!(report.account_to_subscribe, None, "made once");
    }
}

#[test]
fn a_subscribed_or_overridden_account_is_not_subscribed() {
    let with_address = |level: &str| {
        let mut answer = number(NUMBER, ACCOUNT);
        answer["webhook_configuration"] =
            json!({ level: "https://other.example/hook", "application": "https://crm.example/hook" });
        World::healthy()
            .with(&format!("/{NUMBER}"), ok(answer))
            .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([])))
    };
    for world in [
        World::healthy(),
        with_address("phone_number"),
        with_address("whatsapp_business_account"),
    ] {
        let (asked, _) = follow_up(&world, &FollowUp::Subscribe);
        assert_eq!(asked, [] as [String; 0]);
    }
}

#[test]
fn a_stored_report_keeps_what_is_known_about_sending() {
    let of = |sending: &str| {
        let stored = json!({"verdict": "connected", "headline": "x", "sending": sending}).to_string();
        report_of_stored(&stored, &CLOCK).sending.state
    };
    for state in Sending::ALL {
        assert_eq!(of(state.as_str()), *state);
    }
    assert_eq!(of("perhaps"), Sending::NotTested);
}
