//! A linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001) in a compact form that is read in place.
//!
//! How to use one:
//!
//! 1. Write a function that pushes the features of every token of a sequence into [`Features`]: numbers of templates with hashed values
//!    ([`Features::add`]), no strings. It serves training and reading alike.
//! 2. In `xtask/src/train` collect `Instance {features, labels}` and call `crf::train`; it writes the bytes of the model.
//! 3. `static MODEL: Crf<'static> = Crf::embedded(include_bytes!("../models/….crf"));` checks the header when the crate is compiled.
//! 4. Per document make one [`Decoder`] and call [`Decoder::decode`] per sequence; [`Decoder::marginals`] says how sure it is.
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

#[cfg(any(test, feature = "train"))]
use super::hash::checksum;
use super::hash::mix;
#[cfg(any(test, feature = "train"))]
use crate::error::{Error, Kind};
use core::ops::Range;

/// More labels than this do not fit the format.
pub const MAX_LABELS: usize = 32;

const HEADER: usize = 24;
const VERSION: u16 = 1;

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
    /// The block that holds now, by slot.
    current: [u32; BLOCKS],
}

/// A token has at most so many blocks.
pub const BLOCKS: usize = 2;
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
        let end = self.hashes.len() as u32;
        let last = self.tokens.last().map_or(0, |t| t.1);
        let start = last.max(self.blocks.last().map_or(0, |b| b.end));
        self.tokens.push((start, end, self.current));
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
    #[cfg(any(test, feature = "train"))]
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
        if labels == 0 || labels > MAX_LABELS || bits > 16 {
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

    /// Number of labels.
    pub const fn labels(&self) -> usize {
        self.labels
    }

    /// The names of the labels, in the order of their numbers.
    pub fn names(&self) -> impl Iterator<Item = &'m str> {
        str::from_utf8(self.names).unwrap_or_default().split('\n')
    }

    /// Every feature: the bits of its hash that the model knows, and where its weights begin.
    fn features(&self) -> Vec<(u32, u32)> {
        let mut out = Vec::new();
        let starts = self.buckets.as_chunks::<4>().0;
        for ((&from, &to), bucket) in starts.iter().zip(starts.iter().skip(1)).zip(0_u32..) {
            let (mut at, end) = (u32::from_le_bytes(from), u32::from_le_bytes(to));
            while let Some((key, pairs)) = self.weights.get(at as usize..end as usize).and_then(|w| w.split_first_chunk::<2>()) {
                out.push((bucket << 16 | u32::from(u16::from_le_bytes(*key)), at + 2));
                let more = pairs.as_chunks::<2>().0.iter().take_while(|[label, _]| label & 0x80 == 0).count();
                at += 4 + 2 * more as u32;
            }
        }
        out
    }
}

/// The features of a model, found by hash in a few steps. The model itself is laid out for size; this is laid out for speed and made when a
/// document is begun.
#[derive(Clone, Debug)]
struct Index {
    /// `hash >> known` are the bits that the model knows.
    known: u32,
    /// `hash >> slot` is the number of a slot.
    slot: u32,
    /// Where each slot begins in `features`, and the end of the last.
    starts: Vec<u32>,
    /// The known bits, and where the weights begin, in the order of the bits.
    features: Vec<(u32, u32)>,
}

impl Index {
    fn new(model: &Crf<'_>) -> Self {
        let mut features = model.features();
        // Models are written in this order; another one would only cost time.
        if !features.is_sorted() {
            features.sort_unstable();
        }
        let known = 16 - model.bits;
        // About one slot per feature: a bucket of the model holds a handful.
        let bits = (model.bits + 3).min(16);
        let slot = 32 - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for number in 0..1_u32 << bits {
            starts.push(at);
            while features.get(at as usize).is_some_and(|&(prefix, _)| prefix >> (slot - known) == number) {
                at += 1;
            }
        }
        starts.push(at);
        Self { known, slot, starts, features }
    }

