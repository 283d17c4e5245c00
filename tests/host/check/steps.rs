//! The steps as a text for the person who manages the Meta account.
use token_doctor::check::steps_of_report;
use token_doctor::words::Words;

use super::world::*;

#[test]
fn the_steps_to_pass_on_have_the_cause_the_links_and_the_ids_and_no_token() {
    let report = test(&World::healthy().with(
        &format!("/{NUMBER}"),
        number_with("status", serde_json::json!("PENDING")),
    ));
    let text = steps_of_report(&report, &Words::default()).unwrap();
    for part in [
        "WhatsApp: Connected, but sending is limited.",
        "\n1. ",
        "https://business.facebook.com/",
        NUMBER,
        ACCOUNT,
        APP,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (index, step) in report.diagnosis.as_ref().unwrap().steps.iter().enumerate() {
        assert!(text.contains(&format!("{}. {}", index + 1, step.text)), "{text}");
    }
    assert!(!text.contains(TOKEN) && !text.contains("Bakery"), "{text}");
    assert_eq!(steps_of_report(&test(&World::healthy()), &Words::default()), None);
}

#[test]
fn a_token_that_meta_repeats_is_not_passed_on() {
    let long = format!("EAA{}", "Bz9".repeat(60));
    let report = test(&World::healthy().all(error(190, &format!("Malformed access token {long}"))));
    assert!(!steps_of_report(&report, &Words::default()).unwrap().contains(&long));
}
