//! What is said first, its frame after or inside: `Der Etat sei sicher, sagte sie.` `Sie komme, teilte sie mit, erst morgen.`

use super::adposition::trim;
use super::scan::{Draft, Scan};
use super::{Sentence, clause};
use crate::{Pos, QuoteKind};

/// A clause that begins with a verb of saying after a clause with a finite verb.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let clauses = &sentence.clauses;
    for (n, c) in clauses.iter().cloned().enumerate().skip(1) {
        let earlier = sentence.body.start..c.start;
        let verb = c.start;
        let said = (scan.says(verb) || (scan.finite(verb) && c.clone().any(|i| scan.says(i))))
            && scan.any(earlier.clone(), Scan::finite)
            && !adverbial(scan, sentence, n);
        let framed = scan.any(earlier.clone(), Scan::subjunctive)
            && scan.pos(verb) == Pos::Vvfin
            && !scan.subjunctive(verb)
            && c.len() > 1
            && !matches!(scan.w.lemma(verb), "geben" | "haben" | "sein");
        if !(said || framed) || !(scan.finite(verb)) {
            continue;
        }
        let frame: Vec<usize> = (c.start - 1..c.end).collect();
        let mut cue: Vec<usize> = c.clone().filter(|&i| scan.says(i)).collect();
        if cue.is_empty() {
            cue.push(verb);
        }
        clause::complete_cue(scan, &mut cue, &c);
        let speaker = scan.subject(&c, &cue);
        let content = sentence.body.clone().filter(|i| !frame.contains(i)).collect();
        scan.add(Draft { kind: QuoteKind::Indirect, content: trim(scan, content), frame, cue, speaker, ..Draft::default() });
        return true;
    }
    false
}

/// Whether what stands before clause `n` is only an adverbial or relative clause, so that `n` is the main clause: `Als er kam, sagte er …`
fn adverbial(scan: &Scan<'_, '_>, sentence: &Sentence, n: usize) -> bool {
    let first = sentence.clauses[0].start;
    let conjunction = matches!(scan.pos(first), Pos::Kous | Pos::Koui) || scan.is(first, &["um", "als", "ohne", "statt"]);
    let relative = n >= 2 && matches!(scan.pos(sentence.clauses[n - 1].start), Pos::Prels | Pos::Prelat);
    (conjunction && n == 1 && !scan.is(first, &["dass", "daß", "ob"])) || relative
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "after the clause",
            "Die Lage sei ernst, erklärte die Ministerin.",
            &["Indirect: Die Lage sei ernst | die Ministerin | erklärte"],
        );
        check("inside", "Die Lage sei, sagte die Ministerin, ernst.", &["Indirect: Die Lage sei … ernst | die Ministerin | sagte"]);
    }
}
