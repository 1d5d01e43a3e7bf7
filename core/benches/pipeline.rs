//! How fast articles are read: MB/s of the whole and of each layer, articles per second, and how long an extractor takes to make.
//!
//! `cargo bench -p depesche --features train --bench pipeline [-- --json]`. The texts are those of `data/de/articles`, each read as one
//! document, on one core: with `read_many`, which gives each layer some 100 kB at once, and with `read`, one after the other; also those of
//! `examples/articles`, which hold nearly twice as many quotations. Of several rounds the fastest counts: the others were disturbed. `--rounds N`
//! reads the examples so many times and measures nothing, for valgrind.
#![expect(clippy::print_stdout, reason = "a benchmark")]

mod articles;

use depesche::Extractor;
use std::{
    cell::Cell,
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
            read_each(&extractor, &examples);
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

    let (mut whole, mut single, mut dense) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let mut layers: Vec<(&'static str, Duration)> = Vec::new();
    for _ in 0..ROUNDS {
        dense = dense.min(read_all(&extractor, &examples));
        whole = whole.min(read_all(&extractor, &texts));
        single = single.min(read_each(&extractor, &texts));
        let mut round: Vec<(&'static str, Duration)> = Vec::new();
        let last = Cell::new(Instant::now());
        let documents = extractor.read_in_layers(&texts, |layer| {
            let time = last.get().elapsed();
            match round.iter_mut().find(|(name, _)| *name == layer) {
                Some((_, sum)) => *sum += time,
                None => round.push((layer, time)),
            }
            last.set(Instant::now());
        });
        // What becomes of the documents is no layer.
        documents.for_each(|document| {
            drop(black_box(document));
            last.set(Instant::now());
        });
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
            "{{\"bytes\": {}, \"articles\": {}, \"whole\": {:.3}, \"single\": {:.3}, \"dense\": {dense:.3}, \"articles_per_second\": {per_second:.1}, \"construction_ms\": {:.4}, \"layers\": {{{}}}}}",
            bytes(&texts),
            texts.len(),
            speed(whole),
            speed(single),
            construction.as_secs_f64() * 1e3,
            layers.join(", ")
        );
        return;
    }
    println!("{} articles, {} bytes", texts.len(), bytes(&texts));
    println!("{:<12} {:>8.2} MB/s {per_second:>10.0} articles/s", "whole", speed(whole));
    println!("{:<12} {:>8.2} MB/s", "one by one", speed(single));
    println!("{:<12} {dense:>8.2} MB/s", "examples");
    for (name, time) in &layers {
        println!("{name:<12} {:>8.2} MB/s {:>9.1} %", speed(*time), 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    }
    println!("extractor and first sentence: {:.3} ms", construction.as_secs_f64() * 1e3);
}

/// Reads many at once.
fn read_all(extractor: &Extractor, texts: &[String]) -> Duration {
    let start = Instant::now();
    extractor.read_many(black_box(texts)).for_each(|document| drop(black_box(document)));
    start.elapsed()
}

/// Reads one after the other.
fn read_each(extractor: &Extractor, texts: &[String]) -> Duration {
    let start = Instant::now();
    for text in texts {
        black_box(extractor.read(black_box(text)));
    }
    start.elapsed()
}
