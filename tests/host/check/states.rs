//! The states of numbers and accounts: an unknown state never passes, and a word that proves nothing never fails.

use serde_json::{Value, json};
use token_doctor::check::{CheckId, CheckState, ConnectionReport, PermissionState, TokenType, Verdict};
use token_doctor::diagnosis::Category;

use super::world::*;

const HEALTHY_STATUS: &[&str] = &["CONNECTED", "LINKED", "FLAGGED"];
const OTHER_STATUS: &[&str] = &[
    "PENDING",
    "DISCONNECTED",
    "UNVERIFIED",
    "RESTRICTED",
    "BANNED",
    "DELETED",
    "UNLINKED",
    "MIGRATED",
    "RATE_LIMITED",
    "A_NEW_WORD",
];
const REVIEWS: &[Option<&str>] = &[
    None,
    Some("APPROVED"),
    Some("PENDING"),
    Some("REJECTED"),
    Some("RESTRICTED"),
    Some("LIMIT_REACHED"),
    Some("A_NEW_WORD"),
];

fn entity(entity_type: &str, can_send: &str, errors: Value) -> Value {
    json!({"entity_type": entity_type, "id": ACCOUNT, "can_send_message": can_send, "errors": errors})
}

fn health(can_send: &str, entities: Value) -> Value {
    json!({"can_send_message": can_send, "entities": entities})
}

fn error_of(code: i64) -> Value {
    json!([{"error_code": code, "error_description": format!("Meta's words for {code}"), "possible_solution": "Fix it"}])
}

/// A world whose number and account have these answers.
fn world(number: Answer, account: Answer) -> World {
    World::healthy()
        .with(&format!("/{NUMBER}"), number)
        .with(&format!("/{ACCOUNT}"), account)
}

fn number_of(changes: Value) -> Answer {
    let mut number = number(NUMBER, ACCOUNT);
    for (field, value) in changes.as_object().unwrap() {
        number[field] = value.clone();
    }
    ok(number)
}

fn account_of(review: Option<&str>) -> Answer {
    let mut account = account(ACCOUNT);
    account["account_review_status"] = json!(review);
    ok(account)
}

#[test]
fn no_unknown_state_of_number_account_or_health_is_connected() {
    for word in ["AVAILABLE", "LIMITED", "BLOCKED"] {
        for whose in ["PHONE_NUMBER", "APP"] {
            for code in [0, 141_000, 141_006, 141_011, 138_025] {
                let errors = if code == 0 { json!([]) } else { error_of(code) };
                // The WABA entity last: its ID is the account of the number.
                let entities = json!([entity(whose, word, errors), entity("WABA", "AVAILABLE", json!([]))]);
                for status in HEALTHY_STATUS.iter().chain(OTHER_STATUS) {
                    for review in REVIEWS {
                        let number =
                            number_of(json!({"status": status, "health_status": health(word, entities.clone())}));
                        let report = test(&world(number, account_of(*review)));
                        let context = format!("{status}, {review:?}, {whose} {word} {code}: {}", headline(&report));
                        let is_harmless = code == 138_025 && word == "LIMITED";
                        let is_well = HEALTHY_STATUS.contains(status)
                            && !matches!(review, Some("REJECTED" | "RESTRICTED"))
                            && (word == "AVAILABLE" || is_harmless);
                        assert_eq!(report.verdict == Verdict::Connected, is_well, "{context}");
                        assert_ne!(report.verdict, Verdict::Failed, "{context}");
                        let is_reviewed = matches!(review, None | Some("APPROVED"));
                        let account = state(&report, CheckId::Account);
                        assert_eq!(account == CheckState::Pass, is_reviewed, "{context}");
                        let number = state(&report, CheckId::PhoneNumber);
                        assert_eq!(number == CheckState::Pass, HEALTHY_STATUS.contains(status), "{context}");
                        assert_eq!(state(&report, CheckId::Token), CheckState::Pass, "{context}");
                    }
                }
            }
        }
    }
}

