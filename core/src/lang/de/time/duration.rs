//! Lengths of time: `zwei Stunden`, `seit Jahren`, `jahrelang`, `dreitägig`, `fünf Stunden und drei Minuten`, `1:30 Stunden`. Not ages.

use super::amount::{self, Length};
use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::value::{Amount, Unit, Value};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    match s.class(i) {
        Word::Long(unit) => return Some(s.fixed(i, i + 1, Value::Duration(Amount::Some, unit))),
        Word::Lasting(amount, unit) => return lasting(s, i, amount, unit),
        Word::Unit(unit, true) => return bare(s, i, unit),
        // `in frühen Jahren`, `lange Jahre`
        Word::Tint => {
            let Word::Unit(unit @ (Unit::Day | Unit::Month | Unit::Year), true) = s.class(i + 1) else { return None };
            return Some(s.fixed(i, i + 2, Value::Duration(Amount::Some, unit)));
        }
        Word::Numeric => return measured(s, i),
        Word::Ordinal(1) => {
            // `in den ersten Wochen`, `den ersten beiden Jahren`
            let length = match s.class(i + 1) {
                Word::Unit(unit, true) => Length { end: i + 2, amount: Amount::Some, unit },
                _ => amount::parse(s, i + 1)?,
            };
            return Some(s.fixed(i, length.end, Value::Duration(length.amount, length.unit)));
        }
        _ => {}
    }
    let length = amount::parse(s, i)?;
    if is_age(s, i, length) || !is_length(s, i, length) {
        return None;
    }
    compound(s, i, length).or_else(|| Some(s.fixed(i, length.end, Value::Duration(length.amount, length.unit))))
}

/// `fünf Stunden, drei Minuten und zwölf Sekunden`
fn compound(s: &Scan<'_, '_>, i: usize, first: Length) -> Option<Found> {
    let mut parts = vec![first];
    let mut end = first.end;
    while parts.len() < 4 {
        let next = s.skip(s.skip(end, &[","]), &["und"]);
        match amount::parse(s, next) {
            Some(length) if parts.last().is_some_and(|p| length.unit < p.unit) && length.amount != Amount::Some => {
                end = length.end;
                parts.push(length);
            }
            _ => break,
        }
    }
    if parts.len() < 2 {
        return None;
    }
    let mut value = String::from("P");
    for part in parts {
        let one = Value::Duration(part.amount, part.unit).to_string();
        let clock = one.strip_prefix("PT");
        if clock.is_some() && !value.contains('T') {
            value.push('T');
        }
        value.push_str(clock.unwrap_or(one.trim_start_matches('P')));
    }
    Some(s.fixed(i, end, Value::Length(value)))
}

/// `seit Jahren`, `Stunden lang`: a unit without a number.
fn bare(s: &Scan<'_, '_>, i: usize, unit: Unit) -> Option<Found> {
    let before = matches!(
        s.before(i, 1),
        "seit"
            | "nach"
            | "für"
            | "über"
            | "binnen"
            | "innerhalb"
            | "in"
            | "auf"
            | "vielen"
            | "lange"
            | "frühen"
            | "dauert"
            | "dauerte"
            | "viele"
            | "während"
            | "mit"
    );
    let number_before = matches!(s.class_before(i, 1), Word::Number(_) | Word::Ordinal(_));
    let after = s.is(i + 1, &["lang", "hindurch", "hinweg", "vergehen", "vergangen", "dauern", "gedauert", "nach", "vor"]);
    let fits = !number_before && (after || before && (unit != Unit::Day || !s.is(i + 1, &["der", "des"])));
    // `in Jahren`, `auf Stunden`: only what a preposition of time governs.
    let weak = matches!(s.before(i, 1), "in" | "auf" | "mit" | "für" | "über" | "nach") && !after && unit < Unit::Day;
    (fits && !weak && unit != Unit::Weekend).then(|| s.fixed(i, i + 1, Value::Duration(Amount::Some, unit)))
}

