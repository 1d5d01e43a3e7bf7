//! Picks the reading that fits its context: a greedy averaged perceptron (Collins 2002) over the candidates of the dictionary.
//!
//! The weights stand, after the header of every table (`DTAG`), in [`BUCKETS`] signed numbers of four bits, the first of a byte in its low
//! half: of every feature those for all tags side by side ([`bucket`]). Features look at the words around and their clusters, at the tags chosen
//! so far, and at the sets of tags that the following words can have.

use super::Pos;
use super::forms::Forms;
use super::readings::Candidate;
use crate::lang::de::clusters::NO_CLUSTER;
use crate::model::hash::{mix, text};
use crate::model::table::Format;
use core::ops::Range;

/// The format of the weights.
pub(crate) const FORMAT: Format = Format::new(*b"DTAG", 3);

/// Number of weights.
pub(crate) const BUCKETS: usize = 1 << 18;

/// Features of a token; each is combined with every candidate tag.
pub(crate) const FEATURES: usize = 16;

/// The weights that are part of the program.
pub(crate) const fn embedded() -> &'static [u8] {
    const WEIGHTS: &[u8] = FORMAT.embedded(include_bytes!("../../models/tagger.bin"));
    const { assert!(WEIGHTS.len() == BUCKETS / 2) };
    WEIGHTS
}

/// The greatest weight.
#[cfg(feature = "train")]
pub(crate) const LIMIT: i8 = 7;

/// The weight in a bucket.
fn weight(weights: &[u8], bucket: usize) -> i32 {
    let byte = weights.get(bucket / 2).copied().unwrap_or_default();
    // The half in question to the top, then down again with its sign.
    let half = byte << (4 - 4 * (bucket & 1));
    i32::from(half.cast_signed() >> 4)
}

/// A sentence to be tagged.
pub(crate) struct Tagging<'s> {
    /// The forms of the words of the text.
    pub(crate) forms: &'s Forms<'s>,
    /// The first word of the sentence.
    pub(crate) first: usize,
    /// Whether the words of the sentence begin with a capital.
    pub(crate) capital: &'s [bool],
    pub(crate) candidates: &'s [Candidate],
    /// Of every word of the sentence, its candidates.
    pub(crate) ranges: &'s [Range<usize>],
    /// Of every word of the sentence, its [`class`].
    pub(crate) classes: &'s [u32],
}

/// The set of tags of a word's candidates, as a number.
pub(crate) fn class(candidates: &[Candidate]) -> u32 {
    let set = candidates.iter().fold(0u64, |set, c| set | 1 << c.pos as u64);
    (set ^ set >> 29) as u32
}

/// The weights of a feature for all tags are among so many that stand side by side, in as many bytes as are loaded at once.
const LINE: usize = 128;

/// The bucket of a feature with a tag.
pub(crate) fn bucket(feature: u32, pos: Pos) -> usize {
    let line = feature >> (u32::BITS - (BUCKETS / LINE).ilog2());
    line as usize * LINE + (feature as usize ^ pos as usize) % LINE
}

