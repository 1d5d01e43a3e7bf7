//! A model made ready for use. The model itself is laid out for size; this is laid out for speed and made once, with the extractor.

use super::{Crf, MAX_LABELS, exp::exp};
use core::fmt;

/// Features in a bucket.
const KEYS: usize = 7;
/// One more than the place of a key in its bucket; what comes last is no key.
const PLACES: [u32; KEYS + 1] = [1, 2, 3, 4, 5, 6, 7, 0];
/// No key: keys have fewer bits.
const NO_KEY: u32 = u32::MAX;

/// A number for every label; those above the number of labels are never looked at.
pub type Scores = [f32; MAX_LABELS];

/// A model made ready: the weights of a feature are found without a branch and added all at once.
///
/// A feature is looked for in the bucket that the top bits of its hash name. A bucket is one half of a cache line: the keys of seven features
/// and the row of weights of the first of them; the others follow. Row 0 holds the weights of features that the model does not know: none.
#[derive(Clone)]
pub struct Scorer<'m> {
    model: Crf<'m>,
    buckets: Vec<[u32; KEYS + 1]>,
    /// `hash >> bucket_shift` is the number of a bucket.
    bucket_shift: u32,
    /// `hash >> key_shift` is the key: the bits of the hash that the model knows.
    key_shift: u32,
    /// Keys and rows of the features that found their bucket full, in order.
    crowded: Vec<(u32, u32)>,
    /// Rows of weights in units of their labels.
    weights: Vec<[i16; MAX_LABELS]>,
    /// Per label, what one unit stands for.
    units: Scores,
    pub(super) start: Scores,
    /// Row `i`, column `j`: score of the transition from label `i` to label `j`.
    pub(super) transitions: Vec<Scores>,
    /// The exponentials of both.
    pub(super) start_factors: Scores,
    pub(super) factors: Vec<Scores>,
}

impl<'m> Scorer<'m> {
    /// Makes a model ready.
    pub fn new(model: Crf<'m>) -> Self {
        let mut features = model.features();
        // Models are written in this order; another one would only cost time.
        if !features.is_sorted_by_key(|f| f.0) {
            features.sort_by_key(|f| f.0);
        }
        let key_bits = model.bits + 16;
        // Three features a bucket or so.
        let bucket_bits = (features.len() / 3).max(2).ilog2().min(key_bits - 1) + 1;
        let mut buckets = vec![[NO_KEY; KEYS + 1]; 1 << bucket_bits];
        let mut crowded = Vec::new();
        let mut weights = vec![[0; MAX_LABELS]];
        for (key, row) in features {
            let at = weights.len() as u32;
            weights.push(row);
            let Some([keys @ .., first]) = buckets.get_mut((key >> (key_bits - bucket_bits)) as usize) else { continue };
            if *first == NO_KEY {
                *first = at;
            }
            match keys.get_mut((at - *first) as usize) {
                Some(free) => *free = key,
                None => crowded.push((key, at)),
            }
        }
        let start = scores(model.start, f32::NEG_INFINITY);
        let transitions: Vec<Scores> = model.transitions.chunks_exact(4 * model.labels).map(|row| scores(row, f32::NEG_INFINITY)).collect();
        Self {
            buckets,
            bucket_shift: 32 - bucket_bits,
            key_shift: 32 - key_bits,
            crowded,
            weights,
            units: scores(model.scales, 0.0).map(|s| s / (127.0 * 127.0)),
            start_factors: start.map(exp),
            factors: transitions.iter().map(|row| row.map(exp)).collect(),
            start,
            transitions,
            model,
        }
    }

    /// Number of labels.
    pub(super) fn labels(&self) -> usize {
        self.model.labels
    }

    /// Adds the weights of features to the sums of the labels.
    pub(super) fn add(&self, hashes: &[u32], sums: &mut [i32; MAX_LABELS]) {
        let mut all = *sums;
        for weights in hashes.iter().filter_map(|&hash| self.weights.get(self.row(hash))) {
            all.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        *sums = all;
    }

    /// The row of the weights of a feature.
    fn row(&self, hash: u32) -> usize {
        let Some(bucket) = self.buckets.get((hash >> self.bucket_shift) as usize) else { return 0 };
        let wanted = hash >> self.key_shift;
        let place = bucket.iter().zip(PLACES).fold(0, |found, (&key, place)| found | if key == wanted { place } else { 0 });
        if place == 0 && bucket[KEYS - 1] != NO_KEY {
            return self
                .crowded
                .binary_search_by_key(&wanted, |c| c.0)
                .ok()
                .and_then(|at| self.crowded.get(at))
                .map_or(0, |c| c.1 as usize);
        }
        // Not a branch: whether a feature is known is hard to foresee.
        usize::from(place != 0) * bucket[KEYS].wrapping_add(place).wrapping_sub(1) as usize
    }

    /// The scores that sums of weights stand for.
    pub(super) fn scores(&self, sums: &[i32; MAX_LABELS]) -> Scores {
        let mut out = self.units;
        out.iter_mut().zip(sums).for_each(|(score, &sum)| *score *= sum as f32);
        out
    }
}

impl fmt::Debug for Scorer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorer").field("labels", &self.model.labels).field("features", &(self.weights.len() - 1)).finish_non_exhaustive()
    }
}

/// Reads a number per label.
fn scores(bytes: &[u8], rest: f32) -> Scores {
    let mut out = [rest; MAX_LABELS];
    out.iter_mut().zip(bytes.as_chunks::<4>().0).for_each(|(score, &b)| *score = f32::from_le_bytes(b));
    out
}
