//! Whether a sentence tells of what was or what will be: decides which Monday, which May is meant.

use super::scan::Scan;
use crate::time::meaning::Direction;
use crate::{Morph, Pos};

/// Finite forms that look ahead: future, modals of intention and obligation.
const AHEAD: &[&str] = &[
    "wird", "werden", "werde", "würde", "würden", "soll", "sollen", "solle", "sollten", "will", "wollen", "wolle", "möchte", "möchten",
    "plant", "planen", "beginnt", "beginnen", "startet", "starten", "findet", "finden", "steht", "stehen", "folgt", "endet", "tritt",
    "trifft", "treffen", "läuft", "muss", "müssen", "darf", "kann", "können",
];

/// Finite forms that look back.
const BACK: &[&str] = &[
    "war",
    "waren",
    "wurde",
    "wurden",
    "hatte",
    "hatten",
    "hat",
    "haben",
    "habe",
    "hätten",
    "hätte",
    "kam",
    "kamen",
    "gab",
    "gaben",
    "ging",
    "gingen",
    "fand",
    "fanden",
    "sei",
    "seien",
    "wären",
    "sagte",
    "sagten",
    "erklärte",
    "teilte",
    "teilten",
    "begann",
    "begannen",
    "konnte",
    "konnten",
    "musste",
    "mussten",
    "wollte",
    "wollten",
    "durfte",
    "durften",
    "ließ",
    "stand",
    "standen",
];

/// The direction of the clause around the tokens `first..end`.
pub(super) fn direction(s: &Scan<'_, '_>, first: usize, end: usize) -> Direction {
    let is_break = |k: usize| matches!(s.word(k), "," | ";" | ":" | "–" | "(" | ")");
    // Commas inside of dates aside, a clause runs from mark to mark; long sentences are cut, so that the time stays linear.
    let from = (first.saturating_sub(REACH).max(s.start)..first)
        .rev()
        .find(|&k| is_break(k))
        .map_or(first.saturating_sub(REACH).max(s.start), |k| k + 1);
    let to = (end..(end + REACH).min(s.end)).find(|&k| is_break(k)).unwrap_or((end + REACH).min(s.end));
    let mut found = scan(s, from, to);
    if found == Direction::Unknown {
        found = scan(s, first.saturating_sub(REACH).max(s.start), (end + REACH).min(s.end));
    }
    // `für Montag geplant`, `bis Mittwoch`: a term.
    let term = s.is(first.wrapping_sub(1), &["bis", "ab", "für"])
        || s.is(first.wrapping_sub(1), &["zum"]) && s.is(first.wrapping_sub(2), &["bis"]);
    if found == Direction::Unknown && term { Direction::Future } else { found }
}

/// How many tokens to either side are looked at.
const REACH: usize = 40;

fn scan(s: &Scan<'_, '_>, from: usize, to: usize) -> Direction {
    let mut found = Direction::Unknown;
    for k in from..to {
        let low = s.low(k);
        if AHEAD.contains(&low) {
            // `soll … haben`: what is said of the past.
            let perfect =
                (k + 1..to).any(|m| s.is(m, &["haben", "sein", "worden"]) && s.is(m.wrapping_sub(1), &[]) || s.is(m, &["worden"]));
            return if perfect { Direction::Past } else { Direction::Future };
        }
        if BACK.contains(&low) {
            found = Direction::Past;
        } else if found == Direction::Unknown && s.w.pos(k) == Pos::Vvfin {
            let morph = s.w.morph(k);
            if morph.any(Morph::PAST) && !morph.any(Morph::PRES) {
                found = Direction::Past;
            } else if morph.any(Morph::PRES) && !morph.any(Morph::PAST) {
                found = Direction::Future;
            }
        }
    }
    found
}
