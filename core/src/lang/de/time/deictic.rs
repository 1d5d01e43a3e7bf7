//! Counted from the article's day or the day the text is at: `gestern Abend`, `heute`, `heutigen`, `am Vortag`, `im Vorjahr`, `am Tag darauf`.

use super::date;
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Meaning, What, Year};
use crate::time::value::{Clock, Part, Ref, Unit, Value};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let shift = |unit, by: i8, from| What::Shift { unit, by: i32::from(by), from };
    match s.class(i) {
        // `von heute auf morgen`
        Word::Day(0) if s.is(i + 1, &["auf"]) && s.is(i + 2, &["morgen"]) => None,
        Word::Day(1) if s.is(i.wrapping_sub(1), &["auf"]) && s.is(i.wrapping_sub(2), &["heute"]) => None,
        Word::Day(days) => Some(day(s, i, days)),
        Word::Part(Part::Morning) if s.low(i) == "morgen" && tomorrow(s, i) => Some(day(s, i, 1)),
        Word::DayAdjective(days) => Some(adjective(s, i, days)),
        Word::ThisYear => Some(s.found(i, i + 1, Meaning::at(What::Year(Year::Shift(0, From::Document))))),
        Word::YearAdjective(by) => Some(s.found(i, i + 1, Meaning::at(What::Year(Year::Shift(i32::from(by), From::Document))))),
        Word::YearAgo => Some(s.found(i, i + 1, Meaning::at(What::Year(Year::Shift(-1, From::Document))))),
        Word::Neighbour(unit, by) => {
            let from = if unit == Unit::Day || by > 0 { From::Narrative } else { From::Document };
            Some(s.found(i, i + 1, Meaning::at(shift(unit, by, from))))
        }
        Word::Eve if s.is(i.wrapping_sub(1), &["am"]) => {
            let end = if s.is(i + 1, &["des", "von", "der"]) { super::day::parse(s, i + 2).map_or(i + 1, |d| d.end) } else { i + 1 };
            Some(s.found(i, end, Meaning::time(What::Here, Clock::Part(Part::Evening))))
        }
        // `am Tag darauf`, `im Jahr zuvor`
        Word::Unit(unit, false) => {
            let by = step(s, i + 1)?;
            Some(s.found(i, i + 2, Meaning::at(shift(unit, by, From::Narrative))))
        }
        _ => None,
    }
}

/// `darauf` or `zuvor` at token `i`: one on or one back.
pub(super) fn step(s: &Scan<'_, '_>, i: usize) -> Option<i8> {
    match s.low(i) {
        "darauf" | "danach" | "später" => Some(1),
        "zuvor" | "davor" | "vorher" => Some(-1),
        _ => None,
    }
}

/// A capital `Morgen` that is the adverb: at the start of a sentence.
fn tomorrow(s: &Scan<'_, '_>, i: usize) -> bool {
    s.first(i) && s.capital(i) && !s.is(i + 1, &["des", "vom", "am", "im", "danach"])
}

/// `heute`, `gestern Abend`, `morgen, den 26. September`, `morgen (Mittwoch)`
fn day(s: &Scan<'_, '_>, i: usize, days: i8) -> Found {
    let what = What::Shift { unit: Unit::Day, by: i32::from(days), from: From::Document };
    // `gestern am frühen Abend`
    let mut at = s.skip(i + 1, &["am", "zu"]);
    at += usize::from(s.class(at) == Word::Tint && at > i + 1);
    match s.class(at) {
        Word::Part(part) | Word::Parts(part) => return s.found(i, at + 1, Meaning::time(what, Clock::Part(part))),
        Word::Day(1) if at == i + 1 => return s.found(i, at + 1, Meaning::time(what, Clock::Part(Part::Morning))),
        Word::Tint if s.is(i + 1, &["früh"]) => return s.found(i, i + 2, Meaning::time(what, Clock::Part(Part::Morning))),
        _ => {}
    }
    if matches!(s.class(i + 2), Word::Weekday(_)) && s.is(i + 1, &["("]) && s.is(i + 3, &[")"]) {
        return s.found(i, i + 4, Meaning::at(what));
    }
    let comma = s.skip(i + 1, &[","]);
    if s.is(comma, &["den", "dem", "der"])
        && let Some(date) = date::day_month(s, comma + 1)
    {
        return s.found(i, date.end, Meaning::at(date.what(None)));
    }
    // `heute vor einem Jahr`, `gestern in einer Woche`
    if let (true, Some(length)) = (s.is(i + 1, &["vor", "in"]), super::amount::parse(s, s.skip(i + 2, &["genau", "fast", "exakt"])))
        && let (Some(n), true) = (length.amount.rounded(), length.unit >= Unit::Day)
    {
        let n = if s.is(i + 1, &["vor"]) { -n } else { n };
        return s.found(i, length.end, Meaning::at(What::Anniversary { days: i32::from(days), unit: length.unit, by: n }));
    }
    if days == 0 && nowadays(s, i) {
        return s.fixed(i, i + 1, Value::Ref(Ref::Present));
    }
    s.found(i, i + 1, Meaning::at(what))
}