/// Ends of nouns for what lasts for years.
const LASTS: &[&str] = &[
    "haft",
    "strafe",
    "frist",
    "zeit",
    "amtszeit",
    "pause",
    "vertrag",
    "krieg",
    "arbeit",
    "ausbildung",
    "dauer",
    "periode",
    "phase",
    "plan",
    "verfahren",
    "laufzeit",
    "bau",
    "mission",
    "mitgliedschaft",
    "tätigkeit",
    "sperre",
    "herrschaft",
    "bewährung",
    "planung",
    "studie",
    "regierung",
    "bestehen",
    "jubiläum",
    "geschichte",
    "kampf",
    "bürgerkrieg",
    "besatzung",
    "aufenthalt",
    "entwicklung",
    "zusammenarbeit",
    "erfahrung",
    "suche",
    "forschung",
    "karriere",
    "verhandlungen",
    "verbot",
    "gefängnis",
    "freiheitsentzug",
    "ermittlungen",
    "regierungszeit",
];

/// `dreitägige Reise`, but not `dreijährige Tochter`.
fn lasting(s: &Scan<'_, '_>, i: usize, amount: Amount, unit: Unit) -> Option<Found> {
    if unit == Unit::Year {
        if s.word(i).contains("Jähr") {
            return None;
        }
        let noun = (i + 1..i + 3).find(|&k| s.capital(k))?;
        if !LASTS.iter().any(|end| s.low(noun).ends_with(end) || s.low(noun).strip_suffix(['n', 's']).is_some_and(|n| n.ends_with(end))) {
            return None;
        }
    }
    Some(s.fixed(i, i + 1, Value::Duration(amount, unit)))
}

/// `1:30 Stunden`, `9:58,2 Minuten`
fn measured(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let Word::Unit(unit @ (Unit::Hour | Unit::Minute), _) = s.class(i + 1) else { return None };
    let mut fields = s.low(i).split(':').rev();
    let letters = if unit == Unit::Hour && s.low(i).matches(':').count() == 1 { ["M", "H", ""] } else { ["S", "M", "H"] };
    let mut value = String::new();
    for letter in letters {
        let Some(field) = fields.next() else { break };
        let field = field.replace(',', ".");
        if field.is_empty() || !field.bytes().all(|b| b.is_ascii_digit() || b == b'.') || letter.is_empty() {
            return None;
        }
        let plain = field.trim_start_matches('0');
        value.insert_str(0, &format!("{}{letter}", if plain.is_empty() { "0" } else { plain }));
    }
    (fields.next().is_none() && s.low(i).contains(':')).then(|| s.fixed(i, i + 2, Value::Length(format!("PT{value}"))))
}

/// `20 Jahre alt`, `im Alter von 20 Jahren`, `Kinder unter zwölf Jahren`
fn is_age(s: &Scan<'_, '_>, i: usize, length: Length) -> bool {
    let after = s.low(length.end);
    if ["alt", "jünger", "älter"].iter().any(|word| after.starts_with(word)) || matches!(after, "jung" | "junge" | "junger" | "jungen") {
        return true;
    }
    if length.unit != Unit::Year || length.amount == Amount::Some {
        return false;
    }
    // `(60 Jahre)`, `im Alter von 14 bis 17 Jahren`, `zwischen neun und zwölf Jahren`
    let bracket = after == ")" && s.is(i.wrapping_sub(1), &["(", "und"]);
    let of_age = (2..=8).any(|back| s.before(i, back) == "alter");
    let between = s.is(i.wrapping_sub(1), &["und", "bis"])
        && matches!(s.class_before(i, 2), Word::Number(_))
        && s.is(i.wrapping_sub(3), &["zwischen", "von"]);
    bracket || of_age || between || s.is(i.wrapping_sub(1), &["unter", "mit", "ab"]) && s.is(length.end - 1, &["jahren"])
}