fn of_health(health: &Value) -> ConnectionReport {
    test(&World::healthy().with(&format!("/{NUMBER}"), number_with("health_status", health.clone())))
}

#[test]
fn only_errors_of_entities_that_are_not_available_count() {
    let sip = error_of(138_025);
    for (health, wanted) in [
        // Meta's own example: the display name limits the number, and the app has an error about calls while it is AVAILABLE.
        (
            health(
                "LIMITED",
                json!([
                    {"entity_type": "PHONE_NUMBER", "id": NUMBER, "can_send_message": "LIMITED",
                     "additional_info": ["Your display name has not been approved yet."]},
                    entity("WABA", "AVAILABLE", json!([])),
                    entity("APP", "AVAILABLE", sip.clone()),
                ]),
            ),
            "sending_partly_limited",
        ),
        (health("BLOCKED", json!([entity("WABA", "AVAILABLE", json!([]))])), ""),
        (
            health("BLOCKED", json!([entity("WABA", "AVAILABLE", error_of(141_006))])),
            "",
        ),
        (health("LIMITED", json!([entity("APP", "LIMITED", sip)])), ""),
        (
            health("BLOCKED", json!([entity("PHONE_NUMBER", "BLOCKED", error_of(141_000))])),
            "number_not_connected",
        ),
        (
            health("BLOCKED", json!([entity("WABA", "BLOCKED", error_of(141_014))])),
            "account_banned",
        ),
        (
            health("LIMITED", json!([entity("BUSINESS", "LIMITED", error_of(131_000))])),
            "business_profile_incomplete",
        ),
        (
            health("BLOCKED", json!([entity("APP", "BLOCKED", error_of(141_011))])),
            "app_cannot_send",
        ),
        (health("BLOCKED", json!([])), "sending_blocked"),
    ] {
        let report = of_health(&health);
        assert_eq!(cause(&report), wanted, "{health}");
        assert!(!explanation(&report).contains("138025"), "{health}");
    }
    let limited_by_name = of_health(&health(
        "LIMITED",
        json!([
            {"entity_type": "PHONE_NUMBER", "id": NUMBER, "can_send_message": "LIMITED", "additional_info": ["Not approved yet."]},
            entity("APP", "AVAILABLE", error_of(138_025)),
        ]),
    ));
    assert!(
        explanation(&limited_by_name).contains("Affected: phone number.")
            && explanation(&limited_by_name).contains("Not approved yet."),
        "{}",
        explanation(&limited_by_name)
    );
}

#[test]
fn an_unregistered_number_comes_before_a_block_and_with_all_other_problems() {
    let blocked = health(
        "BLOCKED",
        json!([
            entity("PHONE_NUMBER", "BLOCKED", error_of(141_000)),
            entity("WABA", "BLOCKED", error_of(141_006)),
            entity("BUSINESS", "LIMITED", error_of(141_010)),
            entity("APP", "BLOCKED", error_of(999_999)),
        ]),
    );
    for status in ["PENDING", "CONNECTED"] {
        let report = test(&World::healthy().with(
            &format!("/{NUMBER}"),
            number_of(json!({"status": status, "health_status": blocked})),
        ));
        assert_eq!(cause(&report), "number_not_connected", "{status}");
        assert!(
            explanation(&report).contains(
                "Also to fix: no payment method works, the business is not verified and \"Meta's words for 999999\"."
            ),
            "{}",
            explanation(&report)
        );
        for code in [141_000, 141_006, 141_010, 999_999] {
            let detail = &row(&report, CheckId::Health).detail;
            assert!(
                detail.to_string().contains(&format!("Meta's words for {code}")),
                "{detail}"
            );
        }
    }
}

