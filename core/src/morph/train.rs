//! What the trainer of the tagger needs; not part of the public interface.

use super::forms::{Cache, Forms};
use super::tagger::{self, FEATURES, State};
use super::{Pos, Workspace};
use crate::model::table::Format;

/// The format of the dictionary.
pub const DICTIONARY: Format = super::dictionary::FORMAT;

/// The lengths of the prefixes of a form without which the dictionary may have it, the longest first.
pub fn prefixes(form: &str) -> Vec<usize> {
    crate::lang::de::prefixes::of(form).collect()
}

/// The format of the weights.
pub const FORMAT: Format = tagger::FORMAT;

/// Number of weights.
pub const BUCKETS: usize = tagger::BUCKETS;

/// The greatest weight; the least is as far below zero.
pub const LIMIT: i8 = tagger::LIMIT;

/// The weights as they stand in the file.
pub fn pack(weights: &[i8]) -> Vec<u8> {
    weights.chunks(2).map(|pair| pair.iter().rev().fold(0, |byte, w| byte << 4 | w.cast_unsigned() & 15)).collect()
}

/// The weights that are part of the program.
pub fn embedded() -> &'static [u8] {
    tagger::embedded()
}

/// The weight of a feature for a tag.
pub fn bucket(feature: u32, pos: Pos) -> usize {
    tagger::bucket(feature, pos)
}

/// A sentence with the candidates of its words.
#[allow(missing_debug_implementations)]
pub struct Sentence {
    forms: Forms<'static>,
    workspace: Workspace,
}

impl Sentence {
    /// Looks the words up.
    pub fn new(words: &[&str]) -> Self {
        let mut forms = Forms::new(words.iter().copied());
        forms.look_up(&mut Cache::default());
        let mut workspace = Workspace::default();
        workspace.look_up(&forms, 0..words.len());
        Self { forms: forms.into_owned(), workspace }
    }

    /// The tags that word `i` can have, each once.
    pub fn tags(&self, i: usize) -> Vec<Pos> {
        let mut out = Vec::new();
        for c in &self.workspace.candidates[self.workspace.ranges[i].clone()] {
            if !out.contains(&c.pos) {
                out.push(c.pos);
            }
        }
        out
    }

    /// Goes through the sentence; `choose` gets the number, the features and the possible tags of a word and says its tag.
    pub fn walk(&self, mut choose: impl FnMut(usize, &[u32; FEATURES], &[Pos]) -> Pos) {
        let tagging = self.workspace.tagging(&self.forms, 0);
        let mut state = State::default();
        for i in 0..self.workspace.ranges.len() {
            let features = tagging.features(i, &state);
            let pos = choose(i, &features, &self.tags(i));
            state = state.after(pos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pos, Sentence};

    #[test]
    fn a_sentence_has_the_tags_that_its_words_can_have() {
        let sentence = Sentence::new(&["Sie", "kam", "an", "."]);
        assert_eq!(sentence.tags(1), [Pos::Vvfin]);
        let mut seen = Vec::new();
        sentence.walk(|i, _, tags| {
            seen.push(i);
            tags[0]
        });
        assert_eq!(seen, [0, 1, 2, 3]);
    }
}
