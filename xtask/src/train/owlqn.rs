//! Minimises a smooth function plus an L1 penalty: orthant-wise limited-memory quasi-Newton (OWL-QN; Andrew and Gao 2007).

use std::collections::VecDeque;

/// When to stop, and how many steps the curvature is remembered over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Weight of the L1 penalty.
    pub(crate) l1: f64,
    /// Most iterations.
    pub(crate) iterations: usize,
    /// Stop when ten iterations improve the objective by less than this share.
    pub(crate) tolerance: f64,
}

const MEMORY: usize = 6;

/// Minimises from `x` on; `f(x, gradient)` gives the smooth part and its gradient. `report(iteration, objective, non-zero weights)` is called
/// after every step.
pub(crate) fn minimise(
    x: &mut [f32],
    options: Options,
    mut f: impl FnMut(&[f32], &mut [f32]) -> f64,
    mut report: impl FnMut(usize, f64, usize),
) {
    let l1 = options.l1;
    let penalty = |x: &[f32]| l1 * x.iter().map(|w| f64::from(w.abs())).sum::<f64>();
    let mut gradient = vec![0.0; x.len()];
    let mut value = f(x, &mut gradient) + penalty(x);
    let mut history: VecDeque<(Vec<f32>, Vec<f32>, f64)> = VecDeque::new();
    let mut past = VecDeque::from([value]);
    let (mut new_x, mut new_gradient) = (vec![0.0; x.len()], vec![0.0; x.len()]);
    for iteration in 1..=options.iterations {
        let steepest: Vec<f32> = x.iter().zip(&gradient).map(|(&w, &g)| -pseudo_gradient(w, g, l1 as f32)).collect();
        let mut direction = two_loop(&steepest, &history);
        for (d, s) in direction.iter_mut().zip(&steepest) {
            if *d * s <= 0.0 {
                *d = 0.0;
            }
        }
        let slope = -dot(&direction, &steepest);
        if slope >= 0.0 {
            break;
        }
        // Backtracking line search inside the orthant.
        let mut step = if history.is_empty() { 1.0 / dot(&direction, &direction).sqrt() } else { 1.0 };
        let mut found = None;
        for _ in 0..20 {
            for k in 0..x.len() {
                let orthant = if x[k] == 0.0 { steepest[k] } else { x[k] };
                let moved = x[k] + step as f32 * direction[k];
                new_x[k] = if moved * orthant > 0.0 { moved } else { 0.0 };
            }
            let new_value = f(&new_x, &mut new_gradient) + penalty(&new_x);
            let gain: f64 = steepest.iter().zip(x.iter().zip(&new_x)).map(|(s, (old, new))| f64::from(-s * (new - old))).sum();
            if new_value <= value + 1e-4 * gain {
                found = Some(new_value);
                break;
            }
            step *= 0.5;
        }
        let Some(new_value) = found else { break };
        let s: Vec<f32> = new_x.iter().zip(x.iter()).map(|(a, b)| a - b).collect();
        let y: Vec<f32> = new_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let sy = dot(&s, &y);
        if sy > 1e-12 {
            if history.len() == MEMORY {
                history.pop_front();
            }
            history.push_back((s, y, sy));
        }
        x.copy_from_slice(&new_x);
        std::mem::swap(&mut gradient, &mut new_gradient);
        value = new_value;
        report(iteration, value, x.iter().filter(|w| **w != 0.0).count());
        past.push_back(value);
        if past.len() > 10 && past.pop_front().is_some_and(|old| old - value < options.tolerance * value) {
            break;
        }
    }
}

/// The gradient of the penalised function; at 0 the one of the two that leads down, if any.
fn pseudo_gradient(w: f32, g: f32, l1: f32) -> f32 {
    if w > 0.0 {
        g + l1
    } else if w < 0.0 {
        g - l1
    } else if g + l1 < 0.0 {
        g + l1
    } else if g - l1 > 0.0 {
        g - l1
    } else {
        0.0
    }
}

/// The inverse Hessian, as the last steps show it, times `v`.
fn two_loop(v: &[f32], history: &VecDeque<(Vec<f32>, Vec<f32>, f64)>) -> Vec<f32> {
    let mut q = v.to_vec();
    let mut alphas = Vec::new();
    for (s, y, sy) in history.iter().rev() {
        let alpha = dot(s, &q) / sy;
        add(&mut q, -alpha, y);
        alphas.push(alpha);
    }
    if let Some((_, y, sy)) = history.back() {
        let scale = sy / dot(y, y);
        for a in &mut q {
            *a *= scale as f32;
        }
    }
    for ((s, y, sy), alpha) in history.iter().zip(alphas.iter().rev()) {
        let beta = dot(y, &q) / sy;
        add(&mut q, alpha - beta, s);
    }
    q
}

/// Sums of eight at a time in single precision, of these in double: fast and exact enough for millions of weights.
fn dot(a: &[f32], b: &[f32]) -> f64 {
    let (a, b) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let rest: f64 = a.1.iter().zip(b.1).map(|(x, y)| f64::from(x * y)).sum();
    rest + a.0.iter().zip(b.0).map(|(x, y)| f64::from(x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>())).sum::<f64>()
}

fn add(a: &mut [f32], factor: f64, b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(x, y)| *x += factor as f32 * y);
}

#[cfg(test)]
mod tests {
    use super::{Options, minimise};

    #[test]
    fn finds_the_penalised_minimum() {
        // (x - 3)² + (y - 0.2)² + |x| + |y|: x = 2.5; y stays 0 because its pull is weaker than the penalty.
        let mut x = vec![0.0, 0.0];
        let f = |x: &[f32], g: &mut [f32]| {
            g.copy_from_slice(&[2.0 * (x[0] - 3.0), 2.0 * (x[1] - 0.2)]);
            f64::from((x[0] - 3.0).powi(2) + (x[1] - 0.2).powi(2))
        };
        minimise(&mut x, Options { l1: 1.0, iterations: 50, tolerance: 1e-12 }, f, |_, _, _| {});
        assert!((x[0] - 2.5).abs() < 1e-4 && x[1] == 0.0, "{x:?}");
    }
}
