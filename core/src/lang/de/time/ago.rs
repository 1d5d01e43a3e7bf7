//! A length counted from a day: `vor zwei Jahren`, `in drei Wochen`, `drei Tage später`, `ein Jahr zuvor`.

use super::amount::{self, Length};
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Meaning, What};
use crate::time::value::{Amount, Ref, Unit, Value};

/// A clock time within so many tokens before `eine Minute später` is the one counted from.
const CLOCK_NEAR: usize = 30;

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let length = match s.class(i) {
        // `vor Jahren`, `Tage später`
        Word::Unit(unit, true) => Length { end: i + 1, amount: Amount::Some, unit },
        _ => amount::parse(s, i)?,
    };
    if let Some(by) = super::deictic::step(s, length.end) {
        // `zwei Minuten später`: a point only where the text has told the time.
        if length.unit < Unit::Day && !(1..=CLOCK_NEAR).any(|back| s.class_before(i, back) == Word::Hour) {
            return None;
        }
        let value = counted(length, i32::from(by), From::Narrative);
        return match value {
            Some(what) => Some(s.found(i, length.end + 1, Meaning::at(what))),
            // `Jahre später`: how many is not said.
            None if by > 0 => Some(s.fixed(i, length.end, Value::Duration(length.amount, length.unit))),
            None => Some(s.fixed(i, length.end + 1, Value::Ref(Ref::Past))),
        };
    }
    match preposition(s, i)? {
        "vor" if !sets_apart(s, length.end) => Some(match counted(length, -1, From::Document) {
            Some(what) => s.found(i, length.end, Meaning::at(what)),
            None => s.fixed(i, length.end, Value::Ref(Ref::Past)),
        }),
        "in" if length.amount != Amount::Some && length.unit >= Unit::Day && ahead(s, i) => {
            Some(match counted(length, 1, From::Document) {
                Some(what) => s.found(i, length.end, Meaning::at(what)),
                None => s.fixed(i, length.end, Value::Ref(Ref::Future)),
            })
        }
        _ => None,
    }
}

/// `vor zwei Jahren` as so many months or days from a day, as exact as the unit.
fn counted(length: Length, sign: i32, from: From) -> Option<What> {
    let Amount::Exact(thousandths) = length.amount else { return None };
    let whole = length.amount.rounded()?;
    let shift = |unit, by: i32| Some(What::Shift { unit, by: by * sign, from });
    // Half units count in the next smaller one.
    match length.unit {
        Unit::Year if thousandths == 500 => shift(Unit::Month, 6),
        Unit::Year if thousandths % 1000 != 0 => Some(What::YearOf { months: i32::try_from(thousandths * 12 / 1000).ok()? * sign, from }),
        Unit::Month if thousandths % 1000 != 0 => shift(Unit::Month, whole),
        Unit::Half => shift(Unit::Month, whole.checked_mul(6)?),
        Unit::Quarter => shift(Unit::Month, whole.checked_mul(3)?),
        Unit::Decade => shift(Unit::Year, whole.checked_mul(10)?),
        Unit::Century => shift(Unit::Year, whole.checked_mul(100)?),
        Unit::Year if whole > 1500 => None,
        unit => shift(unit, whole),
    }
}

/// The preposition before token `i`, over words that only make the number rough: `vor mehr als zwei Jahren`.
pub(super) fn preposition<'w>(s: &Scan<'w, '_>, i: usize) -> Option<&'w str> {
    const ROUGH: &[&str] = &[
        "etwa",
        "rund",
        "ca.",
        "circa",
        "zirka",
        "gut",
        "knapp",
        "fast",
        "genau",
        "ungefähr",
        "mehr",
        "als",
        "über",
        "nur",
        "beinahe",
        "nahezu",
        "bereits",
        "schon",
        "erst",
        "wenigen",
        "zirka",
        "annähernd",
        "exakt",
        "weniger",
        "noch",
        "nicht",
        "einmal",
        "mindestens",
        "höchstens",
        "den",
        "der",
        "dem",
    ];
    let mut k = i;
    for _ in 0..4 {
        k = k.checked_sub(1).filter(|&k| k >= s.start)?;
        let low = s.low(k);
        if !ROUGH.contains(&low) {
            return Some(low);
        }
    }
    None
}

/// `vor zwei Jahren Haft` is not, `vor 20 Minuten Verspätung` neither: a noun of what lasts follows.
fn sets_apart(s: &Scan<'_, '_>, end: usize) -> bool {
    s.is(end, &["haft", "gefängnis", "verspätung", "vorsprung"])
}

/// `in zwei Wochen` counted from now: nothing says that it lasted so long.
fn ahead(s: &Scan<'_, '_>, i: usize) -> bool {
    s.is(i.wrapping_sub(1), &["in"]) && super::tense::direction(s, i, i + 1) == crate::time::meaning::Direction::Future
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check("years", day, "Vor zwei Jahren und vor rund 50 Jahren brannte es.", &["zwei Jahren DATE 2002", "50 Jahren DATE 1954"]);
        check(
            "months",
            day,
            "Vor einem Monat und vor einem halben Jahr brannte es.",
            &["einem Monat DATE 2004-11", "einem halben Jahr DATE 2004-06"],
        );
        check(
            "weeks and days",
            day,
            "Vor drei Wochen und vor fünf Tagen brannte es.",
            &["drei Wochen DATE 2004-W46", "fünf Tagen DATE 2004-11-27"],
        );
        check("two years and a half", day, "Das Verfahren begann vor zweieinhalb Jahren.", &["zweieinhalb Jahren DATE 2002"]);
        check("vague", day, "Vor einigen Jahren und vor Monaten brannte es.", &["einigen Jahren DATE PAST_REF", "Monaten DATE PAST_REF"]);
        check("deep past", day, "Vor 60 Millionen Jahren war es wärmer.", &["60 Millionen Jahren DATE PAST_REF"]);
        check(
            "later",
            day,
            "Am 5. Mai 1999 kam er. Drei Tage später ging er.",
            &["5. Mai 1999 DATE 1999-05-05", "Drei Tage später DATE 1999-05-08"],
        );
        check("earlier", day, "1986 wurde es gebaut, ein Jahr zuvor geplant.", &["1986 DATE 1986", "ein Jahr zuvor DATE 1985"]);
        check("ahead", day, "In drei Wochen wird gewählt.", &["drei Wochen DATE 2004-W52"]);
        check(
            "minutes later",
            day,
            "Um 22:30 Uhr fiel der Strom aus, eine Minute später war er da.",
            &["22:30 Uhr TIME 2004-12-02T22:30", "eine Minute später TIME 2004-12-02T22:31"],
        );
        check("before something", day, "Drei Tage vor der Wahl schwieg er.", &["Drei Tage DURATION P3D"]);
    }
}
