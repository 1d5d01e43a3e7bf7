//! `Das Werk schließt. Dies teilte der Konzern mit.` — what is said stands in the sentence before.

use super::scan::{Draft, Scan};
use super::{Sentence, clause};
use crate::QuoteKind;

/// `Dies` or `Das` with a verb of saying, after a sentence that is no quotation yet.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let body = &sentence.body;
    let fits = scan.is(body.start, &["dies", "das"])
        && body.len() > 2
        && scan.says(body.start + 1)
        && sentence.k > 0
        && sentence.clauses.len() <= 2;
    if !fits {
        return false;
    }
    let before = scan.w.sentences[sentence.k - 1].tokens.clone();
    if scan.any(before.clone(), |s, i| s.taken[i]) {
        return false;
    }
    let range = body.start + 1..body.end;
    let mut cue: Vec<usize> = range.clone().filter(|&i| scan.says(i)).collect();
    clause::complete_cue(scan, &mut cue, &range);
    let speaker = scan.subject(&range, &cue);
    let frame: Vec<usize> = range.collect();
    let content = before.chain([body.start]).collect();
    scan.add(Draft { kind: QuoteKind::Indirect, content, frame, cue, speaker, ..Draft::default() });
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "Dies teilte … mit",
            "Das Werk schließt im März. Dies teilte der Konzern mit.",
            &["Indirect: Das Werk schließt im März. Dies | der Konzern | teilte … mit"],
        );
    }
}
