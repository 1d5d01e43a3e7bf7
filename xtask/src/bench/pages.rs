//! Pages a second beside `dom_smoothie` and trafilatura, in one run, in processor time of one thread.
//!
//! `dom_smoothie` takes a while to compile: only `cargo xtask bench pages` pays for it, with the feature `peers`.

#[cfg(not(feature = "peers"))]
use crate::test::run;
use std::process::Command;

#[cfg(not(feature = "peers"))]
pub(crate) fn main() -> Result<(), String> {
    run(Command::new("cargo").args("run --quiet --package xtask --release --features peers -- bench pages".split(' ')))
}

#[cfg(feature = "peers")]
pub(crate) use with_peers::main;

#[cfg(feature = "peers")]
mod with_peers {
    use super::Command;
    use crate::bench::number_of;
    use crate::report::PERFORMANCE;
    use crate::{corpus, test::environment};
    use std::{fmt::Write as _, hint::black_box, path::Path, time::Duration};

    const ROUNDS: u32 = 3;
    const TRAFILATURA: &str = "2.3.1";

    /// A reader: its name, and what it does with a page.
    type Reader<'r> = (&'static str, Box<dyn Fn(&str) + 'r>);

    pub(crate) fn main() -> Result<(), String> {
        let extractor = depesche::Extractor::new();
        let readers: [Reader<'_>; 2] = [
            (
                "Depesche, the article",
                Box::new(|page| {
                    black_box(extractor.article_from_html(page, None).ok());
                }),
            ),
            (
                "dom_smoothie 0.19",
                Box::new(|page| {
                    black_box(dom_smoothie::Readability::new(page, None, None).and_then(|mut r| r.parse()).ok());
                }),
            ),
        ];
        let mut text = "\n## Pages\n\n`cargo xtask bench pages`: the pages of the accuracy tests, from a string to the article, one thread, processor time, the best of \
            three rounds.\n\n| reader | pages | pages per second | MB/s | of Depesche |\n|---|---|---:|---:|---:|\n"
            .to_owned();
        for name in ["german-news-dev", "scrapinghub"] {
            let path = Path::new("../shared/corpora/pages").join(name).with_extension("jsonl.gz");
            let pages = corpus::read_gz(&path)?;
            let html: Vec<&str> = pages.iter().map(|page| corpus::string(page, "html")).collect();
            let megabytes = html.iter().map(|page| page.len()).sum::<usize>() as f64 / 1e6;
            let mut best = [Duration::MAX; 2];
            for _ in 0..ROUNDS {
                for ((_, read), best) in readers.iter().zip(&mut best) {
                    let start = corpus::cpu_time();
                    for page in &html {
                        read(page);
                    }
                    *best = (*best).min(corpus::cpu_time().saturating_sub(start));
                }
            }
            let ours = best[0].as_secs_f64();
            let mut row = |reader: &str, seconds: f64| {
                let (count, times) = (html.len() as f64 / seconds, ours / seconds);
                let _ = writeln!(text, "| {reader} | {name} | {count:.0} | {:.1} | {times:.2}x |", megabytes / seconds);
            };
            for ((reader, _), best) in readers.iter().zip(best) {
                row(reader, best.as_secs_f64());
            }
            row(&format!("trafilatura {TRAFILATURA}"), trafilatura(&path)?);
        }
        print!("{text}");
        PERFORMANCE.section("pages", &text)
    }

    /// The seconds that trafilatura takes for the pages of a file.
    fn trafilatura(path: &Path) -> Result<f64, String> {
        let bin = environment(&[&format!("trafilatura=={TRAFILATURA}"), "lxml_html_clean"])?;
        number_of(Command::new(bin.join("python")).arg("xtask/src/bench/trafilatura_pages.py").arg(path))
    }
}
