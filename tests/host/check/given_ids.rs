//! Given IDs, compared with the IDs that were found.

use serde_json::json;
use token_doctor::check::{CheckId, CheckState, ConnectionReport, Verdict};
use token_doctor::diagnosis::Category;

use super::world::*;

fn assert_wrong_id(report: &ConnectionReport, broken: CheckId, said: &[&str]) {
    assert_eq!(
        (report.verdict, category(report)),
        (Verdict::Failed, Some(Category::WrongId)),
        "{}",
        explanation(report)
    );
    assert_eq!(report.first_broken_check, Some(broken));
    assert_eq!(report.diagnosis.as_ref().unwrap().token_is_fine, Some(true));
    assert!(
        explanation(report).starts_with("Your token is fine."),
        "{}",
        explanation(report)
    );
    for words in said {
        assert!(
            explanation(report).contains(words),
            "{words:?} in {}",
            explanation(report)
        );
    }
}

fn played(number: &str, account: &str, world: &World) -> ConnectionReport {
    play(given(number, account), world).report()
}

#[test]
fn an_account_in_the_number_s_field_is_named_with_its_number() {
    let refusal = node_type("display_phone_number", "WhatsAppBusinessAccount");
    for world in [
        World::silent(),
        World::healthy().with("/debug_token", described_for(&[ACCOUNT])),
    ] {
        let report = played(ACCOUNT, "", &world.with(&format!("/{ACCOUNT}"), refusal.clone()));
        assert_wrong_id(
            &report,
            CheckId::PhoneNumber,
            &[
                &format!("{ACCOUNT} is the ID of your WhatsApp Business Account."),
                &format!("The phone number ID is {NUMBER} (Bakery <b>Nord</b>)."),
            ],
        );
    }
}

#[test]
fn a_number_in_the_account_s_field_is_named_with_its_account() {
    let world = World::healthy().with(
        &format!("/{NUMBER} as account"),
        node_type("name", "WhatsAppBusinessPhoneNumber"),
    );
    let report = played(NUMBER, NUMBER, &world);
    assert_wrong_id(
        &report,
        CheckId::Account,
        &[
            &format!("{NUMBER} is a phone number ID."),
            &format!("The WhatsApp Business Account ID is {ACCOUNT}"),
        ],
    );
}

#[test]
fn swapped_ids_are_reported() {
    let mut world = World::silent();
    // The same path is requested for two types of objects. Meta refuses the fields of the wrong type.
    world = world
        .with(
            &format!("/{ACCOUNT}"),
            node_type("display_phone_number", "WhatsAppBusinessAccount"),
        )
        .with(&format!("/{NUMBER}"), node_type("name", "WhatsAppBusinessPhoneNumber"));
    let report = played(ACCOUNT, NUMBER, &world);
    assert_wrong_id(
        &report,
        CheckId::Account,
        &[&format!(
            "The two IDs are in the wrong fields. {ACCOUNT} is the ID of your WhatsApp Business Account. {NUMBER} is the ID of its \
             phone number."
        )],
    );
}

#[test]
fn ids_of_the_portfolio_the_app_and_the_owner_are_named() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    for (id, said) in [
        (PORTFOLIO, "is the ID of your business portfolio."),
        (APP, "is the ID of your app."),
        (
            HOLDER,
            "is the ID of the person or system user that the token belongs to.",
        ),
    ] {
        assert_wrong_id(&played(id, "", &world), CheckId::PhoneNumber, &[said, NUMBER]);
        assert_wrong_id(&played(NUMBER, id, &world), CheckId::Account, &[said, ACCOUNT]);
    }
}

#[test]
fn a_number_of_another_account_is_reported_with_its_account() {
    let world = World::healthy()
        .with(&format!("/{OTHER_ACCOUNT}"), ok(account(OTHER_ACCOUNT)))
        .with(
            &format!("/{OTHER_ACCOUNT}/phone_numbers"),
            list(json!([listed(OTHER_NUMBER)])),
        );
    let report = played(NUMBER, OTHER_ACCOUNT, &world);
    assert_wrong_id(
        &report,
        CheckId::Account,
        &[&format!(
            "Number {NUMBER} belongs to account {ACCOUNT}, not to {OTHER_ACCOUNT}."
        )],
    );
    let without_its_word = world.with(&format!("/{NUMBER}"), number_with("health_status", json!(null)));
    let report = played(NUMBER, OTHER_ACCOUNT, &without_its_word);
    assert_wrong_id(
        &report,
        CheckId::Account,
        &[&format!("Number {NUMBER} does not belong to account {OTHER_ACCOUNT}.")],
    );
    let not_shown = World::healthy();
    assert_wrong_id(
        &played(NUMBER, OTHER_ACCOUNT, &not_shown),
        CheckId::Account,
        &[&format!("belongs to account {ACCOUNT}, not to {OTHER_ACCOUNT}")],
    );
}

