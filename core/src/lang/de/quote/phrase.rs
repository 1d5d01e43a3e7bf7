//! Noun phrases: how far one reaches to the right, and which one is the subject of a reporting clause.

use super::base::begins_object;
use super::scan::Scan;
use crate::{Morph, Pos};
use core::ops::Range;

/// Tags that a noun phrase can begin with or go on with.
fn is_nominal(pos: Pos) -> bool {
    matches!(
        pos,
        Pos::Art | Pos::Adja | Pos::Nn | Pos::Ne | Pos::Card | Pos::Fm | Pos::Pposat | Pos::Pdat | Pos::Piat | Pos::Trunc | Pos::Xy
    )
}

/// Nouns after which a name in quotation marks belongs to the phrase: `die Zeitung „Abendpost“`.
const NAMED: &[&str] = &[
    "zeitung",
    "magazin",
    "sender",
    "blatt",
    "zeitschrift",
    "portal",
    "dienst",
    "agentur",
    "partei",
    "organisation",
    "gruppe",
    "initiative",
    "verein",
    "bündnis",
    "studie",
    "webseite",
    "website",
    "nachrichtensendung",
    "sendung",
    "verband",
    "firma",
    "unternehmen",
];

impl Scan<'_, '_> {
    /// Where the noun phrase that starts at `i` ends (exclusive), with attributes and prepositional attributes, without appositions;
    /// `i` if there is none.
    pub(super) fn phrase_end(&self, i: usize, limit: usize) -> usize {
        if i >= limit {
            return i;
        }
        if matches!(self.pos(i), Pos::Pper | Pos::Pds | Pos::Pis | Pos::Prels | Pos::Pws) && !self.is(i, &["es", "man"]) {
            let follows = i + 1 < limit && (is_nominal(self.pos(i + 1)) && self.pos(i + 1) != Pos::Art);
            if !follows || self.pos(i) == Pos::Pper {
                return i + 1;
            }
        }
        let mut j = i;
        let mut last = i;
        while j < limit {
            let pos = self.pos(j);
            let word = self.w.word(j);
            if self.w.pairs.around(j).is_some_and(|p| self.w.pairs.all[p].open == j) {
                // A name in marks, after a noun that announces one or an article or inside the phrase at its start.
                let pair = self.w.pairs.all[self.w.pairs.around(j).unwrap_or_default()];
                let announced =
                    j == i || last < j || NAMED.iter().any(|n| self.low(j - 1).ends_with(n) || self.low(j - 1).ends_with(&format!("{n}s")));
                let short = pair.closed && pair.close - pair.open <= 7 && pair.close < limit;
                if announced && short {
                    j = pair.close + 1;
                    last = j;
                    if j < limit && self.w.word(j).starts_with('-') && self.w.word(j).len() > 1 {
                        j += 1;
                        last = j;
                    }
                    continue;
                }
                break;
            }
            if last == j && j > i {
                if begins_object(self.w, j) {
                    break;
                }
                // After a noun only certain things go on.
                let new_article = pos == Pos::Art && !self.w.morph(j).any(Morph::GEN);
                if matches!(pos, Pos::Adja | Pos::Card | Pos::Piat) || new_article {
                    let genitive = pos == Pos::Adja
                        && self.w.morph(j).any(Morph::GEN)
                        && j + 1 < limit
                        && self.pos(j + 1).is_noun()
                        && !self.w.morph(j).any(Morph::NOM);
                    if !genitive {
                        break;
                    }
                }
            }
            if is_nominal(pos) {
                j += 1;
                if matches!(pos, Pos::Nn | Pos::Ne | Pos::Fm | Pos::Card | Pos::Trunc | Pos::Xy) {
                    last = j;
                }
            } else if word == "(" {
                // An abbreviation or party in brackets.
                let Some(close) = (j + 1..limit.min(j + 7)).find(|&k| self.w.word(k) == ")") else { break };
                j = close + 1;
                last = j;
            } else if matches!(word, "/" | "&" | "+") && j > i && j + 1 < limit {
                j += 1;
            } else if last < j
                && j + 1 < limit
                && (pos == Pos::Adv && is_nominal(self.pos(j + 1)) || pos == Pos::Adjd && self.pos(j + 1) == Pos::Adja)
            {
                // `eine sehr große Mehrheit`
                j += 1;
            } else if j > i
                && last == j
                && self.is(
                    j,
                    &["von", "vom", "aus", "für", "beim", "und", "sowie", "im", "in", "bei", "der", "des", "an", "zur", "zum", "oder"],
                )
                && j + 1 < limit
                && (is_nominal(self.pos(j + 1)) || self.opens(j + 1))
            {
                j += 1;
            } else {
                break;
            }
        }
        last
    }

