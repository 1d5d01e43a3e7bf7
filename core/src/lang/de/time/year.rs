//! Years: `1986`, `im Jahr 2004`, `Geschäftsjahr 2000/2001`, `2004/05`, `2009-2013`.

use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::Span;
use crate::time::meaning::{From, Meaning, What, Year};
use crate::time::value::{Period, Unit};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    match s.class(i) {
        Word::Unit(..) | Word::YearLike => named(s, i),
        Word::Number(_) => {
            let year = s.year(i).filter(|year| is_year(s, i, *year))?;
            Some(s.found(i, i + 1, Meaning::at(What::Year(Year::Known(year)))))
        }
        Word::Numeric => {
            let (first, second) = two_years(s.low(i))?;
            let low = s.low(i);
            let cut = low.find(['/', '-', '–'])?;
            if low[cut..].starts_with('/') && second == first + 1 {
                return Some(s.found(i, i + 1, Meaning::at(What::Known(Period::Years(first, second)))));
            }
            let span = s.w.span(i, i);
            let mark = low[cut..].chars().next().map_or(1, char::len_utf8);
            let year = |y| Meaning::at(What::Year(Year::Known(y)));
            let times = vec![
                (i, Span::new(span.start, span.start + cut), year(first)),
                (i, Span::new(span.start + cut + mark, span.end), year(second)),
            ];
            Some(Found { end: i + 1, times })
        }
        _ => None,
    }
}

/// `Jahr 2004`, `Saison 2006/07`, `des Jahres`
fn named(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let yearly = matches!(s.class(i), Word::Unit(Unit::Year, _) | Word::YearLike);
    if let Some(year) = s.year(i + 1).filter(|_| yearly) {
        return Some(s.found(i, i + 2, Meaning::at(What::Year(Year::Known(year)))));
    }
    if let Some((first, second)) = two_years(s.low(i + 1)).filter(|_| yearly && s.class(i + 1) == Word::Numeric) {
        return (second == first + 1 || s.class(i) == Word::YearLike)
            .then(|| s.found(i, i + 2, Meaning::at(What::Known(Period::Years(first, second)))));
    }
    // `Saison 06/07`
    if s.class(i) == Word::YearLike
        && s.class(i + 1) == Word::Numeric
        && let Some((first, second)) = s.low(i + 1).split_once('/')
        && let (2, 2, Ok(first), Ok(second)) = (first.len(), second.len(), first.parse::<i32>(), second.parse::<i32>())
        && second == (first + 1) % 100
    {
        let first = if first < 50 { 2000 + first } else { 1900 + first };
        return Some(s.found(i, i + 2, Meaning::at(What::Known(Period::Years(first, first + 1)))));
    }
    // `im Laufe des Tages`, `der Woche`
    if let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month), false) = s.class(i)
        && s.before(i, 2) == "laufe"
    {
        let from = if unit == Unit::Day { From::Narrative } else { From::Document };
        return Some(s.found(i, i + 1, Meaning::at(What::Shift { unit, by: 0, from })));
    }
    // `des Jahres`: the present one, but `Sportler des Jahres` and `im Laufe des Jahres` alike.
    let of = s.class(i) == Word::Unit(Unit::Year, false) && s.is(i, &["jahres"]) && s.is(i.wrapping_sub(1), &["des"]);
    of.then(|| s.found(i, i + 1, Meaning::at(What::Year(Year::Shift(0, From::Document)))))
}

/// `2004/05`, `2006/2007`, `2009-2013`
pub(super) fn two_years(low: &str) -> Option<(i32, i32)> {
    let (first, second) = low.split_once(['/', '-', '–'])?;
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<i32>().ok())?;
    if first.len() != 4 {
        return None;
    }
    let first = digits(first).filter(|y| (1000..2200).contains(y))?;
    let second = match second.len() {
        4 => digits(second)?,
        2 => {
            let second = first / 100 * 100 + digits(second)?;
            if second <= first { second + 100 } else { second }
        }
        _ => return None,
    };
    (second > first && second < 2200).then_some((first, second))
}

