//! Trains a linear-chain CRF for [`depesche::train::crf`]: maximum likelihood with L1 and L2 penalties.
//!
//! The same data, in the same order, give the same bytes: the work is split over two threads in a fixed way and summed in a fixed order.

use super::owlqn;
use depesche::train::crf::{Features, Weight, write};
use std::collections::HashMap;

/// A sequence with its labels, one per token.
#[derive(Clone, Debug)]
pub(crate) struct Instance {
    pub(crate) features: Features,
    pub(crate) labels: Vec<u8>,
}

/// What decides about size and accuracy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Penalty on the absolute weights; more makes a smaller model.
    pub(crate) l1: f64,
    /// Penalty on the squared weights.
    pub(crate) l2: f64,
    /// Features seen less often are left out.
    pub(crate) least_count: u32,
    /// Weights below are left out of the written model.
    pub(crate) least_weight: f32,
    pub(crate) iterations: usize,
    /// The weights are the mean of so many models, each of which did not see its share of the sequences (Breiman 1996, Bagging Predictors):
    /// what one model has learned by chance, the others have not. 1: one model of everything.
    pub(crate) bags: usize,
}

/// Labels are padded to a multiple of this: a row of weights is whole cache lines and vector registers.
const LANES: usize = 8;

/// The sequences with the features as dense numbers.
struct Data {
    labels: usize,
    /// Weights per feature: the labels and what pads them.
    row: usize,
    features: usize,
    /// Of every token, where its features start; one more for the end.
    starts: Vec<u32>,
    ids: Vec<u32>,
    gold: Vec<u8>,
    /// Token ranges of the sequences.
    sequences: Vec<(u32, u32)>,
    /// Whether a label may start a sequence; whether it may follow another (`from * labels + to`).
    may_start: Vec<bool>,
    may_follow: Vec<bool>,
}

/// Trains a model; `may_follow(from, to)` says which transitions are allowed, `None` being the start of the sequence.
pub(crate) fn train(
    names: &[&str],
    instances: &[Instance],
    may_follow: impl Fn(Option<u8>, u8) -> bool,
    options: &Options,
) -> Result<Vec<u8>, String> {
    let n = names.len();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for hash in instances.iter().flat_map(|i| i.features.tokens().flatten()) {
        *counts.entry(hash).or_default() += 1;
    }
    // The most frequent first: their weights stay in the processor's cache.
    let mut hashes: Vec<u32> = counts.iter().filter(|(_, c)| **c >= options.least_count).map(|(h, _)| *h).collect();
    hashes.sort_unstable_by_key(|h| (std::cmp::Reverse(counts[h]), *h));
    let ids: HashMap<u32, u32> = hashes.iter().zip(0..).map(|(h, id)| (*h, id)).collect();
    let all = 0..n as u8;
    let mut data = Data {
        labels: n,
        row: n.next_multiple_of(LANES),
        features: hashes.len(),
        starts: vec![0],
        ids: Vec::new(),
        gold: Vec::new(),
        sequences: Vec::new(),
        may_start: all.clone().map(|to| may_follow(None, to)).collect(),
        may_follow: all
            .clone()
            .flat_map(|from| all.clone().map(move |to| (from, to)))
            .map(|(from, to)| may_follow(Some(from), to))
            .collect(),
    };
    for (k, instance) in instances.iter().enumerate() {
        if instance.labels.len() != instance.features.len() {
            return Err(format!("instance {k}: {} labels for {} tokens", instance.labels.len(), instance.features.len()));
        }
        let first = data.gold.len() as u32;
        let mut before = None;
        for (token, &label) in instance.features.tokens().zip(&instance.labels) {
            if usize::from(label) >= n || !may_follow(before, label) {
                return Err(format!("instance {k}: label {label} after {before:?} is forbidden"));
            }
            before = Some(label);
            data.gold.push(label);
            data.ids.extend(token.iter().filter_map(|h| ids.get(h)));
            data.starts.push(data.ids.len() as u32);
        }
        data.sequences.push((first, data.gold.len() as u32));
    }
    eprintln!("{} sequences, {} tokens, {} features of {}, {n} labels", instances.len(), data.gold.len(), hashes.len(), counts.len());
    let weights = optimise(&data, options);
    let (states, rest) = weights.split_at(data.features * data.row);
    let (start, transitions) = rest.split_at(n);
    let mask = |w: &[f32], may: &[bool]| -> Vec<f32> { w.iter().zip(may).map(|(w, m)| if *m { *w } else { f32::NEG_INFINITY }).collect() };
    let kept: Vec<Weight> = states
        .iter()
        .enumerate()
        // The end of a row only fills it up.
        .filter(|(k, _)| k % data.row < n)
        .map(|(k, w)| Weight { hash: hashes[k / data.row], label: (k % data.row) as u8, weight: *w })
        .filter(|w| w.weight.abs() >= options.least_weight)
        .collect();
    let out = write(names, &mask(start, &data.may_start), &mask(transitions, &data.may_follow), &kept).map_err(|e| e.to_string())?;
    eprintln!("{} weights written, {} bytes", kept.len(), out.len());
    Ok(out)
}

