//! Times of day: `14 Uhr`, `14:30 Uhr MESZ`, `um 14.30`, `kurz nach halb drei`, `von 10 bis 18 Uhr`, `Mitternacht`.

use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::Span;
use crate::time::meaning::{Meaning, What};
use crate::time::value::{Clock, Part};

/// Hour, minute, second.
type Time = (u8, u8, Option<u8>);

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let here = |clock| Meaning::time(What::Here, clock);
    if s.class(i) == Word::Midnight {
        // The end of the day, or its start if something goes on from there.
        let clock = if s.is(i.wrapping_sub(1), &["nach", "seit", "ab"]) { Clock::At(0, 0, None) } else { Clock::At(24, 0, None) };
        return Some(s.found(i, i + 1, here(clock)));
    }
    if let Some(found) = range(s, i) {
        return Some(found);
    }
    let (start, at) = match s.class(i) {
        // `morgens um 9 Uhr`
        Word::Parts(_) => (i, s.skip(i + 1, &["um", "gegen"])),
        _ => (i, i),
    };
    let (end, time) = with_hour(s, at).or_else(|| spoken(s, at)).or_else(|| bare(s, at))?;
    let (end, time) = match s.class(i) {
        Word::Parts(part) => (end, shifted(time, part)),
        _ => suffix(s, end, time),
    };
    Some(s.found(start, end, here(Clock::At(time.0, time.1, time.2))))
}

/// `14 Uhr`, `14.30 Uhr`, `9 Uhr 15`, `zwei Uhr`
fn with_hour(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Time)> {
    let h = s.is(i + 1, &["h"]) && s.is(i.wrapping_sub(1), &["um", "ab", "gegen", "von", "bis"]);
    if s.class(i + 1) != Word::Hour && !h {
        return None;
    }
    let (hour, minute, second) = match s.class(i) {
        Word::Number(n) => (small(n, 24)?, 0, None),
        Word::One => (1, 0, None),
        Word::Numeric => digits(s.low(i))?,
        _ => return None,
    };
    match s.class(i + 2) {
        Word::Number(n) if minute == 0 && s.word(i + 2).len() == 2 => match small(n, 59) {
            Some(minute) => Some((i + 3, (hour, minute, second))),
            None => Some((i + 2, (hour, 0, second))),
        },
        _ => Some((i + 2, (hour, minute, second))),
    }
}

/// `halb drei`, `Viertel nach drei`
fn spoken(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Time)> {
    let hour = |k: usize| match s.class(k) {
        Word::Number(n) => small(n, 12).filter(|h| *h > 0),
        Word::One if s.is(k, &["eins"]) => Some(1),
        _ => None,
    };
    if s.word(i) == "halb"
        && s.is(i.wrapping_sub(1), &["um", "gegen", "nach", "vor", "bis", "ab", "seit", "von", "gestern", "heute", "morgen", "auf"])
    {
        return hour(i + 1).map(|h| (i + 2, (h - 1, 30, None)));
    }
    if s.is(i, &["viertel", "dreiviertel"]) {
        return match (s.low(i + 1), s.low(i)) {
            ("nach", _) => hour(i + 2).map(|h| (i + 3, (h, 15, None))),
            ("vor", _) => hour(i + 2).map(|h| (i + 3, (h - 1, 45, None))),
            (_, "dreiviertel") => hour(i + 1).map(|h| (i + 2, (h - 1, 45, None))),
            _ => None,
        };
    }
    None
}

/// `14:30` and `14.30` without `Uhr`: only where nothing but a time is meant, for results and prices look alike.
fn bare(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Time)> {
    if s.class(i) != Word::Numeric {
        return None;
    }
    let low = s.low(i);
    // `um 14h`
    if let Some(hour) = low.strip_suffix('h').filter(|_| s.is(i.wrapping_sub(1), &["um", "ab", "gegen", "von", "bis"])) {
        let time = hour.parse().ok().filter(|h| *h <= 24).map(|h| (h, 0, None)).or_else(|| digits(hour))?;
        return Some((i + 1, time));
    }
    let time = digits(low)?;
    let dated = (1..=2).any(|back| {
        matches!(s.class_before(i, back), Word::Day(_) | Word::Weekday(_) | Word::WeekdayPart(..))
            || s.before(i, back).len() >= 6 && super::numeric::date(s.before(i, back)).is_some()
    }) || s.year(i.wrapping_sub(1)).is_some();
    let zone = s.class(i + 1) == Word::Zone;
    let introduced = s.is(i.wrapping_sub(1), &["um", "ab", "gegen"]);
    let colon = low.contains(':') && low.split(':').nth(1).is_some_and(|m| m.len() == 2);
    let timed = if colon {
        zone || dated || introduced
    } else {
        // `um 12.15`, not `um 12.15 Prozent`
        introduced && !s.capital(i + 1) && !s.is(i + 1, &["%", "€"])
    };
    timed.then_some((i + 1, time))
}

/// What may follow: `Ortszeit`, `MEZ`, `(MEZ)`, `morgens`.
fn suffix(s: &Scan<'_, '_>, end: usize, time: Time) -> (usize, Time) {
    match s.class(end) {
        Word::Zone => (end + 1, time),
        Word::Parts(part) => (end + 1, shifted(time, part)),
        _ if s.is(end, &["("]) && s.class(end + 1) == Word::Zone && s.is(end + 2, &[")"]) => (end + 3, time),
        _ => (end, time),
    }
}