/// Nouns that a number counts or measures, by their ends.
const COUNTED: &[&str] = &[
    "euro",
    "dollar",
    "franken",
    "mark",
    "prozent",
    "meter",
    "metern",
    "metern",
    "kilometer",
    "kilometern",
    "tonnen",
    "kilogramm",
    "liter",
    "litern",
    "hektar",
    "grad",
    "watt",
    "menschen",
    "personen",
    "leute",
    "einwohner",
    "einwohnern",
    "soldaten",
    "teilnehmer",
    "teilnehmern",
    "mitglieder",
    "mitgliedern",
    "arbeiter",
    "mitarbeiter",
    "mitarbeitern",
    "besucher",
    "besuchern",
    "zuschauer",
    "zuschauern",
    "tote",
    "toten",
    "verletzte",
    "verletzten",
    "stimmen",
    "häuser",
    "häusern",
    "stellen",
    "arbeitsplätze",
    "arbeitsplätzen",
    "polizisten",
    "beamte",
    "beamten",
    "mann",
    "frauen",
    "männer",
    "kinder",
    "kindern",
    "schüler",
    "studenten",
    "fahrzeuge",
    "unternehmen",
    "fälle",
    "fällen",
    "stück",
    "seiten",
    "mal",
    "uhr",
    "pfund",
    "rubel",
    "yen",
    "punkte",
    "punkten",
    "exemplare",
    "demonstranten",
    "flüchtlinge",
    "flüchtlingen",
    "bürger",
    "opfer",
    "betriebe",
    "wohnungen",
    "artikel",
    "plätze",
    "quadratmeter",
    "quadratkilometer",
    "kubikmeter",
    "umdrehungen",
    "ps",
    "gramm",
    "haushalte",
    "haushalten",
    "helfer",
    "einsatzkräfte",
    "jahre",
    "jahren",
    "tage",
    "stunden",
    "minuten",
    "wörter",
    "millionen",
    "milliarden",
    "angestellte",
    "beschäftigte",
    "beschäftigten",
    "objekte",
    "seemeilen",
    "meilen",
    "fuß",
    "gäste",
    "gästen",
    "fans",
    "kilowattstunden",
    "parteien",
    "städte",
    "städten",
    "orte",
    "orten",
    "gemeinden",
    "delegierte",
    "delegierten",
    "unterschriften",
    "werke",
    "dokumente",
    "bilder",
];

/// Words that make a number rough or name a thing by it.
const ROUGH: &[&str] = &[
    "rund",
    "etwa",
    "ca.",
    "circa",
    "fast",
    "knapp",
    "über",
    "mindestens",
    "höchstens",
    "mehr",
    "als",
    "insgesamt",
    "um",
    "weitere",
    "weiteren",
    "nr.",
    "nummer",
    "artikel",
    "paragraf",
    "windows",
    "§",
    "km",
];

/// Whether a four-digit number is a year.
fn is_year(s: &Scan<'_, '_>, i: usize, year: i32) -> bool {
    let next = s.low(i + 1);
    if matches!(next, "%" | "€" | "$" | "°" | "km" | "m" | "kg" | "mal" | "bis" if next != "bis")
        || matches!(s.class(i + 1), Word::Unit(..) | Word::Hour | Word::Scale(_))
    {
        return false;
    }
    // `2000 bis 3000 Grad`
    if s.is(i + 1, &["bis", "und", "oder", "–", "-"]) && matches!(s.class(i + 2), Word::Number(_)) && COUNTED.contains(&s.low(i + 3)) {
        return false;
    }
    if (i + 1..i + 3).any(|k| s.capital(k) && (k == i + 1 || s.low(i + 1).ends_with(['e', 'n', 'r'])) && COUNTED.contains(&s.low(k))) {
        return false;
    }
    let likely = (1800..2060).contains(&year);
    match s.low(i.wrapping_sub(1)) {
        "im" | "in" | "seit" | "ab" | "von" | "anno" | "bis" | "vor" | "nach" | "zwischen" | "jahr" | "jahre" | "jahren" | "(" | "und"
        | "–" | "-" | "/" => likely || year < 1700 && s.is(i.wrapping_sub(1), &["im", "(", "anno", "seit", "–", "-"]),
        "war" | "wurde" => true,
        "um" if s.is(i + 1, &["herum"]) => true,
        "als" if !s.is(i.wrapping_sub(2), &["mehr", "weniger", "andere", "anders"]) => likely,
        before if ROUGH.contains(&before) || before.ends_with("resolution") => false,
        // A street's house number, a model: `Straße 1970`, `Windows 2000`, unless the noun is an event of that year.
        _ => likely,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check(
            "bare",
            day,
            "Er wurde 1986 geboren und lebte von 1990 bis 1995 dort.",
            &["1986 DATE 1986", "1990 DATE 1990", "1995 DATE 1995"],
        );
        check(
            "in the year",
            day,
            "Im Jahr 2003 und in den Jahren 1999 und 2000.",
            &["Jahr 2003 DATE 2003", "Jahren 1999 DATE 1999", "2000 DATE 2000"],
        );
        check("season", day, "In der Saison 2003/04 siegte er.", &["Saison 2003/04 DATE 2003/2004"]);
        check(
            "two years",
            day,
            "Im Winter 2003/04 war es kalt, 1948/1949 kälter.",
            &["Winter 2003/04 DATE 2003-WI", "1948/1949 DATE 1948/1949"],
        );
        check("range", day, "Die Jahre (1898-1976) zählen.", &["1898 DATE 1898", "1976 DATE 1976"]);
        check("short season", day, "In der Saison 06/07 siegte er.", &["Saison 06/07 DATE 2006/2007"]);
        check("business year", day, "Im Geschäftsjahr 2003 stieg der Gewinn.", &["Geschäftsjahr 2003 DATE 2003"]);
    }

    #[test]
    fn not_years() {
        for (name, text) in [
            ("people", "Es kamen 2000 Menschen und 1500 weitere Gäste."),
            ("money", "Das kostet 1800 Euro oder rund 2000."),
            ("length", "Der Berg ist 1985 Meter hoch."),
        ] {
            check(name, "2004-12-02", text, &[]);
        }
    }
}
