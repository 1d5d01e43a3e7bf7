//! `…, so die Polizei.` `…, so Berg, …`

use super::Sentence;
use super::adposition::trim;
use super::scan::{Draft, Scan};
use crate::{Pos, QuoteKind};

/// A clause that is `so` and a noun phrase frames the rest of its sentence.
pub(super) fn find(scan: &mut Scan<'_, '_>, sentence: &Sentence) -> bool {
    let body = &sentence.body;
    for i in body.start + 1..body.end.saturating_sub(1) {
        if scan.adposition(i) == 0 || scan.low(i) != "so" || scan.w.word(i - 1) != "," || scan.quoted(i) {
            continue;
        }
        let starts = matches!(
            scan.pos(i + 1),
            Pos::Art | Pos::Nn | Pos::Ne | Pos::Pposat | Pos::Adja | Pos::Fm | Pos::Piat | Pos::Card | Pos::Pdat | Pos::Xy
        ) || scan.quoted(i + 1);
        let speaker = speaker(scan, i, body.end);
        let Some(&last) = speaker.last() else { continue };
        let mut end = (last + 1..body.end).find(|&x| scan.is_separator(x)).unwrap_or(body.end);
        if !starts || scan.any(i..end, |s, x| s.finite(x) && !s.quoted(x)) {
            continue;
        }
        if end < body.end && scan.w.word(end) == "," {
            end += 1;
        }
        let frame: Vec<usize> = (i - 1..end).collect();
        let content = body.clone().filter(|x| !frame.contains(x)).collect();
        scan.add(Draft { kind: QuoteKind::Indirect, content: trim(scan, content), frame, cue: vec![i], speaker, ..Draft::default() });
        return true;
    }
    false
}

/// The phrase after `so` at `i`.
pub(super) fn speaker(scan: &Scan<'_, '_>, i: usize, limit: usize) -> Vec<usize> {
    (i + 1..scan.with_appositions(i + 1, limit)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "at the end",
            "Das Projekt werde teurer, so Bürgermeister Karl Brandt.",
            &["Indirect: Das Projekt werde teurer | Bürgermeister Karl Brandt | so"],
        );
        check("comparison", "Er lief so schnell wie nie.", &[]);
    }
}
