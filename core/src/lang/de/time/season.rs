//! Parts of years: `Sommer 2009`, `im dritten Quartal`, `in der zweiten Jahreshälfte`, `erstes Halbjahr 2005`, `Q3 2014`, the weekend.

use super::date;
use super::lexicon::{Rel, Word};
use super::scan::{Found, Scan};
use crate::time::meaning::{Meaning, What, Which, Year};
use crate::time::value::Unit;

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (at, rel) = match s.class(i) {
        Word::Rel(rel) => (i + 1, Some(rel)),
        _ => (i, None),
    };
    // `vergangenes Wochenende` is counted, as weeks are.
    if rel.is_some() && matches!(s.class(at), Word::Unit(Unit::Weekend, _)) {
        return None;
    }
    let (end, what) = parse(s, at)?;
    if rel.is_none() && end == at + 1 && !stands_alone(s, at) {
        return None;
    }
    let what = match (rel, what) {
        (Some(rel), What::Season(Year::Open, season)) => What::Season(
            match rel {
                Rel::Last => Year::Last,
                Rel::Next => Year::Next,
                rel => date::rel_year(rel),
            },
            season,
        ),
        (_, what) => what,
    };
    Some(s.found(i, end, Meaning::at(what)))
}

/// A part of a year at token `i`, with the year if one follows.
pub(super) fn parse(s: &Scan<'_, '_>, i: usize) -> Option<(usize, What)> {
    let (at, make): (usize, Box<dyn Fn(Year) -> What>) = match (s.class(i), s.class(i + 1)) {
        (Word::Season(season), _) => (i + 1, Box::new(move |y| What::Season(y, season))),
        (Word::Ordinal(n @ 1..=4), Word::Unit(Unit::Quarter, _)) => (i + 2, Box::new(move |y| What::Quarter(y, n as u8))),
        (Word::Ordinal(n @ 1..=2), Word::Unit(Unit::Half, _) | Word::YearHalf) => (i + 2, Box::new(move |y| What::Half(y, n as u8))),
        (Word::Ordinal(1..=2), Word::MonthHalf(month)) => (i + 2, Box::new(move |y| What::Month(y, month))),
        // `Q3 2014`, `H1 2015`
        (Word::YearPart(part, n), Word::Number(_)) if s.year(i + 1).is_some() => {
            (i + 1, Box::new(move |y| if part == Unit::Quarter { What::Quarter(y, n) } else { What::Half(y, n) }))
        }
        (Word::Unit(Unit::Weekend, false), _) => return Some((i + 1, What::Weekend(Which::Open))),
        _ => return None,
    };
    if let Some((first, _)) = super::year::two_years(s.low(at)) {
        return Some((at + 1, make(Year::Known(first))));
    }
    let (end, year) = date::year_after(s, at);
    Some((end, make(year)))
}

/// Whether a bare season or weekend is meant: `im Sommer`, not `Theo Sommer`.
fn stands_alone(s: &Scan<'_, '_>, i: usize) -> bool {
    if s.class(i) == Word::Unit(Unit::Weekend, false) {
        return s.is(
            i.wrapping_sub(1),
            &["am", "das", "des", "vom", "zum", "übers", "fürs", "dem", "gesamte", "ganze", "ganzen", "kommende", "ans"],
        );
    }
    s.first(i)
        || s.is(
            i.wrapping_sub(1),
            &[
                "im", "seit", "ab", "bis", "zum", "vom", "den", "des", "der", "dem", "ganzen", "gesamten", "und", "nach", "vor", "über",
                "von", "beim", "in",
            ],
        )
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2014-07-19";
        check("season", day, "Im Sommer 2009 und im Herbst wird gebaut.", &["Sommer 2009 DATE 2009-SU", "Herbst DATE 2014-FA"]);
        check("quarter", day, "Im dritten Quartal 2013 stieg der Gewinn.", &["dritten Quartal 2013 DATE 2013-Q3"]);
        check("second half", day, "In der zweiten Jahreshälfte soll er steigen.", &["zweiten Jahreshälfte DATE 2014-H2"]);
        check("first half", day, "Im ersten Halbjahr 2012 stieg er.", &["ersten Halbjahr 2012 DATE 2012-H1"]);
        check("weekend", "2008-03-17", "Am Wochenende gab es Unruhen.", &["Wochenende DATE 2008-W11-WE"]);
        check("weekend ahead", "2008-03-17", "Am Wochenende wird gewählt.", &["Wochenende DATE 2008-W12-WE"]);
        check("Q3", day, "Im Q3 2013 stieg der Gewinn.", &["Q3 2013 DATE 2013-Q3"]);
        check("half behind", "2014-11-24", "Im ersten Halbjahr stieg der Gewinn.", &["ersten Halbjahr DATE 2014-H1"]);
        check("weekend that comes", "2026-11-24", "Am kommenden Wochenende ist Markt.", &["kommenden Wochenende DATE 2026-W48-WE"]);
        check("surname", day, "Das schrieb Theo Sommer.", &[]);
    }
}
