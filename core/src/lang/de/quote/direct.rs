//! Direct quotations: `„Wir kommen“, sagte sie.` `Sie sagte: „Wir kommen.“` `„Wir“, sagte sie, „kommen.“`
//!
//! A pair of marks is a quotation when a frame stands beside it or when it is a sentence of its own. Titles, names and scare quotes have
//! neither.

use super::scan::{Draft, Scan};
use crate::{Pos, QuoteKind, sort};

/// Finds the direct quotations of the text.
pub(super) fn find(scan: &mut Scan<'_, '_>) {
    let mut n = 0;
    let mut previous_end = 0;
    while n < scan.w.pairs.all.len() {
        let pair = scan.w.pairs.all[n];
        n += 1;
        if pair.parent.is_some() || pair.open < previous_end {
            continue;
        }
        let Some(draft) = read(scan, n - 1) else { continue };
        previous_end = draft.content.last().map_or(0, |&i| i + 1);
        scan.add(draft);
    }
}

/// Reads the pair with index `n` as a quotation, if it is one.
fn read(scan: &Scan<'_, '_>, n: usize) -> Option<Draft> {
    let pair = scan.w.pairs.all[n];
    let (a, mut b) = (pair.open, pair.close);
    let first = scan.sentence_of(a);
    let sentence = scan.w.sentences[first].tokens.clone();
    if !pair.closed && !pair.runs_on {
        // A forgotten mark: the quotation ends with its sentence at the latest.
        b = b.min(sentence.end - 1);
    }
    let inner = a + 1..b;
    let colon = a > sentence.start && scan.w.word(a - 1) == ":"
        || a == sentence.start && first > 0 && scan.w.word(a.saturating_sub(1)) == ":" && same_part(scan, a - 1, a);
    let has_verb = scan.any(inner.clone(), Scan::finite);
    let opens_sentence = a == sentence.start || (a == sentence.start + 1 && matches!(scan.w.word(a - 1), "(" | "–" | "-"));
    let last = scan.w.sentences[scan.sentence_of(b)].tokens.clone();
    let body_end = scan.body(scan.sentence_of(b)).end;
    let closes_sentence = b + 1 >= body_end;
    let frame_after = frame_follows(scan, b, body_end);
    let long = inner.len() >= 3;
    let alone = opens_sentence && closes_sentence && has_verb;
    let after_comma = a > 0 && scan.w.word(a - 1) == "," && has_verb && !scan.any(sentence.start..a, |s, i| s.low(i) == "dass");
    if !((long && (colon || frame_after))
        || (inner.len() >= 2 && frame_after && opens_sentence)
        || (opens_sentence && b + 2 < body_end && scan.w.word(b + 1) == "," && scan.saying(b + 2))
        || (long && has_verb && (opens_sentence || after_comma))
        || alone
        || (colon && has_verb))
    {
        return None;
    }
    let mut content: Vec<usize> = (a..=b).collect();
    let mut frame = Vec::new();
    if frame_after {
        let mut end = body_end;
        // The frame ends where the next quotation begins: `„A“, sagte sie, „B.“`
        let next = (b + 1..last.end).find(|&i| scan.w.pairs.outermost(i).is_some_and(|p| scan.w.pairs.all[p].open == i));
        if let Some(open) = next {
            let second = scan.w.pairs.all[scan.w.pairs.outermost(open)?];
            let separated = matches!(scan.w.word(open - 1), "," | ":" | "–" | "-");
            if separated && scan.w.word(open - 1) != ":" && second.close - second.open > 1 {
                end = open;
                content.extend(second.open..=second.close);
            } else if scan.w.word(open - 1) == ":" {
                end = (b + 1..open)
                    .rev()
                    .find(|&i| matches!(scan.w.word(i), "," | ";"))
                    .or((b + 1..open).rev().find(|&i| scan.is(i, &["und"])))
                    .unwrap_or(open);
            }
        }
        frame = (b + 1..end).collect();
        while frame.last().is_some_and(|&i| matches!(scan.w.word(i), "." | "!" | "?")) {
            frame.pop();
        }
    } else if colon {
        let k = scan.sentence_of(a - 1);
        let mut start = scan.w.sentences[k].tokens.start;
        if let Some(earlier) = (start..a).rev().find(|&i| scan.quoted(i) && scan.taken[i]) {
            start = earlier + 1;
        }
        frame = (start..a).collect();
    }
    let mut draft = Draft { kind: QuoteKind::Direct, content, frame, ..Draft::default() };
    name_roles(scan, &mut draft, colon && !frame_after);
    Some(draft)
}

fn same_part(scan: &Scan<'_, '_>, a: usize, b: usize) -> bool {
    scan.w.parts.iter().any(|p| p.contains(&a) && p.contains(&b))
}

