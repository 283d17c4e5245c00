//! The report to copy.

use serde_json::json;
use token_doctor::check::report_with_names;

use super::world::*;

#[test]
fn the_report_for_the_public_holds_no_token_no_name_and_no_number() {
    let echoing = refused(json!({
        "message": format!("Malformed access token {TOKEN}"), "type": "OAuthException", "code": 190, "fbtrace_id": "Atrace",
    }));
    for world in [World::healthy(), World::healthy().all(echoing)] {
        let report = test(&world);
        for secret in [TOKEN, "notareal", "Bakery", "1234567", "robot"] {
            assert!(
                !public_report(&report).contains(secret),
                "{secret} in\n{}",
                public_report(&report)
            );
        }
        assert!(public_report(&report).contains(NUMBER));
        assert!(public_report(&report).contains(report.verdict.as_str()));
    }
    let nameless = search(
        &World::healthy()
            .with("/debug_token", described_for(&[ACCOUNT]))
            .with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([]))),
    );
    assert!(
        !public_report(&nameless).contains("Bakery"),
        "{}",
        public_report(&nameless)
    );
    let short_id = play(given("4930123456789", ""), &World::healthy()).report();
    assert!(
        !public_report(&short_id).contains("4930123456789"),
        "it may be a phone number"
    );
}

#[test]
fn the_report_has_names_only_on_request() {
    let report = test(&World::healthy());
    assert!(report_with_names(&report).contains("Bakery <b>Nord</b>, +49 30 1234567"));
    assert!(report_with_names(&report).contains("Bakery support"));
    assert!(!report_with_names(&report).contains(TOKEN));
}

#[test]
fn the_report_is_read_to_the_letter() {
    let world = World::healthy().with("/debug_token", not_described());
    assert_eq!(
        public_report(&test(&world)),
        format!(
            "WhatsApp Token Doctor {}\n\
             Time: 2025-10-09 08:53 UTC\n\
             Graph API version: v25.0\n\
             Version available until: 2028-07-29\n\
             Requests: 9\nToken sent in: the body of each request\n\
             Token: … (16 characters, app {APP})\n\
             Type: unknown\n\
             Expires: unknown\n\
             Owner: unknown\n\
             Phone number ID: {NUMBER}\n\
             Verdict: connected\n\
             text: warn\ntoken: pass\napp: pass\npermissions: pass\naccount: pass\nphone_number: pass\nhealth: pass\nwebhook: pass\n\
             whatsapp_business_management: proven\nwhatsapp_business_messaging: listed\nbusiness_management: missing\n\
             Sending: not_tested\n\
             Found account: {ACCOUNT}\n\
             Found number: {NUMBER}\n\
             Refused /debug_token: code 100, fbtrace_id Atrace100",
            env!("CARGO_PKG_VERSION")
        )
    );
}