/// `bis heute`, `noch heute`, `heute noch`: the present, not the day.
fn nowadays(s: &Scan<'_, '_>, i: usize) -> bool {
    s.is(i.wrapping_sub(1), &["bis", "von", "noch"])
        || s.low(i + 1).contains("jährig")
        || s.is(i + 1, &["noch"]) && s.is(i.wrapping_sub(1), &["auch"])
}

/// `am heutigen Tag`, `das gestrige Unglück`, `der heutige Name`
fn adjective(s: &Scan<'_, '_>, i: usize, days: i8) -> Found {
    let what = What::Shift { unit: Unit::Day, by: i32::from(days), from: From::Document };
    match s.class(i + 1) {
        Word::Unit(Unit::Day, false) => return s.found(i, i + 2, Meaning::at(what)),
        Word::Part(part) => return s.found(i, i + 2, Meaning::time(what, Clock::Part(part))),
        _ => {}
    }
    if let Some(date) = date::day_month(s, i + 1) {
        return s.found(i, date.end, Meaning::at(date.what(None)));
    }
    // Without a morphology of compounds, the end of the noun tells events of the day from what is so nowadays.
    if days == 0 && !(i + 1..i + 4).any(|k| s.capital(k) && is_event(s.low(k))) {
        return s.fixed(i, i + 1, Value::Ref(Ref::Present));
    }
    s.found(i, i + 1, Meaning::at(what))
}

/// A noun of something that happens on a day.
fn is_event(noun: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "sitzung",
        "kundgebung",
        "erklärung",
        "abstimmung",
        "entscheidung",
        "versammlung",
        "veranstaltung",
        "verhandlung",
        "anhörung",
        "eröffnung",
        "verkündung",
        "schluss",
        "tritt",
        "kunft",
        "spiel",
        "wahl",
        "ausgabe",
        "treffen",
        "urteil",
        "anschlag",
        "demonstration",
        "zug",
        "etappe",
        "konferenz",
        "debatte",
        "gipfel",
        "besuch",
        "rede",
        "unglück",
        "unfall",
        "angriff",
        "rennen",
        "start",
        "streik",
        "partie",
        "auftritt",
        "finale",
        "bericht",
        "meldung",
        "mitteilung",
    ];
    ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check(
            "days",
            day,
            "Gestern und vorgestern war frei, morgen und übermorgen nicht.",
            &["Gestern DATE 2004-12-01", "vorgestern DATE 2004-11-30", "morgen DATE 2004-12-03", "übermorgen DATE 2004-12-04"],
        );
        check("today", day, "Die Polizei meldete heute einen Brand.", &["heute DATE 2004-12-02"]);
        check("nowadays", day, "Das gilt bis heute.", &["heute DATE PRESENT_REF"]);
        check("parts", day, "Gestern Abend und heute früh.", &["Gestern Abend TIME 2004-12-01TEV", "heute früh TIME 2004-12-02TMO"]);
        check("far parts", day, "Er kam gestern am späten Abend.", &["gestern am späten Abend TIME 2004-12-01TEV"]);
        check("tomorrow at the start", day, "Morgen wird gewählt.", &["Morgen DATE 2004-12-03"]);
        check("this morning", day, "Am Morgen wurde gewählt.", &["Morgen TIME 2004-12-02TMO"]);
        check("this year", day, "Heuer fällt das diesjährige Fest aus.", &["Heuer DATE 2004", "diesjährige DATE 2004"]);
        check("year before", day, "Im Vorjahr waren es mehr.", &["Vorjahr DATE 2003"]);
        check(
            "day before",
            day,
            "Am 5. Mai 2003 fiel er auf. Am Vortag war er noch da.",
            &["5. Mai 2003 DATE 2003-05-05", "Vortag DATE 2003-05-04"],
        );
        check(
            "day after",
            day,
            "Am 5. Mai 2003 ging er. Am Tag darauf kam sie.",
            &["5. Mai 2003 DATE 2003-05-05", "Tag darauf DATE 2003-05-06"],
        );
        check("today's meeting", day, "Die heutige Sitzung war kurz.", &["heutige DATE 2004-12-02"]);
        check("today's name", day, "Den heutigen Namen bekam sie spät.", &["heutigen DATE PRESENT_REF"]);
        check("a year ago", day, "Heute vor genau einem Jahr brannte es.", &["Heute vor genau einem Jahr DATE 2003-12-02"]);
        check("a week on", day, "Morgen in einer Woche wird gewählt.", &["Morgen in einer Woche DATE 2004-12-10"]);
        check("no document", "", "Gestern brannte es.", &["Gestern DATE XXXX-XX-XX"]);
    }
}
