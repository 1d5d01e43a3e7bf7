//! A model made ready for use. The model itself is laid out for size; this is laid out for speed and made once, with the extractor.

use super::features::Part;
use super::{Crf, Features, Few, LANES, exp::exp, numbers};
use crate::sort;
use core::fmt;

/// A number for every label; those above the number of labels are never looked at.
pub type Scores = [f32; LANES];

/// Sums of weights, a label each, in whole units of the model ([`Scorer::units`]).
pub type Sums = [i16; LANES];

/// The largest weight has so many units, so that a sum has room for eight of it. A larger sum stays the largest.
const LARGEST: f32 = 4032.0;

/// A score of the start or of a transition has at most so many.
const LARGEST_STEP: f32 = 16384.0;

/// A model made ready: the weights of a feature are found without a branch and added all at once.
///
/// Features are found in a hash table without collisions (Belazzougui, Botelho and Dietzfelbinger 2009, Hash, Displace, and Compress): the top
/// bits of a feature's hash name a factor, the hash times the factor is its place. What decides about speed is how much memory is touched:
/// an entry has four bytes, and weights that many features have in common stand there once.
#[derive(Clone)]
pub struct Scorer<'m> {
    model: Crf<'m>,
    /// `hash >> factor_shift` is the number of a factor.
    factor_shift: u32,
    factors_of: Vec<u32>,
    /// The bits of a hash that the model does not know; all are taken as set, so that no hash is 0.
    unknown_bits: u32,
    /// The entries: the first bits of a feature's hash, which tell those that the model does not know, and which weights are its own.
    entries: Vec<u32>,
    /// The bits of an entry that say which weights.
    weights_mask: u32,
    /// The weights; first those of features that the model does not know, none.
    weights: Vec<Sums>,
    /// What one unit of a sum stands for.
    pub(super) unit: f32,
    pub(super) start: Sums,
    /// Row `i`, column `j`: score of the transition from label `i` to label `j`.
    pub(super) transitions: Vec<Sums>,
    /// The same by the label that is reached: row `j`, column `i`.
    pub(super) arrivals: [Sums; LANES],
    /// The exponentials of `start`, `transitions` and `arrivals`.
    pub(super) start_factors: Scores,
    pub(super) factors: Vec<Scores>,
    pub(super) arrival_factors: [Scores; LANES],
    /// Which weights features of few values have, in the order of their rows.
    few: Vec<u32>,
}

/// The place of a feature among so many.
fn place(hash: u32, factor: u32, places: usize) -> usize {
    ((u64::from(hash.wrapping_mul(factor)) * places as u64) >> 32) as usize
}

/// Entries and factors for these features, in ascending order of their hashes, each there once.
fn table(features: &[(u32, u32)], factor_shift: u32, weights_mask: u32) -> (Vec<u32>, Vec<u32>) {
    let groups: Vec<_> = features.chunk_by(|a, b| a.0 >> factor_shift == b.0 >> factor_shift).collect();
    let mut by_length = vec![Vec::new(); groups.iter().map(|group| group.len() + 1).max().unwrap_or_default()];
    for group in groups {
        by_length[group.len()].push(group);
    }
    // The fuller group chooses its factor first.
    let groups = by_length.into_iter().rev().flatten();
    let mut entries = vec![0; features.len() * 6 / 5 + 2];
    let mut taken = vec![false; entries.len()];
    let mut factors = vec![0; 1 << (32 - factor_shift)];
    for group in groups {
        let at = |(hash, _): &(u32, _), factor| place(*hash, factor, taken.len());
        let fits = |&factor: &u32| {
            let apart = |(n, f)| group[..n].iter().all(|other| at(other, factor) != at(f, factor));
            group.iter().all(|f| !taken[at(f, factor)]) && group.iter().enumerate().all(apart)
        };
        // One in six places stays free, so that one of so many factors always fits.
        let Some(factor) = (1..1 << 16).map(|n: u32| n.wrapping_mul(0x9e37_79b2) | 1).find(fits) else { continue };
        factors[(group[0].0 >> factor_shift) as usize] = factor;
        for (hash, weights) in group {
            let at = place(*hash, factor, entries.len());
            taken[at] = true;
            entries[at] = *hash & !weights_mask | weights;
        }
    }
    (entries, factors)
}

