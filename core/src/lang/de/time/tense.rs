//! Whether a sentence tells of what was or what will be: decides which Monday, which May is meant.

use super::lexicon::{Word, stem};
use super::scan::Scan;
use crate::time::meaning::Direction;
use crate::{Morph, Pos};

/// The direction of the clause around the tokens `first..end`.
pub(super) fn direction(s: &Scan<'_, '_>, first: usize, end: usize) -> Direction {
    if s.is(first.wrapping_sub(1), &["seit"]) || s.is(first.wrapping_sub(1), &["dem"]) && s.is(first.wrapping_sub(2), &["seit"]) {
        return Direction::Since;
    }
    // `die Proteste vom Sonntag`: behind, whatever the verb; `vom 3. bis 5. Mai` says nothing.
    let is_range = s.is(end, &["bis", "an"]) || (first..end).any(|k| s.is(k, &["bis", "auf", "-", "–", "/"]));
    if s.is(first.wrapping_sub(1), &["vom"]) && !is_range {
        return Direction::Past;
    }
    if let Some(direction) = attribute(s, first, end) {
        return direction;
    }
    let is_break = |k: usize| matches!(s.word(k), "," | ";" | ":" | "–" | "(" | ")");
    // Commas inside of dates aside, a clause runs from mark to mark; long sentences are cut, so that the time stays linear.
    let from = (first.saturating_sub(REACH).max(s.start)..first)
        .rev()
        .find(|&k| is_break(k))
        .map_or(first.saturating_sub(REACH).max(s.start), |k| k + 1);
    let to = (end..(end + REACH).min(s.end)).find(|&k| is_break(k)).unwrap_or((end + REACH).min(s.end));
    let mut found = scan(s, from, to, true);
    if found == Direction::Unknown {
        found = scan(s, first.saturating_sub(REACH).max(s.start), (end + REACH).min(s.end), false);
    }
    // `für Montag geplant`, `bis Mittwoch`: a term.
    let term = s.is(first.wrapping_sub(1), &["bis", "ab", "für"])
        || s.is(first.wrapping_sub(1), &["zum"]) && s.is(first.wrapping_sub(2), &["bis"]);
    if found == Direction::Unknown && term { Direction::Future } else { found }
}

/// `der am Montag zurückgetretene Minister`, `die am 10. Mai in Köln stattfindende Wahl`: the participle before the noun decides.
fn attribute(s: &Scan<'_, '_>, first: usize, end: usize) -> Option<Direction> {
    let start = first.checked_sub(2)?;
    let opened = (start..first).any(|k| s.is(k, &["der", "die", "das", "des", "dem", "den", "ein", "eine", "einem", "einer", "einen"]));
    let reach = if opened { 10 } else { 2 };
    let is_adjective = |k: usize| !s.capital(k) && s.low(k).len() > 7 && (s.capital(k + 1) || s.w.pos(k) == Pos::Adja);
    let k = (end..(end + reach).min(s.end)).find(|&k| is_adjective(k) && inflected(s.low(k)).is_some())?;
    let stem = inflected(s.low(k))?;
    if stem.ends_with("end") || ["geplant", "vorgesehen", "angekündigt", "anberaumt", "angesetzt"].contains(&stem) {
        Some(Direction::Future)
    } else {
        is_participle(stem).then_some(Direction::Past)
    }
}

/// The stem of an adjective with its ending.
fn inflected(low: &str) -> Option<&str> {
    Some(stem(low)).filter(|stem| stem.len() < low.len())
}

/// By its form a past participle: `gewählt`, `zurückgetreten`, `veröffentlicht`.
fn is_participle(low: &str) -> bool {
    let prefixed = low.contains("ge") || ["ver", "er", "be", "ent", "zer"].iter().any(|p| low.starts_with(p));
    prefixed && (low.ends_with('t') || low.ends_with("en")) || low.ends_with("iert")
}

/// How many tokens to either side are looked at.
const REACH: usize = 40;

/// The direction by the verbs of the tokens `from..to`; `near`: they are of the clause itself, so that a present counts.
fn scan(s: &Scan<'_, '_>, from: usize, to: usize, near: bool) -> Direction {
    let mut found = Direction::Unknown;
    for k in from..to {
        let pos = s.w.pos(k);
        match s.class(k) {
            // `… herbeiführen zu wollen`: no finite form.
            Word::Verb(_) if pos.is_verb() && !pos.is_finite() => {}
            Word::Verb(Direction::Future) => {
                // `soll … ereignet haben`, `wird … getötet worden sein`: told of the past.
                let perfect =
                    (k + 1..to).any(|m| s.is(m, &["worden"]) || m + 1 == to && s.is(m, &["haben", "sein"]) && is_participle(s.low(m - 1)));
                return if perfect { Direction::Past } else { Direction::Future };
            }
            // `ist … eingetroffen`
            Word::Verb(Direction::Unknown) if (k + 1..to).any(|m| s.w.pos(m) == Pos::Vvpp) => found = Direction::Past,
            Word::Verb(Direction::Unknown) => {}
            Word::Verb(direction) => found = direction,
            _ if found == Direction::Unknown && pos == Pos::Vvfin => {
                let morph = s.w.morph(k);
                if morph.any(Morph::PAST) && !morph.any(Morph::PRES) {
                    found = Direction::Past;
                } else if near && morph.any(Morph::PRES) && !morph.any(Morph::PAST) {
                    found = Direction::Future;
                }
            }
            _ => {}
        }
    }
    found
}