#[test]
fn the_health_of_the_app_is_compared_with_the_permissions_first() {
    let only_management = World::healthy()
        .with(
            "/debug_token",
            described(json!({"scopes": ["whatsapp_business_management"]})),
        )
        .with(
            "/me/permissions",
            list(json!([granted("whatsapp_business_management")])),
        );
    let blocked = health(
        "BLOCKED",
        json!([
            entity("APP", "BLOCKED", error_of(141_011)),
            entity("WABA", "AVAILABLE", json!([]))
        ]),
    );
    let number = number_with("health_status", blocked);
    let report = test(&only_management.with(&format!("/{NUMBER}"), number.clone()));
    assert_eq!(cause(&report), "messaging_not_listed");
    assert_eq!(
        cause(&test(&World::healthy().with(&format!("/{NUMBER}"), number))),
        "app_cannot_send"
    );
}

#[test]
fn the_health_of_the_account_is_never_attributed_to_a_number() {
    let mut blocked = account(ACCOUNT);
    blocked["health_status"] = health("BLOCKED", json!([entity("WABA", "BLOCKED", error_of(141_014))]));
    let none = number_of(json!({"health_status": null}));
    // Only the ID of the account is known.
    let of = |account: Value| play(given(NUMBER, ACCOUNT), &world(none.clone(), ok(account))).report();
    let well = of(account(ACCOUNT));
    assert_eq!(state(&well, CheckId::Health), CheckState::Unknown);
    let limited = of(blocked);
    assert_eq!(cause(&limited), "account_banned");
    assert!(
        row(&limited, CheckId::Health)
            .detail
            .to_string()
            .starts_with("Meta reports the following about the account")
    );
}

#[test]
fn a_coexistence_number_is_never_told_to_register() {
    for status in ["PENDING", "DISCONNECTED", "UNVERIFIED"] {
        let blocked = health("BLOCKED", json!([entity("PHONE_NUMBER", "BLOCKED", error_of(141_000))]));
        for health in [json!(null), blocked] {
            let number = number_of(json!({"status": status, "is_on_biz_app": true, "health_status": health}));
            let report = test(&World::healthy().with(&format!("/{NUMBER}"), number));
            assert_eq!(cause(&report), "coexistence_disconnected", "{status}");
            assert!(
                !explanation(&report).contains("not registered"),
                "{}",
                explanation(&report)
            );
            assert!(
                row(&report, CheckId::PhoneNumber)
                    .detail
                    .to_string()
                    .contains("(coexistence)")
            );
        }
    }
    let blocked = health("BLOCKED", json!([entity("PHONE_NUMBER", "BLOCKED", error_of(141_000))]));
    let connected = number_of(json!({"is_on_biz_app": true, "health_status": blocked}));
    assert_eq!(
        cause(&test(&World::healthy().with(&format!("/{NUMBER}"), connected))),
        "coexistence_disconnected"
    );
}

#[test]
fn a_number_that_is_not_provisioned_is_not_connected() {
    for (field, value) in [
        ("platform_type", json!("NOT_APPLICABLE")),
        ("throughput", json!({"level": "NOT_APPLICABLE"})),
    ] {
        let mut changes = json!({"status": null});
        changes[field] = value;
        let world = World::healthy().with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([])));
        let report = test(&world.with(&format!("/{NUMBER}"), number_of(changes)));
        assert_eq!(cause(&report), "number_not_connected", "{field}");
        assert!(
            row(&report, CheckId::PhoneNumber)
                .detail
                .to_string()
                .contains("not set up this phone number for the Cloud API yet")
        );
    }
}

#[test]
fn a_list_never_hides_the_refusal_of_the_requested_number() {
    let named = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    let refusals = [
        (
            error(803, "(#803) Some of the aliases you requested do not exist: 1"),
            Category::WrongId,
        ),
        (error(33, "(#33) This object was deleted"), Category::WrongId),
        (
            refused(
                json!({"message": "(#200) The app is not linked to this number", "code": 200, "error_subcode": 1_349_175}),
            ),
            Category::WrongId,
        ),
        (error(131_031, "Account has been locked"), Category::AccountRestricted),
        (
            error(100, "(#100) The phone number is under review"),
            Category::NotTokenProblem,
        ),
    ];
    for (answer, wanted) in refusals {
        let world = named.clone().with(&format!("/{NUMBER}"), answer.clone());
        for request in [
            given(NUMBER, ""),
            given(NUMBER, ACCOUNT),
            given("", ""),
            given("", ACCOUNT),
        ] {
            let report = play(request, &world).report();
            assert_eq!(
                (report.verdict, category(&report)),
                (Verdict::Failed, Some(wanted)),
                "{answer:?}"
            );
            assert_eq!(report.first_broken_check, Some(CheckId::PhoneNumber), "{answer:?}");
            assert_eq!(report.verified_name, None, "{answer:?}");
            assert_eq!(state(&report, CheckId::Token), CheckState::Pass);
        }
    }
}

