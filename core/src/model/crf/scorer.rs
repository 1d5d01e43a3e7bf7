//! A model made ready for use. The model itself is laid out for size; this is laid out for speed and made once, with the extractor.

use super::{Crf, MAX_LABELS, exp::exp};
use core::fmt;

/// Rows of scores are padded to a multiple of this, so that a step works on whole registers.
pub(super) const LANES: usize = 8;

/// A model made ready: the features found by hash in a step or two, the transitions as numbers.
#[derive(Clone)]
pub struct Scorer<'m> {
    model: Crf<'m>,
    /// One bit per hash prefix that some feature has. Most features of a text are unknown to the model; this says so at once.
    known: Vec<u64>,
    /// `hash >> known_shift` is the number of a bit in `known`.
    known_shift: u32,
    /// `hash >> slot_shift` is the number of a slot.
    slot_shift: u32,
    /// `hash >> key_shift` are the bits that the model knows.
    key_shift: u32,
    /// Where each slot begins in `features`, and the end of the last.
    starts: Vec<u32>,
    /// The known bits, and where the weights begin, in the order of the bits.
    features: Vec<(u32, u32)>,
    /// Per label, what one unit of its sum of weights stands for.
    units: Vec<f32>,
    pub(super) start: Vec<f32>,
    /// Row `i`, column `j`: score of the transition from label `i` to label `j`, padded with minus infinity.
    pub(super) transitions: Vec<f32>,
    /// The same, the exponentials.
    pub(super) start_factors: Vec<f32>,
    pub(super) factors: Vec<f32>,
}

impl<'m> Scorer<'m> {
    /// Makes a model ready.
    pub fn new(model: Crf<'m>) -> Self {
        let mut features = model.features();
        // Models are written in this order; another one would only cost time.
        if !features.is_sorted() {
            features.sort_unstable();
        }
        let key_bits = model.bits + 16;
        // About eight bits and one slot per feature.
        let bits = (features.len().max(64).ilog2() + 3).min(key_bits);
        let mut known = vec![0_u64; 1 << (bits - 6)];
        for &(key, _) in &features {
            let bit = key >> (key_bits - bits);
            if let Some(word) = known.get_mut(bit as usize / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        let slot_bits = bits - 3;
        let mut starts = Vec::with_capacity((1 << slot_bits) + 1);
        let mut at = 0;
        for slot in 0..1_u32 << slot_bits {
            starts.push(at);
            while features.get(at as usize).is_some_and(|&(key, _)| key >> (key_bits - slot_bits) == slot) {
                at += 1;
            }
        }
        starts.push(at);
        let start = floats(model.start);
        let transitions = padded(&floats(model.transitions), model.labels);
        Self {
            known,
            known_shift: 32 - bits,
            slot_shift: 32 - slot_bits,
            key_shift: 32 - key_bits,
            starts,
            features,
            units: floats(model.scales).into_iter().map(|s| s / (127.0 * 127.0)).collect(),
            start_factors: start.iter().map(|&s| exp(s)).collect(),
            factors: transitions.iter().map(|&s| exp(s)).collect(),
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
        for &hash in hashes {
            let bit = hash >> self.known_shift;
            if self.known.get(bit as usize / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1) {
                self.add_known(hash, sums);
            }
        }
    }

    fn add_known(&self, hash: u32, sums: &mut [i32; MAX_LABELS]) {
        let Some(weights) = self.find(hash).and_then(|at| self.model.weights.get(at..)) else { return };
        for &[label, weight] in weights.as_chunks::<2>().0 {
            let q = i32::from(weight.cast_signed());
            sums[usize::from(label) % MAX_LABELS] += q * q.abs();
            if label & 0x80 != 0 {
                break;
            }
        }
    }

    /// Where the weights of a feature begin in the model.
    fn find(&self, hash: u32) -> Option<usize> {
        let slot = (hash >> self.slot_shift) as usize;
        let (&from, &to) = (self.starts.get(slot)?, self.starts.get(slot + 1)?);
        let wanted = hash >> self.key_shift;
        self.features.get(from as usize..to as usize)?.iter().find(|f| f.0 == wanted).map(|f| f.1 as usize)
    }

    /// The scores that sums of weights stand for.
    pub(super) fn scores(&self, sums: &[i32; MAX_LABELS]) -> impl Iterator<Item = f32> {
        sums.iter().zip(&self.units).map(|(&sum, unit)| sum as f32 * unit)
    }
}

impl fmt::Debug for Scorer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorer").field("labels", &self.model.labels).field("features", &self.features.len()).finish_non_exhaustive()
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|&b| f32::from_le_bytes(b)).collect()
}

fn padded(square: &[f32], n: usize) -> Vec<f32> {
    let wide = n.next_multiple_of(LANES);
    square.chunks_exact(n).flat_map(|row| row.iter().copied().chain(core::iter::repeat_n(f32::NEG_INFINITY, wide - n))).collect()
}
