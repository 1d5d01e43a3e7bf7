//! Labels sequences.

use super::scorer::{Scorer, Scores};
use super::{Features, MAX_LABELS, exp::exp};

/// Labels sequences; keeps its memory from one to the next.
#[derive(Clone, Debug)]
pub struct Decoder<'s> {
    scorer: &'s Scorer<'s>,
    /// Score of every label at every token.
    nodes: Vec<Scores>,
    /// Sums of the blocks of features.
    blocks: Vec<[i32; MAX_LABELS]>,
    /// Per token but the first and per label: the label before it on the best path.
    back: Vec<[u8; MAX_LABELS]>,
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
        self.back.clear();
        let mut best = *first;
        best.iter_mut().zip(&self.scorer.start).for_each(|(b, start)| *b += start);
        for node in rest {
            let mut next = [f32::NEG_INFINITY; MAX_LABELS];
            let mut back = [0_u32; MAX_LABELS];
            for ((from, &score), row) in (0_u32..).zip(&best).zip(&self.scorer.transitions) {
                for ((most, before), step) in next.iter_mut().zip(&mut back).zip(row) {
                    let sum = score + step;
                    let more = sum > *most;
                    *most = if more { sum } else { *most };
                    *before = if more { from } else { *before };
                }
            }
            next.iter_mut().zip(node).for_each(|(sum, score)| *sum += score);
            self.back.push(back.map(|from| from as u8));
            best = next;
        }
        let ends = best.iter().take(self.scorer.labels()).enumerate();
        let last = ends.fold((0, f32::NEG_INFINITY), |most, (i, &s)| if s > most.1 { (i, s) } else { most });
        let mut at = last.0;
        let mut out = vec![at as u8];
        for back in self.back.iter().rev() {
            at = usize::from(back[at]);
            out.push(at as u8);
        }
        out.reverse();
        out
    }

    /// Probability of every label at every token by the present scores (forward-backward).
    pub fn marginals(&self) -> Vec<Scores> {
        let n = self.scorer.labels();
        // What a score counts at its token, the best as 1, so that nothing overflows.
        let weigh = |node: &Scores| {
            let most = node.iter().take(n).copied().fold(f32::NEG_INFINITY, f32::max);
            node.map(|s| exp(s - most))
        };
        let mut out = Vec::with_capacity(self.nodes.len());
        let mut before = self.scorer.start_factors;
        for node in &self.nodes {
            let mut here = weigh(node);
            here.iter_mut().zip(&before).for_each(|(h, b)| *h *= b);
            normalise(&mut here);
            before.fill(0.0);
            for (p, row) in here.iter().zip(&self.scorer.factors) {
                before.iter_mut().zip(row).for_each(|(b, f)| *b += f * p);
            }
            out.push(here);
        }
        // Backward: the same, multiplied in.
        let mut after = [1.0_f32; MAX_LABELS];
        for (node, slot) in self.nodes.iter().zip(&mut out).rev() {
            let mut here = weigh(node);
            here.iter_mut().zip(&after).for_each(|(h, a)| *h *= a);
            slot.iter_mut().zip(&after).for_each(|(p, a)| *p *= a);
            normalise(slot);
            here.iter_mut().skip(n).for_each(|h| *h = 0.0);
            normalise(&mut here);
            for (a, row) in after.iter_mut().zip(&self.scorer.factors) {
                *a = row.iter().zip(&here).map(|(f, h)| f * h).sum();
            }
        }
        out
    }
}

/// Scales to sum 1.
fn normalise(p: &mut Scores) {
    let sum: f32 = p.iter().sum();
    if sum > 0.0 {
        for x in p {
            *x /= sum;
        }
    }
}
