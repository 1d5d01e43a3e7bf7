//! How time grows with the length of hostile texts: the exponent of the growth, fitted over doubling sizes, and the time per byte against
//! that of news.
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
const SIZES: [usize; 5] = [1 << 16, 1 << 17, 1 << 18, 1 << 19, 1 << 20];
/// A text that takes longer is not doubled again.
const LIMIT: Duration = Duration::from_secs(4);

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
        let Growth { exponent, per_byte } = if name == "news" { news } else { measure(&extractor, piece) };
        let ratio = per_byte / base;
        if json {
            println!(
                "{{\"name\": \"{name}\", \"exponent\": {exponent:.3}, \"ns_per_byte\": {:.1}, \"ratio\": {ratio:.2}}}",
                per_byte * 1e9
            );
        } else {
            println!("{name:<24} exponent {exponent:>5.2}  {:>8.1} ns/byte  {ratio:>6.2} x news", per_byte * 1e9);
        }
    }
}

#[derive(Clone, Copy)]
struct Growth {
    exponent: f64,
    /// Seconds per byte of the longest text.
    per_byte: f64,
}

fn measure(extractor: &Extractor, piece: &str) -> Growth {
    let mut points = Vec::new();
    let mut per_byte = 0.0;
    for size in SIZES {
        let text = piece.repeat(size / piece.len() + 1);
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            black_box(extractor.read(black_box(&text)));
            best = best.min(start.elapsed());
            if best > LIMIT / 4 {
                break;
            }
        }
        per_byte = best.as_secs_f64() / text.len() as f64;
        points.push(((text.len() as f64).ln(), best.as_secs_f64().ln()));
        if best > LIMIT {
            break;
        }
    }
    Growth { exponent: slope(&points), per_byte }
}

/// Least-squares slope.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (mx, my) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let (xy, xx) = points.iter().fold((0.0, 0.0), |(xy, xx), p| (xy + (p.0 - mx) * (p.1 - my), xx + (p.0 - mx).powi(2)));
    xy / xx
}
