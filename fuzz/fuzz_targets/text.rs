//! Any text gives a document of which all holds that is promised, and the same one again.
#![no_main]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use depesche::Extractor;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    let doc = common::check_text(&EXTRACTOR, text);
    assert_eq!(doc, EXTRACTOR.read(text));
});
