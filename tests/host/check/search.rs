//! One paste, no IDs: what the token can access, with each method of finding it.

use serde_json::{Value, json};
use token_doctor::check::{CheckId, CheckState, FollowUp, NextPage, PermissionState, Verdict};
use token_doctor::diagnosis::{Category, NoAnswer};

use super::world::*;

#[test]
fn the_only_number_is_found_by_every_method_and_tested_completely() {
    for (way, world) in [
        (
            "granular scopes",
            World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
        ),
        (
            "assigned accounts",
            World::silent().with(
                "/me/assigned_whatsapp_business_accounts",
                list(json!([{"id": ACCOUNT, "name": "Bakery support"}])),
            ),
        ),
        ("the portfolio", World::portfolio()),
        (
            "accounts shared with the portfolio",
            World::portfolio()
                .with(
                    &format!("/{PORTFOLIO}/owned_whatsapp_business_accounts"),
                    list(json!([])),
                )
                .with(
                    &format!("/{PORTFOLIO}/client_whatsapp_business_accounts"),
                    list(json!([{"id": ACCOUNT}])),
                ),
        ),
    ] {
        let report = search(&world);
        assert_eq!(
            headline(&report),
            "WhatsApp connected successfully! Verified: Bakery <b>Nord</b>",
            "{way}"
        );
        assert_eq!(report.phone_numbers.len(), 1, "{way}");
        assert_eq!(report.phone_numbers[0].id, NUMBER, "{way}");
        assert_eq!(
            report.phone_numbers[0].account_id.as_ref().unwrap().as_str(),
            ACCOUNT,
            "{way}"
        );
        assert_eq!(report.accounts[0].name.as_deref(), Some("Bakery support"), "{way}");
        for id in [
            CheckId::Account,
            CheckId::PhoneNumber,
            CheckId::Health,
            CheckId::Webhook,
        ] {
            assert_eq!(state(&report, id), CheckState::Pass, "{way} {id:?}");
        }
        assert_eq!(report.remainders, [], "{way}");
    }
}

#[test]
fn several_numbers_are_listed_under_the_name_of_their_account() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT])).with(
        &format!("/{ACCOUNT}/phone_numbers"),
        list(json!([listed(NUMBER), listed(OTHER_NUMBER)])),
    );
    let report = search(&world);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Bakery support"
    );
    assert_eq!(report.phone_numbers.len(), 2);
    assert_eq!(state(&report, CheckId::PhoneNumber), CheckState::Pass);
    assert!(
        row(&report, CheckId::PhoneNumber)
            .detail
            .to_string()
            .starts_with("2 phone numbers were found.")
    );
}

#[test]
fn several_accounts_show_the_first_name_and_how_many_more() {
    let other = format!("/{OTHER_ACCOUNT}");
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT, OTHER_ACCOUNT]))
        .with(&other, ok(json!({"id": OTHER_ACCOUNT, "name": "Second"})))
        .with(&format!("{other}/phone_numbers"), list(json!([listed(OTHER_NUMBER)])));
    let report = search(&world);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Bakery support and 1 more"
    );
    let names: Vec<_> = report.accounts.iter().map(|account| account.name.as_deref()).collect();
    assert_eq!(names, [Some("Bakery support"), Some("Second")]);
    assert_eq!(
        report.phone_numbers[1].account_id.as_ref().unwrap().as_str(),
        OTHER_ACCOUNT
    );
}

#[test]
fn if_nothing_is_listed_the_page_asks_for_the_id_and_the_token_is_fine() {
    for (world, says) in [
        (
            World::silent(),
            "Without `business_management`, the test cannot search for accounts",
        ),
        (
            World::silent().with("/me/businesses", list(json!([]))),
            "No account is assigned",
        ),
        (
            World::portfolio().with(
                &format!("/{PORTFOLIO}/owned_whatsapp_business_accounts"),
                list(json!([])),
            ),
            "No account is assigned",
        ),
    ] {
        let report = search(&world);
        assert_eq!(
            (report.verdict, category(&report)),
            (Verdict::Attention, Some(Category::NeedsChoice))
        );
        assert_eq!(headline(&report), "Choose a phone number ID");
        assert!(
            explanation(&report).starts_with("Your token is fine"),
            "{}",
            explanation(&report)
        );
        assert!(explanation(&report).contains(says), "{}", explanation(&report));
        assert_eq!(report.verified_name, None, "no number was read");
        assert_eq!(report.first_broken_check, None);
    }
}

#[test]
fn a_search_stopped_by_a_fault_could_not_tell_and_requests_no_id() {
    for (path, answer) in [
        (
            "/me/assigned_whatsapp_business_accounts",
            nothing(NoAnswer::TimedOut { after_secs: 10 }),
        ),
        ("/me/businesses", error(4, "(#4) Application request limit reached")),
        ("/debug_token", text(502, "<html>")),
    ] {
        let report = search(&World::silent().with(path, answer));
        assert_eq!(report.verdict, Verdict::CouldNotTell, "{path}");
        assert_eq!(report.diagnosis.as_ref().unwrap().token_is_fine, Some(true), "{path}");
    }
}

