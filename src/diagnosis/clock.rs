//! Now and the person's time zone, as arguments.

use super::when;

/// The time of a diagnosis. The core reads no clock: the edges give one.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Now, in Unix seconds.
    pub now_unix_secs: i64,
    /// How many minutes the person's clock is ahead of UTC at a time in Unix seconds (it changes with the season).
    pub utc_offset_minutes_at: fn(i64) -> i32,
}

impl Clock {
    /// A time in words, in the person's own time zone: "on 5 March 2024, 20:00 your time, 3 days ago", "tonight at
    /// 23:10, in 2 hours". A time that no calendar has is given in Unix seconds.
    #[must_use]
    pub fn describe(&self, at_unix_secs: i64) -> String {
        let described = if at_unix_secs <= self.now_unix_secs {
            when::ended(at_unix_secs, self)
        } else {
            when::ends(at_unix_secs, self)
                .zip(when::left(at_unix_secs, self))
                .map(|(at, left)| format!("{at}, {left}"))
        };
        described.unwrap_or_else(|| format!("at Unix time {at_unix_secs}"))
    }

    /// A time that reads the same for everybody: "2024-03-05 19:00 UTC". A time that no calendar has is given in Unix
    /// seconds.
    #[must_use]
    pub fn describe_utc(&self, at_unix_secs: i64) -> String {
        when::in_utc(at_unix_secs).unwrap_or_else(|| format!("Unix time {at_unix_secs}"))
    }
}
