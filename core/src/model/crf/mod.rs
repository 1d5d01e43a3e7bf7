//! A linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001) in a compact form that is read in place.
//!
//! How to use one:
//!
//! 1. Write a function that pushes the features of every token of a sequence into [`Features`]: numbers of templates with hashed values
//!    ([`Features::add`]), no strings. It serves training and reading alike. Templates of few values (`few.rs`) are faster.
//! 2. In `xtask/src/train` collect `Instance {features, labels}` and call `crf::train`; it writes the bytes of the model.
//! 3. `static MODEL: Crf<'static> = Crf::embedded(include_bytes!("../models/….crf"));` checks the header when the crate is compiled.
//! 4. Per extractor make one [`Scorer`], per document one [`Decoder`], and call [`Decoder::decode`] per sequence; [`Decoder::marginals`] says
//!    how sure it is.
//!
//! # Format
//!
//! Little endian. Header: `DCRF`, version `u16`, number of labels `u16`, bits of the bucket number `u32`, bytes of the names `u32`, bytes of the
//! weights `u32`, checksum of everything after the header `u32`. Then: the names of the labels, one a line; per label the scale of its
//! weights, `f32`; the score of starting with it, `f32`; the matrix of transitions from row to column, `f32`, minus infinity where forbidden;
//! the start of every bucket in the weights and the end of the last, `u32`; the weights.
//!
//! A feature's bucket is the top bits of its hash. A bucket holds, per feature, the next 16 bits of the hash and pairs of a label (bit 7:
//! the last one) and a weight `q`, which stands for `q·|q| / 127² · scale`. (The square root spends the 8 bits where most weights are; linear
//! steps cost accuracy.)

mod decoder;
mod exp;
mod features;
mod few;
mod remembered;
mod scorer;
#[cfg(any(test, feature = "train"))]
mod write;

pub use decoder::Decoder;
pub(crate) use exp::exp;
pub use features::Features;
pub(crate) use few::{Few, few};
pub(crate) use remembered::Remembered;
pub use scorer::{Scorer, Scores, Sums};
#[cfg(any(test, feature = "train"))]
pub use write::{Weight, write};

use super::hash::checksum;
use crate::error::{Error, Kind};

/// Numbers per label are held in arrays of this length, which vector instructions like.
const LANES: usize = 16;
/// A model has at most so many labels.
pub const MAX_LABELS: usize = LANES;

/// Adds sums of weights; what is too large stays the largest, and then the order counts: features of few values come first.
fn add(all: &mut Sums, more: &Sums) {
    all.iter_mut().zip(more).for_each(|(sum, s)| *sum = sum.saturating_add(*s));
}

const HEADER: usize = 24;
const VERSION: u16 = 1;

/// A model: a view of its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Crf<'m> {
    labels: usize,
    bits: u32,
    names: &'m [u8],
    scales: &'m [u8],
    start: &'m [u8],
    transitions: &'m [u8],
    buckets: &'m [u8],
    weights: &'m [u8],
}

impl<'m> Crf<'m> {
    /// Reads a model and checks it.
    ///
    /// # Errors
    ///
    /// If `bytes` are not a model of this version, are cut off or damaged.
    pub fn read(bytes: &'m [u8]) -> Result<Self, Error> {
        let model = Self::open(bytes).map_err(|why| Kind::Model(why.to_owned()))?;
        let (_, rest) = bytes.split_at(HEADER);
        if checksum(rest) != u32_at(bytes, 20) {
            return Err(Kind::Model("wrong checksum".to_owned()).into());
        }
        Ok(model)
    }