#[test]
fn a_number_that_was_read_proves_one_of_two_permissions() {
    let nothing_else = World::silent().with(&format!("/{NUMBER}"), number_with("health_status", json!(null)));
    let report = test(&nothing_else);
    for name in ["whatsapp_business_management", "whatsapp_business_messaging"] {
        assert_eq!(permission(&report, name), PermissionState::Unknown, "{name}");
    }
    assert_eq!(report.verdict, Verdict::Connected);
}

#[test]
fn a_flat_list_names_permissions_and_accounts_are_found_another_way() {
    let flat = described(json!({
        "scopes": ["business_management", "whatsapp_business_management", "whatsapp_business_messaging", "whatsapp_business_manage_events"],
        "granular_scopes": [{"scope": "business_management"}, {"scope": "whatsapp_business_manage_events"}],
    }));
    let assigned = World::silent().with(
        "/me/assigned_whatsapp_business_accounts",
        list(json!([{"id": ACCOUNT, "name": "Bakery support"}])),
    );
    for world in [assigned, World::portfolio()] {
        let report = search(&world.with("/debug_token", flat.clone()));
        assert_eq!(report.verdict, Verdict::Connected);
        assert_ne!(
            permission(&report, "whatsapp_business_messaging"),
            PermissionState::Missing
        );
    }
    let nothing_found = search(&World::silent().with("/debug_token", flat));
    assert_eq!(category(&nothing_found), Some(Category::NeedsChoice));
    assert_eq!(
        permission(&nothing_found, "whatsapp_business_management"),
        PermissionState::Listed
    );
    // The opposite case: a permission that only the granular list has is not missing.
    let granular = described(json!({
        "scopes": ["business_management"],
        "granular_scopes": [
            {"scope": "whatsapp_business_management", "target_ids": [ACCOUNT]},
            {"scope": "whatsapp_business_messaging", "target_ids": [ACCOUNT]},
        ],
    }));
    let report = search(&World::silent().with("/debug_token", granular));
    assert_eq!((report.verdict, cause(&report)), (Verdict::Connected, ""));
}

#[test]
fn messaging_listed_only_for_another_account_is_reported() {
    let targets = |messaging: Value| {
        described(json!({"granular_scopes": [
            {"scope": "whatsapp_business_management", "target_ids": [ACCOUNT]},
            {"scope": "whatsapp_business_messaging", "target_ids": messaging},
        ]}))
    };
    for (messaging, wanted) in [
        (json!([OTHER_ACCOUNT]), "messaging_of_other_account"),
        (json!([OTHER_ACCOUNT, ACCOUNT]), ""),
        (json!(null), ""),
        (json!([]), ""),
    ] {
        let report = test(&World::healthy().with("/debug_token", targets(messaging.clone())));
        assert_eq!(cause(&report), wanted, "{messaging}");
    }
    let coexistent = World::healthy()
        .with("/debug_token", targets(json!([OTHER_ACCOUNT])))
        .with(&format!("/{NUMBER}"), number_with("is_on_biz_app", json!(true)));
    assert_eq!(
        test(&coexistent).verdict,
        Verdict::Connected,
        "the other ID may be that of the twin"
    );
}

#[test]
fn an_expiry_that_meta_does_not_name_is_unknown_not_never() {
    let report = test(&World::healthy().with("/debug_token", described(json!({"expires_at": null}))));
    assert_eq!(
        (report.token.token_type, report.token.expires_at),
        (TokenType::Unknown, None)
    );
}

