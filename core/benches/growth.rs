//! How time and memory grow with the length of an article, and how speed grows with threads.
//!
//! `cargo bench -p depesche --bench growth [-- --json]`. The texts are the articles of `examples/articles`, one after the other, as often as it
//! takes. Of several rounds the fastest counts.
#![expect(clippy::print_stdout, reason = "a benchmark")]

mod articles;

use depesche::Extractor;
use std::{
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

/// Lengths of articles, in bytes.
const LENGTHS: [usize; 7] = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
/// So long every length is read again and again.
const PATIENCE: Duration = Duration::from_millis(1500);
/// As many articles a thread.
const ARTICLES: usize = 2000;

fn main() {
    let json = std::env::args().any(|a| a == "--json");
    let articles = articles::of(articles::EXAMPLES);
    let mut made = None;
    let start = Instant::now();
    let used = allocation_counter::measure(|| made = Some(Extractor::new()));
    let start = start.elapsed().as_secs_f64() * 1e3;
    let extractor = made.unwrap_or_default();
    if json {
        println!("{{\"start_ms\": {start:.3}, \"start_bytes\": {}}}", used.bytes_current);
    } else {
        println!("extractor: {start:.2} ms, {} bytes", used.bytes_current);
    }
    for length in LENGTHS {
        let text = of_length(&articles, length);
        let (mut peak, mut kept) = (0, 0);
        let mut best = Duration::MAX;
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            let mut document = None;
            let start = Instant::now();
            let used = allocation_counter::measure(|| document = Some(extractor.read(black_box(&text))));
            best = best.min(start.elapsed());
            (peak, kept) = (used.bytes_max, used.bytes_current);
            drop(document);
        }
        let bytes = text.len();
        let per_byte = best.as_secs_f64() * 1e9 / bytes as f64;
        if json {
            println!("{{\"bytes\": {bytes}, \"ns_per_byte\": {per_byte:.1}, \"peak\": {peak}, \"kept\": {kept}}}");
        } else {
            println!("{bytes:>9} bytes {per_byte:>8.1} ns/byte {peak:>12} bytes at most {kept:>12} kept");
        }
    }
    for threads in [1, 2] {
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..threads {
                let (extractor, articles) = (extractor.clone(), &articles);
                scope.spawn(move || {
                    extractor.read_many(articles.iter().cycle().take(ARTICLES)).for_each(|document| drop(black_box(document)));
                });
            }
        });
        let per_second = (threads * ARTICLES) as f64 / start.elapsed().as_secs_f64();
        if json {
            println!("{{\"threads\": {threads}, \"articles_per_second\": {per_second:.1}}}");
        } else {
            println!("{threads} threads {per_second:>8.1} articles/s");
        }
    }
}

/// The articles again and again, up to the end of a word at about that length.
fn of_length(articles: &[String], length: usize) -> String {
    let mut out = String::with_capacity(length + 10_000);
    for article in articles.iter().cycle() {
        out.push_str(article);
        out.push_str("\n\n");
        if out.len() >= length {
            break;
        }
    }
    let end = out.char_indices().take_while(|(at, _)| *at < length).filter(|(_, c)| *c == ' ').last();
    out.truncate(end.map_or(0, |(at, _)| at));
    out
}
