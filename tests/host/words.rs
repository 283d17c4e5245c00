//! Sentences as data, and their English text.

use token_doctor::words::{Said, Sentences};

#[test]
fn a_value_may_be_a_sentence_of_its_own() {
    let length = Said::counted(3, "{count} day", "{count} days");
    let said = Said::from("It expired on {date}, {length} ago.")
        .with("date", "5 March")
        .with("length", length);
    assert_eq!(said, "It expired on 5 March, 3 days ago.");
}

#[test]
fn one_is_said_in_the_singular() {
    for (count, says) in [(0, "0 days"), (1, "1 day"), (2, "2 days")] {
        assert_eq!(Said::counted(count, "{count} day", "{count} days"), says);
    }
}

#[test]
fn braces_in_a_value_are_said_as_they_are() {
    assert_eq!(Said::quote("{text} {".to_owned()), "{text} {");
}

#[test]
fn sentences_follow_one_another() {
    let said: Sentences = ["One.", "Two."].map(Said::from).into_iter().collect();
    assert_eq!(said, "One. Two.");
}
