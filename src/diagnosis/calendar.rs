//! The calendar, by the algorithms of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
//!
//! Our own and not the crate `time`, since only two functions are needed, which proptest compares with `time` for every day. Does not
//! depend on time zones.
//!
//! Both count from 1 March of the year 0, so that a leap day is the last day of its year.

use crate::words::{Text, t};

pub(super) const DAY: i64 = 24 * 60 * 60;
/// The days of 400 years, after which the calendar repeats itself.
const ERA: i64 = 146_097;
/// The days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;
/// The years -9999 to 9999.
const KNOWN_SECS: std::ops::RangeInclusive<i64> = -377_705_116_800..=253_402_300_799;

pub(super) const MONTHS: [Text; 12] = [
    t!("January"),
    t!("February"),
    t!("March"),
    t!("April"),
    t!("May"),
    t!("June"),
    t!("July"),
    t!("August"),
    t!("September"),
    t!("October"),
    t!("November"),
    t!("December"),
];

/// A time as a calendar and a clock show it.
pub(super) struct Shown {
    pub(super) year: i64,
    /// From 1.
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
}

/// A time in Unix seconds, as UTC; `None` for a year of more than four digits.
pub(super) fn show(unix_secs: i64) -> Option<Shown> {
    if !KNOWN_SECS.contains(&unix_secs) {
        return None;
    }
    let days = unix_secs.div_euclid(DAY) + EPOCH;
    let minutes = unix_secs.rem_euclid(DAY) / 60;
    let day_of_era = days.rem_euclid(ERA);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / (ERA - 1)) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    let month = (months_since_march + 2) % 12 + 1;
    Some(Shown {
        year: days.div_euclid(ERA) * 400 + year_of_era + i64::from(month <= 2),
        month,
        day: day_of_year - (153 * months_since_march + 2) / 5 + 1,
        hour: minutes / 60,
        minute: minutes % 60,
    })
}

/// The Unix seconds at which a date begins in UTC; `None` for a date that no calendar has.
pub(super) fn start_of(year: u16, month: u16, day: u16) -> Option<i64> {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let march_year = year - i64::from(month <= 2);
    let year_of_era = march_year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let start = (march_year.div_euclid(400) * ERA + day_of_era - EPOCH) * DAY;
    // 30 February has become 1 or 2 March.
    show(start)
        .filter(|shown| (shown.year, shown.month, shown.day) == (year, month, day))
        .map(|_| start)
}
