//! Frames by adposition: `laut Polizei`, `nach Angaben des Ministeriums`, `Experten zufolge`, `gemäß dem Bericht`, `dem Bericht nach`.

use super::scan::{Draft, Scan};
use super::{Sentence, lexicon};
use crate::{Pos, QuoteKind};
use core::ops::Range;

/// A sentence with such a frame is a quotation as a whole.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let body = &sentence.body;
    for i in body.clone() {
        if scan.adposition(i) == 0 || scan.quoted(i) {
            continue;
        }
        let Some((frame, cue)) = frame_at(scan, i, body) else { continue };
        let speaker: Vec<usize> = frame.clone().filter(|&x| x != cue).collect();
        let frame: Vec<usize> = frame.collect();
        let content: Vec<usize> = body.clone().filter(|x| !frame.contains(x)).collect();
        if content.len() < 2 {
            continue;
        }
        scan.add(Draft { kind: QuoteKind::Indirect, content: trim(scan, content), frame, cue: vec![cue], speaker, ..Draft::default() });
        return true;
    }
    false
}

/// Leaves out commas at the ends.
pub(super) fn trim(scan: &Scan<'_, '_>, mut tokens: Vec<usize>) -> Vec<usize> {
    while tokens.last().is_some_and(|&i| matches!(scan.w.word(i), "," | ":" | "–" | "-")) {
        tokens.pop();
    }
    let skip = tokens.iter().take_while(|&&i| matches!(scan.w.word(i), "," | ":")).count();
    tokens.split_off(skip)
}

/// The adpositional frame whose adposition is token `i`, and the adposition.
fn frame_at(scan: &Scan<'_, '_>, i: usize, body: &Range<usize>) -> Option<(Range<usize>, usize)> {
    match scan.low(i) {
        "laut" | "gemäß" if i + 1 < body.end => {
            if scan.pos(i + 1).is_verb() || (scan.low(i) == "laut" && matches!(scan.pos(i), Pos::Adjd | Pos::Adja)) {
                return None;
            }
            let end = scan.with_appositions(i + 1, body.end);
            (end > i + 1).then_some((i..end, i))
        }
        "nach" if i + 1 < body.end => {
            let end = scan.phrase_end(i + 1, body.end);
            let head = (i + 1..end)
                .filter(|&x| scan.pos(x).is_noun() || scan.pos(x) == Pos::Fm)
                .take(2)
                .any(|x| lexicon::is_source_noun(scan.low(x)));
            head.then_some((i..end, i))
        }
        "zufolge" | "nach" => before(scan, i, body).filter(|r| r.len() > 1).map(|r| (r, i)),
        _ => None,
    }
}

/// The phrase in front of a postposition: `ersten Berichten der Polizei zufolge`.
fn before(scan: &Scan<'_, '_>, i: usize, body: &Range<usize>) -> Option<Range<usize>> {
    if scan.low(i) != "zufolge" {
        return None;
    }
    let mut start = i;
    while start > body.start {
        let j = start - 1;
        let part = matches!(
            scan.pos(j),
            Pos::Art
                | Pos::Adja
                | Pos::Nn
                | Pos::Ne
                | Pos::Card
                | Pos::Fm
                | Pos::Pposat
                | Pos::Pdat
                | Pos::Piat
                | Pos::Trunc
                | Pos::Pper
                | Pos::Pds
                | Pos::Xy
        ) || scan.quoted(j)
            || matches!(scan.w.word(j), "-" | "/" | "(" | ")")
            || scan.is(j, &["von", "der", "des", "aus", "im", "in", "vom", "und", "eigenen"]);
        if !part {
            break;
        }
        start = j;
        if scan.pos(j) == Pos::Art && !scan.w.morph(j).any(crate::Morph::GEN) {
            break;
        }
    }
    Some(start..i + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check("laut", "Laut Polizei wurden drei Menschen verletzt.", &["Indirect: wurden drei Menschen verletzt | Polizei | Laut"]);
        check(
            "nach Angaben",
            "Nach Angaben der Feuerwehr brach das Feuer im Keller aus.",
            &["Indirect: brach das Feuer im Keller aus | Angaben der Feuerwehr | Nach"],
        );
        check(
            "zufolge",
            "Einem Bericht der Abendpost zufolge ist der Vertrag unterschrieben.",
            &["Indirect: ist der Vertrag unterschrieben | Einem Bericht der Abendpost | zufolge"],
        );
        check(
            "inside the sentence",
            "Der Schaden beträgt nach Einschätzung der Polizei 20.000 Euro.",
            &["Indirect: Der Schaden beträgt … 20.000 Euro | Einschätzung der Polizei | nach"],
        );
        check("nach without a source", "Nach dem Spiel feierten die Fans.", &[]);
    }
}