    /// Opens a model that is part of the program; for `static` items, so that a broken one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// If `bytes` are not a whole model of this version.
    pub const fn embedded(bytes: &'static [u8]) -> Crf<'static> {
        match Crf::open(bytes) {
            Ok(model) => model,
            Err(_) => panic!("the embedded model is not one of this version"),
        }
    }

    const fn open(bytes: &'m [u8]) -> Result<Self, &'static str> {
        if bytes.len() < HEADER || u32_at(bytes, 0) != u32::from_le_bytes(*b"DCRF") {
            return Err("not a model: the first bytes are not `DCRF`");
        }
        if u32_at(bytes, 4) & 0xffff != VERSION as u32 {
            return Err("a model of another version");
        }
        let labels = (u32_at(bytes, 4) >> 16) as usize;
        let bits = u32_at(bytes, 8);
        if labels == 0 || labels > MAX_LABELS || bits > 15 {
            return Err("impossible numbers in the header");
        }
        let names = u32_at(bytes, 12) as usize;
        let buckets = 4 * ((1 << bits) + 1);
        let weights = u32_at(bytes, 16) as usize;
        let fixed = HEADER + 8 * labels + 4 * labels * labels + buckets;
        if bytes.len() < fixed || names > bytes.len() - fixed || weights != bytes.len() - fixed - names {
            return Err("its length is not what its header says");
        }
        let (_, rest) = bytes.split_at(HEADER);
        let (names, rest) = rest.split_at(names);
        let (scales, rest) = rest.split_at(4 * labels);
        let (start, rest) = rest.split_at(4 * labels);
        let (transitions, rest) = rest.split_at(4 * labels * labels);
        let (buckets, weights) = rest.split_at(buckets);
        Ok(Self { labels, bits, names, scales, start, transitions, buckets, weights })
    }

    /// Its number of labels alone, which is all of it that a scorer keeps.
    const fn bare(&self) -> Crf<'static> {
        let none = &[];
        Crf {
            labels: self.labels,
            bits: self.bits,
            names: none,
            scales: none,
            start: none,
            transitions: none,
            buckets: none,
            weights: none,
        }
    }

    /// Number of labels.
    pub const fn labels(&self) -> usize {
        self.labels
    }

    /// The names of the labels, in the order of their numbers.
    pub fn names(&self) -> impl Iterator<Item = &'m str> {
        str::from_utf8(self.names).unwrap_or_default().split('\n')
    }

    /// How many of the first bits of hashes the model knows.
    const fn known_bits(&self) -> u32 {
        self.bits + 16
    }

    /// Every feature: its hash, as far as the model knows it, and which of the weights that follow, in that unit, are its own. The first are
    /// none at all; features of a single weight, which most are, share it with all that have the same one.
    fn features(&self, unit: f32) -> (Vec<(u32, u32)>, Vec<Sums>) {
        let steps = numbers(self.scales, 0.0).map(|scale| scale / (127.0 * 127.0 * unit));
        let (mut out, mut all) = (Vec::new(), vec![Sums::default()]);
        let mut single = vec![[0; 256]; LANES];
        let starts = self.buckets.as_chunks::<4>().0;
        for ((&from, &to), bucket) in starts.iter().zip(starts.iter().skip(1)).zip(0_u32..) {
            let range = u32::from_le_bytes(from) as usize..u32::from_le_bytes(to) as usize;
            let mut rest = self.weights.get(range).unwrap_or_default();
            while let Some((&key, mut pairs)) = rest.split_first_chunk::<2>() {
                let (mut weights, start) = (Sums::default(), pairs);
                while let Some((&[label, q], more)) = pairs.split_first_chunk::<2>() {
                    let last = label & 0x80 != 0;
                    let (label, root) = (usize::from(label & 0x7f) % LANES, f32::from(q.cast_signed()));
                    // Rounded.
                    weights[label] = (root * root.abs() * steps[label] + 0.5_f32.copysign(root)) as i16;
                    pairs = more;
                    if last {
                        break;
                    }
                }
                let number = match start[..start.len() - pairs.len()] {
                    [label, q] => &mut single[usize::from(label & 0x7f) % LANES][usize::from(q)],
                    _ => &mut 0,
                };
                if *number == 0 {
                    *number = all.len() as u32;
                    all.push(weights);
                }
                out.push(((bucket << 16 | u32::from(u16::from_le_bytes(key))) << (32 - self.known_bits()), *number));
                rest = pairs;
            }
        }
        (out, all)
    }
}

