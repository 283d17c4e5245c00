//! Long answers: tokens with thousands of accounts, names and permissions, and texts of a million characters.

use std::time::Instant;

use serde_json::{Value, json};
use token_doctor::check::{CheckId, ConnectionReport, Verdict, compare, replay, report_of_stored};
use token_doctor::graph::ANSWER_LIMIT_BYTES;

use super::world::*;

/// The first line of the copied command's output.
const PRINTED: &str = "WhatsApp Token Doctor, answers 1; phone_number_id=106540352242922; whatsapp_business_account_id=; graph_version=v25.0\n";

/// IDs of accounts, counted from 0.
fn ids(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("2183746{at:08}")).collect()
}

/// A token that was created for this many accounts. Every way of finding accounts lists all of them. The first one has a number.
fn agency(count: usize) -> World {
    let ids = ids(count);
    let rows: Vec<Value> = ids
        .iter()
        .map(|id| json!({"id": id, "name": format!("Shop {id}")}))
        .collect();
    World::healthy()
        .with(
            "/debug_token",
            described(json!({"granular_scopes": [
                {"scope": "whatsapp_business_management", "target_ids": ids},
                {"scope": "whatsapp_business_messaging", "target_ids": ids},
                {"scope": "business_management", "target_ids": ids},
            ]})),
        )
        .with("/me/assigned_whatsapp_business_accounts", list(json!(rows)))
        .with(&format!("/{}/phone_numbers", ids[0]), list(json!([listed(NUMBER)])))
}

/// A run as in a browser: the checks are read after each answer.
fn watched(world: &World) -> ConnectionReport {
    play_in_steps(given("", ""), world, 0)
}

#[test]
fn a_token_with_thousands_of_accounts_says_how_many_there_are() {
    let report = watched(&agency(10_000));
    assert_eq!(report.accounts.len(), 10_000);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Shop 218374600000000 and 9999 more"
    );
    assert!(
        row(&report, CheckId::Account)
            .detail
            .to_string()
            .contains("\n9999 more accounts were found.")
    );
    assert!(
        public_report(&report).contains("\nAccounts found: 10000\n"),
        "{}",
        public_report(&report)
    );
    assert_eq!(public_report(&report).matches("\nFound account: ").count(), 20);
    assert!(
        !public_report(&report).contains("Numbers found"),
        "all of them are listed"
    );
}

/// Does not measure time: if a list were searched for each item of another list, this test would take many minutes.
#[test]
fn long_lists_of_every_kind_end() {
    const MANY: usize = 20_000;
    let scopes: Vec<String> = (0..MANY).map(|at| format!("scope_{at}")).collect();
    let granted: Vec<Value> = scopes.iter().map(|scope| granted(&format!("other_{scope}"))).collect();
    let numbers: Vec<Value> = (0..MANY).map(|at| listed(&format!("1065403{at:08}"))).collect();
    let apps: Vec<Value> = (0..MANY).map(|at| subscribed(&format!("911602{at:08}"))).collect();
    let first = &ids(1)[0];
    let changes = json!({"scopes": scopes, "granular_scopes": [
        {"scope": "whatsapp_business_management", "target_ids": ids(MANY)},
        {"scope": "business_management", "target_ids": ids(MANY)},
    ]});
    let world = World::healthy()
        .with("/debug_token", described(changes))
        .with("/me/permissions", list(json!(granted)))
        .with(&format!("/{first}/phone_numbers"), list(json!(numbers)))
        .with(&format!("/{first}/subscribed_apps"), list(json!(apps)));
    let report = search(&world);
    assert_eq!((report.accounts.len(), report.phone_numbers.len()), (MANY, MANY));
    assert_eq!(report.permissions.len(), 2 * MANY + 3);
    assert!(public_report(&report).contains("\nNumbers found: 20000\n"));
    let other = search(&World::healthy());
    for (old, new) in [(&report, &report), (&report, &other), (&other, &report)] {
        assert!(!compare(old, new, &CLOCK).rows.is_empty());
    }
}

#[test]
fn a_too_large_answer_from_a_host_or_a_person_is_dropped() {
    let expired = r#"{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463,"pad":""}}"#;
    // Exact to the byte: an answer that fits is read.
    for (length, expected) in [
        (ANSWER_LIMIT_BYTES, "session_expired"),
        (ANSWER_LIMIT_BYTES + 1, "answer_too_large"),
    ] {
        let padding = "x".repeat(length - expired.len());
        let answer = expired.replace("\"pad\":\"", &["\"pad\":\"", &padding].concat());
        assert_eq!(answer.len(), length);
        let stored = report_of_stored(&answer, &CLOCK);
        assert_eq!(cause(&stored), expected, "stored, {length}");
        // A terminal can break it into lines.
        let (start, end) = answer.split_at(length / 2);
        for body in [answer.clone(), [start, "\n", end].concat()] {
            let printed = format!("{PRINTED}# phone_number {NUMBER}\n{body}\nHTTP 400\n");
            let report = replay(&printed, &CLOCK).unwrap();
            assert_eq!(cause(&report), expected, "pasted, {length}");
            assert_eq!(report.verdict == Verdict::CouldNotTell, expected == "answer_too_large");
        }
    }
}

#[test]
fn one_too_large_answer_leaves_the_others_of_a_transcript_readable() {
    let number = number(NUMBER, ACCOUNT);
    let portal = "<p>".repeat(ANSWER_LIMIT_BYTES);
    let printed = format!("{PRINTED}# app\n{portal}\nHTTP 502\n# phone_number {NUMBER}\n{number}\nHTTP 200\n");
    assert_eq!(replay(&printed, &CLOCK).unwrap().verdict, Verdict::Connected);
}

/// `cargo test --profile fuzz --test host large -- --ignored --nocapture`
#[test]
#[ignore = "prints how long runs take"]
fn how_long_large_runs_take() {
    for count in [1_000, 10_000, 40_000] {
        let world = agency(count);
        let began = Instant::now();
        let report = watched(&world);
        let (ran, began) = (began.elapsed(), Instant::now());
        let _ = compare(&report, &report, &CLOCK);
        println!(
            "{count} accounts: a run {ran:.0?}, a comparison {:.0?}",
            began.elapsed()
        );
    }
    for (what, word) in [
        ("a word", "a".to_owned()),
        ("words", "word ".to_owned()),
        ("a token", "EAAB".to_owned()),
        ("hexadecimal", "0f".to_owned()),
        ("echoes", "Malformed access token ".to_owned()),
        ("names of secrets", "token:".to_owned()),
        ("quotes", "' permission".to_owned()),
        ("dates", "current time is 2024-".to_owned()),
    ] {
        let text = word.repeat(1_000_000 / word.len());
        for (place, answer) in [
            ("message", error(100, &text)),
            ("name", ok(json!({"id": text, "name": text, "verified_name": text}))),
            ("list", list(json!([{"id": text, "name": text}]))),
        ] {
            let world = World::healthy().all(answer);
            let began = Instant::now();
            let _ = watched(&world);
            println!(
                "{what} of 1 MB as {place} in every answer: a run {:.0?}",
                began.elapsed()
            );
        }
    }
}