    /// Adds the weights of a feature to the sums of the labels.
    fn add(&self, model: Crf<'_>, hash: u32, sums: &mut [i32]) {
        let Some(weights) = self.find(hash).and_then(|at| model.weights.get(at..)) else { return };
        for &[label, weight] in weights.as_chunks::<2>().0 {
            if let Some(sum) = sums.get_mut(usize::from(label & 0x7f)) {
                let q = i32::from(weight.cast_signed());
                *sum += q * q.abs();
            }
            if label & 0x80 != 0 {
                break;
            }
        }
    }

    /// Where the weights of a feature begin in the model.
    fn find(&self, hash: u32) -> Option<usize> {
        let slot = (hash >> self.slot) as usize;
        let (&from, &to) = (self.starts.get(slot)?, self.starts.get(slot + 1)?);
        let wanted = hash >> self.known;
        self.features.get(from as usize..to as usize)?.iter().find(|f| f.0 == wanted).map(|f| f.1 as usize)
    }
}

const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|&b| f32::from_le_bytes(b)).collect()
}

/// Labels sequences; keeps its memory from one to the next.
#[derive(Clone, Debug)]
pub struct Decoder<'m> {
    model: Crf<'m>,
    index: Index,
    /// Per label, what one unit of its sum of weights stands for.
    units: Vec<f32>,
    start: Vec<f32>,
    /// `into[j * labels + i]`: score of the transition from label `i` to label `j`.
    into: Vec<f32>,
    /// `nodes[t * labels + j]`: score of label `j` at token `t`.
    nodes: Vec<f32>,
    sums: Vec<i32>,
    /// Sums of the blocks of features.
    blocks: Vec<i32>,
    back: Vec<u8>,
    best: Vec<f32>,
}

impl<'m> Decoder<'m> {
    /// A decoder for that model.
    pub fn new(model: Crf<'m>) -> Self {
        let n = model.labels;
        let from = floats(model.transitions);
        let into = (0..n * n).map(|k| from[k % n * n + k / n]).collect();
        let units = floats(model.scales).into_iter().map(|s| s / (127.0 * 127.0)).collect();
        let (nodes, sums) = (Vec::new(), vec![0; n]);
        Self {
            model,
            index: Index::new(&model),
            units,
            start: floats(model.start),
            into,
            nodes,
            sums,
            blocks: Vec::new(),
            back: Vec::new(),
            best: Vec::new(),
        }
    }

    /// The best sequence of labels, one per token.
    pub fn decode(&mut self, features: &Features) -> Vec<u8> {
        self.score(features);
        self.best_path()
    }

    /// Scores every label at every token: the first half of [`Self::decode`].
    pub fn score(&mut self, features: &Features) {
        let n = self.model.labels;
        self.nodes.clear();
        self.blocks.clear();
        self.blocks.resize(n * features.blocks.len(), 0);
        for (block, sums) in features.blocks.iter().zip(self.blocks.chunks_exact_mut(n)) {
            for &hash in features.slice(block.start, block.end) {
                self.index.add(self.model, hash, sums);
            }
        }
        for &(start, end, blocks) in &features.tokens {
            self.sums.fill(0);
            for block in blocks {
                let sums = self.blocks.chunks_exact(n).nth(block as usize).unwrap_or_default();
                self.sums.iter_mut().zip(sums).for_each(|(sum, s)| *sum += s);
            }
            for &hash in features.slice(start, end) {
                self.index.add(self.model, hash, &mut self.sums);
            }
            self.nodes.extend(self.sums.iter().zip(&self.units).map(|(&sum, unit)| sum as f32 * unit));
        }
    }

    /// The scores of the labels at every token, token by token; what is added here counts as one more feature (minus infinity forbids a label).
    pub fn scores_mut(&mut self) -> &mut [f32] {
        &mut self.nodes
    }