/// Two IDs for one account, both with the same number.
fn twins(first: &str, second: &str) -> World {
    let mut world = World::healthy().with("/debug_token", described_for(&[first, second]));
    for id in [ACCOUNT, OTHER_ACCOUNT] {
        world = world
            .with(&format!("/{id}"), ok(account(id)))
            .with(&format!("/{id}/phone_numbers"), list(json!([listed(NUMBER)])))
            .with(&format!("/{id}/subscribed_apps"), list(json!([subscribed(APP)])));
    }
    world
}

#[test]
fn the_two_ids_of_a_split_account_are_one_account_and_both_are_shown() {
    for (first, second) in [(ACCOUNT, OTHER_ACCOUNT), (OTHER_ACCOUNT, ACCOUNT)] {
        for request in [
            given("", ""),
            given("", ACCOUNT),
            given(NUMBER, ACCOUNT),
            given(NUMBER, OTHER_ACCOUNT),
        ] {
            let played = play(request, &twins(first, second));
            let report = played.report();
            assert_eq!(
                (report.verdict, headline(&report).to_string().as_str()),
                (
                    Verdict::Connected,
                    "WhatsApp connected successfully! Verified: Bakery <b>Nord</b>"
                ),
                "{first}, {}",
                explanation(&report)
            );
            assert_eq!(report.phone_numbers.len(), 1);
            assert!(played.round_trips <= 3, "{first}: {}", played.round_trips);
        }
        let report = search(&twins(first, second));
        assert_eq!(report.accounts.len(), 1, "no choice");
        assert_eq!(
            report.accounts[0].id.as_str(),
            ACCOUNT,
            "the one that the number's own answer names"
        );
        let detail = &row(&report, CheckId::Account).detail;
        assert!(
            detail
                .to_string()
                .contains(&format!("the same phone numbers under {ACCOUNT} and {OTHER_ACCOUNT}")),
            "{detail}"
        );
    }
}

#[test]
fn accounts_with_different_numbers_stay_separate() {
    let world = twins(ACCOUNT, OTHER_ACCOUNT).with(
        &format!("/{OTHER_ACCOUNT}/phone_numbers"),
        list(json!([listed(OTHER_NUMBER)])),
    );
    let report = search(&world);
    assert_eq!((report.accounts.len(), report.phone_numbers.len()), (2, 2));
}

#[test]
fn a_call_with_refused_fields_is_repeated_without_them_for_every_wording() {
    for (status, message) in [
        (
            400,
            "(#100) Tried accessing nonexisting field (is_on_biz_app) on node type (WhatsAppBusinessPhoneNumber)",
        ),
        (
            400,
            "Invalid field requested. Available fields: id, display_phone_number, verified_name, status",
        ),
        (400, "(#100) Invalid fields parameter is_on_biz_app"),
        (400, "(#100) Invalid fields parameter"),
        (422, "The requested fields are not available for this phone number"),
    ] {
        let refusal = with_status(
            status,
            json!({"error": {"message": message, "code": 100, "type": "OAuthException"}}),
        );
        let mut run = token_doctor::check::Run::new(given(NUMBER, ACCOUNT));
        let mut refusals = 0;
        loop {
            let calls = run.next_calls();
            if calls.is_empty() {
                break;
            }
            for call in calls {
                let (_, form) = call
                    .request
                    .to_template(&token_doctor::graph::GraphVersion::default(), "T");
                let is_refused = call.request.path() == format!("/{NUMBER}") && form.contains("is_on_biz_app");
                refusals += usize::from(is_refused);
                let answer = if is_refused {
                    refusal.0.clone()
                } else {
                    World::healthy().to(&call)
                };
                assert!(run.receive(call.id, answer));
            }
        }
        let report = run.report(&CLOCK);
        assert_eq!((report.verdict, refusals), (Verdict::Connected, 1), "{message}");
    }
}

