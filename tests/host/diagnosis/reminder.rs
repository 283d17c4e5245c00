//! The reminder that a token expires, as a calendar file.

use proptest::prelude::*;
use token_doctor::diagnosis::{Known, reminder};
use token_doctor::paste::AppId;
use token_doctor::words::Words;

use super::{DAY, HOUR, NOW};

fn of(app_name: Option<&str>) -> Known {
    Known {
        app_id: AppId::parse("911602140448729"),
        app_name: app_name.map(str::to_owned),
        ..Known::default()
    }
}

/// The lines as a calendar reads them.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

/// A text as a calendar reads it.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next().unwrap() {
                'n' => '\n',
                escaped => escaped,
            },
            character => character,
        });
    }
    plain
}

fn values<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)).collect()
}

#[test]
fn the_reminders_are_a_week_and_a_day_before_the_expiry() {
    let file = reminder(NOW + 30 * DAY, &of(Some("Lantern")), NOW, &Words::default()).unwrap();
    let lines = unfolded(&file);
    assert_eq!(
        lines[..3],
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WhatsApp Token Doctor//EN"]
    );
    assert_eq!(
        lines[3..17],
        [
            "BEGIN:VEVENT",
            "UID:token-end-911602140448729-1712516400-week@token-doctor",
            "DTSTAMP:20240308T190000Z",
            "DTSTART:20240331T190000Z",
            "DURATION:PT15M",
            "SUMMARY:WhatsApp token of app Lantern expires on 2024-04-07 19:00 UTC",
            "DESCRIPTION:After that\\, your CRM cannot send messages. Create a new token before then. Open System users and press \
             \"Generate new token\". Select the expiration \"Never\" if Meta offers it. Test the token\\, then save it in your \
             CRM.\\n\
             https://business.facebook.com/latest/settings/system_users",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:PT0S",
            "DESCRIPTION:WhatsApp token of app Lantern expires on 2024-04-07 19:00 UTC",
            "END:VALARM",
            "END:VEVENT",
        ]
    );
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    assert_eq!(values(&lines, "DTSTART:"), ["20240331T190000Z", "20240406T190000Z"]);
}

#[test]
fn a_past_day_is_left_out() {
    for (ends_in, reminders) in [
        (8 * DAY, 2),
        (7 * DAY, 1),
        (2 * DAY, 1),
        (DAY + 1, 1),
        (DAY, 0),
        (HOUR, 0),
        (0, 0),
        (-DAY, 0),
        (i64::MAX - NOW, 0),
    ] {
        let file = reminder(NOW + ends_in, &of(None), NOW, &Words::default()).unwrap_or_default();
        assert_eq!(values(&unfolded(&file), "BEGIN:VEVENT").len(), reminders, "{ends_in}");
        assert_eq!(file.is_empty(), reminders == 0);
    }
}

#[test]
fn the_summary_names_the_app_or_its_id_if_known() {
    let summary = |known: &Known| {
        let file = reminder(NOW + 30 * DAY, known, NOW, &Words::default()).unwrap();
        values(&unfolded(&file), "SUMMARY:")[0].to_owned()
    };
    assert_eq!(
        summary(&of(None)),
        "WhatsApp token of app 911602140448729 expires on 2024-04-07 19:00 UTC"
    );
    assert_eq!(
        summary(&Known::default()),
        "WhatsApp token expires on 2024-04-07 19:00 UTC"
    );
}

#[test]
fn a_token_in_the_name_of_an_app_stays_out() {
    let token = format!("EAA{}ZD", "Bx9".repeat(60));
    let file = reminder(NOW + 30 * DAY, &of(Some(&token)), NOW, &Words::default()).unwrap();
    assert!(!unfolded(&file).concat().contains("Bx9Bx9"), "{file}");
}

proptest! {
    #[test]
    fn any_name_keeps_the_rules_of_the_format(name in "\\PC{0,200}|[,;\\\\\r\n\t a-zäß漢🙂]{0,120}", ends_in in -10 * DAY..400 * DAY) {
        let Some(file) = reminder(NOW + ends_in, &of(Some(&name)), NOW, &Words::default()) else {
            prop_assert!(ends_in <= DAY);
            return Ok(());
        };
        prop_assert!(file.ends_with("\r\n"));
        let without_ends = file.replace("\r\n", "");
        prop_assert!(!without_ends.contains(['\r', '\n']));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {}", line.len(), line);
        }
        let lines = unfolded(&file);
        for line in &lines {
            prop_assert!(line.split(':').next().unwrap().bytes().all(|byte| byte.is_ascii_uppercase()), "{}", line);
        }
        let shown = token_doctor::paste::redact(&name).replace(|character: char| character.is_control() && character != '\n', "");
        for summary in values(&lines, "SUMMARY:") {
            prop_assert!(!summary.replace("\\\\", "").replace("\\,", "").replace("\\;", "").contains([',', ';']));
            prop_assert!(unescaped(summary).contains(&shown), "{} in {}", shown, summary);
        }
    }
}
