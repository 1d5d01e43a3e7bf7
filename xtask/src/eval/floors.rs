//! The accuracy below which a change may not fall: a little under what was measured last.

use super::{names, quotes, segmentation};
use crate::corpus;
use std::path::Path;

/// What is measured, and the floor of its F1.
const FLOORS: &[(&str, f64)] = &[
    ("segmentation: tokens", 99.5),
    ("segmentation: sentence ends", 98.0),
    ("names: all", 88.0),
    ("names: people", 94.0),
    ("names: places", 91.0),
    ("names: organisations", 85.0),
    ("names: grouping", 97.0),
    ("quotations: full, joint", 75.0),
    ("quotations: simple, joint", 74.0),
];

/// Measures everything that has a floor and compares.
pub(crate) fn check(corpora: &Path) -> Result<(), String> {
    if !corpora.is_dir() {
        println!("accuracy floors skipped: there is no {}", corpora.display());
        return Ok(());
    }
    let extractor = depesche::Extractor::new();
    let (tokens, sentences) = segmentation::eval(&corpora.join("wikinews-quotes/dev.jsonl"), false)?;
    let names = names::eval(&corpus::read(&corpora.join("wikinews-annotated/dev.jsonl"))?, false)?;
    let name = |label| names.label(label).f1();
    let articles = quotes::compare(&corpora.join("wikinews-quotes/dev.jsonl"), &extractor)?;
    let joint = |simple| quotes::score(&articles, simple, None).0.get("joint").map_or(0.0, |[_, _, f]| *f);
    let measured =
        [tokens.f1(), sentences.f1(), name("all"), name("PER"), name("LOC"), name("ORG"), names.grouping_f1(), joint(false), joint(true)];
    let mut fallen = Vec::new();
    for ((name, floor), value) in FLOORS.iter().zip(measured) {
        println!("{name:<40} {value:>6.2}  floor {floor:>6.2}");
        if value < *floor {
            fallen.push(format!("{name}: {value:.2} is below {floor:.2}"));
        }
    }
    if fallen.is_empty() { Ok(()) } else { Err(fallen.join("\n")) }
}
