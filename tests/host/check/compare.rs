//! Two tokens side by side: what would break, and what is unknown.

use serde_json::{Value, json};
use token_doctor::check::{Comparison, Conclusion, ConnectionReport, Mark, compare, replay, report_of_stored};
use token_doctor::diagnosis::NoAnswer;
use token_doctor::paste::inspect;

use super::world::*;
use crate::token;

const OTHER_HOLDER: &str = "122093847561029999";

/// The report of a test of the number, with this change in the usual description of the token.
fn described_as(changes: Value) -> ConnectionReport {
    test(&World::healthy().with("/debug_token", described(changes)))
}

fn healthy() -> ConnectionReport {
    test(&World::healthy())
}

fn compared(new: &ConnectionReport) -> Comparison {
    compare(&healthy(), new, &CLOCK)
}

fn mark(comparison: &Comparison, label: &str) -> Mark {
    let row = comparison.rows.iter().find(|row| row.label == label);
    row.unwrap_or_else(|| panic!("{label}")).mark
}

/// The world in which a token can access two accounts with one number each, and nothing else names them.
fn two_accounts(accounts: Value) -> World {
    World::healthy()
        .with("/debug_token", accounts_of(accounts))
        .with(&format!("/{OTHER_ACCOUNT}"), ok(account(OTHER_ACCOUNT)))
        .with(
            &format!("/{OTHER_ACCOUNT}/phone_numbers"),
            list(json!([listed(OTHER_NUMBER)])),
        )
}

fn accounts_of(accounts: Value) -> Answer {
    described(json!({"granular_scopes": [{"scope": "whatsapp_business_management", "target_ids": accounts}]}))
}

#[test]
fn a_token_that_is_as_good_is_safe() {
    let comparison = compared(&healthy());
    assert_eq!(comparison.conclusion, Conclusion::Safe);
    assert_eq!(comparison.headline, "Safe to switch");
    assert_eq!(
        comparison.sentences,
        [
            "The new token can access everything that we found with the current token. Reading works with the new token. Sending was not tested.",
            "Save the new token in your CRM and test it there. Only then revoke the old token.",
        ]
    );
    let rows: Vec<_> = comparison
        .rows
        .iter()
        .map(|row| (row.label.to_string(), row.new.to_string(), row.mark))
        .collect();
    assert_eq!(
        rows.iter()
            .map(|(label, new, mark)| (label.as_str(), new.as_str(), *mark))
            .collect::<Vec<_>>(),
        [
            ("Test", "Connected", Mark::Same),
            ("App", "CRM, 911602140448729", Mark::Same),
            ("Belongs to", "system user: CRM robot", Mark::Same),
            ("Type and expiry", "Permanent", Mark::Same),
            ("`whatsapp_business_management`", "proven by a request", Mark::Same),
            ("`whatsapp_business_messaging`", "yes, according to Meta", Mark::Same),
            ("`business_management`", "missing", Mark::Same),
            (
                "WhatsApp Business Accounts",
                "218374650918273 (Bakery support)",
                Mark::Same
            ),
            ("Phone numbers", "106540352242922 (Bakery <b>Nord</b>)", Mark::Same),
        ]
    );
}

