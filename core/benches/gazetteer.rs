//! The caller's own names: `cargo bench --bench gazetteer [-- NUMBER]`. Time to compile so many names (100,000), and what they cost per article.
#![expect(clippy::print_stdout, reason = "prints its figures")]

mod articles;

use depesche::{EntityKind, Extractor, Gazetteer, GazetteerEntry};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 20;

fn main() {
    let count: u32 = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(100_000);
    let start = Instant::now();
    let gazetteer = Gazetteer::new((0..count).map(entry)).unwrap_or_else(|e| panic!("{e}"));
    println!("{count} names compiled in {:.2?}, about {} MB", start.elapsed(), gazetteer.memory() / 1_000_000);
    let texts = articles::of(articles::EXAMPLES);
    let plain = time(&Extractor::new(), &texts);
    let own = time(&Extractor::builder().gazetteer(gazetteer).build(), &texts);
    let more = 100.0 * (own.as_secs_f64() / plain.as_secs_f64() - 1.0);
    println!("{} articles: {plain:.2?} without, {own:.2?} with them ({more:+.1} %)", texts.len());
}

/// Names that look like names: two made-up words, a third of them with a legal form.
fn entry(n: u32) -> GazetteerEntry {
    const SYLLABLES: [&str; 16] = ["ka", "ro", "lin", "ber", "do", "fen", "gas", "hu", "ne", "mar", "pol", "tis", "wes", "zu", "al", "er"];
    let word = |mut n: u32| {
        let mut out = String::new();
        for _ in 0..4 {
            out.push_str(SYLLABLES[n as usize % SYLLABLES.len()]);
            n /= 16;
        }
        let (first, rest) = out.split_at(1);
        first.to_uppercase() + rest
    };
    let mixed = n.wrapping_mul(0x9e37_79b1);
    let name = format!("{} {}{}", word(mixed), word(mixed >> 11), if n.is_multiple_of(3) { " GmbH" } else { "" });
    let mut entry = GazetteerEntry::new(name, EntityKind::Org);
    entry.id = Some(format!("Q{n}"));
    entry
}

/// The fastest of many rounds over all texts.
fn time(extractor: &Extractor, texts: &[String]) -> Duration {
    let round = || {
        let start = Instant::now();
        for text in texts {
            black_box(extractor.read(black_box(text)));
        }
        start.elapsed()
    };
    (0..ROUNDS).map(|_| round()).min().unwrap_or_default()
}
