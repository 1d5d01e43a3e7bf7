//! Days and months by name or number: `2. Dezember 2004`, `02.12.04`, `am 3., 4. und 5. Mai`, `März 2006`, `im August vorigen Jahres`.

use super::lexicon::{Rel, Word};
use super::numeric;
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Meaning, What, Year};
use crate::time::value::{Unit, Value};

/// A day of a month.
#[derive(Clone, Copy)]
pub(super) struct DayMonth {
    pub(super) end: usize,
    pub(super) day: u8,
    pub(super) month: u8,
    pub(super) year: Year,
}

impl DayMonth {
    pub(super) const fn what(&self, weekday: Option<u8>) -> What {
        What::Day { year: self.year, month: self.month, day: self.day, weekday }
    }
}

/// The year that a word such as `vorigen` names before `Jahres`.
pub(super) fn rel_year(rel: Rel) -> Year {
    match rel {
        Rel::BeforeLast => Year::Shift(-2, From::Document),
        Rel::Last | Rel::Old => Year::Shift(-1, From::Document),
        Rel::This => Year::Shift(0, From::Document),
        Rel::Next | Rel::New => Year::Shift(1, From::Document),
        Rel::AfterNext => Year::Shift(2, From::Document),
        Rel::Same => Year::Shift(0, From::Narrative),
        Rel::Following => Year::Shift(1, From::Narrative),
        Rel::Preceding => Year::Shift(-1, From::Narrative),
    }
}

/// The year after a month or a day, and where it ends: `2004`, `'04`, `dieses Jahres`, `des Vorjahres`, `des Jahres 2004`.
pub(super) fn year_after(s: &Scan<'_, '_>, i: usize) -> (usize, Year) {
    if let Some(year) = s.year(i) {
        return (i + 1, Year::Known(year));
    }
    if s.is(i, &["'", "’", "‘"])
        && let Word::Number(n @ 0..100_000) = s.class(i + 1)
        && s.word(i + 1).len() == 2
    {
        return (i + 2, Year::TwoDigits((n / 1000) as i32));
    }
    let at = s.skip(i, &["des", "im"]);
    let jahr = |k: usize| s.class(k) == Word::Unit(Unit::Year, false) || (s.is(k, &["jahre"]) && s.is(i, &["im"]));
    match s.class(at) {
        Word::Unit(Unit::Year, false) | Word::YearLike if at > i => match s.year(at + 1) {
            Some(year) => (at + 2, Year::Known(year)),
            None if s.is(i, &["des"]) && jahr(at) => (at + 1, Year::Open),
            None => (i, Year::Open),
        },
        Word::Unit(Unit::Year, _) if at > i && s.year(at + 1).is_some() => (at + 2, s.year(at + 1).map_or(Year::Open, Year::Known)),
        Word::Rel(rel) if jahr(at + 1) => (at + 2, rel_year(rel)),
        Word::Neighbour(Unit::Year, n) if at > i => (at + 1, Year::Shift(i32::from(n), From::Document)),
        _ => (i, Year::Open),
    }
}

/// The day of the month that token `i` is: `2.`, `zweiten`, and `2` before a month.
fn day_number(s: &Scan<'_, '_>, i: usize) -> Option<u8> {
    match s.class(i) {
        Word::Ordinal(day @ 1..=31) => u8::try_from(day).ok(),
        Word::Number(n @ 1000..=31_000) if n % 1000 == 0 && s.word(i).len() <= 2 => u8::try_from(n / 1000).ok(),
        _ => None,
    }
}

/// Words before a date in digits.
const BEFORE_DATE: &[&str] = &["(", "am", "vom", "bis", "zum", "ab", "dem", "den", "seit", ","];
/// Words before digits that are no date: `Version 2.6.10`.
const BEFORE_VERSION: &[&str] =
    &["version", "versionen", "fassung", "release", "update", "kapitel", "abschnitt", "ziffer", "nummer", "nr."];

/// `12. 5. 2005`, `am 12. 5.`: the month after the day at `i`, if both are a date.
fn spaced_month(s: &Scan<'_, '_>, i: usize, month: u16) -> Option<u8> {
    let digits = s.low(i).starts_with(|c: char| c.is_ascii_digit()) && s.low(i + 1).starts_with(|c: char| c.is_ascii_digit());
    let month = u8::try_from(month).ok().filter(|m| digits && (1..=12).contains(m))?;
    (s.year(i + 2).is_some() || s.is(i.wrapping_sub(1), BEFORE_DATE) && !matches!(s.class(i + 2), Word::Month(_) | Word::Ordinal(_)))
        .then_some(month)
}

