//! Vague references: `derzeit`, `bisherige`, `in Zukunft`, `früher`, `vor kurzem`, `zur Zeit`, `in letzter Zeit`, `eines Tages`.

use super::lexicon::{Rel, Word};
use super::scan::{Found, Scan};
use crate::time::meaning::{From, Meaning, What};
use crate::time::value::{Ref, Unit, Value};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let fixed = |end, value| Some(s.fixed(i, end, Value::Ref(value)));
    let next = s.low(i + 1);
    let zeit = next == "zeit" || next == "zeiten";
    match (s.low(i), s.class(i)) {
        ("nun", _) if !s.first(i) => None,
        // `so bald wie möglich`, `mit Zukunft`
        ("bald", _) if s.before(i, 1) == "so" => None,
        ("zukunft" | "vergangenheit", _) if !in_time(s, i) => None,
        (_, Word::Ref(_)) if next == "zeitpunkt" => fixed(i + 2, Ref::Present),
        (_, Word::Ref(value)) => fixed(i + 1, value),
        ("vor", _) if matches!(next, "kurzem" | "längerem" | "langem") => Some(s.fixed(i + 1, i + 2, Value::Ref(Ref::Past))),
        ("seit", _) if matches!(next, "kurzem") => Some(s.fixed(i + 1, i + 2, Value::Ref(Ref::Past))),
        ("seit", _) if matches!(next, "längerem" | "langem") => Some(s.fixed(i + 1, i + 2, Value::Length("PXX".to_owned()))),
        ("zur", _) if next == "zeit" && !s.is(i + 2, &["der", "des", "von"]) => fixed(i + 2, Ref::Present),
        ("bis", _) if next == "dato" => fixed(i + 2, Ref::Past),
        ("jahresfrist", _) if s.is(i.wrapping_sub(1), &["vor"]) => {
            Some(s.found(i, i + 1, Meaning::at(What::Shift { unit: Unit::Year, by: -1, from: From::Document })))
        }
        ("moment", _) if s.is(i.wrapping_sub(1), &["im"]) => fixed(i + 1, Ref::Present),
        ("kürze", _) if s.is(i.wrapping_sub(1), &["in"]) => fixed(i + 1, Ref::Future),
        ("absehbarer" | "absehbare" | "naher", _) if zeit || next == "zukunft" => fixed(i + 2, Ref::Future),
        ("nähere", _) if next == "zukunft" => fixed(i + 2, Ref::Future),
        ("früher", _) if !s.is(i + 1, &["als", "oder"]) && !s.capital(i + 1) && !matches!(s.class_before(i, 1), Word::Unit(..)) => {
            fixed(i + 1, Ref::Past)
        }
        ("eines", _) if next == "tages" => fixed(i + 2, Ref::Future),
        (_, Word::Rel(Rel::Last)) if next == "zeit" => fixed(i + 2, Ref::Past),
        (_, Word::Rel(Rel::Next)) if next == "zeit" || next == "zukunft" => fixed(i + 2, Ref::Future),
        (_, Word::DayAdjective(0)) if next == "zeit" => fixed(i + 2, Ref::Present),
        ("unserer", _) if zeit => fixed(i + 2, Ref::Present),
        ("dieser", _) if zeit && s.is(i.wrapping_sub(1), &["zu", "während", "in"]) => fixed(i + 2, Ref::Past),
        ("diesem", _) if next == "zeitpunkt" => {
            Some(s.found(i, i + 2, Meaning::at(What::Shift { unit: Unit::Day, by: 0, from: From::Narrative })))
        }
        ("diesem", _) if matches!(next, "moment" | "augenblick") => fixed(i + 2, Ref::Present),
        ("einiger" | "längerer" | "kurzer" | "langer" | "geraumer", _) if zeit => match s.before(i, 1) {
            "vor" => fixed(i + 2, Ref::Past),
            "in" => fixed(i + 2, Ref::Future),
            _ => Some(s.fixed(i, i + 2, Value::Length("PXX".to_owned()))),
        },
        ("lange" | "längere" | "einige" | "kurze" | "kürzester" | "geraume", _) if next == "zeit" => {
            Some(s.fixed(i, i + 2, Value::Length("PXX".to_owned())))
        }
        _ => None,
    }
}

/// `in (der) Zukunft`, `für die Zukunft`: the time, not what somebody has before or behind him.
fn in_time(s: &Scan<'_, '_>, i: usize) -> bool {
    const PREPOSITIONS: &[&str] = &["in", "für", "bereits", "auch", "aus"];
    s.is(i.wrapping_sub(1), PREPOSITIONS)
        || s.is(i.wrapping_sub(1), &["der", "die", "naher", "jüngster", "jüngerer", "ferner"]) && s.is(i.wrapping_sub(2), PREPOSITIONS)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check(
            "present",
            day,
            "Derzeit und zur Zeit ruht der Bau, im Moment auch hier.",
            &["Derzeit DATE PRESENT_REF", "zur Zeit DATE PRESENT_REF", "Moment DATE PRESENT_REF"],
        );
        check(
            "past",
            day,
            "Bisher war alles gut, damals erst recht, vor kurzem auch.",
            &["Bisher DATE PAST_REF", "damals DATE PAST_REF", "kurzem DATE PAST_REF"],
        );
        check(
            "future",
            day,
            "Künftig und in Zukunft wird gespart, in Kürze auch hier.",
            &["Künftig DATE FUTURE_REF", "Zukunft DATE FUTURE_REF", "Kürze DATE FUTURE_REF"],
        );
        check(
            "adjectives",
            day,
            "Die bisherige Regel und der derzeitige Stand.",
            &["bisherige DATE PAST_REF", "derzeitige DATE PRESENT_REF"],
        );
        check("formerly", day, "Das war früher anders.", &["früher DATE PAST_REF"]);
        check("comparative", day, "Er kam früher als sie.", &[]);
    }
}
