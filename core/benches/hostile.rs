//! How time and memory grow with the length of hostile texts: the exponent of the growth, fitted over doubling sizes up to 20 MB, the time
//! per byte against that of news, and the most memory that reading the longest text takes, in bytes per byte of the text.
//!
//! `cargo bench -p depesche --features train --bench hostile [-- --json] [-- NAME …]`. An exponent of 1 is linear time.
#![expect(clippy::print_stdout, reason = "a benchmark")]

use depesche::Extractor;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

include!("../tests/common/hostile.rs");

/// Sizes in bytes; the exponent is fitted over all.
const SIZES: [usize; 7] = [312_500, 625_000, 1_250_000, 2_500_000, 5_000_000, 10_000_000, 20_000_000];
/// A text that takes longer is not doubled again.
const LIMIT: Duration = Duration::from_secs(100);
/// All sizes are gone through so often, lest a slow moment of the machine look like growth: the fastest counts.
const PASSES: usize = 2;
/// The shorter texts are read three times each time.
const SHORT: Duration = Duration::from_millis(500);

const NEWS: &str = include_str!("../../examples/articles/politik-haushalt.txt");

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let json = args.iter().any(|a| a == "--json");
    let names: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let extractor = Extractor::new();
    let news = measure(&extractor, &format!("{NEWS}\n\n"));
    let base = news.per_byte;
    for (name, piece) in std::iter::once(("news", NEWS)).chain(PIECES.iter().copied()) {
        if !names.is_empty() && !names.iter().any(|n| *n == name) {
            continue;
        }
        let Growth { exponent, per_byte, memory, longest } = if name == "news" { news } else { measure(&extractor, piece) };
        let ratio = per_byte / base;
        if json {
            println!(
                "{{\"name\": \"{name}\", \"exponent\": {exponent:.3}, \"ns_per_byte\": {:.1}, \"ratio\": {ratio:.2}, \"memory\": {memory:.1}, \"longest\": {longest}}}",
                per_byte * 1e9
            );
        } else {
            println!(
                "{name:<28} exponent {exponent:>5.2}  {:>8.1} ns/byte  {ratio:>6.2} x news  {memory:>5.1} x memory  {longest} bytes",
                per_byte * 1e9
            );
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Growth {
    exponent: f64,
    /// Seconds per byte, of the longest text.
    per_byte: f64,
    /// Most bytes in use per byte, of the longest text.
    memory: f64,
    /// Its bytes.
    longest: usize,
}

fn measure(extractor: &Extractor, piece: &str) -> Growth {
    let mut times = SIZES.map(|size| (piece.len() * (size / piece.len() + 1), Duration::MAX));
    let mut out = Growth::default();
    for _ in 0..PASSES {
        for (length, best) in &mut times {
            let text = piece.repeat(*length / piece.len());
            for _ in 0..3 {
                let start = Instant::now();
                let used = allocation_counter::measure(|| drop(black_box(extractor.read(black_box(&text)))));
                *best = start.elapsed().min(*best);
                out.memory = used.bytes_max as f64 / text.len() as f64;
                if *best > SHORT {
                    break;
                }
            }
            (out.longest, out.per_byte) = (text.len(), best.as_secs_f64() / text.len() as f64);
            if *best > LIMIT {
                break;
            }
        }
    }
    let read = times.iter().filter(|(_, best)| *best < Duration::MAX);
    let points: Vec<_> = read.map(|(length, best)| ((*length as f64).ln(), best.as_secs_f64().ln())).collect();
    Growth { exponent: slope(&points), ..out }
}

/// Least-squares slope.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mx, my) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (xy, xx) = points.iter().fold((0.0, 0.0), |(xy, xx), p| (xy + (p.0 - mx) * (p.1 - my), xx + (p.0 - mx).powi(2)));
    xy / xx
}
