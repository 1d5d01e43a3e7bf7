//! How fast articles are read: MB/s of the whole and of each layer, articles per second, and how long an extractor takes to make.
//!
//! `cargo bench -p depesche --features train --bench pipeline [-- --json]`. The texts are those of `data/de/articles`, one after the
//! other, each read as one document, on one core; the whole also of `examples/articles`, which hold nearly twice as many quotations. Of several
//! rounds the fastest counts: the others were disturbed. `--rounds N` reads the examples so many times and measures nothing, for valgrind.
#![expect(clippy::print_stdout, reason = "a benchmark")]

mod articles;

use depesche::Extractor;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const ROUNDS: usize = 20;

fn main() {
    let examples = articles::of(articles::EXAMPLES);
    let mut args = std::env::args().skip_while(|a| a != "--rounds").skip(1);
    if let Some(rounds) = args.next() {
        let extractor = Extractor::new();
        for _ in 0..rounds.parse::<usize>().expect("a number of rounds") {
            read_all(&extractor, &examples);
        }
        return;
    }
    let texts = articles::of("data/de/articles");
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let start = Instant::now();
    let extractor = black_box(Extractor::new());
    let first = black_box(extractor.read("Er kam."));
    let construction = start.elapsed();
    drop(first);

    let (mut whole, mut dense) = (Duration::MAX, Duration::MAX);
    let mut layers: Vec<(&'static str, Duration)> = Vec::new();
    for _ in 0..ROUNDS {
        dense = dense.min(read_all(&extractor, &examples));
        whole = whole.min(read_all(&extractor, &texts));
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
    let speed_over = |texts: &[String], time: Duration| bytes(texts) as f64 / 1e6 / time.as_secs_f64();
    let speed = |time: Duration| speed_over(&texts, time);
    let dense = speed_over(&examples, dense);
    let per_second = texts.len() as f64 / whole.as_secs_f64();
    if std::env::args().any(|a| a == "--json") {
        let layers: Vec<String> = layers.iter().map(|(name, time)| format!("\"{name}\": {:.3}", speed(*time))).collect();
        println!(
            "{{\"bytes\": {}, \"articles\": {}, \"whole\": {:.3}, \"dense\": {dense:.3}, \"articles_per_second\": {per_second:.1}, \"construction_ms\": {:.4}, \"layers\": {{{}}}}}",
            bytes(&texts),
            texts.len(),
            speed(whole),
            construction.as_secs_f64() * 1e3,
            layers.join(", ")
        );
        return;
    }
    println!("{} articles, {} bytes", texts.len(), bytes(&texts));
    println!("{:<12} {:>8.2} MB/s {per_second:>10.0} articles/s", "whole", speed(whole));
    println!("{:<12} {dense:>8.2} MB/s", "examples");
    for (name, time) in &layers {
        println!("{name:<12} {:>8.2} MB/s {:>9.1} %", speed(*time), 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    }
    println!("extractor and first sentence: {:.3} ms", construction.as_secs_f64() * 1e3);
}

/// Reads one article after the other.
fn read_all(extractor: &Extractor, texts: &[String]) -> Duration {
    let start = Instant::now();
    for text in texts {
        black_box(extractor.read(black_box(text)));
    }
    start.elapsed()
}
