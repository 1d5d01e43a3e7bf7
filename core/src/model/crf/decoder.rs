//! Labels sequences.

use super::scorer::{Scorer, Scores, Sums};
use super::{Features, LANES, exp::exp};

/// Labels sequences; keeps its memory from one to the next.
#[derive(Clone, Debug)]
pub struct Decoder<'s> {
    scorer: &'s Scorer<'s>,
    /// Score of every label at every token.
    nodes: Vec<Sums>,
    /// Sums of the blocks of features.
    blocks: Vec<Sums>,
    /// Per token but the last and per label: the score of the best path that ends there, the best of them as 0.
    best: Vec<Sums>,
    /// The best sequence of labels.
    path: Vec<u8>,
}

impl<'s> Decoder<'s> {
    /// A decoder for that model.
    pub fn new(scorer: &'s Scorer<'s>) -> Self {
        Self { scorer, nodes: Vec::new(), blocks: Vec::new(), best: Vec::new(), path: Vec::new() }
    }

    /// The best sequence of labels, one per token.
    pub fn decode(&mut self, features: &Features) -> &[u8] {
        self.score(features);
        self.best_path()
    }

    /// Scores every label at every token: the first half of [`Self::decode`].
    pub fn score(&mut self, features: &Features) {
        let scorer = self.scorer;
        self.nodes.clear();
        self.blocks.clear();
        self.blocks.extend(features.blocks().map(|part| {
            let mut sums = Sums::default();
            scorer.add(part, &mut sums);
            sums
        }));
        self.nodes.reserve(features.len());
        for (part, blocks, sums) in features.own() {
            let mut sums = *sums;
            for block in blocks.iter().filter_map(|&b| self.blocks.get(b as usize)) {
                super::add(&mut sums, block);
            }
            scorer.add(part, &mut sums);
            self.nodes.push(sums);
        }
    }

    /// The scores of the labels at every token, in [units](Scorer::units); what is added here counts as one more feature.
    pub fn scores_mut(&mut self) -> &mut [Sums] {
        &mut self.nodes
    }

    /// The best sequence of labels by the present scores (Viterbi).
    pub fn best_path(&mut self) -> &[u8] {
        self.path.clear();
        self.best.clear();
        let Some((first, rest)) = self.nodes.split_first() else { return &[] };
        let mut best = *first;
        super::add(&mut best, &self.scorer.start);
        for node in rest {
            // The best path has 0, so that no score is too large.
            let top = most(&best);
            for score in &mut best {
                *score = score.saturating_sub(top);
            }
            self.best.push(best);
            let mut next = [i16::MIN; LANES];
            for (&score, row) in best.iter().zip(&self.scorer.transitions) {
                // A label that cannot be leads to none.
                if score > i16::MIN {
                    let mut reached = [score; LANES];
                    super::add(&mut reached, row);
                    next = larger(&next, &reached);
                }
            }
            super::add(&mut next, node);
            best = next;
        }
        // The way back: the label before is the one that the best score came from.
        let mut at = best_of(&best);
        self.path.reserve(self.nodes.len());
        self.path.push(at as u8);
        for best in self.best.iter().rev() {
            let mut from = *best;
            super::add(&mut from, &self.scorer.arrivals[at]);
            at = best_of(&from);
            self.path.push(at as u8);
        }
        self.path.reverse();
        &self.path
    }

    /// Probability of every label at every token by the present scores (forward-backward).
    pub fn marginals(&self) -> Vec<Scores> {
        let n = self.scorer.labels();
        // What a score counts at its token, the best as 1, so that nothing overflows.
        let weights: Vec<Scores> = self.nodes.iter().map(|node| weigh(node, n, self.scorer.unit)).collect();
        let mut out = Vec::with_capacity(weights.len());
        let mut before = self.scorer.start_factors;
        for weight in &weights {
            let mut here = *weight;
            here.iter_mut().zip(&before).for_each(|(h, b)| *h *= b);
            normalise(&mut here);
            before = apply(&self.scorer.factors, &here);
            out.push(here);
        }
        // Backward: the same, multiplied in.
        let mut after = [1.0_f32; LANES];
        for (weight, slot) in weights.iter().zip(&mut out).rev() {
            let mut here = *weight;
            here.iter_mut().zip(&after).for_each(|(h, a)| *h *= a);
            slot.iter_mut().zip(&after).for_each(|(p, a)| *p *= a);
            normalise(slot);
            normalise(&mut here);
            after = apply(&self.scorer.arrival_factors, &here);
        }
        out
    }
}

/// The exponentials of the scores of so many labels, in that unit, the best as 1; 0 above them.
fn weigh(node: &Sums, labels: usize, unit: f32) -> Scores {
    let mut scores = [i16::MIN; LANES];
    scores.iter_mut().zip(node).take(labels).for_each(|(s, n)| *s = *n);
    let most = most(&scores);
    let mut out = scores.map(|score| exp(unit * (f32::from(score) - f32::from(most))));
    out[labels..].fill(0.0);
    out
}

/// The sum of the rows, each times its number in `p`.
fn apply(rows: &[Scores], p: &Scores) -> Scores {
    let mut out = [0.0; LANES];
    for (p, row) in p.iter().zip(rows) {
        out.iter_mut().zip(row).for_each(|(sum, f)| *sum += f * p);
    }
    out
}

/// Folds halves onto each other: all lanes at once, not one after the other.
fn fold(p: &Scores, join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = *p;
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] = join(lanes[i], lanes[i + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// The larger of both, label by label.
fn larger(a: &Sums, b: &Sums) -> Sums {
    core::array::from_fn(|n| a[n].max(b[n]))
}

/// The best score.
fn most(scores: &Sums) -> i16 {
    scores.iter().fold(i16::MIN, |most, &score| most.max(score))
}

/// The first label with the best score; that of numbers above the labels is the least.
fn best_of(scores: &Sums) -> usize {
    let most = most(scores);
    scores.iter().position(|&s| s >= most).unwrap_or_default()
}

/// Scales to sum 1.
fn normalise(p: &mut Scores) {
    let sum = fold(p, |a, b| a + b);
    if sum > 0.0 {
        let factor = 1.0 / sum;
        for x in p {
            *x *= factor;
        }
    }
}