#[test]
fn an_id_that_is_not_found_is_reported_with_what_the_token_can_access() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    let report = played(OTHER_NUMBER, "", &world);
    assert_wrong_id(
        &report,
        CheckId::PhoneNumber,
        &[
            &format!("This token cannot access {OTHER_NUMBER}"),
            &format!("This token can access {NUMBER} (Bakery <b>Nord</b>)."),
        ],
    );
    let report = played("", OTHER_ACCOUNT, &world);
    assert_wrong_id(
        &report,
        CheckId::Account,
        &[&format!("This token cannot access {OTHER_ACCOUNT}")],
    );
}

#[test]
fn a_phone_number_in_place_of_its_id_names_the_id() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    for typed in ["+49 30 1234567", "49301234567"] {
        let report = played(typed, "", &world);
        assert_wrong_id(
            &report,
            CheckId::PhoneNumber,
            &[
                "looks like a phone number",
                &format!("The correct ID is {NUMBER} (Bakery <b>Nord</b>)."),
            ],
        );
    }
}

#[test]
fn an_account_id_that_is_not_an_id_is_reported_and_the_number_is_still_tested() {
    let report = played(NUMBER, "my account", &World::healthy());
    assert_wrong_id(
        &report,
        CheckId::Account,
        &["This ID has letters", &format!("The correct ID is {ACCOUNT}")],
    );
    assert_eq!(state(&report, CheckId::PhoneNumber), CheckState::Pass);
}

#[test]
fn right_ids_of_one_account_are_connected() {
    let report = played(NUMBER, ACCOUNT, &World::healthy());
    assert_eq!(report.verdict, Verdict::Connected);
    for check in &report.checks[1..] {
        assert_eq!(check.state, CheckState::Pass, "{check:?}");
    }
    // The answer for the number outranks a list without the number.
    let contradicting = World::healthy().with(&format!("/{ACCOUNT}/phone_numbers"), list(json!([])));
    assert_eq!(played(NUMBER, ACCOUNT, &contradicting).verdict, Verdict::Connected);
}

#[test]
fn an_object_refused_with_a_proven_permission_is_not_assigned() {
    let refusal = error(200, "(#200) You do not have permission to access this phone number");
    let world = World::healthy()
        .with("/debug_token", described_for(&[ACCOUNT]))
        .with(&format!("/{OTHER_NUMBER}"), refusal);
    let report = played(OTHER_NUMBER, "", &world);
    assert_wrong_id(
        &report,
        CheckId::PhoneNumber,
        &[&format!("{OTHER_NUMBER} is not assigned")],
    );
}

#[test]
fn fields_of_every_object_do_not_prove_an_account() {
    for (id, kind) in [(APP, "Application"), (PORTFOLIO, "Business"), (HOLDER, "SystemUser")] {
        let world = World::healthy()
            .with("/debug_token", described_for(&[ACCOUNT]))
            .with(&format!("/{id} as account"), node_type("account_review_status", kind));
        let report = played(NUMBER, id, &world);
        assert_eq!(
            (report.verdict, category(&report)),
            (Verdict::Failed, Some(Category::WrongId)),
            "{kind}"
        );
        assert_eq!(report.first_broken_check, Some(CheckId::Account));
        assert!(
            !report.accounts.iter().any(|account| account.id.as_str() == id),
            "{kind}"
        );
    }
}

#[test]
fn the_first_of_two_wrong_ids_is_the_verdict_and_the_second_has_its_row() {
    let world = World::healthy().with("/debug_token", described_for(&[ACCOUNT]));
    let report = played(OTHER_NUMBER, PORTFOLIO, &world);
    assert_eq!(row(&report, CheckId::Account).detail, "Wrong ID or not assigned.");
    assert!(explanation(&report).contains("is the ID of your business portfolio"));
    assert!(
        row(&report, CheckId::PhoneNumber)
            .detail
            .to_string()
            .contains(&format!("This token cannot access {OTHER_NUMBER}"))
    );
}

#[test]
fn a_permission_that_meta_lists_is_not_said_to_be_missing() {
    let refusal = error(
        200,
        "(#200) Requires whatsapp_business_management permission to manage the object",
    );
    let world = World::healthy()
        .with(&format!("/{NUMBER}"), refusal.clone())
        .with(&format!("/{ACCOUNT}"), refusal.clone())
        .with(&format!("/{ACCOUNT}/phone_numbers"), refusal);
    assert_wrong_id(&played(NUMBER, "", &world), CheckId::PhoneNumber, &["is not assigned"]);
}
