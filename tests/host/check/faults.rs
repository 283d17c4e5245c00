//! The fault matrix: each request of each run fails in each way. No run blames the token for another fault.

use serde_json::json;
use token_doctor::check::{CheckId, CheckState, ConnectionReport, ConnectionRequest, Verdict};
use token_doctor::diagnosis::{Category, NoAnswer};

use super::world::*;

/// Every way in which one request fails while the others work.
fn faults() -> Vec<(&'static str, Answer)> {
    vec![
        ("refused by the browser", nothing(NoAnswer::Rejected)),
        ("offline", nothing(NoAnswer::Offline)),
        ("time-out", nothing(NoAnswer::TimedOut { after_secs: 10 })),
        ("too large", nothing(NoAnswer::TooLarge)),
        ("190 expired", expired()),
        ("190 malformed", error(190, "Malformed access token EAAx")),
        ("200", error(200, "(#200) Permissions error")),
        (
            "200 naming a permission",
            error(
                200,
                "(#200) Requires whatsapp_business_management permission to manage the object",
            ),
        ),
        ("200 blocked", error(200, "API access blocked.")),
        ("100/33", not_found("1")),
        ("4", error(4, "(#4) Application request limit reached")),
        ("500 HTML", text(500, "<html><title>500</title></html>")),
        ("cut JSON", text(200, "{\"id\": \"10654")),
        ("empty", text(200, "")),
        ("another answer", ok(json!({"portal": true}))),
        ("an empty list", list(json!([]))),
        ("131005", error(131_005, "(#131005) Access denied")),
        ("1", error(1, "(#1) An unknown error occurred")),
        ("unknown", error(987_654, "(#987654) Something new")),
    ]
}

/// Each path through the checks, with its world.
fn ways() -> Vec<(&'static str, ConnectionRequest, World)> {
    let granular = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    let several = granular.clone().with(
        &format!("/{ACCOUNT}/phone_numbers"),
        list(json!([listed(NUMBER), listed(OTHER_NUMBER)])),
    );
    vec![
        ("a number", given(NUMBER, ""), World::healthy()),
        ("a number, not described", given(NUMBER, ""), World::silent()),
        (
            "a number without its account",
            given(NUMBER, ""),
            World::silent().with(&format!("/{NUMBER}"), number_with("health_status", json!(null))),
        ),
        ("both IDs", given(NUMBER, ACCOUNT), World::healthy()),
        ("both IDs, not described", given(NUMBER, ACCOUNT), World::silent()),
        ("an account", given("", ACCOUNT), World::silent()),
        ("granular scopes", given("", ""), granular),
        ("several numbers", given("", ""), several),
        ("the portfolio", given("", ""), World::portfolio()),
    ]
}

/// The rules for a working token if one request fails.
fn assert_blames_no_token(report: &ConnectionReport, context: &str) {
    let category = category(report);
    assert!(
        !matches!(category, Some(Category::TokenExpired | Category::InvalidToken)),
        "{context}: {category:?}"
    );
    let is_contradicted = cause(report) == "contradictory_answers";
    let expected = if is_contradicted {
        CheckState::Unknown
    } else {
        CheckState::Pass
    };
    assert_eq!(state(report, CheckId::Token), expected, "{context}");
    let broken = report.first_broken_check;
    assert!(
        broken != Some(CheckId::Token) && broken != Some(CheckId::Text),
        "{context}: {broken:?}"
    );
    if let Some(diagnosis) = &report.diagnosis {
        assert_ne!(
            (diagnosis.token_is_fine, report.verdict),
            (Some(false), Verdict::CouldNotTell),
            "{context}"
        );
    }
    if state(report, CheckId::PhoneNumber) == CheckState::Pass {
        for id in [CheckId::App, CheckId::Permissions] {
            assert_ne!(state(report, id), CheckState::Fail, "{context}: a number was read");
        }
    }
    let fails: Vec<_> = report
        .checks
        .iter()
        .filter(|check| check.state == CheckState::Fail)
        .collect();
    assert_eq!(broken, fails.first().map(|check| check.id), "{context}");
    assert_eq!(report.verdict == Verdict::Failed, broken.is_some(), "{context}");
    assert!(
        !report.checks.iter().any(|check| check.state == CheckState::Running),
        "{context}"
    );
}

#[test]
fn no_run_blames_the_token_for_a_fault_of_one_request() {
    let mut runs = 0;
    for (way, request, world) in ways() {
        let healthy = play(request.clone(), &world);
        assert_eq!(healthy.report().verdict, Verdict::Connected, "{way}");
        for path in &healthy.asked {
            for (name, fault) in faults() {
                let context = format!("{way}, {path}: {name}");
                let report = play(request.clone(), &world.clone().with(path, fault)).report();
                assert_blames_no_token(&report, &context);
                let side =
                    ["/app", "/me", "/me/permissions"].contains(&path.as_str()) || path.ends_with("/subscribed_apps");
                if side {
                    let is_webhook = cause(&report) == "webhook_not_subscribed";
                    assert!(
                        report.verdict == Verdict::Connected || is_webhook,
                        "{context}: {}",
                        cause(&report)
                    );
                }
                runs += 1;
            }
        }
    }
    assert!(runs > 1_000, "the matrix has {runs} runs");
}

#[test]
fn a_fault_of_every_request_is_named() {
    for (way, request, world) in ways() {
        for (name, fault) in faults() {
            let report = play(request.clone(), &world.all(fault)).report();
            let context = format!("{way}: {name}");
            match name {
                "190 expired" => assert_eq!(category(&report), Some(Category::TokenExpired), "{context}"),
                "190 malformed" => assert_eq!(category(&report), Some(Category::InvalidToken), "{context}"),
                "200" | "200 naming a permission" | "131005" => {
                    assert_eq!(category(&report), Some(Category::PermissionDenied), "{context}");
                    assert_eq!(report.first_broken_check, Some(CheckId::Permissions), "{context}");
                }
                "200 blocked" => assert_eq!(category(&report), Some(Category::AccountRestricted), "{context}"),
                "100/33" => assert_eq!(report.verdict, Verdict::Failed, "{context}"),
                _ => {
                    assert_eq!(report.verdict, Verdict::CouldNotTell, "{context}");
                    assert_eq!(report.first_broken_check, None, "{context}");
                    // A list is an answer from Meta that only a working token gets.
                    let is_fine = (name == "an empty list").then_some(true);
                    assert_eq!(report.diagnosis.unwrap().token_is_fine, is_fine, "{context}");
                }
            }
        }
    }
}
