//! Who else stands between what is said and the reader: `teilte der Kreml mit, wie CNN berichtete`, `so Medien unter Berufung auf Beamte`.
//!
//! The speaker of a quotation is who the cue belongs to. Who passes the speaker's words on (`wie CNN berichtete`, `laut CNN`) stands nearer
//! to the reader; on whom the speaker relies (`unter Berufung auf Beamte`) stands farther away.

use super::scan::Draft;
use super::{base, lexicon, nouns};
use crate::morph::Words;
use crate::quote::mentions::Mentions;
use crate::{Morph, Pos};
use core::ops::Range;

/// A source as it stands: the tokens that name it and its cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) tokens: Range<usize>,
    pub(crate) cue: Vec<usize>,
}

/// The sources of a quotation with a frame besides its speaker, the nearest to the reader first.
pub(crate) fn find(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> Vec<Link> {
    let Some(&cue) = draft.cue.first() else { return Vec::new() };
    let sentence = w.sentences[w.sentence_of(cue)].tokens.clone();
    // Every quotation looks around once more: what is one sentence without end must not cost the square of its length.
    let sentence = sentence.start.max(cue.saturating_sub(base::FARTHEST))..sentence.end.min(cue + base::FARTHEST);
    let finder = Finder { w, mentions, draft, sentence: sentence.clone() };
    let (mut near, mut far): (Vec<Link>, Vec<Link>) = (Vec::new(), Vec::new());
    for i in sentence {
        let outside = || draft.content.binary_search(&i).is_err() && w.pairs.around(i).is_none();
        let free = || outside() && draft.cue.binary_search(&i).is_err() && draft.speaker.binary_search(&i).is_err();
        match w.lower(i) {
            "wie" if free() => near.extend(finder.report(i)),
            "laut" | "nach" | "zufolge" if free() => near.extend(finder.adposition(i)),
            word if is_reliance(word) && outside() => far.extend(finder.relied_on(i)),
            _ => {}
        }
    }
    near.append(&mut far);
    near
}

/// The tokens at the end of a speaker that name whom it relies on: `mehrere Medien | unter Berufung auf Beamte`.
pub(crate) fn relied_on(w: &Words<'_>, mentions: &Mentions<'_>, draft: &Draft) -> Range<usize> {
    let (Some(&first), Some(&last)) = (draft.speaker.first(), draft.speaker.last()) else { return 0..0 };
    let finder = Finder { w, mentions, draft, sentence: first..last + 1 };
    let found = draft.speaker.iter().skip(2).filter(|i| is_reliance(w.lower(**i))).find_map(|&i| finder.relied_on(i));
    found.and_then(|link| link.cue.first().map(|&at| at..last + 1)).unwrap_or(0..0)
}

/// The noun of `unter Berufung auf X`, `mit Verweis auf X`.
fn is_reliance(word: &str) -> bool {
    matches!(word, "berufung" | "verweis" | "hinweis" | "bezug" | "bezugnahme")
}

struct Finder<'a, 't> {
    w: &'a Words<'t>,
    mentions: &'a Mentions<'a>,
    draft: &'a Draft,
    sentence: Range<usize>,
}

impl Finder<'_, '_> {
    fn is(&self, i: usize, words: &[&str]) -> bool {
        self.sentence.contains(&i) && words.contains(&self.w.lower(i))
    }

    /// A phrase at `first` that is not part of the speaker.
    fn phrase(&self, first: usize) -> Option<Range<usize>> {
        let tokens = first..base::phrase_end(self.w, self.mentions, first, self.sentence.end);
        (!tokens.is_empty()).then_some(tokens)
    }

    fn other(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().all(|i| self.draft.speaker.binary_search(&i).is_err() && self.draft.content.binary_search(&i).is_err())
    }

    /// Whom the noun `i` says that it relies on: `unter Berufung auf X`.
    fn relied_on(&self, i: usize) -> Option<Link> {
        let preposition = i.checked_sub(1).filter(|&p| self.is(p, &["unter", "mit"]) && self.is(i + 1, &["auf"]))?;
        let tokens = self.phrase(i + 2)?;
        Some(Link { tokens, cue: vec![preposition, i, i + 1] })
    }

    /// Who reports in the clause that `wie` begins: `wie CNN berichtete`.
    fn report(&self, wie: usize) -> Option<Link> {
        let w = self.w;
        let end = (wie + 1..self.sentence.end).find(|&i| matches!(w.word(i), "," | ";" | ":" | "–" | ".")).unwrap_or(self.sentence.end);
        let says = |i: usize| w.pos(i).is_verb() && lexicon::is_saying(w.lemma(i));
        let verb = (wie + 1..end).find(|&i| says(i))?;
        let mut i = wie + 1;
        let tokens = loop {
            if i >= verb {
                return None;
            }
            if matches!(w.pos(i), Pos::Appr | Pos::Apprart) {
                i = self.phrase(i + 1).map_or(i + 1, |p| p.end);
                continue;
            }
            match self.phrase(i).filter(|p| w.pos(p.start) != Pos::Pper && w.morph(p.start).any(Morph::NOM | Morph::CELLS)) {
                Some(found) if self.other(&found) => break found,
                Some(found) => i = found.end,
                None => i += 1,
            }
        };
        let auxiliary = |i: &usize| w.pos(*i).is_finite() || says(*i) || w.pos(*i) == Pos::Ptkvz;
        let cue = core::iter::once(wie).chain((wie + 1..end).filter(auxiliary)).collect();
        Some(Link { tokens, cue })
    }

    /// `laut CNN`, `nach Angaben der Agentur`, `der Agentur zufolge`.
    fn adposition(&self, i: usize) -> Option<Link> {
        let w = self.w;
        match w.lower(i) {
            "laut" if matches!(w.pos(i), Pos::Appr | Pos::Appo) => {
                let tokens = self.phrase(i + 1).filter(|p| self.other(p))?;
                Some(Link { tokens, cue: vec![i] })
            }
            "nach" if w.pos(i) == Pos::Appr => {
                let tokens = self.phrase(i + 1).filter(|p| self.other(p))?;
                let head = tokens.clone().find(|&x| w.pos(x) == Pos::Nn)?;
                let end = if self.is(tokens.end, &["von", "vom"]) { self.phrase(tokens.end + 1)?.end } else { tokens.end };
                nouns::information(w.lemma(head))?;
                Some(Link { tokens: tokens.start..end, cue: vec![i] })
            }
            "zufolge" => {
                let head = i.checked_sub(1).filter(|&h| w.pos(h).is_noun() && self.sentence.contains(&h))?;
                let name = self.mentions.at(head).map_or(head, |m| m.tokens.start);
                let tokens = base::start(w, name, self.sentence.start)..i;
                self.other(&tokens).then(|| Link { tokens, cue: vec![i] })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    /// The sources of the first quotation as `cue: source`.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &[&str]) {
        let doc = crate::Extractor::new().read(text);
        let sources = doc.quotes().first().map(|q| q.sources.clone()).unwrap_or_default();
        let found: Vec<_> = sources.iter().map(|s| format!("{}: {}", doc.slices(&s.cue), doc.slice(s.span))).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn chains() {
        check(
            "passed on",
            "„Wir laden alle Nachbarn ein“, teilte das Ministerium am Montag mit, wie die Abendpost berichtete.",
            &["wie … berichtete: die Abendpost"],
        );
        check("relied on", "Der Minister reist ab, so mehrere Zeitungen unter Berufung auf Beamte.", &["unter Berufung auf: Beamte"]);
        check("one source", "Der Minister reist ab, wie die Abendpost berichtete.", &[]);
        check("speaker alone", "Laut Polizei ist die Straße frei.", &[]);
    }
}
