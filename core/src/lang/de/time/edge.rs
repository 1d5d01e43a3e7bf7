//! Start, middle and end: `Anfang März`, `Ende 2004`, `Mitte der Neunziger`, `Ende nächster Woche`, `am Jahresende`.

use super::lexicon::Word;
use super::scan::{Found, Scan};
use super::{date, decade, relative, season};
use crate::time::meaning::{From, Meaning, What, Year};
use crate::time::value::{Period, Unit};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let shift = |unit| What::Shift { unit, by: 0, from: From::Document };
    match s.class(i) {
        Word::YearEdge(month) => {
            if let Some((first, second)) = super::year::two_years(s.low(i + 1)) {
                return Some(s.found(i, i + 2, Meaning::at(What::Known(Period::Years(first, second)))));
            }
            let (end, year) = date::year_after(s, i + 1);
            let year = if year == Year::Open { Year::Shift(0, From::Document) } else { year };
            return Some(s.found(i, end, Meaning::at(month.map_or(What::Year(year), |m| What::Month(year, m)))));
        }
        Word::MonthEdge => return Some(s.found(i, i + 1, Meaning::at(shift(Unit::Month)))),
        Word::WeekEdge => return Some(s.found(i, i + 1, Meaning::at(shift(Unit::Week)))),
        Word::QuarterEdge => return Some(s.found(i, i + 1, Meaning::at(shift(Unit::Quarter)))),
        Word::Edge => {}
        _ => return None,
    }
    if let Some(year) = s.year(i + 1) {
        return Some(s.found(i, i + 2, Meaning::at(What::Year(Year::Known(year)))));
    }
    let at = s.skip(i + 1, &["der", "des"]);
    if let Some((end, what)) = date::month_year(s, at).or_else(|| season::parse(s, at)) {
        return Some(s.found(i, end, Meaning::at(what)));
    }
    let inner = decade::find(s, at).or_else(|| relative::find(s, at)).or_else(|| super::year::find(s, at).filter(|_| at > i + 1));
    if let Some(mut inner) = inner
        && let Some(first) = inner.times.first_mut()
    {
        (first.0, first.1.start) = (i, s.w.span(i, i).start);
        return Some(inner);
    }
    match s.class(at) {
        Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter), false) if at > i + 1 => {
            Some(s.found(i, at + 1, Meaning::at(shift(unit))))
        }
        Word::Unit(Unit::Year, false) if at > i + 1 => Some(s.found(i, at + 1, Meaning::at(What::Year(Year::Open)))),
        Word::Neighbour(Unit::Year, by) => Some(s.found(i, at + 1, Meaning::at(What::Year(Year::Shift(i32::from(by), From::Document))))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check(
            "month",
            day,
            "Anfang März und Ende Oktober 2003 wurde gebaut.",
            &["Anfang März DATE 2004-03", "Ende Oktober 2003 DATE 2003-10"],
        );
        check("year", day, "Ende 2003 und Mitte dieses Jahres brannte es.", &["Ende 2003 DATE 2003", "Mitte dieses Jahres DATE 2004"]);
        check("of the year", day, "Bis Ende des Jahres wird gebaut.", &["Ende des Jahres DATE 2004"]);
        check("decade", day, "Mitte der Neunziger begann es.", &["Mitte der Neunziger DATE 199"]);
        check("century", day, "Anfang des 19. Jahrhunderts begann es.", &["Anfang des 19. Jahrhunderts DATE 18"]);
        check("week", day, "Ende nächster Woche wird gewählt.", &["Ende nächster Woche DATE 2004-W50"]);
        check("compound", day, "Am Jahresende 2003 war Schluss.", &["Jahresende 2003 DATE 2003-12"]);
        check("not a time", day, "Am Ende siegte die Mitte.", &[]);
    }
}