/// A day and its month at token `i`, with the year if one follows.
pub(super) fn day_month(s: &Scan<'_, '_>, i: usize) -> Option<DayMonth> {
    let (at, day, month, year) = match s.class(i) {
        Word::Ordinal(_) | Word::Number(_) => {
            let day = day_number(s, i)?;
            let month = match s.class(i + 1) {
                Word::Month(month) => month,
                Word::Ordinal(month) => spaced_month(s, i, month)?,
                _ => return None,
            };
            (i + 2, day, month, Year::Open)
        }
        Word::Numeric if s.is(i.wrapping_sub(1), BEFORE_VERSION) => return None,
        Word::Numeric => {
            if let Some((day, month, year)) = numeric::date(s.low(i)) {
                (i + 1, day, month, year)
            } else {
                // `(05.12.)`, `am 5.12.`: the last stop is a token of its own.
                let before = s.is(i.wrapping_sub(1), BEFORE_DATE);
                let (day, month) = numeric::day_and_month(s.low(i)).filter(|_| before && s.is(i + 1, &[".", ")"]))?;
                (if s.is(i + 1, &["."]) && s.is(i + 2, &[")", ",", "-", "–"]) { i + 2 } else { i + 1 }, day, month, Year::Open)
            }
        }
        _ => return None,
    };
    let (end, year) = if year == Year::Open { year_after(s, at) } else { (at, year) };
    // `2 Mai` without a stop, `9. Jan`, which may be a name: only with their year.
    let short = s.low(i + 1).len() <= 3 && s.low(i + 1) != "mai";
    if year == Year::Open && (matches!(s.class(i), Word::Number(_)) || matches!(s.class(i), Word::Ordinal(_)) && short && s.capital(i + 2))
    {
        return None;
    }
    Some(DayMonth { end, day, month, year })
}

/// Words between the members of a list or range.
const BETWEEN: &[&str] = &[",", "und", "bis", "/", "-", "–", "oder", "sowie", "auf", "zum", "den", "dem", "am", "vom", "zu"];

/// The token after the words that join a list at `i`; `None` if there are none.
pub(super) fn joined(s: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let mut k = i;
    while k < i + 3 && s.is(k, BETWEEN) {
        k += 1;
    }
    (k > i).then_some(k)
}

/// Days and months, alone or in a list.
pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    list(s, i).or_else(|| single(s, i)).or_else(|| month(s, i))
}

/// `3., 4. und 5. Mai 2005`, `vom 10. auf den 11. Februar`, `15.-18.03.2018`: the month stands once.
fn list(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let first = day_number(s, i).filter(|_| matches!(s.class(i), Word::Ordinal(_)) || s.is(i + 1, &["und", "bis", "/", "-", "–"]));
    let first = first?;
    let mut days = vec![(i, s.w.span(i, i), first)];
    let mut at = i + 1;
    // At most a month of days.
    while days.len() <= 31 {
        let next = joined(s, at)?;
        if let Some(last) = day_month(s, next) {
            let what = |day| Meaning::at(What::Day { year: last.year, month: last.month, day, weekday: None });
            let mut times: Vec<_> = days.into_iter().map(|(k, span, day)| (k, span, what(day))).collect();
            times.push((next, s.w.span(next, last.end - 1), what(last.day)));
            return Some(Found { end: last.end, times });
        }
        let day = day_number(s, next)?;
        days.push((next, s.w.span(next, next), day));
        at = next + 1;
    }
    None
}

/// One day; its weekday may follow in brackets.
fn single(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let mut date = day_month(s, i)?;
    // `2016-03-24T14:21:36`
    if let Some(clock) = numeric::iso_time(s.low(i)) {
        return Some(s.found(i, i + 1, Meaning::time(date.what(None), clock)));
    }
    date.year = shared_year(s, date.end, date.year);
    let (end, weekday) = match s.class(date.end + 1) {
        Word::Weekday(weekday) if s.is(date.end, &["("]) && s.is(date.end + 2, &[")"]) => (date.end + 3, Some(weekday)),
        _ => (date.end, None),
    };
    if s.is(date.end, &["jeden", "jedes"]) && s.is(date.end + 1, &["jahres"]) {
        let value = Value::Set(format!("XXXX-{:02}-{:02}", date.month, date.day));
        return Some(s.fixed(i, date.end + 2, value));
    }
    Some(s.found(i, end, Meaning::at(date.what(weekday))))
}