#[test]
fn endless_refusals_of_fields_end() {
    for message in [
        "Invalid field requested. Available fields: id",
        "(#100) Invalid fields parameter",
        "(#100) Invalid fields parameter status",
    ] {
        let world = World::healthy().with(&format!("/{NUMBER}"), error(100, message));
        let played = play(given(NUMBER, ""), &world);
        assert_eq!(played.report().verdict, Verdict::Failed, "{message}");
        assert!(
            played
                .asked
                .iter()
                .filter(|path| **path == format!("/{NUMBER}"))
                .count()
                <= 2,
            "{message}"
        );
    }
}

#[test]
fn an_account_that_a_portfolio_lists_and_meta_refuses_is_listed_and_not_assigned() {
    let world = World::portfolio()
        .with(&format!("/{ACCOUNT}"), not_found(ACCOUNT))
        .with(&format!("/{ACCOUNT}/phone_numbers"), not_found(ACCOUNT));
    let report = search(&world);
    assert_eq!(
        (report.verdict, cause(&report)),
        (Verdict::Failed, "listed_not_assigned")
    );
    assert!(
        explanation(&report).contains(&format!("Your business portfolio lists account {ACCOUNT}")),
        "{}",
        explanation(&report)
    );
    assert!(!explanation(&report).contains("does reach"), "{}", explanation(&report));
}

#[test]
fn a_number_that_meta_does_not_find_is_a_wrong_id() {
    let not_found = with_status(
        404,
        json!({"error": {"message": "(#100) Phone number not found", "code": 100}}),
    );
    let report = test(&World::healthy().with(&format!("/{NUMBER}"), not_found));
    assert_eq!(category(&report), Some(Category::WrongId));
}

#[test]
fn a_test_number_that_the_account_s_list_leaves_out_proves_nothing() {
    let world = |mode: &str| {
        World::healthy()
            .with(
                &format!("/{NUMBER}"),
                number_of(json!({"account_mode": mode, "health_status": null})),
            )
            .with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([])))
    };
    let sandbox = play(given(NUMBER, ACCOUNT), &world("SANDBOX")).report();
    assert_eq!(sandbox.verdict, Verdict::Connected, "{}", explanation(&sandbox));
    let live = play(given(NUMBER, ACCOUNT), &world("LIVE")).report();
    assert_eq!(cause(&live), "number_of_another_account");
}

#[test]
fn a_number_never_hides_the_refusal_of_its_account() {
    let both = |answer: Answer| {
        World::healthy()
            .with(&format!("/{ACCOUNT}"), answer.clone())
            .with(&format!("/{ACCOUNT}/phone_numbers"), answer)
    };
    for (code, message, verdict, account) in [
        (131_031, "Account has been locked", Verdict::Failed, CheckState::Fail),
        (
            368,
            "Temporarily blocked for policies violations",
            Verdict::Failed,
            CheckState::Fail,
        ),
        (
            200,
            "(#200) Account limit exceeded",
            Verdict::Connected,
            CheckState::Unknown,
        ),
        (100, "(#100) Something else", Verdict::Connected, CheckState::Unknown),
        (
            190,
            "Invalid OAuth access token",
            Verdict::Connected,
            CheckState::Unknown,
        ),
        (
            2,
            "Service temporarily unavailable",
            Verdict::Connected,
            CheckState::Unknown,
        ),
    ] {
        for request in [given(NUMBER, ""), given(NUMBER, ACCOUNT)] {
            let report = play(request, &both(error(code, message))).report();
            assert_eq!(
                (report.verdict, state(&report, CheckId::Account)),
                (verdict, account),
                "{message}"
            );
            assert_eq!(state(&report, CheckId::Token), CheckState::Pass, "{message}");
        }
    }
}

