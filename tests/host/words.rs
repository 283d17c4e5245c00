//! Sentences as data, and how they are said in English and in another language.

use token_doctor::words::{Lines, Said, Say, Sentences, Text, Value, Words};

const DAY: Text = Text::marked("{count} day");
const DAYS: Text = Text::marked("{count} days");
const EXPIRED: Text = Text::marked("Your token expired on {date}, {length} ago.");

fn days(count: i64) -> Said {
    Said::counted(count, DAY, DAYS)
}

/// A language with other word order, other plurals and one text that nobody has translated.
fn other_language() -> Words {
    Words::new(|english, count| {
        let text = match (english, count) {
            ("Your token expired on {date}, {length} ago.", None) => "{length} atrás, {date}: expirou.",
            ("{count} day", Some(0 | 1)) => "{count} dia",
            ("{count} day", Some(_)) => "{count} dias",
            ("{item} and {last}", None) => "{item} e {last}",
            _ => return None,
        };
        Some(text.to_owned())
    })
}

#[test]
fn a_value_may_be_a_sentence_with_its_own_translation() {
    let said = Said::from(EXPIRED).with("date", "5 March").with("length", days(3));
    assert_eq!(said, "Your token expired on 5 March, 3 days ago.");
    assert_eq!(said.say(&other_language()), "3 dias atrás, 5 March: expirou.");
}

#[test]
fn each_language_chooses_between_singular_and_plural() {
    for (count, english, other) in [(0, "0 days", "0 dia"), (1, "1 day", "1 dia"), (2, "2 days", "2 dias")] {
        assert_eq!(days(count), english);
        assert_eq!(days(count).say(&other_language()), other);
    }
}

#[test]
fn a_text_without_a_translation_is_said_in_english() {
    let said: Sentences = ["One.", "Two."].map(Text::marked).map(Said::from).into_iter().collect();
    assert_eq!(said, "One. Two.");
    assert_eq!(said.say(&other_language()), "One. Two.");
}

#[test]
fn braces_in_a_value_are_said_as_they_are() {
    assert_eq!(Said::quote("{text} {".to_owned()), "{text} {");
    let said = Said::from(EXPIRED).with("date", "{length}").with("length", days(1));
    assert_eq!(said, "Your token expired on {length}, 1 day ago.");
}

#[test]
fn a_list_has_its_words_from_the_language() {
    for (items, english, other) in [
        (vec![], "", ""),
        (vec!["a"], "a", "a"),
        (vec!["a", "b"], "a and b", "a e b"),
        (vec!["a", "b", "c"], "a, b and c", "a, b e c"),
    ] {
        let list = Said::list(items.into_iter().map(Value::from).collect());
        assert_eq!(list, english);
        assert_eq!(list.say(&other_language()), other);
    }
}

#[test]
fn a_name_that_ends_in_a_full_stop_brings_that_of_the_sentence() {
    for (name, says) in [
        ("Shop Inc.", "Shop Inc."),
        ("\"Shop Inc.\"", "\"Shop Inc.\""),
        ("Shop", "Shop."),
    ] {
        assert_eq!(Said::unchanged(name).as_sentence(), says);
    }
}

#[test]
fn sentences_that_lead_to_steps_end_in_a_full_stop_where_no_steps_follow() {
    let said = Sentences::from(Text::marked("Create a permanent token:"));
    assert_eq!(said.clone(), "Create a permanent token:");
    assert_eq!(said.closed(), "Create a permanent token.");
}

#[test]
fn each_line_is_below_the_one_before() {
    let lines: Lines = [days(1), days(2)].into_iter().collect();
    assert_eq!(lines, "1 day\n2 days");
}
