//! `Wie die Polizei mitteilte, …` `…, wie Berg sagt, …`

use super::adposition::trim;
use super::scan::{Draft, Scan};
use super::{Sentence, clause};
use crate::QuoteKind;

/// A clause with `wie` and a word of saying frames the rest of its sentence.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    if sentence.clauses.len() < 2 {
        return false;
    }
    for (n, range) in sentence.clauses.iter().enumerate() {
        let wie = range.start;
        if scan.low(wie) != "wie" || scan.quoted(wie) || !scan.any(range.clone(), Scan::says) {
            continue;
        }
        let mut end = range.end;
        // An apposition or relative clause inside the frame: `wie Berg, der Sprecher, sagte, …`
        let mut m = n + 1;
        while m < sentence.clauses.len() && !scan.any(range.start..end, Scan::finite) {
            end = sentence.clauses[m].end;
            m += 1;
        }
        let start = if n > 0 { wie - 1 } else { wie };
        let frame: Vec<usize> = (start..end).collect();
        let mut cue = vec![wie];
        cue.extend((wie + 1..end).filter(|&i| scan.says(i) || (scan.finite(i) && !scan.quoted(i))));
        clause::complete_cue(scan, &mut cue, &(wie..end));
        let speaker = scan.subject(&(wie..end), &cue[1..]);
        let content = sentence.body.clone().filter(|i| !frame.contains(i)).collect();
        scan.add(Draft { kind: QuoteKind::Indirect, content: trim(scan, content), frame, cue, speaker, ..Draft::default() });
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "in front",
            "Wie die Polizei mitteilte, ist die Straße gesperrt.",
            &["Indirect: ist die Straße gesperrt | die Polizei | Wie … mitteilte"],
        );
        check(
            "behind",
            "Die Straße ist gesperrt, wie die Polizei am Montag mitteilte.",
            &["Indirect: Die Straße ist gesperrt | die Polizei | wie … mitteilte"],
        );
        check("comparison", "Er singt wie sein Vater.", &[]);
    }
}
