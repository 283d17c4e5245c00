//! The reminder of a token's end, as a file for a calendar (RFC 5545): a week before, and a day before.
//!
//! Holds no token. Does not depend on how the file is given to the person.

use super::calendar::DAY;
use super::guide::Known;
use super::screens::Screen;
use super::when::utc;
use crate::paste::{AppId, redact};

/// How long before the end: in words of the UID, and in days.
const BEFORE: &[(&str, i64)] = &[("week", 7), ("day", 1)];
/// The octets of a line, without its end.
const LINE_OCTETS: usize = 75;

/// The text of an `.ics` file for a token that expires; `None` if both days are past, or the date is in no calendar.
#[must_use]
pub fn reminder(ends_at_unix_secs: i64, known: &Known, now_unix_secs: i64) -> Option<String> {
    let app = known.app_id.as_ref().map_or("unknown", AppId::as_str);
    let app_name = known.app_name.as_deref().or(known.app_id.as_ref().map(AppId::as_str));
    let of_app = app_name.map_or(String::new(), |name| [" of app ", &redact(name)].concat());
    let summary = ["WhatsApp token", &of_app, " ends on ", &utc(ends_at_unix_secs)?].concat();
    let screen = Screen::SystemUsers.url(&|placeholder| known.value_of(placeholder))?;
    let next = [
        "After that the CRM cannot send. Make a new token before: Business settings, System users, Generate \
         token. Select the expiration Never if it is offered. Test it, then save it in the CRM.\n",
        &screen,
    ]
    .concat();
    let made_at = stamp(now_unix_secs)?;
    let mut file = File(String::new());
    for (name, days) in BEFORE {
        let at = ends_at_unix_secs.saturating_sub(days * DAY);
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
                &ends_at_unix_secs.to_string(),
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
    /// Adds a line, escaped, and folded if it is longer than a line may be.
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
