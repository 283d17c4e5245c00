//! The list "At a glance": what an administrator needs first, with the state of the check behind each line.
use serde_json::json;
use token_doctor::check::{CheckState, ConnectionReport, FollowUp, GlanceId, not_checked};

use super::world::*;

fn lines(report: &ConnectionReport) -> Vec<(GlanceId, CheckState, String)> {
    let lines = report.glance.clone();
    lines
        .into_iter()
        .map(|line| (line.id, line.state, line.text.to_string()))
        .collect()
}

fn line(report: &ConnectionReport, id: GlanceId) -> (CheckState, String) {
    let found = lines(report).into_iter().find(|line| line.0 == id);
    found.map(|(_, state, text)| (state, text)).unwrap()
}

#[test]
fn six_lines_summarise_a_successful_test() {
    let mut answer = number(NUMBER, ACCOUNT);
    answer["webhook_configuration"] = json!({"application": "https://crm.example/hook"});
    let report = test(&World::healthy().with(&format!("/{NUMBER}"), ok(answer)));
    let said = lines(&report);
    assert_eq!(said.iter().map(|line| line.0).collect::<Vec<_>>(), GlanceId::ALL);
    for (id, state, part) in [
        (
            GlanceId::Token,
            CheckState::Pass,
            "Permanent, never expires. Belongs to system user: CRM robot.",
        ),
        (GlanceId::App, CheckState::Pass, APP),
        (
            GlanceId::Number,
            CheckState::Pass,
            "Bakery <b>Nord</b>, +49 30 1234567. Quality: high. Limit: 1000 customers",
        ),
        (GlanceId::Account, CheckState::Pass, "Bakery support"),
        (
            GlanceId::Sending,
            CheckState::Unknown,
            "We did not check if this token can send messages.",
        ),
        (
            GlanceId::Webhook,
            CheckState::Pass,
            "Messages go to crm.example/hook (the address of the app).",
        ),
    ] {
        let (found, text) = line(&report, id);
        assert_eq!(found, state, "{text}");
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(not_checked(&report), None);
}

#[test]
fn the_line_of_the_token_says_when_it_expires_and_never_guesses() {
    for (changes, part) in [
        (json!({"expires_at": NOW + HOUR}), "Temporary: expires "),
        (
            json!({"expires_at": NOW + 60 * DAY, "issued_at": NOW}),
            "Long-lived: expires ",
        ),
        (json!({"expires_at": 0}), "Permanent, never expires."),
        (json!({"expires_at": null}), "Meta did not say when the token expires."),
    ] {
        let report = test(&World::healthy().with("/debug_token", described(changes)));
        let (_, text) = line(&report, GlanceId::Token);
        assert!(text.starts_with(part), "{part} in {text}");
    }
}

#[test]
fn the_line_of_sending_follows_the_health_until_the_check_shows_more() {
    let blocked = json!({"can_send_message": "BLOCKED", "entities": [{"entity_type": "WABA", "id": ACCOUNT, "can_send_message": "BLOCKED",
        "errors": [{"error_code": 141_006, "error_description": "No payment method"}]}]});
    let limited = World::healthy().with(&format!("/{NUMBER}"), number_with("health_status", blocked));
    assert_eq!(line(&test(&limited), GlanceId::Sending).0, CheckState::Warn);
    for (status, code, state) in [
        (404, 132_001, CheckState::Pass),
        (403, 200, CheckState::Fail),
        (400, 131_000, CheckState::Unknown),
    ] {
        let answer = with_status(
            status,
            json!({"error": {"message": "x", "code": code, "type": "OAuthException"}}),
        );
        let world = World::healthy().with(&format!("POST /{NUMBER}/messages"), answer);
        let mut run = play(given(NUMBER, ""), &world).run;
        run.follow_up(&FollowUp::CheckSending, &CLOCK);
        assert_eq!(line(&play_on(run, &world).report(), GlanceId::Sending).0, state);
    }
}

#[test]
fn after_a_failure_only_what_is_known_has_a_line_and_the_rest_is_one_sentence() {
    let dead = test(&World::healthy().all(expired()));
    assert!(
        lines(&dead)
            .iter()
            .all(|line| line.0 != GlanceId::Token && line.1 != CheckState::Pass),
        "{:?}",
        lines(&dead)
    );
    let said = not_checked(&dead).unwrap().to_string();
    assert!(
        said.starts_with("Not checked, because the token does not work: ") && said.contains(" and "),
        "{said}"
    );
    let unread = test(
        &World::healthy()
            .with(&format!("/{NUMBER}"), not_found(NUMBER))
            .with(&format!("/{ACCOUNT}/phone_numbers"), not_found(ACCOUNT)),
    );
    assert_eq!(
        line(&unread, GlanceId::Token).0,
        CheckState::Pass,
        "what was found to be right is said"
    );
    assert_eq!(ConnectionReport::default().glance, []);
}
