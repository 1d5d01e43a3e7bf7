//! A model made ready for use. The model itself is laid out for size; this is laid out for speed and made once, with the extractor.

use super::features::Part;
use super::{Crf, Features, Few, LANES, Row, exp::exp};
use crate::sort;
use core::fmt;

/// A number for every label; those above the number of labels are never looked at.
pub type Scores = [f32; LANES];

/// Sums of weights, a label each.
pub type Sums = [i16; LANES];

/// What a sum of weights is divided by.
const LARGEST: f32 = 127.0 * 127.0 / 8.0;

/// A model made ready: the weights of a feature are found without a branch and added all at once.
///
/// The rows are a hash table without collisions (Belazzougui, Botelho and Dietzfelbinger 2009, Hash, Displace, and Compress): the top bits of
/// a feature's hash name a factor, the hash times the factor is its row.
#[derive(Clone)]
pub struct Scorer<'m> {
    model: Crf<'m>,
    /// `hash >> factor_shift` is the number of a factor.
    factor_shift: u32,
    factors_of: Vec<u32>,
    /// The bits of a hash that the model does not know; all are taken as set, so that no hash is 0.
    unknown_bits: u32,
    /// Their prints tell the features that the model does not know: with the row, they are about as many bits as the model knows.
    rows: Vec<Row>,
    /// Per label, what one unit of a sum stands for.
    units: Scores,
    pub(super) start: Scores,
    /// Row `i`, column `j`: score of the transition from label `i` to label `j`.
    pub(super) transitions: Vec<Scores>,
    /// The same by the label that is reached: row `j`, column `i`.
    pub(super) arrivals: [Scores; LANES],
    /// The exponentials of `start`, `transitions` and `arrivals`.
    pub(super) start_factors: Scores,
    pub(super) factors: Vec<Scores>,
    pub(super) arrival_factors: [Scores; LANES],
    /// The weights of features of few values, in the order of their rows.
    few: Vec<Sums>,
}

/// The place of a feature's row among so many.
fn place(hash: u32, factor: u32, rows: usize) -> usize {
    ((u64::from(hash.wrapping_mul(factor)) * rows as u64) >> 32) as usize
}

/// The print of a feature.
const fn print(hash: u32) -> i16 {
    ((hash >> 16) as u16).cast_signed()
}

/// Rows and factors for these features, in ascending order of their hashes, each there once.
fn table(features: &[(u32, Row)], factor_shift: u32) -> (Vec<Row>, Vec<u32>) {
    let groups: Vec<_> = features.chunk_by(|a, b| a.0 >> factor_shift == b.0 >> factor_shift).collect();
    let mut by_length = vec![Vec::new(); groups.iter().map(|group| group.len() + 1).max().unwrap_or_default()];
    for group in groups {
        by_length[group.len()].push(group);
    }
    // The fuller group chooses its factor first.
    let groups = by_length.into_iter().rev().flatten();
    let mut rows = vec![[0; LANES]; features.len() * 6 / 5 + 2];
    let mut taken = vec![false; rows.len()];
    let mut factors = vec![0; 1 << (32 - factor_shift)];
    for group in groups {
        let at = |(hash, _): &(u32, _), factor| place(*hash, factor, taken.len());
        let fits = |&factor: &u32| {
            let apart = |(n, f)| group[..n].iter().all(|other| at(other, factor) != at(f, factor));
            group.iter().all(|f| !taken[at(f, factor)]) && group.iter().enumerate().all(apart)
        };
        // One in six rows stays free, so that one of so many factors always fits.
        let Some(factor) = (1..1 << 16).map(|n: u32| n.wrapping_mul(0x9e37_79b2) | 1).find(fits) else { continue };
        factors[(group[0].0 >> factor_shift) as usize] = factor;
        for (hash, weights) in group {
            let at = place(*hash, factor, rows.len());
            taken[at] = true;
            rows[at] = *weights;
            rows[at][LANES - 1] = print(*hash);
        }
    }
    (rows, factors)
}

