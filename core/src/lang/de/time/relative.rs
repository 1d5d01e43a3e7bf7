//! A word that says which, and a unit: `vergangene Woche`, `dieses Jahr`, `am selben Tag`, `in den letzten zehn Jahren`, `nächsten Tagen`.

use super::lexicon::{Rel, Word};
use super::scan::{Found, Scan};
use super::{amount, date};
use crate::time::meaning::{From, Meaning, What, Which, Year};
use crate::time::value::{Amount, Ref, Unit, Value};

/// How many units on, and from where.
const fn steps(rel: Rel) -> (i32, From) {
    match rel {
        Rel::BeforeLast => (-2, From::Document),
        Rel::Last | Rel::Old => (-1, From::Document),
        Rel::This => (0, From::Document),
        Rel::Next | Rel::New => (1, From::Document),
        Rel::AfterNext => (2, From::Document),
        Rel::Same => (0, From::Narrative),
        Rel::Following => (1, From::Narrative),
        Rel::Preceding => (-1, From::Narrative),
    }
}

/// `nächsten Tag`: counted from the day the text is at, as the article's own neighbours have names.
pub(super) const fn day(rel: Rel) -> What {
    let (by, _) = steps(rel);
    What::Shift { unit: Unit::Day, by, from: From::Narrative }
}

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let Word::Rel(rel) = s.class(i) else { return None };
    let (by, from) = steps(rel);
    match s.class(i + 1) {
        Word::Unit(Unit::Weekend, _) => Some(s.found(i, i + 2, Meaning::at(What::Weekend(weekend(rel))))),
        Word::Unit(unit, false) => unit_found(s, i, rel, unit),
        // `im letzten Jahre`, `den letzten Jahren`
        Word::Unit(unit, true) => plural(s, i, i + 2, rel, unit),
        Word::YearLike if rel != Rel::New => Some(s.found(i, i + 2, Meaning::at(What::Shift { unit: Unit::Year, by, from }))),
        Word::Number(_) | Word::Some | Word::Half => {
            let length = amount::parse(s, i + 1)?;
            if matches!(rel, Rel::Same | Rel::This) && length.amount == Amount::Some {
                return None;
            }
            Some(s.fixed(i, length.end, Value::Duration(length.amount, length.unit)))
        }
        _ => None,
    }
}

fn weekend(rel: Rel) -> Which {
    match rel {
        Rel::Last => Which::Last,
        Rel::This | Rel::Same => Which::Week(0),
        rel => super::weekday::which(rel),
    }
}

fn unit_found(s: &Scan<'_, '_>, i: usize, rel: Rel, unit: Unit) -> Option<Found> {
    let (by, from) = steps(rel);
    let end = i + 2;
    let at = |what| Some(s.found(i, end, Meaning::at(what)));
    match (rel, unit) {
        // `das neue Jahr`: this one in its first half.
        (Rel::New | Rel::Old, Unit::Year) => at(What::Year(if rel == Rel::New { Year::Next } else { Year::Last })),
        (Rel::New | Rel::Old, _) | (_, Unit::Second | Unit::Minute | Unit::Hour) => None,
        (Rel::This, Unit::Day) => at(What::Shift { unit, by: 0, from: From::Narrative }),
        (_, Unit::Day) => at(day(rel)),
        // `im letzten Quartal 2004` is the fourth.
        (Rel::Last, Unit::Quarter) => match date::year_after(s, end) {
            (end, year) if year != Year::Open => Some(s.found(i, end, Meaning::at(What::Quarter(year, 4)))),
            _ => at(What::Shift { unit, by, from }),
        },
        (Rel::Last | Rel::Next, Unit::Decade | Unit::Century) => Some(s.fixed(i, end, Value::Duration(Amount::whole(1), unit))),
        (_, Unit::Year) => at(What::Year(date::rel_year(rel))),
        _ => at(What::Shift { unit, by, from }),
    }
}

/// `den letzten Jahren`: a length of time; `dieser Tage`: now.
fn plural(s: &Scan<'_, '_>, i: usize, end: usize, rel: Rel, unit: Unit) -> Option<Found> {
    match rel {
        Rel::New | Rel::Old | Rel::Same => None,
        Rel::This if s.is(i, &["dieser"]) && unit == Unit::Day => Some(s.fixed(i, end, Value::Ref(Ref::Present))),
        _ => Some(s.fixed(i, end, Value::Duration(Amount::Some, unit))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check(
            "week",
            day,
            "Vergangene Woche und in der nächsten Woche ist zu.",
            &["Vergangene Woche DATE 2004-W48", "nächsten Woche DATE 2004-W50"],
        );
        check("year", day, "In diesem Jahr sind es mehr als im letzten Jahr.", &["diesem Jahr DATE 2004", "letzten Jahr DATE 2003"]);
        check("month", day, "Im kommenden Monat wird gewählt.", &["kommenden Monat DATE 2005-01"]);
        check("weekend", day, "Am vergangenen Wochenende brannte es.", &["vergangenen Wochenende DATE 2004-W48-WE"]);
        check("quarter", day, "Im letzten Quartal 2003 stieg es.", &["letzten Quartal 2003 DATE 2003-Q4"]);
        check("numbered", day, "In den letzten zehn Jahren stieg es.", &["letzten zehn Jahren DURATION P10Y"]);
        check("plural", day, "In den nächsten Tagen regnet es.", &["nächsten Tagen DURATION PXD"]);
        check("same", day, "Im Mai 1999 begann es. Im selben Jahr endete es.", &["Mai 1999 DATE 1999-05", "selben Jahr DATE 1999"]);
        check(
            "following",
            day,
            "Am 5. Mai 1999 kam er. Am folgenden Tag ging er.",
            &["5. Mai 1999 DATE 1999-05-05", "folgenden Tag DATE 1999-05-06"],
        );
        check("no document", "", "Im letzten Jahr brannte es.", &["letzten Jahr DATE XXXX"]);
    }
}
