//! Reading the corpora: JSON Lines with code-point offsets.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::time::Duration;
use std::{fs, path::Path};

/// The articles of a JSON Lines file.
pub(crate) fn read(path: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, line)| serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), n + 1)))
        .collect()
}

/// Time this thread has spent on a processor: wall-clock time says little on a machine that others use too.
pub(crate) fn cpu_time() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default())
}

/// The lines of a gzipped JSON Lines file.
pub(crate) fn read_gz(path: &Path) -> Result<Vec<Value>, String> {
    let file = fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = BufReader::new(flate2::read::MultiGzDecoder::new(file)).lines();
    lines.map(|line| serde_json::from_str(&line.map_err(|e| e.to_string())?).map_err(|e| e.to_string())).collect()
}

/// The string field `name`, empty if it is missing.
pub(crate) fn string<'v>(article: &'v Value, name: &str) -> &'v str {
    article[name].as_str().unwrap_or_default()
}

/// `[[start, end], …]`.
pub(crate) fn spans(value: &Value) -> Vec<(usize, usize)> {
    let pair = |v: &Value| Some((v[0].as_u64()? as usize, v[1].as_u64()? as usize));
    value.as_array().map(|a| a.iter().filter_map(pair).collect()).unwrap_or_default()
}

/// An article of the corpus, read by Depesche, with code-point offsets as in the corpora.
pub(crate) fn run(extractor: &depesche::Extractor, article: &Value) -> Result<depesche::Document, String> {
    let mut input = depesche::Input::new(string(article, "text"));
    if let Some(date) = article["date"].as_str().filter(|d| !d.is_empty()) {
        input = input.date(date).map_err(|e| format!("{}: {e}", string(article, "id")))?;
    }
    Ok(extractor.read(input).with_offsets(depesche::OffsetEncoding::Utf32))
}