/// `2. April bis 20. Juni 1943`, `Juni und Juli 2005`: the year of the second holds for the first.
fn shared_year(s: &Scan<'_, '_>, end: usize, year: Year) -> Year {
    if year != Year::Open {
        return year;
    }
    let Some(next) = joined(s, end) else { return year };
    let second = match s.class(next) {
        Word::Month(_) => year_after(s, next + 1).1,
        _ => day_month(s, next).map_or(Year::Open, |d| d.year),
    };
    if matches!(second, Year::Known(_)) { second } else { year }
}

/// A month and its year from the month's token on.
pub(super) fn month_year(s: &Scan<'_, '_>, i: usize) -> Option<(usize, What)> {
    let Word::Month(month) = s.class(i) else { return None };
    let (end, year) = year_after(s, i + 1);
    Some((end, What::Month(shared_year(s, end, year), month)))
}

/// Words before a month that make it one: `Mai` is also a surname, `August` a first name.
const BEFORE: &[&str] = &[
    "im",
    "in",
    "seit",
    "ab",
    "bis",
    "vom",
    "von",
    "zum",
    "nach",
    "vor",
    "für",
    "und",
    "oder",
    "zwischen",
    "den",
    "des",
    "der",
    "noch",
    "schon",
    "bereits",
    "erst",
    "auf",
    "spätestens",
    "frühestens",
    "voraussichtlich",
    "/",
    "–",
    "-",
    "(",
    ",",
    "sowie",
    "monat",
    "monats",
    "ganzen",
    "gesamten",
    "jeweils",
    "dieser",
    "über",
];

fn month(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (at, rel) = match s.class(i) {
        // `Monat Juli`
        Word::Unit(Unit::Month, _) => (i + 1, None),
        Word::Rel(rel) => (i + 1, Some(rel)),
        _ => (i, None),
    };
    let (mut end, mut what) = month_year(s, at)?;
    let bare = end == at + 1;
    if let (Some(rel), What::Month(Year::Open, month)) = (rel, what) {
        let year = match rel {
            Rel::Last => Year::Last,
            Rel::Next => Year::Next,
            rel => rel_year(rel),
        };
        what = What::Month(year, month);
    } else if bare && at == i && !names_month(s, i) {
        return None;
    }
    if let What::Month(_, month) = what
        && s.is(end, &["jeden", "jedes", "eines"])
        && s.is(end + 1, &["jahres"])
    {
        end += if s.is(end + 2, &["jahres"]) { 3 } else { 2 };
        return Some(s.fixed(i, end, Value::Set(format!("XXXX-{month:02}"))));
    }
    Some(s.found(i, end, Meaning::at(what)))
}

