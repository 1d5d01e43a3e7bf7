//! Measured lengths, for the families that count: `zwei Jahre`, `anderthalb Stunden`, `ein paar Tage`, `10 Millionen Jahre`, `sechs bis acht Monate`.

use super::lexicon::Word;
use super::scan::Scan;
use crate::time::value::{Amount, Unit};

/// A number of units.
#[derive(Clone, Copy)]
pub(super) struct Length {
    pub(super) end: usize,
    pub(super) amount: Amount,
    pub(super) unit: Unit,
}

/// Adjectives between a number and its unit.
const FILLERS: &[&str] = &[
    "weitere",
    "weiteren",
    "weiterer",
    "weiteres",
    "ganze",
    "ganzen",
    "ganzer",
    "ganzes",
    "volle",
    "vollen",
    "voller",
    "gute",
    "guten",
    "guter",
    "knappe",
    "knappen",
    "knapper",
    "lange",
    "langen",
    "aufeinanderfolgende",
    "aufeinanderfolgenden",
    "ehrenamtliche",
    "ehrenamtlichen",
    "gesamte",
    "letzten",
    "kurze",
    "bange",
    "weiter",
];

/// The length at token `i`.
pub(super) fn parse(s: &Scan<'_, '_>, i: usize) -> Option<Length> {
    let (mut at, mut amount) = count(s, i)?;
    // `sechs bis acht Monate`, `12, 13 Monate`: the first counts.
    if let (Amount::Exact(_), Word::Number(_)) = (amount, s.class(i))
        && s.is(at, &["bis", "oder", "-", "–", "/", ","])
        && let Some((next, Amount::Exact(_))) = count(s, s.skip(at + 1, &["zu"]))
        && unit(s, next).is_some()
    {
        at = next;
    }
    if let Word::Scale(power) = s.class(at) {
        amount = match amount {
            Amount::Exact(n) => Amount::Exact(n.checked_mul(10_u64.checked_pow(u32::from(power))?)?),
            Amount::Some => Amount::Some,
        };
        at += 1;
    }
    let (end, unit) = unit(s, at)?;
    // `ein Tag` in the singular, `zwei Tage` in the plural: `einen Tages` is neither.
    Some(Length { end, amount, unit })
}

/// The unit at token `i`, adjectives before it aside.
fn unit(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Unit)> {
    let at = (i..i + 2).find(|&k| !s.is(k, FILLERS)).unwrap_or(i + 2);
    match s.class(at) {
        Word::Unit(unit, _) => Some((at + 1, unit)),
        // `min` after digits
        _ if at == i
            && matches!(s.class_before(at, 1), Word::Number(_))
            && s.is(at, &["min", "min.", "std", "std.", "sek", "sek.", "h"]) =>
        {
            let unit = match s.low(at).chars().next() {
                Some('m') => Unit::Minute,
                Some('s') if s.low(at).starts_with("se") => Unit::Second,
                _ => Unit::Hour,
            };
            Some((at + 1, unit))
        }
        _ => None,
    }
}

/// The number at token `i` and where it ends.
fn count(s: &Scan<'_, '_>, i: usize) -> Option<(usize, Amount)> {
    match s.class(i) {
        Word::Number(n) => Some((i + 1, Amount::Exact(n))),
        // `ein paar`, `eine halbe`, `ein Dutzend`
        Word::One => match s.class(i + 1) {
            Word::Some if s.is(i + 1, &["paar"]) => Some((i + 2, Amount::Some)),
            Word::Half => Some((i + 2, Amount::Exact(500))),
            Word::Number(12_000) => Some((i + 2, Amount::Exact(12_000))),
            Word::Lasting(..) => None,
            _ => Some((i + 1, Amount::Exact(1000))),
        },
        Word::Half => Some((i + 1, Amount::Exact(500))),
        Word::Some => Some((i + 1, Amount::Some)),
        _ => None,
    }
}
