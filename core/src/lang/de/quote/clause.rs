//! A verb or noun of saying with what is said in the clauses after it.
//!
//! `Sie sagte, dass sie kommt.` `Er fragt, ob …` `Sie verspricht, zu kommen.` `Er sagte, er komme.` `die Forderung, dass …`

use super::adposition::trim;
use super::scan::{Draft, Scan};
use super::{Sentence, lexicon};
use crate::{Pos, QuoteKind};
use core::ops::Range;

/// The first clause with a cue whose next clause can be what is said.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let clauses = &sentence.clauses;
    for n in 0..clauses.len().saturating_sub(1) {
        let Some(mut cue) = cue_of(scan, sentence, n) else { continue };
        let next = &clauses[n + 1];
        let rest = next.start..sentence.body.end;
        if !says_something(scan, next, &rest, &cue) {
            continue;
        }
        complete_cue(scan, &mut cue, &clauses[n]);
        let frame: Vec<usize> = (sentence.body.start..next.start).collect();
        let range = sentence.body.start..next.start;
        let speaker = scan.subject(&range, &cue);
        let content = trim(scan, rest.collect());
        scan.add(Draft { kind: QuoteKind::Indirect, content, frame, cue, speaker, ..Draft::default() });
        return true;
    }
    false
}

/// The words of saying of clause `n`: verbs, or a noun at its end.
fn cue_of(scan: &Scan<'_, '_>, sentence: &Sentence, n: usize) -> Option<Vec<usize>> {
    let clause = &sentence.clauses[n];
    let verbs: Vec<usize> = clause.clone().filter(|&i| scan.says(i)).collect();
    if !verbs.is_empty() {
        return Some(verbs);
    }
    let noun = clause.clone().rev().find(|&i| scan.pos(i) == Pos::Nn && lexicon::is_content_noun(scan.low(i)) && !scan.quoted(i))?;
    let next = sentence.clauses.get(n + 1)?;
    let near = clause.end - noun <= 4;
    let content = scan.is(next.start, &["dass", "daß", "ob"]) || scan.any(next.clone(), Scan::subjunctive);
    (near && content).then(|| {
        clause.clone().filter(|&i| i == noun || (scan.finite(i) && !scan.quoted(i)) || (i + 1 == noun && scan.pos(i) == Pos::Art)).collect()
    })
}

/// Whether the clauses after a cue are its content.
fn says_something(scan: &Scan<'_, '_>, next: &Range<usize>, rest: &Range<usize>, cue: &[usize]) -> bool {
    let first = next.start;
    if scan.is(first, &["dass", "daß", "ob", "was", "wie", "warum", "wer", "wo", "wann", "weshalb", "wieso", "welche", "welcher"]) {
        return true;
    }
    let subjunctive = scan.any(next.clone(), |s, i| s.subjunctive(i) || (s.finite(i) && s.is(i, &["soll", "sollen"])))
        || scan.any(rest.clone(), Scan::subjunctive)
        || scan.any(next.clone(), |s, i| {
            s.perhaps_subjunctive(i) && s.is(i, &["hätten", "sollten", "wollten", "könnten", "müssten", "sollte", "wollte", "würden"])
        });
    let relative = matches!(scan.pos(first), Pos::Prels | Pos::Prelat);
    if relative {
        return scan.any(next.clone(), Scan::subjunctive);
    }
    let infinitive = scan.any(next.clone(), |s, i| {
        s.pos(i) == Pos::Vvizu
            || (s.pos(i) == Pos::Ptkzu && i + 1 < rest.end && matches!(s.pos(i + 1), Pos::Vvinf | Pos::Vainf | Pos::Vminf))
    });
    subjunctive || (infinitive && cue.iter().any(|&i| scan.pos(i).is_verb()) && !scan.is(first, &["um", "ohne", "statt", "anstatt"]))
}

/// Adds to a cue its auxiliary, its separated prefix and its reflexive pronoun: `hat … erklärt`, `teilte … mit`.
pub(super) fn complete_cue(scan: &Scan<'_, '_>, cue: &mut Vec<usize>, clause: &Range<usize>) {
    if cue.iter().any(|&i| scan.pos(i) == Pos::Vvpp) {
        cue.extend(clause.clone().filter(|&i| scan.pos(i) == Pos::Vafin && !scan.quoted(i)));
    }
    if cue.iter().any(|&i| scan.pos(i) == Pos::Vvinf) {
        cue.extend(clause.clone().filter(|&i| scan.pos(i) == Pos::Vmfin && !scan.quoted(i)));
    }
    if let Some(&verb) = cue.iter().find(|&&i| scan.pos(i) == Pos::Vvfin) {
        cue.extend((verb + 1..clause.end).find(|&i| scan.pos(i) == Pos::Ptkvz && !scan.quoted(i)));
        if scan.low(verb).starts_with("hieß") || scan.low(verb) == "heißt" {
            cue.extend((verb + 1..clause.end).find(|&i| scan.low(i) == "es"));
        }
    }
    cue.sort_unstable();
    cue.dedup();
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check("dass", "Der Minister sagte, dass die Steuern sinken.", &["Indirect: dass die Steuern sinken | Der Minister | sagte"]);
        check("verb second in the subjunctive", "Kessler sagte, sie sei zufrieden.", &["Indirect: sie sei zufrieden | Kessler | sagte"]);
        check("ob", "Sie fragte, ob das Geld reiche.", &["Indirect: ob das Geld reiche | Sie | fragte"]);
        check("infinitive", "Die Partei forderte, die Steuern zu senken.", &["Indirect: die Steuern zu senken | Die Partei | forderte"]);
        check("infinitive of a noun", "Berg äußerte die Hoffnung, bald zu siegen.", &["Indirect: bald zu siegen | Berg | äußerte"]);
        check("no saying", "Er lief, dass der Staub flog.", &[]);
    }
}