/// Whether `ein Tag` and its like measure: an article before a unit often does not.
fn is_length(s: &Scan<'_, '_>, i: usize, length: Length) -> bool {
    match s.class(i) {
        Word::One => {
            let plain = length.end == i + 2;
            if !plain {
                return true;
            }
            // `einer Woche`, `einen Tag`: by what governs it; `ein Tag der Freude` is none.
            let governed = super::ago::preposition(s, i).is_some_and(|p| {
                matches!(
                    p,
                    "seit"
                        | "nach"
                        | "für"
                        | "innerhalb"
                        | "binnen"
                        | "um"
                        | "bis"
                        | "über"
                        | "von"
                        | "zu"
                        | "auf"
                        | "in"
                        | "mit"
                        | "dauert"
                        | "dauerte"
                        | "vor"
                        | "als"
                        | "ab"
                        | "an"
                )
            });
            let followed = s.is(
                length.end,
                &["lang", "nach", "vor", "später", "zuvor", "haft", "dauern", "gedauert", "verlängert", "hinweg", "zeit", "gefängnis"],
            );
            let accusative = s.is(i, &["einen", "eine", "ein", "einer"]) && length.unit != Unit::Day || s.is(i, &["einen"]);
            governed || followed || accusative && length.unit <= Unit::Year
        }
        Word::Half => !s.is(i.wrapping_sub(1), &["um"]) || s.is(i + 1, &["jahr", "stunde"]),
        // `2 Tag`: a number and a singular are no length.
        Word::Number(n) => {
            n != 0 && !(s.is(length.end - 1, &["tag", "jahr", "monat", "woche", "stunde"]) && n > 1000 && s.word(i).len() < 4)
        }
        Word::Some => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check("numbers", day, "Es dauerte zwei Stunden und 30 Minuten länger.", &["zwei Stunden und 30 Minuten DURATION PT2H30M"]);
        check("one and a half", day, "Nach anderthalb Stunden war Schluss.", &["anderthalb Stunden DURATION PT1.5H"]);
        check(
            "half",
            day,
            "Eine halbe Stunde und ein halbes Jahr vergingen.",
            &["Eine halbe Stunde DURATION PT30M", "ein halbes Jahr DURATION P6M"],
        );
        check(
            "since years",
            day,
            "Seit Jahren wird gebaut, seit einigen Wochen schneller.",
            &["Jahren DURATION PXY", "einigen Wochen DURATION PXW"],
        );
        check("since", day, "Er ist seit drei Jahren dabei.", &["drei Jahren DURATION P3Y"]);
        check(
            "long",
            day,
            "Die jahrelange Suche und der dreitägige Besuch endeten.",
            &["jahrelange DURATION PXY", "dreitägige DURATION P3D"],
        );
        check("sentence", day, "Er bekam eine fünfjährige Haftstrafe.", &["fünfjährige DURATION P5Y"]);
        check("large", day, "Der Komet ist zehn Millionen Jahre unterwegs.", &["zehn Millionen Jahre DURATION P10000000Y"]);
        check("decimal", day, "Er brauchte 3,5 Stunden.", &["3,5 Stunden DURATION PT3.5H"]);
        check(
            "time of a race",
            day,
            "Er lief 2:31:37 Stunden und 1:01 Minuten.",
            &["2:31:37 Stunden DURATION PT2H31M37S", "1:01 Minuten DURATION PT1M1S"],
        );
        check("between", day, "Es dauert sechs bis acht Monate.", &["sechs bis acht Monate DURATION P6M"]);
        check("decade", day, "Das dauerte ein Jahrzehnt.", &["ein Jahrzehnt DURATION P10Y"]);
    }

    #[test]
    fn ages_are_not_times() {
        for (name, text) in [
            ("years old", "Sie ist 20 Jahre alt, er drei Wochen alt."),
            ("at the age of", "Er starb im Alter von 78 Jahren."),
            ("under", "Kinder unter zwölf Jahren zahlen nichts."),
            ("adjective", "Die 25-jährige Fahrerin und ihr dreijähriger Sohn lachten."),
            ("counts", "Er war dreimal dort und stieg in der 2. Runde aus."),
        ] {
            check(name, "2004-12-02", text, &[]);
        }
    }
}
