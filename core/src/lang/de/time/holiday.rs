//! Holidays: `Ostern`, `Pfingstmontag`, `zweiter Weihnachtstag 2004`, `Heiliger Abend`, `Tag der Deutschen Einheit`, `erster Advent`.

use super::date;
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Holiday, Meaning, What, Year};
use crate::time::value::{Part, Unit};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (at, year) = match s.class(i) {
        Word::Rel(rel) => (i + 1, date::rel_year(rel)),
        // `am gestrigen Karfreitag`
        Word::DayAdjective(by) if matches!(s.class(i + 1), Word::Holiday(_)) => {
            let what = What::Shift { unit: Unit::Day, by: i32::from(by), from: From::Document };
            return Some(s.found(i, i + 2, Meaning::at(what)));
        }
        _ => (i, Year::Open),
    };
    let (end, holiday) = named(s, at)?;
    let (end, after) = date::year_after(s, end);
    let year = if after == Year::Open { year } else { after };
    Some(s.found(i, end, Meaning::at(What::Holiday(year, holiday))))
}

fn named(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Holiday)> {
    match s.class(i) {
        Word::Holiday(holiday) if s.is(i, &["buß-", "buss-"]) => {
            (s.is(i + 1, &["und"]) && s.is(i + 2, &["bettag"])).then_some((i + 3, holiday))
        }
        Word::Holiday(holiday) => Some((i + 1, holiday)),
        Word::Ordinal(n @ 1..=4) => nth(s, i, i16::try_from(n).ok()?),
        Word::Unit(Unit::Day, false) if s.is(i + 1, &["der"]) => match (s.low(i + 2), s.low(i + 3)) {
            ("deutschen", "einheit") => Some((i + 4, Holiday::Fixed(10, 3))),
            ("arbeit", _) => Some((i + 3, Holiday::Fixed(5, 1))),
            _ => None,
        },
        _ if s.is(i, &["heiligen", "heilige", "heiliger"]) => match s.class(i + 1) {
            Word::Part(Part::Evening | Part::Night) => Some((i + 2, Holiday::Fixed(12, 24))),
            _ => None,
        },
        _ if s.is(i, &["christi"]) && s.is(i + 1, &["himmelfahrt"]) => Some((i + 2, Holiday::Easter(39))),
        _ if s.is(i, &["mariä"]) && s.is(i + 1, &["himmelfahrt"]) => Some((i + 2, Holiday::Fixed(8, 15))),
        _ => None,
    }
}

/// `zweiter Weihnachtstag`, `erster Advent`
fn nth(s: &Scan<'_, '_>, i: usize, n: i16) -> Option<(usize, Holiday)> {
    let holiday = match s.low(i + 1) {
        "weihnachtstag" | "weihnachtsfeiertag" | "weihnachtstages" | "weihnachtsfeiertages" if n == 1 => Holiday::Fixed(12, 25),
        "weihnachtstag" | "weihnachtsfeiertag" | "weihnachtstages" | "weihnachtsfeiertages" if n == 2 => Holiday::Fixed(12, 26),
        "advent" | "adventssonntag" | "adventsonntag" => Holiday::Advent(7 * (n - 4)),
        "osterfeiertag" if n <= 2 => Holiday::Easter(n - 1),
        "pfingstfeiertag" if n <= 2 => Holiday::Easter(48 + n),
        _ => return None,
    };
    Some((i + 2, holiday))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2008-03-05";
        check("Easter", day, "Nach Ostern wird gebaut.", &["Ostern DATE 2008-03-23"]);
        check("Easter with year", day, "Ostern 2011 war spät.", &["Ostern 2011 DATE 2011-04-24"]);
        check("Whit Monday", day, "Am Pfingstmontag bleibt es kühl.", &["Pfingstmontag DATE 2008-05-12"]);
        check("Christmas past", "2006-01-03", "An Weihnachten war er krank.", &["Weihnachten DATE 2005-12-25"]);
        check("second day", day, "Am zweiten Weihnachtstag 2004 bebte das Meer.", &["zweiten Weihnachtstag 2004 DATE 2004-12-26"]);
        check("Christmas Eve", "2007-12-20", "Am Heiligen Abend wird gesungen.", &["Heiligen Abend DATE 2007-12-24"]);
        check("unity", day, "Am Tag der Deutschen Einheit 2007 wurde gefeiert.", &["Tag der Deutschen Einheit 2007 DATE 2007-10-03"]);
        check("Advent", "2026-11-24", "Am ersten Advent wird gesungen.", &["ersten Advent DATE 2026-11-29"]);
        check("Day of Repentance", "2004-11-10", "Am Buß- und Bettag ist frei.", &["Buß- und Bettag DATE 2004-11-17"]);
        check("Ascension", day, "An Christi Himmelfahrt 2008 regnete es.", &["Christi Himmelfahrt 2008 DATE 2008-05-01"]);
        check("no document", "", "An Weihnachten ist zu, an Ostern auch.", &["Weihnachten DATE XXXX-12-25", "Ostern DATE XXXX-XX-XX"]);
    }
}
