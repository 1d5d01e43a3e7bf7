//! How sure a quotation is: a logistic regression of "found, and in the gold" on what speaks for it. Prints the weights for
//! `core/src/lang/de/quote/learned/confidence.rs`.

use super::owlqn::{Options, minimise};
use super::quotes;
use depesche::Span;
use depesche::train::quote_models::{Gold, evidence};
use std::path::Path;

/// `cargo xtask train confidence`.
pub(super) fn main() -> Result<(), String> {
    let mut cases: Vec<(Vec<f32>, bool)> = Vec::new();
    for article in quotes::read(Path::new("../shared/corpora/wikinews-quotes/dev.jsonl"))? {
        let right = |spans: &[Span]| article.quotes.iter().any(|g| is_half(spans, g));
        cases.extend(evidence(&article.text).into_iter().map(|(spans, evidence)| (evidence, right(&spans))));
    }
    let mut weights = vec![0.0; cases.first().map_or(0, |c| c.0.len())];
    let loss = |w: &[f32], gradient: &mut [f32]| {
        // A light pull to nothing.
        let mut sum = 0.0;
        for (g, w) in gradient.iter_mut().zip(w) {
            *g = *w;
            sum += 0.5 * f64::from(w * w);
        }
        for (evidence, right) in &cases {
            let score: f32 = evidence.iter().zip(w).map(|(e, w)| e * w).sum();
            let p = 1.0 / (1.0 + (-score).exp());
            let wrong_by = p - f32::from(u8::from(*right));
            gradient.iter_mut().zip(evidence).for_each(|(g, e)| *g += wrong_by * e);
            sum -= f64::from(if *right { p } else { 1.0 - p }.max(1e-9).ln());
        }
        sum
    };
    minimise(&mut weights, Options { l1: 0.0, iterations: 200, tolerance: 1e-7 }, loss, |_, _, _| {});
    println!("{} quotations, {} right: {weights:.3?}", cases.len(), cases.iter().filter(|c| c.1).count());
    Ok(())
}

/// Whether half of the two is common.
fn is_half(spans: &[Span], gold: &Gold) -> bool {
    let length = |spans: &[Span]| spans.iter().map(|s| s.end - s.start).sum::<usize>();
    let common = |s: &Span| gold.content.iter().map(|g| s.end.min(g.end).saturating_sub(s.start.max(g.start))).sum::<usize>();
    4 * spans.iter().map(common).sum::<usize>() >= length(spans) + length(&gold.content)
}
