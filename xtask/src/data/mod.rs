//! `cargo xtask data`: builds the tables of the core from their sources.

mod automaton;
mod cfsa2;
mod clusters;
mod dictionary;
mod inflect;
mod lists;
mod packed;

use std::path::Path;

/// Builds the tables named in `args`, all if none is.
pub(crate) fn main(args: &[String]) -> Result<(), String> {
    let wanted = |name: &str| args.is_empty() || args.iter().any(|a| a == name);
    if wanted("dictionary") {
        let frequent = clusters::most_frequent(Path::new("../shared/lexica/brown-clusters"), dictionary::FREQUENT)?;
        dictionary::build(Path::new("../shared/lexica/german-pos-dict/german.dict"), Path::new("data/de/function_words.tsv"), &frequent)?;
    }
    if wanted("names") {
        lists::build(Path::new("data/de"))?;
    }
    if wanted("clusters") {
        clusters::build(Path::new("../shared/lexica/brown-clusters"))?;
    }
    Ok(())
}
