//! The reminder that a token expires, as a calendar file (RFC 5545): a week before, and a day before.
//!
//! Contains no token. Does not depend on how the person gets the file.

use super::calendar::DAY;
use super::guide::Known;
use super::screens::Screen;
use super::when::utc;
use crate::paste::{AppId, redact};
use crate::words::{Said, Say, Sentences, Text, Words, t};

/// How long before the expiry: as a word in the UID, and in days.
const BEFORE: &[(&str, i64)] = &[("week", 7), ("day", 1)];
/// The most octets in a line, without the line break.
const LINE_OCTETS: usize = 75;

/// What to do before the token expires.
const NEXT: [Text; 3] = [
    t!("After that, your CRM cannot send messages. Create a new token before then."),
    t!("Open System users and press \"Generate new token\". Select the expiration \"Never\" if Meta offers it."),
    t!("Test the token, then save it in your CRM."),
];

/// The text of an `.ics` file for a token that expires. `None` if both days are past, or if no calendar has the date.
#[must_use]
pub fn reminder(expires_at_unix_secs: i64, known: &Known, now_unix_secs: i64, words: &Words) -> Option<String> {
    let app = known.app_id.as_ref().map_or("unknown", AppId::as_str);
    let app_name = known.app_name.as_deref().or(known.app_id.as_ref().map(AppId::as_str));
    let (text, name) = match app_name {
        Some(name) => (t!("WhatsApp token of app {app} expires on {date}"), redact(name)),
        None => (t!("WhatsApp token expires on {date}"), String::new()),
    };
    let summary = Said::from(text)
        .with("app", name)
        .with("date", utc(expires_at_unix_secs)?);
    let summary = summary.say(words);
    let screen = Screen::SystemUsers.url(&|placeholder| known.value_of(placeholder))?;
    let next = Sentences::from_iter(NEXT.map(Said::from)).say(words);
    let next = [&next, "\n", &screen].concat();
    let made_at = stamp(now_unix_secs)?;
    let mut file = File(String::new());
    for (name, days) in BEFORE {
        let at = expires_at_unix_secs.saturating_sub(days * DAY);
        if at <= now_unix_secs {
            continue;
        }
        file.line("BEGIN:VEVENT", "");
        file.line(
            "UID:",
            &[
                "token-end-",
                app,
                "-",
                &expires_at_unix_secs.to_string(),
                "-",
                name,
                "@token-doctor",
            ]
            .concat(),
        );
        file.line("DTSTAMP:", &made_at);
        file.line("DTSTART:", &stamp(at)?);
        file.line("DURATION:", "PT15M");
        file.line("SUMMARY:", &summary);
        file.line("DESCRIPTION:", &next);
        file.line("TRANSP:", "TRANSPARENT");
        file.line("BEGIN:VALARM", "");
        file.line("ACTION:", "DISPLAY");
        file.line("TRIGGER:", "PT0S");
        file.line("DESCRIPTION:", &summary);
        file.line("END:VALARM", "");
        file.line("END:VEVENT", "");
    }
    if file.0.is_empty() {
        return None;
    }
    let (begin, end) = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//WhatsApp Token Doctor//EN\r\n",
        "END:VCALENDAR\r\n",
    );
    Some([begin, &file.0, end].concat())
}

/// "20240308T190000Z", to the minute.
fn stamp(at_unix_secs: i64) -> Option<String> {
    let digits: String = utc(at_unix_secs)?.chars().filter(char::is_ascii_digit).collect();
    let (date, time) = digits.split_at_checked(8)?;
    Some([date, "T", time, "00Z"].concat())
}

/// The lines of the file.
struct File(String);

impl File {
    /// Adds a line: escaped, and folded if it is too long.
    fn line(&mut self, name: &str, text: &str) {
        self.0.push_str(name);
        let mut octets = name.len();
        for character in text.chars() {
            let escaped = match character {
                '\n' => "\\n",
                '\\' => "\\\\",
                ';' => "\\;",
                ',' => "\\,",
                character if character.is_control() => continue,
                _ => "",
            };
            let length = if escaped.is_empty() {
                character.len_utf8()
            } else {
                escaped.len()
            };
            if octets + length > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            octets += length;
            if escaped.is_empty() {
                self.0.push(character);
            } else {
                self.0.push_str(escaped);
            }
        }
        self.0.push_str("\r\n");
    }
}
