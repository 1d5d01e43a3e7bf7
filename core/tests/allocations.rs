//! How often reading asks for memory: a step that starts to allocate per token would slow every article, and no other test would see it.

use depesche::Extractor;
use std::{fs, path::Path};

/// Allocations per token at most; the examples need 6.6 on average.
const MOST: f64 = 7.0;

#[test]
fn allocations_per_token() {
    let extractor = Extractor::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles");
    let (mut allocations, mut tokens) = (0, 0);
    for file in fs::read_dir(folder).expect("the examples are there").flatten() {
        let text = fs::read_to_string(file.path()).expect("an article is a text");
        let counted = allocation_counter::measure(|| tokens += extractor.read(&text).tokens().len());
        allocations += counted.count_total;
    }
    let per_token = allocations as f64 / tokens as f64;
    assert!(per_token < MOST, "{per_token:.2} allocations per token");
}