    /// An opening quotation mark.
    fn opens(&self, i: usize) -> bool {
        self.w.pairs.around(i).is_some_and(|p| self.w.pairs.all[p].open == i)
    }

    /// The phrase at `i` with the appositions that follow it: `Leif Berg, Professor in Kiel`. The comma after the last is not included.
    pub(super) fn with_appositions(&self, i: usize, limit: usize) -> usize {
        let mut end = self.phrase_end(i, limit);
        if end == i || self.pos(i) == Pos::Pper {
            return end;
        }
        while end < limit && self.w.word(end) == "," {
            let start = end + 1;
            let stop = self.phrase_end(start, limit);
            let closes = stop > start && (stop == limit || matches!(self.w.word(stop), "," | ":" | ";"));
            let opens = start < limit && (is_nominal(self.pos(start)));
            // A list goes on with `und`; an apposition ends at a comma or at the end of the clause.
            if !closes || !opens || self.pos(start) == Pos::Prels {
                break;
            }
            end = stop;
        }
        end
    }

    /// Whether the phrase `range` can be nominative, as far as its article, pronoun or adjective tells.
    pub(super) fn can_be_nominative(&self, range: Range<usize>) -> bool {
        for i in range {
            match self.pos(i) {
                Pos::Art | Pos::Pposat | Pos::Pdat | Pos::Piat | Pos::Pper | Pos::Pds | Pos::Pis => {
                    let m = self.w.morph(i);
                    return m.any(Morph::NOM) || !m.any(Morph::GEN | Morph::DAT | Morph::ACC);
                }
                Pos::Adja => {}
                _ => return true,
            }
        }
        true
    }

    /// The first noun phrase of `range` that can be its subject; prepositional phrases are skipped.
    fn first_subject(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut i = range.start;
        while i < range.end {
            match self.pos(i) {
                Pos::Appr | Pos::Apprart => {
                    let end = self.phrase_end(i + 1, range.end);
                    i = end.max(i + 1);
                }
                Pos::Pper | Pos::Pds | Pos::Pis => {
                    if self.is(i, &["es", "man", "sich", "das", "dies", "alles", "nichts", "etwas"]) || !self.can_be_nominative(i..i + 1) {
                        i += 1;
                    } else {
                        return Some(i..self.phrase_end(i, range.end).max(i + 1));
                    }
                }
                pos if is_nominal(pos) || self.opens(i) => {
                    let end = self.phrase_end(i, range.end);
                    if end > i && self.can_be_nominative(i..end) && !self.is_time(i..end) {
                        return Some(i..self.with_appositions(i, range.end));
                    }
                    i = end.max(i + 1);
                }
                _ => i += 1,
            }
        }
        None
    }

    /// `diese Woche`, `Montag`: accusatives of time.
    fn is_time(&self, range: Range<usize>) -> bool {
        const TIMES: &[&str] = &[
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonnabend",
            "sonntag",
            "woche",
            "monat",
            "jahr",
            "tag",
            "uhr",
            "abend",
            "morgen",
            "mal",
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ];
        range.into_iter().rev().find(|&i| self.pos(i).is_noun()).is_some_and(|i| TIMES.contains(&self.low(i)))
    }