/// Whether a month without day and year is meant as one.
fn names_month(s: &Scan<'_, '_>, i: usize) -> bool {
    let name = s.low(i);
    // `Jan`, `Jul`: names, unless a number is beside them.
    if name.len() <= 3 && name != "mai" {
        return false;
    }
    if s.is(i.wrapping_sub(1), &["im", "anfang", "mitte", "ende"]) {
        return true;
    }
    let surname = matches!(name, "mai" | "august" | "juni" | "april") && s.capital(i + 1) && !matches!(s.class(i + 1), Word::Month(_));
    !surname && (s.first(i) && name != "mai" || i > s.start && s.is(i - 1, BEFORE))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-04";
        check("full", day, "Am 2. Dezember 2004 begann es.", &["2. Dezember 2004 DATE 2004-12-02"]);
        check("abbreviated", day, "Ab 2. Dez. 2003 gilt es.", &["2. Dez. 2003 DATE 2003-12-02"]);
        check("Austrian", day, "Am 29. Jänner 2005 wird gewählt.", &["29. Jänner 2005 DATE 2005-01-29"]);
        check("digits", day, "Am 02.12.2004 und am 3.11.03 war Sitzung.", &["02.12.2004 DATE 2004-12-02", "3.11.03 DATE 2003-11-03"]);
        check("ISO", day, "Stand 2004-12-02, Fassung 2.", &["2004-12-02 DATE 2004-12-02"]);
        check("ISO with time", day, "Stand 2004-12-02T14:21:36 im Protokoll.", &["2004-12-02T14:21:36 TIME 2004-12-02T14:21:36"]);
        check("range in one", day, "Die Messe (15.-18.03.2018) ist groß.", &["15. DATE 2018-03-15", "18.03.2018 DATE 2018-03-18"]);
        check("spaces", day, "Am 12. 5. 2005 und am 3. 11. war Sitzung.", &["12. 5. 2005 DATE 2005-05-12", "3. 11. DATE 2004-11-03"]);
        check("range without spaces", day, "Das Fest war vom 28.-29. Mai.", &["28. DATE 2004-05-28", "29. Mai DATE 2004-05-29"]);
        check("no space", day, "Am 9.November 2004 war Sitzung.", &["9.November 2004 DATE 2004-11-09"]);
        check("two digits long ago", "1923-05-01", "Das Gesetz vom 02.12.04 gilt.", &["02.12.04 DATE 1904-12-02"]);
        check("no year, past", day, "Am 23. August war er gegangen.", &["23. August DATE 2004-08-23"]);
        check("no year, future", day, "Die Wahl wird am 15. März stattfinden.", &["15. März DATE 2005-03-15"]);
        check("no document", "", "Am 15. März wurde gewählt.", &["15. März DATE XXXX-03-15"]);
        check(
            "year of the text",
            day,
            "Am 1. Mai 1968 begann es. Am 3. Juni war es vorbei.",
            &["1. Mai 1968 DATE 1968-05-01", "3. Juni DATE 1968-06-03"],
        );
        check(
            "list",
            "2012-09-18",
            "Gespielt wird am 3., 4. und 7. Oktober.",
            &["3. DATE 2012-10-03", "4. DATE 2012-10-04", "7. Oktober DATE 2012-10-07"],
        );
        check("range", "2005-04-01", "Er bleibt vom 3. bis 5. Mai.", &["3. DATE 2005-05-03", "5. Mai DATE 2005-05-05"]);
        check(
            "range of two months",
            day,
            "Er war vom 2. April bis zum 20. Juni 1943 dort.",
            &["2. April DATE 1943-04-02", "20. Juni 1943 DATE 1943-06-20"],
        );
        check("since", day, "Seit dem 1. Januar gilt das.", &["1. Januar DATE 2004-01-01"]);
        check("range ahead", day, "Das Fest dauert vom 3. bis 5. Mai.", &["3. DATE 2005-05-03", "5. Mai DATE 2005-05-05"]);
        check("month", day, "Im Oktober wurde gebaut.", &["Oktober DATE 2004-10"]);
        check("months", day, "Im Juni und Juli 1999 regnete es.", &["Juni DATE 1999-06", "Juli 1999 DATE 1999-07"]);
        check("last May", day, "Im August vorigen Jahres brannte es.", &["August vorigen Jahres DATE 2003-08"]);
        check("of this year", day, "Am 9. Mai dieses Jahres brannte es.", &["9. Mai dieses Jahres DATE 2004-05-09"]);
        check("of the year before", day, "Seit November des Vorjahres ist zu.", &["November des Vorjahres DATE 2003-11"]);
        check("last September", day, "Im vergangenen Dezember brannte es.", &["vergangenen Dezember DATE 2003-12"]);
        check("every year", day, "Das Fest ist im Mai jeden Jahres.", &["Mai jeden Jahres SET XXXX-05"]);
        check("weekday in brackets", day, "Am 15. Januar (Samstag) ist zu.", &["15. Januar (Samstag) DATE 2005-01-15"]);
    }

    #[test]
    fn not_times() {
        for (name, text) in [
            ("surname", "Der Sänger Peter Mai kam mit Karl Mai."),
            ("first name", "Der Maler August Macke starb."),
            ("places", "Er wurde 2. und 3. Sieger, dann 1. FC."),
            ("version", "Die Version 2.12 ist da, dann die Version 2.6.10."),
            ("places in a row", "Er wurde 3. 2. wurde Bell."),
            ("impossible", "Das Aktenzeichen 45.13.2004 fehlt."),
        ] {
            check(name, "2004-12-04", text, &[]);
        }
    }
}