#[test]
fn losses_are_said_first() {
    let other_app = World::healthy()
        .with("/debug_token", described(json!({"app_id": "998877665544332"})))
        .with("/app", ok(json!({"id": "998877665544332", "name": "Other"})))
        .with(
            &format!("/{ACCOUNT}/subscribed_apps"),
            list(json!([subscribed("998877665544332")])),
        );
    let without = |scopes: Value| {
        test(
            &World::healthy()
                .with("/debug_token", described(json!({ "scopes": scopes })))
                .with("/me/permissions", list(json!([]))),
        )
    };
    let not_subscribed = World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([])));
    for (new, label, marked, says) in [
        (
            test(&World::healthy().all(expired())),
            "Test",
            Mark::Lost,
            "The test of the new token says: Token expired.",
        ),
        (
            test(&other_app),
            "App",
            Mark::Changed,
            "The new token belongs to a different app. Change the app ID, app secret and webhook in your CRM as well.",
        ),
        (
            described_as(json!({"expires_at": NOW + HOUR})),
            "Type and expiry",
            Mark::Lost,
            "The new token expires today at 09:53. After that, your CRM cannot send messages.",
        ),
        (
            described_as(json!({"expires_at": NOW + 3 * DAY, "issued_at": NOW - 57 * DAY})),
            "Type and expiry",
            Mark::Lost,
            "The new token expires on 12 October 2025, 08:53 your time. After that, your CRM cannot send messages.",
        ),
        (
            without(json!(["whatsapp_business_management"])),
            "`whatsapp_business_messaging`",
            Mark::Lost,
            "The new token does not have the permission `whatsapp_business_messaging`. Without it, your CRM cannot send messages.",
        ),
        (
            test(&not_subscribed),
            "Test",
            Mark::Lost,
            "The test of the new token says: Connected, but incoming messages may not arrive.",
        ),
    ] {
        let comparison = compared(&new);
        assert_eq!(comparison.conclusion, Conclusion::NotSafe, "{says}");
        assert_eq!(comparison.headline, "Not safe to switch yet");
        assert_eq!(mark(&comparison, label), marked, "{says}");
        assert!(
            comparison.sentences.iter().any(|said| said == says),
            "{says} in {:?}",
            comparison.sentences
        );
        assert!(
            comparison
                .sentences
                .last()
                .unwrap()
                .to_string()
                .starts_with("Keep the current token until this is fixed.")
        );
    }
}

#[test]
fn an_additional_permission_is_lost_only_if_a_list_lacks_it() {
    let more = described_as(json!({"scopes": [
        "whatsapp_business_management", "whatsapp_business_messaging", "catalog_management"
    ]}));
    for (old, new, marked, conclusion) in [
        (&more, &healthy(), Mark::Lost, Conclusion::NotSafe),
        (&healthy(), &more, Mark::Gained, Conclusion::Safe),
        (&more, &more, Mark::Same, Conclusion::Safe),
        (&more, &test(&World::silent()), Mark::Unknown, Conclusion::CouldNotTell),
    ] {
        let comparison = compare(old, new, &CLOCK);
        assert_eq!(
            mark(&comparison, "`catalog_management`"),
            marked,
            "{:?}",
            comparison.sentences
        );
        assert_eq!(comparison.conclusion, conclusion, "{:?}", comparison.sentences);
    }
}

#[test]
fn accounts_and_numbers_are_lost_only_if_complete_lists_lack_them() {
    let both = search(&two_accounts(json!([ACCOUNT, OTHER_ACCOUNT])));
    let one = search(&two_accounts(json!([ACCOUNT])));
    let assigned = search(
        &World::silent()
            .with(
                "/me/assigned_whatsapp_business_accounts",
                list(json!([{"id": ACCOUNT, "name": "Bakery support"}])),
            )
            .with(
                "/me/permissions",
                list(json!([
                    granted("whatsapp_business_management"),
                    granted("whatsapp_business_messaging")
                ])),
            ),
    );
    let cases = [
        ("kept", &both, &both, Mark::Same, Mark::Same, Conclusion::Safe),
        ("one of two", &both, &one, Mark::Lost, Mark::Lost, Conclusion::NotSafe),
        ("one more", &one, &both, Mark::Gained, Mark::Gained, Conclusion::Safe),
        (
            "not in a list that may lack it",
            &both,
            &assigned,
            Mark::Unknown,
            Mark::Unknown,
            Conclusion::CouldNotTell,
        ),
    ];
    for (what, old, new, accounts, numbers, conclusion) in cases {
        let comparison = compare(old, new, &CLOCK);
        assert_eq!(mark(&comparison, "WhatsApp Business Accounts"), accounts, "{what}");
        assert_eq!(mark(&comparison, "Phone numbers"), numbers, "{what}");
        assert_eq!(comparison.conclusion, conclusion, "{what}: {:?}", comparison.sentences);
    }
    let said = compare(&both, &one, &CLOCK).sentences;
    assert_eq!(
        said[..2],
        [
            "The new token cannot access this: account 218374650919999 (Bakery support).",
            "The new token cannot access this: phone number 106540352249999 (Bakery <b>Nord</b>).",
        ]
    );
    let said = compare(&both, &assigned, &CLOCK).sentences;
    assert_eq!(
        said[..2],
        [
            "We could not check if the new token can access this: account 218374650919999 (Bakery support). The lists that we read cannot show it.",
            "We could not check if the new token can access this: phone number 106540352249999 (Bakery <b>Nord</b>). The lists that we read cannot show it.",
        ]
    );
    let listed_both = search(&two_accounts(json!([ACCOUNT])).with(
        &format!("/{ACCOUNT}/phone_numbers"),
        list(json!([listed(NUMBER), listed(OTHER_NUMBER)])),
    ));
    let comparison = compare(&listed_both, &one, &CLOCK);
    assert_eq!(mark(&comparison, "Phone numbers"), Mark::Lost);
    // A list that could not be read does not prove that something is missing.
    let unread = two_accounts(json!([ACCOUNT])).with(
        &format!("/{ACCOUNT}/phone_numbers"),
        error(2, "Service temporarily unavailable"),
    );
    let comparison = compare(&listed_both, &test(&unread), &CLOCK);
    assert_eq!(mark(&comparison, "Phone numbers"), Mark::Unknown, "{comparison:?}");
    assert_eq!(comparison.conclusion, Conclusion::CouldNotTell, "{comparison:?}");
}