    /// The subject of the reporting clause: `frame` is its tokens, `cue` its words of saying.
    pub(super) fn subject(&self, frame: &Range<usize>, cue: &[usize]) -> Vec<usize> {
        let clause = self.clause_of(frame, cue);
        let verb = clause.clone().find(|&i| self.finite(i) && !self.quoted(i));
        let passive = verb.is_some_and(|v| self.w.lemma(v) == "werden" && self.any(clause.clone(), |s, i| matches!(s.pos(i), Pos::Vvpp)));
        if passive {
            return self.agent(clause);
        }
        let Some(verb) = verb.or_else(|| cue.first().copied()) else {
            return self.first_subject(frame.clone()).map(Iterator::collect).unwrap_or_default();
        };
        let first = clause.start;
        let subordinate = matches!(self.pos(first), Pos::Kous | Pos::Prels | Pos::Prelat | Pos::Pwav | Pos::Pws | Pos::Kokom)
            || (matches!(self.pos(first), Pos::Appr | Pos::Apprart)
                && first + 1 < clause.end
                && matches!(self.pos(first + 1), Pos::Prels | Pos::Prelat));
        if subordinate {
            if let Some(found) = self.first_subject(first + 1..clause.end) {
                return found.collect();
            }
            if self.pos(first) == Pos::Prels && self.w.morph(first).any(Morph::NOM) {
                return self.antecedent(frame.start..first);
            }
            return Vec::new();
        }
        if verb == first {
            return self.first_subject(verb + 1..clause_end(self, verb + 1, frame.end)).map(Iterator::collect).unwrap_or_default();
        }
        // Verb second: what stands before the verb is the subject if it begins like one.
        if let Some(found) = self.front(frame.start..verb) {
            return found;
        }
        self.first_subject(verb + 1..clause_end(self, verb + 1, frame.end))
            .or_else(|| self.first_subject(frame.start..verb))
            .map(Iterator::collect)
            .unwrap_or_default()
    }

    /// The clause of the frame that holds the cue, its commas left out; a verb-second clause takes in what stands in front of its verb.
    fn clause_of(&self, frame: &Range<usize>, cue: &[usize]) -> Range<usize> {
        let at = cue.iter().copied().find(|&i| self.finite(i)).or_else(|| cue.first().copied()).unwrap_or(frame.start);
        let mut start = frame.start;
        for i in frame.start..at {
            if self.is_separator(i) {
                start = i + 1;
            }
        }
        let end = (at..frame.end).find(|&i| self.is_separator(i)).unwrap_or(frame.end);
        start.min(end)..end
    }

    /// The phrase in front of a verb-second verb, appositions in, relative clauses out.
    fn front(&self, range: Range<usize>) -> Option<Vec<usize>> {
        let mut i = range.start;
        while i < range.end
            && (matches!(self.pos(i), Pos::Kon | Pos::Comma | Pos::Stop) || self.is(i, &["auch", "nur", "sogar", "doch", "aber", "selbst"]))
        {
            i += 1;
        }
        if i >= range.end || !self.can_be_nominative(i..range.end) {
            return None;
        }
        let begins = is_nominal(self.pos(i))
            || self.opens(i)
            || (matches!(self.pos(i), Pos::Pper | Pos::Pds | Pos::Pis) && !self.is(i, &["es", "man", "das", "dies"]));
        let end = self.with_appositions(i, range.end);
        if !begins || end == i || self.is_time(i..end) {
            return None;
        }
        // Several clauses before the verb: `Als er kam, sagte …` is no front.
        Some((i..end).collect())
    }

    /// `von X` in a passive clause.
    fn agent(&self, clause: Range<usize>) -> Vec<usize> {
        for i in clause.clone() {
            if self.is(i, &["von", "vom", "durch"]) {
                let end = self.phrase_end(i + 1, clause.end);
                if end > i + 1 && !self.is_time(i + 1..end) {
                    return (i + 1..end).collect();
                }
            }
        }
        Vec::new()
    }

    /// The noun phrase in front of a relative clause.
    fn antecedent(&self, before: Range<usize>) -> Vec<usize> {
        let mut i = before.start;
        let mut found = None;
        while i < before.end {
            let end = self.phrase_end(i, before.end);
            if end > i {
                if self.pos(i) != Pos::Appr {
                    found = Some(i..end);
                }
                i = end;
            } else {
                i += 1;
            }
        }
        found.map(Iterator::collect).unwrap_or_default()
    }
}

/// Where the clause that goes on at `from` ends: at a mark between clauses that is not the comma of an apposition.
fn clause_end(scan: &Scan<'_, '_>, from: usize, limit: usize) -> usize {
    (from..limit).find(|&i| scan.is_separator(i) && scan.w.word(i) != ",").unwrap_or(limit)
}
