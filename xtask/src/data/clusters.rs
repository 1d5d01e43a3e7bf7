//! Packs the Brown clusters of German word forms (from `spacy-lookups-data`, MIT licence) as `core/models/clusters.bin`.

use depesche::train::{hash::key, map};
use serde_json::{Map, Value};
use std::{fs, io::Read, path::Path};

/// How many of the most frequent forms are kept; with a capital, which are those that may be names, more.
const KEPT: usize = 40_000;
const KEPT_NAMES: usize = 210_000;

pub(super) fn build(folder: &Path) -> Result<(), String> {
    let clusters = read(&folder.join("de_lexeme_cluster.json.gz"))?;
    let frequencies = read(&folder.join("de_lexeme_prob.json.gz"))?;
    let mut forms: Vec<(&String, u32, f64)> = clusters
        .iter()
        .filter_map(|(form, id)| Some((form, id.as_u64()? as u32, frequencies.get(form)?.as_f64()?)))
        .filter(|(form, id, _)| *id < 1024 && form.chars().count() <= 24)
        .collect();
    forms.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
    let entries: Vec<(u64, u32)> = forms
        .iter()
        .enumerate()
        .filter(|(rank, (form, ..))| *rank < KEPT || (*rank < KEPT_NAMES && form.starts_with(char::is_uppercase)))
        .map(|(_, (form, id, _))| (key(form), *id))
        .collect();
    let bytes = map::write(&entries, 10, 5)?;
    println!("clusters.bin: {} forms, {} bytes", entries.len(), bytes.len());
    fs::write("core/models/clusters.bin", bytes).map_err(|e| e.to_string())
}

fn read(path: &Path) -> Result<Map<String, Value>, String> {
    let error = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = fs::File::open(path).map_err(|e| error(&e))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).map_err(|e| error(&e))?;
    serde_json::from_str(&text).map_err(|e| error(&e))
}