    /// The best sequence of labels by the present scores (Viterbi).
    pub fn best_path(&mut self) -> Vec<u8> {
        let n = self.model.labels;
        let Some((first, rest)) = self.nodes.split_at_checked(n) else { return Vec::new() };
        self.back.clear();
        self.best.clear();
        self.best.extend(first.iter().zip(&self.start).map(|(a, b)| a + b));
        let mut next = vec![0.0; n];
        for node in rest.chunks_exact(n) {
            for ((to, score), into) in next.iter_mut().zip(node).zip(self.into.chunks_exact(n)) {
                let (mut from, mut most) = (0, f32::NEG_INFINITY);
                for (i, (a, b)) in self.best.iter().zip(into).enumerate() {
                    if a + b > most {
                        (from, most) = (i, a + b);
                    }
                }
                *to = most + score;
                self.back.push(from as u8);
            }
            core::mem::swap(&mut self.best, &mut next);
        }
        let last = self.best.iter().enumerate().fold((0, f32::NEG_INFINITY), |most, (i, &s)| if s > most.1 { (i, s) } else { most });
        let mut at = last.0;
        let mut out = vec![at as u8];
        for back in self.back.chunks_exact(n).rev() {
            at = usize::from(back[at]);
            out.push(at as u8);
        }
        out.reverse();
        out
    }

    /// Probability of every label at every token by the present scores, token by token (forward-backward).
    pub fn marginals(&self) -> Vec<f32> {
        let n = self.model.labels;
        let into: Vec<f32> = self.into.iter().map(|&s| exp(s)).collect();
        let mut out = Vec::with_capacity(self.nodes.len());
        // Forward, every step scaled to sum 1, so that nothing overflows.
        let mut before: Vec<f32> = self.start.iter().map(|&s| exp(s)).collect();
        for node in self.nodes.chunks_exact(n) {
            let most = node.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let at = out.len();
            out.extend(node.iter().zip(&before).map(|(s, b)| exp(s - most) * b));
            normalise(&mut out[at..]);
            for (to, row) in before.iter_mut().zip(into.chunks_exact(n)) {
                *to = row.iter().zip(&out[at..]).map(|(a, b)| a * b).sum();
            }
        }
        // Backward: the same, multiplied in.
        let mut after = vec![1.0_f32; n];
        let mut here = vec![0.0_f32; n];
        for (node, slot) in self.nodes.chunks_exact(n).zip(out.chunks_exact_mut(n)).rev() {
            let most = node.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            for ((h, s), a) in here.iter_mut().zip(node).zip(&after) {
                *h = exp(s - most) * a;
            }
            slot.iter_mut().zip(&after).for_each(|(p, a)| *p *= a);
            normalise(slot);
            normalise(&mut here);
            after.fill(0.0);
            for (row, h) in into.chunks_exact(n).zip(&here) {
                after.iter_mut().zip(row).for_each(|(a, t)| *a += t * h);
            }
        }
        out
    }
}

/// The exponential function in operations that give the same bits on every machine, to about seven digits.
fn exp(x: f32) -> f32 {
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    if x < -87.0 {
        return 0.0;
    }
    let x = x.min(88.0);
    let k = (x * core::f32::consts::LOG2_E).round();
    let r = x - k * LN_2_HIGH - k * LN_2_LOW;
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_67 + r * (0.008_333_334 + r * 0.001_388_889)))));
    series * f32::from_bits((k as i32 + 127).cast_unsigned() << 23)
}

/// Scales to sum 1.
fn normalise(p: &mut [f32]) {
    let sum: f32 = p.iter().sum();
    if sum > 0.0 {
        for x in p {
            *x /= sum;
        }
    }
}

/// A weight of a model that is to be written: of one feature and label.
#[cfg(any(test, feature = "train"))]
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Hash of the feature.
    pub hash: u32,
    /// Number of the label.
    pub label: u8,
    /// The weight.
    pub weight: f32,
}

