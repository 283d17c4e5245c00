//! The two dates in "Session has expired on …. The current time is …", in the forms that Meta writes.

use crate::diagnosis::calendar::{MONTHS, start_of};
use crate::paste::{cut, split};
use crate::words::Text;

/// When the session ended. Meta names that first and the current time after it.
pub(in crate::diagnosis) fn expired_at(text: &str) -> Option<i64> {
    // The current time must never be taken for the end.
    first_time(cut(text, "current").map_or(text, |(before, _)| before))
}

/// The current time by Meta's own clock.
pub(in crate::diagnosis) fn current_time(text: &str) -> Option<i64> {
    first_time(cut(text, "current time is")?.1)
}

/// The first time that a text names, in Unix seconds: `at unix time 1308178800`,
/// `Friday, 26-Apr-24 06:00:00 PDT` (US Pacific), or `2024-04-26T06:00:00+0000`. `None` for every other form.
fn first_time(text: &str) -> Option<i64> {
    if let Some((_, after)) = cut(text, "unix time ") {
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        return digits.parse().ok();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // Only the first date is read: after a date with an unknown month, the next one is the current time.
    match words.iter().position(|word| looks_written_out(word)) {
        Some(at) => written_out(words.get(at)?, words.get(at + 1)?, words.get(at + 2)?),
        None => words.iter().find_map(|word| iso(word)),
    }
}

/// Whether a word is a day, a name and a year: `26-Apr-24`, in any language.
fn looks_written_out(word: &str) -> bool {
    let mut parts = word.split('-');
    let mut is_number = || {
        let part = parts.next().unwrap_or_default();
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (is_day, is_month, is_year) = (is_number(), is_number(), is_number());
    is_day && !is_month && is_year && parts.next().is_none()
}

/// The first letters of the months in other languages: Portuguese, Spanish, French, German, Italian, Indonesian and
/// Turkish. A space separates the spellings of a month, a comma the months.
const OTHER_MONTHS: &str = "\
    ene gen oca,fev fév şub,mär,abr avr nis,mai mei mag,juin giu haz,juil lug tem,ago aoû agu ağu,set eyl,out oct okt \
    ott eki,kas,dez dic déc des ara";

/// The number of a month from its first letters, counted from 0.
fn month_of(name: &str) -> Option<usize> {
    let is_named = |month: &Text| {
        month
            .english()
            .get(..3)
            .is_some_and(|short| name.eq_ignore_ascii_case(short))
    };
    let name_starts = |spelling: &str| {
        let start = name.get(..spelling.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(spelling))
    };
    let is_named_otherwise = |spellings: &&str| split(spellings, " ").into_iter().any(name_starts);
    MONTHS
        .iter()
        .position(is_named)
        .or_else(|| split(OTHER_MONTHS, ",").iter().position(is_named_otherwise))
}

/// `26-Apr-24`, `06:00:00` and `PDT`.
fn written_out(date: &str, time: &str, zone: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = u16::try_from(month_of(name)?).ok()? + 1;
    let year: u16 = year.parse().ok()?;
    let start = start_of(if year < 100 { 2000 + year } else { year }, month, day.parse().ok()?)?;
    let hours_behind = match zone.trim_end_matches(|character: char| !character.is_ascii_alphabetic()) {
        "PDT" => 7,
        "PST" => 8,
        "UTC" | "GMT" => 0,
        _ => return None,
    };
    Some(start + secs_of_day(time)? + hours_behind * 3600)
}

/// `2024-04-26T06:00:00+0000`, `…Z` or `…+00:00`.
fn iso(word: &str) -> Option<i64> {
    let (date, rest) = cut(word, "T")?;
    let mut parts = date.split('-').map(str::parse);
    let start = start_of(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?)?;
    let zone = rest.get(8..)?.trim_end_matches(['.', ',', '"', '\'']);
    let ahead = match zone.get(..1)? {
        "Z" if zone.len() == 1 => 0,
        "+" => secs_ahead(zone)?,
        "-" => -secs_ahead(zone)?,
        _ => return None,
    };
    Some(start + secs_of_day(rest.get(..8)?)? - ahead)
}

/// The distance in `+0530` or `+05:30`.
fn secs_ahead(zone: &str) -> Option<i64> {
    let hours: u16 = zone.get(1..3)?.parse().ok()?;
    let minutes: u16 = zone.get(3..)?.trim_start_matches(':').get(..2)?.parse().ok()?;
    (hours <= 25 && minutes <= 59).then_some(i64::from(hours) * 3600 + i64::from(minutes) * 60)
}

fn secs_of_day(text: &str) -> Option<i64> {
    let mut parts = text.split(':').map(str::parse::<u16>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let second = parts.next().unwrap_or(Ok(0)).ok()?;
    (hour < 24 && minute < 60 && second < 60)
        .then_some(i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second))
}
