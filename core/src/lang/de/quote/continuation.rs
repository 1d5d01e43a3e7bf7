//! Sentences in the subjunctive that go on with what was said: `Sie sagte, es sei kalt. Sie friere.`

use super::Sentence;
use super::scan::{Draft, Scan};
use crate::{Morph, QuoteKind};

/// Konjunktiv I goes on over this many sentences.
const REACH: usize = 4;

/// A sentence whose main verb is subjunctive, near a quotation; neighbours become one quotation.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let body = &sentence.body;
    let free = |s: &Scan<'_, '_>, i: usize| s.subjunctive(i) && !s.quoted(i);
    if !scan.any(body.clone(), free) {
        return false;
    }
    let first = body.clone().find(|&i| scan.finite(i) && !scan.quoted(i));
    if first.is_some_and(|i| !scan.subjunctive(i)) {
        return false;
    }
    let konjunktiv1 = scan.any(body.clone(), |s, i| s.subjunctive(i) && !s.quoted(i) && s.w.morph(i).any(Morph::K1));
    let tokens = scan.w.sentences[sentence.k].tokens.clone();
    let Some(n) = scan.last_before(body.start, if konjunktiv1 { REACH } else { 1 }) else { return false };
    let last = &scan.drafts[n];
    if last.kind == QuoteKind::IndirectFreeIndirect && last.content.last() == Some(&(tokens.start - 1)) {
        scan.extend(n, tokens);
    } else {
        let speaker = last.speaker.clone();
        scan.add(Draft { kind: QuoteKind::IndirectFreeIndirect, content: tokens.collect(), speaker, ..Draft::default() });
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "goes on in the subjunctive",
            "Kessler sagte, sie sei zufrieden. Die Mannschaft habe gut gespielt.",
            &["Indirect: sie sei zufrieden | Kessler | sagte", "IndirectFreeIndirect: Die Mannschaft habe gut gespielt. | Kessler | "],
        );
        check(
            "indicative",
            "Kessler sagte, sie sei zufrieden. Die Mannschaft spielte gut.",
            &["Indirect: sie sei zufrieden | Kessler | sagte"],
        );
    }
}
