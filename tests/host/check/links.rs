//! The rows of the checks, sentence by sentence.

use serde_json::{Value, json};
use token_doctor::check::CheckId;

use super::world::*;

fn said(world: &World, id: CheckId) -> String {
    row(&test(world), id).detail.to_string()
}

#[test]
fn the_token_s_row_tells_type_end_holder_and_access_to_data() {
    let held = "Belongs to system user: CRM robot.";
    for (changes, expected) in [
        (json!({}), format!("Works. Permanent, never expires.\n{held}")),
        (
            json!({"expires_at": NOW + 5 * HOUR}),
            format!("Works. Temporary: expires today at 13:53, in 5 hours.\n{held}"),
        ),
        (
            json!({"expires_at": NOW + 40 * DAY, "issued_at": NOW - 20 * DAY}),
            format!("Works. Long-lived: expires on 18 November 2025, 08:53 your time, in 40 days.\n{held}"),
        ),
        (
            json!({"type": "USER", "data_access_expires_at": NOW + 80 * DAY}),
            "Works. Permanent, never expires.\nBelongs to a person: CRM robot.\nData access expires on 28 December 2025, 08:53 your time. After that, this person must log in to the app again."
                .to_owned(),
        ),
        (json!({"type": "PAGE"}), "Works. Permanent, never expires.\nBelongs to Page: CRM robot.".to_owned()),
    ] {
        let world = World::healthy().with("/debug_token", described(changes));
        assert_eq!(said(&world, CheckId::Token), expected);
    }
    assert_eq!(
        said(&World::silent(), CheckId::Token),
        "Works. Meta did not say when the token expires.\nBelongs to CRM robot."
    );
}

#[test]
fn each_permission_is_shown_with_its_purpose() {
    assert_eq!(
        said(&World::healthy(), CheckId::Permissions),
        "`whatsapp_business_management`: proven by a request. Needed to read accounts, phone numbers and templates.\n\
         `whatsapp_business_messaging`: yes, according to Meta. Needed to send and receive messages.\n\
         `business_management`: missing. Optional. Without it, enter the IDs yourself."
    );
    assert_eq!(
        said(&World::silent(), CheckId::Permissions),
        "`whatsapp_business_management`: proven by a request. Needed to read accounts, phone numbers and templates.\n\
         `whatsapp_business_messaging`: unknown. Needed to send and receive messages.\n\
         `business_management`: unknown. Optional. Lists the accounts of a business portfolio."
    );
}

#[test]
fn the_row_of_the_number_has_registration_name_quality_limit_and_mode() {
    let of = |field: &str, value: Value| {
        said(
            &World::healthy().with(&format!("/{NUMBER}"), number_with(field, value)),
            CheckId::PhoneNumber,
        )
    };
    let names = format!("Bakery <b>Nord</b>, +49 30 1234567, {NUMBER}.\n");
    assert_eq!(
        of("id", json!(NUMBER)),
        format!(
            "{names}Registered with the Cloud API. Display name approved. Quality: high. Limit: 1000 customers in 24 hours, shared by all phone numbers of the portfolio. Ownership verified."
        )
    );
    for (field, value, part) in [
        ("status", "FLAGGED", "Flagged by Meta for low quality."),
        ("status", "LINKED", "Registered with the Cloud API."),
        ("status", "MIGRATED", "Status: MIGRATED."),
        ("name_status", "DECLINED", "Display name declined."),
        ("quality_rating", "RED", "Quality: low"),
        ("quality_rating", "NA", "Quality: not rated yet."),
        (
            "whatsapp_business_manager_messaging_limit",
            "TIER_5M",
            "Limit: TIER_5M.",
        ),
        (
            "code_verification_status",
            "EXPIRED",
            "need a new one only to register the phone number again",
        ),
        (
            "account_mode",
            "SANDBOX",
            "\nThis phone number is a test number. It can send messages only to the recipients on its list.",
        ),
    ] {
        let row = of(field, json!(value));
        assert!(row.contains(part), "{part}: {row}");
    }
}

#[test]
fn health_is_shown_in_meta_s_words_and_ours_with_what_still_works() {
    let health = json!({"can_send_message": "BLOCKED", "entities": [
        {"entity_type": "PHONE_NUMBER", "can_send_message": "LIMITED",
         "errors": [{"error_code": 138_024, "error_description": "SIP is not enabled"}]},
        {"entity_type": "WABA", "can_send_message": "BLOCKED", "errors": [{
            "error_code": 141_006, "error_description": "There is an error with the payment method.",
            "possible_solution": "Add a new payment method."}]},
        {"entity_type": "BUSINESS", "can_send_message": "AVAILABLE", "additional_info": ["All is well."]},
        {"entity_type": "MESSAGE_TEMPLATE", "can_send_message": "PAUSED"},
        {"can_send_message": "AVAILABLE"},
    ]});
    assert_eq!(
        said(
            &World::healthy().with(&format!("/{NUMBER}"), number_with("health_status", health)),
            CheckId::Health
        ),
        "Meta says that sending is blocked.\n\
         Phone number: limited, but messages are not affected. Meta says: \"SIP is not enabled\" This error is about calls, not \
         messages.\n\
         WhatsApp Business Account: sending is blocked. Meta says: \"There is an error with the payment method.\" Meta suggests: \
         \"Add a new payment method.\" You can still reply within 24 hours of a customer's message. Messages that you start \
         are not sent.\n\
         Business portfolio: OK. Meta says: \"All is well.\"\n\
         MESSAGE_TEMPLATE: PAUSED."
    );
}

#[test]
fn the_row_of_the_account_has_its_name_and_review() {
    assert_eq!(
        said(&World::healthy(), CheckId::Account),
        format!("Bakery support, {ACCOUNT}. Approved by Meta.")
    );
    let mut pending = account(ACCOUNT);
    pending["account_review_status"] = json!("PENDING");
    let world = World::healthy().with(&format!("/{ACCOUNT}"), ok(pending));
    assert!(said(&world, CheckId::Account).ends_with("Meta has not finished the review of this account."));
}

#[test]
fn a_check_that_is_not_possible_says_why() {
    let throttled = error(4, "(#4) Application request limit reached");
    let world = World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), throttled);
    assert_eq!(
        said(&world, CheckId::Webhook),
        "We could not read this. Reason: Too many requests."
    );
}
