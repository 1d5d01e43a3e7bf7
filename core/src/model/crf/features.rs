//! The features of a sequence: what is known about every token, as hashes.

use super::Sums;
use crate::model::hash::mix;
use core::ops::Range;

/// The hashed features of the tokens of one sequence.
///
/// Features that neighbours have in common, those of their sentence, say, are put into a *block* ([`Features::block`]) and looked up once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    hashes: Vec<u32>,
    /// Where the blocks stand in `hashes`.
    blocks: Vec<Range<u32>>,
    /// Per token: where its own features start and end, and its blocks.
    tokens: Vec<(u32, u32, [u32; BLOCKS])>,
    /// Weights already added up, by token; empty if there are none.
    sums: Vec<Sums>,
    /// The block that holds now, by slot.
    current: [u32; BLOCKS],
}

/// A token has at most so many blocks.
pub(super) const BLOCKS: usize = 2;
const NO_BLOCK: u32 = u32::MAX;

impl Features {
    /// No tokens.
    pub fn new() -> Self {
        Self { current: [NO_BLOCK; BLOCKS], ..Self::default() }
    }

    /// Forgets all tokens but keeps the memory.
    pub fn clear(&mut self) {
        self.hashes.clear();
        self.blocks.clear();
        self.tokens.clear();
        self.sums.clear();
        self.current = [NO_BLOCK; BLOCKS];
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Gives the current token the feature "`template` is `value`"; strings are hashed by [`super::hash::text`].
    pub fn add(&mut self, template: u32, value: u32) {
        self.hashes.push(mix(template, value));
    }

    /// Gives the current token the feature "`template` is `a` and `b`".
    pub fn add2(&mut self, template: u32, a: u32, b: u32) {
        self.hashes.push(mix(mix(template, a), b));
    }

    /// Gives the current token features whose weights are already added up ([`super::Scorer::sums`]).
    pub fn add_sums(&mut self, sums: &Sums) {
        self.sums.resize(self.tokens.len() + 1, Sums::default());
        if let Some(all) = self.sums.last_mut() {
            super::add(all, sums);
        }
    }

    /// Gives the current token the feature with that hash.
    #[cfg(test)]
    pub(super) fn add_hash(&mut self, hash: u32) {
        self.hashes.push(hash);
    }

    /// The features that `write` adds are those of all tokens from here on, until the next block of this slot. To be called between tokens.
    pub fn block(&mut self, slot: usize, write: impl FnOnce(&mut Self)) {
        let start = self.hashes.len() as u32;
        write(self);
        if let Some(current) = self.current.get_mut(slot) {
            *current = self.blocks.len() as u32;
        }
        self.blocks.push(start..self.hashes.len() as u32);
    }

    /// Ends the current token.
    pub fn end_token(&mut self) {
        self.tokens.push((self.start(), self.hashes.len() as u32, self.current));
    }

    /// Where the features of the current token start.
    fn start(&self) -> u32 {
        self.tokens.last().map_or(0, |t| t.1).max(self.blocks.last().map_or(0, |b| b.end))
    }

    /// The features of the current token.
    pub(super) fn open(&self) -> &[u32] {
        self.slice(self.start(), self.hashes.len() as u32)
    }

    /// The features of every block.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &[u32]> {
        self.blocks.iter().map(|block| self.slice(block.start, block.end))
    }

    /// Every token: its own features, the numbers of its blocks and what is already added up.
    pub(super) fn own(&self) -> impl Iterator<Item = (&[u32], &[u32; BLOCKS], Sums)> {
        let sums = self.sums.iter().copied().chain(core::iter::repeat(Sums::default()));
        self.tokens.iter().zip(sums).map(|((start, end, blocks), sums)| (self.slice(*start, *end), blocks, sums))
    }

    fn slice(&self, start: u32, end: u32) -> &[u32] {
        self.hashes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// All features of every token.
    #[cfg(any(test, feature = "train"))]
    pub fn tokens(&self) -> impl Iterator<Item = Vec<u32>> {
        self.tokens.iter().map(|&(start, end, blocks)| {
            let blocks = blocks.into_iter().filter_map(|b| self.blocks.get(b as usize)).flat_map(|b| self.slice(b.start, b.end));
            blocks.chain(self.slice(start, end)).copied().collect()
        })
    }
}
