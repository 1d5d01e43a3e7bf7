//! What recurs: `täglich`, `jeden Montag`, `alle zwei Jahre`, `pro Woche`, `zweimal im Jahr`, `montags`, `werktags`.

use super::amount;
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{Direction, Meaning, What};
use crate::time::value::{Amount, Clock, Unit, Value, every};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let fixed = |end, value| Some(s.fixed(i, end, value));
    match s.class(i) {
        Word::Often(count, unit) => fixed(i + 1, every(Amount::whole(u64::from(count)), unit)),
        Word::Workdays => fixed(i + 1, Value::Set("P1D".to_owned())),
        Word::Weekdays(weekday) if !s.capital(i) || s.first(i) => fixed(i + 1, Value::Set(format!("XXXX-WXX-{weekday}"))),
        Word::Recurring(part) => fixed(i + 1, Value::Set(format!("XXXX-XX-XX{}", part.code()))),
        // `abends`: of the day told of, or every day.
        Word::Parts(part) => match super::tense::direction(s, i, i + 1) {
            Direction::Past => Some(s.found(i, i + 1, Meaning::time(What::Here, Clock::Part(part)))),
            _ => fixed(i + 1, Value::Set(format!("XXXX-XX-XX{}", part.code()))),
        },
        Word::Every => each(s, i),
        Word::All => {
            let length = amount::parse(s, i + 1).filter(|l| l.end > i + 2)?;
            fixed(length.end, every(length.amount, length.unit))
        }
        Word::Unit(Unit::Weekend, true) if s.is(i.wrapping_sub(1), &["den"]) => fixed(i + 1, Value::Set("XXXX-WXX-WE".to_owned())),
        Word::Unit(unit, false) if per(s, i) => fixed(i + 1, every(Amount::whole(1), unit)),
        // `120 Kilometer pro Stunde` is a speed.
        _ if s.is(i, &["pro"]) && !(s.before(i, 1).contains("meter") || s.is(i.wrapping_sub(1), &["km", "m", "meilen"])) => {
            match s.class(i + 1) {
                Word::Unit(unit, false) => fixed(i + 2, every(Amount::whole(1), unit)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `jeden Tag`, `jeden Montagabend`, `jeden zweiten Tag`
fn each(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (at, count) = match s.class(i + 1) {
        Word::Ordinal(n) => (i + 2, u64::from(n)),
        _ => (i + 1, 1),
    };
    let value = match s.class(at) {
        Word::Unit(Unit::Weekend, _) => Value::Set("XXXX-WXX-WE".to_owned()),
        Word::Unit(unit, false) => every(Amount::whole(count), unit),
        Word::Weekday(weekday) => {
            // `jeden dritten Mittwoch im Monat`
            if s.is(at + 1, &["im", "des"]) && matches!(s.class(at + 2), Word::Unit(Unit::Month, false)) {
                return Some(s.fixed(i, at + 3, every(Amount::whole(1), Unit::Month)));
            }
            Value::Set(format!("XXXX-WXX-{weekday}"))
        }
        Word::WeekdayPart(weekday, part) => Value::Set(format!("XXXX-WXX-{weekday}{}", part.code())),
        Word::Part(part) => Value::Set(format!("XXXX-XX-XX{}", part.code())),
        Word::Month(month) => Value::Set(format!("XXXX-{month:02}")),
        _ => return None,
    };
    Some(s.fixed(i, at + 1, value))
}

/// `zweimal im Jahr`, `400 Euro im Monat`, `acht Stunden am Tag`, `zweimal die Woche`: a number stands shortly before.
fn per(s: &Scan<'_, '_>, i: usize) -> bool {
    let fits = match s.class(i) {
        Word::Unit(Unit::Day, _) => s.is(i.wrapping_sub(1), &["am"]),
        Word::Unit(Unit::Month | Unit::Year | Unit::Quarter, _) => s.is(i.wrapping_sub(1), &["im"]),
        Word::Unit(Unit::Week | Unit::Hour, _) => {
            s.is(i.wrapping_sub(1), &["die"]) || s.is(i.wrapping_sub(1), &["der"]) && s.is(i.wrapping_sub(2), &["in"])
        }
        _ => false,
    };
    let counted = |back: usize| {
        matches!(s.class_before(i, back), Word::Number(_)) && s.class_before(i, back - 1) != Word::Hour
            || s.before(i, back).ends_with("mal")
    };
    fits && s.year(i + 1).is_none() && (2..=4).any(counted) && !s.is(i + 1, &["der", "des", "nach", "vor", "zuvor", "darauf", "danach"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check("daily", day, "Er liest täglich, sie jährlich.", &["täglich SET P1D", "jährlich SET P1Y"]);
        check("each", day, "Jeden Tag und jedes Jahr wird gesungen.", &["Jeden Tag SET P1D", "jedes Jahr SET P1Y"]);
        check(
            "each Monday",
            day,
            "Jeden Montag und jeden Dienstagabend.",
            &["Jeden Montag SET XXXX-WXX-1", "jeden Dienstagabend SET XXXX-WXX-2TEV"],
        );
        check("every two", day, "Sie wählen alle zwei Jahre.", &["alle zwei Jahre SET P2Y"]);
        check("per", day, "Sie sparen 400 Euro pro Monat.", &["pro Monat SET P1M"]);
        check("twice a year", day, "Sie tagen zweimal im Jahr.", &["Jahr SET P1Y"]);
        check("Mondays", day, "Der Zoo ist montags zu.", &["montags SET XXXX-WXX-1"]);
        check("Sundays, first word", day, "Sonntags ist der Zoo zu.", &["Sonntags SET XXXX-WXX-7"]);
        check("nights", day, "Der Zoo ist nachts zu.", &["nachts SET XXXX-XX-XXTNI"]);
    }
}
