//! `cargo xtask eval`: accuracy over the corpora in `../shared`, and its floors.

mod segmentation;

use std::{collections::HashSet, fmt, hash::Hash, path::Path};

/// Counts behind precision and recall.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rate {
    hits: usize,
    gold: usize,
    ours: usize,
}

impl Rate {
    fn add<T: Eq + Hash>(&mut self, gold: &HashSet<T>, ours: &HashSet<T>) {
        self.hits += gold.intersection(ours).count();
        self.gold += gold.len();
        self.ours += ours.len();
    }

    fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.gold + self.ours).max(1) as f64
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |n: usize| 100.0 * self.hits as f64 / n.max(1) as f64;
        write!(f, "P {:.2} R {:.2} F1 {:.2}", share(self.ours), share(self.gold), self.f1())
    }
}

/// Runs the evaluations named in `args`, all of them if none is.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let corpora = Path::new("../shared/corpora");
    let show = args.iter().any(|a| a == "--errors");
    let (tokens, sentences) = segmentation::eval(&corpora.join("wikinews-quotes/dev.jsonl"), show)?;
    println!("segmentation wikinews-quotes/dev  tokens {tokens}  sentence ends {sentences}");
    Ok(())
}