/// `drei Uhr nachmittags` is 15 o'clock.
fn shifted((hour, minute, second): Time, part: Part) -> Time {
    let late = matches!(part, Part::Afternoon | Part::Evening) && (1..12).contains(&hour);
    let night = part == Part::Night && (8..12).contains(&hour);
    (if late || night { hour + 12 } else { hour }, minute, second)
}

/// `10 bis 18 Uhr`, `9.30/12.30 Uhr`, `10-18 Uhr`: the first has no `Uhr` of its own.
fn range(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let here = |(h, m, sec): Time| Meaning::time(What::Here, Clock::At(h, m, sec));
    let one = |k: usize| match s.class(k) {
        Word::Number(n) => small(n, 24).map(|h| (h, 0, None)),
        Word::Numeric => digits(s.low(k)),
        _ => None,
    };
    if let Some(first) = one(i) {
        let next = (i + 1..i + 3).find(|&k| !s.is(k, &["bis", "und", "-", "–", "/", "oder"]))?;
        if next == i + 1 {
            return None;
        }
        let (end, second) = with_hour(s, next)?;
        let (end, second) = suffix(s, end, second);
        return Some(Found { end, times: vec![(i, s.w.span(i, i), here(first)), (next, s.w.span(next, end - 1), here(second))] });
    }
    if s.class(i) != Word::Numeric || s.class(i + 1) != Word::Hour {
        return None;
    }
    let low = s.low(i);
    let cut = low.find(['-', '–', '/'])?;
    let mark = low[cut..].chars().next().map_or(1, char::len_utf8);
    let clock = |t: &str| match t.parse::<u8>() {
        Ok(h) if h <= 24 => Some((h, 0, None)),
        _ => digits(t),
    };
    let (first, second) = (clock(&low[..cut])?, clock(&low[cut + mark..])?);
    let span = s.w.span(i, i);
    let (end, second) = suffix(s, i + 2, second);
    let last = Span::new(span.start + cut + mark, s.w.span(i, end - 1).end);
    Some(Found { end, times: vec![(i, Span::new(span.start, span.start + cut), here(first)), (i, last, here(second))] })
}

/// `14:30`, `14.30`, `14:30:05`
fn digits(low: &str) -> Option<Time> {
    let mut fields = low.split([':', '.']);
    let mut field = |most: u8, least_len: usize| {
        let f = fields.next()?;
        (f.len() <= 2 && f.len() >= least_len).then(|| f.parse::<u8>().ok().filter(|n| *n <= most))?
    };
    let (hour, minute) = (field(24, 1)?, field(59, 2)?);
    let second = match fields.next() {
        Some(f) if f.len() == 2 => Some(f.parse::<u8>().ok().filter(|n| *n < 60)?),
        Some(_) => return None,
        None => None,
    };
    fields.next().is_none().then_some((hour, minute, second))
}

fn small(thousandths: u64, most: u8) -> Option<u8> {
    let n = u8::try_from(thousandths / 1000).ok()?;
    (thousandths.is_multiple_of(1000) && n <= most).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check("hour", day, "Gegen 14 Uhr brannte es.", &["14 Uhr TIME 2004-12-02T14:00"]);
        check(
            "minutes",
            day,
            "Um 14:30 Uhr und um 15.05 Uhr brannte es.",
            &["14:30 Uhr TIME 2004-12-02T14:30", "15.05 Uhr TIME 2004-12-02T15:05"],
        );
        check("zone", day, "Um 2:41 Uhr MESZ bebte die Erde.", &["2:41 Uhr MESZ TIME 2004-12-02T02:41"]);
        check("local time", day, "Um 10:00 Uhr Ortszeit bebte die Erde.", &["10:00 Uhr Ortszeit TIME 2004-12-02T10:00"]);
        check(
            "of the day named",
            day,
            "Am Montag um 12 Uhr ist Schluss gewesen.",
            &["Montag DATE 2004-11-29", "12 Uhr TIME 2004-11-29T12:00"],
        );
        check(
            "words",
            day,
            "Um vier Uhr morgens und gegen neun Uhr abends.",
            &["vier Uhr morgens TIME 2004-12-02T04:00", "neun Uhr abends TIME 2004-12-02T21:00"],
        );
        check("half past", day, "Kurz nach halb drei klingelte es.", &["halb drei TIME 2004-12-02T02:30"]);
        check("range", day, "Geöffnet ist von 10 bis 18 Uhr.", &["10 TIME 2004-12-02T10:00", "18 Uhr TIME 2004-12-02T18:00"]);
        check("range in one", day, "Geöffnet ist 10-18.30 Uhr.", &["10 TIME 2004-12-02T10:00", "18.30 Uhr TIME 2004-12-02T18:30"]);
        check("between", day, "Zwischen 9 und 11 Uhr war Ruhe.", &["9 TIME 2004-12-02T09:00", "11 Uhr TIME 2004-12-02T11:00"]);
        check("no Uhr", day, "Um 12.15 starten sie, ab 14:30 ruhen sie.", &["12.15 TIME 2004-12-02T12:15", "14:30 TIME 2004-12-02T14:30"]);
        check(
            "midnight",
            day,
            "Bis Mitternacht war Ruhe, kurz nach Mitternacht nicht.",
            &["Mitternacht TIME 2004-12-02T24:00", "Mitternacht TIME 2004-12-02T00:00"],
        );
        check("no document", "", "Um 14 Uhr brannte es.", &["14 Uhr TIME XXXX-XX-XXT14:00"]);
    }

    #[test]
    fn not_times() {
        check("results", "2004-12-02", "Sie siegten 2:1, dann 29:15 und stiegen um 12.15 Prozent.", &[]);
    }
}