/// Writes a model; `start` and `transitions` (from row to column) are minus infinity where forbidden. Weights that round to nothing are left out.
///
/// # Errors
///
/// If the numbers of labels do not agree or are too many.
#[cfg(any(test, feature = "train"))]
pub fn write(names: &[&str], start: &[f32], transitions: &[f32], weights: &[Weight]) -> Result<Vec<u8>, Error> {
    use std::collections::BTreeMap;
    let n = names.len();
    if n == 0 || n > MAX_LABELS || start.len() != n || transitions.len() != n * n {
        return Err(Kind::Model(format!("{n} labels, {} starts, {} transitions", start.len(), transitions.len())).into());
    }
    let mut scales = vec![0.0_f32; n];
    for w in weights {
        let scale = scales.get_mut(usize::from(w.label)).ok_or_else(|| Kind::Model(format!("label {} of {n}", w.label)))?;
        *scale = scale.max(w.weight.abs());
    }
    let quantise = |w: &Weight| {
        let root = (w.weight.abs() / scales[usize::from(w.label)]).sqrt() * 127.0;
        (root.round() as i8) * if w.weight < 0.0 { -1 } else { 1 }
    };
    let mut features: BTreeMap<u32, Vec<(u8, i8)>> = BTreeMap::new();
    for w in weights.iter().filter(|w| w.weight != 0.0) {
        let q = quantise(w);
        if q != 0 {
            features.entry(w.hash).or_default().push((w.label, q));
        }
    }
    // About four features a bucket.
    let bits = (features.len() / 4).max(1).ilog2().min(16);
    let mut buckets = vec![Vec::new(); 1 << bits];
    for (hash, mut pairs) in features {
        pairs.sort_unstable();
        let bucket: &mut Vec<(u16, Vec<(u8, i8)>)> = &mut buckets[(u64::from(hash) << bits >> 32) as usize];
        let key = (hash << bits >> 16) as u16;
        let mass = |pairs: &[(u8, i8)]| pairs.iter().map(|p| i32::from(p.1).abs()).sum::<i32>();
        // Two features that the format cannot tell apart: the stronger one stays.
        match bucket.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) if mass(old) < mass(&pairs) => *old = pairs,
            Some(_) => {}
            None => bucket.push((key, pairs)),
        }
    }
    let (mut index, mut body) = (Vec::new(), Vec::new());
    for bucket in &buckets {
        index.push(body.len() as u32);
        for (key, pairs) in bucket {
            body.extend(key.to_le_bytes());
            for (k, &(label, q)) in pairs.iter().enumerate() {
                body.extend([label | if k + 1 == pairs.len() { 0x80 } else { 0 }, q.cast_unsigned()]);
            }
        }
    }
    index.push(body.len() as u32);
    let mut rest = names.join("\n").into_bytes();
    let name_bytes = rest.len() as u32;
    for float in scales.iter().chain(start).chain(transitions) {
        rest.extend(float.to_le_bytes());
    }
    rest.extend(index.iter().flat_map(|i| i.to_le_bytes()));
    rest.extend(&body);
    let mut out = b"DCRF".to_vec();
    out.extend(VERSION.to_le_bytes());
    out.extend((n as u16).to_le_bytes());
    for number in [bits, name_bytes, body.len() as u32, checksum(&rest)] {
        out.extend(number.to_le_bytes());
    }
    out.extend(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Crf, Decoder, Features, Weight, write};
    use crate::model::hash::mix;

    #[test]
    fn exponential() {
        for x in [-80.0_f32, -10.5, -1.0, -0.1, 0.0, 0.3, 1.0, 20.0] {
            let (ours, theirs) = (f64::from(super::exp(x)), f64::from(x).exp());
            assert!((ours / theirs - 1.0).abs() < 1e-6, "{x}: {ours} {theirs}");
        }
        assert!(super::exp(f32::NEG_INFINITY) == 0.0);
    }

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
        let mut decoder = Decoder::new(model);
        assert_eq!(decoder.decode(&features(&[&[8], &[7]])), [2, 1], "B before I");
        assert_eq!(decoder.decode(&features(&[&[7]])), [0], "I may not start");
        assert_eq!(decoder.decode(&features(&[&[9, 5]])), [2], "a feature against a label; an unknown feature");
        assert_eq!(decoder.decode(&Features::new()), [] as [u8; 0]);
    }

    #[test]
    fn marginals_sum_to_one_and_agree_with_enumeration() {
        let bytes = toy();
        let mut decoder = Decoder::new(Crf::read(&bytes).unwrap());
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
        for (ours, expected) in marginals[3..].iter().zip(second) {
            assert!((ours - expected / sum).abs() < 0.02, "{marginals:?}");
        }
        assert!((marginals[..3].iter().sum::<f32>() - 1.0).abs() < 1e-5);
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
}
