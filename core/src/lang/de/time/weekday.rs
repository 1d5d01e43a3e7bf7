//! Weekdays: `Montag`, `am vergangenen Freitag`, `Donnerstag, dem 2. Dezember 2004`, `Samstagabend`, `Mittwoch dieser Woche`.

use super::date;
use super::lexicon::{Rel, Word};
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Meaning, What, Which};
use crate::time::value::{Clock, Part, Unit};

/// A day, perhaps with a part of it.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    pub(super) end: usize,
    pub(super) what: What,
    pub(super) part: Option<Part>,
}

impl Hit {
    pub(super) fn meaning(self) -> Meaning {
        match self.part {
            Some(part) => Meaning::time(self.what, Clock::Part(part)),
            None => Meaning::at(self.what),
        }
    }
}

/// The weekday that a word such as `vergangenen` picks.
pub(super) fn which(rel: Rel) -> Which {
    match rel {
        Rel::Last | Rel::BeforeLast | Rel::Preceding | Rel::Old => Which::Last,
        Rel::This => Which::Week(0),
        Rel::Next => Which::Next,
        Rel::AfterNext => Which::Week(2),
        Rel::Following | Rel::New => Which::After,
        Rel::Same => Which::Open,
    }
}

/// A weekday at token `i` with all that belongs to it.
pub(super) fn parse(s: &Scan<'_, '_>, i: usize) -> Option<Hit> {
    let tinted = usize::from(s.class(i) == Word::Tint);
    let (at, rel) = match s.class(i) {
        Word::Rel(rel) => (i + 1, Some(rel)),
        Word::DayAdjective(_) | Word::Tint => (i + 1, None),
        _ => (i, None),
    };
    let (weekday, mut part) = match s.class(at) {
        Word::Weekday(weekday) => (weekday, None),
        Word::WeekdayPart(weekday, part) => (weekday, Some(part)),
        _ => return None,
    };
    let mut end = at + 1;
    if part.is_none() {
        match s.class(end) {
            // `Samstag Abend`, `Freitag früh`
            Word::Part(p) | Word::Parts(p) => (part, end) = (Some(p), end + 1),
            Word::Tint if s.is(end, &["früh"]) => (part, end) = (Some(Part::Morning), end + 1),
            _ => {}
        }
    }
    if tinted == 1 && part.is_none() {
        return None;
    }
    if let Word::DayAdjective(days) = s.class(i) {
        return Some(with_date(
            s,
            Hit { end, what: What::Shift { unit: Unit::Day, by: i32::from(days), from: From::Document }, part },
            weekday,
        ));
    }
    let hit = with_date(s, Hit { end, what: What::Weekday(weekday, rel.map_or(Which::Open, which)), part }, weekday);
    if hit.end > end {
        return Some(hit);
    }
    if rel.is_none() && part.is_none() && !is_day(s, i) {
        return None;
    }
    // `Freitag vor einer Woche`
    if let (Some(length), true) = (super::amount::parse(s, end + 1), s.is(end, &["vor", "in"]))
        && let (Unit::Week, Some(weeks)) = (length.unit, length.amount.rounded())
    {
        let weeks = if s.is(end, &["vor"]) { -weeks } else { weeks };
        return Some(Hit { end: length.end, what: What::Weekday(weekday, Which::Week(weeks)), part });
    }
    // `Mittwoch dieser Woche`, `Freitag der vergangenen Woche`
    let of = s.skip(end, &["der", "in"]);
    if let (Word::Rel(rel), Word::Unit(Unit::Week, false)) = (s.class(of), s.class(of + 1)) {
        let week = match rel {
            Rel::BeforeLast => -2,
            Rel::Last | Rel::Preceding | Rel::Old => -1,
            Rel::This | Rel::Same => 0,
            Rel::Next | Rel::Following | Rel::New => 1,
            Rel::AfterNext => 2,
        };
        let hit = Hit { end: of + 2, what: What::Weekday(weekday, Which::Week(week)), part };
        return Some(with_date(s, hit, weekday));
    }
    Some(hit)
}

/// The same with a date that follows: `, den 9. Januar`, `(09.01.)`.
fn with_date(s: &Scan<'_, '_>, hit: Hit, weekday: u8) -> Hit {
    let comma = s.skip(hit.end, &[","]);
    let at = s.skip(comma, &["den", "dem", "der"]);
    if let Some(date) = date::day_month(s, at).filter(|_| at > hit.end || matches!(s.class(at), Word::Ordinal(_) | Word::Numeric)) {
        // `Montag, 9. und 10. Mai` is a list.
        return Hit { end: date.end, what: date.what(Some(weekday)), part: hit.part };
    }
    if s.is(hit.end, &["("])
        && let Some(date) = date::day_month(s, s.skip(hit.end + 1, &["den", "dem", "der"]))
        && s.is(date.end, &[")"])
    {
        return Hit { end: date.end + 1, what: date.what(Some(weekday)), part: hit.part };
    }
    hit
}

