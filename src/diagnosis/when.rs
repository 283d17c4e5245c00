//! Times in words, in the person's own time zone, with how long ago or how long left.
//!
//! Does not depend on what happened at that time. Every function returns `None` for a time outside the calendar.

use super::calendar::{DAY, MONTHS, Shown, show};
use super::clock::Clock;
use crate::words::{Said, t};

const MINUTE: i64 = 60;
pub(super) const HOUR: i64 = 60 * MINUTE;
/// The mean length of a month, for "5 months ago".
const MONTH: i64 = 2_629_746;
const YEAR: i64 = 12 * MONTH;

/// "on 5 March 2024, 20:00 your time, 3 days ago". Does not say how long ago if the time is in the future: then Meta's clock or the
/// clock of this device is wrong.
pub(super) fn past_moment(at_unix_secs: i64, clock: &Clock) -> Option<Said> {
    let date = on_date(at_unix_secs, clock)?;
    let secs_ago = clock.now_unix_secs.checked_sub(at_unix_secs)?;
    Some(if secs_ago < 0 {
        date
    } else {
        Said::from(t!("{date}, {length} ago"))
            .with("date", date)
            .with("length", length(secs_ago))
    })
}

/// "tonight at 23:10", "today at 14:00", "tomorrow at 09:00", or "on 5 March 2024, 20:00 your time".
#[must_use]
pub fn moment(at_unix_secs: i64, clock: &Clock) -> Option<Said> {
    let at_local = local(at_unix_secs, clock)?;
    let at = show(at_local)?;
    let days_ahead = at_local.div_euclid(DAY) - local(clock.now_unix_secs, clock)?.div_euclid(DAY);
    let text = match days_ahead {
        0 if at.hour >= 18 => t!("tonight at {time}"),
        0 => t!("today at {time}"),
        1 => t!("tomorrow at {time}"),
        _ => return on_date(at_unix_secs, clock),
    };
    Some(Said::from(text).with("time", format!("{:02}:{:02}", at.hour, at.minute)))
}

/// "2024-03-05 19:00 UTC", for a report that people read in other time zones.
#[must_use]
pub fn utc(at_unix_secs: i64) -> Option<String> {
    let Shown {
        year,
        month,
        day,
        hour,
        minute,
    } = show(at_unix_secs)?;
    Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02} UTC"))
}

/// Fills `{day}`, `{month}` and `{year}` from a day such as "2028-07-29". Leaves them empty for any other text.
#[must_use]
pub fn with_day(said: Said, iso: &str) -> Said {
    let mut parts = iso.split('-').map(|part| part.parse::<u16>().ok());
    let mut next = || parts.next().flatten();
    let (year, month, day) = (next(), next(), next());
    let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    let text = |number: Option<u16>| number.map(|number| number.to_string());
    said.with_known("year", text(year))
        .with_known("month", month.copied())
        .with_known("day", text(day))
}

/// "in 2 hours"; `None` for a time in the past.
#[must_use]
pub fn time_left(at_unix_secs: i64, clock: &Clock) -> Option<Said> {
    let secs_left = at_unix_secs.checked_sub(clock.now_unix_secs)?;
    (secs_left >= 0).then(|| Said::from(t!("in {length}")).with("length", length(secs_left)))
}

/// "on 5 March 2024, 20:00 your time".
fn on_date(at_unix_secs: i64, clock: &Clock) -> Option<Said> {
    let Shown {
        year,
        month,
        day,
        hour,
        minute,
    } = show(local(at_unix_secs, clock)?)?;
    let month = *MONTHS.get(usize::try_from(month - 1).ok()?)?;
    let date = Said::from(t!("on {day} {month} {year}, {time} your time"))
        .with("day", day.to_string())
        .with("month", Said::from(month))
        .with("year", year.to_string());
    Some(date.with("time", format!("{hour:02}:{minute:02}")))
}

/// Unix seconds, shifted to the person's time zone; `None` for a time outside the calendar.
fn local(at_unix_secs: i64, clock: &Clock) -> Option<i64> {
    show(at_unix_secs)?;
    let local_secs = at_unix_secs + i64::from((clock.utc_offset_minutes_at)(at_unix_secs)) * 60;
    show(local_secs).map(|_| local_secs)
}

/// A length of time in its largest unit. One day, month or year would be too coarse and is said in the next smaller unit.
#[must_use]
pub fn length(secs: i64) -> Said {
    if secs < MINUTE {
        Said::from(t!("less than a minute"))
    } else if secs < HOUR {
        Said::counted(secs / MINUTE, t!("{count} minute"), t!("{count} minutes"))
    } else if secs < 2 * DAY {
        Said::counted(secs / HOUR, t!("{count} hour"), t!("{count} hours"))
    } else if secs < 2 * MONTH {
        Said::counted(secs / DAY, t!("{count} day"), t!("{count} days"))
    } else if secs < 2 * YEAR {
        Said::counted(secs / MONTH, t!("{count} month"), t!("{count} months"))
    } else {
        Said::counted(secs / YEAR, t!("{count} year"), t!("{count} years"))
    }
}
