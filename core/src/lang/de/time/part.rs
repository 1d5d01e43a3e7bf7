//! Parts of days: `am Abend`, `in der Nacht zum Samstag`, `am Morgen des 16. September`, `abends`.

use super::day;
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Holiday, Meaning, What};
use crate::time::value::{Clock, Part, Unit};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (at, rel) = match s.class(i) {
        Word::Tint => (i + 1, None),
        Word::Rel(rel) => (i + 1, Some(rel)),
        _ => (i, None),
    };
    let part = match s.class(at) {
        Word::Part(part) if s.capital(at) => part,
        Word::HolidayNight(month, day) => return Some(holiday_night(s, at, Holiday::Fixed(month, day))),
        _ => return None,
    };
    let clock = Clock::Part(part);
    if let Some(found) = of_day(s, i, at, clock) {
        return Some(found);
    }
    if let Some(rel) = rel {
        // `in der vergangenen Nacht`, `am selben Abend`
        let by = match rel {
            super::lexicon::Rel::This => 0,
            super::lexicon::Rel::Last if part == Part::Night => -1,
            rel => match super::relative::day(rel) {
                What::Shift { by, from: From::Document, .. } => by,
                what => return Some(s.found(i, at + 1, Meaning::time(what, clock))),
            },
        };
        let what = What::Shift { unit: Unit::Day, by, from: From::Document };
        return Some(s.found(i, at + 1, Meaning::time(what, clock)));
    }
    stands_alone(s, i, at).then(|| s.found(i, at + 1, Meaning::time(What::Here, clock)))
}

/// The day after the part: `Abend des 29. Juni`, `Nacht zum Samstag`, `Nacht von Freitag auf Samstag`, `Nacht vom 10. auf den 11. Februar`.
fn of_day(s: &Scan<'_, '_>, i: usize, at: usize, clock: Clock) -> Option<Found> {
    let next = at + 1;
    let time = |end, what, offset| Some(s.found(i, end, Meaning::At { what, offset, clock: Some(clock) }));
    match s.low(next) {
        "des" | "am" | "vom" | "von" => {
            if let Some(found) = night_between(s, i, next + 1, clock) {
                return Some(found);
            }
            if s.is(next, &["von", "am"]) {
                return None;
            }
            let hit = day::parse(s, next + 1)?;
            time(hit.end, hit.what, 0)
        }
        "zum" | "auf" | "zu" => {
            let hit = day::parse(s, s.skip(next + 1, &["den", "dem"]))?;
            time(hit.end, hit.what, -1)
        }
        _ => None,
    }
}

/// `10. auf den 11. Februar`, `Freitag auf Samstag`: the night begins on the first.
fn night_between(s: &Scan<'_, '_>, i: usize, first: usize, clock: Clock) -> Option<Found> {
    const TO: &[&str] = &["auf", "zum", "zu"];
    let (after, own) = match s.class(first) {
        Word::Ordinal(_) if s.is(first + 1, TO) => (first + 1, None),
        _ => {
            let hit = day::parse(s, first)?;
            (hit.end, Some(hit.what))
        }
    };
    if !s.is(after, TO) {
        return None;
    }
    let second = day::parse(s, s.skip(after + 1, &["den", "dem"]))?;
    // The year stands with the second day.
    let (what, offset) = match own {
        Some(what @ What::Weekday(..)) => (what, 0),
        _ => (second.what, -1),
    };
    Some(s.found(i, second.end, Meaning::At { what, offset, clock: Some(clock) }))
}

/// `Silvesternacht 2005/06`
fn holiday_night(s: &Scan<'_, '_>, at: usize, holiday: Holiday) -> Found {
    let (end, year) = super::date::year_after(s, at + 1);
    let (end, year) = match super::year::two_years(s.low(end)) {
        Some((first, _)) => (end + 1, crate::time::meaning::Year::Known(first)),
        None => (end, year),
    };
    s.found(at, end, Meaning::time(What::Holiday(year, holiday), Clock::Part(Part::Night)))
}

/// Whether a part of a day without a date is one of a day: `am Abend`, not `ein bunter Abend`.
fn stands_alone(s: &Scan<'_, '_>, i: usize, at: usize) -> bool {
    if i == s.start {
        return at > i;
    }
    let before = s.low(i - 1);
    matches!(before, "am" | "gegen" | "zum" | "bis" | "seit" | "vom" | "im" | "des" | "jenem")
        || (matches!(before, "der" | "die" | "den" | "ganzen" | "gesamte" | "gesamten" | "ganze" | "frühen" | "späten" | "einer" | "zur"))
            && matches!(s.class(at), Word::Part(Part::Night))
        || (matches!(before, "den" | "die") && s.low(at).ends_with("stunden"))
        || before == "den" && at > i
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        // A Friday.
        let day = "2006-10-06";
        check("evening", day, "Am Abend brannte es.", &["Abend TIME 2006-10-06TEV"]);
        check(
            "evening of the day named",
            day,
            "Am Dienstag brannte es. Am Abend war Ruhe.",
            &["Dienstag DATE 2006-10-03", "Abend TIME 2006-10-03TEV"],
        );
        check("early", day, "Am frühen Morgen brannte es.", &["frühen Morgen TIME 2006-10-06TMO"]);
        check("of a date", day, "Am Morgen des 16. September war Ruhe.", &["Morgen des 16. September TIME 2006-09-16TMO"]);
        check("night to", day, "In der Nacht auf Freitag brannte es.", &["Nacht auf Freitag TIME 2006-10-05TNI"]);
        check("night to today", day, "In der Nacht zum heutigen Freitag brannte es.", &["Nacht zum heutigen Freitag TIME 2006-10-05TNI"]);
        check(
            "night from to",
            day,
            "In der Nacht von Dienstag auf Mittwoch brannte es.",
            &["Nacht von Dienstag auf Mittwoch TIME 2006-10-03TNI"],
        );
        check(
            "night between dates",
            day,
            "In der Nacht vom 30. September auf den 1. Oktober brannte es.",
            &["Nacht vom 30. September auf den 1. Oktober TIME 2006-09-30TNI"],
        );
        check(
            "night between days",
            day,
            "In der Nacht vom 10. auf den 11. Februar 2006 brannte es.",
            &["Nacht vom 10. auf den 11. Februar 2006 TIME 2006-02-10TNI"],
        );
        check("last night", day, "In der vergangenen Nacht brannte es.", &["vergangenen Nacht TIME 2006-10-05TNI"]);
        check("New Year's Eve", "2007-01-03", "In der Silvesternacht brannte es.", &["Silvesternacht TIME 2006-12-31TNI"]);
    }

    #[test]
    fn not_times() {
        check("an evening of songs", "2006-10-06", "Ein bunter Abend mit Musik, guten Morgen! Über Nacht blieb es ruhig.", &[]);
    }
}