/// Whether a bare weekday is the day and not a name: `Nastassja Sonntag`, `Herr Freitag`, `Schwarzer Freitag`.
fn is_day(s: &Scan<'_, '_>, i: usize) -> bool {
    if s.first(i) || i == s.start {
        return true;
    }
    // `Bild am Sonntag`, `an 35 Montagen`
    let paper = s.is(i - 1, &["am"]) && s.is(i.wrapping_sub(2), &["bild", "welt", "presse", "rundschau"]);
    if paper || matches!(s.class(i - 1), Word::Number(_) | Word::Some) {
        return false;
    }
    if s.class(i - 1) != Word::Other {
        return true;
    }
    let before = s.word(i - 1);
    !before.starts_with(char::is_uppercase)
        || s.first(i - 1)
            && !matches!(s.low(i - 1), "herr" | "frau" | "herrn")
            && matches!(
                s.low(i - 1),
                "am" | "seit"
                    | "ab"
                    | "bis"
                    | "vom"
                    | "zum"
                    | "von"
                    | "für"
                    | "jeder"
                    | "auf"
                    | "nach"
                    | "vor"
                    | "noch"
                    | "erst"
                    | "der"
                    | "den"
            )
}

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if s.class(i) == Word::ShortWeekday {
        // `Mo., 2. August`
        let date = date::day_month(s, s.skip(s.skip(i + 1, &["."]), &[","]))?;
        return Some(s.found(i, date.end, Meaning::at(date.what(None))));
    }
    let hit = parse(s, i)?;
    Some(s.found(i, hit.end, hit.meaning()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        // A Thursday.
        let day = "2004-12-02";
        check("reported", day, "Das teilte die Polizei am Montag mit.", &["Montag DATE 2004-11-29"]);
        check("today's weekday", day, "Das teilte die Polizei am Donnerstag mit.", &["Donnerstag DATE 2004-12-02"]);
        check("forthcoming", day, "Der Rat soll am Montag tagen.", &["Montag DATE 2004-12-06"]);
        check("deadline", day, "Die Frist läuft bis Montag.", &["Montag DATE 2004-12-06"]);
        check("last", day, "Am vergangenen Freitag brannte es.", &["vergangenen Freitag DATE 2004-11-26"]);
        check("next", day, "Kommenden Dienstag ist Sitzung.", &["Kommenden Dienstag DATE 2004-12-07"]);
        check("with date", day, "Am Donnerstag, dem 2. Dezember 2004, kam er.", &["Donnerstag, dem 2. Dezember 2004 DATE 2004-12-02"]);
        check("the weekday tells the year", day, "Am Freitag, den 11. Juli kam er.", &["Freitag, den 11. Juli DATE 2003-07-11"]);
        check("date in brackets", day, "Am Sonntag (05.12.) ist Markt.", &["Sonntag (05.12.) DATE 2004-12-05"]);
        check("evening", day, "Am Dienstagabend brannte es.", &["Dienstagabend TIME 2004-11-30TEV"]);
        check("evening in two words", day, "Am späten Dienstag Abend brannte es.", &["späten Dienstag Abend TIME 2004-11-30TEV"]);
        check("of a week", day, "Am Mittwoch vergangener Woche brannte es.", &["Mittwoch vergangener Woche DATE 2004-11-24"]);
        check("yesterday's", day, "Am gestrigen Mittwoch brannte es.", &["gestrigen Mittwoch DATE 2004-12-01"]);
        check("a week ago", day, "Am Freitag vor einer Woche brannte es.", &["Freitag vor einer Woche DATE 2004-11-26"]);
        check(
            "short",
            day,
            "Termin: Mo., 6. Dezember, und Fr, 10.12.2004.",
            &["Mo., 6. Dezember DATE 2004-12-06", "Fr, 10.12.2004 DATE 2004-12-10"],
        );
        check("no document", "", "Am Montag brannte es.", &["Montag DATE XXXX-WXX-1"]);
    }

    #[test]
    fn not_times() {
        check("surname", "2004-12-02", "Das sagte Herr Sonntag der Zeitung, auch Eva Freitag schwieg.", &[]);
    }
}