#[test]
fn unusable_numbers_are_not_connected_because_there_are_several() {
    let of = |one: &str, other: &str| {
        let with_status = |id: &str, status: &str| {
            let mut row = listed(id);
            row["status"] = json!(status);
            row
        };
        let rows = json!([with_status(NUMBER, one), with_status(OTHER_NUMBER, other)]);
        let numbers = list(rows);
        play(
            given("", ACCOUNT),
            &World::healthy().with(&format!("/{ACCOUNT}/phone_numbers"), numbers),
        )
        .report()
    };
    for healthy in HEALTHY_STATUS {
        for other in OTHER_STATUS {
            let mixed = of(other, healthy);
            assert_eq!(mixed.verdict, Verdict::Connected, "{other}");
            assert_eq!(state(&mixed, CheckId::PhoneNumber), CheckState::Warn, "{other}");
            let none = of(other, "DELETED");
            assert_eq!(none.verdict, Verdict::Attention, "{other}");
            assert_eq!(category(&none), Some(Category::SendingLimited), "{other}");
            let detail = &row(&none, CheckId::PhoneNumber).detail;
            assert_eq!(detail.to_string().lines().count(), 3, "each is named: {detail}");
            assert!(
                row(&none, CheckId::Health)
                    .detail
                    .to_string()
                    .starts_with("Meta reports the following about the account"),
                "{other}"
            );
        }
        assert_eq!(state(&of(healthy, "CONNECTED"), CheckId::PhoneNumber), CheckState::Pass);
    }
}

#[test]
fn a_state_or_a_limit_that_refuses_a_number_blames_neither_the_token_nor_its_permissions() {
    for (code, subcode, message) in [
        (200, 1_349_175, "(#200) Phone number limit exceeded"),
        (200, 0, "(#200) This business is not eligible"),
        (200, 1_349_175, "(#200) The business is not invited"),
        (10, 0, "(#10) This is not supported for this account"),
    ] {
        let answer =
            refused(json!({"message": message, "type": "OAuthException", "code": code, "error_subcode": subcode}));
        for world in [World::healthy(), World::silent()] {
            let report = test(&world.with(&format!("/{NUMBER}"), answer.clone()));
            assert_eq!(
                (cause(&report), report.first_broken_check),
                ("state_forbids", Some(CheckId::PhoneNumber)),
                "{message}"
            );
            assert_eq!(state(&report, CheckId::Token), CheckState::Pass, "{message}");
            assert_ne!(state(&report, CheckId::Permissions), CheckState::Fail, "{message}");
        }
    }
}

#[test]
fn a_list_without_a_proven_permission_proves_nothing_missing() {
    let only = |names: &[&str]| list(names.iter().map(|name| granted(name)).collect());
    let unread = World::silent().with(&format!("/{NUMBER}"), number_with("health_status", json!(null)));
    for (world, names, wanted) in [
        (
            World::silent(),
            &["public_profile"] as &[&str],
            PermissionState::Unknown,
        ),
        (World::silent(), &["business_management"], PermissionState::Unknown),
        (unread, &["public_profile"], PermissionState::Unknown),
        (
            World::silent(),
            &["public_profile", "whatsapp_business_management"],
            PermissionState::Missing,
        ),
    ] {
        let report = test(&world.with("/me/permissions", only(names)));
        assert_eq!(permission(&report, "whatsapp_business_messaging"), wanted, "{names:?}");
        let is_missing = wanted == PermissionState::Missing;
        assert_eq!(cause(&report) == "messaging_not_listed", is_missing, "{names:?}");
    }
}

#[test]
fn the_only_number_is_tested_with_its_own_account_and_not_with_the_first_one() {
    let world = World::silent()
        .with("/debug_token", described_for(&[OTHER_ACCOUNT, ACCOUNT]))
        .with(&format!("/{OTHER_ACCOUNT}"), ok(account(OTHER_ACCOUNT)))
        .with(&format!("/{OTHER_ACCOUNT}/phone_numbers"), list(json!([])))
        .with(&format!("/{OTHER_ACCOUNT}/subscribed_apps"), list(json!([])));
    let played = play(given("", ""), &world);
    let report = played.report();
    assert_eq!((report.verdict, cause(&report)), (Verdict::Connected, ""));
    assert!(row(&report, CheckId::Account).detail.to_string().contains(ACCOUNT));
    assert_eq!(state(&report, CheckId::Webhook), CheckState::Pass);
    assert_eq!(played.round_trips, 3, "no further one");
}
