//! A model made ready for use. The model itself is laid out for size; this is laid out for speed and made once, with the extractor.

use super::{Crf, Features, LANES, MAX_LABELS, exp::exp};
use crate::sort;
use core::fmt;

/// A number for every label; those above the number of labels are never looked at.
pub type Scores = [f32; LANES];

/// A feature of the model: the weights of the labels and in the last two lanes its key.
type Row = [i16; LANES];
/// Sums of weights, a label each; the last two lanes without meaning.
pub type Sums = [i32; LANES];

/// So many features are looked up at once, and so many weights are added in 16 bits.
const AT_ONCE: usize = 16;

/// The weight whose root is `q`; the largest comes to 2016, so that [`AT_ONCE`] of them fit.
fn weight(q: i8) -> i16 {
    let q = i16::from(q);
    (q * q.abs() + 4) >> 3
}
/// What a sum of weights is divided by.
const LARGEST: f32 = 127.0 * 127.0 / 8.0;

/// A model made ready: the weights of a feature are found without a branch and added all at once.
///
/// The rows are a hash table without collisions (Belazzougui, Botelho and Dietzfelbinger 2009, Hash, Displace, and Compress): the top bits of
/// a feature's hash name a factor, the key times the factor is its row.
#[derive(Clone)]
pub struct Scorer<'m> {
    model: Crf<'m>,
    /// `hash >> factor_shift` is the number of a factor.
    factor_shift: u32,
    factors_of: Vec<u16>,
    /// `hash >> key_shift` is the key: the bits of the hash that the model knows.
    key_shift: u32,
    rows: Vec<Row>,
    /// Of every row the last bits of its key: most features that the model does not know are told by them, and the cache holds them all.
    prints: Vec<u8>,
    /// Per label, what one unit of a sum stands for.
    units: Scores,
    pub(super) start: Scores,
    /// Row `i`, column `j`: score of the transition from label `i` to label `j`.
    pub(super) transitions: Vec<Scores>,
    /// The exponentials of both.
    pub(super) start_factors: Scores,
    pub(super) factors: Vec<Scores>,
}

/// The row of a key; never the first, which holds the weights of features that the model does not know: none.
fn place(key: u32, factor: u16, rows: usize) -> usize {
    // Keys have fewer bits; one more, lest 0 stay 0 with every factor.
    let spread = (key | 1 << 31).wrapping_mul(u32::from(factor).wrapping_mul(0x9e37_79b2) | 1);
    1 + ((u64::from(spread) * (rows as u64 - 1)) >> 32) as usize
}

/// The key that a row is for.
fn key_of(row: &Row) -> u32 {
    u32::from(row[MAX_LABELS].cast_unsigned()) | u32::from(row[MAX_LABELS + 1].cast_unsigned()) << 16
}

/// Rows and factors for these features, in ascending order of their keys, each there once.
fn table(features: &[(u32, [i8; MAX_LABELS])], key_shift: u32, factor_shift: u32) -> (Vec<Row>, Vec<u16>) {
    let group_of = |key: u32| ((key << key_shift) >> factor_shift) as usize;
    let mut groups: Vec<_> = features.chunk_by(|a, b| group_of(a.0) == group_of(b.0)).collect();
    // The fuller group chooses its factor first.
    sort::by_numbers(&mut groups, |group| (sort::falling(group.len()), 0));
    let mut rows = vec![[0; LANES]; features.len() * 6 / 5 + 2];
    let mut taken = vec![false; rows.len()];
    let mut factors = vec![0; 1 << (32 - factor_shift)];
    for group in groups {
        let at = |(key, _): &(u32, _), factor| place(*key, factor, taken.len());
        let fits = |&factor: &u16| {
            let apart = |(n, f)| group[..n].iter().all(|other| at(other, factor) != at(f, factor));
            group.iter().all(|f| !taken[at(f, factor)]) && group.iter().enumerate().all(apart)
        };
        // One in six rows stays free, so that one of the 65,536 factors always fits.
        let Some(factor) = (0..=u16::MAX).find(fits) else { continue };
        factors[group_of(group[0].0)] = factor;
        for (key, weights) in group {
            let at = place(*key, factor, rows.len());
            taken[at] = true;
            rows[at][..MAX_LABELS].copy_from_slice(&weights.map(weight));
            rows[at][MAX_LABELS..].copy_from_slice(&[(*key as u16).cast_signed(), ((key >> 16) as u16).cast_signed()]);
        }
    }
    (rows, factors)
}

impl<'m> Scorer<'m> {
    /// Makes a model ready.
    pub fn new(model: Crf<'m>) -> Self {
        let mut features = model.features();
        // Models are written in this order; another one would only cost time.
        sort::by_numbers(&mut features, |f| (f.0 as usize, 0));
        features.dedup_by_key(|f| f.0);
        let key_bits = model.bits + 16;
        // Four features a factor or so.
        let factor_bits = (features.len() / 4).max(2).ilog2().min(key_bits - 1) + 1;
        let (key_shift, factor_shift) = (32 - key_bits, 32 - factor_bits);
        let (rows, factors_of) = table(&features, key_shift, factor_shift);
        let start = scores(model.start, f32::NEG_INFINITY);
        let transitions: Vec<Scores> = model.transitions.chunks_exact(4 * model.labels).map(|row| scores(row, f32::NEG_INFINITY)).collect();
        Self {
            factor_shift,
            factors_of,
            key_shift,
            prints: rows.iter().map(|row| key_of(row) as u8).collect(),
            rows,
            units: scores(model.scales, 0.0).map(|s| s / LARGEST),
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

    /// The sums of the weights of features that belong to no token yet.
    pub fn sums(&self, features: &Features) -> Sums {
        let mut sums = Sums::default();
        self.add(features.open(), &mut sums);
        sums
    }

    /// Adds the weights of features to the sums of the labels.
    pub(super) fn add(&self, hashes: &[u32], sums: &mut Sums) {
        for some in hashes.chunks(AT_ONCE) {
            let mut few = [0_i16; LANES];
            // Without a branch: the cache is asked for many rows at a time.
            for &hash in some {
                let key = hash >> self.key_shift;
                let factor = self.factors_of.get((hash >> self.factor_shift) as usize).copied().unwrap_or_default();
                let at = place(key, factor, self.rows.len());
                let maybe = usize::from(self.prints.get(at) == Some(&(key as u8))).wrapping_neg();
                let Some(row) = self.rows.get(at & maybe) else { continue };
                // All bits if it is the row of this key, else none.
                let same = -i16::from(key_of(row) == key);
                for lane in 0..LANES {
                    few[lane] = few[lane].wrapping_add(row[lane] & same);
                }
            }
            for lane in 0..LANES {
                sums[lane] += i32::from(few[lane]);
            }
        }
    }

    /// The scores that sums of weights stand for.
    pub(super) fn scores(&self, sums: &Sums) -> Scores {
        let mut out = self.units;
        out.iter_mut().zip(sums).for_each(|(score, &sum)| *score *= sum as f32);
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