/// All weights: features × labels, then the starts, then the transitions.
fn optimise(data: &Data, options: &Options) -> Vec<f32> {
    let mut mean = vec![0.0; data.features * data.row + (1 + data.labels) * data.labels];
    for bag in 0..options.bags {
        let seen = |(k, _): &(usize, _)| options.bags == 1 || k % options.bags != bag;
        let sequences: Vec<(u32, u32)> = data.sequences.iter().copied().enumerate().filter(seen).map(|(_, s)| s).collect();
        let weights = optimise_for(data, &sequences, options);
        mean.iter_mut().zip(weights).for_each(|(m, w)| *m += w / options.bags as f32);
    }
    mean
}

fn optimise_for(data: &Data, sequences: &[(u32, u32)], options: &Options) -> Vec<f32> {
    let mut x = vec![0.0; data.features * data.row + (1 + data.labels) * data.labels];
    // Two halves of about as many tokens.
    let tokens: u32 = sequences.iter().map(|s| s.1 - s.0).sum();
    let mut before = 0;
    let middle = sequences.iter().take_while(|s| {
        before += s.1 - s.0;
        before < tokens / 2
    });
    let (left, right) = sequences.split_at(middle.count());
    let mut second = vec![0.0; x.len()];
    let f = |x: &[f32], gradient: &mut [f32]| {
        let (a, b) = std::thread::scope(|scope| {
            let handle = scope.spawn(|| likelihood(data, right, x, &mut second));
            let a = likelihood(data, left, x, gradient);
            (a, handle.join().unwrap_or(f64::NAN))
        });
        let mut value = -(a + b);
        for ((g, s), w) in gradient.iter_mut().zip(&second).zip(x) {
            *g = -(*g + s) + options.l2 as f32 * w;
            value += 0.5 * options.l2 * f64::from(w * w);
        }
        value
    };
    let goal = owlqn::Options { l1: options.l1, iterations: options.iterations, tolerance: 1e-4 };
    owlqn::minimise(&mut x, goal, f, |iteration, value, kept| {
        if iteration % 10 == 0 {
            eprintln!("iteration {iteration}: objective {value:.1}, {kept} weights");
        }
    });
    x
}

/// Log-likelihood of the sequences; sets the gradient.
fn likelihood(data: &Data, sequences: &[(u32, u32)], weights: &[f32], gradient: &mut [f32]) -> f64 {
    gradient.fill(0.0);
    let n = data.labels;
    let (states, rest) = weights.split_at(data.features * data.row);
    let (start, transitions) = rest.split_at(n);
    let masked =
        |w: &[f32], may: &[bool]| -> Vec<f64> { w.iter().zip(may).map(|(w, m)| if *m { f64::from(*w).exp() } else { 0.0 }).collect() };
    let (start_exp, trans_exp) = (masked(start, &data.may_start), masked(transitions, &data.may_follow));
    let (state_gradient, rest) = gradient.split_at_mut(data.features * data.row);
    let (start_gradient, trans_gradient) = rest.split_at_mut(n);
    let mut total = 0.0;
    let (mut node, mut alpha, mut beta, mut scale) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &(first, end) in sequences {
        let (first, end) = (first as usize, end as usize);
        let len = end - first;
        if len == 0 {
            continue;
        }
        node.clear();
        let mut sum = vec![0.0_f32; data.row];
        let mut log = 0.0;
        for t in first..end {
            sum.fill(0.0);
            for &id in &data.ids[data.starts[t] as usize..data.starts[t + 1] as usize] {
                add_row(&mut sum, &states[id as usize * data.row..][..data.row]);
            }
            let gold = usize::from(data.gold[t]);
            total += f64::from(sum[gold]);
            total += f64::from(if t == first { start[gold] } else { transitions[usize::from(data.gold[t - 1]) * n + gold] });
            let most = sum[..n].iter().copied().fold(f32::NEG_INFINITY, f32::max);
            log += f64::from(most);
            node.extend(sum[..n].iter().map(|s| f64::from(s - most).exp()));
        }
        // Forward and backward, every step scaled to sum 1.
        alpha.clear();
        alpha.resize(len * n, 0.0);
        scale.clear();
        for t in 0..len {
            let (before, here) = alpha.split_at_mut(t * n);
            let here = &mut here[..n];
            if t == 0 {
                here.copy_from_slice(&start_exp);
            } else {
                for (i, p) in before[(t - 1) * n..].iter().enumerate() {
                    here.iter_mut().zip(&trans_exp[i * n..][..n]).for_each(|(h, w)| *h += p * w);
                }
            }
            here.iter_mut().zip(&node[t * n..]).for_each(|(h, s)| *h *= s);
            let z: f64 = here.iter().sum();
            for h in here {
                *h /= z;
            }
            scale.push(z);
            log += z.ln();
        }
        total -= log;
        beta.clear();
        beta.resize(len * n, 1.0);
        for t in (0..len - 1).rev() {
            let (head, tail) = beta.split_at_mut((t + 1) * n);
            let next: Vec<f64> = tail[..n].iter().zip(&node[(t + 1) * n..]).map(|(b, s)| b * s / scale[t + 1]).collect();
            for (i, b) in head[t * n..].iter_mut().enumerate() {
                *b = trans_exp[i * n..][..n].iter().zip(&next).map(|(w, x)| w * x).sum();
            }
            for (i, a) in alpha[t * n..][..n].iter().enumerate() {
                for ((g, w), x) in trans_gradient[i * n..][..n].iter_mut().zip(&trans_exp[i * n..]).zip(&next) {
                    *g -= (a * w * x) as f32;
                }
            }
        }
        for t in 0..len {
            let gold = usize::from(data.gold[first + t]);
            let mut slope: Vec<f32> = alpha[t * n..][..n].iter().zip(&beta[t * n..]).map(|(a, b)| (-a * b) as f32).collect();
            slope[gold] += 1.0;
            slope.resize(data.row, 0.0);
            if t == 0 {
                start_gradient.iter_mut().zip(&slope).for_each(|(g, s)| *g += s);
            } else {
                trans_gradient[usize::from(data.gold[first + t - 1]) * n + gold] += 1.0;
            }
            for &id in &data.ids[data.starts[first + t] as usize..data.starts[first + t + 1] as usize] {
                add_row(&mut state_gradient[id as usize * data.row..][..data.row], &slope);
            }
        }
    }
    total
}