impl Scorer<'_> {
    /// Makes a model ready; its bytes are not needed any more.
    pub fn new(model: Crf<'_>) -> Self {
        Self::with_few(model, &[])
    }

    /// The same of a model whose features are written with these templates of few values.
    pub(crate) fn with_few(model: Crf<'_>, few: &[Few]) -> Self {
        let mut features = model.features();
        // Models are written in this order; another one would only cost time.
        sort::by_numbers(&mut features, |f| (f.0 as usize, 0));
        features.dedup_by_key(|f| f.0);
        let unknown_bits = u32::MAX >> model.known_bits();
        for feature in &mut features {
            feature.0 |= unknown_bits;
        }
        // Four features a factor or so.
        let factor_shift = 31 - (features.len() / 4).max(2).ilog2().min(model.known_bits() - 1);
        let (rows, factors_of) = table(&features, factor_shift);
        let start = scores(model.start, f32::NEG_INFINITY);
        let transitions: Vec<Scores> = model.transitions.chunks_exact(4 * model.labels).map(|row| scores(row, f32::NEG_INFINITY)).collect();
        let mut arrivals = [[f32::NEG_INFINITY; LANES]; LANES];
        for (from, row) in transitions.iter().enumerate() {
            (0..LANES).for_each(|to| arrivals[to][from] = row[to]);
        }
        let mut out = Self {
            factor_shift,
            factors_of,
            unknown_bits,
            rows,
            units: scores(model.scales, 0.0).map(|s| s / LARGEST),
            start_factors: start.map(exp),
            factors: transitions.iter().map(|row| row.map(exp)).collect(),
            arrival_factors: arrivals.map(|row| row.map(exp)),
            start,
            transitions,
            arrivals,
            model: model.bare(),
            few: Vec::new(),
        };
        let mut rows = Vec::with_capacity(few.last().map_or(0, |few| few.end() as usize));
        for few in few {
            few.hashes(|hash| rows.push(out.row(hash).unwrap_or_default()));
        }
        out.few = rows;
        out
    }

    /// No features yet, of tokens that this model alone is to label.
    pub fn features(&self) -> Features {
        if self.few.is_empty() { Features::new() } else { Features::by_rows() }
    }

    /// Number of labels.
    pub(super) fn labels(&self) -> usize {
        self.model.labels
    }

    /// The sums of the weights of features that belong to no token yet.
    pub fn sums(&self, features: &Features) -> Sums {
        let mut sums = Sums::default();
        self.add(features.open(), &mut sums);
        sums
    }

    /// Adds the weights of features to the sums of the labels.
    pub(super) fn add(&self, (hashes, few): Part<'_>, sums: &mut Sums) {
        let mut out = *sums;
        for row in few.iter().filter_map(|&row| self.few.get(row as usize)) {
            super::add(&mut out, row);
        }
        for row in hashes.iter().filter_map(|&hash| self.row(hash)) {
            super::add(&mut out, &row);
        }
        *sums = out;
    }

    /// The weights of a feature, without a branch on whether the model knows it: the cache is asked for many rows at a time.
    #[inline]
    fn row(&self, hash: u32) -> Option<Row> {
        let hash = hash | self.unknown_bits;
        let &factor = self.factors_of.get((hash >> self.factor_shift) as usize)?;
        let row = self.rows.get(place(hash, factor, self.rows.len()))?;
        // All bits if the feature is known, else none.
        let known = -i16::from(row[LANES - 1] == print(hash));
        Some(row.map(|weight| weight & known))
    }

    /// The scores that sums of weights stand for.
    pub(super) fn scores(&self, sums: &Sums) -> Scores {
        let mut out = self.units;
        out.iter_mut().zip(sums).for_each(|(score, &sum)| *score *= f32::from(sum));
        out
    }
}

impl fmt::Debug for Scorer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorer").field("labels", &self.model.labels).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// Reads a number per label.
fn scores(bytes: &[u8], rest: f32) -> Scores {
    let mut out = [rest; LANES];
    out.iter_mut().zip(bytes.as_chunks::<4>().0).for_each(|(score, &b)| *score = f32::from_le_bytes(b));
    out
}
