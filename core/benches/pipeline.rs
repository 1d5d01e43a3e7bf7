//! How fast articles are read: MB/s of the whole and of each layer, articles per second, and how long an extractor takes to make.
//!
//! `cargo bench -p depesche --features train --bench pipeline [-- --json]`. The texts are those of `examples/articles`, one after the
//! other, each read as one document, on one core. Of several rounds the fastest counts: the others were disturbed. `--rounds N` reads them so
//! many times and measures nothing, for valgrind.
#![expect(clippy::print_stdout, reason = "a benchmark")]

use depesche::Extractor;
use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

const ROUNDS: usize = 100;

fn main() {
    let texts = articles();
    let mut args = std::env::args().skip_while(|a| a != "--rounds").skip(1);
    if let Some(rounds) = args.next() {
        let extractor = Extractor::new();
        for _ in 0..rounds.parse::<usize>().expect("a number of rounds") {
            for text in &texts {
                black_box(extractor.read(black_box(text)));
            }
        }
        return;
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let start = Instant::now();
    let extractor = black_box(Extractor::new());
    let first = black_box(extractor.read("Er kam."));
    let construction = start.elapsed();
    drop(first);

    let mut whole = Duration::MAX;
    let mut layers: Vec<(&'static str, Duration)> = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for text in &texts {
            black_box(extractor.read(black_box(text)));
        }
        whole = whole.min(start.elapsed());
        let mut round: Vec<(&'static str, Duration)> = Vec::new();
        for text in &texts {
            let mut last = Instant::now();
            let document = extractor.read_in_layers(text, |layer| {
                let time = last.elapsed();
                match round.iter_mut().find(|(name, _)| *name == layer) {
                    Some((_, sum)) => *sum += time,
                    None => round.push((layer, time)),
                }
                last = Instant::now();
            });
            black_box(document);
        }
        if layers.is_empty() {
            layers = round;
        } else {
            for ((_, best), (_, time)) in layers.iter_mut().zip(round) {
                *best = (*best).min(time);
            }
        }
    }
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let per_second = texts.len() as f64 / whole.as_secs_f64();
    if std::env::args().any(|a| a == "--json") {
        let layers: Vec<String> = layers.iter().map(|(name, time)| format!("\"{name}\": {:.3}", speed(*time))).collect();
        println!(
            "{{\"bytes\": {bytes}, \"articles\": {}, \"whole\": {:.3}, \"articles_per_second\": {per_second:.1}, \"construction_ms\": {:.4}, \"layers\": {{{}}}}}",
            texts.len(),
            speed(whole),
            construction.as_secs_f64() * 1e3,
            layers.join(", ")
        );
        return;
    }
    println!("{} articles, {bytes} bytes", texts.len());
    println!("{:<12} {:>8.2} MB/s {per_second:>10.0} articles/s", "whole", speed(whole));
    for (name, time) in &layers {
        println!("{name:<12} {:>8.2} MB/s {:>9.1} %", speed(*time), 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    }
    println!("extractor and first sentence: {:.3} ms", construction.as_secs_f64() * 1e3);
}

/// The example articles, in the order of their names.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the examples are part of the repository").flatten().map(|e| e.path()).collect();
    files.sort();
    files.iter().map(|f| std::fs::read_to_string(f).expect("an article is a text")).collect()
}
