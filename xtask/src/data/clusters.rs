//! Packs the Brown clusters of German word forms (from `spacy-lookups-data`, MIT licence) as `core/models/clusters.bin`.

use depesche::train::{clusters, hash::key, map, names::is_common_noun};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeSet, HashSet},
    fs,
    io::Read,
    path::Path,
};

/// How many of the most frequent forms are kept; of those with a capital; of those that are names only.
const KEPT: usize = 40_000;
const KEPT_CAPITALS: usize = 100_000;
const KEPT_NAMES: usize = 200_000;

/// Whether a form is kept that so many forms are more frequent than.
fn is_kept(rank: usize, form: &str) -> bool {
    let capital = form.starts_with(char::is_uppercase);
    rank < KEPT || (capital && (rank < KEPT_CAPITALS || (rank < KEPT_NAMES && is_name(form))))
}

/// A word as names are written, not `MÜLLER`, and no noun of the dictionary.
fn is_name(form: &str) -> bool {
    let small = form.chars().count() <= 4 || form.chars().any(char::is_lowercase);
    small && form.chars().all(|c| c.is_alphabetic() || c == '-') && !is_common_noun(form)
}

pub(super) fn build(folder: &Path) -> Result<(), String> {
    let clusters = read(&folder.join("de_lexeme_cluster.json.gz"))?;
    let frequencies = read(&folder.join("de_lexeme_prob.json.gz"))?;
    let mut forms: Vec<(&String, u32, f64)> = clusters
        .iter()
        .filter_map(|(form, id)| Some((form, id.as_u64()? as u32, frequencies.get(form)?.as_f64()?)))
        .filter(|(form, ..)| form.chars().count() <= 24)
        .collect();
    forms.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
    let paths: Vec<u32> = forms.iter().map(|form| form.1).collect::<BTreeSet<_>>().into_iter().collect();
    let entries: Vec<(u64, u32)> = forms
        .iter()
        .enumerate()
        .filter(|(rank, (form, ..))| is_kept(*rank, form))
        .map(|(_, (form, path, _))| Ok((key(form), paths.binary_search(path).map_err(|_| "a path is missing")? as u32)))
        .collect::<Result<_, String>>()?;
    let mut body = (paths.len() as u32).to_le_bytes().to_vec();
    body.extend(paths.iter().flat_map(|path| (*path as u16).to_le_bytes()));
    body.extend(map::write(&entries, 10, 5)?);
    let bytes = clusters::FORMAT.write(&body);
    println!("clusters.bin: {} forms, {} bytes", entries.len(), bytes.len());
    fs::write("core/models/clusters.bin", bytes).map_err(|e| e.to_string())
}

/// The so many most frequent forms.
pub(super) fn most_frequent(folder: &Path, many: usize) -> Result<HashSet<String>, String> {
    let mut forms: Vec<(String, f64)> =
        read(&folder.join("de_lexeme_prob.json.gz"))?.into_iter().filter_map(|(form, p)| Some((form, p.as_f64()?))).collect();
    forms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(forms.into_iter().take(many).map(|(form, _)| form).collect())
}

fn read(path: &Path) -> Result<Map<String, Value>, String> {
    let error = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = fs::File::open(path).map_err(|e| error(&e))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).map_err(|e| error(&e))?;
    serde_json::from_str(&text).map_err(|e| error(&e))
}
