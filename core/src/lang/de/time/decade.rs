//! Decades, centuries and years before Christ: `in den 1990er Jahren`, `die Neunziger`, `im 19. Jahrhundert`, `1500 v. Chr.`

use super::lexicon::Word;
use super::scan::{Found, Scan};
use crate::time::meaning::{Meaning, What};
use crate::time::value::{Period, Unit};

pub(super) fn find(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let at = |end, period| Some(s.found(i, end, Meaning::at(What::Known(period))));
    let tens = |end: usize| if matches!(s.class(end), Word::Unit(Unit::Year, _)) { end + 1 } else { end };
    match s.class(i) {
        Word::Numeric => {
            let decade = digits(s.low(i))?;
            at(tens(i + 1), Period::Decade(decade))
        }
        Word::Decade(n) if tens(i + 1) > i + 1 || s.capital(i) && s.is(i.wrapping_sub(1), &["der", "den", "die", "seit"]) => {
            at(tens(i + 1), Period::Decade(190 + i32::from(n)))
        }
        Word::DecadeYears(n) => at(i + 1, Period::Decade(190 + i32::from(n))),
        // `im frühen 16. Jahrhundert`
        Word::Tint => century(s, i + 1).and_then(|(end, period)| at(end, period)),
        Word::Ordinal(_) => century(s, i).and_then(|(end, period)| at(end, period)),
        Word::Number(n) if n % 1000 == 0 => {
            let end = before_christ(s, i + 1)?;
            match s.low(i + 1) {
                "v." | "vor" => at(end, Period::BeforeChrist(i32::try_from(n / 1000).ok()?)),
                _ => at(end, Period::Year(Some(i32::try_from(n / 1000).ok().filter(|y| *y < 10_000)?))),
            }
        }
        _ => None,
    }
}

fn century(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Period)> {
    let (Word::Ordinal(n @ 1..=40), Word::Unit(Unit::Century, false)) = (s.class(i), s.class(i + 1)) else { return None };
    match before_christ(s, i + 2) {
        Some(end) if s.is(i + 2, &["v.", "vor"]) => Some((end, Period::BeforeChrist(i32::from(n) * 100 - 100))),
        Some(end) => Some((end, Period::Century(i32::from(n) - 1))),
        None => Some((i + 2, Period::Century(i32::from(n) - 1))),
    }
}

/// The end of `v. Chr.`, `vor Christus`, `n. Chr.` at token `i`.
fn before_christ(s: &Scan<'_, '_>, i: usize) -> Option<usize> {
    (s.is(i, &["v.", "vor", "n.", "nach"]) && s.is(i + 1, &["chr.", "chr", "christus", "christi"])).then_some(i + 2)
}

/// `1990er`, `90er`, `1960-er`, `90ern`, `90er-Jahre`: the decade's number.
fn digits(low: &str) -> Option<i32> {
    let end = low.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = low.split_at(end);
    let rest = rest.trim_start_matches('-');
    let rest = rest.strip_prefix("er")?;
    if !matches!(rest, "" | "n" | "-jahre" | "-jahren" | "jahre" | "jahren") {
        return None;
    }
    let n: i32 = digits.parse().ok()?;
    match digits.len() {
        2 if n % 10 == 0 => Some(190 + n / 10),
        4 if n % 10 == 0 => Some(n / 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        let day = "2004-12-02";
        check("digits", day, "In den 1990er Jahren und den 60er-Jahren.", &["1990er Jahren DATE 199", "60er-Jahren DATE 196"]);
        check("hyphen", day, "In den 1960-er Jahren wurde gebaut.", &["1960-er Jahren DATE 196"]);
        check("words", day, "In den neunziger Jahren und den Achtzigern.", &["neunziger Jahren DATE 199", "Achtzigern DATE 198"]);
        check(
            "century",
            day,
            "Im 19. Jahrhundert und im frühen 16. Jahrhundert.",
            &["19. Jahrhundert DATE 18", "frühen 16. Jahrhundert DATE 15"],
        );
        check("before Christ", day, "Um 1500 v. Chr. brach der Berg aus.", &["1500 v. Chr. DATE BC1500"]);
    }
}
