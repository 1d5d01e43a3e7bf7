//! The features of a sequence: what is known about every token, as hashes, and as rows of a table where values are few.

use super::{Few, Sums};
use crate::model::hash::mix;
use core::ops::Range;

/// The features of the tokens of one sequence.
///
/// Features that neighbours have in common, those of their sentence, say, are put into a *block* ([`Features::block`]) and looked up once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    hashes: Vec<u32>,
    /// Rows of features of few values, if they are not among the hashes.
    rows: Vec<u32>,
    by_rows: bool,
    blocks: Vec<Range<Place>>,
    tokens: Vec<Token>,
    /// Where the features of the current token start.
    start: Place,
    /// Weights of the current token that are already added up.
    sums: Sums,
    /// The block that holds now, by slot.
    current: [u32; BLOCKS],
}

/// A place among the hashes and among the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    hash: u32,
    row: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    /// Where its own features stand.
    own: Range<Place>,
    blocks: [u32; BLOCKS],
    sums: Sums,
}

/// Some features: the hashes, and of features of few values the rows.
pub(super) type Part<'f> = (&'f [u32], &'f [u32]);

/// A token has at most so many blocks.
pub(super) const BLOCKS: usize = 2;
const NO_BLOCK: u32 = u32::MAX;

/// Room for so many features.
const ROOM: usize = 2048;

/// The value of a feature: a number, or a pair of them.
pub trait Value: Copy {
    /// The value as one number.
    fn hash(self) -> u32;
    /// Its numbers, that of a single one first.
    fn parts(self) -> [u32; 2];
}

impl Value for u32 {
    fn hash(self) -> u32 {
        self
    }

    fn parts(self) -> [u32; 2] {
        [self, 0]
    }
}

impl Value for (u32, u32) {
    fn hash(self) -> u32 {
        mix(self.0, self.1)
    }

    fn parts(self) -> [u32; 2] {
        self.into()
    }
}

impl Features {
    /// No tokens.
    pub fn new() -> Self {
        Self { current: [NO_BLOCK; BLOCKS], ..Self::default() }
    }

    /// No tokens yet, but room for a sentence or two; those to come are for one model alone ([`super::Scorer::features`]).
    pub(super) fn for_model(by_rows: bool) -> Self {
        Self {
            by_rows,
            hashes: Vec::with_capacity(ROOM),
            rows: Vec::with_capacity(if by_rows { ROOM } else { 0 }),
            tokens: Vec::with_capacity(ROOM / 8),
            ..Self::new()
        }
    }

    /// Forgets all tokens but keeps the memory.
    pub fn clear(&mut self) {
        self.hashes.clear();
        self.rows.clear();
        self.blocks.clear();
        self.tokens.clear();
        self.start = Place::default();
        self.sums = Sums::default();
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
    pub fn add(&mut self, template: u32, value: impl Value) {
        self.hashes.push(mix(template, value.hash()));
    }

    /// Gives the current token the feature "`template` is `a` and `b`".
    pub fn add2(&mut self, template: u32, a: impl Value, b: impl Value) {
        self.hashes.push(mix(mix(template, a.hash()), b.hash()));
    }

    /// As [`Self::add`], for a template of few values.
    #[inline]
    pub(crate) fn few(&mut self, few: Few, value: impl Value) {
        match few.row(value.parts(), [0; 2]) {
            Some(row) if self.by_rows => self.rows.push(row),
            _ => self.add(few.template, value),
        }
    }

    /// As [`Self::add2`], for a template of few values.
    #[inline]
    pub(crate) fn few2(&mut self, few: Few, a: impl Value, b: impl Value) {
        match few.row(a.parts(), b.parts()) {
            Some(row) if self.by_rows => self.rows.push(row),
            _ => self.add2(few.template, a, b),
        }
    }

    /// Gives the current token features whose weights are already added up ([`super::Scorer::sums`]).
    pub fn add_sums(&mut self, sums: &Sums) {
        super::add(&mut self.sums, sums);
    }

    /// Gives the current token the feature with that hash.
    #[cfg(test)]
    pub(super) fn add_hash(&mut self, hash: u32) {
        self.hashes.push(hash);
    }

    /// The features that `write` adds are those of all tokens from here on, until the next block of this slot. To be called between tokens.
    pub fn block(&mut self, slot: usize, write: impl FnOnce(&mut Self)) {
        write(self);
        if let Some(current) = self.current.get_mut(slot) {
            *current = self.blocks.len() as u32;
        }
        let block = self.take();
        self.blocks.push(block);
    }

    /// Ends the current token.
    pub fn end_token(&mut self) {
        let own = self.take();
        self.tokens.push(Token { own, blocks: self.current, sums: core::mem::take(&mut self.sums) });
    }

    /// The features from the last token or block on; the next ones start behind them.
    fn take(&mut self) -> Range<Place> {
        let end = self.end();
        core::mem::replace(&mut self.start, end)..end
    }

    /// Where the next feature will stand.
    fn end(&self) -> Place {
        Place { hash: self.hashes.len() as u32, row: self.rows.len() as u32 }
    }

    /// The features of the current token.
    pub(super) fn open(&self) -> Part<'_> {
        self.part(&(self.start..self.end()))
    }

    /// The features of every block.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Part<'_>> {
        self.blocks.iter().map(|block| self.part(block))
    }

    /// Every token: its own features, the numbers of its blocks and what is already added up.
    pub(super) fn own(&self) -> impl Iterator<Item = (Part<'_>, &[u32; BLOCKS], &Sums)> {
        self.tokens.iter().map(|token| (self.part(&token.own), &token.blocks, &token.sums))
    }

    fn part(&self, Range { start, end }: &Range<Place>) -> Part<'_> {
        let hashes = self.hashes.get(start.hash as usize..end.hash as usize);
        let rows = self.rows.get(start.row as usize..end.row as usize);
        (hashes.unwrap_or_default(), rows.unwrap_or_default())
    }

    /// All features of every token, by their hashes.
    #[cfg(any(test, feature = "train"))]
    pub fn tokens(&self) -> impl Iterator<Item = Vec<u32>> {
        self.tokens.iter().map(|token| {
            let blocks = token.blocks.into_iter().filter_map(|b| self.blocks.get(b as usize)).flat_map(|b| self.part(b).0);
            blocks.chain(self.part(&token.own).0).copied().collect()
        })
    }
}
