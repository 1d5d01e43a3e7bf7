//! A day in any writing, for the families that name a part of one: `Abend des 9. Mai`, `Nacht zum heutigen Samstag`.

use super::lexicon::Word;
use super::scan::Scan;
use super::weekday::Hit;
use super::{date, weekday};
use crate::time::meaning::{From, What};
use crate::time::value::Unit;

/// The day at token `i`.
pub(super) fn parse(s: &Scan<'_, '_>, i: usize) -> Option<Hit> {
    let hit = |end, what| Some(Hit { end, what, part: None });
    if let Some(found) = weekday::parse(s, i) {
        return Some(found);
    }
    if let Some(date) = date::day_month(s, i) {
        return hit(date.end, date.what(None));
    }
    let shift = |by: i8, from| What::Shift { unit: Unit::Day, by: i32::from(by), from };
    match (s.class(i), s.class(i + 1)) {
        (Word::Day(by), _) => hit(i + 1, shift(by, From::Document)),
        (Word::DayAdjective(by), Word::Unit(Unit::Day, false)) => hit(i + 2, shift(by, From::Document)),
        (Word::DayAdjective(by), _) => match date::day_month(s, i + 1) {
            Some(date) => hit(date.end, date.what(None)),
            None => hit(i + 1, shift(by, From::Document)),
        },
        (Word::Rel(rel), Word::Unit(Unit::Day, false)) => hit(i + 2, super::relative::day(rel)),
        (Word::Neighbour(Unit::Day, by), _) => hit(i + 1, shift(by, From::Narrative)),
        (Word::Holiday(holiday), _) => {
            let (end, year) = date::year_after(s, i + 1);
            hit(end, What::Holiday(year, holiday))
        }
        _ => None,
    }
}
