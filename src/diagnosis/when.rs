//! Times in words, in the person's own time zone, with how long ago or how long left.
//!
//! Knows the calendar only. Every function gives `None` for a time that no calendar has.

use super::calendar::{DAY, MONTHS, Shown, show};
use super::clock::Clock;

const MINUTE: i64 = 60;
pub(super) const HOUR: i64 = 60 * MINUTE;
/// The mean length of a month, for "5 months ago".
const MONTH: i64 = 2_629_746;
const YEAR: i64 = 12 * MONTH;

/// "on 5 March 2024, 20:00 your time, 3 days ago". A time still to come stays without how long ago: then one of the two
/// clocks is wrong.
pub(super) fn past_moment(at_unix_secs: i64, clock: &Clock) -> Option<String> {
    let date = on_date(at_unix_secs, clock)?;
    let secs_ago = clock.now_unix_secs.checked_sub(at_unix_secs)?;
    Some(if secs_ago < 0 {
        date
    } else {
        format!("{date}, {} ago", length(secs_ago))
    })
}

/// "tonight at 23:10", "today at 14:00", "tomorrow at 09:00", or "on 5 March 2024, 20:00 your time".
#[must_use]
pub fn moment(at_unix_secs: i64, clock: &Clock) -> Option<String> {
    let at_local = local(at_unix_secs, clock)?;
    let at = show(at_local)?;
    let days_ahead = at_local.div_euclid(DAY) - local(clock.now_unix_secs, clock)?.div_euclid(DAY);
    let part_of_time = match days_ahead {
        0 if at.hour >= 18 => "tonight",
        0 => "today",
        1 => "tomorrow",
        _ => return on_date(at_unix_secs, clock),
    };
    Some(format!("{part_of_time} at {:02}:{:02}", at.hour, at.minute))
}

/// "2024-03-05 19:00 UTC", for a report that is read in other time zones.
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

/// "in 2 hours"; `None` for a time that is over.
#[must_use]
pub fn time_left(at_unix_secs: i64, clock: &Clock) -> Option<String> {
    let secs_left = at_unix_secs.checked_sub(clock.now_unix_secs)?;
    (secs_left >= 0).then(|| format!("in {}", length(secs_left)))
}

/// "on 5 March 2024, 20:00 your time".
fn on_date(at_unix_secs: i64, clock: &Clock) -> Option<String> {
    let Shown {
        year,
        month,
        day,
        hour,
        minute,
    } = show(local(at_unix_secs, clock)?)?;
    let month = MONTHS.get(usize::try_from(month - 1).ok()?)?;
    Some(format!("on {day} {month} {year}, {hour:02}:{minute:02} your time"))
}

/// What Unix seconds would be if the person's time zone were UTC; `None` where the calendar ends.
fn local(at_unix_secs: i64, clock: &Clock) -> Option<i64> {
    show(at_unix_secs)?;
    let local_secs = at_unix_secs + i64::from((clock.utc_offset_minutes_at)(at_unix_secs)) * 60;
    show(local_secs).map(|_| local_secs)
}

/// A length of time in its largest unit, of which there are two or more where one would be coarse.
fn length(secs: i64) -> String {
    let (count, unit) = if secs < MINUTE {
        return "less than a minute".to_owned();
    } else if secs < HOUR {
        (secs / MINUTE, "minute")
    } else if secs < 2 * DAY {
        (secs / HOUR, "hour")
    } else if secs < 2 * MONTH {
        (secs / DAY, "day")
    } else if secs < 2 * YEAR {
        (secs / MONTH, "month")
    } else {
        (secs / YEAR, "year")
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}
