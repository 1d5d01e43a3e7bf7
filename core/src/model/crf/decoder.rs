//! Labels sequences.

use super::scorer::{Scorer, Scores, Sums};
use super::{Features, LANES, exp::exp};

/// Labels sequences; keeps its memory from one to the next.
#[derive(Clone, Debug)]
pub struct Decoder<'s> {
    scorer: &'s Scorer<'s>,
    /// Score of every label at every token.
    nodes: Vec<Scores>,
    /// Sums of the blocks of features.
    blocks: Vec<Sums>,
    /// Per token but the last and per label: the score of the best path that ends there.
    best: Vec<Scores>,
}

impl<'s> Decoder<'s> {
    /// A decoder for that model.
    pub fn new(scorer: &'s Scorer<'s>) -> Self {
        Self { scorer, nodes: Vec::new(), blocks: Vec::new(), best: Vec::new() }
    }

    /// The best sequence of labels, one per token.
    pub fn decode(&mut self, features: &Features) -> Vec<u8> {
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
            self.nodes.push(scorer.scores(&sums));
        }
    }

    /// The scores of the labels at every token; what is added here counts as one more feature (minus infinity forbids a label).
    pub fn scores_mut(&mut self) -> &mut [Scores] {
        &mut self.nodes
    }

    /// The best sequence of labels by the present scores (Viterbi).
    pub fn best_path(&mut self) -> Vec<u8> {
        let Some((first, rest)) = self.nodes.split_first() else { return Vec::new() };
        self.best.clear();
        let mut best = *first;
        best.iter_mut().zip(&self.scorer.start).for_each(|(b, start)| *b += start);
        for node in rest {
            self.best.push(best);
            let mut next = [f32::NEG_INFINITY; LANES];
            for (&score, row) in best.iter().zip(&self.scorer.transitions) {
                for (most, step) in next.iter_mut().zip(row) {
                    let sum = score + step;
                    *most = if sum > *most { sum } else { *most };
                }
            }
            next.iter_mut().zip(node).for_each(|(sum, score)| *sum += score);
            best = next;
        }
        // The way back: the label before is the one that the best score came from.
        let mut at = best_of(&best);
        let mut out = Vec::with_capacity(self.nodes.len());
        out.push(at as u8);
        for best in self.best.iter().rev() {
            let mut from = *best;
            from.iter_mut().zip(&self.scorer.arrivals[at]).for_each(|(score, step)| *score += step);
            at = best_of(&from);
            out.push(at as u8);
        }
        out.reverse();
        out
    }

    /// Probability of every label at every token by the present scores (forward-backward).
    pub fn marginals(&self) -> Vec<Scores> {
        let n = self.scorer.labels();
        // What a score counts at its token, the best as 1, so that nothing overflows.
        let weights: Vec<Scores> = self.nodes.iter().map(|node| weigh(node, n)).collect();
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

/// The exponentials of the scores of so many labels, the best as 1; 0 above them.
fn weigh(node: &Scores, labels: usize) -> Scores {
    let mut scores = [f32::NEG_INFINITY; LANES];
    scores.iter_mut().zip(node).take(labels).for_each(|(s, n)| *s = *n);
    let most = fold(&scores, |a, b| if b > a { b } else { a });
    scores.map(|s| exp(s - most))
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

/// The first label with the best score; that of numbers above the labels is minus infinity.
fn best_of(scores: &Scores) -> usize {
    let most = fold(scores, |a, b| if b > a { b } else { a });
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
