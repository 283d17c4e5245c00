//! The date in "Session has expired on …", in the forms that Meta writes.

use crate::diagnosis::cut::cut;
use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

/// The first time that a text names, in Unix seconds: `at unix time 1308178800`,
/// `Friday, 26-Apr-24 06:00:00 PDT` (US Pacific), or `2024-04-26T06:00:00+0000`. `None` for every other form.
///
/// Meta names the end of the session first and the current time after it.
pub(in crate::diagnosis) fn expired_at(text: &str) -> Option<i64> {
    // The current time must never be taken for the end.
    let text = cut(text, "current").map_or(text, |(before, _)| before);
    if let Some((_, after)) = cut(text, "unix time ") {
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        return digits.parse().ok();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .iter()
        .enumerate()
        .find_map(|(position, word)| written_out(word, words.get(position + 1)?, words.get(position + 2)?))
        .or_else(|| words.iter().find_map(|word| iso(word)))
}

/// `26-Apr-24`, `06:00:00` and `PDT`.
fn written_out(date: &str, time: &str, zone: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i32 = year.parse().ok()?;
    let date = Date::from_calendar_date(
        if year < 100 { 2000 + year } else { year },
        month_named(month)?,
        day.parse().ok()?,
    )
    .ok()?;
    let zone = zone.trim_end_matches(|character: char| !character.is_ascii_alphabetic());
    let hours_ahead = match zone {
        "PDT" => -7,
        "PST" => -8,
        "UTC" | "GMT" => 0,
        _ => return None,
    };
    let offset = UtcOffset::from_hms(hours_ahead, 0, 0).ok()?;
    Some(unix_secs(date, time_of_day(time)?, offset))
}

/// `2024-04-26T06:00:00+0000`, `…Z` or `…+00:00`.
fn iso(word: &str) -> Option<i64> {
    let (date, rest) = cut(word, "T")?;
    let mut parts = date.split('-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    let time = rest.get(..8)?;
    let zone = rest.get(8..)?.trim_end_matches(['.', ',', '"', '\'']);
    let offset = match zone.strip_prefix(['+', '-']).map(|digits| digits.replace(':', "")) {
        None if zone == "Z" => UtcOffset::UTC,
        Some(digits) => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let hours: i8 = digits.get(..2)?.parse().ok()?;
            let minutes: i8 = digits.get(2..4)?.parse().ok()?;
            UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()?
        }
        None => return None,
    };
    Some(unix_secs(date, time_of_day(time)?, offset))
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut parts = text.split(':').map(str::parse::<u8>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().unwrap_or(Ok(0)).ok()?;
    Time::from_hms(hour, minute, second).ok()
}

fn unix_secs(date: Date, time: Time, offset: UtcOffset) -> i64 {
    PrimitiveDateTime::new(date, time)
        .assume_offset(offset)
        .unix_timestamp()
}

fn month_named(name: &str) -> Option<Month> {
    const MONTHS: [(&str, Month); 12] = [
        ("Jan", Month::January),
        ("Feb", Month::February),
        ("Mar", Month::March),
        ("Apr", Month::April),
        ("May", Month::May),
        ("Jun", Month::June),
        ("Jul", Month::July),
        ("Aug", Month::August),
        ("Sep", Month::September),
        ("Oct", Month::October),
        ("Nov", Month::November),
        ("Dec", Month::December),
    ];
    MONTHS
        .iter()
        .find(|(short, _)| name.eq_ignore_ascii_case(short))
        .map(|(_, month)| *month)
}