/// Whether a reporting clause follows the closing mark `b`.
fn frame_follows(scan: &Scan<'_, '_>, b: usize, end: usize) -> bool {
    let Some(next) = (b + 1 < end).then(|| b + 1) else { return false };
    let verb = |i: usize| i < end && (scan.saying(i) || scan.is(i, &["so", "wie", "hieß", "heißt"]) || (scan.finite(i) && !scan.quoted(i)));
    match scan.w.word(next) {
        "," | "–" | "-" => verb(next + 1),
        // `„Halt!“ rief sie`
        _ => scan.saying(next) && scan.finite(next) && b > 0 && matches!(scan.w.word(b - 1), "!" | "?" | "." | "…"),
    }
}

/// Finds cue and speaker in the frame.
fn name_roles(scan: &Scan<'_, '_>, draft: &mut Draft, before: bool) {
    let (Some(&first), Some(&last)) = (draft.frame.first(), draft.frame.last()) else { return };
    let range = first..last + 1;
    let so = draft.frame.get(1).copied().filter(|&i| !before && scan.low(i) == "so");
    if let Some(so) = so {
        draft.cue = vec![so];
        draft.speaker = super::so::speaker(scan, so, range.end);
        return;
    }
    draft.cue = draft.frame.iter().copied().filter(|&i| scan.saying(i) && !scan.quoted(i)).collect();
    super::clause::complete_cue(scan, &mut draft.cue, &range);
    if before && draft.cue.is_empty() && !scan.any(range.clone(), Scan::finite) {
        // `Ein Beamter: „…“`
        draft.speaker = draft.frame.iter().copied().filter(|&i| scan.w.word(i) != ":").collect();
        return;
    }
    if draft.cue.is_empty() {
        draft.cue = draft.frame.iter().copied().filter(|&i| scan.pos(i) == Pos::Vvfin && !scan.quoted(i)).take(1).collect();
    }
    draft.speaker = scan.subject(&range, &draft.cue);
}

/// Gives quotations without a frame the speaker of their neighbour.
pub(super) fn borrow_speakers(scan: &mut Scan<'_, '_>) {
    sort::by_numbers(&mut scan.drafts, |d| (d.content[0], 0));
    for n in 0..scan.drafts.len() {
        let draft = &scan.drafts[n];
        if draft.kind != QuoteKind::Direct || !draft.speaker.is_empty() {
            continue;
        }
        let k = scan.sentence_of(draft.content[0]);
        let near = |other: &Draft| {
            let (first, last) = (scan.sentence_of(other.content[0]), scan.sentence_of(other.content[other.content.len() - 1]));
            !other.speaker.is_empty() && (first.abs_diff(k) <= 1 || last.abs_diff(k) <= 1)
        };
        let neighbour = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|m| scan.drafts.get(m)).find(|d| near(d));
        let speaker = match neighbour {
            Some(other) => other.speaker.clone(),
            None if k > 0 && draft.frame.is_empty() && scan.w.sentences[k - 1].tokens.len() > 3 => scan.subject(&scan.body(k - 1), &[]),
            None => Vec::new(),
        };
        scan.drafts[n].speaker = speaker;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cases() {
        check(
            "before its frame",
            "„Wir bleiben“, sagte Trainerin Anna Kessler nach dem Spiel.",
            &["Direct: „Wir bleiben“ | Trainerin Anna Kessler | sagte"],
        );
        check("after a colon", "Anna Kessler erklärte: „Wir bleiben.“", &["Direct: „Wir bleiben.“ | Anna Kessler | erklärte"]);
        check("interrupted", "„Nein“, sagte Kessler, „das geht nicht.“", &["Direct: „Nein“ … „das geht nicht.“ | Kessler | sagte"]);
        check(
            "goes on in the next sentence",
            "„Wir bleiben“, sagte Kessler. „Das ist sicher.“",
            &["Direct: „Wir bleiben“ | Kessler | sagte", "Direct: „Das ist sicher.“ | Kessler | "],
        );
        check(
            "over two paragraphs",
            "Kessler sagte: „Wir bleiben.\n\n„Das ist sicher.“",
            &["Direct: „Wir bleiben. | Kessler | sagte", "Direct: „Das ist sicher.“ | Kessler | "],
        );
        check("book marks", "»Das reicht«, rief Berg.", &["Direct: »Das reicht« | Berg | rief"]);
        check(
            "inner marks",
            "„Es wäre ein „Win-Win“-Deal für beide“, sagte Nam Berg.",
            &["Direct: „Es wäre ein „Win-Win“-Deal für beide“ | Nam Berg | sagte"],
        );
        check("title of a work", "Ihr Roman „Das leere Haus“ erscheint im Mai.", &[]);
    }
}