/// Adds a row of weights to another.
fn add_row(to: &mut [f32], row: &[f32]) {
    for (a, b) in to.as_chunks_mut::<LANES>().0.iter_mut().zip(row.as_chunks::<LANES>().0) {
        for (x, y) in a.iter_mut().zip(b) {
            *x += y;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Instance, Options, train};
    use depesche::train::{
        crf::{Crf, Decoder, Features, Scorer},
        hash,
    };

    const TOY: Options = Options { l1: 0.01, l2: 0.001, least_count: 1, least_weight: 0.0, iterations: 100, bags: 1 };

    /// Names after titles, two words long; the words themselves say nothing.
    fn toy() -> Vec<Instance> {
        let mut out = Vec::new();
        for (text, labels) in [
            ("heute kam Frau Kessler Bell an", [0, 0, 0, 1, 2, 0]),
            ("Herr Bell Kessler kam heute an", [0, 1, 2, 0, 0, 0]),
            ("an Kessler kam Herr Bell Bell", [0, 0, 0, 0, 1, 2]),
            ("Bell Frau Bell Kessler Kessler kam", [0, 0, 1, 2, 0, 0]),
        ] {
            let mut features = Features::new();
            let words: Vec<&str> = text.split(' ').collect();
            for (i, word) in words.iter().enumerate() {
                features.add(1, hash::text(word));
                features.add(2, if i == 0 { 0 } else { hash::text(words[i - 1]) });
                features.end_token();
            }
            out.push(Instance { features, labels: labels.to_vec() });
        }
        out
    }

    #[test]
    fn learns_a_toy_and_decodes_it_quantised() {
        let instances = toy();
        // I (2) only after B (1) or I.
        let may_follow = |from: Option<u8>, to: u8| to != 2 || matches!(from, Some(1 | 2));
        let model = train(&["O", "B", "I"], &instances, may_follow, &TOY).unwrap();
        assert_eq!(model, train(&["O", "B", "I"], &instances, may_follow, &TOY).unwrap(), "the same bytes again");
        let scorer = Scorer::new(Crf::read(&model).unwrap());
        let mut decoder = Decoder::new(&scorer);
        for instance in &instances {
            assert_eq!(decoder.decode(&instance.features), instance.labels);
        }
    }

    #[test]
    fn refuses_labels_that_its_transitions_forbid() {
        let mut instances = toy();
        instances[1].labels[0] = 2;
        let error = train(&["O", "B", "I"], &instances, |from, to| to != 2 || from.is_some(), &TOY).unwrap_err();
        assert_eq!(error, "instance 1: label 2 after None is forbidden");
    }
}