/// The numbers that the labels have; `rest` where there is no label.
fn numbers(bytes: &[u8], rest: f32) -> Scores {
    let mut out = [rest; LANES];
    out.iter_mut().zip(bytes.as_chunks::<4>().0).for_each(|(number, &b)| *number = f32::from_le_bytes(b));
    out
}

const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::{Crf, Decoder, Features, Remembered, Scorer, Weight, write};
    use crate::model::hash::mix;

    /// Label 1 may not follow label 0; feature (1, 7) speaks for label 1, feature (1, 8) for label 2.
    fn toy() -> Vec<u8> {
        let no = f32::NEG_INFINITY;
        let transitions = [0.0, no, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0];
        let weight = |value, label, weight| Weight { hash: mix(1, value), label, weight };
        let weights = [weight(7, 1, 2.0), weight(7, 0, 1.0), weight(8, 2, 0.5), weight(8, 0, 0.4), weight(9, 0, -1.0)];
        write(&["O", "I", "B"], &[0.0, no, 0.0], &transitions, &weights).unwrap()
    }

    fn features(values: &[&[u32]]) -> Features {
        let mut out = Features::new();
        for token in values {
            token.iter().for_each(|&v| out.add(1, v));
            out.end_token();
        }
        out
    }

    #[test]
    fn decodes_the_best_allowed_path() {
        let bytes = toy();
        let model = Crf::read(&bytes).unwrap();
        assert_eq!(model.names().collect::<Vec<_>>(), ["O", "I", "B"]);
        let scorer = Scorer::new(model);
        let mut decoder = Decoder::new(&scorer);
        assert_eq!(decoder.decode(&features(&[&[8], &[7]])), [2, 1], "B before I");
        assert_eq!(decoder.decode(&features(&[&[7]])), [0], "I may not start");
        assert_eq!(decoder.decode(&features(&[&[9, 5]])), [2], "a feature against a label; an unknown feature");
        assert_eq!(decoder.decode(&Features::new()), [] as [u8; 0]);
    }

    /// Scores of paths are whole numbers of 16 bits: they must not run over.
    #[test]
    fn long_sequences() {
        let bytes = toy();
        let scorer = Scorer::new(Crf::read(&bytes).unwrap());
        let (values, expected): (Vec<&[u32]>, Vec<u8>) =
            [(&[8][..], 2), (&[7; 20][..], 1), (&[7][..], 1), (&[9; 20][..], 1)].into_iter().unzip();
        let mut decoder = Decoder::new(&scorer);
        let path = decoder.decode(&features(&values.repeat(5000)));
        assert_eq!(path.len(), 20_000);
        for (n, (label, expected)) in path.iter().zip(expected.iter().cycle()).enumerate() {
            assert_eq!(label, expected, "token {n}");
        }
    }

    /// Found by fuzzing.
    #[test]
    fn scores_that_are_no_numbers_give_a_label_of_the_model() {
        let no = f32::NAN;
        let bytes = write(&["O", "I"], &[no; 2], &[no; 4], &[]).unwrap();
        let scorer = Scorer::new(Crf::read(&bytes).unwrap());
        assert_eq!(Decoder::new(&scorer).decode(&features(&[&[1], &[2]])), [0, 0]);
    }

    #[test]
    fn what_is_remembered_is_what_would_be_added_up() {
        let bytes = toy();
        let scorer = Scorer::new(Crf::read(&bytes).unwrap());
        let value = |number: usize, place: usize| 6 + (number + place) as u32 % 4;
        // Fewer slots than things: all come and go.
        let mut remembered = Remembered::<2>::new(&scorer, 5, 2);
        for number in [0, 1, 2, 0, 2, 4, 3, 3, 0] {
            let expected = [0, 1].map(|place| {
                let mut out = Features::new();
                out.add(1, value(number, place));
                scorer.sums(&out)
            });
            assert_eq!(remembered.of(number, |place, out| out.add(1, value(number, place))), &expected, "{number}");
        }
    }

    #[test]
    fn marginals_sum_to_one_and_agree_with_enumeration() {
        let bytes = toy();
        let scorer = Scorer::new(Crf::read(&bytes).unwrap());
        let mut decoder = Decoder::new(&scorer);
        decoder.score(&features(&[&[8], &[7]]));
        let marginals = decoder.marginals();
        let (mut sum, mut second) = (0.0, [0.0; 3]);
        let start = [0.0, f32::NEG_INFINITY, 0.0];
        let transitions = [[0.0, f32::NEG_INFINITY, 0.0], [0.0; 3], [0.0, 1.0, 0.0]];
        let nodes = [[0.4, 0.0, 0.5], [1.0, 2.0, 0.0]];
        for a in 0..3 {
            for b in 0..3 {
                let p = f32::exp(start[a] + nodes[0][a] + transitions[a][b] + nodes[1][b]);
                sum += p;
                second[b] += p;
            }
        }
        for (ours, expected) in marginals[1].iter().zip(second) {
            assert!((ours - expected / sum).abs() < 0.02, "{marginals:?}");
        }
        assert!((marginals[0].iter().sum::<f32>() - 1.0).abs() < 1e-5);
    }

    /// Each feature is found, with its own weight, that whose hash is 0 too, and hardly anything else is.
    #[test]
    fn finds_every_feature_of_a_large_model() {
        // Features that the format can tell apart.
        let mut seen = std::collections::BTreeSet::new();
        let distinct: Vec<u32> = (0..40_000).filter(|&value| seen.insert(mix(1, value) >> 4)).collect();
        let (known, unknown) = distinct.split_at(20_000);
        let sign = |value: u32| if value.is_multiple_of(3) { 1.0 } else { -1.0 };
        let mut weights: Vec<Weight> = known.iter().map(|&value| Weight { hash: mix(1, value), label: 1, weight: sign(value) }).collect();
        weights.push(Weight { hash: 0, label: 1, weight: 1.0 });
        let bytes = write(&["O", "I"], &[0.0; 2], &[0.0; 4], &weights).unwrap();
        let scorer = Scorer::new(Crf::read(&bytes).unwrap());
        let mut decoder = Decoder::new(&scorer);
        let mut score = |value: u32| {
            decoder.score(&features(&[&[value]]));
            f32::from(decoder.scores_mut()[0][1]) * scorer.unit
        };
        for &value in known {
            assert!((score(value) - sign(value)).abs() < 1e-3, "feature {value}");
        }
        // Few are taken for another.
        let mistaken = unknown.iter().filter(|&&value| score(value) != 0.0).count();
        assert!(mistaken < 3, "{mistaken}");
        let mut zero = Features::new();
        zero.add_hash(0);
        zero.end_token();
        decoder.score(&zero);
        assert!(f32::from(decoder.scores_mut()[0][1]) * scorer.unit > 0.99, "the feature whose hash is 0");
    }

    #[test]
    fn refuses_what_is_no_model() {
        let bytes = toy();
        let mut damaged = bytes.clone();
        *damaged.last_mut().unwrap() ^= 1;
        let mut newer = bytes.clone();
        newer[4] = 9;
        for (name, bytes, message) in [
            ("empty", &[][..], "not a model"),
            ("something else", b"PK\x03\x04 and so on and on and on".as_slice(), "not a model"),
            ("newer", &newer, "another version"),
            ("cut off", &bytes[..bytes.len() - 3], "length"),
            ("damaged", &damaged, "checksum"),
        ] {
            let error = Crf::read(bytes).unwrap_err().to_string();
            assert!(error.contains(message), "{name}: {error}");
        }
    }

    #[test]
    fn refuses_every_cut_and_every_wrong_bit() {
        let bytes = toy();
        for end in 0..bytes.len() {
            assert!(Crf::read(&bytes[..end]).is_err(), "cut off after {end} bytes");
        }
        for bit in 0..8 * bytes.len() {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(Crf::read(&damaged).is_err(), "wrong bit {bit}");
        }
    }
}