#[test]
fn a_search_refused_for_a_missing_permission_names_it() {
    let refusal = error(
        200,
        "(#200) Requires whatsapp_business_management permission to manage the object",
    );
    let world = World::silent().with("/me/assigned_whatsapp_business_accounts", refusal);
    let report = search(&world);
    assert_eq!(
        (report.verdict, category(&report)),
        (Verdict::Failed, Some(Category::PermissionDenied))
    );
    assert_eq!(report.first_broken_check, Some(CheckId::Permissions));
    assert!(explanation(&report).contains("`whatsapp_business_management`"));

    let listed = world.with(
        "/me/permissions",
        list(json!([granted("whatsapp_business_management")])),
    );
    assert_eq!(
        category(&search(&listed)),
        Some(Category::NeedsChoice),
        "a list speaks against the refusal"
    );
}

#[test]
fn an_account_without_numbers_needs_one() {
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([])));
    let report = search(&world);
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::Attention, "no_phone_numbers")
    );
    assert_eq!(headline(&report), "Choose a phone number to add");
    assert_eq!(state(&report, CheckId::PhoneNumber), CheckState::Warn);
}

fn page(rows: Value, after: &str) -> Answer {
    ok(json!({
        "data": rows,
        "paging": {"cursors": {"before": "x", "after": after}, "next": "https://graph.facebook.com/next?access_token=secret"},
    }))
}

#[test]
fn further_pages_come_on_a_press_and_only_their_cursor_is_used() {
    let numbers = format!("/{ACCOUNT}/phone_numbers");
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&numbers, page(json!([listed(NUMBER)]), "second"))
        .with(&format!("{numbers}?after=second"), list(json!([listed(OTHER_NUMBER)])));
    let played = play(given("", ""), &world);
    assert!(
        !played.asked.iter().any(|asked| asked.contains("after")),
        "not before the press"
    );
    let mut run = played.run;
    let report = run.report(&CLOCK);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Bakery support",
        "there may be more numbers"
    );
    let kinds: Vec<_> = report.remainders.iter().map(|more| &more.kind).collect();
    assert_eq!(kinds, [&NextPage::FurtherNumbersOf(report.accounts[0].id.clone())]);

    run.follow_up(&FollowUp::FetchMore(report.remainders[0].clone()), &CLOCK);
    let played = play_on(run, &world);
    assert_eq!(played.asked, [format!("{numbers}?after=second")]);
    let report = played.report();
    assert_eq!(report.phone_numbers.len(), 2);
    assert_eq!(report.remainders, []);
}

#[test]
fn the_last_page_has_a_cursor_and_no_next_one() {
    let last = ok(json!({"data": [listed(NUMBER)], "paging": {"cursors": {"before": "x", "after": "y"}}}));
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&format!("/{ACCOUNT}/phone_numbers"), last);
    assert_eq!(search(&world).remainders, []);
}

#[test]
fn pages_that_repeat_a_cursor_are_limited() {
    let numbers = format!("/{ACCOUNT}/phone_numbers");
    let accounts = "/me/assigned_whatsapp_business_accounts";
    let world = World::healthy()
        .with(&numbers, page(json!([listed(NUMBER)]), "again"))
        .with(
            &format!("{numbers}?after=again"),
            page(json!([listed(NUMBER)]), "again"),
        )
        .with(
            accounts,
            page(json!([{"id": ACCOUNT, "name": "Bakery support"}]), "again"),
        )
        .with(
            &format!("{accounts}?after=again"),
            page(json!([{"id": ACCOUNT, "name": "Bakery support"}]), "again"),
        );
    let mut played = play(given("", ""), &world);
    let mut presses = 0;
    while let Some(more) = played.report().remainders.first() {
        presses += 1;
        assert!(presses < 10);
        played.run.follow_up(&FollowUp::FetchMore(more.clone()), &CLOCK);
        played = play_on(played.run, &world);
    }
    assert_eq!(presses, 2);
    let report = played.report();
    assert_eq!((report.accounts.len(), report.phone_numbers.len()), (1, 1));
    assert_eq!(report.verdict, Verdict::Connected);
}

#[test]
fn the_numbers_of_further_accounts_come_on_a_press() {
    let accounts: Vec<_> = (0..6).map(|n| format!("21837465091827{n}")).collect();
    let ids: Vec<&str> = accounts.iter().map(String::as_str).collect();
    let mut world = World::healthy().with("/debug_token", described_for(&ids));
    for (n, id) in ids.iter().enumerate() {
        world = world
            .with(&format!("/{id}"), ok(json!({"id": id, "name": format!("Account {n}")})))
            .with(
                &format!("/{id}/phone_numbers"),
                list(json!([listed(&format!("10654035224292{n}"))])),
            );
    }
    let mut run = play(given("", ""), &world).run;
    let report = run.report(&CLOCK);
    assert_eq!(report.accounts.len(), 6);
    assert_eq!(report.phone_numbers.len(), 4);
    assert_eq!(
        headline(&report),
        "WhatsApp connected successfully! Verified: Account 0 and 5 more"
    );
    assert_eq!(
        report.remainders[0].kind,
        NextPage::NumbersOf(report.accounts[4].id.clone())
    );
    run.follow_up(&FollowUp::FetchMore(report.remainders[0].clone()), &CLOCK);
    assert_eq!(play_on(run, &world).report().phone_numbers.len(), 5);
}

