//! Now and the person's time zone, as arguments.

/// The time of a diagnosis. The core reads no clock: the edges give one.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Now, in Unix seconds.
    pub now_unix_secs: i64,
    /// How many minutes the person's clock is ahead of UTC at a time in Unix seconds (it changes with the season).
    pub utc_offset_minutes_at: fn(i64) -> i32,
}
