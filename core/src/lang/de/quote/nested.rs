//! Words in marks inside an indirect quotation: `Er sagte, das sei „ein Skandal“.` — a direct quotation of the same speaker.

use super::scan::{Draft, Scan};
use crate::{QuoteKind, sort};

/// Adds the direct fragments of indirect quotations, and sorts all by their first token.
pub(super) fn find(scan: &mut Scan<'_, '_>) {
    sort::by_numbers(&mut scan.drafts, |d| (d.content[0], 0));
    let mut found = Vec::new();
    // The last quotation that had a frame.
    let mut framed: Option<&Draft> = None;
    for (n, outer) in scan.drafts.iter().enumerate() {
        if !outer.frame.is_empty() {
            framed = Some(outer);
        }
        if outer.kind == QuoteKind::Direct {
            continue;
        }
        // Going on in the subjunctive has no frame of its own; that of the same speaker's quotation before still holds.
        let goes_on = outer.kind == QuoteKind::IndirectFreeIndirect;
        let frame = framed.filter(|f| goes_on && f.speaker == outer.speaker).unwrap_or(outer);
        let inside = |i: usize| outer.content.binary_search(&i).is_ok();
        let (first, last) = (outer.content[0], outer.content[outer.content.len() - 1]);
        let from = scan.w.pairs.all.partition_point(|p| p.open < first);
        for pair in scan.w.pairs.all[from..].iter().take_while(|p| p.open <= last) {
            let name = (pair.open + 1..pair.close).all(|i| scan.w.word(i).starts_with(char::is_uppercase));
            if pair.parent.is_some() || !pair.closed || pair.close - pair.open < 2 || !inside(pair.open) || !inside(pair.close) || name {
                continue;
            }
            found.push(Draft {
                kind: QuoteKind::Direct,
                content: (pair.open..=pair.close).collect(),
                parent: Some(n),
                frame: frame.frame.clone(),
                cue: frame.cue.clone(),
                speaker: outer.speaker.clone(),
                addressee: outer.addressee.clone(),
                confidence: outer.confidence,
            });
        }
    }
    scan.drafts.append(&mut found);
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "fragment",
            "Berg sagte, das sei „ein Skandal“.",
            &["Indirect: das sei „ein Skandal“ | Berg | sagte", "Direct: „ein Skandal“ | Berg | sagte"],
        );
    }
}
