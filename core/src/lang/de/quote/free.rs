//! Free indirect speech: `Der Minister kündigte Hilfen an. Sie sollen im Mai fließen.`

use super::Sentence;
use super::scan::{Draft, Scan};
use crate::QuoteKind;

/// A sentence with `soll` right after a quotation.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let Some(first) = sentence.clauses.first() else { return false };
    let verb = first.clone().find(|&i| scan.finite(i) && !scan.quoted(i));
    if !verb.is_some_and(|i| scan.is(i, &["soll", "sollen"])) {
        return false;
    }
    let Some(last) = scan.last_before(sentence.body.start, 1) else { return false };
    let speaker = scan.drafts[last].speaker.clone();
    let content = scan.w.sentences[sentence.k].tokens.clone().collect();
    scan.add(Draft { kind: QuoteKind::FreeIndirect, content, speaker, ..Draft::default() });
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "soll",
            "Der Minister kündigte an, dass Hilfen kommen. Sie sollen im Mai fließen.",
            &["Indirect: dass Hilfen kommen | Der Minister | kündigte an", "FreeIndirect: Sie sollen im Mai fließen. | Der Minister | "],
        );
    }
}
