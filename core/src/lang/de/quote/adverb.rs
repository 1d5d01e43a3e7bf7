//! `Demnach starben drei Menschen.` `…, wonach drei Menschen starben.` `Danach habe er …`

use super::Sentence;
use super::adposition::trim;
use super::scan::{Draft, Scan};
use crate::QuoteKind;

/// These adverbs are cue and speaker at once, as the guidelines have it.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let body = &sentence.body;
    for i in body.clone() {
        if scan.adposition(i) == 0 || scan.quoted(i) {
            continue;
        }
        let (frame, content): (Vec<usize>, Vec<usize>) = match scan.low(i) {
            "demnach" => (vec![i], body.clone().filter(|&x| x != i).collect()),
            "danach" | "demzufolge" if scan.any(body.clone(), Scan::subjunctive) => (vec![i], body.clone().filter(|&x| x != i).collect()),
            "wonach" => ((body.start..=i).collect(), (i + 1..body.end).collect()),
            _ => continue,
        };
        scan.add(Draft {
            kind: QuoteKind::Indirect,
            content: trim(scan, content),
            frame,
            cue: vec![i],
            speaker: vec![i],
            ..Draft::default()
        });
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check("demnach", "Demnach starben drei Menschen.", &["Indirect: starben drei Menschen | Demnach | Demnach"]);
        check("wonach", "Es gibt Berichte, wonach drei Menschen starben.", &["Indirect: drei Menschen starben | wonach | wonach"]);
    }
}
