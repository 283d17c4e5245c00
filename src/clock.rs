//! Reads the browser's clock and time zone for the core, which reads neither. Does not depend on what a time is used for.

use crate::diagnosis::Clock;

/// The current time and time zone of the browser.
#[must_use]
pub fn now() -> Clock {
    Clock {
        now_unix_secs: unix_secs(js_sys::Date::now()),
        utc_offset_minutes_at,
    }
}

fn unix_secs(unix_millis: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a float beyond the range saturates")]
    let secs = (unix_millis / 1_000.0) as i64;
    secs
}

fn utc_offset_minutes_at(at_unix_secs: i64) -> i32 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "dates that a browser knows are exact in a float"
    )]
    let date = js_sys::Date::new(&(at_unix_secs as f64 * 1_000.0).into());
    #[allow(clippy::cast_possible_truncation, reason = "offsets are within a day")]
    let behind_utc_minutes = date.get_timezone_offset() as i32;
    -behind_utc_minutes
}