#[test]
fn missing_facts_make_the_comparison_unknown() {
    let silent = test(&World::silent());
    let blocked = test(&World::healthy().all(nothing(NoAnswer::Rejected)));
    for (what, old, new, says) in [
        (
            "the new one is not described",
            healthy(),
            silent.clone(),
            "Meta does not say if the new token has `whatsapp_business_messaging`. Look at \"Scopes\" in Meta's Access Token Debugger.",
        ),
        (
            "neither is described",
            silent.clone(),
            silent,
            "Meta does not say if the new token has `whatsapp_business_messaging`. Look at \"Scopes\" in Meta's Access Token Debugger.",
        ),
        (
            "the new one was not tested",
            healthy(),
            blocked.clone(),
            "The test of the new token says: Could not reach Meta.",
        ),
        (
            "the one in use was not tested",
            blocked,
            healthy(),
            "The test of the current token says: Could not reach Meta. So we do not know what the current token can access.",
        ),
        (
            "the one in use reaches no number",
            search(&World::healthy()),
            healthy(),
            "We do not know which phone numbers the current token can access.",
        ),
    ] {
        let comparison = compare(&old, &new, &CLOCK);
        assert_eq!(
            comparison.conclusion,
            Conclusion::CouldNotTell,
            "{what}: {:?}",
            comparison.sentences
        );
        assert_eq!(comparison.headline, "Could not tell if it is safe to switch");
        assert!(
            comparison.sentences.iter().any(|said| said == says),
            "{what}: {:?}",
            comparison.sentences
        );
    }
}

#[test]
fn an_expired_token_in_use_leaves_nothing_to_break() {
    let mut request = given(NUMBER, "");
    request.inspection = inspect(&token::whole(token::APP_ID));
    let ended = play(request, &World::healthy().all(expired())).report();
    let comparison = compare(&ended, &healthy(), &CLOCK);
    assert_eq!(comparison.conclusion, Conclusion::Safe, "{:?}", comparison.sentences);
    assert_eq!(
        comparison.sentences[0],
        "The current token does not work any more, so you cannot break anything. Reading works with the new token. Sending was not tested."
    );
    assert_eq!(mark(&comparison, "Test"), Mark::Gained);
}

