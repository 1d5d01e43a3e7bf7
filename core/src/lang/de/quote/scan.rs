//! What the constructions share: the analysed text, what has been found so far, clauses and moods.

use super::lexicon;
use crate::QuoteKind;
use crate::model::hash::text;
use crate::morph::Words;
use crate::{Morph, Pos};
use core::ops::Range;

/// A quotation in the making. Every part is a list of token indices, ascending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) kind: QuoteKind,
    pub(crate) content: Vec<usize>,
    pub(crate) frame: Vec<usize>,
    pub(crate) cue: Vec<usize>,
    pub(crate) speaker: Vec<usize>,
    pub(crate) addressee: Vec<usize>,
    /// Index of the draft this one stands in.
    pub(crate) parent: Option<usize>,
    /// How sure it is, 0 to 1.
    pub(crate) confidence: f32,
}

/// One pass over a text.
pub(super) struct Scan<'w, 't> {
    pub(super) w: &'w Words<'t>,
    /// Of every token: a word of saying outside quotation marks.
    saying: Vec<bool>,
    /// Of every token, from 1 the number in [`ADPOSITIONS`].
    adpositions: Vec<u8>,
    /// Of every token: already part of a quotation or its frame.
    pub(super) taken: Vec<bool>,
    pub(super) drafts: Vec<Draft>,
    /// Of every token, from 1 the number of the quotation that ends with it.
    ends: Vec<u32>,
}

/// Adpositions and adverbs of reporting, hashed; the models know their numbers, and the rules look at no others (`adposition.rs`, `adverb.rs`).
pub(super) const ADPOSITIONS: [u32; 10] = [
    text("laut"),
    text("zufolge"),
    text("nach"),
    text("so"),
    text("wie"),
    text("demnach"),
    text("wonach"),
    text("danach"),
    text("gemäß"),
    text("demzufolge"),
];

/// A sentence with more tokens is a list or noise; the rules leave it alone, and stay linear.
pub(super) const LONGEST: usize = 400;

impl<'w, 't> Scan<'w, 't> {
    pub(super) fn new(w: &'w Words<'t>) -> Self {
        let saying = (0..w.tokens.len())
            .map(|i| {
                (w.pos(i).is_verb() && lexicon::is_saying(w.lemma(i)))
                    || (matches!(w.pos(i), Pos::Ptkvz | Pos::Adjd) && w.lower(i) == "bekannt")
            })
            .collect();
        let number = |hash| ADPOSITIONS.iter().position(|&a| a == hash).map_or(0, |n| n as u8 + 1);
        let adpositions = (0..w.tokens.len()).map(|i| number(w.forms.lower_hash(i))).collect();
        Self { w, saying, adpositions, taken: vec![false; w.tokens.len()], drafts: Vec::new(), ends: vec![0; w.tokens.len()] }
    }

    /// Adds a quotation; one without content is none.
    pub(super) fn add(&mut self, draft: Draft) {
        let Some(&last) = draft.content.last() else { return };
        for &i in draft.content.iter().chain(&draft.frame) {
            self.taken[i] = true;
        }
        self.drafts.push(draft);
        self.ends[last] = self.drafts.len() as u32;
    }

    /// Quotation `n` goes on with these tokens.
    pub(super) fn extend(&mut self, n: usize, tokens: Range<usize>) {
        self.taken[tokens.clone()].fill(true);
        self.ends[tokens.end - 1] = n as u32 + 1;
        self.drafts[n].content.extend(tokens);
    }

    /// Token `i` in lower case.
    pub(super) fn low(&self, i: usize) -> &'w str {
        self.w.lower(i)
    }

    /// Part of speech of token `i`.
    pub(super) fn pos(&self, i: usize) -> Pos {
        self.w.pos(i)
    }

    /// Whether token `i` is one of `words`, in any case of letters.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.low(i))
    }

    /// A word of saying outside quotation marks.
    pub(super) fn says(&self, i: usize) -> bool {
        self.saying[i] && !self.quoted(i)
    }

    /// A word of saying, marks or not.
    pub(super) fn saying(&self, i: usize) -> bool {
        self.saying[i]
    }

    /// The number of an adposition or adverb of reporting, from 1; 0 of any other word.
    pub(super) fn adposition(&self, i: usize) -> u8 {
        self.adpositions[i]
    }

    /// Whether token `i` stands in quotation marks.
    pub(super) fn quoted(&self, i: usize) -> bool {
        self.w.pairs.around(i).is_some()
    }

    /// A finite verb.
    pub(super) fn finite(&self, i: usize) -> bool {
        self.pos(i).is_finite()
    }

    /// A finite verb that can only be subjunctive; `möchte` is not felt as one.
    pub(super) fn subjunctive(&self, i: usize) -> bool {
        self.finite(i) && self.w.morph(i).is_subjunctive() && !self.low(i).starts_with("möcht")
    }

    /// A finite verb that may be subjunctive: `hatten`, `machten`, `sollten`.
    pub(super) fn perhaps_subjunctive(&self, i: usize) -> bool {
        self.finite(i) && self.w.morph(i).any(Morph::K1 | Morph::K2) && !self.low(i).starts_with("möcht")
    }

    /// The tokens of sentence `k` without its final mark.
    pub(super) fn body(&self, k: usize) -> Range<usize> {
        let tokens = self.w.sentences[k].tokens.clone();
        let mut end = tokens.end;
        while end > tokens.start && self.pos(end - 1).is_mark() && matches!(self.w.word(end - 1), "." | "!" | "?" | ";" | ":" | "…") {
            end -= 1;
        }
        tokens.start..end
    }

    /// The pieces of a range between commas, colons, semicolons and dashes outside quotation marks; each ends with its mark.
    pub(super) fn clauses(&self, mut range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        core::iter::from_fn(move || {
            let start = range.start;
            let end = range.find(|&i| self.is_separator(i)).map_or(range.end, |i| i + 1);
            (start < end).then_some(start..end)
        })
    }

    /// A mark between clauses.
    pub(super) fn is_separator(&self, i: usize) -> bool {
        self.pos(i).is_mark() && matches!(self.w.word(i), "," | ":" | ";" | "–" | "—" | "-") && !self.quoted(i)
    }

    /// The index of the sentence of token `i`.
    pub(super) fn sentence_of(&self, i: usize) -> usize {
        self.w.sentence_of(i)
    }

    /// Whether any token of the range satisfies `test`.
    pub(super) fn any(&self, range: Range<usize>, test: impl Fn(&Self, usize) -> bool) -> bool {
        range.into_iter().any(|i| test(self, i))
    }

    /// The number of the last quotation that ends before token `i`, in its sentence or so many before.
    pub(super) fn last_before(&self, i: usize, sentences: usize) -> Option<usize> {
        let first = self.w.sentences[self.sentence_of(i).saturating_sub(sentences)].tokens.start;
        self.ends[first..i].iter().rev().find_map(|&n| (n as usize).checked_sub(1))
    }
}
