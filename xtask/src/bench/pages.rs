//! Pages a second, and trafilatura's in the same run if a Python that has it is given.

use crate::corpus;
use std::{path::Path, process::Command, time::Duration};

const ROUNDS: u32 = 3;

pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let extractor = depesche::Extractor::new();
    for name in ["german-news-dev", "scrapinghub"] {
        let path = Path::new("../shared/corpora/pages").join(name).with_extension("jsonl.gz");
        let pages = corpus::read_gz(&path)?;
        let html: Vec<&str> = pages.iter().map(|page| corpus::string(page, "html")).collect();
        let mut best = Duration::MAX;
        for _ in 0..ROUNDS {
            let start = corpus::cpu_time();
            for page in &html {
                let doc = extractor.article_from_html(*page, None).map_err(|e| e.to_string())?;
                std::hint::black_box(&doc);
            }
            best = best.min(corpus::cpu_time().saturating_sub(start));
        }
        let bytes: usize = html.iter().map(|page| page.len()).sum();
        let speed = |n: f64| n / best.as_secs_f64();
        println!("depesche {name}: {:.0} pages/s, {:.0} MB/s", speed(html.len() as f64), speed(bytes as f64 / 1e6));
        if let Some(python) = args.first() {
            let status = Command::new(python).arg("xtask/src/bench/trafilatura_pages.py").arg(&path).status().map_err(|e| e.to_string())?;
            if !status.success() {
                return Err(format!("{python}: {status}"));
            }
        }
    }
    Ok(())
}
