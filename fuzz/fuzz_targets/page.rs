//! Any bytes are a page or an error, and what is read from a page holds all that is promised of a document.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    if let Ok(doc) = EXTRACTOR.read_html(bytes, None) {
        common::check(&doc);
    }
});
