//! Points in time as pages write them, brought to ISO 8601: `2024-04-30T16:17:29+02:00`, or a day alone.

use crate::Date;

/// Reads a time stamp in ISO 8601 and its usual variants, RFC 2822 (`Tue, 30 Apr 2024 16:17:29 +0200`), or the German way
/// (`30.04.2024, 16:17 Uhr`, `30. April 2024`), where it stands at the start of `text` or after a word such as `Stand:`.
pub(super) fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    iso(text).or_else(|| compact(text)).or_else(|| words(text))
}

/// `2024-04-30`, `2024-04-30T16:17:29.5+0200`, `2024/04/30 16:17`.
fn iso(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(10)?;
    let number = |from: usize, to: usize| digits(day.get(from..to)?);
    let separator = day.get(4..5)?;
    if !matches!(separator, "-" | "/") || day.get(7..8)? != separator {
        return None;
    }
    let date = date(number(0, 4)?, number(5, 7)?, number(8, 10)?)?;
    Some(date.to_string() + &clock(rest).unwrap_or_default())
}

/// `20240430T161729Z`, `20240430`.
fn compact(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(8)?;
    let date = date(digits(day.get(..4)?)?, digits(day.get(4..6)?)?, digits(day.get(6..)?)?)?;
    let time = rest
        .strip_prefix('T')
        .filter(|t| t.len() >= 6)
        .and_then(|t| clock(&format!("T{}:{}:{}{}", t.get(..2)?, t.get(2..4)?, t.get(4..6)?, t.get(6..)?)));
    (rest.is_empty() || time.is_some()).then(|| date.to_string() + &time.unwrap_or_default())
}

/// Day, month as number or word, year, in either order, with words around.
fn words(text: &str) -> Option<String> {
    let fields: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|f| !f.is_empty()).take(12).collect();
    for (n, field) in fields.iter().enumerate() {
        let next = |i: usize| fields.get(n + i).copied().unwrap_or_default();
        let dotted = || {
            let mut parts = field.trim_end_matches(['.', ':']).split('.');
            let (day, month, year) = (digits(parts.next()?)?, digits(parts.next()?)?, digits(parts.next()?)?);
            Some((day, month, if year < 100 { 2000 + year } else { year }, 1))
        };
        let day_first = || Some((digits(field.trim_end_matches('.'))?, month(next(1))?, digits(next(2).trim_end_matches('.'))?, 3));
        let month_first = || {
            let day = next(1).trim_end_matches(|c: char| !c.is_ascii_digit());
            Some((digits(day)?, month(field)?, digits(next(2))?, 3))
        };
        let Some((day, month, year, used)) = dotted().or_else(day_first).or_else(month_first) else { continue };
        let Some(date) = date(year, month, day) else {
            continue;
        };
        if year < 1990 {
            continue;
        }
        let rest = fields.get(n + used..).unwrap_or_default();
        let at = rest.iter().take(4).position(|f| clock_of(f).is_some());
        let time = at.and_then(|at| {
            let zone = rest.get(at + 1).filter(|z| z.starts_with(['+', '-']) || matches!(**z, "GMT" | "UTC" | "Z"));
            clock(&format!("T{}{}", clock_of(rest.get(at)?)?, zone.map_or("", |z| if z.starts_with(['+', '-']) { z } else { "Z" })))
        });
        return Some(date.to_string() + &time.unwrap_or_default());
    }
    None
}

/// `16:17`, `16.17`, `16:17:29`, with `Uhr` glued on or not; as `16:17:29`.
fn clock_of(field: &str) -> Option<String> {
    let field = field.trim_end_matches("Uhr").trim_end_matches('h');
    let mut parts = field.split([':', '.']);
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next().filter(|m| m.len() == 2)?)?);
    let second = parts.next().and_then(digits).unwrap_or_default();
    (hour < 24 && minute < 60 && second < 61 && parts.next().is_none()).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// `T16:17:29.5+0200` or ` 16:17` as `T16:17:29.5+02:00`.
fn clock(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    let zone_at = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at_checked(zone_at)?;
    let mut parts = time.split(':');
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let second = parts.next().unwrap_or("00");
    let (whole, fraction) = second.split_once(['.', ',']).unwrap_or((second, ""));
    let whole = digits(whole)?;
    if hour > 23 || minute > 59 || whole > 60 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fraction = if fraction.bytes().all(|b| b == b'0') { String::new() } else { format!(".{fraction}") };
    Some(format!("T{hour:02}:{minute:02}:{whole:02}{fraction}{}", zone_of(zone.trim()).unwrap_or_default()))
}

/// `Z`, `+0200`, `+02:00`, `+02`.
fn zone_of(zone: &str) -> Option<String> {
    if zone.starts_with(['Z', 'z']) || matches!(zone, "UTC" | "GMT") {
        return Some("Z".to_owned());
    }
    let sign = zone.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let number: String = zone.chars().filter(char::is_ascii_digit).take(4).collect();
    let (hours, minutes) = number.split_at_checked(2)?;
    (digits(hours)? < 15).then(|| format!("{sign}{hours}:{minutes:0<2}"))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "jän"],
        &["feb"],
        &["mar", "mär", "mrz"],
        &["apr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    if word.chars().count() > 9 {
        return None;
    }
    MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name))).map(|n| n as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_what_pages_write() {
        let cases = [
            ("2024-04-30T16:17:29+02:00", "2024-04-30T16:17:29+02:00"),
            ("2024-04-30T16:17:29+0200", "2024-04-30T16:17:29+02:00"),
            ("2024-04-30T16:17:29.233Z", "2024-04-30T16:17:29.233Z"),
            ("2024-04-30T16:17:29.000Z", "2024-04-30T16:17:29Z"),
            ("2024-04-30 16:17", "2024-04-30T16:17:00"),
            ("2024-04-30T16:17+02:00", "2024-04-30T16:17:00+02:00"),
            ("2024/04/30 16:17:29 UTC", "2024-04-30T16:17:29Z"),
            ("2024-04-30", "2024-04-30"),
            ("20240430", "2024-04-30"),
            ("20240430T161729Z", "2024-04-30T16:17:29Z"),
            ("Tue, 30 Apr 2024 16:17:29 +0200", "2024-04-30T16:17:29+02:00"),
            ("Tue, 30 Apr 2024 16:17:29 GMT", "2024-04-30T16:17:29Z"),
            ("30.04.2024, 16:17 Uhr", "2024-04-30T16:17:00"),
            ("Stand: 30.04.2024 | 16.17 Uhr", "2024-04-30T16:17:00"),
            ("Veröffentlicht am 30. April 2024 um 16:17 Uhr", "2024-04-30T16:17:00"),
            ("30. Jänner 2024", "2024-01-30"),
            ("April 30, 2024", "2024-04-30"),
            ("Published 5:03 PM, Apr 3rd, 2024", "2024-04-03"),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "2024-13-01", "30.02.2024", "gestern", "2024", "1234567890123", "von 12 bis 13 Uhr", "ü2024-04-3"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