impl Scorer<'_> {
    /// Makes a model ready; its bytes are not needed any more.
    pub fn new(model: Crf<'_>) -> Self {
        Self::with_few(model, &[])
    }

    /// The same of a model whose features are written with these templates of few values.
    pub(crate) fn with_few(model: Crf<'_>, few: &[Few]) -> Self {
        let start = numbers(model.start, f32::NEG_INFINITY);
        let transitions: Vec<Scores> =
            model.transitions.chunks_exact(4 * model.labels).map(|row| numbers(row, f32::NEG_INFINITY)).collect();
        let most = |scores: &[f32]| scores.iter().filter(|s| s.is_finite()).fold(0.0_f32, |most, s| most.max(s.abs()));
        let step = most(&start).max(most(transitions.as_flattened()));
        let unit = (most(&numbers(model.scales, 0.0)) / LARGEST).max(step / LARGEST_STEP).max(f32::MIN_POSITIVE);
        let (mut features, weights) = model.features(unit);
        // Models are written in this order; another one would only cost time.
        sort::by_numbers(&mut features, |f| (f.0 as usize, 0));
        features.dedup_by_key(|f| f.0);
        let unknown_bits = u32::MAX >> model.known_bits();
        for feature in &mut features {
            feature.0 |= unknown_bits;
        }
        // Four features a factor or so.
        let factor_shift = 31 - (features.len() / 4).max(2).ilog2().min(model.known_bits() - 1);
        let weights_mask = weights.len().next_power_of_two() as u32 - 1;
        let (entries, factors_of) = table(&features, factor_shift, weights_mask);
        let mut arrivals = [[f32::NEG_INFINITY; LANES]; LANES];
        for (from, row) in transitions.iter().enumerate() {
            (0..LANES).for_each(|to| arrivals[to][from] = row[to]);
        }
        let mut out = Self {
            factor_shift,
            factors_of,
            unknown_bits,
            entries,
            weights_mask,
            weights,
            unit,
            start_factors: start.map(exp),
            factors: transitions.iter().map(|row| row.map(exp)).collect(),
            arrival_factors: arrivals.map(|row| row.map(exp)),
            start: start.map(|score| in_units(score, unit)),
            transitions: transitions.iter().map(|row| row.map(|score| in_units(score, unit))).collect(),
            arrivals: arrivals.map(|row| row.map(|score| in_units(score, unit))),
            model: model.bare(),
            few: Vec::new(),
        };
        let mut rows = Vec::with_capacity(few.last().map_or(0, |few| few.end() as usize));
        for few in few {
            few.hashes(|hash| rows.push(out.number(hash)));
        }
        out.few = rows;
        out
    }

    /// No features yet, of tokens that this model alone is to label.
    pub fn features(&self) -> Features {
        Features::for_model(!self.few.is_empty())
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
        let mut add = |number: u32| {
            if let Some(weights) = self.weights.get(number as usize) {
                super::add(&mut out, weights);
            }
        };
        for &row in few {
            add(self.few.get(row as usize).copied().unwrap_or_default());
        }
        for &hash in hashes {
            add(self.number(hash));
        }
        *sums = out;
    }

    /// Which weights a feature has, without a branch on whether the model knows it: the memory is asked for many features at a time.
    #[inline]
    fn number(&self, hash: u32) -> u32 {
        let hash = hash | self.unknown_bits;
        let factor = self.factors_of.get((hash >> self.factor_shift) as usize).copied().unwrap_or_default();
        let entry = self.entries.get(place(hash, factor, self.entries.len())).copied().unwrap_or_default();
        // All bits if the feature is known, else none.
        let known = u32::from((entry ^ hash) & !self.weights_mask == 0).wrapping_neg();
        entry & self.weights_mask & known
    }

    /// How many units a score has.
    pub fn units(&self, score: f32) -> i16 {
        in_units(score, self.unit)
    }
}

impl fmt::Debug for Scorer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorer").field("labels", &self.model.labels).field("features", &self.entries.len()).finish_non_exhaustive()
    }
}

/// A score in units, the least there is for minus infinity.
fn in_units(score: f32, unit: f32) -> i16 {
    (score / unit).round() as i16
}
