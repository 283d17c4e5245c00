//! A wrong clock: the page says nothing that Meta's answers contradict.

use serde_json::json;
use token_doctor::check::{CheckId, ConnectionReport, Verdict};
use token_doctor::diagnosis::Clock;

use super::world::*;

/// What the page says about the token.
fn detail_of(report: &ConnectionReport) -> String {
    let check = report.checks.iter().find(|check| check.id == CheckId::Token);
    check.unwrap().detail.to_string()
}

/// The report for a working token if the clock is ahead by so many seconds.
fn told_by_clock_ahead(secs: i64, described_as: serde_json::Value) -> ConnectionReport {
    let world = World::healthy().with("/debug_token", described(described_as));
    let clock = Clock {
        now_unix_secs: NOW + secs,
        ..CLOCK
    };
    play(given(NUMBER, ""), &world).run.report(&clock)
}

#[test]
fn a_clock_that_is_wrong_by_a_year_does_not_expire_a_working_token() {
    let year = 365 * DAY;
    let known = "Meta's dates do not match the clock of this device. The clock is probably wrong.";
    for (what, ahead, described_as, is_known) in [
        ("two hours left", year, json!({"expires_at": NOW + 2 * HOUR}), true),
        (
            "thirty days left",
            year,
            json!({"expires_at": NOW + 30 * DAY, "issued_at": NOW - 30 * DAY}),
            true,
        ),
        (
            "access to data",
            year,
            json!({"expires_at": NOW + 30 * DAY, "data_access_expires_at": NOW + 30 * DAY}),
            true,
        ),
        ("no end", year, json!({"expires_at": 0}), false),
        (
            "thirty days left",
            -year,
            json!({"expires_at": NOW + 30 * DAY, "issued_at": NOW - 30 * DAY}),
            true,
        ),
        (
            "two hours left",
            -year,
            json!({"expires_at": NOW + 2 * HOUR, "issued_at": NOW - HOUR}),
            true,
        ),
        // Meta's answers do not contradict a clock that is behind: the date is correct, and the time left is not.
        ("two hours left", -year, json!({"expires_at": NOW + 2 * HOUR}), false),
    ] {
        let report = told_by_clock_ahead(ahead, described_as);
        let context = format!("{what}, {ahead} s: {}", detail_of(&report));
        assert!(
            matches!(report.verdict, Verdict::Connected | Verdict::Attention),
            "{context}"
        );
        let detail = detail_of(&report);
        for lie in ["ended", "over", "expired", "ago"] {
            assert!(!detail.contains(lie), "{context}");
        }
        assert_eq!(detail.contains(known), is_known, "{context}");
        let told = explanation(&report);
        assert!(
            !is_known || !(detail.contains("month") || told.contains("month")),
            "{context} {told}"
        );
    }
}

#[test]
fn the_time_since_expiry_uses_the_clock_of_meta() {
    let expired = play(given(NUMBER, ""), &World::healthy().all(expired()));
    for year in [-1, 0, 1] {
        let clock = Clock {
            now_unix_secs: NOW + year * 365 * DAY,
            ..CLOCK
        };
        let told = expired.run.report(&clock).diagnosis.unwrap().explanation.to_string();
        assert!(
            told.starts_with("Your token expired on 26 April 2024, 13:00 your time, 45 hours ago."),
            "{told}"
        );
    }
}