#[test]
fn harmless_differences_are_still_said() {
    let of_a_person = World::healthy()
        .with(
            "/debug_token",
            described(json!({"type": "USER", "expires_at": NOW + 60 * DAY, "issued_at": NOW - DAY})),
        )
        .with("/me", ok(json!({"id": OTHER_HOLDER, "name": "Ada"})));
    let comparison = compared(&test(&of_a_person));
    assert_eq!(comparison.conclusion, Conclusion::Safe, "{:?}", comparison.sentences);
    assert_eq!(
        comparison.sentences[1..4],
        [
            "The new token belongs to a different user.",
            "The new token belongs to a person. It stops working when they change their password or remove the app.",
            "The new token expires on 8 December 2025, 08:53 your time. Renew or replace it before then.",
        ]
    );
    assert_eq!(mark(&comparison, "Belongs to"), Mark::Changed);
    assert_eq!(mark(&comparison, "Type and expiry"), Mark::Lost);
    assert_eq!(
        comparison.rows[3].new,
        "Long-lived, expires on 8 December 2025, 08:53 your time, in 60 days"
    );
    let with_portfolio = described_as(json!({"scopes": [
        "whatsapp_business_management", "whatsapp_business_messaging", "business_management"
    ]}));
    let comparison = compare(&with_portfolio, &healthy(), &CLOCK);
    assert_eq!(comparison.conclusion, Conclusion::Safe, "an optional permission");
    assert_eq!(
        comparison.sentences[1],
        "The new token does not have the permission `business_management`. Optional. Without it, enter the IDs yourself."
    );
    // A limit of both tokens is not a disadvantage of the new one.
    let limited = test(&World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([]))));
    let comparison = compare(&limited, &limited, &CLOCK);
    assert_eq!(comparison.conclusion, Conclusion::Safe);
    assert!(
        comparison
            .sentences
            .iter()
            .any(|said| *said == "The test of the new token says: Connected, but incoming messages may not arrive.")
    );
}

#[test]
fn an_app_known_only_from_the_token_text_is_a_guess() {
    let guess = |app_id: u64| {
        let mut request = given(NUMBER, "");
        request.inspection = inspect(&token::whole(app_id));
        let world = World::silent()
            .with("/app", error(100, "(#100) Unsupported get request."))
            .with(
                "/me/permissions",
                list(json!([
                    granted("whatsapp_business_management"),
                    granted("whatsapp_business_messaging")
                ])),
            );
        play(request, &world).report()
    };
    let comparison = compare(&guess(911_602_140_448_729), &guess(998_877_665_544_332), &CLOCK);
    assert_eq!(
        comparison.conclusion,
        Conclusion::CouldNotTell,
        "{:?}",
        comparison.sentences
    );
    assert_eq!(
        comparison.sentences[0],
        "The new token seems to belong to a different app. Compare the app ID with the one in your CRM."
    );
}

#[test]
fn answers_of_a_terminal_may_lack_a_list_and_so_lose_nothing() {
    let text =
        "WhatsApp Token Doctor, answers 1; phone_number_id=; whatsapp_business_account_id=; graph_version=v25.0\n";
    let nothing_read = replay(text, &CLOCK).unwrap();
    let comparison = compared(&nothing_read);
    assert_eq!(comparison.conclusion, Conclusion::CouldNotTell);
    assert_eq!(mark(&comparison, "Phone numbers"), Mark::Unknown);
}

#[test]
fn a_stored_token_is_compared_with_the_report_of_its_host() {
    let stored = json!({
        "verdict": "connected", "headline": "WhatsApp connected successfully! Verified: Bakery",
        "accounts": [{"id": ACCOUNT}], "phoneNumbers": [{"id": NUMBER, "accountId": ACCOUNT}],
    });
    let stored = report_of_stored(&stored.to_string(), &CLOCK);
    let comparison = compare(&stored, &healthy(), &CLOCK);
    assert_eq!(comparison.conclusion, Conclusion::Safe, "{:?}", comparison.sentences);
    assert_eq!(mark(&comparison, "Phone numbers"), Mark::Same);
    assert_eq!(mark(&comparison, "App"), Mark::Unknown);
    // A fact that a host leaves out is not lost.
    assert_eq!(
        mark(
            &compare(&search(&two_accounts(json!([OTHER_ACCOUNT]))), &stored, &CLOCK),
            "Phone numbers"
        ),
        Mark::Unknown
    );
}

#[test]
fn the_facts_of_a_report_select_the_screens_of_the_guide() {
    let known = healthy().known();
    assert_eq!(known.app_id.unwrap().as_str(), APP);
    assert_eq!(known.app_name.as_deref(), Some("CRM"));
    assert_eq!(known.business_id.unwrap().as_str(), PORTFOLIO);
    assert_eq!(known.waba_id.unwrap().as_str(), ACCOUNT);
    assert_eq!(
        known.phone_number_id.map(|id| id.as_str().to_owned()).as_deref(),
        Some(NUMBER)
    );
    let several = search(&two_accounts(json!([ACCOUNT, OTHER_ACCOUNT]))).known();
    assert_eq!(
        (several.waba_id, several.phone_number_id),
        (None, None),
        "of several, none is the one"
    );
}