impl Tagging<'_> {
    /// The set of tags that word `i` can have; 1 beyond the sentence.
    fn class(&self, i: usize) -> u32 {
        self.classes.get(i).copied().unwrap_or(1)
    }

    fn word(&self, i: usize) -> u32 {
        if i < self.ranges.len() { self.forms.lower_hash(self.first + i) } else { 1 }
    }

    /// The features of word `i` in this state.
    pub(crate) fn features(&self, i: usize, state: &State) -> [u32; FEATURES] {
        let [last, second_last] = state.tags.map(|tag| tag.map_or(99, |pos| pos as u32));
        let cluster = |i: usize| if i < self.ranges.len() { self.forms.cluster(self.first + i) } else { 2 * NO_CLUSTER };
        // The first steps from the root of the tree of clusters.
        let branch = |i: usize| cluster(i) & !0xff00;
        let word = self.word(i);
        let lower = self.forms.lower(self.first + i);
        let suffix = |n: usize| lower.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| text(&lower[at..]));
        let (class, next, after) = (self.class(i), self.class(i + 1), self.class(i + 2));
        let shape =
            u32::from(self.capital[i]) | u32::from(i == 0) << 1 | u32::from(self.capital.get(i + 1).copied().unwrap_or_default()) << 2;
        let clause = u32::from(state.finite) | u32::from(state.subordinate) << 1 | u32::from(state.infinitive_marker) << 2;
        let h = |parts: &[u32]| parts.iter().fold(0, |hash, &part| mix(hash, part));
        [
            h(&[2, word]),
            h(&[3, class, last]),
            h(&[4, class, last, second_last]),
            h(&[5, class, next]),
            h(&[6, class, next, after]),
            h(&[8, class, clause]),
            h(&[14, class, self.word(i + 1)]),
            h(&[15, suffix(3), shape]),
            h(&[16, suffix(4)]),
            h(&[18, word, clause]),
            h(&[20, class, clause, state.since_comma.min(3), next]),
            h(&[21, class, state.main_verb, clause]),
            h(&[23, cluster(i)]),
            h(&[24, branch(i), last]),
            h(&[25, class, branch(i + 1)]),
            h(&[26, class, i.checked_sub(1).map_or(2 * NO_CLUSTER, branch)]),
        ]
    }
}

/// What the sentence and the clause so far hold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// The tags of the last word and of the one before.
    tags: [Option<Pos>; 2],
    /// A finite verb.
    finite: bool,
    /// A subordinating conjunction or relative pronoun.
    subordinate: bool,
    /// `zu`, `um`.
    infinitive_marker: bool,
    /// Words since the last comma.
    since_comma: u32,
    /// The part of speech of the finite verb: after an auxiliary comes a participle, after a modal an infinitive.
    main_verb: u32,
}

impl State {
    /// The state after a word with the tag `pos`.
    pub(crate) fn after(self, pos: Pos) -> Self {
        let tags = [Some(pos), self.tags[0]];
        match pos {
            Pos::Comma | Pos::Stop => Self { tags, main_verb: self.main_verb, ..Self::default() },
            _ => Self {
                tags,
                finite: self.finite || pos.is_finite(),
                subordinate: self.subordinate
                    || matches!(pos, Pos::Kous | Pos::Koui | Pos::Prels | Pos::Prelat)
                    || (self.since_comma == 0 && matches!(pos, Pos::Pwav | Pos::Pws | Pos::Pwat)),
                infinitive_marker: matches!(pos, Pos::Koui) || self.infinitive_marker,
                since_comma: self.since_comma + 1,
                main_verb: if pos.is_finite() { pos as u32 } else { self.main_verb },
            },
        }
    }
}

/// For every word the index of the chosen candidate.
pub(crate) fn tag(sentence: &Tagging<'_>, weights: &[u8], chosen: &mut Vec<usize>) {
    let mut state = State::default();
    for i in 0..sentence.ranges.len() {
        let range = sentence.ranges[i].clone();
        let candidates = &sentence.candidates[range.clone()];
        let pos = if candidates.iter().all(|c| c.pos == candidates[0].pos) {
            candidates[0].pos
        } else {
            let features = sentence.features(i, &state);
            best(candidates, |pos| features.iter().map(|&f| weight(weights, bucket(f, pos))).sum())
        };
        state = state.after(pos);
        chosen.push(range.start + candidates.iter().position(|c| c.pos == pos).unwrap_or_default());
    }
}

/// The tag with the greatest score, the first of equals.
pub(crate) fn best(candidates: &[Candidate], mut score: impl FnMut(Pos) -> i32) -> Pos {
    let mut best = (candidates[0].pos, i32::MIN);
    for (n, c) in candidates.iter().enumerate() {
        if candidates[..n].iter().any(|d| d.pos == c.pos) {
            continue;
        }
        let s = score(c.pos);
        if s > best.1 {
            best = (c.pos, s);
        }
    }
    best.0
}