#[test]
fn ids_may_be_numbers_and_names_are_of_any_script() {
    let world = World::healthy()
        .with(
            "/me/assigned_whatsapp_business_accounts",
            list(json!([{"id": 218_374_650_918_273_u64, "name": "パン屋 🥐"}])),
        )
        .with("/debug_token", not_described())
        .with(
            &format!("/{ACCOUNT}/phone_numbers"),
            list(
                json!([{"id": 106_540_352_242_922_u64, "verified_name": "مخبز"}, {"verified_name": "no id"}, null, 7]),
            ),
        );
    let report = search(&world);
    assert_eq!(report.accounts[0].name.as_deref(), Some("パン屋 🥐"));
    assert_eq!(report.phone_numbers.len(), 1);
    assert_eq!(report.verdict, Verdict::Connected);
}

#[test]
fn a_call_that_worked_outranks_what_a_list_says() {
    let world = World::healthy()
        .with("/debug_token", described(json!({"scopes": ["email"], "granular_scopes": [{"scope": "whatsapp_business_management", "target_ids": [ACCOUNT]}]})))
        .with("/me/permissions", list(json!([{"permission": "whatsapp_business_management", "status": "declined"}])));
    let report = search(&world);
    assert_eq!(
        permission(&report, "whatsapp_business_management"),
        PermissionState::Proven
    );
    assert_eq!(
        permission(&report, "whatsapp_business_messaging"),
        PermissionState::Missing
    );
    assert_eq!(permission(&report, "email"), PermissionState::Listed);
    assert_eq!(permission(&report, "business_management"), PermissionState::Missing);
}

#[test]
fn partial_lists_are_not_reported_as_empty() {
    let both = World::healthy().with("/debug_token", described_for(&[ACCOUNT, OTHER_ACCOUNT]));
    let numbers = format!("/{ACCOUNT}/phone_numbers");
    let other_numbers = format!("/{OTHER_ACCOUNT}/phone_numbers");

    let refused_both = both
        .clone()
        .with(&numbers, not_found(ACCOUNT))
        .with(&format!("/{ACCOUNT}"), not_found(ACCOUNT));
    let report = search(&refused_both);
    assert_eq!(
        (report.verdict, category(&report)),
        (Verdict::Failed, Some(Category::WrongId))
    );
    assert!(!explanation(&report).contains("lists no WhatsApp Business Account"));

    let one_throttled = both
        .clone()
        .with(&numbers, list(json!([])))
        .with(&other_numbers, error(4, "(#4) Application request limit reached"));
    let report = search(&one_throttled);
    assert_eq!(
        (report.verdict, category(&report)),
        (Verdict::CouldNotTell, Some(Category::RateLimited))
    );
    assert!(
        !row(&report, CheckId::PhoneNumber)
            .detail
            .to_string()
            .contains("has none")
    );

    let ids: Vec<String> = (0..6).map(|n| format!("21837465091827{n}")).collect();
    let mut empty = World::healthy().with(
        "/debug_token",
        described_for(&ids.iter().map(String::as_str).collect::<Vec<_>>()),
    );
    for id in &ids {
        empty = empty.with(&format!("/{id}/phone_numbers"), list(json!([])));
    }
    let report = search(&empty);
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::Attention, "numbers_not_asked")
    );
}

#[test]
fn a_list_that_failed_can_be_requested_again_by_a_press() {
    let numbers = format!("/{ACCOUNT}/phone_numbers");
    let broken = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&numbers, nothing(NoAnswer::Rejected));
    let mut run = play(given("", ""), &broken).run;
    let more = run.report(&CLOCK).remainders;
    assert_eq!(more.len(), 1);
    run.follow_up(&FollowUp::FetchMore(more[0].clone()), &CLOCK);
    let mended = broken.with(&numbers, list(json!([listed(NUMBER)])));
    assert_eq!(play_on(run, &mended).report().phone_numbers.len(), 1);
}

#[test]
fn a_refused_account_does_not_hide_the_other_accounts() {
    let world = World::healthy()
        .with("/debug_token", described_for(&[OTHER_ACCOUNT, ACCOUNT]))
        .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([subscribed(APP)])));
    let report = search(&world);
    for id in [CheckId::Account, CheckId::Webhook] {
        assert_eq!(state(&report, id), CheckState::Pass, "{id:?}");
    }
}
