//! Labels sequences.

use super::scorer::{LANES, Scorer};
use super::{Features, MAX_LABELS, exp::exp};

/// Labels sequences; keeps its memory from one to the next.
#[derive(Clone, Debug)]
pub struct Decoder<'s> {
    scorer: &'s Scorer<'s>,
    /// `nodes[t * labels + j]`: score of label `j` at token `t`.
    nodes: Vec<f32>,
    /// Sums of the blocks of features.
    blocks: Vec<[i32; MAX_LABELS]>,
    /// `back[(t - 1) * labels + j]`: the label before label `j` at token `t` on the best path to it.
    back: Vec<u8>,
}

impl<'s> Decoder<'s> {
    /// A decoder for that model.
    pub fn new(scorer: &'s Scorer<'s>) -> Self {
        Self { scorer, nodes: Vec::new(), blocks: Vec::new(), back: Vec::new() }
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
        self.blocks.extend(features.blocks().map(|hashes| {
            let mut sums = [0; MAX_LABELS];
            scorer.add(hashes, &mut sums);
            sums
        }));
        for (hashes, blocks) in features.own() {
            let mut sums = [0; MAX_LABELS];
            for block in blocks.iter().filter_map(|&b| self.blocks.get(b as usize)) {
                sums.iter_mut().zip(block).for_each(|(sum, s)| *sum += s);
            }
            scorer.add(hashes, &mut sums);
            self.nodes.extend(scorer.scores(&sums));
        }
    }

    /// The scores of the labels at every token, token by token; what is added here counts as one more feature (minus infinity forbids a label).
    pub fn scores_mut(&mut self) -> &mut [f32] {
        &mut self.nodes
    }

    /// The best sequence of labels by the present scores (Viterbi).
    pub fn best_path(&mut self) -> Vec<u8> {
        let n = self.scorer.labels();
        let Some((first, rest)) = self.nodes.split_at_checked(n) else { return Vec::new() };
        let wide = n.next_multiple_of(LANES);
        self.back.clear();
        let mut best = [f32::NEG_INFINITY; MAX_LABELS];
        best.iter_mut().zip(first).zip(&self.scorer.start).for_each(|((b, node), start)| *b = node + start);
        for node in rest.chunks_exact(n) {
            let mut next = [f32::NEG_INFINITY; MAX_LABELS];
            let mut back = [0_u32; MAX_LABELS];
            for ((from, &score), row) in (0_u32..).zip(&best).zip(self.scorer.transitions.chunks_exact(wide)) {
                if score > f32::NEG_INFINITY {
                    better(&mut next, &mut back, row, score, from);
                }
            }
            next.iter_mut().zip(node).for_each(|(sum, score)| *sum += score);
            self.back.extend(back.iter().take(n).map(|&from| from as u8));
            best = next;
        }
        let last = best.iter().take(n).enumerate().fold((0, f32::NEG_INFINITY), |most, (i, &s)| if s > most.1 { (i, s) } else { most });
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
        let n = self.scorer.labels();
        let wide = n.next_multiple_of(LANES);
        let mut out = Vec::with_capacity(self.nodes.len());
        // Forward, every step scaled to sum 1, so that nothing overflows.
        let mut before = [0.0_f32; MAX_LABELS];
        before.iter_mut().zip(&self.scorer.start_factors).for_each(|(b, s)| *b = *s);
        for node in self.nodes.chunks_exact(n) {
            let most = node.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let at = out.len();
            out.extend(node.iter().zip(&before).map(|(s, b)| exp(s - most) * b));
            normalise(&mut out[at..]);
            before.fill(0.0);
            for (p, row) in out[at..].iter().zip(self.scorer.factors.chunks_exact(wide)) {
                before.iter_mut().zip(row).for_each(|(b, f)| *b += f * p);
            }
        }
        // Backward: the same, multiplied in.
        let mut after = [1.0_f32; MAX_LABELS];
        let mut here = [0.0_f32; MAX_LABELS];
        for (node, slot) in self.nodes.chunks_exact(n).zip(out.chunks_exact_mut(n)).rev() {
            let most = node.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            for ((h, s), a) in here.iter_mut().zip(node).zip(&after) {
                *h = exp(s - most) * a;
            }
            slot.iter_mut().zip(&after).for_each(|(p, a)| *p *= a);
            normalise(slot);
            normalise(&mut here[..n]);
            for (a, row) in after.iter_mut().zip(self.scorer.factors.chunks_exact(wide)) {
                *a = row.iter().zip(&here).map(|(f, h)| f * h).sum();
            }
        }
        out
    }
}

/// One label's part of a step of Viterbi: every label it leads to with more than the labels before it did.
fn better(next: &mut [f32; MAX_LABELS], back: &mut [u32; MAX_LABELS], row: &[f32], score: f32, from: u32) {
    let (next, back, row) = (next.as_chunks_mut::<LANES>().0, back.as_chunks_mut::<LANES>().0, row.as_chunks::<LANES>().0);
    for ((next, back), row) in next.iter_mut().zip(back).zip(row) {
        for ((most, before), step) in next.iter_mut().zip(back).zip(row) {
            let sum = score + step;
            let more = sum > *most;
            *most = if more { sum } else { *most };
            *before = if more { from } else { *before };
        }
    }
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
