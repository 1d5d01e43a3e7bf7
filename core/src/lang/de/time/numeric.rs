//! Dates in digits inside one token: `02.12.2004`, `2.12.04`, `5.5.`, `2004-12-02`, `02/12/2004`, `9.März`.

use super::lexicon::{Word, classify};
use crate::time::Date;
use crate::time::meaning::Year;
use crate::time::value::Clock;

/// Day, month and year of a token.
pub(super) fn date(low: &str) -> Option<(u8, u8, Year)> {
    if low.len() < 4 {
        return None;
    }
    dotted(low).or_else(|| iso(low)).or_else(|| slashed(low))
}

fn digits(s: &str, most: usize) -> Option<u32> {
    (!s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
}

fn valid(day: u32, month: u32) -> Option<(u8, u8)> {
    // A leap year, so that the 29th of February passes.
    let date = Date::new(2000, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((date.day, date.month))
}

/// The year of two or four digits.
fn year(s: &str) -> Option<Year> {
    let n = digits(s, 4)?;
    match s.len() {
        2 => Some(Year::TwoDigits(n.try_into().ok()?)),
        4 if n >= 1000 => Some(Year::Known(n.try_into().ok()?)),
        _ => None,
    }
}

fn dotted(low: &str) -> Option<(u8, u8, Year)> {
    let mut fields = low.splitn(3, '.');
    let day = digits(fields.next()?, 2)?;
    let second = fields.next()?;
    let rest = fields.next();
    let month = match digits(second, 2) {
        Some(month) => month,
        None => match classify(second, true) {
            Word::Month(month) if second.len() > 2 && rest.is_none() => u32::from(month),
            _ => return None,
        },
    };
    let (day, month) = valid(day, month)?;
    match rest {
        None if digits(second, 2).is_some() => None,
        None | Some("") => Some((day, month, Year::Open)),
        Some(rest) => Some((day, month, year(rest.trim_end_matches('.'))?)),
    }
}

/// `05.12`, which may be a date or a decimal.
pub(super) fn day_and_month(low: &str) -> Option<(u8, u8)> {
    let (day, month) = low.split_once('.')?;
    valid(digits(day, 2)?, digits(month, 2)?)
}

fn iso(low: &str) -> Option<(u8, u8, Year)> {
    let day = low.get(..10)?;
    if low.len() > 10 && !low[10..].starts_with('t') {
        return None;
    }
    let date: Date = day.parse().ok()?;
    Some((date.day, date.month, Year::Known(date.year)))
}

/// The time of day in `2016-03-24T14:21:36`.
pub(super) fn iso_time(low: &str) -> Option<Clock> {
    let (_, time) = low.split_once('t').filter(|(day, _)| day.len() == 10)?;
    let mut fields = time.split([':', '+', 'z']);
    let mut field = |most: u8| fields.next().filter(|f| f.len() == 2)?.parse::<u8>().ok().filter(|n| *n <= most);
    Some(Clock::At(field(24)?, field(59)?, field(59)))
}

/// `02/12/2004`, `02-12-2004`: the day first, as is usual in German.
fn slashed(low: &str) -> Option<(u8, u8, Year)> {
    let mut fields = low.split(['/', '-']);
    let (day, month, last) = (digits(fields.next()?, 2)?, digits(fields.next()?, 2)?, fields.next()?);
    if fields.next().is_some() || last.len() != 4 {
        return None;
    }
    let (day, month) = valid(day, month)?;
    Some((day, month, year(last)?))
}
